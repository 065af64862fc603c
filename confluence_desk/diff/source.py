"""Lays storage format out for reading: a block's tag begins a line, nested ones further in."""

import re

from lxml import etree

from confluence_desk.diff.blocks import Block, Piece
from confluence_desk.diff.report import Comparison, compare_blocks

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


def _parts(source: str) -> list[str]:
    return [part for part in _CUT.split(source) if part]


def _complete(text: str) -> bool:
    return text.partition(">")[0].endswith("/") or text.startswith("<hr")


def compare_source(old: str, new: str) -> Comparison:
    """Two sources compared line by line."""
    return compare_blocks(_lines(old), _lines(new))


def _lines(source: str) -> list[Block]:
    node = etree.Element("pre")
    return [Block("code", (Piece(line),), (), (), node) for line in pretty(source)]
