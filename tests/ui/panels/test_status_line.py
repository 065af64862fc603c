"""The line at the bottom: what goes on, what went wrong, how much is here."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QMainWindow, QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from confluence_desk.domain import errors
from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Site
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.panels.status_line import StatusLine
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import FakeLibrary
from tests.ui.fakes.outfit import made_outfit


class Growing(FakeLibrary):
    """Has one page more each time it is asked."""

    pages_here = 0

    def statistics(self) -> tuple[int, int]:
        self.pages_here += 1
        return self.pages_here, 1000


class Room:
    """A window with nothing but its line."""

    def __init__(self, qtbot: QtBot, theme: Theme, library: Any) -> None:
        self.outfit: Outfit = made_outfit(theme)
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.library = library
        self.line = StatusLine(self.library, self.outfit, self.window)
        self.window.setStatusBar(self.line)
        self.window.resize(900, 600)
        self.window.show()

    def button(self, name: str) -> QToolButton:
        buttons = self.line.findChildren(QToolButton)
        return next(b for b in buttons if name in b.accessibleName() and b.isVisible())


Made = Callable[[FakeLibrary], Room]


@pytest.fixture
def made(qtbot: QtBot, theme: Theme, english: None) -> Iterator[Made]:  # noqa: ARG001 - plurals
    rooms: list[Room] = []

    def make(library: FakeLibrary) -> Room:
        rooms.append(Room(qtbot, theme, library))
        return rooms[-1]

    yield make
    for room in rooms:
        room.line.close_line()
        room.window.close()


@pytest.fixture
def room(made: Made) -> Room:
    return made(Growing())


def test_one_page_is_not_called_pages(room: Room) -> None:
    room.line.count()
    assert room.line.statistics == "1 page offline · 1 kB"
    room.line.count()
    assert room.line.statistics == "2 pages offline · 1 kB"


def test_nothing_is_counted_while_nobody_is_signed_in(made: Made) -> None:
    line = made(FakeLibrary(site=Site(""))).line
    line.count()
    assert line.statistics == ""


def test_the_first_count_waits_until_the_window_stands(run: Any, until: Any, room: Room) -> None:
    assert room.line.statistics == ""
    run(until(lambda: room.line.statistics == "1 page offline · 1 kB"))


def test_numbers_are_written_as_the_locale_writes_them(made: Made) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        line = made(FakeLibrary()).line
        line.count()
        pages, size = FakeLibrary().statistics()
        assert QLocale().toString(pages) in line.statistics
        assert (
            QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
            in line.statistics
        )
    finally:
        QLocale.setDefault(before)


def test_a_burst_of_news_is_counted_once(run: Any, until: Any, room: Room) -> None:
    line, library = room.line, room.library

    async def main() -> None:
        await until(lambda: line.statistics.startswith("1 page "))
        for number in range(50):
            library.changed.emit(Changes(pages=frozenset({str(number)})))
        library.changed.emit(Changes(people=frozenset({"ana"})))
        assert line.statistics.startswith("1 page ")
        await until(lambda: line.statistics.startswith("2 pages"))
        await asyncio.sleep(0)
        assert line.statistics.startswith("2 pages")

    run(main())
    line.close_line()
    library.changed.emit(Changes(pages=frozenset({"1"})))
    assert library.pages_here == 2


def test_where_a_link_leads_stands_before_the_activity(room: Room) -> None:
    room.line.show_busy(True)  # noqa: FBT003 - a slot
    room.line.say("https://example.com")
    assert room.line.activity == "https://example.com"
    room.line.say("")
    assert room.line.activity == "Checking for news…"


def test_no_link_is_so_long_that_the_window_grows(room: Room) -> None:
    room.line.say("https://example.com/" + "a" * 5000)
    assert room.window.minimumSizeHint().width() < 900


def test_what_runs_is_named_and_counted_and_its_list_opens(run: Any, room: Room) -> None:
    async def main() -> None:
        scope, never = room.outfit.scope("test"), asyncio.Event()

        async def half() -> None:
            room.outfit.activities.progress(0.5)
            await never.wait()

        scope.start(half(), key="a", words="Downloading plan & notes.pdf")
        assert room.line.activity == "Downloading plan && notes.pdf"
        bar = room.line.findChild(QProgressBar)
        assert bar is not None
        assert bar.isHidden()
        await asyncio.sleep(0)
        assert (bar.isHidden(), bar.value()) == (False, 500)
        scope.start(never.wait(), key="b", words="Reading " + "x" * 500)
        assert room.line.activity.endswith("and 1 more")
        assert room.window.minimumSizeHint().width() < 900
        room.button("Running work").click()
        assert room.line.activities.isVisible()
        await scope.aclose()
        await asyncio.sleep(0)
        assert room.line.activity == ""
        assert bar.isHidden()
        room.line.open_activity()
        assert room.line.activities.isHidden()
        room.line.open_activity()
        assert room.line.activities.isVisible()

    run(main())


def test_problems_are_counted_until_they_are_over(room: Room) -> None:
    messages = room.outfit.messages
    assert room.line.problems == ""
    messages.notice("Copied")
    assert room.line.problems == ""
    messages.report(errors.ServerFault(502), "acme")
    assert room.line.problems == "1 problem"
    messages.report(errors.StoreTrouble("full"))
    assert room.line.problems == "2 problems"
    messages.settle("acme")
    assert room.line.problems == "1 problem"
    messages.dismiss(messages.problems[0])
    assert room.line.problems == ""


def test_what_was_said_can_be_opened_before_anything_was(room: Room) -> None:
    room.line.open_notices()
    assert room.line.notices.isVisible()
    assert room.window.rect().contains(room.line.notices.geometry())
