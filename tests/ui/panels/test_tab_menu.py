"""The menu of one tab."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.remembered import TabState
from tests.ui.fakes.tabs import Area

WithTabs = Callable[..., None]


def opened(it: Area, index: int) -> dict[str, QAction]:
    for old in it.area.findChildren(QMenu):
        old.setParent(None)
    it.area.bar.menu_requested.emit(index, QPoint(5, 5))
    menu = it.area.findChild(QMenu)
    assert menu is not None
    menu.hide()
    return {action.text(): action for action in menu.actions() if action.text()}


def grey(actions: dict[str, QAction]) -> set[str]:
    return {words for words, action in actions.items() if not action.isEnabled()}


def test_what_can_do_nothing_is_grey_trap_97(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        assert grey(opened(it, 0)) == {
            "Move tab to a new window",
            "Reopen closed tab",
            "Close other tabs",
            "Close following tabs",
        }
        it.area.duplicate(0)
        assert grey(opened(it, 0)) == {"Reopen closed tab"}
        assert grey(opened(it, 1)) == {"Reopen closed tab", "Close following tabs"}

    with_tabs(story, "1")


def test_a_welcome_alone_cannot_be_closed_trap_97(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.restore([TabState("welcome")], 0)
        assert "Close tab" in grey(opened(it, 0))
        it.area.duplicate(0)
        assert "Close tab" not in grey(opened(it, 0))

    with_tabs(story)


def test_deeds_are_called_as_in_the_table_of_commands(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        table = {command.words for command in COMMANDS}
        for pinned in (False, True):
            it.area.pin(0, pinned)
            assert set(opened(it, 0)) - {"Unpin tab"} <= table

    with_tabs(story, "1", "2")


def test_every_entry_is_about_the_tab_it_was_opened_on(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        opened(it, 1)["Pin tab"].trigger()
        assert it.targets == "2 1 3"
        opened(it, 0)["Unpin tab"].trigger()
        opened(it, 2)["Duplicate tab"].trigger()
        assert it.targets == "2 1 3 3"
        opened(it, 1)["Close following tabs"].trigger()
        assert it.targets == "2 1"
        opened(it, 0)["Move tab to a new window"].trigger()
        assert [state.target for state in it.windows] == ["2"]
        opened(it, 0)["Reopen closed tab"].trigger()
        opened(it, 0)["Close other tabs"].trigger()
        assert it.targets == "1"
        opened(it, 0)["Close tab"].trigger()
        assert it.area.count == 0

    with_tabs(story, "1", "2", "3")


def test_the_address_of_a_tab_is_copied_where_it_has_one(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        opened(it, 1)["Copy link"].trigger()
        assert it.copied == ["2"]
        it.area.insert(TabState("welcome"), 0)
        assert "Copy link" not in opened(it, 0)

    with_tabs(story, "1", "2")


def test_beside_the_tabs_only_the_strip_is_meant(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        assert set(opened(it, -1)) == {"New tab", "Reopen closed tab"}

    with_tabs(story, "1")


@pytest.mark.parametrize("menu_of_all", [False, True])
def test_a_menu_that_is_old_goes(with_tabs: WithTabs, menu_of_all: bool) -> None:
    """A tab came from elsewhere meanwhile: its entries would be about others."""

    async def story(it: Area) -> None:
        if menu_of_all:
            it.area.strip.list_requested.emit(QPoint(5, 5))
        else:
            it.area.bar.menu_requested.emit(1, QPoint(5, 5))
        menu = it.area.findChild(QMenu)
        assert menu is not None
        assert menu.isVisible()
        it.area.insert(TabState("page", "new"), 0, front=False)
        assert not menu.isVisible()

    with_tabs(story, "1", "2", "3")
