"""F6 in a real window: from pane to pane, and back to where one was."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from confluence_desk.domain.errors import ServerFault
from tests.ui.fakes.desk import Desk


def pane(desk: Desk) -> str:
    """The pane that has the keyboard."""
    window, focused = desk.window, QApplication.focusWidget()
    assert focused is not None
    panes: dict[str, QWidget | None] = {
        "top": window.top,
        "notice": window.notices.bar,
        "navigator": window.navigator,
        "page": window.tabs.current,
        "details": window.details,
        "status": window.status,
    }
    return next(n for n, p in panes.items() if p and (p is focused or p.isAncestorOf(focused)))


def walk(desk: Desk, command: str, steps: int) -> list[str]:
    told = []
    for _ in range(steps):
        desk.do(command)
        told.append(pane(desk))
    return told


def test_one_key_goes_round_all_panes_and_another_back(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        await desk.settle()
        desk.messages.report(ServerFault(500))
        await desk.settle()
        assert pane(desk) == "navigator"
        onward = walk(desk, "next_pane", 6)
        assert onward == ["page", "details", "status", "top", "notice", "navigator"]
        back = walk(desk, "previous_pane", 6)
        assert back == ["notice", "top", "status", "details", "page", "navigator"]

    tell(story)


def test_a_hidden_pane_and_an_empty_one_are_skipped(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.do("toggle_right")
        assert walk(desk, "next_pane", 3) == ["page", "top", "navigator"]

    tell(story)


def test_one_comes_back_to_where_one_was_in_a_pane(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        desk.window.details.attachments.header.setFocus()
        walk(desk, "previous_pane", 2)
        desk.window.details.comments.set_opened(False)
        walk(desk, "next_pane", 2)
        assert desk.window.details.attachments.header.hasFocus()

    tell(story)


def test_where_one_was_may_be_gone(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        walk(desk, "next_pane", 1)
        desk.window.details.attachments.header.setFocus()
        walk(desk, "previous_pane", 1)
        desk.window.details.attachments.hide()
        walk(desk, "next_pane", 1)
        assert pane(desk) == "details"
        assert not desk.window.details.attachments.header.hasFocus()

    tell(story)
