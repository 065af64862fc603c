"""Compares versions of a page beside the loop, and draws what it finds as a document."""

import asyncio
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol

from confluence_desk.domain.entities import Attachment, Page
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.render.context import Context
from confluence_desk.services.copies import Copy
from confluence_desk.services.drawings import drawn_beside
from confluence_desk.services.files_then import contexts_then
from confluence_desk.services.hanging import NOTHING, Hanging, Hangings

if TYPE_CHECKING:
    from confluence_desk.diff.labels import Labels
    from confluence_desk.diff.page import Pages
    from confluence_desk.diff.report import Comparison
    from confluence_desk.diff.writers import Wrote
    from confluence_desk.render.document import Drawn
    from confluence_desk.services.document import Document
    from confluence_desk.services.redlines import Names

Shape = Literal["sides", "inline", "source"]
"""Two columns, one, or the storage format in two."""
Way = Literal["", "ltr", "rtl"]


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


@frozen
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


@frozen
class Side:
    """What a page is compared with in place of an older version: another page, or a file.

    A page has an id and a number (0 is the newest); a file its text in storage format.
    """

    page_id: str = ""
    number: int = 0
    name: str = ""
    text: str = ""


@frozen
class Pair:
    """What is compared: two versions of a page, or ``other`` in place of the old one."""

    page_id: str
    old: int
    new: int
    other: Side | None = None


@frozen
class Wish:
    """How a comparison is to be shown; without ``phrases`` in English."""

    shape: Shape = "sides"
    phrases: Phrases | None = None
    unfolded: bool = False
    """Whether what did not change is seen as well."""
    hidden: frozenset[str] = frozenset()
    """Kinds of changes that are not to be seen."""
    formatting: bool = True
    blanks: bool = False
    writers: bool = False
    """Whether it is to be said who wrote either side."""
    wrote: "Wrote | None" = None
    """What is known of that."""
    stay: tuple[Shape, int] | None = None
    """The shape that is seen now, and which of its rows is read, to find it again."""
    runs: Way = ""
    """Which way its columns go on: the window's, or without it the page's."""


@frozen
class Compared:
    """``changes`` is how many there are to go to; the text of each is marked ``change-1``.

    ``counts`` are those of each kind, ``shown`` those of the kinds that are to be seen; ``here``
    reaches the row where one wants to stay.
    """

    document: "Document"
    changes: int
    counts: dict[str, int]
    shown: dict[str, int]
    here: str = ""


@frozen
class Texts:
    """The two pages of a pair as they are here."""

    old: Page
    new: Page
    of_file: bool = False
    """Whether the old one is a file, called by its name."""
    hanging: tuple[Hanging, Hanging] = (NOTHING, NOTHING)
    """What hangs on either, as far as that is known of both."""

    @property
    def bodies(self) -> tuple[str, str]:
        """Their storage format."""
        return self.old.body or "", self.new.body or ""

    @property
    def titles(self) -> tuple[str, str]:
        """Their titles; a file has none."""
        return ("", "") if self.of_file else (self.old.title, self.new.title)


