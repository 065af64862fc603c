"""The hierarchy: folders and other nodes, direct children, descendants cut silently, ancestors."""

from collections.abc import Iterator, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V2, Row, answer
from confluence_desk.demo.orders import Orders, falling
from confluence_desk.demo.paging import Listing, limit_of, plain_list, serve, single
from confluence_desk.demo.questions import (
    choice,
    flag,
    identity,
    long,
    number,
    path_id,
    sent,
    text,
)
from confluence_desk.demo.records import ContentRecord
from confluence_desk.demo.refusals import Absent, Invalid
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v2_content_lists import signed
from confluence_desk.demo.v2_operations import operations_on
from confluence_desk.demo.v2_shapes import node_row, property_row, sub_list

NODES = ("folder", "whiteboard", "database", "embed")
_SORTS = ("created-date", "id", "modified-date", "child-position", "title")
_DEEPEST = 10


def routes(state: SiteState) -> list[Route]:
    """The hierarchy under each kind of node, and the nodes that are no pages."""
    made = [Route(f"{V2}/content/convert-ids-to-types", _Kinds(state).convert, methods=["POST"])]
    for kind in ("page", *NODES):
        tree, base = _Tree(state, kind), f"{V2}/{kind}s/{{id}}"
        made += [
            Route(f"{base}/direct-children", tree.children, methods=["GET"]),
            Route(f"{base}/descendants", tree.descendants, methods=["GET"]),
            Route(f"{base}/ancestors", tree.ancestors, methods=["GET"]),
        ]
    for kind in NODES:
        nodes = _Nodes(state, kind)
        made += [
            Route(f"{V2}/{kind}s", nodes.create, methods=["POST"]),
            Route(f"{V2}/{kind}s/{{id}}", nodes.read, methods=["GET"]),
            Route(f"{V2}/{kind}s/{{id}}", nodes.delete, methods=["DELETE"]),
        ]
    return made


class _Tree:
    """What hangs under, and over, one kind of node."""

    def __init__(self, state: SiteState, kind: str) -> None:
        self._state = state
        self._kind = kind
        self._orders = Orders(state)
        self._last: tuple[tuple[int, int, int], list[tuple[ContentRecord, int]]] | None = None

    async def children(self, request: Request) -> Response:
        """The level below, in the sidebar's order."""
        account_id = caller_of(request).account_id
        row = self._state.seen(account_id, path_id(request), self._kind)
        sort = choice(request, "sort", signed(_SORTS), "child-position")
        found = {one.id: one for one in self._state.listed_children(row.id)}
        known = [one for one in found if one in self._state.contents]
        key = self._orders.content_key(sort.lstrip("-"))
        listing = Listing(
            sorted(known, key=key),
            key,
            lambda one: _child_row(found[one]),
            lambda one: found[one].status == "current",
            lambda one: self._state.may_read(account_id, self._state.contents[one]),
            falling(sort),
        )
        return serve(request, self._state, listing)

    async def descendants(self, request: Request) -> Response:
        """The levels below as far as ``depth``; nothing tells that there are more."""
        account_id = caller_of(request).account_id
        row = self._state.seen(account_id, path_id(request), self._kind)
        depth = number(request, "depth")
        if depth is not None and not 1 <= depth <= _DEEPEST:
            raise Invalid(f"Depth must be between 1 and {_DEEPEST}")
        found = self._found(row, depth or 2)
        listing = Listing(
            range(len(found)),
            lambda place: [place],
            lambda place: _descendant_row(*found[place]),
            seen=lambda place: self._state.may_read(account_id, found[place][0]),
        )
        return serve(request, self._state, listing)

    async def ancestors(self, request: Request) -> Response:
        """The nodes above, highest first, without titles; the lowest ``limit`` of them."""
        account_id = caller_of(request).account_id
        row = self._state.seen(account_id, path_id(request), self._kind)
        above = self._state.ancestors_of(row)[-limit_of(request) :]
        return plain_list(self._state, [{"id": str(one.id), "type": one.kind} for one in above])

    def _found(self, row: ContentRecord, depth: int) -> list[tuple[ContentRecord, int]]:
        """All that lies below; kept between the pages of one listing, unless it lags behind."""
        about = (self._state.revision, row.id, depth)
        if any(self._state.history.changed()):
            return list(self._below([row], depth))
        if self._last is None or self._last[0] != about:
            self._last = about, list(self._below([row], depth))
        return self._last[1]

    def _below(
        self, parents: Sequence[ContentRecord], depth: int
    ) -> Iterator[tuple[ContentRecord, int]]:
        """Level by level: a parent always stands before its children."""
        for level in range(1, depth + 1):
            children = [
                child
                for parent in parents
                for child in self._state.listed_children(parent.id)
                if child.status == "current" and child.id in self._state.contents
            ]
            yield from ((child, level) for child in children)
            parents = children


