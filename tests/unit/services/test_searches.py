"""Saved searches: kept, renamed, ordered, and taken back when they cannot be written."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.services.nobody import nobody
from confluence_desk.services.searches import SavedSearches

Story = Callable[[SavedSearches, Any], Coroutine[Any, Any, None]]


@pytest.fixture
def tell() -> Callable[[Story], None]:
    def told(story: Story) -> None:
        async def main() -> None:
            session = nobody()
            try:
                await story(session.searches, session._store)  # noqa: SLF001 - its ground
            finally:
                await session.aclose()

        asyncio.run(main())

    return told


def test_a_search_is_saved_counted_renamed_and_changed(tell: Callable[[Story], None]) -> None:
    async def story(searches: SavedSearches, store: Any) -> None:
        key = await searches.save(" Mine ", " creator = me ")
        await searches.note_count(key, 7)
        assert await searches.save("Renamed", "creator = me") == key
        found = SavedSearches(store).find(key)
        assert found
        assert (found.name, found.cql, found.count) == ("Renamed", "creator = me", 7)
        await searches.change(key, "type = page")
        assert (searches.all()[0].cql, searches.all()[0].count) == ("type = page", None)

    tell(story)


def test_searches_move_go_and_come_back(tell: Callable[[Story], None]) -> None:
    async def story(searches: SavedSearches, store: Any) -> None:
        first, second, third = [await searches.save(name, f"text ~ {name}") for name in "abc"]
        await searches.move(third, 0)
        await searches.move(first, 2)
        assert [row.name for row in searches.all()] == ["c", "a", "b"]
        removal = await searches.remove(third)
        fourth = await searches.save("d", "text ~ d")
        assert fourth not in {first, second, third}
        await searches.rename(first, "A")
        assert removal.possible()
        await removal.put_back()
        assert [row.name for row in SavedSearches(store).all()] == ["c", "A", "b", "d"]
        assert not removal.possible()

    tell(story)


def test_a_search_that_was_saved_again_is_not_put_back(tell: Callable[[Story], None]) -> None:
    async def story(searches: SavedSearches, _store: Any) -> None:
        _first, second = [await searches.save(name, f"text ~ {name}") for name in "ab"]
        removal = await searches.remove(second)
        await searches.save("once more", "text ~ b")
        assert not removal.possible()
        await removal.put_back()
        assert [row.name for row in searches.all()] == ["a", "once more"]

    tell(story)


def test_nothing_is_told_or_written_where_nothing_changed(tell: Callable[[Story], None]) -> None:
    async def story(searches: SavedSearches, _store: Any) -> None:
        key = await searches.save("a", "text ~ a", 3)
        told: list[None] = []
        searches.changed.connect(told.append)
        await searches.note_count(key, 3)
        await searches.rename(key, " ")
        assert told == []

    tell(story)


def test_what_cannot_be_written_is_taken_back(tell: Callable[[Story], None]) -> None:
    async def story(searches: SavedSearches, store: Any) -> None:
        async def refuse(_rows: object) -> None:
            raise StoreTrouble("full")

        store.keep_searches = refuse
        with pytest.raises(StoreTrouble):
            await searches.save("a", "text ~ a")
        assert searches.all() == ()

    tell(story)
