"""Says of every word of a page who wrote it, over all of its versions, and draws the page so.

What was found out is kept in the library: a new version costs one comparison and no more.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from confluence_desk.domain.entities import Page, Version
from confluence_desk.domain.errors import DeskError, Forbidden, Missing, Removed
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.render.document import Action, Drawn, Notice
from confluence_desk.services.drawings import drawn_beside
from confluence_desk.services.phrases import Sentence
from confluence_desk.store.annotations import AnnotationRow

if TYPE_CHECKING:
    from confluence_desk.diff.annotate import Annotation
    from confluence_desk.diff.margin import Note
    from confluence_desk.diff.writers import Known, Wrote
    from confluence_desk.render.context import Context
    from confluence_desk.services.comparing import Pair
    from confluence_desk.services.document import Document
    from confluence_desk.services.documents import Documents
    from confluence_desk.store import Store

EDITION = 1
"""Grows when words are cut or followed otherwise: what was kept before is worth nothing then."""
_AT_ONCE = 4
_SAVED_EVERY = 100
_SIDES = 4
"""So many sides of comparisons are remembered."""
_LONE = (Missing, Forbidden, Removed)
"""Troubles of one version; the next one may come."""

Step = Literal["fetching", "reading"]
Told = Callable[[Step, int, int], None]
"""What is being done, how many versions are behind us, and how many there are."""
Bring = Callable[[str, int], Awaitable[object]]
Rest = tuple[int, str]
"""A version's number and when it was saved: numbers are given anew when a version is deleted."""


@frozen
class Authorship:
    """The document with its writers; ``missing`` are versions whose text is not here.

    ``trouble`` is why they could not be had; None where nobody tried, or each has its own reason.
    """

    document: "Document"
    number: int
    missing: tuple[int, ...] = ()
    trouble: DeskError | None = None


def _nobody(_step: Step, _done: int, _all: int) -> None:
    """Told of progress where nobody wants to know."""


@frozen
class _Memory:
    """What was found out of a version, and the versions that it rests on, forgotten ones too."""

    known: "Annotation | None" = None
    rests: tuple[Rest, ...] = ()

    @property
    def number(self) -> int:
        """The version that it is about; 0 for nothing."""
        return self.known.version if self.known is not None else 0

    @property
    def numbers(self) -> set[int]:
        """The versions it rests on."""
        return {number for number, _ in self.rests}


