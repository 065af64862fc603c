"""Forgets what was typed into tabs once nothing that is kept can bring these back."""

from collections.abc import Collection, Iterable
from typing import Protocol

from confluence_desk.ui.remembered import Remembered


class Drafts(Protocol):
    """Where what was typed is kept."""

    def forget_others(self, named: Collection[str]) -> None:
        """Keep of tabs only what stands under these names, and what is being written."""


def forget_lost(drafts: Iterable[Drafts], *kept: Remembered) -> None:
    """Leave each library only what some tab of any account, there or closed, can show again."""
    named = {name for each in kept for name in _names(each)}
    for each in drafts:
        each.forget_others(named)


def _names(kept: Remembered) -> Iterable[str]:
    for windows in kept.windows.values():
        for window in windows:
            yield from (tab.draft for tab in (*window.tabs, *window.closed))
