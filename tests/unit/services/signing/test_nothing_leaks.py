"""After signing in by token and by consent, troubles and a crash: no secret is anywhere (12, 17).

Every file below the home, every log, traceback, report and ``repr`` is looked through, whether
secrets lie in a keyring, in the vault, or in memory alone.
"""

import asyncio
import logging
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from confluence_desk.domain.errors import DeskError, NoKeyring, SignInBroken
from confluence_desk.services.accounts import Accounts, Session
from confluence_desk.system.crashes import Crashes
from confluence_desk.system.credentials import Keyring, Secrets
from confluence_desk.system.logs import configure
from confluence_desk.system.paths import Paths
from confluence_desk.system.redaction import HIDDEN, redact
from confluence_desk.system.settings import Settings
from confluence_desk.system.strongbox import Strongbox
from confluence_desk.system.vault import Vault
from tests.unit.services.signing.browser import Browser
from tests.unit.services.signing.conftest import Ground, Grounds, Ring

log = logging.getLogger("confluence_desk.tests")
PASSPHRASE = "correct horse battery"


class Listening(Strongbox):
    """A strongbox that tells the test what it was given."""

    def __init__(self, keyring: Secrets, vault: Vault) -> None:
        super().__init__(keyring, vault)
        self.given: list[str] = []

    async def set(self, name: str, value: str) -> None:
        self.given.append(value)
        await super().set(name, value)


def nothing() -> Any:
    raise NoKeyring("this machine offers no keyring", "absent")


async def place_of(kind: str, data: Path) -> Listening:
    vault = Vault(data / "secrets.vault", memory=64)
    box = Listening(Ring() if kind == "keyring" else Keyring(backend=nothing), vault)
    if kind == "vault":
        await box.choose_vault(PASSPHRASE)
    if kind == "memory":
        box.choose_memory()
    return box


class Story:
    """What a troubled day says: words that went anywhere but to a file."""

    def __init__(self, here: Ground, box: Listening, paths: Paths, crashes: Crashes) -> None:
        self.said: list[str] = []
        self.here = here
        self.box = box
        self.crashes = crashes
        settings = Settings(paths.settings_file)
        self.accounts = Accounts(box, settings, paths.data, gateway=here.demo.gateway)
        self.codes: list[str] = []
        self.keys: list[str] = []
        """Of libraries: in memory alone they are given to no place for secrets."""

    def tell(self, *things: object) -> None:
        """Print and log things as somebody who looks for a bug would."""
        for each in things:
            parts = vars(each) if hasattr(each, "__dict__") else ""
            self.said.append(f"{each!r} {each} {parts}")
            log.debug("%r %s", each, each)

    def caught(self, error: BaseException) -> None:
        self.said.append("".join(traceback.format_exception(error)))
        log.error("trouble", exc_info=error)
        self.crashes.note(error)

    async def by_token(self) -> None:
        demo = self.here.demo
        session = await self.accounts.sign_in(demo.url, demo.email, demo.token)
        await self.work(session)
        demo.site.credentials.revoke(demo.token)
        await self.trouble(session)
        await session.aclose()

    async def by_consent(self) -> None:
        browser = Browser()
        signing = self.here.signing_in(browser)
        self.tell(signing)
        granted = await signing.run()
        await browser.done.wait()
        self.codes += parse_qs(urlsplit(browser.address).query)["code"]
        with suppress(SignInBroken):
            signing.paste(browser.address)
        self.tell(granted, granted.grant, granted.grant.registration, signing)
        session = await self.accounts.enter(granted)
        self.tell(session.tokens, session.account)
        await self.work(session)
        authority = self.here.demo.site.authority
        authority._access.clear()  # noqa: SLF001 - an hour passed there
        rule = self.here.demo.site.faults.add("login", "/oauth/token")
        await self.trouble(session)
        self.here.demo.site.faults.remove(rule)
        await session.connection.probe()
        await self.work(session)
        authority.revoke()
        await self.trouble(session)
        await session.aclose()

    async def work(self, session: Session) -> None:
        assert session.way_in is not None
        self.keys += filter(None, (session.way_in.key, session.way_in.token))
        self.tell(session, session.way_in, session.connection, session.library)
        found = await session.library.resolve("OPS:Redis failover")
        assert found is not None
        await session.library.refresh_page(found.page_id)
        await session.library.refresh_details(found.page_id)
        file = (session.library.attachments(found.page_id) or [])[0]
        await session.library.blob(file.id, file.version.number)

    async def trouble(self, session: Session) -> None:
        try:
            await session.library.refresh_spaces()
            raise AssertionError("nothing went wrong")
        except DeskError as error:
            self.caught(error)
        await session.connection.probe()


