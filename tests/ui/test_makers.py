"""The page that comes back in front is drawn before its window is there, and nothing else is."""

from typing import Any

import pytest

from confluence_desk.ui import makers as module
from confluence_desk.ui.makers import Makers
from confluence_desk.ui.remembered import StopState, TabState, WindowState
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.desk import site
from tests.ui.fakes.outfit import made_outfit
from tests.ui.fakes.session import FakeSession

PAGE, WELCOME = TabState("page", "7"), TabState("welcome")


class Page:
    """Counts how many were made; knows who ended it."""

    made = 0

    def __init__(self, *parts: object) -> None:
        type(self).made += 1
        self.state = parts[-1]
        self.tasks: Any = None  # set by its maker
        self.ended = self.deleted = False

    async def aclose(self) -> None:
        self.ended = True

    def deleteLater(self) -> None:  # noqa: N802 - Qt's name
        self.deleted = True


class House:
    """Stands in for WebEngine; tells whether it makes a view that nobody needs yet."""

    warming = True
    warmed = 0

    def __init__(self, *_parts: object) -> None:
        type(self).warming = True

    def warm(self) -> None:
        type(self).warmed += 1

    def wait(self) -> None:
        type(self).warming = False

    def end(self) -> None:
        pass


@pytest.fixture
def makers(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Makers:
    Page.made = House.warmed = 0
    monkeypatch.setattr(module, "WebHouse", House)
    monkeypatch.setattr(module, "PagePanel", Page)
    session: Any = FakeSession(site())
    return Makers(session, made_outfit(theme))


def test_the_first_page_in_front_is_made_before_its_window(makers: Makers) -> None:
    makers.expect([WindowState(tabs=(WELCOME,)), WindowState(tabs=(WELCOME, PAGE), current=1)])
    assert Page.made == 1
    assert not House.warming, "the next view would take its time from the first"
    window: Any = object()
    make = makers.of(window)["page"]
    made: Any = make(PAGE)
    assert (Page.made, made.state) == (1, PAGE)
    make(PAGE)
    assert Page.made == 2, "a second tab on the same page is one of its own"


def test_a_page_that_was_not_expected_is_made_anew(makers: Makers) -> None:
    makers.expect([WindowState(tabs=(PAGE,))])
    window: Any = object()
    made: Any = makers.of(window)["page"](TabState("page", "8"))
    assert (Page.made, made.state.target) == (2, "8")


def test_a_page_that_no_window_came_for_ends(makers: Makers, run: Any) -> None:
    makers.expect([WindowState(tabs=(PAGE,))])
    waiting: Any = makers._early  # noqa: SLF001 - nobody else holds it
    run(makers.aclose())
    assert waiting[1].ended
    assert waiting[1].deleted


@pytest.mark.parametrize(
    "state",
    [
        WindowState(),
        WindowState(tabs=(WELCOME, PAGE), current=0),
        WindowState(tabs=(PAGE,), current=1),
        WindowState(tabs=(PAGE,), current=-1),
    ],
)
def test_nothing_else_is_made_early(makers: Makers, state: WindowState) -> None:
    makers.expect([state])
    assert Page.made == House.warmed == 0


@pytest.mark.parametrize("stop", [StopState("7", position=700.0), StopState("7", "heading")])
def test_a_text_further_down_waits_for_the_width_of_its_window(
    makers: Makers, stop: StopState
) -> None:
    makers.expect([WindowState(tabs=(TabState("page", "7", stops=(stop,)),))])
    assert (Page.made, House.warmed) == (0, 1), "its process may start meanwhile"
