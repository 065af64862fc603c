"""Several windows on one account: parted, closed, brought back."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtWidgets import QApplication, QWidget

from confluence_desk.system.preferences import Preferences
from confluence_desk.system.recent import Recent
from confluence_desk.system.settings import Settings
from confluence_desk.ui.activities import Activities
from confluence_desk.ui.callbacks import Callbacks
from confluence_desk.ui.clipboard_offer import ClipboardOffer
from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.remembered import StopState, TabState, WindowState
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.windows import Windows
from tests.ui.fakes.desk import FakeMakers, site
from tests.ui.fakes.library import FakeDestination
from tests.ui.fakes.session import FakeSession

Settle = Callable[[], Coroutine[Any, Any, None]]
Until = Callable[..., Coroutine[Any, Any, None]]
Story = Callable[["Many"], Coroutine[Any, Any, None]]


class Many:
    """The windows of a fake account; ``told`` is what they told the desk."""

    def __init__(self, theme: Theme, path: Path, settle: Settle, until: Until) -> None:
        self.settle = settle
        self.until = until
        self.told: list[str] = []
        self.session = FakeSession(site())
        self.messages = Messages()
        preferences = Preferences(Settings(path / "settings.json"))
        keymap = Keymap(COMMANDS, preferences)
        recent = Recent(None, "commands")
        outfit = Outfit(
            theme, self.messages, preferences, keymap, recent, Activities(), lambda _url: True
        )
        makers: Any = FakeMakers(self.session, theme)
        session: Any = self.session
        self.windows = Windows(session, outfit, self._callbacks(), makers)
        self.windows.emptied.connect(lambda: self.told.append("emptied"))
        self.windows.changed.connect(lambda: self.told.append("changed"))

    @property
    def front(self) -> MainWindow:
        assert self.windows.front is not None
        return self.windows.front

    def tabs(self) -> list[str]:
        """What stands in the tabs of each window."""
        return [
            " ".join(state.target or state.kind for state in window.tabs.states())
            for window in self.windows.all
        ]

    async def use(self, window: MainWindow) -> None:
        """Go to a window, as by a click into it."""
        window.activateWindow()
        await self.until(window.isActiveWindow)

    def _new(self, tab: TabState | None) -> None:
        self.windows.new(tab)

    def inside(self) -> list[WindowState]:
        """What each window holds; its measures belong to a screen."""
        return [replace(state, geometry="", panes=()) for state in self.windows.states()]

    def _callbacks(self) -> Callbacks:
        def nothing(*_what: object) -> None:
            return None

        def settings(_window: QWidget, _section: str) -> None:
            return None

        return Callbacks(
            sign_in=nothing,
            sign_out=nothing,
            settings=settings,
            new_window=self._new,
            quit=nothing,
            try_demo=nothing,
            logs=QUrl("file:///logs"),
        )


@pytest.fixture
def tell(run: Any, theme: Theme, settle: Settle, until: Until, tmp_path: Path) -> Any:
    kept: list[Many] = []

    def told(story: Story, *states: WindowState, said: str = "") -> Many:
        async def main() -> Many:
            many = Many(theme, tmp_path, settle, until)
            kept.append(many)
            if said:
                many.messages.notice(said, kind="warning")
            many.windows.restore(states)
            await settle()
            await story(many)
            await many.windows.aclose()
            return many

        many: Many = run(main())
        return many

    return told


def page(node_id: str, *before: str) -> TabState:
    stops = tuple(StopState(each) for each in (*before, node_id))
    return TabState("page", node_id, stops=stops, at=len(before), zoom=1.25)


def test_a_tab_moves_whole_and_leaves_the_others(tell: Any) -> None:
    async def story(many: Many) -> None:
        first = many.front
        first.tabs.go(1)
        first.actions_table["tab_to_window"].trigger()
        await many.settle()
        assert many.tabs() == ["14 redis", "15"]
        assert many.front is not first
        assert many.front.tabs.states() == (page("15", "10"),)
        assert many.front.actions_table["back"].isEnabled()
        assert not first.actions_table["reopen_tab"].isEnabled(), "it was not closed"

    tabs = (page("14"), page("15", "10"), TabState("results", "redis"))
    tell(story, WindowState(tabs=tabs))


def test_a_window_whose_last_tab_went_to_another_one_goes(tell: Any) -> None:
    async def story(many: Many) -> None:
        first, second = many.windows.all
        first.tabs.strip.brought.emit(second.tabs.bar, 0, 1)
        assert second.isVisible(), "Qt may still carry"
        second.tabs.left.emit()
        assert not second.isVisible()
        await many.settle()
        assert many.tabs() == ["14 15"]
        assert first.page is not None
        assert first.page.node_id == "15"

    tell(story, WindowState(tabs=(page("14"),)), WindowState(tabs=(page("15"),)))


def test_a_link_from_outside_goes_to_the_window_that_shows_its_page(tell: Any) -> None:
    async def story(many: Many) -> None:
        first = many.front
        first.actions_table["new_window"].trigger()
        second = many.front
        second.tabs.restore([page("15"), page("14")], 1)
        await many.use(first)
        shown = second.tabs.states()
        many.session.library.leads = {"15": FakeDestination(page_id="15")}
        first.open_found("15")
        await many.settle()
        assert second.tabs.states() == shown, "nothing was opened anew"
        assert second.page is not None
        assert second.page.node_id == "15"
        assert first.tabs.states() == (page("10"),)
        await many.until(second.isActiveWindow)

    tell(story, WindowState(tabs=(page("10"),)))


def test_a_new_window_is_laid_out_as_the_one_before_but_has_its_own_words(tell: Any) -> None:
    async def story(many: Many) -> None:
        first = many.front
        first.resize(1000, 700)
        first.panes.setSizes([250, 500, 250])
        first.actions_table["toggle_right"].trigger()
        first.top.address.setText("half a question")
        first.navigator.box.setText("redis")
        first.actions_table["new_window"].trigger()
        await many.settle()
        second = many.front
        old, new = first.state(), second.state()
        assert second is not first
        assert second.size() == first.size()
        assert second.pos() != first.pos()
        assert (new.panes, new.left_shown, new.right_shown) == (old.panes, True, False)
        assert (new.address, new.filter) == ("", "")
        assert [state.kind for state in new.tabs] == ["welcome"]

    tell(story, WindowState(tabs=(page("14"),)))


def test_a_window_closed_beside_others_is_gone(tell: Any, until: Until) -> None:
    windows: list[MainWindow] = []

    async def story(many: Many) -> None:
        first, second = many.windows.all
        windows.append(second)
        front: Any = second.page
        many.told.clear()
        second.close()
        assert many.told == ["changed"]
        assert many.tabs() == ["14"]
        assert [state.tabs for state in many.windows.states()] == [(page("14"),)]
        await until(lambda: front.closed)
        assert first.isVisible()

    many = tell(story, WindowState(tabs=(page("14"),)), WindowState(tabs=(page("15"),)))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(map(shiboken6.isValid, windows))
    assert "emptied" not in many.told


def test_a_window_closed_just_before_the_end_is_ended_whole(tell: Any) -> None:
    pages: list[Any] = []

    async def story(many: Many) -> None:
        second = many.windows.all[1]
        pages.append(second.page)
        slow = asyncio.Event()
        second.scope.start(_stubborn(slow), key="slow")
        await many.settle()
        second.close()
        asyncio.get_running_loop().call_later(0.05, slow.set)

    tell(story, WindowState(tabs=(page("14"),)), WindowState(tabs=(page("15"),)))
    assert pages[0].closed


async def _stubborn(until: asyncio.Event) -> None:
    """Work that takes a moment to stop."""
    try:
        await asyncio.Event().wait()
    finally:
        await until.wait()


def test_closing_the_last_one_ends_and_keeps_it(tell: Any) -> None:
    async def story(many: Many) -> None:
        many.windows.all[1].close()
        await many.settle()
        many.front.top.address.setText("unsent")
        many.front.close()
        assert many.told[-1] == "emptied"
        (kept,) = many.windows.states()
        assert (kept.tabs, kept.address) == ((page("14"),), "unsent")

    many = tell(story, WindowState(tabs=(page("14"),)), WindowState(tabs=(page("15"),)))
    (kept,) = many.windows.states()
    assert kept.tabs == (page("14"),), "the state outlives the window"


def test_quitting_with_three_windows_brings_three_back_the_used_one_in_front(tell: Any) -> None:
    async def evening(many: Many) -> None:
        first, second, third = many.windows.all
        await many.use(second)
        assert many.front is second
        assert many.windows.all == (first, third, second)

    many = tell(evening, *(WindowState(tabs=(page(each),)) for each in ("14", "15", "10")))
    kept, before = many.windows.states(), many.inside()
    assert [state.tabs[0].target for state in kept] == ["14", "10", "15"]

    async def morning(many: Many) -> None:
        assert many.tabs() == ["14", "10", "15"]
        assert many.front.tabs.states() == (page("15"),)
        assert many.inside() == before

    tell(morning, *kept)


def test_a_notice_is_told_once_in_the_window_in_use(tell: Any) -> None:
    async def story(many: Many) -> None:
        first, second = many.windows.all
        await many.use(first)
        many.messages.notice("the first", kind="warning")
        await many.use(second)
        many.messages.notice("the second", kind="warning")
        assert (first.notices.bar.text, second.notices.bar.text) == ("the first", "the second")
        second.close()
        many.messages.notice("the third", kind="warning")
        assert first.notices.bar.text == "the third"

    tell(story, WindowState(tabs=(page("14"),)), WindowState(tabs=(page("15"),)))


def test_what_was_said_before_the_first_window_is_shown_in_it(tell: Any) -> None:
    async def story(many: Many) -> None:
        assert many.front.notices.bar.isVisible()
        assert many.front.notices.bar.text == "your tabs are back"

    tell(story, said="your tabs are back")


def test_a_star_given_in_one_window_is_ticked_in_the_other(tell: Any) -> None:
    async def story(many: Many) -> None:
        first, second = many.windows.all
        first.actions_table["star"].trigger()
        await many.settle()
        assert second.actions_table["star"].isChecked()
        second.actions_table["star"].trigger()
        await many.settle()
        assert not first.actions_table["star"].isChecked()

    tell(story, WindowState(tabs=(page("14"),)), WindowState(tabs=(page("14"),)))


def test_a_deed_of_a_window_closed_since_is_undone_all_the_same_trap_97(tell: Any) -> None:
    async def story(many: Many) -> None:
        await many.session.favourites.star("14")
        many.windows.new(None)
        other = many.front
        star = many.session.favourites.star_of("14")
        assert star is not None
        other.navigator.remove_star(star.key)
        await many.settle()
        other.close()
        await many.until(lambda: len(many.windows.all) == 1)
        await many.settle()
        assert not many.session.favourites.is_starred("14")
        (offer,) = [notice for notice in many.messages.history if notice.action]
        assert offer.action is not None
        offer.action()
        await many.until(lambda: many.session.favourites.is_starred("14"))

    tell(story, WindowState(tabs=(page("14"),)))


def test_once_all_windows_of_a_connection_went_nothing_of_it_is_offered_trap_97(tell: Any) -> None:
    async def story(many: Many) -> None:
        await many.session.favourites.star("14")
        star = many.session.favourites.star_of("14")
        assert star is not None
        many.front.navigator.remove_star(star.key)
        await many.settle()
        assert [notice.label for notice in many.messages.history] == ["Undo"]

    many = tell(story, WindowState(tabs=(page("14"),)))
    assert [(notice.action, notice.past) for notice in many.messages.history] == [
        (None, "The connection was closed.")
    ]


def test_a_link_offered_in_the_window_of_another_connection_brings_its_own_forward(
    tell: Any,
) -> None:
    async def story(many: Many) -> None:
        many.session.library.leads = {"15": FakeDestination(page_id="15")}
        offers = many.windows.findChild(ClipboardOffer)
        assert isinstance(offers, ClipboardOffer)
        offers.offered.emit("15", "Certificates")
        (offer,) = many.messages.history
        many.front.showMinimized()
        assert offer.action is not None
        offer.action()
        await many.settle()
        assert not many.front.isMinimized()
        assert many.tabs() == ["14 15"]
        offers.offered.emit("15", "Certificates")

    many = tell(story, WindowState(tabs=(page("14"),)))
    assert many.messages.history == [], "no link is offered that nothing opens"


def test_a_closed_window_hears_nothing_more(tell: Any, until: Until) -> None:
    async def story(many: Many) -> None:
        session: Any = many.session
        many.windows.new(page("15"))
        await many.settle()
        for window in many.windows.all:  # else a slow machine makes them behind what is counted
            assert window.details
        events = (
            session.connection.changed,
            session.favourites.changed,
            session.inbox.changed,
            session.library.changed,
        )
        listening = [len(event._listeners) for event in events]  # noqa: SLF001 - who else would know
        many.windows.new(page("10"))
        await many.settle()
        assert many.front.details
        front: Any = many.front.page
        many.front.close()
        await until(lambda: front.closed)
        await many.settle()
        assert [len(event._listeners) for event in events] == listening  # noqa: SLF001 - as above

    tell(story, WindowState(tabs=(page("14"),)))
