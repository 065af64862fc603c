import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from confluence_desk.domain.errors import Unreachable
from confluence_desk.ui.remembered import StopState, TabState, WindowState
from tests.ui.fakes.desk import Desk, site
from tests.ui.fakes.library import FakeDestination, FakeLibrary


class SlowLibrary(FakeLibrary):
    """Answers each asking when the test says so."""

    def hold(self, *texts: str) -> None:
        self.gates = {text: asyncio.Event() for text in texts}
        self.leads = {text: FakeDestination(page_id=text) for text in texts}

    async def resolve(self, text: str, *, typed: bool = False) -> Any:
        if text in self.gates:
            await self.gates[text].wait()
        return await super().resolve(text, typed=typed)


def slow() -> SlowLibrary:
    return SlowLibrary(**vars(site()))


def send(desk: Desk, text: str, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    desk.window.top.address.setText(text)
    QTest.keyClick(desk.window.top.address, Qt.Key.Key_Return, held)


def shown(desk: Desk) -> list[str]:
    return [state.target or state.kind for state in desk.window.tabs.states()]


def two_pages() -> WindowState:
    pages = (TabState("page", each, stops=(StopState(each),)) for each in ("10", "11"))
    return WindowState(tabs=tuple(pages))


def test_a_late_page_opens_where_it_was_asked_for_and_leaves_what_is_typed(
    tell: Callable[..., None],
) -> None:
    library = slow()

    async def story(desk: Desk) -> None:
        library.hold("14")
        send(desk, "14")
        assert desk.window.top.address.text() == ""
        desk.window.tabs.go(1)
        desk.window.top.address.setText("half typed")
        library.gates["14"].set()
        await desk.settle()
        assert shown(desk) == ["14", "11"]
        assert desk.window.tabs.at == 1
        assert desk.window.top.address.text() == "half typed"

    tell(story, library, two_pages())


def test_a_late_page_for_a_closed_tab_opens_in_a_new_one_behind(
    tell: Callable[..., None],
) -> None:
    library = slow()

    async def story(desk: Desk) -> None:
        library.hold("14", "15")
        send(desk, "14")
        desk.window.tabs.close_tab(0)
        library.gates["14"].set()
        await desk.settle()
        assert (shown(desk), desk.window.tabs.at) == (["11", "14"], 0)
        send(desk, "15")
        desk.window.tabs.close_others(1)
        desk.window.tabs.close_tab(0)
        library.gates["15"].set()
        await desk.settle()
        assert (shown(desk), desk.window.tabs.at) == (["15"], 0)

    tell(story, library, two_pages())


def test_fifty_askings_from_fifty_new_tabs_each_end_in_their_own(
    tell: Callable[..., None],
) -> None:
    library = slow()
    ids = [str(1000 + number) for number in range(50)]

    async def story(desk: Desk) -> None:
        library.hold(*ids)
        for each in ids:
            desk.do("new_tab")
            desk.do("open_address")
            send(desk, each)
        for each in reversed(ids):
            library.gates[each].set()
            await desk.settle()
        assert [each for each in shown(desk) if each != "welcome"] == ids
        assert shown(desk).count("welcome") == 1
        assert shown(desk)[desk.window.tabs.at] == ids[-1]

    tell(story, library)


def test_the_newest_asking_of_a_tab_counts(tell: Callable[..., None]) -> None:
    library = slow()

    async def story(desk: Desk) -> None:
        library.hold("14", "15")
        send(desk, "14")
        send(desk, "15")
        library.gates["15"].set()
        await desk.settle()
        library.gates["14"].set()
        await desk.settle()
        assert shown(desk) == ["15", "11"]

    tell(story, library, two_pages())


def test_late_results_do_not_take_the_front(tell: Callable[..., None]) -> None:
    library = slow()

    async def story(desk: Desk) -> None:
        library.hold("redis cluster")
        library.leads = {}
        send(desk, "redis cluster")
        desk.window.tabs.go(1)
        library.gates["redis cluster"].set()
        await desk.settle()
        assert (shown(desk), desk.window.tabs.at) == (["10", "redis cluster", "11"], 2)

    tell(story, library, two_pages())


def test_what_leads_nowhere_stands_in_the_box_again_unless_it_is_taken(
    tell: Callable[..., None],
) -> None:
    library = slow()

    async def story(desk: Desk) -> None:
        library.hold("OPS:Gone")
        library.failure = Unreachable("acme")
        send(desk, "OPS:Gone")
        library.gates["OPS:Gone"].set()
        await desk.settle()
        assert desk.window.top.address.text() == "OPS:Gone"
        library.gates["OPS:Gone"].clear()
        send(desk, "OPS:Gone")
        desk.window.top.address.setText("half typed")
        library.gates["OPS:Gone"].set()
        await desk.settle()
        assert desk.window.top.address.text() == "half typed"

    tell(story, library)


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "http://[bad", "foo://bar", "DATA:text/html,x"]
)
def test_a_link_that_cannot_be_opened_is_no_search(tell: Callable[..., None], text: str) -> None:
    async def story(desk: Desk) -> None:
        await desk.enter(text)
        assert "is no link that can be opened" in desk.window.notices.bar.text
        assert desk.window.top.address.text() == text
        assert shown(desk) == ["welcome"]

    tell(story)


@pytest.mark.parametrize("text", ["std::vector", "localhost:8080", "error: timeout", "data: a"])
def test_words_with_a_colon_are_searched_for(tell: Callable[..., None], text: str) -> None:
    async def story(desk: Desk) -> None:
        await desk.enter(text)
        assert shown(desk) == [text]

    tell(story)


@pytest.mark.parametrize(
    "held", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier]
)
def test_enter_with_alt_or_ctrl_opens_a_new_tab(
    tell: Callable[..., None], held: Qt.KeyboardModifier
) -> None:
    library = slow()

    async def story(desk: Desk) -> None:
        library.hold("14")
        library.gates["14"].set()
        send(desk, "14", held)
        await desk.settle()
        assert (shown(desk), desk.window.tabs.at) == (["10", "14", "11"], 1)

    tell(story, library, two_pages())


def test_a_link_from_outside_replaces_nothing_and_finds_the_tab_that_shows_it(
    tell: Callable[..., None],
) -> None:
    library = slow()

    async def story(desk: Desk) -> None:
        library.hold("11", "14")
        for event in library.gates.values():
            event.set()
        tabs = desk.window.tabs
        tabs.pin(1)
        desk.window.open_found("11")
        await desk.settle()
        assert (shown(desk), tabs.at) == (["11", "10"], 0)
        tabs.go(1)
        desk.window.open_found("14")
        await desk.settle()
        assert (shown(desk), tabs.at) == (["11", "10", "14"], 2)

    tell(story, library, two_pages())


def test_a_link_from_outside_takes_the_place_of_a_lone_welcome(tell: Callable[..., None]) -> None:
    library = slow()

    async def story(desk: Desk) -> None:
        library.hold("14")
        library.gates["14"].set()
        desk.window.open_found("14")
        await desk.settle()
        assert shown(desk) == ["14"]

    tell(story, library)
