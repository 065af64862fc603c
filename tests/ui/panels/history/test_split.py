"""Versions stand beside a comparison where there is room, else above it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.ui.panels.history.split import VersionSplit
from confluence_desk.ui.theme import Theme


def test_it_turns_with_the_room_and_keeps_what_somebody_chose(qtbot: QtBot, theme: Theme) -> None:
    split = VersionSplit(theme, QWidget(), QWidget())
    qtbot.addWidget(split)
    split.resize(900, 600)
    split.show()
    assert split.orientation() is Qt.Orientation.Horizontal
    split.setSizes([400, 500])
    split.resize(880, 600)
    assert abs(split.sizes()[0] - 400) < 30
    split.resize(400, 600)
    assert split.orientation() is Qt.Orientation.Vertical
    qtbot.waitUntil(lambda: 200 < split.sizes()[0] < split.sizes()[1])
    split.resize(900, 600)
    assert split.orientation() is Qt.Orientation.Horizontal


def test_it_is_crowded_where_there_is_room_neither_beside_nor_below(
    qtbot: QtBot, theme: Theme
) -> None:
    split = VersionSplit(theme, QWidget(), QWidget())
    qtbot.addWidget(split)
    told: list[bool] = []
    split.crowded_changed.connect(told.append)
    for width, height in ((900, 200), (400, 600), (400, 200), (390, 190), (900, 200)):
        split.resize(width, height)
        split.show()
    assert told == [True, False]
    assert not split.crowded
