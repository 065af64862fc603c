"""A pane over the window takes the keyboard, keeps it and gives it back."""

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.ui.panels.popover import Popover


class Room:
    """A window with a box to type in, and two panes that can open over it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(900, 700)
        self.lay = lay = QVBoxLayout(self.window)
        self.box, self.anchor = QLineEdit(), QPushButton("open")
        lay.addWidget(self.box)
        lay.addStretch(1)
        lay.addWidget(self.anchor)
        self.first, self.last = QPushButton("first"), QPushButton("last")
        self.popover = Popover("Things", self._made_inside(), self.window)
        self.other = Popover("Others", QPushButton("other"), self.window)
        self.closed: list[str] = []
        self.popover.closed.connect(lambda: self.closed.append("closed"))
        self.window.show()
        self.window.activateWindow()
        self.box.setFocus()

    def _made_inside(self) -> QWidget:
        rows = QWidget()
        lay = QVBoxLayout(rows)
        for button in (self.first, QPushButton("middle"), self.last):
            lay.addWidget(button)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(rows)
        area.setFocusProxy(self.first)
        return area


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot)


def test_the_keyboard_comes_in_and_goes_back(room: Room) -> None:
    room.popover.toggle(room.anchor)
    assert room.first.hasFocus()
    QTest.keyClick(room.first, Qt.Key.Key_Escape)
    assert room.popover.isHidden()
    assert room.box.hasFocus()
    assert room.closed == ["closed"]


def test_tab_goes_round_inside(room: Room) -> None:
    room.popover.open(room.anchor)
    QTest.keyClick(room.first, Qt.Key.Key_Backtab)
    assert room.last.hasFocus()
    QTest.keyClick(room.last, Qt.Key.Key_Tab)
    assert room.first.hasFocus()
    room.last.setEnabled(False)
    QTest.keyClick(room.first, Qt.Key.Key_Backtab)
    assert room.window.focusWidget().text() == "middle"  # type: ignore[attr-defined]


def test_a_click_elsewhere_closes_and_one_inside_does_not(room: Room) -> None:
    room.popover.open(room.anchor)
    QTest.mouseClick(room.popover, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert room.popover.isVisible()
    QTest.mouseClick(room.box, Qt.MouseButton.LeftButton)
    assert room.popover.isHidden()
    assert room.box.hasFocus()


def test_what_opened_it_closes_it(room: Room) -> None:
    room.anchor.clicked.connect(lambda: room.popover.toggle(room.anchor))
    for visible in (True, False, True):
        QTest.mouseClick(room.anchor, Qt.MouseButton.LeftButton)
        assert room.popover.isVisible() is visible


def test_a_command_that_takes_the_keyboard_elsewhere_closes_it(room: Room) -> None:
    room.popover.open(room.anchor)
    room.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert room.popover.isHidden()
    assert room.box.hasFocus()


def test_one_is_open_at_a_time_and_the_keyboard_still_goes_home(room: Room) -> None:
    room.popover.open(room.anchor)
    room.other.open(room.anchor)
    assert room.popover.isHidden()
    assert room.other.isVisible()
    room.other.close_popover()
    assert room.box.hasFocus()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("size", [(900, 700), (300, 200)])
def test_it_stays_in_a_window_that_changes(
    room: Room, direction: Qt.LayoutDirection, size: tuple[int, int]
) -> None:
    room.window.setLayoutDirection(direction)
    room.popover.open(room.anchor)
    room.window.resize(*size)
    assert room.window.rect().contains(room.popover.geometry())


def test_it_begins_where_its_anchor_begins(room: Room) -> None:
    room.anchor.setFixedWidth(80)
    room.popover.open(room.anchor)
    assert room.popover.x() == room.anchor.x()
    room.popover.close_popover()
    room.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    room.lay.activate()
    room.popover.open(room.anchor)
    assert room.popover.geometry().right() == room.anchor.geometry().right()


def test_a_window_that_closes_takes_it_along(room: Room) -> None:
    room.popover.open(room.anchor)
    room.window.close()
    room.window.show()
    QTest.mouseClick(room.box, Qt.MouseButton.LeftButton)
    assert room.popover.isHidden()


def test_what_had_the_keyboard_may_be_gone_meanwhile(room: Room) -> None:
    room.popover.open(room.anchor)
    shiboken6.delete(room.box)
    room.popover.close_popover()
    assert room.popover.isHidden()


def test_its_title_is_its_name(room: Room) -> None:
    assert room.popover.accessibleName() == "Things"
