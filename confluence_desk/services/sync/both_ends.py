"""Reads one long listing from both its ends at once, in half the time that one walk would take.

In a listing a cursor leads to one slice after another, so that a walk always waits for itself.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import aclosing

from confluence_desk.domain.entities import Page
from confluence_desk.domain.errors import DeskError

LONG = 2
"""One of more slices is long."""

Slices = AsyncGenerator[list[Page], None]


def from_both_ends(walk: Callable[[bool], Slices]) -> tuple[Slices, Slices]:
    """The two walks, to be made side by side; ``walk`` makes one, told whether it shall fall."""
    ends = BothEnds()
    return ends.rising(walk(False)), ends.falling(walk(True))  # noqa: FBT003 - what it is told


class BothEnds:
    """Two walks over the same rows, by rising and by falling ids: both end where they meet.

    The falling one only helps: what is wrong with it is passed over, and where either finds ids
    out of order it ends, and the other goes to the end of its own. What is made meanwhile may be
    missing from both.
    """

    def __init__(self) -> None:
        self._last: dict[int, int] = {}
        self._orderly = True
        self._long = asyncio.Event()
        self._over = False

    async def rising(self, slices: Slices) -> Slices:
        """The first walk: what fails in it has failed."""
        count = 0
        try:
            async with aclosing(slices):
                async for pages in slices:
                    count += 1
                    self._pass(pages, 1)
                    yield pages
                    if self._met:
                        return
                    if count >= LONG:
                        self._long.set()  # if there is no more, that is known before it is heard
        finally:
            self._over = True
            self._long.set()

    async def falling(self, slices: Slices) -> Slices:
        """The other walk, which begins when the first one has turned out to be long."""
        await self._long.wait()
        if self._over:
            return
        async with aclosing(slices):
            while self._orderly and not self._met:
                try:
                    pages = await anext(slices, None)
                except DeskError:
                    return
                if pages is None:
                    return
                self._pass(pages, -1)
                yield pages

    @property
    def _met(self) -> bool:
        """Whether every id was passed by one of them."""
        both = self._orderly and len(self._last) == len((1, -1))
        return both and self._last[1] >= self._last[-1]

    def _pass(self, pages: Iterable[Page], sign: int) -> None:
        for page in pages:
            number = int(page.id) if page.id.isdecimal() else None
            last = self._last.get(sign)
            if number is None or (last is not None and number * sign <= last * sign):
                self._orderly = False
                return
            self._last[sign] = number
