"""Works out what a file adds to the favourites, a portion at a time: nobody waits for 20 000."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from confluence_desk.domain.collected import SPACE, Favourite

AT_ONCE = 200
"""Rows that are looked up in one turn: a few milliseconds."""


class Stars(Protocol):
    """What is starred already."""

    step: int

    def groups(self) -> Sequence[Favourite]:
        """The folders."""

    def under(self, group: int = 0) -> Sequence[Favourite]:
        """What lies in one."""

    def star_of(self, target: str, *, space: bool = False) -> Favourite | None:
        """The star of some content or of a space."""

    def title(self, row: Favourite) -> str:
        """What it is called now."""


@dataclass(slots=True)
class Merge:
    """The folders that get more, with all that lies in them then; true only of step ``began``."""

    began: int
    lists: dict[int, list[Favourite]] = field(default_factory=dict)
    added: int = 0
    known: int = 0


async def merged(rows: Iterable[Favourite], stars: Stars, next_key: Callable[[], int]) -> Merge:
    """Each folder by its name in its place, each star once anywhere."""
    merging = _Merging(stars, next_key)
    for number, row in enumerate(rows, 1):
        merging.add(row)
        if number % AT_ONCE == 0:
            await asyncio.sleep(0)
    return merging.merge


class _Merging:
    def __init__(self, stars: Stars, next_key: Callable[[], int]) -> None:
        self.merge = Merge(stars.step)
        self._stars = stars
        self._next_key = next_key
        self._keys = {0: 0}
        self._folders = {(row.parent, row.title): row.key for row in reversed(stars.groups())}
        self._new = set[tuple[bool, str]]()

    def add(self, row: Favourite) -> None:
        """One more of the file; folders come before what is in them."""
        parent = self._keys.get(row.parent, 0)
        if row.is_group:
            known = self._folders.get((parent, row.title))
            key = self._put(row, parent) if known is None else known
            self._keys[row.key] = self._folders[parent, row.title] = key
            return
        star = (row.kind == SPACE, row.target)
        if star in self._new or self._stars.star_of(row.target, space=star[0]) is not None:
            self.merge.known += 1
        else:
            self.merge.added += 1
            self._new.add(star)
            self._put(row, parent)

    def _put(self, row: Favourite, parent: int) -> int:
        key = self._next_key()
        lists = self.merge.lists
        if parent not in lists:
            lists[parent] = list(self._stars.under(parent))
        title = self._stars.title(row)
        lists[parent].append(Favourite(key, row.kind, row.target, title, parent))
        return key
