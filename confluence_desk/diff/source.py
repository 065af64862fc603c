"""Lays storage format out for reading: a block's tag begins a line, nested ones further in."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from confluence_desk.diff.blocks import Block, Piece
from confluence_desk.diff.report import Comparison, compare_blocks

if TYPE_CHECKING:
    from confluence_desk.render.names import Element

_CUT = re.compile(
    r"(<!\[CDATA\[.*?\]\]>)|"
    r"(?=</?(?:p|h[1-6]|ul|ol|li|table|tbody|thead|tr|td|th|blockquote|hr|pre|div|"
    r"ac:(?:structured-macro|macro|parameter|rich-text-body|plain-text-body|layout|layout-section|"
    r"layout-cell|task-list|task|task-id|task-status|task-body|image|adf-\w+))\b)",
    re.DOTALL,
)
_DEEPEST = 20


def pretty(source: str) -> list[str]:
    """The lines; inside CDATA they stay as they are."""
    lines: list[str] = []
    depth = 0
    opening = False
    for part in _parts(source):
        if part.startswith("<![CDATA["):
            first, *others = part.split("\n")
            lines[-1:] = [f"{lines[-1] if lines else ''}{first}", *others]
            continue
        text = " ".join(part.split())
        if not text:
            continue
        closing = text.startswith("</")
        depth = max(0, depth - closing)
        if closing and opening:
            lines[-1] += text  # nothing but words stands between
        else:
            lines.append(f"{'  ' * min(depth, _DEEPEST)}{text}")
        opening = text.startswith("<") and not closing and not _complete(text)
        depth += opening
    return lines


def _parts(source: str) -> Iterator[str]:
    """One by one: other threads have Python in between."""
    start = 0
    for cut in _CUT.finditer(source):
        if start < cut.start():
            yield source[start : cut.start()]
        if cut.group():
            yield cut.group()
        start = cut.end()
    if start < len(source):
        yield source[start:]


def _complete(text: str) -> bool:
    return text.partition(">")[0].endswith("/") or text.startswith("<hr")


SOURCE = "source-token"
"""The element around what has a colour of its own; its ``look`` is the class."""


def compare_source(old: str, new: str) -> Comparison:
    """Two sources compared line by line, each in its colours."""
    return compare_blocks(source_lines(old), source_lines(new))


def source_lines(source: str) -> list[Block]:
    """The lines of a source as blocks."""
    node = etree.Element("pre")
    return [Block("code", pieces, (), (), node) for pieces in _coloured("\n".join(pretty(source)))]


def _coloured(text: str) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each line; blanks belong to what follows them."""
    from confluence_desk.render.code import classed  # noqa: PLC0415 - few look at the source

    looks: dict[str, tuple[Element, ...]] = {"": ()}
    line: list[Piece] = []
    blanks = ""
    for look, value in classed(text, "xml"):
        if look not in looks:
            looks[look] = (etree.Element(SOURCE, look=look),)
        for number, part in enumerate(value.split("\n")):
            if number:
                yield (*line, Piece(blanks)) if blanks else tuple(line)
                line, blanks = [], ""
            if part.isspace():
                blanks += part
            elif part:
                before = line.pop().text if line and line[-1].holders is looks[look] else ""
                line.append(Piece(before + blanks + part, (), "", looks[look]))
                blanks = ""
    yield tuple(line)
