"""Icons, buttons and pictures are as large as the text wants, also when that changes."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu, QStyle, QToolButton, QTreeWidget
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
    assert least <= height(image) <= least * 1.4


@pytest.mark.parametrize(("percent", "least"), [(100, 7), (150, 10), (200, 14)])
@pytest.mark.parametrize(
    "way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["left", "right"]
)
def test_signs_of_submenus_grow_with_the_text(
    qtbot: QtBot,
    size: Callable[[int], None],
    way: Qt.LayoutDirection,
    percent: int,
    least: int,
) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.setLayoutDirection(way)
    row = menu.addMenu(" ").menuAction()
    size(percent)
    menu.popup(QPoint())
    image = menu.grab(menu.actionGeometry(row)).toImage()
    assert least <= height(image) <= least * 1.5
    assert (columns(image)[0] > image.width() / 2) is not menu.isRightToLeft()


@pytest.mark.parametrize("percent", [100, 125, 200])
def test_words_in_menus_begin_in_one_line(
    theme: Theme, qtbot: QtBot, size: Callable[[int], None], percent: int
) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    rows = [menu.addAction(theme.icon("file-text"), "|"), menu.addAction("|")]
    rows[1].setCheckable(True)
    size(percent)
    menu.popup(QPoint())
    ends = [columns(menu.grab(menu.actionGeometry(row)).toImage())[-1] for row in rows]
    assert ends[0] == ends[1]


@pytest.mark.parametrize(("percent", "least"), [(100, 8), (200, 16)])
def test_the_sign_of_more_rows_grows_with_the_text(
    qtbot: QtBot, size: Callable[[int], None], percent: int, least: int
) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    for _ in range(200):
        menu.addAction(" ")
    size(percent)
    menu.popup(QPoint())
    foot = menu.style().pixelMetric(QStyle.PixelMetric.PM_MenuScrollerHeight, None, menu)
    rect = menu.rect().adjusted(8, menu.height() - foot - 4, -8, -4)
    assert least <= height(menu.grab(rect).toImage()) <= least * 1.6


@pytest.mark.parametrize(("percent", "least"), [(100, 5), (200, 9)])
@pytest.mark.parametrize("order", Qt.SortOrder)
def test_the_sign_of_an_order_grows_with_the_text(
    qtbot: QtBot, size: Callable[[int], None], order: Qt.SortOrder, percent: int, least: int
) -> None:
    table = QTreeWidget()
    qtbot.addWidget(table)
    table.setHeaderLabels([" "])
    table.setSortingEnabled(True)
    table.sortByColumn(0, order)
    size(percent)
    table.resize(300, 200)
    image = table.header().grab().toImage()
    trailing = image.copy(image.width() // 2, 2, image.width() // 2 - 2, image.height() - 6)
    assert least <= height(trailing) <= least * 1.6


def height(image: QImage) -> int:
    """How high what is drawn on a plain ground is."""
    lines = sorted({y for _, y in drawn(image)})
    return lines[-1] - lines[0] + 1


def columns(image: QImage) -> list[int]:
    """The columns in which something is drawn."""
    return sorted({x for x, _ in drawn(image)})


def drawn(image: QImage) -> set[tuple[int, int]]:
    """The places that are not as the ground is, which is seen in the corner."""
    ground = image.pixelColor(2, 1)
    places = {(x, y) for x in range(image.width()) for y in range(image.height())}
    return {place for place in places if image.pixelColor(*place) != ground}


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
