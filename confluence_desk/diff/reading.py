"""Reads a storage body as blocks: the same walk as for the plain text, so no word is lost."""

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING

from confluence_desk.diff.blocks import Block, Cell, Frame, Piece
from confluence_desk.diff.inlines import MARKS, image_name, link_target, thing_of
from confluence_desk.diff.noise import Facts, facts_of, parameters_of
from confluence_desk.diff.rows import cell_places, joined
from confluence_desk.render.names import Element, attribute, child, name_of
from confluence_desk.render.pen import HIDDEN
from confluence_desk.render.plain import BLOCKS, INLINE_MACROS, gathered, own_words
from confluence_desk.render.storage import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 120
_MACROS = frozenset({"ac:structured-macro", "ac:macro"})
_LEAVES = {
    "p": "paragraph", "dt": "term", "dd": "paragraph", "ac:caption": "caption",
    "caption": "caption", "figcaption": "caption", "summary": "heading",
    **{f"h{level}": "heading" for level in range(1, 7)},
}  # fmt: skip
_LISTS = frozenset({"ul", "ol", "ac:task-list"})
_OWNERS = frozenset({"item", "task"})
"""Kinds that a paragraph inside them keeps."""
_IMAGES = frozenset({"ac:image", "img"})


def blocks_of(storage: str | None) -> tuple[Block, ...]:
    """The blocks of a body, in order."""
    return blocks_in(parse(storage))


def blocks_in(root: Element) -> tuple[Block, ...]:
    """The blocks of a body that has been parsed already."""
    reader = _Reader()
    reader.inside(root)
    reader.flush()
    return tuple(reader.blocks)


