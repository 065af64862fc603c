"""New hits of saved searches: told once, whoever finds them; old pages newly kept are none."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from confluence_desk.domain.entities import Hit
from confluence_desk.domain.followed import InboxEntry
from tests.unit.services.conftest import World, Worlds

RUNBOOKS = "label = runbook"


class Keeper:
    """Somebody whose library is filled from a living site, as a sync fills it."""

    def __init__(self, here: World) -> None:
        self.here = here
        self.state = here.demo.state
        self.session = here.session
        self.searches = here.session.searches
        self.inbox = here.session.inbox

    def other(self) -> str:
        return next(a for a in self.state.users if a != self.state.owner_id)

    def page(self, title: str) -> str:
        return str(next(r.id for r in self.state.contents.values() if r.title == title))

    async def fetch(self, *titles: str) -> None:
        """What a sync does for these pages."""
        for title in titles:
            await self.session.library.refresh_page(self.page(title))
            await self.session.library.refresh_details(self.page(title))
        await self.session.indexing.catch_up()

    async def write(self, title: str) -> None:
        """A new page about redis, and a sync that brings it."""
        space = next(s for s in self.state.spaces.values() if s.key == "OPS")
        self.state.create_page(
            space.id, title, f"<p>redis {title}</p>", parent_id=space.homepage_id, by=self.other()
        )
        await self.fetch(title)

    async def tell(self, *, wanted: bool = True) -> list[str]:
        return [entry.title for entry in await self.session.recounting.tell(wanted=wanted)]

    async def ask_there(self) -> list[InboxEntry]:
        return await self.session.hits_there.look()


def told(worlds: Worlds, story: Callable[[Keeper], Awaitable[None]]) -> None:
    async def main() -> None:
        async with worlds() as here:
            await here.session.library.refresh_spaces()
            await story(Keeper(here))

    asyncio.run(main())


def test_what_a_sync_brings_is_told_once(world: Worlds) -> None:
    async def story(me: Keeper) -> None:
        await me.fetch("Redis failover")
        key = await me.searches.save("Redis", "type = page AND text ~ redis")
        assert await me.tell() == []
        await me.write("Redis quorum")
        assert await me.tell() == ["Redis quorum"]
        assert await me.tell() == []
        (entry,) = me.inbox.entries()
        assert (entry.about, entry.node_id, entry.read) == (
            "Redis",
            me.page("Redis quorum"),
            False,
        )
        assert me.searches.find(key).count == 2  # type: ignore[union-attr]

    told(world, story)


def test_whoever_finds_it_first_tells_it_and_no_other(world: Worlds) -> None:
    async def story(me: Keeper) -> None:
        await me.fetch("Redis failover")
        await me.searches.save("Quorum", "title ~ quorum")
        assert await me.tell() == []
        assert await me.ask_there() == []
        await me.write("Redis quorum")
        assert await me.tell() == ["Redis quorum"]
        assert await me.ask_there() == []
        await me.write("Kafka quorum")
        assert [entry.title for entry in await me.ask_there()] == ["Kafka quorum"]
        assert await me.tell() == []
        assert len(me.inbox.entries()) == 2

    told(world, story)


def test_old_pages_that_only_come_to_be_kept_are_no_news(world: Worlds) -> None:
    async def story(me: Keeper) -> None:
        await me.fetch("Redis failover")
        await me.searches.save("Runbooks", RUNBOOKS)
        assert await me.tell() == []
        await me.fetch("Evacuate a zone")  # months old, with the label
        assert await me.tell() == []
        assert me.searches.all()[0].count == 2

    told(world, story)


def test_a_page_that_stood_here_and_now_fits_is_news(world: Worlds) -> None:
    async def story(me: Keeper) -> None:
        await me.fetch("Redis failover", "Evacuate a zone")
        await me.searches.save("Marked", "label = marked")
        assert await me.tell() == []
        me.state.add_label(int(me.page("Evacuate a zone")), "marked")
        await me.fetch("Evacuate a zone")
        assert await me.tell() == ["Evacuate a zone"]

    told(world, story)


def test_who_wants_no_news_gets_none_later_either(world: Worlds) -> None:
    async def story(me: Keeper) -> None:
        await me.fetch("Redis failover")
        key = await me.searches.save("Redis", "title ~ redis")
        assert await me.tell() == []
        await me.write("Redis one")
        assert await me.tell(wanted=False) == []
        assert await me.tell() == []
        await me.searches.tell(key, tells=False)
        await me.write("Redis two")
        assert await me.tell() == []
        await me.searches.tell(key, tells=True)
        assert await me.tell() == []
        await me.write("Redis three")
        assert await me.tell() == ["Redis three"]
        assert [entry.title for entry in me.inbox.entries()] == ["Redis three"]

    told(world, story)


def test_a_search_that_was_just_saved_begins_where_things_stand(world: Worlds) -> None:
    async def story(me: Keeper) -> None:
        await me.fetch("Redis failover")
        await me.searches.save("Redis", "title ~ redis")
        await me.session.recounting.run()
        await me.write("Redis one")
        await me.session.recounting.run()  # counting alone tells nothing, and hides nothing
        assert await me.tell() == ["Redis one"]

    told(world, story)


def test_what_is_gone_is_forgotten(world: Worlds) -> None:
    async def story(me: Keeper) -> None:
        await me.fetch("Redis failover")
        store: Any = me.session._store  # noqa: SLF001 - what stands in the library
        one = await me.searches.save("Redis", "title ~ redis")
        two = await me.searches.save("Runbooks", RUNBOOKS)
        await me.tell()
        assert {s.partition(":")[0] for s in store.told("search")} == {str(one), str(two)}
        await me.searches.remove(one)
        await me.tell()
        assert {s.partition(":")[0] for s in store.told("search")} == {str(two)}

    told(world, story)


def test_two_that_find_the_same_at_once_tell_it_once(world: Worlds) -> None:
    async def story(me: Keeper) -> None:
        key = await me.searches.save("Redis", "redis")
        search = me.searches.find(key)
        assert search is not None
        news, old = me.session.hit_news, Hit("1", "page", "Old")
        await news.from_site(search, [old])
        new = [old, Hit("2", "page", "New")]
        both = await asyncio.gather(news.from_site(search, new), news.from_site(search, new))
        assert sorted(map(len, both)) == [0, 1]
        assert [entry.title for entry in me.inbox.entries()] == ["New"]

    told(world, story)


def test_the_first_look_there_tells_what_came_since_the_first_look_here(world: Worlds) -> None:
    async def story(me: Keeper) -> None:
        key = await me.searches.save("Redis", "redis")
        search = me.searches.find(key)
        assert search is not None
        news, now = me.session.hit_news, datetime.now(UTC)
        await me.session.recounting.run()
        hits = [
            Hit("1", "page", "Old", modified_at=now - timedelta(days=9)),
            Hit("2", "page", "New", modified_at=now + timedelta(minutes=9)),
        ]
        assert [entry.title for entry in await news.from_site(search, hits)] == ["New"]
        assert await news.from_site(search, hits) == []

    told(world, story)
