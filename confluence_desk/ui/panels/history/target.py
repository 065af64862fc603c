"""Spells what a comparison is about, so that a tab can be made again: ``PAGE:OLD:NEW``."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from confluence_desk.domain.entities import Version
from confluence_desk.domain.frozen import frozen
from confluence_desk.services import picks

_MOMENT, _OTHER = "~", "@"


@frozen
class Target:
    """Two versions of a page; 0 where it is left open.

    In place of the old one may stand the page ``other`` (its newest version where ``old`` is
    0), or what stood at a moment.
    """

    page_id: str
    old: int = 0
    new: int = 0
    other: str = ""
    since: datetime | None = None

    def written(self) -> str:
        """``PAGE:OLD:NEW``, ``PAGE:@OTHER.OLD:NEW`` or ``PAGE:~SECONDS:NEW``."""
        old = str(self.old or "")
        if self.other:
            old = f"{_OTHER}{self.other}.{old}"
        elif self.since is not None and not self.old:
            old = f"{_MOMENT}{int(self.since.timestamp())}"
        return f"{self.page_id}:{old}:{self.new or ''}"

    def chosen(self, versions: Sequence[Version]) -> tuple[int, int]:
        """The two that are meant: the newest and the one before where nothing is said."""
        numbers = sorted((one.number for one in versions), reverse=True)
        old, new = self.old, self.new
        if self.since is not None and not old:
            old = picks.at(versions, self.since)
        new = new or next((n for n in numbers if n != old), numbers[0])
        return old or next((n for n in numbers if n < new), numbers[-1]), new

    def between(self, old: int, new: int) -> "Target":
        """The same page with other versions."""
        return replace(self, old=old, new=new, since=None)


def read(text: str) -> Target:
    """The target that somebody wrote; what makes no sense in it is left open."""
    page_id, _, pair = text.partition(":")
    old, _, new = pair.partition(":")
    if old.startswith(_OTHER):
        other, _, number = old.removeprefix(_OTHER).partition(".")
        return Target(page_id, _number(number), _number(new), other=other)
    if old.startswith(_MOMENT):
        seconds = _number(old.removeprefix(_MOMENT))
        return Target(page_id, 0, _number(new), since=_moment(seconds))
    return Target(page_id, _number(old), _number(new))


def _moment(seconds: int) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0