class Comparing:
    """The last comparison is kept: another shape of it is only drawn anew."""

    def __init__(
        self,
        version: Callable[[str, int], Page | None],
        context: Callable[[str, Page | None], Context],
        speech: Speech = ENGLISH,
        hung: Hangings | None = None,
    ) -> None:
        self._version = version
        self._context = context
        self._speech = speech
        self._hung = hung
        self._kept: tuple[tuple[object, ...], Comparison] | None = None

    async def compared(self, pair: Pair, wish: "Wish | None" = None) -> Compared | None:
        """A pair compared; None where the text of one is not here."""
        texts, wish = self.texts(pair), wish or Wish()
        if texts is None:
            return None
        found = await self._found(texts, source=wish.shape == "source")
        draw = partial(_drawn, found, texts, wish, self._speech)
        return await drawn_beside(draw, self._around(pair, texts))

    async def count(self, pair: Pair) -> int | None:
        """How many changes there are to go to; None where the text of one is not here."""
        texts = self.texts(pair)
        if texts is None:
            return None
        return await asyncio.to_thread(_count, await self._found(texts, source=False))

    async def size(self, pair: Pair) -> tuple[int, int] | None:
        """How many words went and came; None where the text of one is not here."""
        texts = self.texts(pair)
        return None if texts is None else await asyncio.to_thread(_size, texts)

    async def drawing(self, pair: Pair, wish: Wish) -> "Drawn | None":
        """A pair compared, as a body alone, nothing folded that would not open elsewhere."""
        texts, wish = self.texts(pair), replace(wish, runs="")  # no window is around it there
        if texts is None:
            return None
        found = await self._found(texts, source=wish.shape == "source")
        return await drawn_beside(partial(_body, found, texts, wish), self._around(pair, texts))

    async def marked(
        self,
        pair: Pair,
        wish: Wish,
        names: "Names",
        address: Callable[[str], str] = str,
    ) -> str | None:
        """A pair compared, as Markdown; ``address`` is where a link of ours leads elsewhere."""
        from confluence_desk.services.redlines import marked  # noqa: PLC0415 - no start needs it

        texts = self.texts(pair)
        if texts is None:
            return None
        found = await self._found(texts, source=False)
        wanted = await asyncio.to_thread(_wanted, found, wish)
        around, known = self._around(pair, texts), dict[str, str]()

        def draw(context: Context) -> str:
            return marked(wanted, names, _labels(wish), look_up, context)

        def look_up(href: str) -> str:
            return known.setdefault(href, "")

        await drawn_beside(draw, around)  # finds out which links there are
        known |= {href: address(href) for href in known}
        return await drawn_beside(draw, around)

    async def change(self, pair: Pair, wish: Wish, number: int) -> Copy | None:
        """One of the changes, to be copied."""
        from confluence_desk.services.redlines import one_change  # noqa: PLC0415 - no start needs it

        texts = self.texts(pair)
        if texts is None:
            return None
        found = await self._found(texts, source=wish.shape == "source")
        return await asyncio.to_thread(lambda: one_change(_wanted(found, wish), number))

    async def side(self, pair: Pair, *, old: bool) -> str | None:
        """All that stands on one side, drawn as the page draws it."""
        from confluence_desk.render.document import draw  # noqa: PLC0415 - no start needs it

        texts = self.texts(pair)
        if texts is None:
            return None
        body = texts.bodies[not old]
        drawn = await drawn_beside(lambda around: draw(body, around), self._around(pair, texts))
        return drawn.html

    def texts(self, pair: Pair) -> Texts | None:
        """Both texts, where they are here."""
        new = self._version(pair.page_id, pair.new)
        other = pair.other
        if other is None:
            old = self._version(pair.page_id, pair.old)
        elif other.page_id:
            old = self._version(other.page_id, other.number)
        else:
            old = replace(new, title=other.name, body=other.text) if new else None
        if old is None or new is None or old.body is None or new.body is None:
            return None
        of_file = other is not None and not other.page_id
        beside = (NOTHING, NOTHING) if of_file else self._beside(pair, old, new)
        return Texts(old, new, of_file, beside)

    def _beside(self, pair: Pair, old: Page, new: Page) -> tuple[Hanging, Hanging]:
        """What hangs on two different pages, or hung on one; a file has nothing."""
        if self._hung is None:
            return NOTHING, NOTHING
        if pair.other is None:
            return self._hung.then(pair.page_id, old.version.created_at, new.version.created_at)
        left, right = self._hung.now(pair.other.page_id), self._hung.now(pair.page_id)
        return (NOTHING, NOTHING) if left is None or right is None else (left, right)

    async def bring_hanging(self, pair: Pair) -> bool:
        """Have known what hangs on both sides; whether a comparison has more to tell now."""
        texts = self.texts(pair)
        if self._hung is None or texts is None or texts.of_file:
            return False
        if pair.other is None:
            moments = (texts.old.version.created_at, texts.new.version.created_at)
            came = await self._hung.bring_past(pair.page_id, *moments)
        else:
            came = await self._hung.bring(pair.other.page_id)
            came = await self._hung.bring(pair.page_id) or came
        now = self.texts(pair) if came else None
        return now is not None and now.hanging != texts.hanging

    def _around(self, pair: Pair, texts: Texts) -> Context:
        """What may be asked; files of the other page are found as well."""
        context = self._context(pair.page_id, texts.new)
        if pair.other is None or not pair.other.page_id:
            return context
        second = self._context(pair.other.page_id, texts.old)

        def attachment(name: str) -> Attachment | None:
            return context.attachment(name) or second.attachment(name)

        return replace(context, attachment=attachment)

    async def _found(self, texts: Texts, *, source: bool) -> "Comparison":
        key = (*texts.bodies, *texts.titles, *texts.hanging, source)
        if self._kept is None or self._kept[0] != key:
            found = await asyncio.to_thread(_compare, texts, source=source)
            self._kept = (key, found)
            return found
        return self._kept[1]


