"""After a troubled session, verbose logs and all: no secret is anywhere on the disk."""

import asyncio
import logging
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from confluence_desk.demo.content import fill
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.errors import DeskError
from confluence_desk.services.accounts import Accounts
from confluence_desk.system.crashes import Crashes
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.logs import configure
from confluence_desk.system.paths import Paths
from confluence_desk.system.settings import Settings
from tests.unit.services.conftest import NOW

log = logging.getLogger("confluence_desk.tests")


class Vault(SessionSecrets):
    """A keyring whose secrets the test can look for; not of the kind that forgets."""

    def held(self) -> list[str]:
        return list(self._values.values())


@pytest.mark.expect_log("confluence_desk", "uvicorn.error")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_no_secret_reaches_the_disk_whatever_goes_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:  # traps 12, 17, 52
    paths, vault = Paths.of(tmp_path), Vault()
    paths.make()
    end_logging = configure(paths, verbose=True)
    crashes = Crashes(paths.runs, paths.logs)
    crashes.begin()

    async def story() -> list[str]:
        state = SiteState(seed=1)
        fill(state, NOW)
        async with DemoSite(state) as demo:
            settings = Settings(paths.settings_file)
            accounts = Accounts(vault, settings, paths.data, gateway=demo.gateway)
            session = await accounts.sign_in(demo.url, demo.email, demo.token)
            log.debug("session %r %r", session.account, vars(session))
            library = session.library
            found = await library.resolve("OPS:Redis failover")
            assert found is not None
            await library.refresh_page(found.page_id)
            await library.refresh_details(found.page_id)
            file = (library.attachments(found.page_id) or [])[0]
            await library.blob(file.id, file.version.number)
            for kind in ("login", "cut", "reset", "404-edge"):
                fault = demo.site.faults.add(kind, "/wiki/")
                try:
                    await library.refresh_page(found.page_id)
                except DeskError as error:
                    log.exception("could not refresh")
                    crashes.note(error)
                demo.site.faults.remove(fault)
                await session.connection.probe()
            demo.site.credentials.revoke(demo.token)
            with suppress(DeskError):
                await library.refresh_page(found.page_id)
            library.document(found.page_id)
            await library.note_visit(found.page_id)
            files = await asyncio.to_thread(everything, tmp_path)  # with the WAL still there
            await session.aclose()
            return [demo.token, *vault.held(), "token=ey", *files]

    try:
        secret, *rest = asyncio.run(story())
    finally:
        crashes.end(clean=False)
        end_logging()
    said = capsys.readouterr()
    on_disk = rest[-1] + str(everything(tmp_path)) + said.out + said.err
    for hidden in (secret, *rest[:-1]):
        assert hidden not in on_disk
    for path in paths.data.glob("*.desk"):
        with pytest.raises(sqlite3.DatabaseError):
            sqlite3.connect(path).execute("SELECT * FROM content")


def everything(folder: Path) -> list[str]:
    """What stands in all files below a folder, as one text."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return ["\n".join(path.read_bytes().decode("latin-1") for path in files)]
