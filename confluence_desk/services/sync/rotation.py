"""Chooses which lists without a mark of change a run reads whole: the oldest first, as it fits."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

OVERDUE = timedelta(days=3)
"""A list that never fits into what a run may spend is read all the same when it is so old."""


class Due(NamedTuple):
    """A list that could be read whole; ``at`` None: it never was. ``forced``: it has to be."""

    what: str
    subject: str
    at: datetime | None = None
    requests: int = 1
    forced: bool = False


def chosen(lists: Iterable[Due], left: int | None, now: datetime) -> list[Due]:
    """Those to read now, the oldest first; ``left`` is how many requests that may take."""
    found: list[Due] = []
    late_taken = False
    for due in sorted(lists, key=_age):
        late = due.at is not None and now - due.at >= OVERDUE and not late_taken
        fits = left is None or due.requests <= left
        if not (fits or due.forced or due.at is None or late):
            continue
        late_taken = late_taken or not fits
        found.append(due)
        if left is not None:
            left = max(0, left - due.requests)
    return found


def _age(due: Due) -> tuple[bool, bool, float]:
    never = due.at is None
    return (not due.forced, not never, 0.0 if due.at is None else due.at.timestamp())
