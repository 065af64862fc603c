"""Walks a listing from cursor to cursor until the service gives no next one."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Hashable
from typing import Generic, NamedTuple, TypeVar
from urllib.parse import unquote, urlsplit

from confluence_desk.domain.errors import BadReply, Refused

T = TypeVar("T")

EMPTY_IN_A_ROW = 1000
"""Rows are hidden after they were fetched, so empty slices are normal; so many are not."""


class Slice(NamedTuple, Generic[T]):
    """Some rows of a listing; ``cursor`` leads to the following ones, None ends it.

    ``bad`` are the ids of rows that could not be read, "" where not even that could be.
    """

    rows: list[T]
    cursor: str | None = None
    bad: tuple[str, ...] = ()


def cursor_of(next_link: str | None) -> str | None:
    """The cursor inside a ``next`` link; None at the end of the listing.

    Nothing else of the link is used: v2 and v1 disagree about what it is relative to, the
    gateway's part is missing in it, and content search does not even encode it. A ``+`` stays
    one, for cursors are base64.
    """
    if not next_link:
        return None
    for pair in urlsplit(next_link).query.split("&"):
        name, _, value = pair.partition("=")
        if name == "cursor" and value:
            return unquote(value)
    raise BadReply("a next link without a cursor")


async def walk(fetch: Callable[[str | None], Awaitable[Slice[T]]]) -> AsyncGenerator[list[T], None]:
    """Yield the rows of every slice once, in order, leaving out what came before.

    It goes by the cursor alone: a short or even empty slice is not the end. A cursor that the
    service has forgotten starts the listing again, once. One that was there before means that
    the listing runs in a circle and raises ``BadReply``.
    """
    seen: set[Hashable] = set()
    used: set[str] = set()
    cursor: str | None = None
    restarted = False
    empty = 0
    while empty < EMPTY_IN_A_ROW:
        try:
            rows, following, _ = await fetch(cursor)
        except Refused:
            if cursor is None or restarted:
                raise
            cursor, restarted = None, True
            used.clear()
            continue
        fresh = _fresh(rows, seen)
        empty = 0 if fresh else empty + 1
        yield fresh
        if following is None:
            return
        if following in used:
            raise BadReply("the listing repeats a cursor")
        used.add(following)
        cursor = following
    raise BadReply("a listing without rows and without end")


async def gathered(slices: AsyncIterator[list[T]]) -> list[T]:
    """All rows of a walk."""
    return [row async for rows in slices for row in rows]


def _fresh(rows: list[T], seen: set[Hashable]) -> list[T]:
    """Rows not given before: they come again when something moved while we read."""
    fresh = []
    for row in rows:
        key: Hashable = getattr(row, "id", "") or row
        if key not in seen:
            seen.add(key)
            fresh.append(row)
    return fresh
