"""Compares pages with what hangs on them: their titles, labels and attachments besides the text.

Of these only what differs has a row, above the text: its look is that of any other change.
"""

from collections.abc import Iterator

from lxml import etree

from confluence_desk.diff.blocks import Block, Piece
from confluence_desk.diff.noise import Facts
from confluence_desk.diff.reading import blocks_of
from confluence_desk.diff.report import Comparison, compare_blocks
from confluence_desk.domain.frozen import frozen


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
    return compare_blocks(before, after)


def _hanging(page: Revision, other: Revision) -> Iterator[Block]:
    """The blocks for what hangs on a page and is otherwise on the other one."""
    if page.title and other.title and page.title != other.title:
        yield _block("title", page.title)
    yield from (_block("label", label) for label in sorted({*page.labels} - {*other.labels}))
    for name, told in sorted({*page.files} - {*other.files}):
        yield _block("file", name, (("version", told),) if told else ())


def _block(kind: str, text: str, facts: Facts = ()) -> Block:
    return Block(kind, (Piece(text),), facts, (), etree.Element("p"))
