"""Icons, buttons and pictures are as large as the text wants, also when that changes."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from confluence_desk.system import choices
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.growing import Growing, Picture
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.desk import Desk

Tell = Callable[..., None]


@pytest.fixture
def size(theme: Theme) -> Iterator[Callable[[int], None]]:
    def choose(percent: int) -> None:
        preferences = Preferences(None)
        preferences.replace({"look.text_size": percent}, choices.ALL)
        theme.follow(preferences)

    yield choose
    theme.follow(Preferences(None))


def test_a_button_grows_with_the_text(
    theme: Theme, qtbot: QtBot, size: Callable[[int], None]
) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    Growing(button, theme, 18, 32)
    assert (button.iconSize().width(), button.width()) == (18, 32)
    size(200)
    assert (button.iconSize().width(), button.width()) == (36, 64)


def test_a_picture_grows_with_the_text(
    theme: Theme, qtbot: QtBot, size: Callable[[int], None]
) -> None:
    picture = Picture(theme, "file-text")
    qtbot.addWidget(picture)
    size(200)
    assert picture.pixmap().deviceIndependentSize().width() == 32


@pytest.mark.parametrize(("percent", "least"), [(100, 11), (200, 22)])
def test_pictures_in_menus_grow_with_the_text(
    theme: Theme, qtbot: QtBot, size: Callable[[int], None], percent: int, least: int
) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    row = menu.addAction(theme.icon("file-text"), " ")
    size(percent)
    menu.popup(QPoint())
    image = menu.grab(menu.actionGeometry(row)).toImage()
    ground = image.pixelColor(image.width() - 12, image.height() // 2)
    columns, lines = range(image.width()), range(image.height())
    drawn = [y for y in lines if any(image.pixelColor(x, y) != ground for x in columns)]
    assert least <= drawn[-1] - drawn[0] + 1 <= least * 1.4


def test_a_window_with_large_letters_cuts_no_button(
    tell: Tell, size: Callable[[int], None]
) -> None:
    async def story(desk: Desk) -> None:
        size(200)
        desk.window.resize(1800, 1000)
        desk.window.open_page("14")
        await desk.settle()
        buttons = [b for b in desk.window.findChildren(QToolButton) if b.isVisible()]
        cut = [
            b.accessibleName() or b.text()
            for b in buttons
            if not b.icon().isNull() and b.iconSize().height() > b.height()
        ]
        assert len(buttons) > 8
        assert cut == []

    tell(story)
