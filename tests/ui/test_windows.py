"""Tabs, windows and what comes back, over fakes."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from confluence_desk.ui.remembered import StopState, TabState, WindowState
from tests.ui.fakes.desk import Desk, site
from tests.ui.fakes.library import FakeDestination

Tell = Callable[..., None]


def test_a_page_opens_here_beside_behind_or_in_a_window_of_its_own(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        tabs, opening = desk.window.tabs, desk.window.opening
        opening.page("14")
        opening.page("15", how="here")
        assert (tabs.count, desk.page.node_id, desk.page.can_back) == (1, "15", True)
        opening.page("10", how="front")
        assert (tabs.count, desk.page.node_id) == (2, "10")
        opening.page("14", how="behind")
        assert (tabs.count, desk.page.node_id) == (3, "10")
        opening.page("14", how="window")
        assert tabs.count == 3
        assert desk.told[-1] == ("window", TabState("page", "14", stops=(StopState("14"),)))

    tell(story)


def test_a_pinned_tab_keeps_its_page(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        desk.do("pin_tab")
        assert desk.ticked("pin_tab")
        desk.window.open_page("15")
        assert desk.window.tabs.count == 2
        assert desk.page.node_id == "15"

    tell(story)


def test_every_tab_has_its_own_back_forward_and_zoom(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        desk.window.open_page("15")
        desk.page.set_zoom(1.5)
        desk.window.opening.page("10", how="front")
        assert not desk.enabled("back")
        assert not desk.enabled("zoom_reset")
        desk.do("tab_1")
        assert desk.enabled("back")
        assert desk.enabled("zoom_reset")
        desk.do("back")
        assert desk.page.node_id == "14"

    tell(story)


def test_a_long_press_on_back_lists_where_one_was(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        for page in ("14", "15", "10"):
            desk.window.open_page(page)
        menu = desk.window.top.history_menu(onwards=False)
        menu.aboutToShow.emit()
        assert [action.text() for action in menu.actions()] == ["Page 15", "Page 14"]
        menu.actions()[1].trigger()
        assert desk.page.node_id == "14"
        onwards = desk.window.top.history_menu(onwards=True)
        onwards.aboutToShow.emit()
        assert [action.text() for action in onwards.actions()] == ["Page 15", "Page 10"]

    tell(story)


def test_a_closed_tab_comes_back_with_its_history(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        desk.window.open_page("15")
        assert not desk.enabled("reopen_tab")
        desk.do("close_tab")
        await desk.settle()
        assert desk.window.tabs.current is not None
        assert desk.window.tabs.current.kind == "welcome"
        desk.do("reopen_tab")
        assert desk.page.node_id == "15"
        desk.do("back")
        assert desk.page.node_id == "14"

    tell(story)


def test_of_a_page_nobody_knows_there_is_no_title_and_no_space_trap_97(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        needing = ["copy_title", "readiness_space", "changes_in_space"]
        desk.window.open_page("404")
        assert [name for name in needing if desk.enabled(name)] == []
        desk.window.open_page("14")
        assert [name for name in needing if desk.enabled(name)] == needing

    tell(story)


def test_commands_about_tabs_are_enabled_where_they_do_something_trap_97(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        idle = ["next_tab", "close_other_tabs", "reopen_tab", "tab_1", "tab_2", "last_tab"]
        assert [name for name in [*idle, "tab_to_window"] if desk.enabled(name)] == []
        desk.window.opening.page("15", how="front")
        assert desk.enabled("next_tab")
        assert desk.enabled("close_other_tabs")
        assert desk.enabled("tab_1")
        assert not desk.enabled("tab_2"), "it is in front"
        assert not desk.enabled("tab_3")
        desk.do("close_other_tabs")
        await desk.settle()
        assert desk.window.tabs.count == 1
        assert desk.enabled("reopen_tab")

    tell(story)


def test_tabs_asleep_are_named_from_the_library(tell: Tell) -> None:
    state = WindowState(
        tabs=(
            TabState("page", "14", stops=(StopState("14"),)),
            TabState("page", "404", stops=(StopState("404"),)),
            TabState("page", "410", stops=(StopState("410"),)),
            TabState("comparison", "14:1:2"),
            TabState("results", "redis"),
            TabState("attachment", "att1"),
            TabState("report"),
            TabState("from a newer program"),
        ),
        current=0,
    )

    library = site()
    library.missing["410"] = "gone"

    async def story(desk: Desk) -> None:
        titles = [face.title for face in desk.window.tabs.faces()]
        assert titles == [
            "Redis failover",
            "Page 404",
            "Not found",
            "Redis failover: v1 and v2",
            "redis",
            "diagram.png",
            "Sync report",
            "Start",
        ]
        assert len(list(desk.window.tabs.each())) == 1

    tell(story, library, state)


def test_the_star_of_the_page_in_front_is_ticked(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        assert not desk.enabled("star")
        desk.window.open_page("14")
        assert not desk.ticked("star")
        desk.do("star")
        await desk.settle()
        assert desk.ticked("star")
        assert desk.session.favourites.is_starred("14")
        desk.do("star")
        await desk.settle()
        assert not desk.ticked("star")

    tell(story)


def test_what_is_dropped_on_the_window_opens(tell: Tell) -> None:
    library = site()
    address = "https://acme.atlassian.net/wiki/spaces/OPS/pages/14"
    library.leads = {address: FakeDestination(page_id="14")}

    async def story(desk: Desk) -> None:
        data = QMimeData()
        data.setUrls([QUrl(address)])
        drop = QDropEvent(
            QPointF(50, 50),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        desk.window.dropEvent(drop)
        await desk.settle()
        assert desk.page.node_id == "14"
        nothing = QMimeData()
        empty = QDragEnterEvent(
            QPoint(50, 50),
            Qt.DropAction.CopyAction,
            nothing,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        empty.ignore()
        desk.window.dragEnterEvent(empty)
        assert not empty.isAccepted()

    tell(story, library)


def test_the_clipboard_s_link_opens_by_one_key(tell: Tell) -> None:
    library = site()
    library.leads = {"14": FakeDestination(page_id="14")}

    async def story(desk: Desk) -> None:
        QGuiApplication.clipboard().setText("14")
        desk.do("open_clipboard")
        await desk.settle()
        assert desk.page.node_id == "14"

    tell(story, library)


def test_keys_of_the_person_s_own_work_at_once(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.preferences.choose_keys("toggle_left", ("Ctrl+J",))
        assert desk.window.actions_table["toggle_left"].shortcut().toString() == "Ctrl+J"
        desk.window.activateWindow()
        QTest.keyClick(desk.window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        assert desk.window.navigator.isHidden()

    tell(story)


def test_the_palette_finds_and_does_a_command(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.do("palette")
        assert desk.told == []
        front = desk.window.focusWidget()
        assert front is not None
        for letter in "settings":
            press = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QGuiApplication.sendEvent(front, press)
        QTest.keyClick(front, Qt.Key.Key_Return)
        await desk.settle()
        assert desk.told == [("settings", "")]

    tell(story)
