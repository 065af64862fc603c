"""Writing pages and blog posts: create, update, rename, delete, with the rules of the service."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V2, Row, nothing
from confluence_desk.demo.markup import storage_of
from confluence_desk.demo.paging import single
from confluence_desk.demo.questions import flag, identity, next_number, path_id, sent, text
from confluence_desk.demo.records import ContentRecord, Restriction, VersionRecord
from confluence_desk.demo.refusals import Absent, Forbidden, Invalid
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v2_shapes import content_row, draft_row


def routes(state: SiteState) -> list[Route]:
    """Writing both kinds."""
    made = []
    for kind in ("page", "blogpost"):
        desk = _Writer(state, kind)
        one = f"{V2}/{kind}s/{{id}}"
        made += [
            Route(f"{V2}/{kind}s", desk.create, methods=["POST"]),
            Route(one, desk.update, methods=["PUT"]),
            Route(one, desk.delete, methods=["DELETE"]),
        ]
    return [
        *made,
        Route(f"{V2}/pages/{{id}}/title", _Writer(state, "page").rename, methods=["PUT"]),
    ]


class _Writer:
    def __init__(self, state: SiteState, kind: str) -> None:
        self._state = state
        self._kind = kind

    async def create(self, request: Request) -> Response:
        """A new page, under the homepage unless it says otherwise; 200, not 201."""
        account_id = caller_of(request).account_id
        content = await sent(request)
        status = _status(content, required=False)
        space_id = identity(content, "spaceId")
        if space_id is None:
            raise Invalid("'spaceId' is required")
        space = self._state.seen_space(account_id, space_id)
        if space.status != "current" or not self._state.allows(
            account_id, space, "create", self._kind
        ):
            raise Forbidden("Not permitted to create content in this space")
        title = text(content, "title", required=status != "draft")
        row = self._state.create(
            self._kind,
            space.id,
            title,
            storage_of(content, required=False) or "",
            parent_id=self._parent(request, account_id, content, space.id),
            by=account_id,
            status=status,
            created_at=_created(content),
        )
        self._finish(request, account_id, content, row)
        return single(self._state, content_row(self._state, row, "storage"))

    async def update(self, request: Request) -> Response:
        """The next version; or out of the trash; or a draft, saved or published."""
        account_id = caller_of(request).account_id
        row = self._state.changeable(account_id, path_id(request), self._kind)
        content = await sent(request)
        status = _status(content)
        if identity(content, "id") != row.id:
            raise Invalid("'id' must be the id of the content")
        title, body, number = text(content, "title"), storage_of(content), next_number(content)
        if identity(content, "spaceId") not in {None, row.space_id}:
            raise Invalid("Content cannot be moved to another space")
        if status == "draft":
            return self._save_draft(account_id, row, title, body or "")
        if row.status == "trashed":
            self._state.restore(row.id)
        elif row.status == "draft":
            version = VersionRecord(self._state.now(), account_id, title, body or "")
            self._state.publish(row.id, version)
        else:
            self._move(account_id, content, row)
            message = _message(content)
            self._state.edit(
                row.id, body, title=title, by=account_id, message=message, number=number
            )
            self._hand_over(content, row)
        return single(self._state, content_row(self._state, row, "storage"))

    async def rename(self, request: Request) -> Response:
        """Another title, the same text."""
        account_id = caller_of(request).account_id
        row = self._state.changeable(account_id, path_id(request), self._kind)
        content = await sent(request)
        _status(content)
        self._state.rename(row.id, text(content, "title"), by=account_id)
        return single(self._state, content_row(self._state, row))

    async def delete(self, request: Request) -> Response:
        """Into the trash; out of it for good; or a draft away."""
        account_id = caller_of(request).account_id
        purge, draft = flag(request, "purge"), flag(request, "draft")
        row = self._state.changeable(account_id, path_id(request), self._kind)
        if draft:
            self._drop_draft(row)
        elif purge:
            space = self._state.spaces[row.space_id]
            if not self._state.may_administer(account_id, space):
                raise Forbidden("Not permitted to purge content")
            self._state.purge(row.id)
        elif row.status in {"trashed", "draft"}:
            raise Absent
        else:
            self._state.trash(row.id)
        return nothing()

    def _parent(self, request: Request, account_id: str, content: Row, space_id: int) -> int | None:
        if self._kind == "blogpost":
            return None
        given, root = identity(content, "parentId"), flag(request, "root-level")
        if given is not None and root:
            raise Invalid("'parentId' and 'root-level' exclude each other")
        if given is None:
            return None if root else self._state.spaces[space_id].homepage_id
        parent = self._state.seen(account_id, given)
        if parent.space_id != space_id or parent.kind == "blogpost":
            raise Invalid("The parent must be in the same space")
        return parent.id

    def _finish(self, request: Request, account_id: str, content: Row, row: ContentRecord) -> None:
        if content.get("subtype") == "live":
            row.subtype = "live"
        if flag(request, "private"):
            mine = Restriction({account_id})
            self._state.restrict(row.id, read=mine, update=mine)

    def _save_draft(self, account_id: str, row: ContentRecord, title: str, body: str) -> Response:
        row.draft = VersionRecord(self._state.now(), account_id, title, body)
        self._state.touch()
        return single(self._state, draft_row(self._state, row, "storage"))

    def _drop_draft(self, row: ContentRecord) -> None:
        if row.status == "draft":
            self._state.purge(row.id)
        elif row.draft is None:
            raise Absent
        else:
            row.draft = None
            self._state.touch()

    def _move(self, account_id: str, content: Row, row: ContentRecord) -> None:
        if row.status == "archived":
            raise Invalid("Archived content cannot be edited")
        parent_id = identity(content, "parentId")
        if self._kind == "blogpost" or parent_id in {None, row.parent_id}:
            return
        parent = self._state.seen(account_id, parent_id or 0)
        if parent.space_id != row.space_id:
            raise Invalid("The parent must be in the same space")
        if next_number(content) == len(row.versions) + 1:
            self._state.move(row.id, parent.id)

    def _hand_over(self, content: Row, row: ContentRecord) -> None:
        owner = content.get("ownerId")
        if isinstance(owner, str) and owner in self._state.users:
            self._state.hand_over(row.id, owner)


def _status(content: Row, *, required: bool = True) -> str:
    status = text(content, "status", required=required) or "current"
    if status not in {"current", "draft"}:
        raise Invalid(f"Provided value {{{status}}} for 'status' must be current or draft")
    return status


def _message(content: Row) -> str:
    said = content["version"].get("message")
    return said if isinstance(said, str) else ""


def _created(content: Row) -> datetime | None:
    """When a blog post says it was published."""
    given = content.get("createdAt")
    if not isinstance(given, str):
        return None
    try:
        at = datetime.fromisoformat(given)
    except ValueError as error:
        raise Invalid("'createdAt' is no date") from error
    if at.tzinfo is None:
        raise Invalid("'createdAt' needs a time zone")
    return at
