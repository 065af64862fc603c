"""What commands know of a window, and that they learn of it when it changes (trap 97)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Space
from confluence_desk.domain.events import Event
from confluence_desk.services.connection import Link
from confluence_desk.services.search_history import SearchHistory
from confluence_desk.ui.commands import Situation
from confluence_desk.ui.panels.alert_tab import AlertTab
from confluence_desk.ui.panels.history.changed_tab import ChangedTab
from confluence_desk.ui.panels.offline.tab import OfflineTab
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.panels.readiness import ReadinessTab
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.situation import hear, situation
from tests.ui.fakes.desk import Desk
from tests.ui.fakes.page import FakePage

Tell = Callable[..., None]


def now(desk: Desk) -> Situation:
    return situation(desk.window, desk.window.outfit)


class Others:
    """Whether there are other connections, as a test says."""

    others = False

    def __init__(self) -> None:
        self.changed: Event[str] = Event()


def test_what_is_collected_can_be_exported_and_forgotten(tell: Tell) -> None:
    commands = ("export_favourites", "export_searches", "forget_searches")

    async def story(desk: Desk) -> None:
        def enabled() -> list[bool]:
            return [desk.enabled(command) for command in commands]

        session = desk.session
        assert enabled() == [False, False, False]
        await session.favourites.star("14")
        assert enabled() == [True, False, False]
        key = await session.searches.save("Redis", "text ~ redis")
        assert enabled() == [True, True, False]
        await session.asked.note("redis")
        assert enabled() == [True, True, True]
        desk.do("forget_searches")
        await desk.settle()
        assert enabled() == [True, True, False]
        await session.searches.remove(key)
        assert enabled() == [True, False, False]

    tell(story)


def test_nobody_asks_at_the_start_what_was_searched_for(
    tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask() -> bool:
        raise AssertionError

    async def story(desk: Desk) -> None:
        window, drawer = desk.window, desk.session.asked._store  # noqa: SLF001 - a fake
        with monkeypatch.context() as patched:
            patched.setattr(desk.session, "asked", SearchHistory(drawer))
            patched.setattr(drawer, "has_asked", ask)
            patched.setattr(window, "_details", None)  # as before the first page stands
            window.update_commands()
            assert not now(desk).has_asked

    tell(story)


@pytest.mark.parametrize("link", [Link.PAUSED, Link.SIGNED_OUT])
def test_nobody_is_asked_for_news_who_gives_no_answer(
    tell: Tell, link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        asking = ("refresh_spaces", "reload")
        assert all(map(desk.enabled, asking))
        connection = desk.session.connection
        (connection.pause if link is Link.PAUSED else connection.note_refusal)()
        assert not any(map(desk.enabled, asking))
        desk.page.command_requested.emit("reload")
        assert desk.page.told[-1] == "reload", "what stands in the way is said anew"
        monkeypatch.setattr(FakePage, "reads_here", True)
        desk.window.update_commands()
        assert desk.enabled("reload")

    tell(story)


@pytest.mark.parametrize("tab", [AlertTab, ChangedTab, OfflineTab, ReadinessTab])
def test_what_is_read_from_this_machine_is_read_again_whoever_answers(
    tab: type[TabContent],
) -> None:
    assert tab.reads_here
    assert not PagePanel.reads_here


def test_another_connection_is_switched_to_once_there_is_one(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        sites: Any = Others()
        assert not desk.enabled("switch_site")
        desk.window.desk = replace(desk.window.desk, sites=sites)
        assert not now(desk).can_switch
        leave = hear(desk.window, desk.window.update_commands)
        sites.others = True
        sites.changed.emit("one more")
        assert desk.enabled("switch_site")
        for each in leave:
            each()
        sites.others = False
        sites.changed.emit("one less")
        assert desk.enabled("switch_site"), "nobody hears any more"

    tell(story)


def test_lists_of_changes_are_told_apart_by_what_they_are_about(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        assert (now(desk).in_front, now(desk).in_space) == ("page", True)
        desk.do("changes_in_space")
        assert now(desk).in_front == "changes:space:1"
        assert desk.enabled("changes")
        desk.do("changes")
        assert now(desk).in_front == "changes:"
        assert not desk.enabled("changes")

    tell(story)


def test_only_pages_are_printed_and_searched_from_hit_to_hit(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        assert all(map(desk.enabled, ("find", "find_next", "find_previous")))
        desk.window.search("redis")
        assert not any(map(desk.enabled, ("find_next", "find_previous", "print")))

    tell(story)


def test_archived_spaces_are_shown_once_there_are_any(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        library = desk.library
        library.stored_spaces = [each for each in library.stored_spaces if not each.archived]
        desk.window.update_commands()
        assert not desk.enabled("show_archived")
        library.stored_spaces.append(Space("7", "OLD", "Old", status="archived"))
        library.changed.emit(Changes(spaces=frozenset({"7"})))
        assert desk.enabled("show_archived")

    tell(story)
