"""Rebuilds the inside of a block as storage format, with what changed in it marked."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from confluence_desk.diff.blocks import Block, Cell, Piece, slices
from confluence_desk.diff.spans import Span
from confluence_desk.render.names import Element, clark, name_of

MARK = "diff-mark"
"""The element around what only one side has; its ``deed`` is ``-`` or ``+``."""
TAGS = {"-": ("del", "gone"), "+": ("ins", "come")}
"""The element that a mark is drawn as, and its class."""
Ranges = Sequence[tuple[int, int]]


def ranges_of(spans: Sequence[Span], deed: str) -> list[tuple[int, int]]:
    """The places in the old text of what went, or in the new one of what came."""
    ranges, at = [], 0
    for span in spans:
        text = span.old if deed == "-" else span.new
        if span.deed == deed:
            end = at + len(text.rstrip()) if text.strip() else at + len(text)
            ranges.append((at, end))
        at += len(text)
    return ranges


def line_of(part: Block | Cell, ranges: Ranges, deed: str, other: Block | Cell | None) -> Element:
    """The words of a block or cell under a nameless root; things ``other`` lacks are marked."""
    root = etree.Element("line")
    known = None if other is None else {piece.thing for piece in other.pieces}
    open_: list[tuple[Element, Element]] = []
    at = 0
    for piece in part.pieces:
        end = at + len(piece.text)
        if piece.thing:
            lost = known is not None and piece.thing not in known
            covered = any(first < end and at < last for first, last in ranges)
            holders = piece.holders[:-1]
            place = _place(root, open_, holders)
            _add_thing(place, piece, deed if lost or covered else "")
        else:
            place = _place(root, open_, piece.holders)
            for text, marked in cut(piece.text, at, ranges):
                _add_text(place, text, deed if marked else "")
        at = end
    return root


def redline_of(old: Block, new: Block, spans: Sequence[Span]) -> Element:
    """Both texts as one line: what went stands, marked, before what came in its place."""
    root = etree.Element("line")
    open_: list[tuple[Element, Element]] = []
    at, to = 0, 0
    for span in spans:
        deed = "" if span.deed == "=" else span.deed
        source, first, text = (old, at, span.old) if deed == "-" else (new, to, span.new)
        ends = len(source.text) == first + len(text)
        for piece in slices(source.pieces, first, first + len(text), ends=ends):
            if piece.thing:
                _add_thing(_place(root, open_, piece.holders[:-1]), piece, deed)
            else:
                words = piece.text.rstrip()
                place = _place(root, open_, piece.holders)
                _add_text(place, words, deed)
                _add_text(place, piece.text[len(words) :], "")
        at, to = at + len(span.old), to + len(span.new)
    return root


def _place(
    root: Element, open_: list[tuple[Element, Element]], holders: Sequence[Element]
) -> Element:
    """Where words in these holders go; holders that are open already are kept."""
    kept = 0
    while kept < len(open_) and kept < len(holders) and open_[kept][0] is holders[kept]:
        kept += 1
    del open_[kept:]
    for holder in holders[kept:]:
        parent = open_[-1][1] if open_ else root
        open_.append((holder, _shell(parent, holder)))
    return open_[-1][1] if open_ else root


def _shell(parent: Element, holder: Element) -> Element:
    """The holder without what is in it: for words of its own, a part at a time."""
    shell = etree.SubElement(parent, holder.tag, {str(k): str(v) for k, v in holder.attrib.items()})
    if name_of(holder) != "ac:link":
        return shell
    for part in holder:
        if name_of(part).startswith("ri:"):
            resource = deepcopy(part)
            resource.tail = None
            shell.append(resource)
    return etree.SubElement(shell, clark("ac:link-body"))


def _add_thing(place: Element, piece: Piece, deed: str) -> None:
    thing = deepcopy(piece.holders[-1])
    thing.tail = None
    if deed:
        place = etree.SubElement(place, MARK, deed=deed)
    place.append(thing)


def _add_text(place: Element, text: str, deed: str) -> None:
    if not text:
        return
    if deed:
        etree.SubElement(place, MARK, deed=deed).text = text
    elif len(place):
        place[-1].tail = (place[-1].tail or "") + text
    else:
        place.text = (place.text or "") + text


def cut(text: str, at: int, ranges: Ranges) -> Iterator[tuple[str, bool]]:
    """The text in stretches that are marked or not."""
    end, place = at + len(text), at
    for first, last in ranges:
        if last <= place or first >= end:
            continue
        if first > place:
            yield text[place - at : first - at], False
        yield text[max(first, place) - at : min(last, end) - at], True
        place = min(last, end)
    if place < end:
        yield text[place - at :], False
