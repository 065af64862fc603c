"""A page's tab among others: kept, restored, found in, left by links."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from confluence_desk.domain.errors import DeskError, Missing, Unreachable
from confluence_desk.services.library import Document
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.remembered import StopState, TabState
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.library import FakeDestination, page_node
from tests.ui.fakes.reading import Pages, Run, tall, three, told

register_scheme()
# What WebEngine says once a process on a machine without a graphics card.
pytestmark = pytest.mark.qt_log_ignore(
    "RHI|QRhi|Vulkan|GBM|GPUInfo|This plugin does not support", extend=True
)

Settle = Callable[[], Coroutine[Any, Any, None]]
Until = Callable[..., Coroutine[Any, Any, None]]

OUR_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
STOPS = (StopState("1", position=1200.0), StopState("2"), StopState("3", "steps"))


def kept(at: int = 0, zoom: float = 1.0) -> TabState:
    return TabState("page", STOPS[at].node_id, stops=STOPS, at=at, zoom=zoom)


def known() -> Pages:
    library = Pages(drawn={number: tall(1) for number in "123"})
    library.nodes = {"1": page_node("1", "First"), "2": page_node("2", "Second")}
    return library


def test_a_tab_comes_back_with_history_place_and_zoom_while_offline(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        assert panel.title == "Page v1"
        assert panel.state() == kept(zoom=1.5)  # kept again before it stands: nothing is lost
        assert (panel.can_back, panel.can_forward) == (False, True)
        assert panel.stops_after() == ("Second", "Page 3")
        panel.resize(600, 400)
        panel.show()
        await until(lambda: panel.settled)
        assert panel.zoom == 1.5
        assert panel.view.position == pytest.approx(1200, abs=1)
        assert "does not answer" in panel.notice
        assert library.reasons == []

    library = known()
    library.trouble = Unreachable("acme.atlassian.net")
    told(run, theme, library, story, state=kept(zoom=1.5))


def test_where_the_text_stands_is_kept_without_leaving_it(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        moves: list[float] = []
        panel.resize(600, 400)
        panel.show()
        await until(lambda: panel.settled)
        panel.moved.connect(lambda: moves.append(panel.state().stops[0].position or 0))
        panel.view.move_to(2000)
        await until(lambda: moves and abs(moves[-1] - 2000) < 2)
        panel.zoom_in()
        assert panel.state().zoom == 1.1

    told(run, theme, known(), story, state=TabState("page", "1"))


def test_several_steps_lead_back_and_forward(run: Run, theme: Theme, until: Until) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        assert panel.stops_before() == ("Second", "First")
        panel.back(2)
        assert (panel.node_id, panel.can_back) == ("1", False)
        panel.forward(9)
        assert (panel.node_id, panel.can_forward) == ("3", False)
        await until(lambda: panel.settled)

    told(run, theme, known(), story, state=kept(at=2))


@pytest.mark.parametrize(
    ("trouble", "picture"), [(Missing("the page"), "gone"), (Unreachable("acme"), "offline")]
)
def test_a_restored_tab_without_its_page_says_so_under_a_title_trap_94(
    run: Run, theme: Theme, settle: Settle, trouble: DeskError, picture: str
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        await settle()
        assert panel.title == "Not here"
        assert library.reasons[-1]
        assert picture in library.pictures[-1]
        assert panel.node_id == "9"
        assert panel.can_reload

    library = three()
    library.trouble = trouble
    told(run, theme, library, story, state=TabState("page", "9"))


def test_a_first_answer_that_does_not_come_is_not_awaited_in_silence_trap_95(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        assert library.reasons == [""]
        await until(lambda: "has not answered yet" in library.reasons[-1])
        assert panel.busy
        library.newer["9"] = Document("<p>at last</p>", "At last", version=1)
        library.gates["9"].set()
        await until(lambda: panel.title == "At last")

    library = three()
    library.gates = {"9": asyncio.Event()}
    told(run, theme, library, story, state=TabState("page", "9"), patience=1)


def test_escape_in_the_finder_moves_nothing_and_the_page_has_the_focus_trap_96(
    run: Run, theme: Theme, until: Until
) -> None:
    body = "<p>a line</p>" * 200 + "<p>needle</p>" + "<p>a line</p>" * 200

    async def story(panel: PagePanel, _library: Pages) -> None:
        panel.resize(600, 400)
        panel.show()
        panel.activateWindow()
        await until(lambda: panel.settled and panel.isActiveWindow())
        panel.open_finder()
        QTest.keyClicks(panel.find_bar.box, "needle")
        await until(lambda: panel.find_bar.told == "1 of 1")
        await until(lambda: panel.view.position > 1000)
        found_at = await ask(panel, "window.scrollY")
        QTest.keyClick(panel.find_bar.box, Qt.Key.Key_Escape)
        assert panel.find_bar.isHidden()
        for _ in range(20):
            assert await ask(panel, "window.scrollY") == found_at
        focus = QApplication.focusWidget()
        assert focus is not None
        assert panel.view.isAncestorOf(focus)

    long = Document(f"<!DOCTYPE html>{body}", "Long", version=1)
    library = Pages(drawn={"1": long}, nodes={"1": page_node("1", "Long")})
    told(run, theme, library, story, state=TabState("page", "1"))


def web(panel: PagePanel) -> QWebEngineView:
    found = panel.findChild(QWebEngineView)
    assert isinstance(found, QWebEngineView)
    return found


async def ask(panel: PagePanel, script: str) -> Any:
    """What the page itself says."""
    answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    web(panel).page().runJavaScript(script, OUR_WORLD, answer.set_result)
    return await answer


@pytest.mark.parametrize("how", ["front", "behind", "window"])
def test_a_link_may_open_elsewhere_and_this_tab_stays(
    run: Run, theme: Theme, settle: Settle, how: str
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        asked: list[tuple[str, str, str]] = []
        panel.open_requested.connect(lambda *what: asked.append(what))
        library.leads = {"a": FakeDestination(page_id="2", anchor="x", comment_id="77")}
        panel.view.link_clicked.emit("a", how)
        await settle()
        assert asked == [("2", "x", how)]
        assert panel.node_id == "1"

    told(run, theme, three(), story, state=TabState("page", "1"))


def test_title_and_outline_change_together_with_the_text(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        told_of: list[object] = []
        panel.titled.connect(told_of.append)
        panel.page_shown.connect(told_of.append)
        panel.view.arrived.connect(lambda node_id: told_of.append(("text", node_id)))
        panel.show()
        await until(lambda: panel.settled)
        told_of.clear()
        panel.open("2")
        panel.open("3")  # faster than anything can be drawn
        assert (panel.title, told_of) == ("Page 1", [])
        await until(lambda: panel.settled)
        assert told_of == ["3", "Page 3", ("text", "3")]

    told(run, theme, three(), story, state=TabState("page", "1"))


def test_a_copy_is_on_the_screen_before_confluence_is_asked(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        panel.show()
        await until(lambda: panel.settled)
        order: list[object] = []
        panel.busy_changed.connect(order.append)
        panel.titled.connect(order.append)
        panel.open("2")
        assert not panel.busy
        await until(lambda: panel.settled)
        assert order == ["Page 2", True, False]

    told(run, theme, three(), story, state=TabState("page", "1"))


def test_an_old_text_does_not_stand_under_a_new_title_for_long(
    run: Run, theme: Theme, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        panel.show()
        await until(lambda: panel.settled)
        monkeypatch.setattr(web(panel).page(), "show_address", lambda _url: None)  # slow
        panel.open("2")
        assert panel.title == "Page 1"
        await until(lambda: panel.title == "Page 2")
        assert await ask(panel, "document.documentElement.style.visibility") == "hidden"

    told(run, theme, three(), story, state=TabState("page", "1"))


def test_a_tab_that_nobody_sees_is_told_of_at_once(run: Run, theme: Theme, until: Until) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        await until(lambda: panel.settled)
        panel.view.sleep()
        assert panel.view.asleep
        panel.open("2")
        assert panel.title == "Page 2"
        assert panel.state().stops == (StopState("1", position=0.0), StopState("2"))

    told(run, theme, three(), story, state=TabState("page", "1"))


def test_two_tabs_do_not_stop_each_others_requests(run: Run, theme: Theme, until: Until) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        library.gates = {"1": asyncio.Event(), "2": asyncio.Event()}
        panel.reload()
        other = library.tab(TabState("page", "2"))
        library.gates["1"].set()
        library.gates["2"].set()
        await until(lambda: not panel.busy and not other.busy)
        assert sorted(library.answered[-2:]) == ["1", "2"]
        await other.aclose()
        other.deleteLater()

    told(run, theme, three(), story, state=TabState("page", "1"))
