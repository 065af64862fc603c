"""Draws a comparison as one document: two columns of aligned rows, or one column as a redline."""

from collections.abc import Sequence
from dataclasses import dataclass

from confluence_desk.diff.blocks import HOLDERS, Block
from confluence_desk.diff.changes import Change
from confluence_desk.diff.chosen import begins, look_of
from confluence_desk.diff.folding import numbers, rows_in, stretches
from confluence_desk.diff.hand import Hand
from confluence_desk.diff.kinds import Kind
from confluence_desk.diff.labels import ENGLISH, Labels
from confluence_desk.diff.lanes import Column, Lane, Layouts, Part, Section
from confluence_desk.diff.openings import box_of_opening, is_silent
from confluence_desk.diff.report import Comparison, Row
from confluence_desk.diff.sides import TABLE, alike, boxes_of, draw_redline, draw_side, has_redline
from confluence_desk.diff.told import partner
from confluence_desk.diff.writers import Writers
from confluence_desk.render.addresses import within
from confluence_desk.render.context import Context, Drawn

_LONGEST = 12
"""Lines on the ruler beyond which a stretch grows no more."""
_WAYS = {"": "", "ltr": " to-right", "rtl": " to-left"}


@dataclass(frozen=True, slots=True)
class Pages:
    """The drawing, and how many changes one can go to: ``change-1`` and so on are their ids."""

    drawn: Drawn
    changes: int
    here: str = ""
    """The id of the row that was asked for."""


def side_by_side(
    found: Comparison,
    context: Context,
    labels: Labels = ENGLISH,
    *,
    unfolded: bool = False,
    blanks: bool = False,
    here: int = -1,
    before: Context | None = None,
    runs: str = "",
) -> Pages:
    """Two columns; rows that belong together stand beside each other; ``blanks`` are to be seen.

    ``here`` is the row that one wants to find again, counted as they are drawn; ``before`` is
    asked about the old side, if that is another. ``runs`` is which way the columns go on (``ltr``
    or ``rtl``), if not that of the page.
    """
    page = _Page(found, (before or context, context), labels, blanks=blanks, here=here, runs=runs)
    return page.draw(inline=False, unfolded=unfolded)


def inline(
    found: Comparison,
    context: Context,
    labels: Labels = ENGLISH,
    *,
    unfolded: bool = False,
    blanks: bool = False,
    here: int = -1,
    before: Context | None = None,
    runs: str = "",
) -> Pages:
    """One column: what went stands before what came in its place."""
    page = _Page(found, (before or context, context), labels, blanks=blanks, here=here, runs=runs)
    return page.draw(inline=True, unfolded=unfolded)


@dataclass(slots=True)
class _Stretch:
    """Lines of one look on the ruler, and the change they lead to; 0 is none."""

    look: str
    change: int
    lines: int = 1


