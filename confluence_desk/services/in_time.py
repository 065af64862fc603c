"""Asks once more for what comes too late: what was saved meanwhile may be newer than the answer.

The second answer counts whatever it says: its question was put after all that the first one missed.
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from confluence_desk.store.overtaken import Moment, Overtaken

if TYPE_CHECKING:
    from confluence_desk.store import Store

Answer = TypeVar("Answer")
Stood = TypeVar("Stood")


async def in_time(store: "Store", bring: Callable[[Moment | None], Awaitable[Answer]]) -> Answer:
    """What ``bring`` asks for and saves; it tells the store when it was asked for."""
    try:
        return await bring(await store.moment())
    except Overtaken:
        return await bring(None)


async def unmoved(
    ask: Callable[[], Awaitable[Answer]], stands: Callable[[], Stood]
) -> tuple[Answer, Stood]:
    """An answer, and what stands here of the same; for what is soon compared as a whole."""
    before = stands()
    answer, now = await ask(), stands()
    if now != before:
        answer, now = await ask(), stands()
    return answer, now
