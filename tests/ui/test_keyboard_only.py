"""Every main task with keys alone, in a real window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from confluence_desk.domain.errors import ServerFault
from confluence_desk.ui.remembered import TabState
from tests.ui.fakes.desk import Desk

Tell = Callable[..., None]
Key, Held = Qt.Key, Qt.KeyboardModifier

pytestmark = pytest.mark.usefixtures("english")


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


async def press(desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    QTest.keyClick(focused(), key, held)
    await desk.settle()


async def tab_to(desk: Desk, name: str) -> None:
    """Press Tab until the control called so has the keyboard."""
    for _ in range(80):
        if focused().accessibleName() == name:
            return
        await press(desk, Key.Key_Tab)
    pytest.fail(f"Tab never comes to {name}")


async def go_to_row(desk: Desk, words: str) -> None:
    """Go down the tree to a row."""
    tree = desk.window.navigator.tree
    await tab_to(desk, tree.accessibleName())
    await press(desk, Key.Key_Home)
    for _ in range(40):
        if str(tree.currentIndex().data()) == words:
            return
        await press(desk, Key.Key_Down)
    pytest.fail(f"no way to {words}")


def test_pages_open_from_the_tree_here_and_behind(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        await desk.settle()
        desk.window.open_page("14")
        await desk.settle()
        await go_to_row(desk, "Deploy")
        await press(desk, Key.Key_Return)
        assert desk.page.node_id == "15"
        await press(desk, Key.Key_Left, Held.AltModifier)
        assert desk.page.node_id == "14"
        await go_to_row(desk, "Deploy")
        await press(desk, Key.Key_Return, Held.ControlModifier)
        assert desk.window.tabs.count == 2
        assert desk.page.node_id == "14"

    tell(story)


def test_tabs_are_walked_moved_and_closed(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        tabs = desk.window.tabs
        for page in ("14", "15"):
            tabs.open(TabState("page", page))
            await desk.settle()
        await tab_to(desk, "Tabs")
        await press(desk, Key.Key_Home)
        assert tabs.at == 0
        await press(desk, Key.Key_End)
        await press(desk, Key.Key_Left, Held.ControlModifier | Held.ShiftModifier)
        assert [face.title for face in tabs.faces()] == ["Start", "Deploy", "Redis failover"]
        await press(desk, Key.Key_Delete)
        assert [face.title for face in tabs.faces()] == ["Start", "Redis failover"]
        await press(desk, Key.Key_T, Held.ControlModifier | Held.ShiftModifier)
        assert tabs.count == 3

    tell(story)


def test_details_are_used_without_a_mouse(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        desk.page.headings = ()
        await tab_to(desk, "Attachments, 2")
        if not desk.window.details.attachments.opened:
            await press(desk, Key.Key_Space)
        await tab_to(desk, "Open diagram.png")
        await press(desk, Key.Key_Return)
        assert desk.window.tabs.current is not None
        shown = desk.window.tabs.current.state()
        assert (shown.kind, shown.target) == ("attachment", "att1")

    tell(story)


def test_a_comment_leads_to_its_text(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        await tab_to(desk, "Inline · “Check replica lag first”, show in the page")
        await press(desk, Key.Key_Space)
        assert "mark ref-1" in desk.page.told

    tell(story)


@pytest.mark.parametrize(
    ("key", "held", "deed"),
    [
        (Key.Key_F, Held.ControlModifier, "find"),
        (Key.Key_F3, Held.NoModifier, "next"),
        (Key.Key_Plus, Held.ControlModifier, "zoom in"),
    ],
)
def test_the_page_is_worked_by_its_keys(
    tell: Tell, key: Qt.Key, held: Qt.KeyboardModifier, deed: str
) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        await press(desk, key, held)
        assert deed in desk.page.told

    tell(story)


def test_a_page_is_starred_by_key(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        await press(desk, Key.Key_D, Held.ControlModifier)
        assert desk.session.favourites.is_starred("14")

    tell(story)


def test_notices_are_reached_and_left_by_key(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.messages.report(ServerFault(500))
        await desk.settle()
        await tab_to(desk, "1 problem")
        button = focused()
        await press(desk, Key.Key_Space)
        assert desk.window.status.notices.isVisible()
        assert desk.window.status.notices.isAncestorOf(focused())
        await press(desk, Key.Key_Escape)
        assert focused() is button

    tell(story)


def test_menus_open_by_key_where_the_keyboard_is(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        window = desk.window
        asked: list[object] = []
        window.navigator.tree.menu_wanted.disconnect()
        window.navigator.tree.menu_wanted.connect(lambda at, _place: asked.append(at))
        window.tabs.bar.menu_requested.disconnect()
        window.tabs.bar.menu_requested.connect(lambda at, _place: asked.append(at))
        for part in (window.navigator.tree, window.tabs.bar):
            reason = QContextMenuEvent.Reason.Keyboard
            part.setFocus()
            middle = part.rect().center()
            event = QContextMenuEvent(reason, middle, part.mapToGlobal(middle))
            QApplication.sendEvent(part, event)
        assert len(asked) == 2

    tell(story)
