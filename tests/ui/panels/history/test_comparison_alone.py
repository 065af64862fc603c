"""A comparison where there is nothing to compare with offers nothing that cannot work (trap 97)."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from confluence_desk.domain.entities import Version
from confluence_desk.services.comparing import Side
from confluence_desk.ui.panels.comparison import ComparisonTab
from tests.ui.fakes.library import NOON, FakeLibrary
from tests.ui.panels import test_comparison as base

Until = Callable[..., Coroutine[Any, Any, None]]
Tell = Callable[..., None]
tell = base.tell


def one_version() -> FakeLibrary:
    library = base.retry(1)
    library.versions_of["14"] = [Version(1, NOON, "ana", "First")]
    return library


def test_a_page_of_one_version_says_so(tell: Tell) -> None:
    async def story(tab: ComparisonTab, library: FakeLibrary) -> None:
        assert tab.said == "This page has only one version."
        assert tab.title == "Retry policy: v1"
        assert tab.old.picker.currentText() == "No older version"
        assert (tab.heading.told, tab.heading.place.text()) == ("", "")
        assert not library.comparing.pairs  # type: ignore[attr-defined]

    tell(story, one_version(), "14::")


def test_nothing_is_offered_that_cannot_work(tell: Tell) -> None:  # trap 97
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        heading, timeline = tab.heading, tab.timeline
        heading.list_button.click()
        dead = (
            *heading.shape_buttons.values(),
            *(heading.fold_button, heading.wish_button, heading.swap_button),
            *(heading.copy_button, heading.export_button, heading.after_button),
            *(tab.old.picker, tab.new.picker),
            *(timeline.since_read, timeline.since_week, timeline.previous),
        )
        assert not any(one.isEnabled() for one in dead)
        assert timeline.slider.isHidden()
        assert not any((tab.can_copy, tab.can_find, tab.can_zoom))
        assert not tab.can_step
        assert heading.other_button.isEnabled()

    tell(story, one_version(), "14::")


def test_a_file_can_stand_beside_the_only_version(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        tab.compare_with(Side(name="draft.xml", text="<p>Draft</p>"))
        await until(lambda: not tab.said)
        assert tab.title == "Retry policy and draft.xml"
        assert tab.heading.export_button.isEnabled()
        tab.compare_with(None)
        assert tab.said == "This page has only one version."

    tell(story, one_version(), "14::")


def test_what_a_second_version_brings_is_shown_at_once(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, library: FakeLibrary) -> None:
        library.versions_of["14"] = [
            Version(2, NOON, "ana", "More"),
            Version(1, NOON - timedelta(days=1), "ana", "First"),
        ]
        tab.reload()
        await until(lambda: not tab.said)
        assert tab.title == "Retry policy: v1 and v2"

    library = one_version()
    library.old_texts["14", 2] = base.text_of(2)
    tell(story, library, "14::")


def test_the_oldest_of_several_is_not_compared_with_itself(tell: Tell) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        assert tab.said == "This is the oldest version: all of it is new."

    tell(story, base.retry(1, 2, 3), "14:1:1")


def test_taking_one_side_for_the_other_swaps_them(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        tab.old.picked.emit(3)
        assert tab.state().target == "14:3:1"
        tab.timeline.picked.emit(1, 1)
        assert tab.state().target == "14:1:3"
        await until(lambda: not tab.said)

    tell(story, base.retry(1, 2, 3))


def test_only_what_changed_can_be_copied(tell: Tell) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        menu = tab.heading.copy_button.menu()
        menu.aboutToShow.emit()
        assert menu.actions()[0].isEnabled()
        tab._steps.changes = 0  # noqa: SLF001 - as where nothing changed
        menu.aboutToShow.emit()
        assert [action.isEnabled() for action in menu.actions()] == [False, True, True]
        assert not tab.heading.other_button.menu().actions()[0].isEnabled()

    tell(story, base.retry(1, 3))


def test_the_versions_are_brought_up_with_the_keyboard_in_them(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        assert tab.timeline.isHidden()
        assert tab.choose_versions()
        await until(tab.timeline.isVisible)
        assert tab.timeline.list is tab.timeline.focusProxy()
        assert tab.state().words == "timeline"

    tell(story, base.retry(1, 3))
