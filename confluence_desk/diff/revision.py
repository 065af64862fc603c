"""Compares pages with what hangs on them: their titles, labels and attachments besides the text.

Of these only what differs has a row, above the text: its look is that of any other change.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from confluence_desk.diff.blocks import Block, Piece
from confluence_desk.diff.changes import Change
from confluence_desk.diff.kinds import Kind
from confluence_desk.diff.noise import Facts
from confluence_desk.diff.reading import blocks_of
from confluence_desk.diff.report import Comparison, Row, compare_blocks
from confluence_desk.domain.frozen import frozen
from confluence_desk.render.macros.macro import read_macro
from confluence_desk.render.macros.media import shown_by


@frozen
class Revision:
    """A page at a time. ``files`` are names of attachments, each with what tells its contents.

    That may be a version or a checksum; "" where it is not known.
    """

    body: str | None = None
    title: str = ""
    labels: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


def compare_pages(old: Revision, new: Revision) -> Comparison:
    """Two pages, or two versions of one, compared."""
    before = (*_hanging(old, new), *blocks_of(old.body))
    after = (*_hanging(new, old), *blocks_of(new.body))
    found = compare_blocks(before, after)
    numbers = dict(old.files), dict(new.files)
    if numbers[0] == numbers[1]:
        return found
    return Comparison(tuple(_with_pictures(row, *numbers) for row in found.rows))


def _with_pictures(row: Row, old: dict[str, str], new: dict[str, str]) -> Row:
    """A row that would be the same but for the files that its pictures show."""
    if row.kind is not Kind.SAME or row.right is None:
        return row
    told = tuple(
        Change("image", f"v{old[name]}", f"v{new[name]}", name)
        for name in _pictures(row.right)
        if old.get(name) and new.get(name) and old[name] != new[name]
    )
    return replace(row, kind=Kind.IMAGE, changes=told) if told else row


def _pictures(block: Block) -> Iterator[str]:
    """The files whose pictures a block shows."""
    if block.kind == "macro":
        yield from shown_by(read_macro(block.node))
    for piece in block.pieces:
        kind, _, name = piece.thing.partition(" ")
        if kind == "image":
            yield name


def _hanging(page: Revision, other: Revision) -> Iterator[Block]:
    """The blocks for what hangs on a page and is otherwise on the other one."""
    if page.title and other.title and page.title != other.title:
        yield _block("title", page.title)
    yield from (_block("label", label) for label in sorted({*page.labels} - {*other.labels}))
    for name, told in sorted({*page.files} - {*other.files}):
        yield _block("file", name, (("version", told),) if told else ())


def _block(kind: str, text: str, facts: Facts = ()) -> Block:
    return Block(kind, (Piece(text),), facts, (), etree.Element("p"))
