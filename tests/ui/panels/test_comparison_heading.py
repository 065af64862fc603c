"""The head of a comparison keeps every button in sight, whatever the width and the text size."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.domain.entities import Version
from confluence_desk.system.choices import TEXT_SIZE
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.panels.comparison_heading import ComparisonHeading
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import NOON, FakeLibrary

Made = Callable[[int], ComparisonHeading]
VERSIONS = [
    Version(number, NOON - timedelta(days=30 - number), "ana", "Numbers for the night batch")
    for number in (19, 18)
]


@pytest.fixture
def preferences(theme: Theme) -> Preferences:
    chosen = Preferences(None)
    theme.follow(chosen)
    return chosen


@pytest.fixture
def made(qtbot: QtBot, theme: Theme, preferences: Preferences) -> Made:
    assert preferences is not None
    tabs: list[QWidget] = []  # qtbot holds widgets weakly

    def shown(width: int) -> ComparisonHeading:
        library = FakeLibrary(people={"ana": "Ana Ruiz"})
        heading = ComparisonHeading(library, theme, lambda: NOON)  # type: ignore[arg-type]
        heading.name("Retry policy for outbound calls")
        heading.offer(VERSIONS, 18, 19)
        deeds: Any = SimpleNamespace(can_go_back=False, ready=True, has_changes=False)
        heading.give_menus(deeds, deeds)
        heading.tell({"added": 2, "removed": 2})
        heading.tell_place(0, 2)
        tab = QWidget()
        qtbot.addWidget(tab)
        tabs.append(tab)
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(QPlainTextEdit(), 1)
        tab.resize(width, 700)
        tab.setMinimumSize(1, 1)  # as narrow as somebody draws its pane
        tab.show()
        settle(tab)
        return heading

    return shown


def settle(tab: QWidget) -> None:
    for _ in range(4):  # widths first, heights after them
        QApplication.sendPostedEvents()
        tab.grab()


def cut(heading: ComparisonHeading) -> list[str]:
    """Buttons that are not wholly inside what holds them."""
    return [
        button.accessibleName()
        for button in heading.findChildren(QWidget)
        if (around := button.parentWidget()) and button.isVisible() and not button.isWindow()
        if not around.rect().adjusted(-1, -1, 1, 1).contains(button.geometry())
    ]


@pytest.mark.parametrize(
    ("width", "size"),
    [
        (300, 100),
        (350, 100),
        (520, 100),
        (430, 200),
        (860, 100),
        (520, 200),
        (668, 200),
        (860, 200),
    ],
)
def test_every_button_is_wholly_seen(
    made: Made, preferences: Preferences, width: int, size: int
) -> None:
    preferences.choose(TEXT_SIZE, size)
    assert cut(made(width)) == []


def test_buttons_stay_in_sight_while_the_text_grows_and_shrinks(
    made: Made, preferences: Preferences
) -> None:
    before = made(856).height()
    preferences.choose(TEXT_SIZE, 200)
    heading = made(856)
    assert cut(heading) == []
    preferences.choose(TEXT_SIZE, 100)
    settle(heading.window())
    assert cut(heading) == []
    assert heading.height() == before


def test_numbers_of_versions_are_seen_in_little_room(made: Made, preferences: Preferences) -> None:
    preferences.choose(TEXT_SIZE, 200)
    heading = made(668)
    assert heading.old.picker.words.startswith("v18 · ")
    assert heading.new.picker.words.startswith("v19 · ")
    assert "Numbers for the night batch" in heading.old.picker.toolTip()


def test_in_little_room_what_is_seldom_used_is_in_a_menu(
    made: Made, preferences: Preferences
) -> None:
    preferences.choose(TEXT_SIZE, 200)
    heading = made(436)
    steps = (heading.before_button, heading.place, heading.after_button)
    line = (heading.list_button, *steps, heading.more_button)
    middles = [part.mapTo(heading, part.rect().center()).y() for part in line]
    assert all(part.isVisible() for part in line)
    assert max(middles) - min(middles) < 4, "one line"
    assert heading.place.toolTip() == heading.told != ""
    asked: list[object] = []
    heading.shaped.connect(asked.append)
    heading.page_requested.connect(lambda: asked.append("page"))
    heading.more_button.fill()
    offered = {each.text(): each for each in heading.more_button.list.actions()}
    assert offered["Side by side"].isChecked()
    offered["Source"].trigger()
    offered["Show the page"].trigger()
    assert asked == ["source", "page"]
    assert offered["Copy"].menu() is heading.copy_button.menu()


def test_with_room_again_every_button_is_back(made: Made, preferences: Preferences) -> None:
    preferences.choose(TEXT_SIZE, 200)
    heading = made(436)
    assert not heading.export_button.isVisible()
    assert not heading.came.isVisible()
    heading.window().resize(1800, 700)
    settle(heading.window())
    assert heading.export_button.isVisible()
    assert heading.page_button.isVisible()
    assert heading.came.isVisible()
    assert not heading.more_button.isVisible()


def test_versions_stand_below_each_other_before_their_numbers_are_cut(
    made: Made, preferences: Preferences
) -> None:
    preferences.choose(TEXT_SIZE, 200)
    for width, beside in ((436, True), (330, False), (436, True)):
        heading = made(width)
        assert (heading.old.y() == heading.new.y()) is beside
        assert heading.old.picker.words.startswith("v18")
        assert heading.new.picker.words.startswith("v19")


def test_a_date_that_would_stand_alone_gives_its_line_away(made: Made) -> None:
    for width, seen in ((900, True), (350, False)):
        below = made(width).old.findChildren(QWidget)
        told = [part for part in below if "night" in part.accessibleName()]
        assert [part.isVisible() for part in told] == [seen]
