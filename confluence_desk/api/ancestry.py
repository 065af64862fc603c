"""The way from a space's root down to one node, with titles, which the service leaves out."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from confluence_desk.api.together import together
from confluence_desk.domain.entities import Kind, Page, PageNode
from confluence_desk.domain.errors import (
    BadReply,
    Forbidden,
    LoginPage,
    Missing,
    ScopeMissing,
    ServerFault,
)

ROWS = 250
FULL = 25
"""So many ancestors may be a cut answer, whatever limit was asked for."""

_UNREADABLE = (BadReply, Forbidden, Missing, ScopeMissing, ServerFault)


class Source(Protocol):
    """Whoever can read ancestors, pages and nodes."""

    async def ancestor_ids(self, kind: Kind, node_id: str, limit: int) -> list[tuple[str, Kind]]:
        """Nodes above one node, highest first."""

    async def pages(self, ids: Iterable[str], *, bodies: bool = False) -> list[Page]:
        """Pages by their ids."""

    async def node(self, kind: Kind, node_id: str) -> PageNode:
        """One node's record."""


class Ancestry:
    """Finds the ancestors of nodes."""

    def __init__(self, source: Source) -> None:
        self._source = source

    async def of(self, kind: Kind, node_id: str) -> list[PageNode]:
        """The nodes above, highest first; one that may not be read has an empty title."""
        if kind is Kind.BLOGPOST:
            return []
        line = await self._line(kind, node_id)
        pages = {
            page.id: page
            for page in await self._source.pages(i for i, kind in line if kind is Kind.PAGE)
        }
        nodes = await together(self._node(*step, pages.get(step[0])) for step in line)
        return _linked(nodes)

    async def _line(self, kind: Kind, node_id: str) -> list[tuple[str, Kind]]:
        line: list[tuple[str, Kind]] = []
        seen = {node_id}
        while True:
            rows = await self._source.ancestor_ids(kind, node_id, ROWS)
            fresh = [row for row in rows if row[0] not in seen]
            line = fresh + line
            seen.update(number for number, _ in fresh)
            if not fresh or len(rows) < FULL:
                return line
            node_id, kind = fresh[0]

    async def _node(self, node_id: str, kind: Kind, page: Page | None) -> PageNode:
        if page is not None:
            return page.as_node()
        unknown = PageNode(node_id, kind, "")
        if kind is Kind.PAGE:
            return unknown
        try:
            return await self._source.node(kind, node_id)
        except LoginPage:
            raise
        except _UNREADABLE:  # folders answer 500 on some sites (trap 29): the path still stands
            return unknown


def _linked(nodes: list[PageNode]) -> list[PageNode]:
    """Each node below the one before it, as the list says, whatever the records say."""
    below = [replace(node, parent_id=above.id) for above, node in pairwise(nodes)]
    return nodes[:1] + below
