"""What is told of pages that are followed, of searches, and at moments one asked for."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from confluence_desk.domain.collected import SavedSearch
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.followed import Cause, InboxEntry
from confluence_desk.services.hit_news import HitNews
from confluence_desk.services.hits_there import HitsThere
from confluence_desk.services.inbox import Inbox
from confluence_desk.services.watching import Watching
from tests.unit.services.conftest import NOW, World, Worlds

EVERYTHING = frozenset(Cause)


class Follower:
    """Somebody who follows things on a living site."""

    def __init__(self, here: World) -> None:
        self.state = here.demo.state
        self.faults = here.demo.site.faults
        self.session = here.session
        store: Any = here.session._store  # noqa: SLF001 - what the session stands on
        client: Any = here.session._client  # noqa: SLF001
        self.inbox = Inbox(store)
        self.starred: list[str] = []
        self.searches: list[SavedSearch] = []
        self.now = NOW
        self.told = 0
        self.counts: dict[int, int] = {}
        self.inbox.changed.connect(self._hear)
        news = HitNews(store, self.inbox, lambda: self.now)
        reader = here.session.understanding
        there = HitsThere(client, reader, news, lambda: self.searches, self._count)
        self.watching = Watching(
            client,
            store,
            self.inbox,
            here.session.account.account_id,
            starred=lambda: self.starred,
            hits=there.look,
            now=lambda: self.now,
        )

    async def _count(self, key: int, count: int) -> None:
        self.counts[key] = count

    def _hear(self, _: None) -> None:
        self.told += 1

    def page(self, title: str = "Redis failover") -> int:
        return next(r.id for r in self.state.contents.values() if r.title == title)

    def edit(self, page_id: int, *, by: str = "") -> None:
        other = next(a for a in self.state.users if a != self.state.owner_id)
        self.state.edit(page_id, body="<p>new words</p>", by=by or other)

    async def look(self, *causes: Cause) -> list[InboxEntry]:
        return await self.watching.look(causes or EVERYTHING)


def told(worlds: Worlds, story: Callable[[Follower], Awaitable[None]]) -> None:
    async def main() -> None:
        async with worlds() as here:
            await story(Follower(here))

    asyncio.run(main())


def test_the_first_look_only_notes_where_things_stand(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        me.starred = [str(me.page())]
        me.searches = [SavedSearch(1, "Runbooks", "label = runbook")]
        assert await me.look() == []
        assert await me.look() == []
        assert me.inbox.entries() == []
        assert me.told == 0

    told(world, story)


def test_a_starred_page_that_somebody_edits_is_told_once(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        page = me.page()
        me.starred = [str(page)]
        await me.look()
        me.edit(page)
        found = await me.look(Cause.STARRED)
        assert [(e.cause, e.node_id, e.title) for e in found] == [
            (Cause.STARRED, str(page), "Redis failover")
        ]
        assert found[0].version > 1
        assert await me.look(Cause.STARRED) == []
        assert [(e.node_id, e.read) for e in me.inbox.entries()] == [(str(page), False)]
        assert me.inbox.unread == 1

    told(world, story)


def test_ones_own_edits_are_no_news(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        page = me.page()
        me.starred = [str(page)]
        await me.look()
        me.edit(page, by=me.session.account.account_id)
        assert await me.look() == []

    told(world, story)


def test_a_watched_page_is_told_and_a_starred_one_not_twice(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        starred = me.page()
        me.state.watch(me.session.account.account_id, starred)
        me.starred = [str(starred)]
        await me.look()
        me.edit(starred)
        assert [entry.cause for entry in await me.look()] == [Cause.STARRED]
        me.starred = []
        await me.look()
        me.edit(starred)
        assert [entry.cause for entry in await me.look()] == [Cause.WATCHED]

    told(world, story)


def test_what_is_watched_can_be_asked_for_without_the_site(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        watched = me.page()
        await me.session.library.refresh_page(str(watched))
        me.state.watch(me.session.account.account_id, watched)
        await me.look(Cause.WATCHED)
        answered = await me.session.local_search.ask("watcher = currentUser()")
        assert [found.id for found in answered.found] == [str(watched)]

    told(world, story)


def test_a_blog_post_is_followed_too(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        post = next(r for r in me.state.contents.values() if r.kind == "blogpost")
        await me.session.library.refresh_page(str(post.id))
        me.starred = [str(post.id)]
        await me.look(Cause.STARRED)
        me.edit(post.id)
        assert [e.node_id for e in await me.look(Cause.STARRED)] == [str(post.id)]

    told(world, story)


def test_a_saved_search_tells_its_new_hits(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        me.searches = [SavedSearch(7, "Zebras", 'title ~ "zebra"')]
        await me.look(Cause.SEARCH)
        space = me.state.contents[me.page()].space_id
        made = me.state.create_page(space, "The zebra runbook", "<p>stripes</p>")
        found = await me.look(Cause.SEARCH)
        assert [(e.node_id, e.about) for e in found] == [(str(made.id), "Zebras")]
        assert await me.look(Cause.SEARCH) == []

    told(world, story)


def test_a_query_that_confluence_refuses_does_not_silence_the_others(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        me.searches = [
            SavedSearch(1, "Broken", "nonsense ="),
            SavedSearch(2, "Z", 'title ~ "zebra"'),
        ]
        await me.look(Cause.SEARCH)
        space = me.state.contents[me.page()].space_id
        me.state.create_page(space, "A zebra", "<p>x</p>")
        assert [entry.about for entry in await me.look(Cause.SEARCH)] == ["Z"]

    told(world, story)


def test_a_reminder_comes_when_its_moment_has_come(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        page = str(me.page())
        await me.session.library.refresh_page(page)
        await me.inbox.remind(page, NOW + timedelta(hours=1), "check the alarm")
        assert await me.watching.due() == []
        assert [each.title for each in me.inbox.reminders()] == ["Redis failover"]
        me.now = NOW + timedelta(hours=2)
        assert [entry.about for entry in await me.watching.due()] == ["check the alarm"]
        assert me.inbox.reminders() == []
        assert await me.watching.due() == []

    told(world, story)


def test_a_site_that_is_gone_costs_no_news(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        page = me.page()
        me.starred = [str(page)]
        await me.look()
        me.edit(page)
        me.faults.down = True
        with pytest.raises(DeskError):
            await me.look()
        me.faults.down = False
        assert [entry.node_id for entry in await me.look()] == [str(page)]

    told(world, story)


def test_what_was_cleared_comes_back_read_and_unread_as_it_was(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        page = str(me.page())
        await me.inbox.take_in([InboxEntry(0, Cause.STARRED, page, n, NOW, 3) for n in "ab"])
        await me.inbox.mark_read([me.inbox.entries()[0].key])
        before = me.inbox.entries()
        await me.inbox.clear()
        await me.inbox.take_in(before[::-1])
        after = me.inbox.entries()
        assert [(e.title, e.read) for e in after] == [(e.title, e.read) for e in before]
        assert me.inbox.unread == 1

    told(world, story)


def test_reading_and_clearing(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        page = str(me.page())
        entry = InboxEntry(0, Cause.STARRED, page, "Redis failover", NOW, 3)
        await me.inbox.take_in([entry, entry])
        first, second = me.inbox.entries()
        await me.inbox.mark_read([first.key])
        assert me.inbox.unread == 1
        await me.inbox.mark_read([first.key], read=False)
        await me.inbox.mark_page_read(page)
        assert me.inbox.unread == 0
        await me.inbox.clear()
        assert me.inbox.entries() == []
        assert second.key != first.key

    told(world, story)


def test_a_search_that_is_not_to_be_told_of_is_not_asked(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        me.searches = [SavedSearch(7, "Zebras", 'title ~ "zebra"', tells=False)]
        assert await me.look(Cause.SEARCH) == []
        assert me.counts == {}

    told(world, story)


def test_how_much_a_search_found_is_noted(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        title = 'title = "Redis failover"'
        me.searches = [SavedSearch(1, "One", title), SavedSearch(2, "Broken", "label =")]
        await me.look(Cause.SEARCH)
        assert me.counts == {1: 1}

    told(world, story)


def test_a_search_by_words_or_a_question_is_asked_as_what_it_means(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        me.searches = [
            SavedSearch(1, "Words", "redis failover"),
            SavedSearch(2, "Question", "pages labelled runbook"),
        ]
        await me.look(Cause.SEARCH)
        assert set(me.counts) == {1, 2}
        assert all(me.counts.values())

    told(world, story)


def test_a_query_that_was_changed_begins_anew(world: Worlds) -> None:
    async def story(me: Follower) -> None:
        me.searches = [SavedSearch(1, "One", 'title = "Redis failover"')]
        await me.look(Cause.SEARCH)
        me.searches = [SavedSearch(1, "One", "type = page")]
        assert await me.look(Cause.SEARCH) == []
        assert await me.look(Cause.SEARCH) == []

    told(world, story)
