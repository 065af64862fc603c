"""The past of a page: what was read, what is here, what is fetched, what is handed out."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from confluence_desk.domain.entities import Version
from confluence_desk.domain.errors import Unreachable
from confluence_desk.domain.readings import Reading
from confluence_desk.services import picks
from confluence_desk.services.comparing import Pair, Wish
from confluence_desk.services.copies import Form
from confluence_desk.services.redlines import Names
from tests.unit.services.conftest import World, Worlds

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ADDRESS = "ENG:Retry policy for outbound calls"


def versions(*numbers: int) -> list[Version]:
    return [Version(n, NOON - timedelta(days=20 - n)) for n in sorted(numbers, reverse=True)]


def test_the_version_before_is_the_one_there_is() -> None:  # trap 88
    known = versions(1, 2, 5, 9)
    assert [picks.before(known, n) for n in (9, 5, 2, 1)] == [5, 2, 1, 0]
    assert picks.newest(known) == 9
    assert picks.newest([]) == 0


def test_numbers_that_no_version_has_are_known() -> None:  # trap 88
    assert picks.missing(versions(3, 4, 7, 9)) == [(1, 2), (5, 6), (8, 8)]
    assert picks.missing(versions(1, 2)) == picks.missing([]) == []


def test_what_stood_at_a_moment_is_found() -> None:
    known = versions(3, 4, 9)
    assert picks.at(known, NOON - timedelta(days=14)) == 4
    assert picks.at(known, NOON - timedelta(days=99)) == 3
    assert picks.at([], NOON) == 0


def test_the_version_read_before_is_found() -> None:
    read = [Reading(9, NOON), Reading(4, NOON)]
    assert picks.last_read(read, 9) == Reading(4, NOON)
    assert picks.last_read(read, 12) == Reading(9, NOON)
    assert picks.last_read(read, 4) is None


async def design(at: World) -> tuple[str, int]:
    found = await at.library.resolve(ADDRESS)
    assert found is not None
    await at.library.refresh_page(found.page_id)
    await at.library.refresh_details(found.page_id)
    page = at.library.page(found.page_id)
    assert page is not None
    return found.page_id, page.version.number


def test_what_came_since_it_was_read_is_counted(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            page_id, newest = await design(at)
            history = at.library.history
            assert await history.since_read(page_id, newest) is None
            await history.note_reading(page_id, newest - 3)
            since = await history.since_read(page_id, newest)
            assert since is not None
            assert (since.number, since.changes) == (newest - 3, None)
            await at.library.refresh_version(page_id, newest - 3)
            since = await history.since_read(page_id, newest)
            assert since is not None
            assert (since.changes or 0) > 1
            await history.note_reading(page_id, newest)
            assert await history.since_read(page_id, newest) is None

    asyncio.run(main())


def test_missing_texts_are_fetched_one_by_one_and_stay(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            page_id, newest = await design(at)
            history, told = at.library.history, list[tuple[int, int]]()
            await history.bring(page_id, [1, 2, 3], lambda done, all_: told.append((done, all_)))
            assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
            assert history.here(page_id) == {1, 2, 3, newest}
            assert await history.size(page_id, 1, 2) == await history.size(page_id, 1, 2) != (0, 0)
            whole = await history.size(page_id, 0, 1)
            assert whole is not None
            assert whole[0] == 0 < whole[1]
            at.session.connection.pause()
            with pytest.raises(Unreachable):
                await history.bring(page_id, [3, 4], lambda *_: None)
            assert await history.size(page_id, 3, 4) is None

    asyncio.run(main())


def test_a_redline_is_one_file_with_everything_inside(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            page_id, newest = await design(at)
            await at.library.refresh_version(page_id, newest - 1)
            pair, names = Pair(page_id, newest - 1, newest), Names("Retry", "v1", "v2")
            html = await at.library.history.html(pair, Wish(), names)
            assert html is not None
            assert "desk://" not in html
            assert "<style>" in html
            assert "Retry: v1 → v2" in html
            patch = await at.library.history.patch(pair, names)
            assert patch is not None
            assert patch.startswith("--- Retry (v1)\n+++ Retry (v2)\n@@")
            copy = await at.library.history.copy_side(pair, Form.MARKDOWN, old=True)
            assert copy is not None
            assert "## " in copy.text
            nothing = Pair(page_id, 1, newest)
            assert await at.library.history.html(nothing, Wish(), names) is None
            assert await at.library.history.patch(nothing, names) is None

    asyncio.run(main())


def test_what_moved_is_listed_with_the_version_to_compare(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            page_id, newest = await design(at)
            history = at.library.history
            assert await history.moved(None) == []
            await history.note_reading(page_id, newest - 2)
            (one,) = await history.moved(None)
            assert (one.page_id, one.before, one.number) == (page_id, newest - 2, newest)

    asyncio.run(main())
