"""``connect --oauth``: browser or pasted address, several sites, and one JSON object at any end."""

import asyncio
import io
import json
import os
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from confluence_desk import cli, consent_command, terminal
from confluence_desk.consent_command import Lines
from confluence_desk.demo.authority import App
from confluence_desk.demo.content import fill
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import NoKeyring
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.signing.grant import Offer
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.paths import Paths
from confluence_desk.system.road import Roads
from confluence_desk.system.settings import Settings
from confluence_desk.system.strongbox import Strongbox
from confluence_desk.system.vault import Vault
from tests.unit.services.conftest import NOW
from tests.unit.services.signing.browser import Browser, free_port

SECRET = "demo-s3cret"
CLIENT = "demo-client"


class Terminal(io.StringIO):
    """Somebody sits there."""

    def isatty(self) -> bool:
        return True


class Machine:
    """Runs a command beside the demo site, whose gateway and authority it takes for the world's."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.port, self._site_port = free_port(), free_port()
        self._home = home
        self._monkeypatch = monkeypatch
        self._ring = SessionSecrets()
        self._demo: DemoSite | None = None
        monkeypatch.setattr(terminal, "strangers", self._strangers)
        monkeypatch.delenv("CONFLUENCE_DESK_PASSPHRASE", raising=False)

    def _strangers(self, paths: Paths) -> tuple[Accounts, Strongbox, Roads]:
        _accounts, _box, roads = REAL(paths)
        box = Strongbox(self._ring, Vault(paths.data / "secrets.vault"))
        settings = Settings(paths.settings_file)
        gateway = f"http://127.0.0.1:{self._site_port}"
        return Accounts(box, settings, paths.data, gateway=gateway, road=roads.road), box, roads

    def run(
        self,
        *arguments: str,
        stdin: str = f"{SECRET}\n",
        browser: Browser | None = None,
        typed: bool = False,
    ) -> int:
        """With a site that lives in this process, beside the command's own loop."""
        answer = browser or Browser()
        self._monkeypatch.setattr(webbrowser, "open", answer.open)
        self._monkeypatch.setattr("sys.stdin", (Terminal if typed else io.StringIO)(stdin))
        real = asyncio.run

        async def with_site(main: Any) -> int:
            state = SiteState(seed=1)
            fill(state, NOW)
            async with DemoSite(state, port=self._site_port) as demo:
                self._demo = demo
                back = f"http://localhost:{self.port}/callback"
                demo.site.authority.app = App(CLIENT, SECRET, back)
                try:
                    code: int = await main
                    return code
                finally:
                    self._demo = None

        self._monkeypatch.setattr(asyncio, "run", lambda main: real(with_site(main)))
        try:
            return cli.run(["--home", str(self._home), *arguments])
        finally:
            self._monkeypatch.setattr(asyncio, "run", real)

    def vaults(self) -> list[Path]:
        return list(self._home.rglob("*.vault"))

    def files(self) -> bytes:
        return b"".join(each.read_bytes() for each in self._home.rglob("*") if each.is_file())


REAL = terminal.strangers


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path / "home", monkeypatch)


Captured = pytest.CaptureFixture[str]


def oauth(machine: Machine, *more: str) -> tuple[str, ...]:
    return ("connect", "--oauth", CLIENT, "--port", str(machine.port), *more)


def test_a_browser_comes_back_and_every_command_knows_the_site(
    machine: Machine, capsys: Captured
) -> None:
    browser = Browser()
    assert machine.run(*oauth(machine), browser=browser) == 0
    said = capsys.readouterr()
    assert "The consent is given for" in said.out
    assert "ok    Pages: Works" in said.out
    assert browser.opened[0] in said.err  # for who sits at another machine
    assert SECRET not in said.out + said.err
    assert SECRET.encode() not in machine.files()
    assert machine.run("keep", "list") == 0
    assert machine.run("connect", "--oauth", stdin="") == 0  # again, by the app that is kept


