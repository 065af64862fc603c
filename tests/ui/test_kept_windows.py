"""What a test shows is held until it is over: half ended buttons would end it once more."""

import weakref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid


def button_that_holds(window: QWidget) -> QPushButton:
    button = QPushButton(window)
    button.clicked.connect(lambda on: window.setVisible(not on))
    return button


def shown(qtbot: QtBot) -> "weakref.ref[QWidget]":
    """A window that only a button holds, and that soon no more."""
    window = QWidget()
    qtbot.addWidget(window)
    button_that_holds(window).deleteLater()
    return weakref.ref(window)


def test_a_window_does_not_end_within_the_end_of_its_button(
    qapp: QApplication, qtbot: QtBot
) -> None:
    window = shown(qtbot)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held = window()
    assert held is not None
    assert isValid(held)
    assert held.children() == []


def test_what_was_deleted_is_not_closed_once_more(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    held = weakref.ref(window)
    qtbot.addWidget(window)
    window.deleteLater()
    del window
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert held() is None