def _compare(texts: Texts, *, source: bool) -> "Comparison":
    from confluence_desk.diff.revision import Revision, compare_pages  # noqa: PLC0415 - no start needs it
    from confluence_desk.diff.source import compare_source  # noqa: PLC0415 - as above

    if source:
        return compare_source(*texts.bodies)
    labels = [one.labels for one in texts.hanging]
    files = [one.files for one in texts.hanging]
    old, new = map(Revision, texts.bodies, texts.titles, labels, files)
    return compare_pages(old, new)


def _count(found: "Comparison") -> int:
    from confluence_desk.diff.chosen import changes_of  # noqa: PLC0415 - as above

    return len(changes_of(found))


def _size(texts: Texts) -> tuple[int, int]:
    went = came = 0
    for row in _compare(texts, source=False).rows:
        for span in row.spans:
            went += len(span.old.split()) if span.deed == "-" else 0
            came += len(span.new.split()) if span.deed == "+" else 0
    return went, came


def _wanted(found: "Comparison", wish: Wish) -> "Comparison":
    from confluence_desk.diff.chosen import Choice, chosen  # noqa: PLC0415 - as above

    return chosen(found, Choice(wish.hidden, wish.formatting, wish.blanks))


def _body(found: "Comparison", texts: Texts, wish: Wish, context: Context) -> "Drawn":
    return _with_signs(_pages(_wanted(found, wish), texts, wish, context).drawn, wish)


def _pages(
    shown: "Comparison", texts: Texts, wish: Wish, context: Context, here: int = -1
) -> "Pages":
    from confluence_desk.diff.page import inline, side_by_side  # noqa: PLC0415 - as above

    draw = inline if wish.shape == "inline" else side_by_side
    other = texts.old.id if texts.old.id != texts.new.id else ""
    before, after = contexts_then(context, texts.hanging, other)
    more = {"unfolded": wish.unfolded, "blanks": wish.blanks}
    return draw(shown, after, _labels(wish), here=here, before=before, runs=wish.runs, **more)


def _with_signs(drawn: "Drawn", wish: Wish) -> "Drawn":
    """The drawing with signs for blanks that went or came, where these are wanted."""
    from confluence_desk.diff.blanks import seen  # noqa: PLC0415 - few ask for them

    return replace(drawn, html=seen(drawn.html)) if wish.blanks else drawn


def _row_to_stay(found: "Comparison", texts: Texts, wish: Wish) -> int:
    from confluence_desk.diff.staying import counterpart  # noqa: PLC0415 - no start needs it

    shape, row = wish.stay or (wish.shape, -1)
    if row < 0 or (shape == "source") == (wish.shape == "source"):
        return row
    return counterpart(_compare(texts, source=shape == "source"), row, found)


def _drawn(
    found: "Comparison", texts: Texts, wish: "Wish", speech: Speech, context: Context
) -> Compared:
    from confluence_desk.diff.chosen import Choice, chosen  # noqa: PLC0415 - as above
    from confluence_desk.render.document import Header, page_document  # noqa: PLC0415 - as above
    from confluence_desk.services.document import Document  # noqa: PLC0415 - as above

    shown = _wanted(found, wish)
    every = chosen(found, Choice(blanks=wish.blanks)) if wish.blanks else found
    pages = _pages(shown, texts, wish, context, _row_to_stay(found, texts, wish))
    drawn, page = _with_signs(pages.drawn, wish), texts.new
    html = page_document(drawn, page=page, header=Header(), speech=speech)
    document = Document(html, page.title, version=page.version.number)
    return Compared(document, pages.changes, every.counts, shown.counts, pages.here)


def _labels(wish: Wish) -> "Labels":
    from confluence_desk.diff.labels import ENGLISH as ENGLISH_LABELS  # noqa: PLC0415 - as above
    from confluence_desk.diff.labels import Labels  # noqa: PLC0415 - as above

    said = wish.phrases
    if said is None:
        return replace(ENGLISH_LABELS, wrote=wish.wrote)
    words = {one.name: getattr(said, one.name) for one in fields(said)}
    return Labels(**words, wrote=wish.wrote)