class Annotating:
    """``bring`` has a version's text come; ``link`` is where the document's own way out leads."""

    def __init__(
        self,
        store: "Store",
        documents: "Documents",
        bring: Bring,
        way_out: str,
        speech: Speech = ENGLISH,
    ) -> None:
        self._store = store
        self._documents = documents
        self._bring = bring
        self._way_out = way_out
        self._speech = speech
        self._sides: dict[tuple[object, ...], Annotation] = {}

    async def authorship(self, page_id: str, told: Told = _nobody) -> Authorship | None:
        """The page with who wrote it; what can be had of its versions is asked for first.

        None without a copy of the page.
        """
        memory = await self._memory(page_id)
        trouble = await self._fetched(page_id, memory, told)
        if self._outdated(page_id, memory):
            memory = _Memory()
            trouble = await self._fetched(page_id, memory, told) or trouble
        page, number = self._store.page(page_id), self._store.body_version(page_id)
        if page is None or page.body is None or not number:
            return None
        known = await self._known(page_id, memory, told)
        if known is None or known.version != number:
            return None
        missing = self._missing(page_id, memory)
        drawn = await self._drawn(page, known)
        notices = self._notices(missing)
        document = self._documents.document_with(page, drawn, notices)
        return Authorship(document, number, missing, trouble)

    async def both(self, pair: "Pair") -> "Wrote":
        """Who wrote what stands on either side of a comparison, by the texts that are here."""
        from confluence_desk.diff.writers import Wrote  # noqa: PLC0415 - as above

        other = pair.other
        old = (pair.page_id, pair.old) if other is None else (other.page_id, other.number)
        return Wrote(await self._of(*old), await self._of(pair.page_id, pair.new))

    async def _of(self, page_id: str, number: int) -> "Known | None":
        """Who wrote one version; None where its text is not here, as with a file."""
        from confluence_desk.diff.annotate import begun, grown  # noqa: PLC0415 - as above
        from confluence_desk.diff.writers import Known  # noqa: PLC0415 - as above

        here = [n for n in self._numbers(page_id) if n <= number] if page_id else []
        if not here or here[-1] != number:
            return None
        times = self._times(page_id)
        key = (page_id, *((n, times.get(n, "")) for n in here))
        known = self._sides.get(key)
        for one in () if known is not None else here:
            body = self._body(page_id, one)
            work = partial(begun, one, body) if known is None else partial(grown, known, one, body)
            known = await asyncio.to_thread(work)
        if known is None:
            return None
        self._sides = {**dict(list(self._sides.items())[1 - _SIDES :]), key: known}
        return Known(page_id, known, self._notes_of(page_id, known, here))

    def _notes_of(
        self, page_id: str, known: "Annotation", here: Sequence[int]
    ) -> "dict[int, Note]":
        """What is said of each version; of one after texts that are not here, that it may be less.

        What these brought counts as its own.
        """
        versions = {v.number: v for v in self._store.versions(page_id) or ()}
        listed = sorted({*versions, *here})
        before = dict(zip(listed, [0, *listed], strict=False))
        used = {one.changed for one in known.blocks} | {
            number for one in known.blocks for number in one.origins
        }
        notes = {number: self._note(versions.get(number, Version(number))) for number in used}
        loose = {number for number in used if before[number] and before[number] not in here}
        return {n: replace(one, version=f"≤ {one.version}") if n in loose else one
                for n, one in notes.items()}  # fmt: skip

    async def _memory(self, page_id: str) -> "_Memory":
        """What was kept, if it is about the versions that there are now."""
        from confluence_desk.diff.annotate import remembered  # noqa: PLC0415 - no start needs it

        row = self._store.annotation(page_id)
        if row is None or row.edition != EDITION or row.number not in self._numbers(page_id):
            return _Memory()
        told: dict[str, Any] = await asyncio.to_thread(json.loads, row.told)
        rests = tuple((int(number), str(when)) for number, when in told["rests"])
        times = self._times(page_id)
        if any(times.get(number, when) != when for number, when in rests):
            return _Memory()
        body = self._body(page_id, row.number)
        known = await asyncio.to_thread(remembered, row.number, body, told["blocks"])
        return _Memory(known, rests) if known is not None else _Memory()

    def _outdated(self, page_id: str, memory: "_Memory") -> bool:
        """Whether versions are here that came later than what was found out after them."""
        early = (n for n in self._numbers(page_id) if n < memory.number)
        return any(number not in memory.numbers for number in early)

    def _times(self, page_id: str) -> dict[int, str]:
        return {v.number: str(v.created_at or "") for v in self._store.versions(page_id) or ()}

    def _numbers(self, page_id: str) -> list[int]:
        """The versions to go by: those that there are, and whose text is here."""
        newest = self._store.body_version(page_id)
        listed = {version.number for version in self._store.versions(page_id) or ()}
        here = [n for n in self._store.versions_here(page_id) if n <= newest]
        return [n for n in here if n in listed or n == newest or not listed]

    def _missing(self, page_id: str, memory: "_Memory") -> tuple[int, ...]:
        """The versions of which nothing is known."""
        newest = self._store.body_version(page_id)
        known = {*self._store.versions_here(page_id), *memory.numbers}
        listed = sorted(version.number for version in self._store.versions(page_id) or ())
        return tuple(n for n in listed if n not in known and n < newest)

    async def _fetched(self, page_id: str, memory: "_Memory", told: Told) -> DeskError | None:
        """Have every version come of which nothing is known; what made us give up."""
        missing = self._missing(page_id, memory)
        for at in range(0, len(missing), _AT_ONCE):
            told("fetching", at, len(missing))
            some = (self._brought(page_id, number) for number in missing[at : at + _AT_ONCE])
            answers = await asyncio.gather(*some, return_exceptions=True)
            troubles = [answer for answer in answers if isinstance(answer, BaseException)]
            for trouble in troubles:
                if isinstance(trouble, DeskError):
                    return trouble
                raise trouble
        return None

    async def _brought(self, page_id: str, number: int) -> None:
        try:
            await self._bring(page_id, number)
        except _LONE:
            return

    async def _known(self, page_id: str, memory: "_Memory", told: Told) -> "Annotation | None":
        """What is known of the newest version, from what was kept on."""
        from confluence_desk.diff.annotate import begun, grown  # noqa: PLC0415 - as above

        known, rests = memory.known, list(memory.rests)
        more = [number for number in self._numbers(page_id) if number > memory.number]
        times = self._times(page_id)
        for done, number in enumerate(more, 1):
            told("reading", done - 1, len(more))
            body = self._body(page_id, number)
            work = partial(begun, number, body)
            if known is not None:
                work = partial(grown, known, number, body)
            known = await asyncio.to_thread(work)
            rests.append((number, times.get(number, "")))
            if done % _SAVED_EVERY == 0 or done == len(more):
                await self._keep(page_id, known, rests)
        return known

    async def _keep(self, page_id: str, known: "Annotation", rests: Sequence[Rest]) -> None:
        from confluence_desk.diff.annotate import kept  # noqa: PLC0415 - as above

        def packed() -> str:
            return json.dumps({"rests": rests, "blocks": kept(known)}, separators=(",", ":"))

        told = await asyncio.to_thread(packed)
        await self._store.save_annotation(page_id, AnnotationRow(EDITION, known.version, told))

    def _body(self, page_id: str, number: int) -> str:
        page = self._store.page_version(page_id, number)
        return page.body or "" if page is not None else ""

    async def _drawn(self, page: Page, known: "Annotation") -> Drawn:
        from confluence_desk.diff.margin import draw_written  # noqa: PLC0415 - as above

        versions = {v.number: v for v in self._store.versions(page.id) or ()}
        versions.setdefault(page.version.number, page.version)
        used = {one.changed for one in known.blocks} | {
            number for one in known.blocks for number in one.origins
        }
        notes = {number: self._note(versions.get(number, Version(number))) for number in used}

        def draw(context: "Context") -> Drawn:
            return draw_written(page.body or "", known, notes.__getitem__, context)

        return await drawn_beside(draw, self._documents.context(page.id, page))

    def _note(self, version: Version) -> "Note":
        from confluence_desk.diff.margin import Note  # noqa: PLC0415 - as above

        number = self._speech.say(Sentence.VERSION).format(number=version.number)
        name = self._documents.person_name(version.author_id) if version.author_id else ""
        when = version.created_at
        day = self._speech.day(when.astimezone().date()) if when is not None else ""
        said = " · ".join(part for part in (number, name, day, version.message) if part)
        return Note(number, name, day, said)

    def _notices(self, missing: Sequence[int]) -> tuple[Notice, ...]:
        say = self._speech.say
        way_out = Action(say(Sentence.HIDE_WRITERS), self._way_out)
        notices = [Notice(say(Sentence.WRITERS), "info", way_out)]
        if missing:
            words = say(Sentence.WRITERS_UNKNOWN).format(versions=stretches(missing))
            notices.append(Notice(words, "note"))
        return tuple(notices)


def stretches(numbers: Sequence[int]) -> str:
    """Rising numbers in short: ``v3, v5-v9``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("\u2013".join(f"v{number}" for number in run) for run in runs)
