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


def test_whether_there_is_any_is_looked_up_once_and_after_each_change() -> None:
    async def main() -> None:
        session = nobody()
        try:
            history, other = session.asked, SearchHistory(session._store)  # noqa: SLF001 - as above
            assert not history.any
            await other.note("redis")
            assert not history.any, "only what is told is known"
            known: list[bool] = []
            history.changed.connect(lambda _none: known.append(history.any))
            await history.note("kafka lag")
            await history.forget("redis")
            await history.forget("kafka lag")
            await history.note("redis")
            await history.clear()
            assert known == [True, True, False, True, False]
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
