"""Reads a query for the bar: a short one at once, a long one beside the loop and seen in part."""

import bisect
from collections.abc import Sequence

from confluence_desk.cql.check import Finding, Severity, inspect
from confluence_desk.cql.highlighting import Part, parts
from confluence_desk.domain.frozen import frozen

LONG = 2_000
"""From this length on a query takes longer to read, or to colour, than a frame."""
_NEAR = 400
"""More letters than a box shows on either side of the caret."""


@frozen
class Judged:
    """What is wrong with a query, and its parts; nothing of what is none."""

    findings: Sequence[Finding] = ()
    parts: Sequence[Part] = ()
    whole: bool = True
    """Whether it is short enough to be coloured as a whole."""

    def near(self, caret: int) -> "Judged":
        """What is seen of it while the caret is there."""
        if self.whole:
            return self
        start, end = caret - _NEAR, caret + _NEAR
        first = bisect.bisect_left(self.parts, start, key=lambda part: part.end)
        last = bisect.bisect_right(self.parts, end, key=lambda part: part.start)
        some = [one for one in self.findings if one.span.start <= end and one.span.end >= start]
        return Judged(some, self.parts[first:last], self.whole)


def judged(text: str) -> Judged:
    """A query read, in any thread."""
    return Judged(inspect(text).findings, tuple(parts(text)), len(text) < LONG)


def worst(findings: Sequence[Finding]) -> Finding | None:
    """The first error, else the first thing that is doubtful."""
    return min(findings, key=lambda one: one.severity is not Severity.ERROR, default=None)
