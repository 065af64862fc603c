"""No control lies over another or is cut off: in little windows, and with large text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from confluence_desk.system import resources
from confluence_desk.system.choices import TEXT_SIZE
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.language import Language
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.pseudo import clipped
from tests.ui.fakes.room import cut_off, overlapping
from tests.ui.fakes.screens import SCREENS, on_screen
from tests.ui.fakes.stage import Stage

LITTLE, LARGE = QSize(330, 420), QSize(900, 600)
RIGHT_PANE = 200
"""The least width of the right pane, whatever the letters."""
LEAST_LETTERS = 12
LEAST_PICTURE = 10
"""Pixels at 100 % of the smallest one, a dot."""


@pytest.fixture
def large(theme: Theme) -> Iterator[None]:
    """Text twice as large."""
    preferences = Preferences(None)
    preferences.choose(TEXT_SIZE, 200)
    theme.follow(preferences)
    yield
    theme.follow(Preferences(None))


async def amiss(stage: Stage, name: str, size: QSize) -> list[str]:
    async with on_screen(name, stage) as top:
        top.resize(size)
        for _ in range(2):  # heights follow widths
            await stage.settle()
            top.grab()
        return [*overlapping(top), *cut_off(top)]


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("name", SCREENS)
def test_everything_has_its_place_in_a_little_window(
    run: Any, theme: Theme, settle: Any, tmp_path: Path, name: str
) -> None:
    assert run(amiss(Stage(theme, settle, tmp_path), name, LITTLE)) == []


@pytest.mark.usefixtures("english", "large")
@pytest.mark.parametrize("name", SCREENS)
def test_pictures_are_as_large_as_the_words_beside_them(
    run: Any, theme: Theme, settle: Any, tmp_path: Path, name: str
) -> None:
    async def story() -> list[str]:
        async with on_screen(name, Stage(theme, settle, tmp_path)) as top:
            return [
                f"{button.accessibleName()} {button.text()}"
                for button in top.findChildren(QAbstractButton)
                if not button.icon().isNull() and not isinstance(button.parent(), QLineEdit)
                if button.iconSize().height() < theme.scaled(LEAST_PICTURE)
            ]

    assert run(story()) == []


@pytest.mark.usefixtures("english", "large")
@pytest.mark.parametrize("name", SCREENS)
def test_nothing_is_read_sideways_and_all_letters_are_large(
    run: Any, theme: Theme, settle: Any, tmp_path: Path, name: str
) -> None:
    async def story() -> list[str]:
        async with on_screen(name, Stage(theme, settle, tmp_path)) as top:
            top.resize(LARGE)
            await settle()
            top.grab()
            areas = [each for each in top.findChildren(QScrollArea) if each.isVisibleTo(top)]
            wide = [each.accessibleName() for each in areas if lacking(each) > 0]
            texts = top.findChildren(QPlainTextEdit)
            least = theme.scaled(LEAST_LETTERS)
            small = [each for each in texts if each.fontInfo().pixelSize() < least]
            return [*wide, *(each.accessibleName() for each in small)]

    assert run(story()) == []


def lacking(area: QScrollArea) -> int:
    """How much wider what is in it is than what can be seen; windows share their width."""
    inside, room = area.widget(), area.viewport().width()
    return inside.minimumSizeHint().width() - room if inside and room > LARGE.width() // 2 else 0


@pytest.mark.usefixtures("english", "large")
@pytest.mark.parametrize("name", SCREENS)
def test_everything_has_its_place_with_large_text(
    run: Any, theme: Theme, settle: Any, tmp_path: Path, name: str
) -> None:
    assert run(amiss(Stage(theme, settle, tmp_path), name, LARGE)) == []


@pytest.mark.usefixtures("english", "large")
@pytest.mark.parametrize("width", [520, 668, 760])
def test_buttons_of_the_library_have_room_for_their_words(
    run: Any, theme: Theme, settle: Any, tmp_path: Path, width: int
) -> None:
    async def story() -> list[str]:
        pane = QWidget()  # as narrow as somebody drew it
        async with on_screen("offline rules empty", Stage(theme, settle, tmp_path)) as top:
            top.setParent(pane)
            top.setMinimumSize(0, 0)
            top.resize(width, 700)
            pane.show()
            top.show()
            await settle()
            top.grab()
            buttons = [each for each in top.findChildren(QPushButton) if each.isVisibleTo(top)]
            tight = [b.text() for b in buttons if b.width() < b.sizeHint().width()]
            return [*tight, *cut_off(top)]

    assert run(story()) == []


def reaching_out(area: QScrollArea) -> bool:
    """Whether what is in it is wider than what can be seen."""
    inside = area.widget()
    return inside is not None and inside.width() > area.viewport().width()


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_right_pane_can_be_read_in_german_however_narrow_it_is(
    qapp: QApplication,
    run: Any,
    theme: Theme,
    settle: Any,
    tmp_path: Path,
    way: Qt.LayoutDirection,
) -> None:
    async def story() -> list[str]:
        async with on_screen("details", Stage(theme, settle, tmp_path)) as top:
            amiss = []
            for width in (RIGHT_PANE, 240, 320):
                top.resize(width, 900)
                for _ in range(3):  # heights follow widths, rows come a few at a time
                    await settle()
                    top.grab()
                areas = top.findChildren(QScrollArea)
                amiss += ["wide" for each in areas if reaching_out(each)]
                amiss += clipped(top) if width > RIGHT_PANE else []
            return amiss

    language = Language(qapp, resources.path("i18n"), "de", system=QLocale("de_DE"))
    qapp.setLayoutDirection(way)
    try:
        assert run(story()) == []
    finally:
        language.end()


def test_what_lies_over_another_or_reaches_out_is_found(qtbot: QtBot) -> None:
    """The look itself can fail."""
    top = QWidget()
    qtbot.addWidget(top)
    one, other, out = QPushButton("one", top), QLabel("other", top), QLabel("out", top)
    one.setGeometry(0, 0, 100, 30)
    other.setGeometry(50, 10, 100, 30)
    out.setGeometry(150, 60, 100, 30)
    top.resize(200, 100)
    top.show()
    top.grab()
    assert len(overlapping(top)) == 1
    assert [said for said in cut_off(top) if "out" in said]


def test_what_can_be_scrolled_to_is_not_cut_off(qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    column = QVBoxLayout(inside)
    for number in range(20):
        column.addWidget(QLabel(str(number)))
    area.setWidget(inside)
    area.resize(200, 100)
    area.show()
    area.grab()
    assert overlapping(area) == []
    assert cut_off(area) == []
