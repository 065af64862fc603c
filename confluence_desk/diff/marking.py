"""Puts the words of a page's tree into elements that say which version brought them.

The walk is that of the plain text, so that every letter meets the word that it belongs to.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from confluence_desk.diff.annotate import Written
from confluence_desk.diff.blocks import HOLDERS
from confluence_desk.domain.frozen import frozen
from confluence_desk.render.names import Element, attribute, name_of
from confluence_desk.render.pen import HIDDEN
from confluence_desk.render.plain import own_words

RUN, LABEL = "written-run", "written-by"
"""Words that came together; the beginning of what another version changed. Both have a ``v``."""
CODE = frozenset({"code", "noformat"})
"""Macros whose text is drawn word by word here."""
_MACROS = frozenset({"ac:structured-macro", "ac:macro"})
_CLOSED = _MACROS | {
    "table", "thead", "tbody", "tfoot", "tr", "colgroup", "ul", "ol", "dl", "ac:task-list",
    "ac:task", "ac:layout", "ac:layout-section", "ac:link", "ac:image", "ac:emoticon",
    "ac:plain-text-link-body", "time", "img", "ac:adf-extension", "ac:adf-node", "ac:adf-content",
}  # fmt: skip
"""Elements in which nothing may stand but what they are made for."""


@frozen
class _Part:
    """Words of one version; ``begins`` is the version of the block that begins with them, or 0."""

    text: str
    version: int
    begins: int = 0


_WORD = re.compile(r"\S+")
_ENDLESS = 1 << 60
Step = tuple[Element, bool, tuple[_Part, ...]]
"""An element, whether it is the text after it, and that text in parts."""


def mark(root: Element, blocks: Sequence[Written]) -> None:
    """Mark the words of a tree; ``blocks`` are those of this very tree."""
    stream = _Stream(blocks)
    steps = [*_steps(root, stream)]
    for node, after, parts in steps:
        if after:
            _put_after(node, parts)
        else:
            _put_inside(node, parts)
    for node, version in stream.bare:
        _put_before(node, version)


class _Stream:
    """The letters of all blocks in order, each with its version; blanks are none."""

    def __init__(self, blocks: Sequence[Written]) -> None:
        self._runs = [
            (version, sum(map(len, text.split()))) for one in blocks for version, text in one.runs()
        ]
        self._run, self._left = -1, 0
        self._begins: dict[int, int] = {}
        self._places: list[int] = []
        self.bare: list[tuple[Element, int]] = []
        """Elements without words that another version changed than what stands before them."""
        self._at = 0
        self._find_beginnings(blocks)
        self._places = sorted(self._begins, reverse=True)

    def take(self, text: str) -> tuple[_Part, ...]:
        """The next letters, which are those of this text, cut where the version changes."""
        cuts: list[tuple[int, int, int]] = []
        last = -1
        for word in _WORD.finditer(text):
            place = word.start()
            while place < word.end():
                version, count = self._stretch()
                begins = self._begins.pop(self._at, 0)
                if begins or version != last:
                    cuts.append((place, version, begins))
                    last = version
                count = min(count, word.end() - place)
                place, self._at, self._left = place + count, self._at + count, self._left - count
        ends = [*(place for place, _, _ in cuts[1:]), len(text)]
        first = [0, *(place for place, _, _ in cuts[1:])]
        return tuple(
            _Part(text[start:end], version, begins)
            for start, end, (_, version, begins) in zip(first, ends, cuts, strict=False)
        )

    def _stretch(self) -> tuple[int, int]:
        """The version of the next letter, and how many go on like it."""
        while self._left <= 0 and self._run + 1 < len(self._runs):
            self._run += 1
            self._left = self._runs[self._run][1]
        while self._places and self._places[-1] <= self._at:
            self._places.pop()
        if self._left <= 0:
            return 0, _ENDLESS
        until = self._places[-1] - self._at if self._places else self._left
        return self._runs[self._run][0], min(self._left, until)

    def _find_beginnings(self, blocks: Sequence[Written]) -> None:
        at = before = 0
        for number, one in enumerate(blocks):
            size = sum(map(len, one.block.text.split()))
            if one.changed != before and (size or not _holds_next(blocks, number)):
                before = one.changed
                if size:
                    self._begins[at] = one.changed
                else:
                    self.bare.append((one.block.node, one.changed))
            at += size


def _holds_next(blocks: Sequence[Written], number: int) -> bool:
    """Whether the next block stands in this one, which then has no need of a name of its own."""
    block = blocks[number].block
    after = blocks[number + 1].block.path if number + 1 < len(blocks) else ()
    return block.kind in HOLDERS and any(frame.node is block.node for frame in after)


def _steps(root: Element, stream: _Stream) -> Iterator[Step]:
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        name = name_of(node)
        if event == "start":
            if name in HIDDEN:
                walk.skip_subtree()
            else:
                yield from _own(node, name, stream)
        elif node is not root and node.tail and node.tail.strip():
            parts, parent = stream.take(node.tail), node.getparent()
            if parent is not None and is_open(parent):
                yield node, True, parts


def _own(node: Element, name: str, stream: _Stream) -> Iterator[Step]:
    """The words of an element itself: those that are written in it, or those that it stands for."""
    words = own_words(node, name)
    if not words or words.isspace():
        return
    parts = stream.take(words)
    if is_open(node) and "".join(words.split()) == "".join((node.text or "").split()):
        yield node, False, parts
        return
    begins = next((part.begins for part in parts if part.begins), 0)
    if begins:
        stream.bare.append((node, begins))


def is_open(node: Element) -> bool:
    """Whether elements of ours may stand in it."""
    name = name_of(node)
    if name == "ac:plain-text-body":
        macro = node.getparent()
        return macro is not None and attribute(macro, "ac:name") in CODE
    return name not in _CLOSED and not name.startswith("ri:")


def _made(parts: Sequence[_Part]) -> Iterator[Element]:
    """The elements; blanks stand between them."""
    for part in parts:
        if part.begins:
            yield etree.Element(LABEL, v=str(part.begins))
        run = etree.Element(RUN, v=str(part.version))
        run.text = part.text.strip()
        run.tail = part.text[len(part.text.rstrip()) :]
        yield run


def _put_inside(node: Element, parts: Sequence[_Part]) -> None:
    node.text = _lead(parts)
    for place, made in enumerate(_made(parts)):
        node.insert(place, made)


def _put_after(node: Element, parts: Sequence[_Part]) -> None:
    parent = node.getparent()
    if parent is None:
        return
    node.tail = _lead(parts)
    place = parent.index(node) + 1
    for number, made in enumerate(_made(parts)):
        parent.insert(place + number, made)


def _lead(parts: Sequence[_Part]) -> str:
    """The blanks before the first word."""
    text = parts[0].text if parts else ""
    return text[: len(text) - len(text.lstrip())]


def _put_before(node: Element, version: int) -> None:
    """Name the version before an element, where that may stand."""
    place: Element | None = node
    parent = node.getparent()
    while parent is not None and not is_open(parent):
        place, parent = parent, parent.getparent()
    if parent is not None and place is not None:
        parent.insert(parent.index(place), etree.Element(LABEL, v=str(version)))