class _Reader:
    """The walk: what has been read, and where we are."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._path: tuple[Frame, ...] = ()
        self._pieces: list[Piece] = []
        self._marks: tuple[str, ...] = ()
        self._holders: tuple[Element, ...] = ()
        self._kind, self._level = "paragraph", 0
        self._facts: Facts = ()
        self._whole = False
        self._node: Element | None = None
        self._depth = 0
        self._steps: dict[object, _Step] = {}

    def inside(self, node: Element) -> None:
        """Read what is in an element, after the words of its own."""
        if self._node is None:
            self._node = node
        self._say(own_words(node, name_of(node)))
        self.children(node)

    def children(self, node: Element) -> None:
        """Read the elements in an element, with the text after each."""
        self._depth += 1
        steps = self._steps if self._depth <= _DEEPEST else {}
        for part in node:
            (steps.get(part.tag) or self._step(part))(self, part)
            if tail := part.tail:
                self._say(tail)
        self._depth -= 1

    def _element(self, node: Element) -> None:
        self._step(node)(self, node)

    def _step(self, node: Element) -> "_Step":
        """How elements with this tag are read, from now on known by the tag itself."""
        name = name_of(node)
        if not name or name in HIDDEN:
            return _Reader.pass_by
        if self._depth > _DEEPEST:
            return _Reader.words
        otherwise = _Reader.box if name in BLOCKS else _Reader.inside
        step = self._steps[node.tag] = _HANDLERS.get(name, otherwise)
        return step

    def words(self, node: Element) -> None:
        """Read nothing but the words of an element."""
        self._say(gathered(node))

    def pass_by(self, _node: Element) -> None:
        """Read nothing of what belongs to the format."""

    def box(self, node: Element) -> None:
        """An element that stands in lines of its own."""
        self.flush()
        self.inside(node)
        self.flush()

    def _say(self, text: str) -> None:
        if text:
            self._pieces.append(Piece(text, self._marks, "", self._holders))

    def _show(self, thing: str, node: Element, text: str = "", marks: Facts = ()) -> None:
        told = tuple(f"{name}={value}" for name, value in marks)
        holders = (*self._holders, node)
        self._pieces.append(Piece(text, (*self._marks, *told), thing, holders))

    def flush(self) -> None:
        """End the block we are in; one without words or things is no block."""
        pieces = self._pieces
        if not pieces:
            return
        self._pieces = []
        if not any(piece.thing or not piece.text.isspace() for piece in pieces):
            return
        things = [piece.thing for piece in pieces if piece.thing]
        kind = self._kind
        if kind == "paragraph" and len(things) == 1 and things[0].startswith("image"):
            alone = not any(piece.text.strip() for piece in pieces if not piece.thing)
            kind = "image" if alone else kind
        self._add(kind, _merged(pieces), self._facts)

    def _add(self, kind: str, pieces: tuple[Piece, ...], facts: Facts, line: int = 0) -> None:
        assert self._node is not None  # noqa: S101 - the root is read first
        block = Block(
            kind, pieces, facts, self._path, self._node, (), self._level, line, self._whole
        )
        self.blocks.append(block)

    @contextmanager
    def _as(self, kind: str, node: Element, level: int = 0) -> "Iterator[None]":
        """Read blocks of this kind for a while."""
        self.flush()
        before = self._kind, self._facts, self._node, self._level
        self._kind, self._facts, self._node, self._level = kind, facts_of(node), node, level
        yield
        self.flush()
        self._kind, self._facts, self._node, self._level = before

    @contextmanager
    def _within(self, kind: str, node: Element, number: int = 0) -> "Iterator[None]":
        self.flush()
        before, self._path = self._path, (*self._path, Frame(kind, node, number))
        yield
        self.flush()
        self._path = before

    def leaf(self, node: Element) -> None:
        """A paragraph, a heading, a caption."""
        name = name_of(node)
        kind = _LEAVES[name]
        owned = name == "p" and self._kind in _OWNERS
        level = int(name[1]) if kind == "heading" and name[1].isdigit() else 0
        with self._as(self._kind if owned else kind, node, self._level if owned else level):
            if owned:
                self._facts = (*self._facts, *(f for f in facts_of(node) if f not in self._facts))
            count = len(self.blocks)
            self.inside(node)
            self._whole = count == len(self.blocks)
            self.flush()
        self._whole = False

    def list_(self, node: Element) -> None:
        """A list; what stands between its items is read as well."""
        with self._within(name_of(node), node):
            self.inside(node)

    def item(self, node: Element) -> None:
        """An item of a list, with all that is in it."""
        with self._within("li", node), self._as("item", node, self._nesting()):
            self.inside(node)

    def task(self, node: Element) -> None:
        """A task, done or not."""
        status = child(node, "ac:task-status")
        done = status is not None and (status.text or "").strip() == "complete"
        with self._within("li", node), self._as("task", node, self._nesting()):
            self._facts = (("status", "complete" if done else "incomplete"),)
            self.inside(node)

    def _nesting(self) -> int:
        return sum(frame.kind in _LISTS for frame in self._path)

    def holder(self, node: Element) -> None:
        """A quotation, or another box without a name."""
        with self._within(name_of(node), node):
            self.inside(node)

    def rule(self, node: Element) -> None:
        """A line across the page."""
        with self._as("rule", node):
            self._show("rule", node)

    def preformatted(self, node: Element) -> None:
        """Text that keeps its lines."""
        with self._within("pre", node):
            self._lines(node)

    def _lines(self, node: Element) -> None:
        with self._as("code", node):
            self._facts = ()
            self.inside(node)
            pieces, self._pieces = self._pieces, []
            for number, line in enumerate(_by_line(pieces)):
                if any(piece.text.strip() or piece.thing for piece in line):
                    self._add("code", _merged(line), (), number)

    def macro(self, node: Element) -> None:
        """A macro: inside a line a thing, else a beginning and what it holds."""
        name = attribute(node, "ac:name")
        if name in INLINE_MACROS:
            told = tuple(pair for pair in parameters_of(node) if pair[0] != "title")
            self._show(thing_of(name), node, own_words(node, name_of(node)), told)
            self.children(node)
            return
        self._opening("macro", node, (("macro", name), *parameters_of(node)))
        with self._within(f"macro {name}", node):
            for part in node:
                if name_of(part) == "ac:plain-text-body":
                    self._lines(part)
                else:
                    self._element(part)
                self._say(part.tail or "")

    def app_block(self, node: Element) -> None:
        """A block that only the new editor has."""
        name = attribute(node, "type")
        self._opening("macro", node, (("macro", name), *parameters_of(node)))
        with self._within(f"macro {name}", node):
            self.children(node)

    def _opening(self, kind: str, node: Element, facts: Facts) -> None:
        with self._as(kind, node):
            self._facts = facts
            self._say(own_words(node, name_of(node)))
            pieces, self._pieces = self._pieces, []
            self._add(kind, _merged(pieces), facts)

    def layout(self, node: Element) -> None:
        """A section of a layout, cell by cell."""
        self._opening("layout", node, facts_of(node))
        with self._within("section", node):
            self.children(node)

    def layout_cell(self, node: Element) -> None:
        """A column of a layout."""
        parent = node.getparent()
        number = parent.index(node) if parent is not None else 0
        with self._within("cell", node, number):
            self.inside(node)

    def table(self, node: Element) -> None:
        """A table: its beginning, then row by row."""
        self._opening("table", node, _widths(node))
        with self._within("table", node):
            places = cell_places(node)
            self._table_parts(node, places)

    def _table_parts(self, node: Element, places: dict[Element, int]) -> None:
        for part in node:
            name = name_of(part)
            if name in {"thead", "tbody", "tfoot"}:
                self._say(part.text or "")
                self._table_parts(part, places)
            elif name == "tr":
                self._row(part, places)
            else:
                self._element(part)
            self._say(part.tail or "")

    def _row(self, node: Element, places: dict[Element, int]) -> None:
        self.flush()
        before, self.blocks = self.blocks, []
        cells: list[Cell] = []
        pieces = [Piece(node.text or "")]
        for part in node:
            with self._as("paragraph", part):
                self._facts = ()
                if name_of(part) in {"td", "th"}:
                    self.inside(part)
                else:
                    self._element(part)
            inner, self.blocks = tuple(self.blocks), []
            start = sum(len(piece.text) for piece in pieces)
            cell = joined(part, inner, places.get(part, len(cells)), start)
            cells.append(cell)
            pieces += [*cell.pieces, Piece("\t"), Piece(part.tail or "")]
        self.blocks = before
        pieces = [piece for piece in pieces if piece.text or piece.thing]
        path = self._path
        if any(piece.thing or piece.text.strip() for piece in pieces):
            row = Block("row", tuple(pieces), facts_of(node), path, node, tuple(cells))
            self.blocks.append(row)

    def marked(self, node: Element) -> None:
        """Emphasis, a colour, a link: words of a look."""
        name = name_of(node)
        mark = MARKS.get(name)
        told = tuple(f"{key}={value}" for key, value in facts_of(node)) if node.attrib else ()
        before = self._marks, self._holders
        self._marks = (*self._marks, *((mark,) if mark else ()), *told)
        self._holders = (*self._holders, node)
        self.inside(node)
        self._marks, self._holders = before

    def link(self, node: Element) -> None:
        """A link; one without words is a thing: a mention, or a page that names itself."""
        target = link_target(node)
        before, count = (self._marks, self._holders), len(self._pieces)
        self._marks = (*self._marks, f"link={target}") if target else self._marks
        self._holders = (*self._holders, node)
        self.inside(node)
        self._marks, self._holders = before
        named = len(node) == 1 and name_of(node[0]).startswith("ri:")
        if named or (target and not any(p.thing or p.text.strip() for p in self._pieces[count:])):
            words = "".join(piece.text for piece in self._pieces[count:])
            del self._pieces[count:]
            kind = "mention" if target.startswith("user ") else "link"
            self._show(f"{kind} {target}", node, words)

    def image(self, node: Element) -> None:
        """A picture, with its caption."""
        told = tuple(pair for pair in facts_of(node) if pair[0] != "src")
        words = own_words(node, name_of(node))
        inner = [part for part in node if not name_of(part).startswith("ri:")]
        for part in node:
            if part not in inner:
                words += gathered(part) + (part.tail or "")
        self._show(f"image {image_name(node)}", node, words, told)
        for part in inner:
            self._element(part)
            self._say(part.tail or "")

    def code_words(self, node: Element) -> None:
        """Text of a macro that stands in no macro."""
        self._lines(node)


def _merged(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one look as one piece."""
    if len(pieces) == 1:
        return tuple(pieces)
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and not (last.thing or piece.thing) and last[1:] == piece[1:]:
            merged[-1] = last._replace(text=last.text + piece.text)
        else:
            merged.append(piece)
    return tuple(merged)