def test_the_secret_may_come_from_the_environment(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFLUENCE_DESK_CLIENT_SECRET", SECRET)
    assert machine.run(*oauth(machine), stdin="") == 0
    assert "CONFLUENCE_DESK_CLIENT_SECRET" not in os.environ


def test_trap_14_without_a_browser_the_address_is_printed_and_pasted(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    browser = Browser(goes_back=False)
    told: list[str] = []

    class Typed(Lines):
        """Who sits there: the secret, a wrong line, then what the browser ended at."""

        async def next(self) -> str | None:
            if len(told) < 2:
                told.append("x")
                return (SECRET, "http://localhost:1/?nothing")[len(told) - 1]
            if not browser.opened:
                browser.open(_address(capsys.readouterr().err))
            await browser.done.wait()
            return browser.address

    monkeypatch.setattr(consent_command, "Lines", Typed)
    assert machine.run(*oauth(machine, "--no-browser"), browser=browser) == 0


def _address(printed: str) -> str:
    return next(line for line in printed.splitlines() if line.startswith("http"))


@pytest.mark.parametrize(
    ("arguments", "stdin", "browser", "kind", "code"),
    [
        (("--oauth", CLIENT), "", Browser, "Senseless", 2),
        (("--oauth",), "", Browser, "Senseless", 2),
        (("--oauth", CLIENT, "--port", "80"), "x\n", Browser, "Senseless", 2),
        (("--oauth", CLIENT, "ftp://x"), "x\n", Browser, "Senseless", 2),
        (("--oauth", CLIENT), f"{SECRET}\n", lambda: Browser("deny"), "SignInBroken", 5),
        (("--oauth", CLIENT), "wrong\n", Browser, "SignInBroken", 5),
        (("--oauth", CLIENT, "other.atlassian.net"), f"{SECRET}\n", Browser, "Senseless", 2),
    ],
)
def test_however_it_ends_there_is_one_object(
    machine: Machine,
    capsys: Captured,
    arguments: tuple[str, ...],
    stdin: str,
    browser: Callable[[], Browser],
    kind: str,
    code: int,
) -> None:
    port = () if "--port" in arguments else ("--port", str(machine.port))
    done = machine.run("connect", "--json", *arguments, *port, stdin=stdin, browser=browser())
    (line,) = capsys.readouterr().out.splitlines()
    said = json.loads(line)
    assert (said["connected"], said["exit"], done) == (False, code, code)
    assert said["error"]["kind"] == kind
    assert said["error"]["words"]


def test_a_port_that_is_taken_is_told_with_what_helps(machine: Machine, capsys: Captured) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", machine.port))
        taken.listen()
        assert machine.run(*oauth(machine)) == 5
    assert "Another program uses the port" in capsys.readouterr().err


def test_tokens_end_with_one_object_too(
    machine: Machine, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments, stdin, kind, code in (
        ((), "x", "Senseless", 2),
        (("http://127.0.0.1:9", "--email", "a@b.c"), "x", "Unreachable", 1),
    ):
        assert machine.run("connect", "--json", *arguments, stdin=stdin) == code
        said = json.loads(capsys.readouterr().out)
        assert (said["error"]["kind"], said["exit"]) == (kind, code)

    def stopped(_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("confluence_desk.connect_command._asked", stopped)
    assert machine.run("connect", "--json") == terminal.INTERRUPTED
    assert json.loads(capsys.readouterr().out)["exit"] == terminal.INTERRUPTED

    def broken(_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("confluence_desk.connect_command._asked", broken)
    with pytest.raises(ZeroDivisionError):
        machine.run("connect", "--json")
    assert json.loads(capsys.readouterr().out)["error"]["kind"] == "ZeroDivisionError"


@pytest.mark.parametrize("kind", ["locked", "slow"])
def test_trap_13_a_locked_keyring_is_hidden_by_no_vault(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: Captured, kind: str
) -> None:
    async def shut(_ring: object, _name: str) -> str:
        raise NoKeyring(kind, kind)

    def asked(_question: str) -> str:
        raise AssertionError("nobody is asked for a passphrase")

    monkeypatch.setattr(SessionSecrets, "get", shut)
    monkeypatch.setattr("getpass.getpass", asked)
    assert machine.run(*oauth(machine), typed=True) == terminal.SIGN_IN
    assert "keyring" in capsys.readouterr().err
    assert not machine.vaults()


OFFERS = [Offer(Site(f"https://{name}.atlassian.net")) for name in ("acme", "umbrella")]


def typed(*lines: str) -> Lines:
    pieces = [f"{line}\n".encode() for line in lines]
    return Lines(lambda: pieces.pop(0) if pieces else b"")


def test_several_sites_are_chosen_by_number(capsys: Captured) -> None:
    async def story() -> None:
        picked = await consent_command.picked(OFFERS, typed("", "7", "2"))
        assert picked is OFFERS[1]
        with pytest.raises(terminal.Senseless, match="Name one"):
            await consent_command.picked(OFFERS, typed("x"))
        assert consent_command.named(OFFERS, OFFERS[1].site.url) is OFFERS[1]

    asyncio.run(story())
    assert "2  https://umbrella.atlassian.net" in capsys.readouterr().err


def test_lines_come_whole_however_they_are_cut() -> None:
    pieces = [b"one\r\ntw", b"o\nth", b"ree", b""]

    async def story() -> None:
        lines = Lines(lambda: pieces.pop(0))
        assert [await lines.next() for _ in range(5)] == ["one", "two", "three", None, None]

    asyncio.run(story())


ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """if True:
    import os, sys, webbrowser
    from confluence_desk import cli, terminal
    from confluence_desk.services.accounts import Accounts
    from confluence_desk.system.credentials import Keyring
    from confluence_desk.system.settings import Settings
    from confluence_desk.system.strongbox import Strongbox
    from confluence_desk.system.vault import Vault
    from tests.end2end.ring import Ring

    real = terminal.strangers

    def strangers(paths):
        roads = real(paths)[2]
        box = Strongbox(Keyring(backend=Ring), Vault(paths.data / "secrets.vault"))
        gateway = os.environ["GATEWAY"]
        settings = Settings(paths.settings_file)
        return Accounts(box, settings, paths.data, gateway=gateway, road=roads.road), box, roads

    terminal.strangers = strangers
    webbrowser.open = lambda url: True
    sys.exit(cli.run(sys.argv[1:]))
"""


def test_the_process_ends_though_nobody_pastes_and_its_input_stays_open(tmp_path: Path) -> None:
    async def story() -> None:
        state = SiteState(seed=1)
        fill(state, NOW)
        async with DemoSite(state) as demo:
            port = free_port()
            back = f"http://localhost:{port}/callback"
            demo.site.authority.app = App(CLIENT, SECRET, back)
            told = ("connect", "--oauth", CLIENT, "--port", str(port), "--json")
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", PROGRAM, "--home", str(tmp_path / "home"), *told),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={
                    **os.environ,
                    "GATEWAY": demo.gateway,
                    "RING_FILE": str(tmp_path / "ring.json"),
                    "PYTHONPATH": str(ROOT),
                },
            )
            assert process.stdin is not None
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdin.write(f"{SECRET}\n".encode())
            begun = f"{demo.url}/authorize".encode()
            said = b""
            while begun not in said:
                said = await process.stderr.readline()
                assert said
            browser = Browser()
            browser.open(said.decode().strip())
            answer = json.loads(await process.stdout.read())
            assert (await process.wait(), answer["connected"]) == (0, True)
            rest = await process.stderr.read()
            assert b"Traceback" not in rest
            assert b"Fatal" not in rest
            await browser.done.wait()

    asyncio.run(story())