class _Page:
    """A document in the making."""

    def __init__(
        self,
        found: Comparison,
        contexts: tuple[Context, Context],
        labels: Labels,
        *,
        blanks: bool,
        here: int,
        runs: str,
    ) -> None:
        self._found, self._labels, self._blanks, self._runs = found, labels, blanks, runs
        self._wanted, self._drawn, self._here = here, 0, ""
        self._pen = Hand(contexts[1], TABLE, contexts[0])
        self._pen.learn(found.rows)
        if labels.wrote is not None:
            self._pen.writers = Writers(labels.wrote, found.rows)
        self._changes = 0
        self._heading = ""
        self._inline = self._unfolded = False
        self._places = {id(row): n for n, row in enumerate(found.rows)}
        self._passed: list[_Stretch] = []
        self._rows_of: dict[int, list[Row]] = {}
        for row in found.rows:
            if row.link >= 0:
                self._rows_of.setdefault(row.link, []).append(row)
        self._numbers = numbers(found.rows)
        self._layouts = Layouts()
        self._lane: Lane | None = None
        self._columns: set[Column] = set()

    def draw(self, *, inline: bool, unfolded: bool) -> Pages:
        """Every row, unchanged stretches folded."""
        self._inline = inline
        self._unfolded = unfolded
        pen = self._pen
        looks = (" inline" * inline, " blanks" * self._blanks, _WAYS[self._runs])
        pen.block("div", {"class": f"diff{''.join(looks)}"})
        if not self._found.changed:
            pen.leaf("p", self._labels.nothing, {"class": "nothing"})
        self._write([*self._layouts.parts(self._found.rows)])
        self._ruler()
        pen.end("div")
        return Pages(pen.finish(), self._changes, self._here)

    def _write(self, parts: Sequence[Part]) -> None:
        for folded, stretch in stretches(parts, fold=self._found.changed):
            if folded:
                self._fold(stretch)
                self._pass("same", 0)
            else:
                self._open(stretch)

    def _fold(self, parts: Sequence[Part]) -> None:
        pen = self._pen
        rows = [row for part in parts for row in rows_in(part)]
        pen.block("details", {"class": "unchanged", "open": "" if self._unfolded else None})
        heading = next((_words(row.right) for row in rows if _is_heading(row)), self._heading)
        said = self._labels.unchanged(len(rows), heading)
        if self._lane is None:
            pen.leaf("summary", said, {"dir": self._runs or "auto"})
        else:
            self._fold_in_lane(rows[0], said)
        self._open(parts, folded=True)
        pen.end("details")

    def _fold_in_lane(self, row: Row, said: str) -> None:
        """What is folded is said in the columns that it stands in."""
        pen = self._pen
        pen.start("summary", {"dir": self._runs or "auto"})
        for side, block in (("old", row.left), ("new", row.right)):
            if block is not None and (side == "new" or not self._inline):
                look = self._place(self._layouts.column(block))
                pen.leaf("span", said, {"class": f"{side}{look}"})
        pen.end("summary")

    def _section(self, section: Section, *, folded: bool) -> None:
        """Lanes beside each other; each is folded for itself."""
        pen = self._pen
        pen.block("div", {"class": "lanes"})
        for lane in section.lanes:
            self._lane = lane
            pen.block("div", {"class": "lane"})
            if folded:
                self._open(lane.rows, folded=True)
            else:
                self._write(lane.rows)
            pen.end("div")
        self._lane = None
        pen.end("div")

    def _pass(self, look: str, number: int) -> None:
        """Note a line for the ruler; one that goes on with the change above makes it longer."""
        last = self._passed[-1] if self._passed else None
        if last and (last.look, last.change) == (look, number):
            last.lines += 1
        else:
            self._passed.append(_Stretch(look, number))

    def _ruler(self) -> None:
        """The whole at a glance, beside the scroll bar: what is folded takes a line."""
        if not self._changes:
            return
        pen = self._pen
        pen.block("nav", {"class": "ruler", "aria-label": self._labels.changes})
        for one in self._passed:
            look = f"{one.look} n-{min(one.lines, _LONGEST)}"
            if one.change:
                target = within(f"change-{one.change}")
                pen.leaf("a", str(one.change), {"class": look, "href": target})
            else:
                pen.leaf("span", "", {"class": look})
        pen.end("nav")

    def _open(self, parts: Sequence[Part], *, folded: bool = False) -> None:
        for part in parts:
            if isinstance(part, Section):
                self._section(part, folded=folded)
                continue
            if _is_heading(part):
                self._heading = _words(part.right)
            self._row(part)
            if not folded:
                self._pass(look_of(part.kind), self._numbers.get(id(part), (0, False))[0])

    def _row(self, row: Row) -> None:
        pen = self._pen
        number, begins = self._numbers.get(id(row), (0, False))
        self._changes = max(number, self._changes)
        look = look_of(row.kind)
        block = row.right or row.left
        kind = f"b-{block.kind}" if block else ""
        id_ = f"change-{number}" if begins else None
        told = {"id": id_, "data-ref": id_} if id_ else {}
        if self._drawn == self._wanted:
            self._here = told["id"] = id_ or "here"
        self._drawn += 1
        quiet = " quiet" if row.kind is Kind.SAME and self._is_silent(row) else ""
        pen.block("div", {"class": f"diff-row {look} {kind}{quiet}", **told})
        if not self._inline:
            self._both(row)
        elif row.kind is Kind.SAME:
            if row.right is not None:  # else it went, and nobody wants to see that
                self._side(row, "+")
        elif has_redline(row) and row.right is not None:
            pen.turn("+")
            pen.block("div", {"class": f"new{self._look(row.right)}"})
            self._name_column(row.right)
            draw_redline(pen, row, lambda: self._note(row, "+"))
            pen.end("div")
        else:
            for deed in "-+":
                if (row.left if deed == "-" else row.right) is not None and self._shown(row, deed):
                    self._side(row, deed)
        pen.end("div")

    def _is_silent(self, row: Row) -> bool:
        """Whether it is a beginning of which nothing is seen."""
        block = row.right
        if block is None or block.kind not in HOLDERS:
            return False
        self._pen.turn("+")
        return is_silent(self._pen, block)

    def _both(self, row: Row) -> None:
        """Two sides; what is the same on both is drawn once."""
        if row.right is None or self._pen.writers or not alike(self._pen, row):
            self._side(row, "-")
            self._side(row, "+")
            return
        pen = self._pen
        pen.turn("+")
        look = " boxed" if boxes_of(pen, row.right) else ""
        pen.block("div", {"class": f"old{look}{self._at(row.left)}"})
        self._name_column(row.left)
        html = pen.copied(lambda: draw_side(pen, row, row.right, "+"))
        pen.end("div")
        pen.block("div", {"class": f"new{look}{self._at(row.right)}"})
        self._name_column(row.right)
        if html:
            pen.made(html)
        else:
            draw_side(pen, row, row.right, "+")
        pen.end("div")

    def _look(self, block: Block) -> str:
        return f"{' boxed' if boxes_of(self._pen, block) else ''}{self._at(block)}"

    def _at(self, block: Block | None) -> str:
        return "" if self._lane is None else self._place(self._layouts.column(block))

    @staticmethod
    def _place(column: Column | None) -> str:
        return f" at-{column.at} span-{column.span}" if column else ""

    def _gap(self, side: str) -> None:
        """What is missing beside the other side; in a lane where it would stand, if it would."""
        lane = self._lane
        found = [] if lane is None else [*(lane.olds if side == "old" else lane.news).values()]
        nowhere = " nowhere" if lane is not None and len(found) != 1 else ""
        place = self._place(found[0]) if len(found) == 1 else nowhere
        self._pen.leaf("div", "", {"class": f"{side} gap{place}"})

    def _name_column(self, block: Block | None) -> None:
        """Where columns stand one below the other, each begins with its number."""
        column = None if self._lane is None else self._layouts.column(block)
        if column is not None and column not in self._columns:
            self._columns.add(column)
            self._pen.leaf("span", f"{column.number} / {column.count}", {"class": "column"})

    def _shown(self, row: Row, deed: str) -> bool:
        """In one column the old side is left out where nothing of it is marked."""
        if row.kind is not Kind.MERGED and row.right is not None and row.right.kind == "macro":
            place = self._pen.halves["+"].place(row.right)
            if box_of_opening(self._pen, row.right, place):
                return deed == "+"  # a box begins once; what is noted there tells how it was
        went = any(span.deed == "-" for span in row.spans)
        return deed == "+" or row.right is None or went or row.kind is Kind.MERGED

    def _side(self, row: Row, deed: str) -> None:
        pen = self._pen
        block = row.left if deed == "-" else row.right
        side = "old" if deed == "-" else "new"
        pen.turn(deed)
        if block is None:
            self._gap(side)
            return
        pen.block("div", {"class": f"{side}{self._look(block)}", **self._id(row, deed)})
        self._name_column(block)
        other = block if row.kind is Kind.SAME else partner(row, self._found, deed)
        draw_side(pen, row, other, deed, lambda: self._note(row, deed))
        pen.end("div")

    def _id(self, row: Row, deed: str) -> dict[str, str]:
        if row.kind not in {Kind.MOVED, Kind.ROW_MOVED} or not self._has(row, deed):
            return {}
        return {"id": f"move-{row.link}-{'old' if deed == '-' else 'new'}"}

    def _has(self, row: Row, deed: str) -> bool:
        return (row.left if deed == "-" else row.right) is not None

    def _note(self, row: Row, deed: str) -> None:
        """Where it went or came from; what else is different about it."""
        labels = self._labels
        if self._pen.writers is not None:
            self._pen.writers.label(self._pen, row, deed)
        if row.kind in {Kind.MOVED, Kind.ROW_MOVED}:
            self._moved(row, deed)
        if deed == "-" and row.right is not None:
            return
        notes = [labels.change(one) for one in row.changes if not self._said(row, one)]
        if row.kind in {Kind.SPLIT, Kind.MERGED} and row.spans:
            notes.insert(0, labels.split if row.kind is Kind.SPLIT else labels.merged)
        for note in notes:
            self._pen.leaf("span", note, {"class": "note", "dir": "auto"})

    def _said(self, row: Row, change: Change) -> bool:
        """Whether the row before has been put into another column just so."""
        at = self._places[id(row)]
        before = self._found.rows[at - 1].changes if at else ()
        return change.what == "layout" and change in before

    def _other_place(self, row: Row) -> int:
        """Where the other row of a move stands."""
        other = next((one for one in self._rows_of[row.link] if one is not row), row)
        return self._places[id(other)]

    def _moved(self, row: Row, deed: str) -> None:
        """Of what moved together only the first says so."""
        to, before = self._other_place(row), self._found.rows[self._places[id(row)] - 1]
        together = row is not before and before.link >= 0 and not begins(before, row)
        if together and self._other_place(before) == to - 1:
            return
        down = to > self._places[id(row)]
        labels = self._labels
        if deed == "-":
            words = f"{labels.moved_down} ↓" if down else f"{labels.moved_up} ↑"
        else:
            words = f"{labels.from_below} ↓" if down else f"{labels.from_above} ↑"
        target = f"move-{row.link}-{'new' if deed == '-' else 'old'}"
        self._pen.leaf("a", words, {"class": "note", "href": within(target)})


def _is_heading(row: Row) -> bool:
    return row.right is not None and row.right.kind == "heading"


def _words(block: Block | None) -> str:
    return " ".join(block.text.split()) if block else ""
