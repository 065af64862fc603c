"""What is to be seen of a comparison is asked for in the window's words, and runs its way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from confluence_desk.ui.panels.history.wishing import WishButton
from confluence_desk.ui.theme import Theme


@pytest.mark.parametrize(
    ("way", "runs"),
    [(Qt.LayoutDirection.LeftToRight, "ltr"), (Qt.LayoutDirection.RightToLeft, "rtl")],
)
def test_columns_run_as_the_window_does(
    qapp: QApplication, qtbot: QtBot, theme: Theme, way: Qt.LayoutDirection, runs: str
) -> None:
    qapp.setLayoutDirection(way)
    button = WishButton(theme)
    qtbot.addWidget(button)
    assert button.wish("sides", unfolded=False).runs == runs


def test_what_was_wished_for_is_told_where_the_window_turns(
    qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    button, told = WishButton(theme), []
    qtbot.addWidget(button)
    button.turned.connect(lambda: told.append(button.wish("sides", unfolded=False).runs))
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert told == [], "nothing was wished for yet"
    button.wish("sides", unfolded=False)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert told == ["ltr"]
