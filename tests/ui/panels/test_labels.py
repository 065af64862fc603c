"""Other people's words turn nothing around in ours."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from confluence_desk.ui.panels.labels import ElidedLabel, breakable, plain

TURNING = "\u202eevil"


@pytest.mark.parametrize("make", [ElidedLabel, plain, lambda text: QLabel(breakable(text))])
def test_no_mark_turns_what_follows(make: Callable[[str], QLabel], qtbot: QtBot) -> None:
    label = make(f"Removed {TURNING} from here")
    qtbot.addWidget(label)
    label.resize(900, 40)
    assert label.text() == "Removed  evil from here"


def test_lines_stay_lines(qtbot: QtBot) -> None:
    label = plain("one\ntwo\tthree")
    qtbot.addWidget(label)
    assert label.text() == "one\ntwo three"
