"""What tabs, links and the inbox have to do with the window around them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.followed import Cause, InboxEntry
from confluence_desk.ui.remembered import StopState, TabState, WindowState
from tests.ui.fakes.desk import Desk, site
from tests.ui.fakes.library import FakeDestination, page_node

Tell = Callable[..., None]


def asleep() -> WindowState:
    tabs = (
        TabState("page", "15", stops=(StopState("15"),)),
        TabState("page", "14", stops=(StopState("10"), StopState("14")), at=1),
        TabState("attachment", "att1"),
        TabState("results", "redis"),
    )
    return WindowState(tabs=tabs)


def words_of_menu(desk: Desk, index: int) -> list[str]:
    desk.window.tabs.bar.menu_requested.emit(index, QPoint(5, 5))
    menus = [m for m in desk.window.tabs.findChildren(QMenu) if m.accessibleName() == "Tab"]
    menus[-1].hide()
    return [action.text() for action in menus[-1].actions()]


def choose(desk: Desk, index: int, words: str) -> None:
    desk.window.tabs.bar.menu_requested.emit(index, QPoint(5, 5))
    menu = [m for m in desk.window.tabs.findChildren(QMenu) if m.accessibleName() == "Tab"][-1]
    menu.hide()
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_the_link_of_a_tab_that_sleeps_can_be_copied(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        choose(desk, 1, "Copy link")
        assert QGuiApplication.clipboard().text() == desk.library.web_url("14")
        choose(desk, 2, "Copy link")
        assert QGuiApplication.clipboard().text() == desk.library.attachment_url("att1")
        assert "Copy link" not in words_of_menu(desk, 3)
        assert len(list(desk.window.tabs.each())) == 1, "no tab was woken for it"

    tell(story, state=asleep())


def test_a_tab_carried_to_another_program_is_its_address(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        hooks, states = desk.window.tabs.hooks, desk.window.tabs.states()
        assert hooks.url_of(states[1]) == desk.library.web_url("14")
        assert hooks.url_of(states[3]) == ""
        assert hooks.family is desk.session

    tell(story, state=asleep())


def test_sleeping_tabs_are_called_by_what_came_meanwhile(tell: Tell, until: Any) -> None:
    library = site()

    async def story(desk: Desk) -> None:
        node = library.nodes["14"]
        library.nodes["14"] = replace(node, title="Redis, failing over")
        library.changed.emit(Changes(pages=frozenset({"14"})))
        await until(lambda: desk.window.tabs.faces()[1].title == "Redis, failing over")

    tell(story, library, state=asleep())


def test_a_tab_keeps_the_sign_of_its_kind_once_it_is_awake(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        tabs = desk.window.tabs
        for at, node_id in enumerate(("b2", "12", "13")):
            desk.window.opening.page(node_id, how="behind")
            tabs.go(tabs.find("page", node_id))
            await desk.settle()
            asked = tabs.faces()[tabs.at].icon
            assert asked == ("newspaper", "chalkboard", "file-text")[at]
        desk.page.open("12")
        await desk.settle()
        assert tabs.faces()[tabs.at].icon == "chalkboard"

    library = site()
    for nodes in library.server.values():
        library.nodes.update({node.id: node for node in nodes})
    tell(story, library)


def test_tabs_and_windows_are_called_by_what_can_be_read(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("66")
        await desk.settle()
        assert desk.window.tabs.faces()[0].title == "evil twin"
        assert desk.window.windowTitle() == "evil twin — acme"

    library = site()
    library.nodes["66"] = page_node("66", "\u202eevil\ttwin")
    tell(story, library)


def test_a_tab_moves_only_where_there_is_a_place_trap_97(tell: Tell) -> None:
    def moves(desk: Desk) -> tuple[bool, bool]:
        return desk.enabled("move_tab_before"), desk.enabled("move_tab_after")

    async def story(desk: Desk) -> None:
        assert moves(desk) == (False, True)
        desk.do("move_tab_after")
        assert moves(desk) == (True, True)
        desk.do("last_tab")
        assert moves(desk) == (True, False)
        desk.do("pin_tab")
        assert moves(desk) == (False, False), "one pin has no place among the others"
        desk.do("close_other_tabs")
        await desk.settle()

    tell(story, state=asleep())


def test_the_plus_tells_its_key_and_a_new_one(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        plus = desk.window.tabs.strip.plus
        assert plus.toolTip() == "New tab (Ctrl+T)"
        desk.preferences.choose_keys("new_tab", ("Ctrl+Alt+N",))
        assert plus.toolTip() == "New tab (Ctrl+Alt+N)"

    tell(story)


def test_a_link_of_ours_in_a_page_stays_in_the_program(tell: Tell) -> None:
    library = site()
    library.leads = {"15": FakeDestination(page_id="15")}

    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        desk.page.external_link.emit("confluence-desk://page/15")
        await desk.settle()
        assert desk.page.node_id == "15"
        desk.page.external_link.emit("https://example.com/")
        assert desk.outside == ["https://example.com/"]
        desk.page.external_link.emit("file:///etc/passwd")
        assert desk.outside == ["https://example.com/"]

    tell(story, library)


def test_what_the_inbox_says_of_a_page_is_read_with_the_page(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        at = datetime(2026, 11, 21, tzinfo=UTC)
        inbox = desk.session.inbox
        inbox.rows = [
            InboxEntry(1, Cause.WATCHED, "14", "Redis failover", at),
            InboxEntry(2, Cause.WATCHED, "15", "Another", at),
        ]
        inbox.changed.emit(None)
        assert desk.window.top.bell.accessibleName().startswith("Inbox, 2")
        desk.window.opening.page("15", how="behind")
        await desk.settle()
        assert inbox.unread == 2, "nobody saw the tab behind"
        desk.window.open_page("14")
        await desk.settle()
        assert [row.key for row in inbox.rows if not row.read] == [2]

    tell(story)


def test_no_alert_goes_into_the_kept_state(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        tabs = desk.window.tabs
        tabs.open(TabState("alert", words="password of the ledger"))
        assert tabs.states()[tabs.at].words == "password of the ledger"
        tabs.close_tab(tabs.at)
        tabs.open(TabState("alert", words="password of the ledger", draft="a name"))
        kept = desk.window.state()
        assert "ledger" not in repr(kept)
        assert [tab.kind for tab in (*kept.tabs, *kept.closed)].count("alert") == 2
        assert kept.tabs[-1].draft == "a name", "by which the library knows it"

    tell(story)
