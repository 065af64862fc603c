"""Ctrl+Tab."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from confluence_desk.system.choices import TAB_ORDER
from tests.ui.fakes.tabs import Area, page

WithTabs = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier


def let_go(it: Area) -> None:
    it.modifiers = Qt.KeyboardModifier.NoModifier
    QTest.keyRelease(it.area.switcher.list, Qt.Key.Key_Control)


def marked(it: Area) -> str:
    item = it.area.switcher.list.currentItem()
    return item.text() if item and it.area.switcher.walking else ""


def used(it: Area, *order: int) -> None:
    for index in order:
        it.area.go(index)


def test_without_a_key_held_the_tab_used_before_comes_at_once(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        used(it, 2, 1)
        it.area.next()
        assert (it.front, it.area.switcher.walking) == ("3", False)
        it.area.next()
        assert it.front == "2"
        it.area.previous()
        assert it.front == "4"  # never looked at: the last of all

    with_tabs(story, "1", "2", "3", "4")


def test_held_the_list_walks_the_tabs_and_only_the_last_one_is_made(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        used(it, 2)
        it.modifiers = CTRL
        it.area.next()
        assert marked(it) == "Page 1"
        it.area.next()
        assert marked(it) == "Asleep 2"
        it.area.next()
        assert (marked(it), it.front) == ("Asleep 4", "3")
        it.area.previous()
        assert marked(it) == "Asleep 2"
        let_go(it)
        assert (it.front, it.area.switcher.walking) == ("2", False)
        assert it.made == ["1", "3", "2"]

    with_tabs(story, "1", "2", "3", "4")


def test_the_walk_goes_round(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.modifiers = CTRL
        it.area.previous()
        assert marked(it) == "Asleep 3"
        it.area.next()
        it.area.next()
        assert marked(it) == "Asleep 2"
        let_go(it)
        assert it.front == "2"

    with_tabs(story, "1", "2", "3")


def test_escape_stays_and_the_focus_returns(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        assert it.area.current is not None
        it.area.current.setFocus()
        it.modifiers = CTRL
        it.area.next()
        assert it.area.window().focusWidget() is it.area.switcher.list
        QTest.keyClick(it.area.switcher.list, Qt.Key.Key_Escape)
        assert (it.front, it.area.switcher.walking) == ("1", False)
        assert it.area.window().focusWidget() is it.area.current
        let_go(it)
        assert it.front == "1"

    with_tabs(story, "1", "2")


def test_arrows_and_enter_work_in_the_list(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.modifiers = CTRL
        it.area.next()
        QTest.keyClick(it.area.switcher.list, Qt.Key.Key_Down)
        QTest.keyClick(it.area.switcher.list, Qt.Key.Key_Down)
        QTest.keyClick(it.area.switcher.list, Qt.Key.Key_Up)
        QTest.keyClick(it.area.switcher.list, Qt.Key.Key_Return)
        assert it.front == "3"
        assert it.area.window().focusWidget() is not it.area.switcher.list

    with_tabs(story, "1", "2", "3")


def test_the_keys_of_the_list_are_no_command_while_it_is_open(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        def claimed(key: Qt.Key) -> bool:
            event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
            event.ignore()
            QApplication.sendEvent(it.area.switcher.list, event)
            return event.isAccepted()

        it.modifiers = CTRL
        it.area.next()
        assert claimed(Qt.Key.Key_Down)
        assert not claimed(Qt.Key.Key_Tab)
        let_go(it)
        assert not claimed(Qt.Key.Key_Down)

    with_tabs(story, "1", "2")


def test_a_click_in_the_list_goes_there(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.modifiers = CTRL
        it.area.next()
        rows = it.area.switcher.list
        at = rows.visualItemRect(rows.item(2)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, CTRL, at)
        assert it.front == "3"

    with_tabs(story, "1", "2", "3")


def test_the_window_left_while_ctrl_is_held_counts_as_let_go(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.modifiers = CTRL
        it.area.next()
        QApplication.sendEvent(it.area.window(), QEvent(QEvent.Type.WindowDeactivate))
        assert (it.front, it.area.switcher.walking) == ("2", False)

    with_tabs(story, "1", "2")


def test_a_tab_that_comes_or_goes_meanwhile_ends_the_walk(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.modifiers = CTRL
        it.area.next()
        it.area.open(page("9"), front=False)
        assert not it.area.switcher.walking
        let_go(it)
        assert it.front == "1"
        it.modifiers = CTRL
        it.area.next()
        it.area.close_tab(1)
        assert not it.area.switcher.walking
        let_go(it)
        assert it.front == "1"

    with_tabs(story, "1", "2", "3")


def test_by_choice_the_order_is_that_of_the_strip(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.preferences.choose(TAB_ORDER, "strip")
        it.modifiers = CTRL
        it.area.next()
        assert (it.front, it.area.switcher.walking) == ("2", False)
        it.area.previous()
        it.area.previous()
        assert it.front == "3"
        it.area.next()
        assert it.front == "1"

    with_tabs(story, "1", "2", "3")


@pytest.mark.parametrize("modifiers", [CTRL, Qt.KeyboardModifier.NoModifier])
def test_a_single_tab_has_nowhere_to_go(
    with_tabs: WithTabs, modifiers: Qt.KeyboardModifier
) -> None:
    async def story(it: Area) -> None:
        it.modifiers = modifiers
        it.area.next()
        it.area.previous()
        it.area.step(1)
        assert (it.fronts, it.area.switcher.walking) == (["1"], False)

    with_tabs(story, "1")


def test_rows_are_read_out_as_their_tabs_are(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.modifiers = CTRL
        it.area.next()
        item = it.area.switcher.list.item(1)
        assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Asleep 2, tab 2 of 2"
        let_go(it)

    with_tabs(story, "1", "2")
