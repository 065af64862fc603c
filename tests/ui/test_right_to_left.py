"""Where words run right to left the whole window is its own mirror image."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QHBoxLayout,
    QLabel,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from confluence_desk.ui.models.tree_nodes import Face, Role
from confluence_desk.ui.models.tree_row import Row, RowKind
from confluence_desk.ui.panels.finder.query_line import QueryLine
from confluence_desk.ui.panels.labels import ElidedLabel
from confluence_desk.ui.panels.section import Section
from confluence_desk.ui.panels.tree_view import TreeView
from confluence_desk.ui.search_field import SearchField
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.pseudo import shown
from tests.ui.fakes.screens import SCREENS, on_screen
from tests.ui.fakes.stage import Stage

Place = tuple[str, int, int]
"""What it is, and its distances from the leading and the trailing edge."""
NEAR = 8
"""Pixels by which the margins of a bar may differ."""


@pytest.fixture
def turned(qapp: QApplication) -> Iterator[None]:
    before = qapp.layoutDirection()
    yield
    qapp.setLayoutDirection(before)


def places(top: QWidget, *, mirrored: bool) -> list[Place]:
    """Every visible widget, counted from the edge at which reading begins."""
    found = []
    for widget in shown(top):
        if widget is not top and not widget.isWindow() and not of_qt(widget):
            left = widget.mapTo(top, QPoint(0, 0)).x()
            right = top.width() - left - widget.width()
            found.append((type(widget).__name__, *((right, left) if mirrored else (left, right))))
    return found


def of_qt(widget: QWidget) -> bool:
    """What a style of Qt's places inside its own controls."""
    inside = isinstance(widget.parent(), QAbstractSpinBox | QAbstractScrollArea)
    return inside or isinstance(widget, QScrollBar)


def moved(before: list[Place], after: list[Place]) -> list[str]:
    """Widgets that are not where the mirror shows them."""
    assert [name for name, *_ in before] == [name for name, *_ in after]
    return [
        f"{one} is {other}"
        for one, other in zip(before, after, strict=True)
        if abs(one[1] - other[1]) > NEAR or abs(one[2] - other[2]) > NEAR
    ]


async def seen(stage: Stage, name: str, qapp: QApplication, way: Qt.LayoutDirection) -> list[Place]:
    qapp.setLayoutDirection(way)
    async with on_screen(name, stage) as top:
        top.resize(900, 700)
        top.grab()  # lays out anew
        return places(top, mirrored=way is Qt.LayoutDirection.RightToLeft)


@pytest.mark.usefixtures("turned")
@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_is_mirrored(
    run: Any, qapp: QApplication, theme: Theme, settle: Any, tmp_path: Path, name: str
) -> None:
    async def story() -> None:
        stage = Stage(theme, settle, tmp_path)
        before = await seen(stage, name, qapp, Qt.LayoutDirection.LeftToRight)
        after = await seen(stage, name, qapp, Qt.LayoutDirection.RightToLeft)
        assert len(before) > 2
        assert moved(before, after) == []

    run(story())


@pytest.mark.usefixtures("turned")
@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_turns_while_it_is_shown(
    run: Any, qapp: QApplication, theme: Theme, settle: Any, tmp_path: Path, name: str
) -> None:
    async def story() -> None:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        async with on_screen(name, Stage(theme, settle, tmp_path)) as top:
            top.resize(900, 700)
            top.grab()
            before = places(top, mirrored=False)
            qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            await settle()
            top.grab()
            assert moved(before, places(top, mirrored=True)) == []

    run(story())


