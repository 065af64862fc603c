"""Small widgets in lines."""

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.theme import Theme


def test_low_parts_stand_in_the_middle_of_their_line(qtbot: QtBot, theme: Theme) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    high, low = QPushButton("high"), QLabel("low")
    high.setFixedSize(60, theme.scaled(40))
    flow = FlowLayout(box, 8)
    for part in (high, low):
        flow.addWidget(part)
    box.resize(400, 100)
    box.show()
    assert abs(high.geometry().center().y() - low.geometry().center().y()) <= 1
    assert low.x() == high.x() + high.width() + 8


def test_another_gap_breaks_lines_anew(qtbot: QtBot, theme: Theme) -> None:
    box, inside = QWidget(), QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside)
    column.addStretch(1)
    flow = FlowLayout(inside, 0)
    parts = [QWidget() for _ in range(4)]
    for part in parts:
        part.setFixedSize(100, theme.scaled(20))
        flow.addWidget(part)
    box.resize(400, 200)
    box.show()
    assert {part.y() for part in parts} == {0}
    flow.set_gap(10)
    height = 2 * parts[0].height() + 10
    qtbot.waitUntil(lambda: parts[3].y() > 0 and inside.height() == height)


def test_what_is_hidden_leaves_no_gap(qtbot: QtBot, theme: Theme) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, theme.size("gap"))
    hidden, seen = QPushButton("hidden"), QPushButton("seen")
    for part in (hidden, seen):
        flow.addWidget(part)
    hidden.hide()
    box.resize(400, 100)
    box.show()
    assert seen.x() == 0