@pytest.mark.expect_log("confluence_desk", "uvicorn.error")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("kind", ["keyring", "vault", "memory"])
def test_no_secret_is_anywhere_traps_12_17(
    ground: Grounds, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    paths = Paths.of(tmp_path)
    paths.make()
    end_logging = configure(paths, verbose=True)
    crashes = Crashes(paths.runs, paths.logs)
    crashes.begin()
    secrets = {PASSPHRASE, "demo-s3cret"}
    said: list[str] = []

    async def story() -> None:
        async with ground() as here:
            made: set[str] = set()
            remember = here.demo.site.authority._tokens  # noqa: SLF001 - what it hands out

            def handed_out(grant: Any) -> Any:
                tokens = remember(grant)
                made.update({str(tokens["access_token"]), str(tokens["refresh_token"])})
                return tokens

            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(type(here.demo.site.authority), "_tokens", _of(handed_out))
                day = Story(here, await place_of(kind, paths.data), paths, crashes)
                await day.by_token()
                await day.by_consent()
                bug = RuntimeError(f"a bug with {here.demo.token} in its words")
                log.error("a bug", exc_info=bug)
                crashes.note(bug)
            secrets.update({here.demo.token, *made, *day.codes, *day.keys, *day.box.given})
            said.extend(day.said)
            said.append(await asyncio.to_thread(everything, tmp_path))

    try:
        asyncio.run(story())
    finally:
        crashes.end(clean=False)
        end_logging()
    later = Crashes(paths.runs, paths.logs)
    ending = later.begin()
    later.end(clean=True)
    assert ending.reports
    printed = capsys.readouterr()
    words = [printed.out, printed.err, everything(tmp_path), *said]
    assert len(secrets) > 8
    for secret in secrets:
        assert not [text for text in words if secret in text], secret


def _of(function: Any) -> Any:
    return lambda _self, grant: function(grant)


def everything(folder: Path) -> str:
    """What stands in all files below a folder, names included."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "\n".join(f"{path} {path.read_bytes().decode('latin-1')}" for path in files)


@pytest.mark.parametrize(
    "text",
    [
        '{"grant_type":"refresh_token","client_secret":"SECRET-1","refresh_token":"SECRET-2"}',
        "client_secret=SECRET-1&refresh_token=SECRET-2&code=SECRET-3",
        "http://localhost:53682/callback?state=x&code=SECRET-1",
        "http://localhost:53682/callback?code=SECRET-1&state=x",
        '{"access_token":"SECRET-1","expires_in":3600,"refresh_token":"SECRET-2"}',
        "CONFLUENCE_DESK_TOKEN=SECRET-1 CONFLUENCE_DESK_PASSPHRASE=SECRET-2",
        "passphrase: 'SECRET-1'",
        '{"client_id": "x", "access": "SECRET-1", "refresh": "SECRET-2"}',
    ],
)
def test_what_oauth_says_loses_its_secrets_before_a_file_gets_it(text: str) -> None:
    said = redact(text)
    assert "SECRET" not in said
    assert HIDDEN in said
