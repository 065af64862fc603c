"""What the listings of a run tell: light rows in bulk, what they miss, and what left for good."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, Page, PageNode
from confluence_desk.domain.syncing import Gone
from confluence_desk.store.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Listed:
    """What one slice of a listing brought; ``stale``: ids whose body is not of this version."""

    changes: Changes = field(default_factory=Changes)
    stale: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()


class ListedRows(Shelf):
    """Rows of listings, in batches of 250 at most; ``run`` is the run that listed them."""

    async def save_listed(self, pages: Sequence[Page], run: int) -> Listed:
        """Keep light rows of pages and posts; bodies in them are not looked at.

        ``added`` are those that had no version before. A row that something newer came to
        during the same run (a page that was opened meanwhile) stays as it is.
        """
        return Listed()

    async def save_nodes(self, nodes: Sequence[PageNode], run: int) -> Changes:
        """Keep folders and the like; without ``parent_id`` they stand at the top of their space.

        One without ``space_id`` is only noted as seen: it stays where it stood.
        """
        return Changes()

    def stale(self, ids: Iterable[str]) -> list[str]:
        """Those of ``ids`` whose body is missing or not of the version they have."""
        return []

    def unseen(
        self, space_id: str, run: int, kinds: Collection[Kind] = tuple(Kind)
    ) -> list[PageNode]:
        """What is stored of a space and was not named during this run; no tombstones."""
        return []

    def count_in_space(self, space_id: str) -> int:
        """How many nodes of any kind are stored of a space; no tombstones."""
        return 0

    async def complete_tree(self, space_id: str, run: int) -> Changes:
        """From now on every list of a space is known: of each node, its top and its blog."""
        return Changes()

    async def complete_posts(self, space_id: str, run: int) -> Changes:
        """From now on the list of a space's blog posts is known."""
        return Changes()

    async def complete_below(self, node_id: str, run: int) -> Changes:
        """From now on the lists of a node and of everything below it are known."""
        return Changes()

    async def note_absent(self, reasons: Mapping[str, Gone], run: int) -> None:
        """These were not there in this run; the first run that missed them is kept."""

    def absent(self, before_run: int) -> dict[str, Gone]:
        """What a run before this one missed first, and nothing has named since."""
        return {}

    async def clear_absent(self, ids: Iterable[str]) -> None:
        """These are there after all; what was answered about them is forgotten."""

    async def bury(self, reasons: Mapping[str, Gone]) -> Changes:
        """Make tombstones of these: they leave every list, their last copy stays."""
        return Changes()

    def tombstones(self) -> list[tuple[PageNode, Gone, datetime]]:
        """What left, why and when, the latest first."""
        return []

    async def purge(self, ids: Iterable[str]) -> Changes:
        """Drop tombstones with all that hangs on them; what is no tombstone stays."""
        return Changes()

    async def purge_older(self, before: datetime) -> Changes:
        """Drop the tombstones from before a moment."""
        return Changes()
