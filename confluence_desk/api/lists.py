"""Reads the service's listings, whole or slice by slice: what every family of calls builds on."""

from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from confluence_desk.api.call import Call
from confluence_desk.api.decode import Decode, Rows
from confluence_desk.api.paging import Slice, gathered, walk
from confluence_desk.api.transport import Transport

T = TypeVar("T")
W = TypeVar("W")

ROWS = 250
"""As many rows as the service gives at once; with bodies fewer, for answers of a sane size."""


class Lists:
    """The listings of one site.

    ``skipped`` hears of each row that a bulk listing had to leave out because it could not be
    read: what it should have been ("page", "comment" …) and its id, "" where that is unknown.
    ``unread`` has those ids by what they should have been.
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self.skipped: Callable[[str, str], None] = lambda _what, _subject: None
        self.unread: defaultdict[str, set[str]] = defaultdict(set)

    @property
    def site_url(self) -> str:
        """The site's web origin."""
        return self._transport.site_url

    @property
    def requests(self) -> int:
        """How many requests were sent since the beginning."""
        return self._transport.requests

    @property
    def bytes_in(self) -> int:
        """How many bytes of answers came over the network since the beginning."""
        return self._transport.bytes_in

    async def listed(
        self,
        path: str,
        what: str,
        decode: Decode[Slice[T]],
        query: dict[str, str] | None = None,
        rows: int = ROWS,
    ) -> list[T]:
        """Every row of one listing."""
        return await gathered(self.walked(Call(path, what, query or {}), decode, rows))

    def walked(
        self, call: Call, decode: Decode[Slice[T]], rows: int = ROWS
    ) -> AsyncGenerator[list[T], None]:
        """The rows of one listing, some at a time."""
        first = replace(call, query={**call.query, "limit": str(rows)})

        async def fetch(cursor: str | None) -> Slice[T]:
            return await self._transport.ask(first.at(cursor), decode)

        return walk(fetch)

    def in_bulk(
        self, call: Call, decode: Rows[W, T], kind: str, rows: int = ROWS
    ) -> AsyncGenerator[list[T], None]:
        """As ``walked``; a row that cannot be read is told to ``skipped`` as a bad ``kind``."""
        first = replace(call, query={**call.query, "limit": str(rows)})

        async def fetch(cursor: str | None) -> Slice[T]:
            found = await self._transport.ask(first.at(cursor), decode.leniently)
            for subject in found.bad:
                self.skip(kind, subject)
            return found

        return walk(fetch)

    def skip(self, kind: str, subject: str) -> None:
        """Note and tell a row that had to be left out."""
        self.unread[kind].add(subject)
        self.skipped(kind, subject)


def numbers(ids: Iterable[str]) -> list[str]:
    """Each id once; what is no number has never been content and would spoil the request."""
    return list(dict.fromkeys(i for i in ids if i.isascii() and i.isdecimal()))


def portions(items: Sequence[T], size: int) -> list[list[T]]:
    """The same items, at most ``size`` at a time."""
    return [list(items[at : at + size]) for at in range(0, len(items), size)]
