"""All comments of a page: both collections, and the replies, which need a request each."""

from dataclasses import replace
from typing import Protocol, TypeVar

from confluence_desk.api import wire
from confluence_desk.api.call import V2
from confluence_desk.api.decode import Decode
from confluence_desk.api.paging import Slice
from confluence_desk.api.together import together
from confluence_desk.domain.entities import Comment, Kind, Place
from confluence_desk.domain.errors import Missing

T = TypeVar("T")

ROWS = 100


class Lister(Protocol):
    """Whoever can read a whole listing."""

    async def listed(
        self, path: str, what: str, decode: Decode[Slice[T]], query: dict[str, str], rows: int
    ) -> list[T]:
        """Every row of one listing."""


class Threads:
    """Reads comment threads level by level; a reply that comes round again is not followed."""

    def __init__(self, source: Lister) -> None:
        self._source = source

    async def of(self, kind: Kind, container_id: str) -> list[Comment]:
        """Every comment of a page or blog post, parents before their replies."""
        found: dict[str, Comment] = {}
        roots = await together(self._roots(kind, container_id, place) for place in Place)
        level = [comment for some in roots for comment in some]
        while level:
            fresh = {comment.id: comment for comment in level if comment.id not in found}
            found |= fresh
            replies = await together(self._replies(parent) for parent in fresh.values())
            level = [reply for some in replies for reply in some]
        return list(found.values())

    async def _roots(self, kind: Kind, container_id: str, place: Place) -> list[Comment]:
        path = f"{V2}/{wire.PLURAL[kind]}/{container_id}/{place}-comments"
        rows = await self._listed(path, f"{place} comments of {kind} {container_id}")
        return [replace(row, place=place, container_id=container_id) for row in rows]

    async def _replies(self, parent: Comment) -> list[Comment]:
        path = f"{V2}/{parent.place}-comments/{parent.id}/children"
        try:
            rows = await self._listed(path, f"replies to comment {parent.id}")
        except Missing:  # deleted since we listed it
            return []
        return [
            replace(row, place=parent.place, container_id=parent.container_id, parent_id=parent.id)
            for row in rows
        ]

    async def _listed(self, path: str, what: str) -> list[Comment]:
        query = {"body-format": "storage"}
        return await self._source.listed(path, what, wire.COMMENTS, query, ROWS)
