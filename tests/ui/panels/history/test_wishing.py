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
