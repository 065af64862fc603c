"""A company's script says which proxy to take: in time, or not at all."""

import asyncio
import json
import subprocess
import threading
from pathlib import Path

import pytest

from confluence_desk.domain.entities import Site
from confluence_desk.domain.road import Road
from confluence_desk.services.session import Account, WayIn
from confluence_desk.services.sync import lines
from confluence_desk.services.sync.lines import Order
from confluence_desk.system import pac
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.pac import Guide
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.road import Roads
from confluence_desk.system.settings import Settings

SITE = "https://acme.atlassian.net"
ACCOUNT = Account(Site(SITE), "ana@acme.com", "ana", "Ana", SITE)
SCRIPT = """
function FindProxyForURL(url, host) {
  if (isPlainHostName(host) || shExpMatch(host, "*.acme.com")) return "DIRECT";
  if (isInNet(host, "10.0.0.0", "255.0.0.0")) return "PROXY inner:1";
  if (dnsDomainIs(host, ".atlassian.net")) return "SOCKS x:1; PROXY proxy.acme.com:8080; DIRECT";
  return "HTTPS safe.acme.com:443";
}
"""


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is no script without an end."""
    monkeypatch.setattr(pac, "PATIENCE", 60.0)


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({}, ""),
        ({"HTTPS_PROXY": "http://proxy:1"}, ""),
        ({"https_proxy": "pac+http://wpad/proxy.pac"}, "http://wpad/proxy.pac"),
        ({"ALL_PROXY": "PAC+file:///etc/proxy.pac"}, "file:///etc/proxy.pac"),
        ({"auto_proxy": "http://wpad/proxy.pac"}, "http://wpad/proxy.pac"),
    ],
)
def test_how_the_environment_names_it(environment: dict[str, str], found: str) -> None:
    assert pac.pac_of(environment) == found


@pytest.mark.parametrize(
    ("site", "proxy"),
    [
        (SITE, "http://proxy.acme.com:8080"),
        ("https://wiki.acme.com", ""),
        ("https://10.1.2.3", "http://inner:1"),
        ("https://wiki.example.org", "https://safe.acme.com:443"),
    ],
)
def test_the_script_chooses_by_the_site(tmp_path: Path, site: str, proxy: str) -> None:
    file = tmp_path / "proxy.pac"
    file.write_text(SCRIPT)
    assert pac.asked(file.as_uri(), site) == proxy


@pytest.mark.expect_log("confluence_desk.system.pac")
def test_a_script_that_has_no_end_or_is_not_there_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pac, "PATIENCE", 3.0)
    file = tmp_path / "proxy.pac"
    file.write_text("while (true) {}")
    assert pac.asked(file.as_uri(), SITE) is None
    assert pac.asked((tmp_path / "nowhere.pac").as_uri(), SITE) is None


@pytest.mark.parametrize("text", ["syntax error(", "var x = 1;", ""])
def test_a_script_that_makes_no_sense_names_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "proxy.pac"
    file.write_text(text)
    assert pac.asked(file.as_uri(), SITE) == ""


def test_it_is_the_road_unless_something_else_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "proxy.pac"
    file.write_text(SCRIPT)
    monkeypatch.setenv("https_proxy", f"pac+{file.as_uri()}")
    roads = Roads(Preferences(Settings(tmp_path / "settings.json")))

    async def story() -> None:
        await roads.load(SessionSecrets())
        road = roads.road()
        assert road == Road("pac", script=file.as_uri())
        assert (await road.toward("acme.atlassian.net")).address == "http://proxy.acme.com:8080"
        assert (await road.toward("api.atlassian.com")).address == "https://safe.acme.com:443"
        inside = await road.toward("wiki.acme.com")
        assert (inside.address, inside.named) == ("", False)
        roads.choose(Road("none"))
        assert roads.road() == Road("none")
        roads.choose(Road("system"))
        assert roads.road() == road

    asyncio.run(story())


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_is_asked_once_for_each_host_until_the_answer_is_old() -> None:
    asked: list[str] = []
    clock = Clock()

    def ask(_script: str, site: str) -> str | None:
        asked.append(site)
        return None if "broken" in site else "http://proxy:1"

    async def story() -> None:
        guide = Guide("http://wpad/x.pac", ask=ask, clock=clock)
        hosts = ["a.test", "a.test", "::1", "a.test", "broken.test"]
        found = await asyncio.gather(*(guide.proxy_to(host) for host in hosts))
        assert found == ["http://proxy:1"] * 4 + [""]
        assert sorted(asked) == ["https://[::1]", "https://a.test", "https://broken.test"]
        assert guide.broken
        clock.now = pac.FAILED_LASTS + 1
        await asyncio.gather(*(guide.proxy_to(host) for host in hosts))
        assert len(asked) == 4  # only the one that failed
        clock.now = pac.LASTS + 1
        await guide.proxy_to("a.test")
        assert len(asked) == 5
        assert not guide.broken

    asyncio.run(story())


def test_another_process_asks_by_itself() -> None:
    here = Road("pac", script="http://wpad/x.pac", guide=Guide("http://wpad/x.pac"))
    text = lines.written(Order(WayIn(ACCOUNT, Path("x"), "t", "k", here)))
    read = lines.order(text)
    assert read is not None
    assert read.way.road == here
    assert read.way.road.guide is None
    assert isinstance(pac.guided(read.way.road).guide, Guide)
    assert pac.guided(here) is here
    assert pac.guided(Road()) == Road()


def test_the_program_ends_while_a_script_hangs() -> None:
    hangs, begun = threading.Event(), threading.Event()

    def ask(_script: str, _site: str) -> str:
        begun.set()
        hangs.wait()
        return ""

    async def story() -> None:
        asking = asyncio.create_task(Guide("x", ask=ask).proxy_to("acme"))
        while not begun.is_set():  # noqa: ASYNC110 - a thread's event
            await asyncio.sleep(0)
        asking.cancel()

    runner = threading.Thread(target=lambda: asyncio.run(story()), daemon=True)
    runner.start()
    runner.join(20)
    ended = not runner.is_alive()
    hangs.set()
    assert ended


def test_a_script_without_an_end_does_not_outlive_the_program(tmp_path: Path) -> None:
    file = tmp_path / "proxy.pac"
    file.write_text("while (true) {}")
    order = json.dumps({"script": file.as_uri(), "site": SITE, "patience": 0.5})
    done = subprocess.run(
        pac.program(), input=order, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
