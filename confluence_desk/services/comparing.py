"""Compares versions of a page beside the loop, and draws what it finds as a document."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol

from confluence_desk.domain.entities import Page
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.render.context import Context
from confluence_desk.services.drawings import drawn_beside

if TYPE_CHECKING:
    from confluence_desk.diff.labels import Labels
    from confluence_desk.diff.report import Comparison
    from confluence_desk.services.documents import Document

Shape = Literal["sides", "inline", "source"]
"""Two columns, one, or the storage format in two."""


class Change(Protocol):
    """``what`` was ``old`` and is ``new``; ``where`` are the words it concerns."""

    @property
    def what(self) -> str:
        """Its name: ``bold``, ``link``, a parameter's."""

    @property
    def old(self) -> str:
        """What it was; ``on`` for a look, empty for nothing."""

    @property
    def new(self) -> str:
        """What it is."""

    @property
    def where(self) -> str:
        """The words it concerns."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a comparison says by itself."""

    unchanged: Callable[[int, str], str]
    """How many blocks are folded, and under which heading."""
    change: Callable[[Change], str]
    moved_down: str
    moved_up: str
    from_above: str
    from_below: str
    split: str
    merged: str
    nothing: str
    changes: str


@dataclass(frozen=True, slots=True)
class Wish:
    """How a comparison is to be shown; without ``phrases`` in English."""

    shape: Shape = "sides"
    phrases: Phrases | None = None
    unfolded: bool = False
    """Whether what did not change is seen as well."""


@dataclass(frozen=True, slots=True)
class Compared:
    """``changes`` is how many there are to go to; the text of each is marked ``change-1``."""

    document: "Document"
    changes: int
    counts: dict[str, int]


class Comparing:
    """The last comparison is kept: another shape of it is only drawn anew."""

    def __init__(
        self,
        version: Callable[[str, int], Page | None],
        context: Callable[[str, Page | None], Context],
        speech: Speech = ENGLISH,
    ) -> None:
        self._version = version
        self._context = context
        self._speech = speech
        self._kept: tuple[tuple[str, str, bool], Comparison] | None = None

    async def compared(
        self,
        page_id: str,
        numbers: tuple[int, int],
        wish: "Wish | None" = None,
    ) -> Compared | None:
        """Two versions compared; None where the text of one is not here."""
        old, new = (self._version(page_id, number) for number in numbers)
        if old is None or new is None or old.body is None or new.body is None:
            return None
        wish = wish or Wish()
        found = await self._found(old.body, new.body, source=wish.shape == "source")
        draw = partial(_drawn, found, new, wish, self._speech)
        return await drawn_beside(draw, self._context(page_id, new))

    async def _found(self, old: str, new: str, *, source: bool) -> "Comparison":
        key = (old, new, source)
        if self._kept is None or self._kept[0] != key:
            found = await asyncio.to_thread(_compare, old, new, source=source)
            self._kept = (key, found)
        return self._kept[1]


def _compare(old: str, new: str, *, source: bool) -> "Comparison":
    from confluence_desk.diff.report import compare  # noqa: PLC0415 - no start needs it
    from confluence_desk.diff.source import compare_source  # noqa: PLC0415 - as above

    return compare_source(old, new) if source else compare(old, new)


def _drawn(
    found: "Comparison", page: Page, wish: "Wish", speech: Speech, context: Context
) -> Compared:
    from confluence_desk.diff.labels import ENGLISH as ENGLISH_LABELS  # noqa: PLC0415 - as above
    from confluence_desk.diff.page import inline, side_by_side  # noqa: PLC0415 - as above
    from confluence_desk.render.document import Header, page_document  # noqa: PLC0415 - as above
    from confluence_desk.services.documents import Document  # noqa: PLC0415 - as above

    draw = inline if wish.shape == "inline" else side_by_side
    labels = _labels(wish.phrases) if wish.phrases else ENGLISH_LABELS
    pages = draw(found, context, labels, unfolded=wish.unfolded)
    html = page_document(pages.drawn, page=page, header=Header(), speech=speech)
    document = Document(html, page.title, version=page.version.number)
    return Compared(document, pages.changes, found.counts)


def _labels(phrases: Phrases) -> "Labels":
    from confluence_desk.diff.labels import Labels  # noqa: PLC0415 - as above

    return Labels(**{field.name: getattr(phrases, field.name) for field in fields(phrases)})
