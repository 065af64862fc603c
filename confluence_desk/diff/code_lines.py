"""Draws lines of code as the page has them: in their colours, numbered, blank lines kept."""

from collections.abc import Iterator
from functools import lru_cache

from confluence_desk.diff.blocks import Block
from confluence_desk.diff.boxes import look_of, within
from confluence_desk.diff.hand import Coded, Hand
from confluence_desk.diff.lines import TAGS, Ranges, cut
from confluence_desk.diff.spans import Span
from confluence_desk.render.macros.macro import read_macro
from confluence_desk.render.macros.texts import first_number, source
from confluence_desk.render.names import name_of
from confluence_desk.render.pen import escaped, flat

Token = tuple[str, str]
"""The class of a colour, and what has it."""
_COLOURED = frozenset({"code", "code-block", "paste-code-macro"})


def is_plain(block: Block) -> bool:
    """Whether a line is nothing but words: no links in it, no colours of its own."""
    return not any(piece.thing or piece.holders for piece in block.pieces)


def has_box(block: Block) -> bool:
    """Whether a line stands in a code block of a page."""
    return bool(block.path) and bool(look_of(block.path[-1]))


def draw_line(pen: Hand, block: Block, ranges: Ranges, deed: str) -> None:
    """A line of one side, what changed in it marked."""
    tokens = _tokens(pen, block)
    at = 0
    for text, marked in cut(block.text, 0, ranges):
        _write(pen, _part(tokens, at, at + len(text)), deed if marked else "")
        at += len(text)


def draw_both(pen: Hand, old: Block, new: Block, spans: tuple[Span, ...]) -> None:
    """A line as it was and as it is, in one."""
    before, after = _tokens(pen, old), _tokens(pen, new)
    at = to = 0
    for span in spans:
        gone = span.deed == "-"
        part = _part(before, at, at + len(span.old)) if gone else ()
        part = part or _part(after, to, to + len(span.new))
        _write(pen, part, "" if span.deed == "=" else span.deed)
        at, to = at + len(span.old), to + len(span.new)


def numbers(pen: Hand, block: Block) -> tuple[int | None, int]:
    """The number of a line, where they are shown, and how many blank lines stand before it."""
    coded = _coded(pen, block)
    before = pen.half.place(block).before
    depth = len(block.path) - 1
    inside = before is not None and within(before, block.path[depth].node, depth)
    last = before.line if inside and before is not None else coded.leading - 1
    number = None if coded.first is None else coded.first + block.line - coded.leading
    return number, max(0, block.line - last - 1)


def _tokens(pen: Hand, block: Block) -> tuple[Token, ...]:
    """The coloured pieces of a line; one without colours where they are not known."""
    lines = _coded(pen, block).lines
    found = lines[block.line] if block.line < len(lines) else ()
    alike = "".join(text for _, text in found) == block.text
    return found if alike else (("", block.text),)


def _coded(pen: Hand, block: Block) -> Coded:
    node = block.path[-1].node
    known = pen.coded.get(node)
    if known is None:
        known = pen.coded[node] = _read(block)
    return known


def _read(block: Block) -> Coded:
    node = block.path[-1].node
    if name_of(node) == "pre":
        return Coded(leading=_leading(flat(node)))
    macro = read_macro(node)
    text = source(macro).replace("\r\n", "\n")
    language = macro.parameter("language", "lang", "") if macro.name in _COLOURED else ""
    first = first_number(macro.parameter("firstline")) if macro.on("linenumbers") else None
    return Coded(_lines(text, language), _leading(text), first)


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip("\n"))


@lru_cache(maxsize=32)
def _lines(text: str, language: str) -> tuple[tuple[Token, ...], ...]:
    from confluence_desk.render.code import classed  # noqa: PLC0415 - most pages have none

    lines: list[list[Token]] = [[]]
    for kind, value in classed(text, language):
        for number, part in enumerate(value.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append((kind, part))
    return tuple(map(tuple, lines))


def _part(tokens: tuple[Token, ...], first: int, last: int) -> tuple[Token, ...]:
    return tuple(_parts(tokens, first, last))


def _parts(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[Token]:
    at = 0
    for kind, text in tokens:
        end = at + len(text)
        if at < last and first < end:
            yield kind, text[max(0, first - at) : last - at]
        at = end


def _write(pen: Hand, tokens: tuple[Token, ...], deed: str) -> None:
    if not tokens:
        return
    if deed:
        tag, look = TAGS[deed]
        pen.start(tag, {"class": look})
    for kind, text in tokens:
        shown = escaped(text)
        pen.made(f'<span class="{kind}">{shown}</span>' if kind and text.strip() else shown)
    if deed:
        pen.end(TAGS[deed][0])
