"""What was searched for comes back, the latest first, and can be forgotten."""

import asyncio

from confluence_desk.services.nobody import nobody
from confluence_desk.services.search_history import SearchHistory


def test_the_latest_is_first_and_each_is_there_once() -> None:
    async def main() -> None:
        session = nobody()
        try:
            told: list[None] = []
            session.asked.changed.connect(told.append)
            for query in ("redis", "kafka lag", " redis ", ""):
                await session.asked.note(query)
            again = SearchHistory(session._store)  # noqa: SLF001 - what it stands on
            assert await again.recent() == ["redis", "kafka lag"]
            assert len(told) == 3
            await session.asked.forget("redis")
            assert await again.recent() == ["kafka lag"]
            await session.asked.clear()
            assert await again.recent() == []
        finally:
            await session.aclose()

    asyncio.run(main())


def test_only_so_many_are_kept() -> None:
    async def main() -> None:
        session = nobody()
        try:
            for number in range(205):
                await session.asked.note(f"query {number}")
            assert len(await session.asked.recent(1_000)) == 200
        finally:
            await session.aclose()

    asyncio.run(main())
