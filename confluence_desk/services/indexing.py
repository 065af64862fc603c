"""Takes in the words of texts that are stored but cannot be found yet, a handful at a time."""

import asyncio
import html
import re
from collections.abc import Callable, Sequence

from confluence_desk.domain.events import Event
from confluence_desk.domain.hits import HEADING, SOMEBODY, SOMEBODY_ENDS
from confluence_desk.services.mentions import mentioned
from confluence_desk.store import Store
from confluence_desk.store.index_rows import Indexed, Waiting

_AT_ONCE = 10
_BREATH = 0.02
"""Seconds between two handfuls of texts: whoever reads meanwhile shall not notice."""
_CDATA = re.compile(r"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_SOMEBODY = re.compile(f"{SOMEBODY}[^{SOMEBODY_ENDS}]*{SOMEBODY_ENDS}")
_MACRO = re.compile(r'<ac:(?:structured-)?macro\b[^>]*\bac:name="([^"]*)"')


class Indexing:
    """``changed`` tells that more can be found than before.

    In a window it goes slowly; a process with nothing else to do takes ``breath`` 0 and many
    ``at_once``.
    """

    def __init__(self, store: Store, *, at_once: int = _AT_ONCE, breath: float = _BREATH) -> None:
        self.changed: Event[None] = Event()
        self._store = store
        self._at_once = at_once
        self._breath = breath
        self._turn = asyncio.Lock()

    async def catch_up(self, stop: Callable[[], bool] = lambda: False) -> int:
        """Take in all that waits, unless told to stop; how many texts that were."""
        count, last = 0, None
        async with self._turn:
            await self._drop_former(stop)
            while not stop():
                waiting = await self._store.texts_to_index(self._at_once, last)
                if not waiting:
                    break
                await self._store.save_index(await self._taken(waiting))
                count, last = count + len(waiting), waiting[-1]
                await asyncio.sleep(self._breath)
        if count:
            self.changed.emit(None)
        return count

    async def _drop_former(self, stop: Callable[[], bool]) -> None:
        while True:
            more = await self._store.drop_former()
            if not more or stop():
                return
            await asyncio.sleep(self._breath)

    async def _taken(self, waiting: Sequence[Waiting]) -> list[Indexed]:
        files = [one for one in waiting if one.kept and _kind_of(one)]
        rest = [one for one in waiting if one not in files]
        found = await asyncio.to_thread(taken, rest)
        return found + [await self._file(one) for one in files]

    async def _file(self, waited: Waiting) -> Indexed:
        """The words of a file; one at a time, as they may be large."""
        from confluence_desk.render.file_text import LARGEST, text_of  # noqa: PLC0415 - as below

        if waited.kept is None or waited.kept.size > LARGEST:
            return Indexed(waited, "")
        data = await self._store.kept_bytes(waited.kept)
        marked = await asyncio.to_thread(text_of, data, _kind_of(waited))
        return _outlined(waited, marked)


def taken(texts: Sequence[Waiting]) -> list[Indexed]:
    """What can be found of these."""
    return [_taken(text, text.body) if text.body else Indexed(text, "") for text in texts]


def _taken(waited: Waiting, body: str) -> Indexed:
    from confluence_desk.render.plain import outlined  # noqa: PLC0415 - no start needs it

    used = macros(body), frozenset(mentioned(body))
    return _outlined(waited, outlined(body), *used)


def _outlined(
    waited: Waiting,
    marked: str,
    used: frozenset[str] = frozenset(),
    named: frozenset[str] = frozenset(),
) -> Indexed:
    bare = _SOMEBODY.sub("", marked)
    headings = tuple(re.findall(f"{HEADING}(.+)", bare))
    return Indexed(waited, bare.replace(HEADING, ""), used, named, headings, marked)


def _kind_of(waited: Waiting) -> str:
    from confluence_desk.render.file_text import kind_of  # noqa: PLC0415 - as above

    return kind_of(waited.title, waited.kept.media_type) if waited.kept else ""


def macros(storage: str) -> frozenset[str]:
    """The macros in a text; what only shows markup as code has none of it."""
    bare = _CDATA.sub("", storage)
    return frozenset(html.unescape(name) for name in _MACRO.findall(bare))