def _by_line(pieces: list[Piece]) -> "Iterator[list[Piece]]":
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(piece._replace(text=first))
        for text in others:
            yield line
            line = [piece._replace(text=text, thing="")]
    yield line


def _widths(table: Element) -> Facts:
    """What a table tells of itself: the widths of its columns, whether rows are numbered."""
    columns = (facts_of(node) for node in table.iter("{*}col"))
    widths = " ".join(dict(facts).get("width", "auto") for facts in columns)
    return (*facts_of(table), *((("columns", widths),) if widths else ()))


_Step = Callable[[_Reader, Element], None]
"""Reads one element."""


_HANDLERS: dict[str, _Step] = {
    **dict.fromkeys(_LEAVES, _Reader.leaf),
    **dict.fromkeys(_LISTS, _Reader.list_),
    **dict.fromkeys(_MACROS, _Reader.macro),
    **dict.fromkeys(_IMAGES, _Reader.image),
    **dict.fromkeys(MARKS, _Reader.marked),
    **dict.fromkeys(("ac:link", "a"), _Reader.link),
    **dict.fromkeys(("blockquote", "details", "ac:adf-fallback"), _Reader.holder),
    "li": _Reader.item,
    "ac:task": _Reader.task,
    "hr": _Reader.rule,
    "pre": _Reader.preformatted,
    "ac:plain-text-body": _Reader.code_words,
    "ac:adf-node": _Reader.app_block,
    "ac:layout-section": _Reader.layout,
    "ac:layout-cell": _Reader.layout_cell,
    "table": _Reader.table,
}
