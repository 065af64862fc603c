"""Showing in the navigator what is read, wherever it hides there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex

from confluence_desk.ui.panels.navigator import Navigator
from tests.ui.fakes.desk import Desk
from tests.ui.fakes.library import page_node


def seen(navigator: Navigator) -> str:
    """The row that is marked and in sight."""
    tree = navigator.tree
    place = tree.visualRect(tree.currentIndex())
    inside = place.isValid() and tree.viewport().rect().contains(place.center())
    return str(tree.currentIndex().data()) if tree.isVisible() and inside else ""


def row(navigator: Navigator, title: str) -> QModelIndex:
    """The first row of this title."""
    at = navigator.tree.model().index(0, 0)
    while at.isValid() and at.data() != title:
        at = navigator.tree.indexBelow(at)
    return at


def fold(desk: Desk) -> None:
    desk.window.navigator.tree.collapse(row(desk.window.navigator, "Operations"))


def filter_out(desk: Desk) -> None:
    desk.window.navigator.box.setText("certificates")


def hide(desk: Desk) -> None:
    desk.do("toggle_left")


@pytest.mark.parametrize("away", [fold, filter_out, hide])
def test_whatever_hides_the_row_gives_way(
    tell: Callable[..., None], away: Callable[[Desk], None]
) -> None:
    async def story(desk: Desk) -> None:
        navigator = desk.window.navigator
        desk.window.open_page("14")
        await desk.settle()
        assert seen(navigator) == "Redis failover"
        away(desk)
        await desk.settle()
        assert seen(navigator) != "Redis failover"
        desk.do("reveal")
        await desk.settle()
        assert seen(navigator) == "Redis failover"
        assert desk.ticked("toggle_left")
        assert navigator.box.text() == ""

    tell(story)


def test_a_page_of_an_archived_space_is_shown_among_those(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        old = page_node("41", "Old plan", space="4")
        desk.library.nodes["41"] = old
        desk.library.server["space:4"] = [old]
        desk.window.open_page("41")
        await desk.settle()
        assert seen(desk.window.navigator) != "Old plan"
        desk.do("reveal")
        await desk.settle()
        assert seen(desk.window.navigator) == "Old plan"
        assert desk.ticked("show_archived")

    tell(story)
