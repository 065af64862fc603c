"""Where the keyboard is can be seen on every screen, and it comes back to where it was."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from confluence_desk.system import choices
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tab_order import stops
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.desk import Desk
from tests.ui.fakes.screens import SCREENS, on_screen
from tests.ui.fakes.stage import Stage

Settle = Callable[[], Coroutine[Any, Any, None]]
Tell = Callable[..., None]

pytestmark = pytest.mark.usefixtures("english")
LOOKS: dict[str, dict[str, object]] = {
    "light": {"look.scheme": "light"},
    "dark high": {"look.scheme": "dark", "look.contrast": "high"},
}


@pytest.fixture
def stage(theme: Theme, settle: Settle, tmp_path: Path) -> Stage:
    return Stage(theme, settle, tmp_path)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", SCREENS)
def test_the_keyboard_is_seen_wherever_it_is(name: str, look: str, stage: Stage, run: Any) -> None:
    preferences = Preferences(None)
    preferences.replace(LOOKS[look], choices.ALL)
    stage.theme.follow(preferences)

    async def main() -> list[str]:
        async with on_screen(name, stage) as top:
            await stage.settle()  # until then the window is not the active one
            return [_named(stop) for stop in stops(top) if not _shows_focus(stop)]

    unseen = run(main())
    stage.theme.follow(Preferences(None))
    assert unseen == []


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()}"


def _shows_focus(stop: QWidget) -> bool:
    if type(stop).__module__.startswith("tests."):
        return True
    return _drawn(stop, focused=False) != _drawn(stop, focused=True)


def _drawn(control: QWidget, *, focused: bool) -> QImage:
    if focused:
        control.window().activateWindow()
        control.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        control.clearFocus()
    kind = QEvent.Type.FocusIn if focused else QEvent.Type.FocusOut
    QApplication.sendEvent(control, QFocusEvent(kind, Qt.FocusReason.TabFocusReason))
    return control.grab().toImage()


def test_a_list_that_closes_gives_the_keyboard_back(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.top.address.setFocus()
        for command in ("inbox", "notices", "activity", "palette"):
            desk.do(command)
            await desk.settle()
            inside = QApplication.focusWidget()
            assert inside is not None, command
            assert inside is not desk.window.top.address, command
            QTest.keyClick(inside, Qt.Key.Key_Escape)
            assert desk.window.top.address.hasFocus(), command

    tell(story)


def test_a_page_that_comes_takes_no_keyboard(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.top.address.setFocus()
        desk.window.open_page("14")
        await desk.settle()
        desk.page.page_shown.emit("14")
        desk.page.titled.emit("Redis failover")
        await desk.settle()
        assert desk.window.top.address.hasFocus()

    tell(story)


def test_a_tab_that_closes_leaves_the_keyboard_in_the_next(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.tabs.open(TabState("page", "14"))
        await desk.settle()
        desk.window.tabs.bar.setFocus()
        QTest.keyClick(desk.window.tabs.bar, Qt.Key.Key_Delete)
        await desk.settle()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert desk.window.tabs.isAncestorOf(focused)

    tell(story)
