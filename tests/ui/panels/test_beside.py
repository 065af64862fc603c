"""A name and what it stands for, in much room and in little."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.ui.panels.beside import Beside
from confluence_desk.ui.panels.labels import ElidedLabel, plain

ROOM = 90


class Line:
    """A row of a list of facts."""

    def __init__(self, qtbot: QtBot, words: str, way: Qt.LayoutDirection) -> None:
        self.box = QWidget()
        qtbot.addWidget(self.box)
        self.box.setLayoutDirection(way)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(0, 0, 0, 0)
        self.inside = inside = QWidget()
        column.addWidget(inside)
        column.addStretch(1)
        self.name, self.told = ElidedLabel("Changed"), plain(words)
        Beside(inside, self.name, self.told, ROOM).setContentsMargins(8, 2, 8, 2)

    def at(self, width: int) -> "Line":
        self.box.resize(width, 300)
        self.box.grab()
        return self

    @property
    def beside(self) -> bool:
        return self.told.y() == self.name.y()


@pytest.mark.parametrize(
    "way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["left", "right"]
)
def test_what_is_told_goes_below_its_name_where_a_word_has_no_room(
    qtbot: QtBot, way: Qt.LayoutDirection
) -> None:
    line = Line(qtbot, "Operations (OPS)", way)
    assert line.at(400).beside
    leads = line.name.x() < line.told.x()
    assert leads is (way is Qt.LayoutDirection.LeftToRight)
    assert line.name.width() == ROOM
    assert not line.at(150).beside
    assert line.told.y() >= line.name.y() + line.name.height()
    assert line.told.width() == 150 - 2 * 8
    assert line.at(400).beside


def test_it_is_as_high_as_its_words_need(qtbot: QtBot) -> None:
    line = Line(qtbot, "a copy that no rule keeps, and that stays", Qt.LayoutDirection.LeftToRight)
    for width in (400, 260, 150):
        told: QLabel = line.at(width).told
        assert told.height() >= told.heightForWidth(told.width())
        assert told.geometry().bottom() < line.inside.height()


def test_no_name_makes_it_wider_than_its_room(qtbot: QtBot) -> None:
    line = Line(qtbot, "Operations", Qt.LayoutDirection.LeftToRight)
    assert line.box.minimumSizeHint().width() < 30
