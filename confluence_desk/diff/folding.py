"""Says what of a comparison is folded away, and which row belongs to which change."""

from collections.abc import Iterator, Sequence

from confluence_desk.diff.chosen import begins
from confluence_desk.diff.kinds import Kind
from confluence_desk.diff.lanes import Part, Section
from confluence_desk.diff.report import Row

_AROUND = 1
_LEAST_FOLDED = 3


def numbers(rows: Sequence[Row]) -> dict[int, tuple[int, bool]]:
    """For each row that is part of a change which one that is, and whether the row begins it."""
    found: dict[int, tuple[int, bool]] = {}
    number = 0
    before: Row | None = None
    for row in rows:
        first = begins(before, row)
        number += first
        if row.kind is not Kind.SAME:
            found[id(row)] = (number, first)
        before = row
    return found


def stretches(parts: Sequence[Part], *, fold: bool) -> Iterator[tuple[bool, Sequence[Part]]]:
    """Parts in stretches, each folded or not; beside a change a row or so is left to see."""
    near = {n for n, part in enumerate(parts) if _changed(part)}
    beside = {n + step for n in near for step in range(-_AROUND, _AROUND + 1)}
    seen = near | {n for n in beside if 0 <= n < len(parts) and isinstance(parts[n], Row)}
    at = 0
    while at < len(parts):
        end = at
        while end < len(parts) and (end in seen) == (at in seen):
            end += 1
        stretch = parts[at:end]
        many = fold and sum(len(rows_in(part)) for part in stretch) >= _LEAST_FOLDED
        yield many and at not in seen, stretch
        at = end


def _changed(part: Part) -> bool:
    return part.changed if isinstance(part, Section) else part.kind is not Kind.SAME


def rows_in(part: Part) -> Sequence[Row]:
    """The rows of a part: one, or all of a layout."""
    return part.rows if isinstance(part, Section) else (part,)
