"""The Tab key in a real window: everything, in the order it is seen, and never trapped."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.domain.errors import ServerFault
from confluence_desk.ui.tab_order import stops
from tests.ui.fakes.desk import Desk

pytestmark = pytest.mark.usefixtures("english")
MOST = 80


def name(widget: QWidget | None) -> str:
    assert widget is not None
    return widget.accessibleName() or getattr(widget, "text", str)()


def walk(key: Qt.Key) -> list[str]:
    """Once round the window."""
    begin, told = QApplication.focusWidget(), list[str]()
    for _ in range(MOST):
        focused = QApplication.focusWidget()
        assert focused is not None
        told.append(name(focused))
        QTest.keyClick(focused, key)
        if QApplication.focusWidget() is begin:
            return told
    raise AssertionError(told)


def test_tab_goes_round_the_window_as_it_is_seen(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        desk.messages.report(ServerFault(500))
        desk.window.details.attachments.set_opened(True)
        await desk.settle()
        desk.window.top.address.setFocus()
        forward = walk(Qt.Key.Key_Tab)
        wanted = (
            "Search or open link",
            "Inbox",
            "Details",
            "Copy details",
            "Close this notice",
            "Filter pages",
            "Favourites, spaces and pages",
            "Tabs",
            "New tab",
            "Outline",
            "Comments, 3",
            "Inline · “Check replica lag first”, show in the page",
            "1 resolved",
            "Attachments, 2",
            "Open diagram.png",
            "Save diagram.png",
            "Open trace <img>.zip",
            "Save trace <img>.zip",
            "Versions",
            "Page info",
            "1 problem",
            "Navigator",
        )
        assert [each for each in forward if each in wanted] == list(wanted)
        backward = walk(Qt.Key.Key_Backtab)
        assert backward[1:] == forward[:0:-1]

    tell(story)


def test_a_row_that_comes_late_is_met_where_it_stands(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        details = desk.window.details
        details.attachments.set_opened(True)
        await desk.settle()
        details.attachments.header.setFocus()
        QTest.keyClick(details.attachments.header, Qt.Key.Key_Tab)
        assert name(QApplication.focusWidget()) == "Open diagram.png"

    tell(story)


def test_what_tab_comes_to_is_brought_into_sight(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.resize(1200, 420)
        desk.window.open_page("14")
        await desk.settle()
        details = desk.window.details
        for section in details.sections:
            section.set_opened(True)
        await desk.settle()
        details.outline.header.setFocus()
        for _ in range(MOST):
            focused = QApplication.focusWidget()
            assert focused is not None
            if not details.isAncestorOf(focused):
                break
            assert not focused.visibleRegion().isEmpty(), name(focused)
            QTest.keyClick(focused, Qt.Key.Key_Tab)

    tell(story)


@pytest.mark.parametrize("mirrored", [False, True])
def test_reading_order_is_the_layouts(qtbot: QtBot, *, mirrored: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column, rows = QVBoxLayout(window), []
    for line in ("ab", "cd"):
        row = QHBoxLayout()
        rows.append(row)
        for letter in reversed(line):
            button = QPushButton(letter)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.insertWidget(0, button)
    for row in reversed(rows):
        column.insertLayout(0, row)
    if mirrored:
        window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.show()
    assert [name(stop) for stop in stops(window)] == ["a", "b", "c", "d"]
    window.findChildren(QPushButton)[0].setEnabled(False)
    window.findChildren(QPushButton)[1].hide()
    assert len(list(stops(window))) == 2


def test_without_layouts_the_place_decides(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for at, letter in ((200, "b"), (100, "a")):
        button = QPushButton(letter, window)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.move(at, 0)
    window.resize(400, 100)
    window.show()
    assert [name(stop) for stop in stops(window)] == ["a", "b"]
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert [name(stop) for stop in stops(window)] == ["b", "a"]
