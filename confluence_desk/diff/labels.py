"""What a comparison says in words of its own; in English unless others are given."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confluence_desk.diff.changes import Change
from confluence_desk.domain.change_values import Value

if TYPE_CHECKING:
    from confluence_desk.diff.writers import Wrote


def _unchanged(count: int, heading: str) -> str:
    blocks = "1 unchanged block" if count == 1 else f"{count} unchanged blocks"
    return f"{blocks} under “{heading}”" if heading else blocks


def _change(change: Change) -> str:
    where = f" “{change.where}”" if change.where else ""
    if _ON in {change.old, change.new}:
        return f"{'now' if change.new else 'no longer'} {change.what}{where}"
    old, new = (Value(change.what, value).said() for value in (change.old, change.new))
    return f"{change.what}{where}: {old} → {new}"


_ON = "on"
"""What a look is that there is, or was."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Every phrase of a comparison."""

    unchanged: Callable[[int, str], str] = _unchanged
    """How many blocks are folded, and under which heading."""
    change: Callable[[Change], str] = _change
    moved_down: str = "moved down"
    moved_up: str = "moved up"
    from_above: str = "moved from above"
    from_below: str = "moved from below"
    split: str = "split"
    merged: str = "merged"
    nothing: str = "No visible change."
    changes: str = "Changes"
    wrote: "Wrote | None" = None
    """Who wrote either side, where that is to be said."""


ENGLISH = Labels()
