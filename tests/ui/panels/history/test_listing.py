"""Versions give way where there is no room for them, and stay wanted."""

from collections.abc import Callable

from confluence_desk.ui.panels.comparison import ComparisonTab
from tests.ui.fakes.library import FakeLibrary
from tests.ui.panels import test_comparison as base

Tell = Callable[..., None]
tell = base.tell
LITTLE, LARGE = (400, 260), (900, 700)


def test_they_give_way_in_little_room_and_come_back(tell: Tell) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        tab.resize(*LARGE)
        assert tab.timeline.isVisible()
        tab.resize(*LITTLE)
        assert not tab.timeline.isVisible()
        assert tab.view.isVisible()
        assert not tab.heading.list_button.isChecked()
        assert tab.state().words == "timeline", "they are wanted as before"
        tab.resize(*LARGE)
        assert tab.timeline.isVisible()
        assert tab.heading.list_button.isChecked()

    tell(story, base.retry(1, 2, 3), words="timeline")


def test_in_little_room_they_stand_in_place_of_the_comparison_until_two_are_picked(
    tell: Tell,
) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        tab.resize(*LITTLE)
        tab.choose_versions()
        assert tab.timeline.isVisible()
        assert not tab.view.isVisible()
        tab.timeline.picked.emit(2, 3)
        assert not tab.timeline.isVisible()
        assert tab.view.isVisible()
        assert tab.old.number == 2
        assert tab.state().words == ""
        tab.resize(*LARGE)
        assert not tab.timeline.isVisible(), "nobody wanted them there"

    tell(story, base.retry(1, 2, 3))


def test_what_is_shown_in_their_place_comes_back_with_the_room(tell: Tell) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        tab.resize(*LITTLE)
        tab.choose_versions()
        tab.resize(*LARGE)
        assert tab.view.isVisible()

    tell(story, base.retry(1, 2, 3))
