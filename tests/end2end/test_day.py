"""A day in the real window that ends badly, and what is there on the next morning.

Real processes on a real demo site: whatever ends the program, everything is where it was.
"""

import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.demo.launch import Access, DemoProcess

PATIENCE = 60.0
FEW_PIXELS = 4
A_LINE = 40
SCREEN = {"name": "a desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
"""Qt's own screen without a screen is smaller than a window."""

Said = dict[str, Any]


class Home:
    """One machine: its files, and the program that runs on it."""

    def __init__(self, place: Path, site: Access) -> None:
        self.place = place
        self.home = place / "home"
        self.session = self.home / "state" / "session.json"
        self._site = site
        self._process: subprocess.Popen[str] | None = None
        self.home.mkdir(exist_ok=True)
        screens = place / "screens.json"
        screens.write_text(json.dumps({"screens": [SCREEN | {"logicalDpi": 96}]}))
        self._env = {
            **os.environ,
            "HOME": str(place),
            "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
        }

    def start(self, *, sign_in: bool = False) -> None:
        """Start the program; it goes on as whoever was signed in, or signs in."""
        site = self._site
        words = (site.gateway, *((site.url, site.email, site.token) if sign_in else ()))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.end2end.resident", self.home, *words],
            env=self._env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def ask(self, order: str, **words: object) -> Said:
        """Give an order; what came of it."""
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": order, **words}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"it ended: {self.troubles()}"
        said: Said = json.loads(line)
        assert "error" not in said, said["error"]
        return said

    def tell(self, order: str) -> None:
        """Give an order that nothing comes back from."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": order}) + "\n")
        self._process.stdin.flush()

    def written(self) -> None:
        """Wait until the file says what the windows say."""
        self.ask("written", path=str(self.session))

    def kill(self) -> None:
        self._end(lambda process: process.send_signal(signal.SIGKILL), -signal.SIGKILL)

    def crash(self) -> None:
        self._end(lambda _process: self.tell("abort"), -signal.SIGABRT)

    def quit(self) -> None:
        self._end(lambda _process: self.ask("quit"), 0)

    def _end(self, how: Callable[["subprocess.Popen[str]"], object], code: int) -> None:
        process, self._process = self._process, None
        assert process is not None
        self._process = process
        how(process)
        assert process.wait(PATIENCE) == code
        process.communicate()
        self._process = None

    def troubles(self) -> list[str]:
        """What the log holds from ERROR up."""
        log = self.home / "logs" / "confluence-desk.log"
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        return [line for line in lines if json.loads(line)["level"] in {"ERROR", "CRITICAL"}]

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()


@pytest.fixture(scope="module")
def site() -> Iterator[Access]:
    with DemoProcess() as access:
        yield access


@pytest.fixture(scope="module")
def evening(site: Access, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Said]]:
    """A home whose program was killed at the end of a day, and what was to be seen then."""
    home = Home(tmp_path_factory.mktemp("day"), site)
    try:
        home.start(sign_in=True)
        seen = home.ask("day")
        home.written()
        home.kill()
        yield home.home, seen
    finally:
        home.end()


@pytest.fixture
def home(evening: tuple[Path, Said], site: Access, tmp_path: Path) -> Iterator[Home]:
    """The next morning, for each test its own."""
    shutil.copytree(evening[0], tmp_path / "home")
    made = Home(tmp_path, site)
    yield made
    made.end()
    assert made.troubles() == []


@pytest.fixture
def seen(evening: tuple[Path, Said]) -> Said:
    return evening[1]


def control(site: Access, order: str, **words: object) -> None:
    """Have the site do something behind the program's back."""
    request = urllib.request.Request(  # noqa: S310 - our own address on loopback
        f"{site.control}/{order}", data=json.dumps(words).encode(), method="POST"
    )
    urllib.request.urlopen(request, timeout=PATIENCE).close()  # noqa: S310 - as above


def id_of(site: Access, title: str) -> int:
    """The id of the page of this title, as the site tells it."""
    query = urllib.parse.urlencode({"title": title})
    secret = base64.b64encode(f"{site.email}:{site.token}".encode()).decode()
    request = urllib.request.Request(  # noqa: S310 - our own address on loopback
        f"{site.url}/wiki/api/v2/pages?{query}", headers={"Authorization": f"Basic {secret}"}
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - as above
        return int(json.load(answer)["results"][0]["id"])


def differences(one: Any, other: Any, where: str = "") -> list[str]:
    """In what two states differ; how far down a text stands is never told to the pixel.

    A line above it may have grown in between, such as the one that says who may view the page.
    """
    if isinstance(one, dict) and one.keys() == other.keys():
        return [said for key in one for said in differences(one[key], other[key], f"{where}/{key}")]
    if isinstance(one, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [said for n, pair in pairs for said in differences(*pair, f"{where}/{n}")]
    if isinstance(one, float | None) and isinstance(other, float | int | None):
        allowed = A_LINE if where.endswith("/scroll") else FEW_PIXELS
        same = abs((one or 0.0) - (other or 0.0)) <= allowed
    else:
        same = one == other
    return [] if same else [f"{where}: {one}, before {other}"]


def timeless(text: str) -> str:
    """How a page begins, without the line that says when its copy was checked."""
    lines = [one for one in text.splitlines() if "Saved copy" not in one and "hecked " not in one]
    return "\n".join(lines)[:300]


def compared(seen: Said) -> Said:
    """What is to be the same on the next morning.

    A page that comes back is read again: in Recent it goes to the top. A window that was never
    moved has no place of its own on a screen that is none. How fresh a page is, is another
    matter every minute.
    """
    states = [{k: v for k, v in state.items() if k != "geometry"} for state in seen["states"]]
    shown = [
        {**window, "rows": sorted(window["rows"]), "text": timeless(window["text"] or "")}
        for window in seen["shown"]
    ]
    return {"states": states, "shown": shown}


def is_as_before(now: Said, before: Said) -> None:
    """Every window, pane, tab, text, row and word is where it was."""
    assert differences(compared(now), compared(before)) == []


def test_the_day_was_one(seen: Said) -> None:
    """What the other tests compare with holds everything a day leaves behind."""
    first, second = seen["states"]
    kinds = {tab["kind"] for tab in first["tabs"]}
    assert kinds == {"page", "results", "attachment", "comparison", "alert"}
    assert len(first["tabs"]) >= 20
    assert [tab["pinned"] for tab in first["tabs"][:3]] == [True, True, False]
    front = first["tabs"][first["current"]]
    assert (len(front["stops"]), front["at"], front["zoom"]) == (3, 1, 1.1)
    # What grew above by a line, by the machine's fonts, took the text in sight with it.
    assert front["stops"][1]["position"] == pytest.approx(700, abs=A_LINE)
    assert front["stops"][2]["position"] == pytest.approx(400, abs=A_LINE)
    assert seen["shown"][0]["scroll"] == pytest.approx(front["stops"][1]["position"], abs=A_LINE)
    assert len(first["closed"]) == 2
    assert len(first["expanded"]) >= 5
    assert (first["filter"], first["address"]) == ("re", "half a ques")
    assert "redis AND ty" in {tab["words"] for tab in first["tabs"]}
    assert [tab["kind"] for tab in second["tabs"]] == ["report", "page"]
    assert (first["right_shown"], second["right_shown"]) == (True, False)
    assert seen["notices"] == []


def test_after_a_kill_everything_is_where_it_was(home: Home, seen: Said) -> None:
    home.start()
    first = home.ask("first")
    assert (first["kind"], first["document"], first["spaces"]) == ("page", True, True)
    morning = home.ask("seen")
    is_as_before(morning, seen)
    assert morning["notices"] == ["Confluence Desk ended unexpectedly. Your tabs are back."]
    asleep = home.ask("go", title="Retry policy for outbound calls")
    assert asleep["scroll"] == pytest.approx(500, abs=FEW_PIXELS)
    assert asleep["text"].count("Retry policy for outbound calls")
    alert = home.ask("go", title="Match an alert")
    assert alert["typed"] == "RedisPrimaryDown on cache-0, password hunter2"
    assert b"hunter2" not in home.session.read_bytes()


@pytest.mark.parametrize("ending", ["crash", "quit"])
def test_after_any_other_end_too(home: Home, ending: str) -> None:
    home.start()
    home.ask("go", title="Retry policy for outbound calls")
    evening = home.ask("seen")
    home.written()
    getattr(home, ending)()
    home.start()
    morning = home.ask("seen")
    is_as_before(morning, evening)
    assert morning["states"][0]["geometry"] == evening["states"][0]["geometry"]
    assert bool(morning["notices"]) is (ending == "crash")


def test_who_does_not_want_it_back_gets_pinned_tabs_only_and_can_reopen_the_others(
    home: Home, seen: Said
) -> None:
    home.start()
    home.ask("prefer", reopen=False)
    home.quit()
    home.start()
    morning = home.ask("seen")
    (window,) = morning["states"]
    assert window["tabs"]
    assert all(tab["pinned"] or tab["kind"] == "welcome" for tab in window["tabs"])
    assert len(window["closed"]) > 10
    assert (window["filter"], window["address"]) == ("", "")
    assert morning["shown"][0]["size"] == seen["shown"][1]["size"]


def test_a_damaged_file_is_kept_aside_and_told(home: Home) -> None:
    home.session.write_bytes(home.session.read_bytes()[:500])
    damaged = home.session.read_bytes()
    home.start()
    morning = home.ask("seen")
    (window,) = morning["states"]
    assert [tab["kind"] for tab in window["tabs"]] == ["welcome"]
    assert any("session.json.damaged" in notice for notice in morning["notices"])
    assert home.session.with_name("session.json.damaged").read_bytes() == damaged


def test_a_second_window_shows_favourites_and_recents_too_trap_96(home: Home) -> None:
    home.start()
    home.ask("seen")
    for window in home.ask("star", title="Redis failover")["shown"]:
        rows = window["rows"]
        favourites, recent, spaces = map(rows.index, ("Favourites", "Recent", "Spaces"))
        assert "Redis failover" in rows[favourites:recent]
        assert "Redis failover" in rows[recent:spaces]


def test_without_the_site_everything_is_there_and_nothing_loads_for_ever_trap_95(
    home: Home, site: Access, seen: Said
) -> None:
    control(site, "down")
    try:
        home.start()
        first = home.ask("first")
        assert (first["kind"], first["document"], first["spaces"]) == ("page", True, True)
        morning = home.ask("seen")
        is_as_before(morning, seen)
        never_read = home.ask("go", title="Feature switches")
        assert "does not answer" in never_read["text"]
    finally:
        control(site, "up")


def test_a_page_that_is_gone_leaves_its_tombstone_trap_94(home: Home, site: Access) -> None:
    calendar = id_of(site, "Freeze calendar")
    control(site, "call/trash", content_id=calendar)
    control(site, "call/purge", content_id=calendar)
    home.start()
    home.ask("seen")
    gone = home.ask("go", title="Freeze calendar")
    assert gone["kind"] == "page"
    assert "Freeze calendar" in gone["title"]
    assert "It may be deleted" in gone["text"]