def _child_row(row: ContentRecord) -> Row:
    return {
        "id": str(row.id),
        "status": row.status,
        "title": row.title,
        "type": row.kind,
        "spaceId": str(row.space_id),
        "childPosition": row.position,
    }


def _descendant_row(row: ContentRecord, depth: int) -> Row:
    return {
        "id": str(row.id),
        "status": row.status,
        "title": row.title,
        "type": row.kind,
        "parentId": str(row.parent_id),
        "depth": depth,
        "childPosition": row.position,
    }


class _Nodes:
    """Folders, whiteboards, databases and embeds themselves."""

    def __init__(self, state: SiteState, kind: str) -> None:
        self._state = state
        self._kind = kind

    async def read(self, request: Request) -> Response:
        """One of them; it has no body."""
        account_id = caller_of(request).account_id
        row = self._state.seen(account_id, path_id(request), self._kind)
        shown, here = node_row(self._state, row), f"/{self._kind}s/{row.id}"
        if flag(request, "include-operations"):
            allowed = operations_on(self._state, account_id, row)
            shown["operations"] = sub_list(allowed, f"{here}/operations")
        if flag(request, "include-properties"):
            kept = map(property_row, self._state.properties_of(row.id))
            shown["properties"] = sub_list(kept, f"{here}/properties")
        return single(self._state, shown)

    async def create(self, request: Request) -> Response:
        """A new one; titles may repeat."""
        account_id = caller_of(request).account_id
        content = await sent(request)
        space_id, parent_id = identity(content, "spaceId"), identity(content, "parentId")
        if space_id is None:
            raise Invalid("'spaceId' is required")
        space = self._state.seen_space(account_id, space_id)
        if parent_id is not None and self._state.seen(account_id, parent_id).space_id != space.id:
            raise Absent
        title = text(content, "title", required=False) or f"Untitled {self._kind}"
        url = text(content, "embedUrl", required=False)
        row = self._state.create(
            self._kind, space.id, title, parent_id=parent_id or space.homepage_id, by=account_id
        )
        row.embed_url = url
        return single(self._state, node_row(self._state, row))

    async def delete(self, request: Request) -> Response:
        """Into the trash."""
        account_id = caller_of(request).account_id
        row = self._state.changeable(account_id, path_id(request), self._kind)
        self._state.trash(row.id)
        return Response(status_code=204)


class _Kinds:
    """Tells what ids are ids of."""

    def __init__(self, state: SiteState) -> None:
        self._state = state

    async def convert(self, request: Request) -> Response:
        """A kind for each id; null for what the caller does not see."""
        account_id = caller_of(request).account_id
        content = await sent(request)
        ids = content.get("contentIds")
        if not isinstance(ids, list):
            raise Invalid("'contentIds' is required")
        return answer({"results": {str(one): self._kind_of(account_id, one) for one in ids}})

    def _kind_of(self, account_id: str, given: object) -> str | None:
        found = long(str(given).removeprefix("att"), "contentIds")
        state = self._state
        try:
            if found in state.comments:
                return f"{state.seen_comment(account_id, found).place}-comment"
            if found in state.attachments:
                state.seen_attachment(account_id, found)
                return "attachment"
            return state.seen(account_id, found).kind
        except Absent:
            return None
