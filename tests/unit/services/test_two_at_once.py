"""Two programs that connect at the same moment: one library key, and no connection lost."""

import asyncio
import subprocess
import sys
from pathlib import Path

from confluence_desk.demo.content import fill
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.entities import Site
from confluence_desk.services.accounts import Account, Accounts
from confluence_desk.services.connections import Connections
from confluence_desk.system.settings import Settings
from tests.unit.services.conftest import NOW
from tests.unit.services.signing.conftest import Ring

ROOT = Path(__file__).parents[3]
_ADDING = """
import sys
from pathlib import Path
from confluence_desk.domain.entities import Site
from confluence_desk.services.connections import Connections
from confluence_desk.services.session import Account
from confluence_desk.system.settings import Settings
known = Connections(Settings(Path(sys.argv[1])), lambda _: True)
print("ready", flush=True)
sys.stdin.readline()
for number in range(20):
    url = f"https://{sys.argv[2]}{number}.atlassian.net"
    known.use(Account(Site(url), "a@b.c", "ada", "Ada", url))
"""


class SlowRing(Ring):
    """A keyring whose answers take a while, as all of them do."""

    async def get(self, name: str) -> str | None:
        await asyncio.sleep(0)
        found = await super().get(name)
        await asyncio.sleep(0)
        return found


def made(ring: Ring, home: Path, demo: DemoSite) -> Accounts:
    return Accounts(ring, Settings(home / "settings.json"), home / "data", gateway=demo.gateway)


def test_two_first_sign_ins_at_once_make_one_library_key(tmp_path: Path) -> None:
    async def story() -> None:
        state = SiteState(seed=1)
        fill(state, NOW)
        ring = SlowRing()
        async with DemoSite(state) as demo:
            both = [made(ring, tmp_path, demo) for _ in range(2)]
            found = [await each.recognised(demo.url, demo.email, demo.token) for each in both]
            opening = zip(both, found, strict=True)
            sessions = await asyncio.gather(*(each.open(*what) for each, what in opening))
            try:
                keys = {session.way_in.key for session in sessions if session.way_in}
                assert len(keys) == 1
                assert {session.aside for session in sessions} == {None}
                await sessions[0].library.refresh_spaces()
                assert sessions[1].library.spaces()
            finally:
                for session in sessions:
                    await session.aclose()
            again = await made(ring, tmp_path, demo).resume(sessions[0].account)
            assert again.aside is None
            await again.aclose()

    asyncio.run(story())


def test_a_connection_that_another_window_made_meanwhile_is_not_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    here, there = (Connections(Settings(file), lambda _: True) for _ in range(2))
    here.use(account("one"))
    there.use(account("two"))
    here.use(account("one"))
    assert {each.site.url for each in Connections(Settings(file), lambda _: True).all()} == {
        "https://one.atlassian.net",
        "https://two.atlassian.net",
    }
    here.forget(account("one"))
    there.keep(account("two"))
    assert [each.site.url for each in there.all()] == ["https://two.atlassian.net"]


def test_two_processes_that_connect_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _ADDING, str(file), name],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "ab"
    ]
    for each in running:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in running:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    for each in running:
        each.communicate(timeout=60)
        assert each.returncode == 0
    assert len(Connections(Settings(file), lambda _: True).all()) == 40


def account(name: str) -> Account:
    url = f"https://{name}.atlassian.net"
    return Account(Site(url), "ana@acme.test", "ana", "Ana", url)
