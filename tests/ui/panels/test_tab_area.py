"""Tabs as the window uses them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from confluence_desk.system.choices import NEW_TAB_BESIDE
from confluence_desk.ui.panels.labels import tip
from confluence_desk.ui.remembered import StopState, TabState
from tests.ui.fakes.tabs import Area, FakeContent, page

WithTabs = Callable[..., None]
MANY = tuple(str(number) for number in range(200))


def test_only_the_tab_in_front_is_made(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        assert it.made == ["0"]
        it.area.open(page("behind"), front=False)
        assert it.made == ["0"]
        it.area.go(7)
        assert it.made == ["0", "6"]
        assert [content.title for content in it.area.each()] == ["Page 0", "Page 6"]
        assert it.area.count == 201
        assert it.area.states()[1] == page("behind")

    with_tabs(story, *MANY)


def test_restoring_brings_back_places_pins_and_the_closed_ones(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        kept = (page("1", pinned=True), page("2"), replace(page("3"), zoom=1.5, words="draft"))
        it.area.restore(kept, 2, [page("8"), page("9")])
        assert it.area.states() == kept
        assert (it.area.at, it.front, it.made) == (2, "3", ["3"])
        assert it.area.closed_states() == (page("8"), page("9"))
        it.area.reopen()
        assert it.front == "9"

    with_tabs(story)


def test_a_number_out_of_range_is_the_nearest_tab(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.restore([page("1"), page("2")], 77)
        assert it.front == "2"
        it.area.go(2)
        it.area.go(-1)
        assert it.front == "2"

    with_tabs(story)


def test_each_change_of_front_is_told_once_to_both_tabs_and_the_window(
    with_tabs: WithTabs,
) -> None:
    async def story(it: Area) -> None:
        it.fronts.clear()
        it.log.clear()
        it.area.go(1)
        it.area.go(1)
        it.area.open(page("3"))
        it.area.move(2, 0)
        it.area.pin(0)
        it.area.close_tab(0)
        assert it.fronts == ["2", "3", "2"]
        assert it.log == [
            "hidden 1", "shown 2", "hidden 2", "shown 3", "hidden 3", "shown 2",
        ]  # fmt: skip

    with_tabs(story, "1", "2")


def test_new_tabs_stand_beside_the_one_they_came_from(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.open(page("a"), front=False)
        it.area.open(page("b"), front=False)
        assert it.targets == "1 a b 2"
        it.preferences.choose(NEW_TAB_BESIDE, value=False)
        it.area.open(page("c"), front=False)
        assert it.targets == "1 a b 2 c"

    with_tabs(story, "1", "2")


def test_closing_the_front_goes_back_to_where_one_came_from(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.go(3)
        it.area.go(1)
        it.area.close_tab(1)
        assert it.front == "4"
        it.area.close_tab(0)
        assert it.front == "4"

    with_tabs(story, "1", "2", "3", "4")


def test_a_closed_tab_ends_and_comes_back_where_it_stood_with_its_history(
    with_tabs: WithTabs,
) -> None:
    walked = TabState("page", "2", stops=(StopState("1"), StopState("2", "x", 40.0)), at=1)

    async def story(it: Area) -> None:
        it.area.restore([page("1"), walked, page("3")], 1)
        assert not it.area.can_reopen
        it.area.close_tab(1)
        assert it.area.can_reopen
        assert it.targets == "1 3"
        it.area.reopen()
        assert it.targets == "1 2 3"
        assert it.area.states()[1] == walked
        assert (it.front, it.area.can_reopen) == ("2", False)
        it.area.reopen()
        assert it.area.count == 3

    with_tabs(story)


def test_a_closed_tab_is_waited_for_before_the_area_has_ended(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.close_tab(0)
        it.area.close_tab(0)
        assert "ended 1" not in it.log
        await it.area.aclose()
        assert sorted(line for line in it.log if "ended" in line) == ["ended 1", "ended 2"]

    with_tabs(story, "1", "2")


def test_what_the_area_held_can_be_kept_after_its_end(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        before = it.area.states()
        await it.area.aclose()
        await it.area.aclose()
        assert it.area.states() == before
        assert it.log.count("ended 1") == 1

    with_tabs(story, "1", "2")


def test_pins_survive_closing_the_others_and_the_following(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.pin(2)
        assert it.targets == "3 1 2 4"
        it.area.close_after(1)
        assert it.targets == "3 1"
        it.area.open(page("5"))
        it.area.close_others(1)
        assert (it.targets, it.front) == ("3 1", "1")
        it.area.pin(0, pinned=False)
        assert it.targets == "3 1"
        it.area.close_others(1)
        assert it.targets == "1"

    with_tabs(story, "1", "2", "3", "4")


def test_nothing_can_be_done_that_does_nothing_trap_97(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        area = it.area
        assert not any((area.can_close(0), area.can_reopen, area.can_move_to_window(0)))
        assert not any((area.can_close_others(0), area.can_close_after(0), area.can_move(0, 1)))
        area.restore([page("1"), page("2"), page("3")])
        area.pin(0)
        assert area.can_close_others(0)
        assert area.can_close_others(1)
        assert area.can_close_after(1)
        assert not area.can_close_after(2)
        assert not area.can_move(0, 1)
        assert not area.can_move(1, 0)
        assert area.can_move(1, 2)
        area.close_tab(2)
        assert not area.can_close_others(1)
        assert area.can_reopen

    with_tabs(story)


def test_a_welcome_alone_cannot_be_closed_trap_97(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.restore([TabState("welcome")])
        assert not it.area.can_close(0)
        assert it.area.faces()[0].fixed
        it.area.close_tab(0)
        assert it.area.count == 1
        it.area.open(page("1"))
        assert it.area.can_close(0)
        assert not any(face.fixed for face in it.area.faces())
        it.area.close_tab(1)
        assert not it.area.can_close(0)
        assert it.area.faces()[0].fixed

    with_tabs(story)


def test_the_last_tab_leaves_nothing_and_says_so(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        emptied: list[int] = []
        it.area.emptied.connect(lambda: emptied.append(it.area.count))
        it.area.close_tab(0)
        assert (it.area.current, it.area.at, it.fronts[-1]) == (None, -1, "")
        assert emptied == [0]

    with_tabs(story, "1")


def test_who_fills_the_emptied_area_anew_is_in_front(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.emptied.connect(lambda: it.area.open(TabState("welcome")))
        it.area.close_tab(0)
        assert [state.kind for state in it.area.states()] == ["welcome"]
        assert it.area.current is not None

    with_tabs(story, "1")


def test_a_discarded_tab_does_not_come_back(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.discard(0)
        assert (it.targets, it.front, it.area.can_reopen) == ("2", "2", False)

    with_tabs(story, "1", "2")


def test_a_duplicate_stands_behind_its_original_with_its_history(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.pin(0)
        it.area.duplicate(0)
        assert it.targets == "1 1 2"
        assert [state.pinned for state in it.area.states()] == [True, False, False]
        assert it.area.at == 1

    with_tabs(story, "1", "2")


def test_a_tab_for_another_window_leaves_this_one(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.pin(1)
        it.area.move_to_window(0)
        assert it.windows == [page("2")]
        assert (it.targets, it.area.can_reopen) == ("1", False)
        it.area.move_to_window(0)
        assert len(it.windows) == 1

    with_tabs(story, "1", "2")


def test_tabs_are_found_by_what_they_are_about(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        assert it.area.find("page", "2") == 1
        assert it.area.find("results", "2") == -1

    with_tabs(story, "1", "2")


def test_titles_follow_the_content_and_the_names_of_those_asleep(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        changes: list[int] = []
        it.area.changed.connect(lambda: changes.append(1))
        front = it.area.current
        assert isinstance(front, FakeContent)
        front.become(page("7"), "R&D\n <b>plan</b>")
        it.named = "Known {}"
        it.area.refresh_names()
        assert [face.title for face in it.area.faces()] == ["R&D <b>plan</b>", "Known 2"]
        assert it.area.bar.tabToolTip(0) == tip("R&D <b>plan</b>")
        assert it.area.bar.tabText(0) == "R&&D <b>plan</b>"
        assert it.area.states()[0] == page("7")
        assert changes

    with_tabs(story, "1", "2")


def test_a_tab_without_any_title_still_has_a_name(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.named = " "
        it.area.refresh_names()
        assert it.area.faces()[1].title == "Untitled"

    with_tabs(story, "1", "2")


def test_every_tab_says_what_and_which_it_is(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.pin(1)
        names = [it.area.bar.accessibleTabName(index) for index in range(3)]
        assert names == [
            "Asleep 2, tab 1 of 3, pinned", "Page 1, tab 2 of 3", "Asleep 3, tab 3 of 3",
        ]  # fmt: skip
        it.area.close_tab(2)
        assert it.area.bar.accessibleTabName(1) == "Page 1, tab 2 of 2"

    with_tabs(story, "1", "2", "3")


@pytest.mark.parametrize("closing", [False, True])
def test_who_read_goes_on_reading_in_the_next_tab(with_tabs: WithTabs, closing: bool) -> None:
    async def story(it: Area) -> None:
        first = it.area.current
        assert first is not None
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if closing:
            it.area.close_tab(0)
        else:
            it.area.go(1)
        assert it.area.current is not first
        assert it.area.window().focusWidget() is it.area.current

    with_tabs(story, "1", "2")
