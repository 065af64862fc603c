"""One bar for the whole window: it shows what the search in front asks."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from confluence_desk.ui.remembered import StopState, TabState, WindowState
from tests.ui.fakes.desk import Desk

PAGE = TabState("page", "10", stops=(StopState("10"),))
REDIS, KAFKA = TabState("results", "redis"), TabState("results", "kafka", words="kafka la")


def test_it_shows_the_query_of_the_search_in_front(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        bar, tabs = desk.window.top.address, desk.window.tabs
        assert bar.text() == "half a thought"
        tabs.go(1)
        assert bar.text() == "redis"
        tabs.go(2)
        assert bar.text() == "kafka la"
        assert desk.window.state().address == "half a thought"
        tabs.go(0)
        assert bar.text() == "half a thought"
        assert desk.window.state().address == "half a thought"

    tell(story, None, WindowState(tabs=(PAGE, REDIS, KAFKA), address="half a thought"))


def test_a_search_in_front_is_asked_something_else(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        tabs = desk.window.tabs
        await desk.enter("redis sentinel")
        assert [state.target for state in tabs.states()] == ["10", "redis sentinel"]
        assert desk.window.top.address.text() == "redis sentinel"
        desk.window.top.address.setText("kafka")
        QTest.keyClick(desk.window.top.address, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
        await desk.settle()
        assert [state.target for state in tabs.states()] == ["10", "redis sentinel", "kafka"]

    tell(story, None, WindowState(tabs=(PAGE, REDIS), current=1))


def test_a_pinned_search_stays_what_it_is(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        await desk.enter("kafka")
        assert [state.target for state in desk.window.tabs.states()] == ["redis", "kafka"]

    tell(story, None, WindowState(tabs=(TabState("results", "redis", pinned=True),)))


def test_who_is_typing_goes_on_while_a_search_arrives(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.activateWindow()
        bar = desk.window.top.address
        bar.setText("redis")
        QTest.keyClick(bar, Qt.Key.Key_Return)
        bar.setFocus()
        bar.setText("and then")
        await desk.settle()
        assert desk.window.tabs.states()[-1].target == "redis"
        assert bar.text() == "and then"

    tell(story, None, WindowState(tabs=(PAGE,)))


def test_the_help_is_made_once_somebody_is_about_to_type(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.activateWindow()
        bar = desk.window.top.address
        bar.setText("type = blog")
        assert bar.verdict.text() == ""
        bar.setFocus()
        await desk.settle()
        assert bar.verdict.text() == "Not yet CQL"

    tell(story)


def test_searching_below_a_page_waits_for_the_words_in_the_bar(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.activateWindow()
        desk.do("search_inside")
        bar = desk.window.top.address
        QTest.keyClicks(bar, "redis fail")
        assert bar.text() == '(ancestor = 10 OR id = 10) AND text ~ "redis fail"'
        QTest.keyClick(bar, Qt.Key.Key_Return)
        await desk.settle()
        assert desk.window.tabs.states()[-1].target == bar.text()

    tell(story, None, WindowState(tabs=(PAGE,)))
