"""Older versions: asked for once, kept, and there without a network."""

import asyncio

import pytest

from confluence_desk.domain.errors import DeskError, Unreachable
from confluence_desk.services.library import Library
from tests.unit.services.conftest import Worlds

ADDRESS = "ENG:Retry policy for outbound calls"


async def page_of(library: Library) -> str:
    found = await library.resolve(ADDRESS)
    assert found is not None
    return found.page_id


def test_an_old_version_is_fetched_once_and_then_there_offline(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            page_id = await page_of(at.library)
            assert at.library.page_version(page_id, 2) is None
            await at.library.refresh_version(page_id, 2)
            await at.library.refresh_version(page_id, 3)
            at.session.connection.pause()
            await at.library.refresh_version(page_id, 2)
            old, newer = (at.library.page_version(page_id, n) for n in (2, 3))
            assert old is not None
            assert newer is not None
            assert old.body != newer.body
            with pytest.raises(Unreachable):
                await at.library.refresh_version(page_id, 4)

    asyncio.run(main())


def test_a_version_of_a_page_that_was_never_here_brings_the_page(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            page_id = (await at.session.search.there("sentinel"))[0].id
            assert at.library.page(page_id) is None
            await at.library.refresh_version(page_id, 1)
            page = at.library.page(page_id)
            assert page is not None
            assert page.body is not None

    asyncio.run(main())


def test_a_version_that_never_was_says_so(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            page_id = await page_of(at.library)
            with pytest.raises(DeskError):
                await at.library.refresh_version(page_id, 9_999)

    asyncio.run(main())
