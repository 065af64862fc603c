"""What a big answer costs the window: time to decode it, and the longest stall of the loop.

Figures are ratios to ``json.loads`` on the loop, which is what a plain client would do. msgspec
holds the interpreter's lock while it decodes, so a thread alone would free nothing: the stall is
short because a listing is decoded row by row. It cannot become shorter than the interpreter's
switch interval (5 ms) plus the time of one row.
"""

import asyncio
import json
import random
import statistics
import time
from collections.abc import Awaitable, Callable

import pytest

from confluence_desk.api import wire
from confluence_desk.api.decode import decoded

pytestmark = pytest.mark.bench

LOTS = random.Random(7)  # noqa: S311 - the same pages every time
ROUNDS = 7


def big_answer(pages: int, size: int) -> bytes:
    words = ["".join(LOTS.choices('abcdefghij äß📄"<&', k=LOTS.randint(2, 9))) for _ in range(500)]
    rows = [
        {
            "id": str(number),
            "title": f"Page {number}",
            "spaceId": "1",
            "version": {
                "number": 3,
                "authorId": "712020:x",
                "createdAt": "2026-03-19T14:23:47.640Z",
            },
            "body": {"storage": {"representation": "storage", "value": _text(words, size)}},
            "_links": {"webui": f"/spaces/OPS/pages/{number}"},
        }
        for number in range(pages)
    ]
    return json.dumps({"results": rows, "_links": {}}, ensure_ascii=False).encode()


def _text(words: list[str], size: int) -> str:
    return "".join(f"<p>{' '.join(LOTS.choices(words, k=40))}</p>" for _ in range(size // 300))


async def watched(job: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """How long ``job`` took, and the longest time that the loop stood still meanwhile."""
    longest, last, over = 0.0, time.perf_counter(), False

    async def tick() -> None:
        nonlocal longest, last
        while not over:
            await asyncio.sleep(0)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now

    async with asyncio.TaskGroup() as group:
        group.create_task(tick())
        await asyncio.sleep(0)
        start = time.perf_counter()
        await job()
        taken = time.perf_counter() - start
        await asyncio.sleep(0)
        over = True
    return taken, longest


def measure(job: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """Median time and median stall."""
    rounds = [asyncio.run(watched(job)) for _ in range(ROUNDS)]
    return statistics.median(t for t, _ in rounds), statistics.median(s for _, s in rounds)


def test_250_pages_with_bodies() -> None:
    body = big_answer(250, 40_000)

    async def plain() -> None:
        json.loads(body)

    async def ours() -> None:
        assert len((await decoded(body, wire.PAGES)).rows) == 250

    (plain_time, plain_stall), (our_time, our_stall) = measure(plain), measure(ours)
    print(f"\n{len(body) / 2**20:.1f} MiB, 250 pages with bodies")  # noqa: T201 - the result
    print(  # noqa: T201
        f"decode: {our_time * 1000:.0f} ms, {our_time / plain_time:.2f} x json\n"
        f"stall:  {our_stall * 1000:.1f} ms, {our_stall / plain_stall:.2f} x json"
    )
    assert our_stall < plain_stall


def test_a_listing_of_250_rows_without_bodies() -> None:
    body = big_answer(250, 0)

    async def plain() -> None:
        json.loads(body)

    async def ours() -> None:
        await decoded(body, wire.PAGES)

    plain_time, our_time = measure(plain)[0], measure(ours)[0]
    print(  # noqa: T201
        f"\n{len(body) / 2**10:.0f} KiB, 250 rows: {our_time * 1000:.2f} ms into entities, "
        f"{our_time / plain_time:.2f} x json alone"
    )