@pytest.mark.usefixtures("turned")
def test_names_stand_where_reading_begins_whatever_their_letters(
    qapp: QApplication, qtbot: QtBot
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    label = ElidedLabel("Redis failover")
    qtbot.addWidget(label)
    assert label.alignment() & Qt.AlignmentFlag.AlignAbsolute
    assert label.alignment() & Qt.AlignmentFlag.AlignRight


@pytest.mark.usefixtures("turned")
def test_names_turn_with_the_window_while_it_is_shown(qapp: QApplication, qtbot: QtBot) -> None:
    label = ElidedLabel("Redis failover")
    qtbot.addWidget(label)
    label.resize(300, 30)
    sides = []
    for way in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
        qapp.setLayoutDirection(way)
        sides.append(inked(label))
    (from_right, _), (from_left, _) = sides
    assert from_right > 150
    assert from_left < 20


@pytest.mark.usefixtures("turned")
@pytest.mark.parametrize("words", ["", "redis", "\u05d0\u05d1\u05d2"])
def test_a_field_begins_beside_its_sign_whichever_way_it_turns(
    qapp: QApplication, qtbot: QtBot, theme: Theme, words: str
) -> None:
    field = SearchField("Filter", theme)
    qtbot.addWidget(field)
    field.setText(words)
    field.resize(300, 32)
    field.show()
    left = Qt.LayoutDirection.LeftToRight
    for way in (Qt.LayoutDirection.RightToLeft, left):
        qapp.setLayoutDirection(way)
        first, last = inked(field, inside=40)
        near, far = (first, 300 - last) if way is left else (300 - last, first)
        assert near < 60 < far


@pytest.mark.usefixtures("turned")
def test_a_query_begins_beside_its_pencil(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    line = QueryLine(theme)
    qtbot.addWidget(line)
    line.show_query("label = runbook")
    line.resize(500, 30)
    line.show()
    widths = []
    left = Qt.LayoutDirection.LeftToRight
    for way in (Qt.LayoutDirection.RightToLeft, left):
        qapp.setLayoutDirection(way)
        first, last = inked(line)
        widths.append(last - first)
        assert (first < 20) == (way is left)
        assert (last > 480) != (way is left)
    assert abs(widths[0] - widths[1]) < 6, "words and pencil stand together"


def inked(widget: QWidget, inside: int = 4) -> tuple[int, int]:
    """The first and the last column in which something is drawn."""
    image = widget.grab().toImage()
    middle = range(6, image.height() - 6)
    ground = image.pixelColor(image.width() // 2, 5)
    columns = [
        x
        for x in range(inside, image.width() - inside)
        if any(image.pixelColor(x, y) != ground for y in middle)
    ]
    return columns[0], columns[-1]


@pytest.mark.usefixtures("turned")
def test_what_stays_on_its_side_is_found(qapp: QApplication, qtbot: QtBot) -> None:
    """The mirror itself can fail."""

    def row() -> QWidget:
        box = QWidget()
        qtbot.addWidget(box)
        lay = QHBoxLayout(box)
        lay.addWidget(QLabel("leading"))
        lay.addStretch(1)
        if qapp.isRightToLeft():
            lay.setDirection(QHBoxLayout.Direction.RightToLeft)  # turned once too often
        box.resize(300, 40)
        box.grab()
        return box

    before = places(row(), mirrored=False)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert moved(before, places(row(), mirrored=True))


@pytest.mark.usefixtures("turned")
def test_a_folded_section_points_to_its_words(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    left = theme.icon("caret-left").pixmap(12, 12).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    section = Section("Outline", theme, opened=False)
    qtbot.addWidget(section)
    assert section.header.icon().pixmap(12, 12).toImage() == left


@pytest.mark.usefixtures("turned")
def test_a_row_with_rows_inside_points_to_its_words(
    theme: Theme, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    drawn: list[str] = []
    monkeypatch.setattr(theme, "draw_icon", lambda *given: drawn.append(given[2]))
    tree = TreeView(theme)
    qtbot.addWidget(tree)
    rows = QStandardItemModel()
    rows.appendRow(QStandardItem("Operations"))
    space = Row("1", RowKind.SPACE, "Operations")
    rows.item(0).setData(Face(space, kept=False, starred=False, parent=True), Role.FACE)
    tree.setModel(rows)
    tree.grab()
    assert set(drawn) == {"caret-right"}, "the theme turns it"
