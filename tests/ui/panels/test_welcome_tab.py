"""The tab one begins in: two ways in before any site, one's own pages after."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from confluence_desk.services.connection import Connection, Link
from confluence_desk.ui.panels.labels import ElidedLabel, Row
from confluence_desk.ui.panels.pair import Pair
from confluence_desk.ui.panels.welcome_tab import WelcomeTab
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.theme import Scheme, Theme
from tests.ui.fakes.library import FakeLibrary, sample

Make = Callable[..., WelcomeTab]


async def answers() -> None:
    """A service that answers."""


@pytest.fixture
def make(qtbot: QtBot, theme: Theme) -> Make:
    tabs: list[WelcomeTab] = []

    def made(
        library: FakeLibrary | None = None, state: Link = Link.ONLINE, **more: Any
    ) -> WelcomeTab:
        connection = Connection("", answers, state=state)
        tab = WelcomeTab(library or sample(), connection, theme, TabState("welcome"), **more)  # type: ignore[arg-type]
        tabs.append(tab)
        qtbot.addWidget(tab)
        tab.resize(860, 560)
        tab.show()
        return tab

    return made


def read(*ids: str) -> FakeLibrary:
    library = sample()
    for nodes in library.server.values():
        library.nodes.update({node.id: node for node in nodes})
    library.read = list(ids)
    return library


def rows(tab: WelcomeTab) -> list[str]:
    return [row.accessibleName() for row in tab.findChildren(Row) if row.isVisible()]


def heard(signal: Any) -> list[Any]:
    told: list[Any] = []
    signal.connect(lambda *values: told.append(values))
    return told


def test_before_any_site_there_are_two_ways_in_and_nothing_else(make: Make) -> None:
    tab = make(state=Link.NOBODY)
    assert tab.doors is not None
    connect, demo = heard(tab.connect_requested), heard(tab.demo_requested)
    tab.doors.connect_button.click()
    tab.doors.demo_button.click()
    assert (connect, demo) == ([()], [()])
    assert len(tab.findChildren(QPushButton)) == 2
    assert not rows(tab)


def test_while_the_demo_starts_nothing_else_begins(make: Make) -> None:
    tab = make(state=Link.NOBODY)
    doors = tab.doors
    assert doors is not None
    tab.show_busy("Starting the demo…")
    assert doors.said == "Starting the demo…"
    assert not doors.connect_button.isEnabled()
    assert not doors.demo_button.isEnabled()
    tab.show_trouble("The demo did not start.")
    assert doors.said == "The demo did not start."
    assert doors.demo_button.isEnabled()


def test_what_was_read_and_starred_stands_there_by_title(make: Make) -> None:
    tab = make(read("14", "15"), favourites=lambda: ["13", "nowhere"])
    assert rows(tab) == ["Redis failover", "Deploy", "Certificates & <keys>"]


def test_titles_of_a_site_are_never_markup(make: Make) -> None:
    tab = make(read("13"))
    (row,) = (row for row in tab.findChildren(Row) if row.isVisible())
    label = next(label for label in row.findChildren(ElidedLabel) if "<keys>" in label.text())
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_rows_open_here_or_behind(make: Make) -> None:
    tab = make(read("14"))
    told = heard(tab.open_requested)
    (row,) = (row for row in tab.findChildren(Row) if row.isVisible())
    QTest.keyClick(row, Qt.Key.Key_Return)
    QTest.keyClick(row, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(row, Qt.MouseButton.MiddleButton)
    assert told == [("14", "", "here"), ("14", "", "behind"), ("14", "", "behind")]


def test_a_new_title_is_shown_at_once_and_not_after_the_end(make: Make, run: Any) -> None:
    library = read("14")
    tab = make(library)
    library.rename("14", "Redis promotion")
    assert rows(tab) == ["Redis promotion"]
    run(tab.aclose())
    library.rename("14", "Late")
    assert rows(tab) == ["Redis promotion"]


def test_the_quick_ways_say_their_keys_and_tell_the_window(make: Make) -> None:
    tab = make(keys={"open_address": "Ctrl+L"}.get)
    told = [
        heard(signal)
        for signal in (tab.address_requested, tab.search_requested, tab.filter_requested)
    ]
    buttons = [b for b in tab.findChildren(QPushButton) if b.isVisible()]
    assert [b.toolTip() for b in buttons] == [
        "Open a link (Ctrl+L)",
        "Search (Ctrl+L)",
        "Filter pages",
    ]
    for button in buttons:
        button.click()
    assert told == [[()], [()], [()]]


def test_it_follows_the_look_and_gives_its_state(make: Make, theme: Theme) -> None:
    tab = make(read("14"))
    theme.choose(Scheme.DARK)
    assert rows(tab) == ["Redis failover"]
    assert tab.state() == TabState("welcome")
    assert tab.title


def test_a_pair_parts_where_it_is_narrow(theme: Theme, qtbot: QtBot) -> None:
    pair = Pair(QLabel("Read last"), QLabel("Favourites"), theme, least=200, gap=16)
    qtbot.addWidget(pair)
    pair.show()
    pair.resize(416, 100)
    assert pair.beside
    pair.resize(415, 100)
    assert not pair.beside
    assert pair.minimumSizeHint().width() < 200
