"""Builds the tree of a space from its list of pages, for a token that may not ask for the tree."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import PageNode
from confluence_desk.domain.errors import (
    BadReply,
    Forbidden,
    Missing,
    Refused,
    Removed,
    ScopeMissing,
    ServerFault,
)
from confluence_desk.domain.frozen import frozen
from confluence_desk.store import Store
from confluence_desk.store.overtaken import Moment

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient

GOOD_FOR = 300.0
"""Seconds: whoever unfolds one row soon unfolds another, and a list may be of 10 000 pages."""

_WITHOUT_FOLDERS = (BadReply, Forbidden, Missing, Refused, Removed, ScopeMissing, ServerFault)
_Lists = dict[str, list[PageNode]]


@frozen
class Tree:
    """What is below each node of a space, and when that was asked for."""

    at: float
    asked: Moment
    below: _Lists


class TreeOfPages:
    """What is below each node, out of one list a space; asked for by one at a time."""

    def __init__(
        self,
        client: "ConfluenceClient",
        store: Store,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._store = store
        self._clock = clock
        self.partial = False
        """Whether the last list that was made had to do without folders and the like."""
        self._known: dict[str, Tree] = {}
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def of(self, space_id: str, *, anew: bool) -> Tree:
        """The current nodes of a space; one that was asked for lately, unless ``anew``."""
        async with self._turns[space_id]:
            told = self._known.get(space_id)
            if anew or told is None or self._clock() - told.at > GOOD_FOR:
                at, asked = self._clock(), await self._store.moment()
                told = Tree(at, asked, await self._listed(space_id))
                self._known[space_id] = told
        return told

    async def _listed(self, space_id: str) -> _Lists:
        rows: dict[str, PageNode] = {}
        async with aclosing(self._client.space_pages(space_id)) as slices:
            async for pages in slices:
                rows |= {one.id: one.as_node() for one in pages if one.status == "current"}
        rows |= {node.id: node for node in await self._others(space_id)}
        return _hung(rows, self._home(space_id))

    async def _others(self, space_id: str) -> list[PageNode]:
        """Folders and the like, which only the search finds; without it pages stand alone."""
        space = self._store.space(space_id)
        found: list[PageNode] = []
        if space is None:
            return found
        self.partial = True
        with suppress(*_WITHOUT_FOLDERS):
            async with aclosing(self._client.other_nodes([space.key])) as slices:
                async for nodes in slices:
                    found += [node for node in nodes if node.space_id == space_id]
            self.partial = False
        return found

    def _home(self, space_id: str) -> str:
        space = self._store.space(space_id)
        return (space.homepage_id if space else None) or ""


def _hung(rows: dict[str, PageNode], home: str) -> _Lists:
    """Each below its parent; below the homepage what has a parent that nobody tells of."""
    below: _Lists = defaultdict(list)
    for node in rows.values():
        parent = node.parent_id
        below[parent if parent in rows else home if parent else ""].append(node)
    return dict(below)
