"""Marks what changed in a cell of a table where it stands: in its lists, paragraphs, panels."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from confluence_desk.diff.blocks import Cell
from confluence_desk.diff.lines import MARK, Ranges, cut
from confluence_desk.diff.marking import is_open
from confluence_desk.render.names import Element, name_of
from confluence_desk.render.pen import HIDDEN
from confluence_desk.render.plain import own_words

_Part = tuple[str, bool]
_Step = tuple[Element, bool, list[_Part]]
"""An element, whether it is the text after it, and that text in parts that are marked or not."""


def marked_cell(cell: Cell, ranges: Ranges, deed: str, other: Cell | None) -> Element | None:
    """A copy of a cell's element; things that the other lacks are marked as well.

    None where its words stand otherwise than in its text, as nothing well-formed does.
    """
    copy = deepcopy(cell.node)
    copy.tail = None
    stream = _Stream(cell.text, ranges)
    steps = [*_steps(copy, stream)]
    if stream.left:
        return None
    wrapped = [*_lost(cell, copy, other), *stream.things]
    for node, after, parts in reversed(steps):
        _write(node, parts, deed, after=after)
    for node in dict.fromkeys(wrapped):
        _wrap(node, deed)
    return copy


class _Stream:
    """The letters of a text in order, each marked or not; blanks are none."""

    def __init__(self, text: str, ranges: Ranges) -> None:
        flags = ((mark, part) for part, mark in cut(text, 0, ranges))
        self._flags = [mark for mark, part in flags for word in part.split() for _ in word]
        self._at = 0
        self.things: list[Element] = []

    @property
    def left(self) -> int:
        """Letters that were never met, or met too often."""
        return len(self._flags) - self._at

    def take(self, text: str) -> list[_Part]:
        """The next letters, which are those of this text."""
        parts: list[_Part] = []
        last = False
        for letter in text:
            if not letter.isspace():
                last = self._at < len(self._flags) and self._flags[self._at]
                self._at += 1
            if parts and parts[-1][1] == last:
                parts[-1] = (parts[-1][0] + letter, last)
            else:
                parts.append((letter, last))
        return parts


def _steps(root: Element, stream: _Stream) -> Iterator[_Step]:
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        name = name_of(node)
        if event == "start":
            if name in HIDDEN:
                walk.skip_subtree()
            else:
                yield from _own(node, name, stream)
        elif node is not root and node.tail and node.tail.strip():
            yield node, True, stream.take(node.tail)


def _own(node: Element, name: str, stream: _Stream) -> Iterator[_Step]:
    """The words of an element: those written in it, or those that it stands for."""
    words = own_words(node, name)
    if not words or words.isspace():
        return
    parts = stream.take(words)
    if is_open(node) and "".join(words.split()) == "".join((node.text or "").split()):
        yield node, False, parts
    elif any(marked for _, marked in parts):
        stream.things.append(node)


def _lost(cell: Cell, copy: Element, other: Cell | None) -> Iterator[Element]:
    """The things that only this side has."""
    if other is None:
        return
    known = {piece.thing for piece in other.pieces}
    lost = {p.holders[-1] for p in cell.pieces if p.thing and p.thing not in known and p.holders}
    if lost:
        for one, twin in zip(cell.node.iter(), copy.iter(), strict=True):
            if one in lost:
                yield twin


def _write(node: Element, parts: list[_Part], deed: str, *, after: bool) -> None:
    """Put marks around the parts that have them."""
    holder = node.getparent() if after else node
    if holder is None or not is_open(holder) or not any(marked for _, marked in parts):
        return
    place = holder.index(node) + 1 if after else 0
    lead, made = "", list[Element]()
    for text, marked in parts:
        words = text.rstrip() if marked else ""
        if marked:
            made.append(etree.Element(MARK, deed=deed))
            made[-1].text = words
        rest = text[len(words) :]
        if made:
            made[-1].tail = (made[-1].tail or "") + rest
        else:
            lead += rest
    if after:
        node.tail = lead
    else:
        node.text = lead
    for number, mark in enumerate(made):
        holder.insert(place + number, mark)


def _wrap(node: Element, deed: str) -> None:
    parent = node.getparent()
    if parent is None or not is_open(parent):
        return
    mark = etree.Element(MARK, deed=deed)
    mark.tail, node.tail = node.tail, None
    parent.replace(node, mark)
    mark.append(node)
