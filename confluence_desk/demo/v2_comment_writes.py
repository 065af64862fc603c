"""Writing comments: new ones, replies, changes, resolving, and deleting for good."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V2, Row, nothing
from confluence_desk.demo.markers import marked, occurrences
from confluence_desk.demo.markup import storage_of
from confluence_desk.demo.paging import single
from confluence_desk.demo.questions import identity, next_number, path_id, sent, text
from confluence_desk.demo.records import CommentRecord, ContentRecord, text_of
from confluence_desk.demo.refusals import Absent, Forbidden, Invalid
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v2_comments import deprecating
from confluence_desk.demo.v2_shapes import comment_row


def routes(state: SiteState) -> list[Route]:
    """Both places."""
    made = []
    for place in ("footer", "inline"):
        desk = _Writer(state, place)
        here = f"{V2}/{place}-comments"
        made += [
            Route(here, desk.create, methods=["POST"]),
            Route(f"{here}/{{id}}", desk.update, methods=["PUT"]),
            Route(f"{here}/{{id}}", desk.delete, methods=["DELETE"]),
        ]
    return made


class _Writer:
    def __init__(self, state: SiteState, place: str) -> None:
        self._state = state
        self._place = place

    async def create(self, request: Request) -> Response:
        """A new comment, or a reply to one."""
        account_id = caller_of(request).account_id
        content = await sent(request)
        parent_id = identity(content, "parentCommentId")
        if parent_id is not None:
            row = self._reply(account_id, parent_id, content)
        else:
            page = self._container(account_id, content)
            body = storage_of(content) or ""
            row = (
                self._state.comment(page.id, body, by=account_id)
                if self._place == "footer"
                else self._inline(account_id, page, content, body)
            )
        shown = comment_row(self._state, row, "storage")
        if self._place == "footer":
            del shown["resolutionStatus"]
        response = deprecating(single(self._state, shown, status=201), self._place)
        response.headers["location"] = f"{V2}/{self._place}-comments/{row.id}"
        return response

    async def update(self, request: Request) -> Response:
        """The next version; an inline comment can be resolved by it."""
        account_id = caller_of(request).account_id
        row = self._own(account_id, path_id(request))
        content = await sent(request)
        resolved = content.get("resolved") if self._place == "inline" else None
        body = storage_of(content, required=not isinstance(resolved, bool))
        version = content.get("version")
        message = version.get("message") if isinstance(version, dict) else None
        said = text_of(row.versions[-1].body) if body is None else body
        self._state.edit_comment(
            row.id,
            said,
            by=account_id,
            message=message if isinstance(message, str) else "",
            number=next_number(content),
        )
        if isinstance(resolved, bool):
            self._resolve(row, account_id, resolved=resolved)
        shown = comment_row(self._state, row, "storage")
        return deprecating(single(self._state, shown), self._place)

    async def delete(self, request: Request) -> Response:
        """Away for good; comments have no trash."""
        row = self._own(caller_of(request).account_id, path_id(request))
        self._state.delete_comment(row.id)
        return nothing()

    def _reply(self, account_id: str, parent_id: int, content: Row) -> CommentRecord:
        parent = self._state.seen_comment(account_id, parent_id)
        if parent.place != self._place:
            raise Absent
        self._may_comment(account_id, self._state.contents[parent.container_id])
        return self._state.reply(parent.id, storage_of(content) or "", by=account_id)

    def _container(self, account_id: str, content: Row) -> ContentRecord:
        for name, kind in (("pageId", "page"), ("blogPostId", "blogpost")):
            found = identity(content, name)
            if found is not None:
                row = self._state.seen(account_id, found, kind)
                self._may_comment(account_id, row)
                return row
        if content.get("attachmentId") or content.get("customContentId"):
            raise Absent
        raise Invalid("One of pageId, blogPostId or parentCommentId is required")

    def _may_comment(self, account_id: str, row: ContentRecord) -> None:
        space = self._state.spaces[row.space_id]
        allowed = self._state.allows(account_id, space, "create", "comment")
        if row.status != "current" or space.status != "current" or not allowed:
            raise Forbidden("Not permitted to comment on this content")

    def _inline(
        self, account_id: str, page: ContentRecord, content: Row, body: str
    ) -> CommentRecord:
        """A comment on a piece of text, which must be where the request says."""
        about = content.get("inlineCommentProperties")
        if not isinstance(about, dict):
            raise Invalid("'inlineCommentProperties' is required")
        selection = text(about, "textSelection")
        count, index = (
            _whole(about, "textSelectionMatchCount"),
            _whole(about, "textSelectionMatchIndex"),
        )
        storage = text_of(page.current.body)
        if not selection or occurrences(storage, selection) != count or not 0 <= index < count:
            raise Invalid("The text selection does not match the content of the page")
        row = self._state.comment(page.id, body, by=account_id, place="inline", selection=selection)
        with self._state.changing(page):
            page.current.body = marked(storage, selection, index, row.marker_ref)
        return row

    def _own(self, account_id: str, comment_id: int) -> CommentRecord:
        """A comment that the account may change: its own, or as the space's administrator."""
        row = self._state.seen_comment(account_id, comment_id)
        if row.place != self._place:
            raise Absent
        space = self._state.spaces[self._state.contents[row.container_id].space_id]
        mine = row.versions[0].author_id == account_id
        if not mine and not self._state.may_administer(account_id, space):
            raise Forbidden("Not permitted to change this comment")
        return row

    def _resolve(self, row: CommentRecord, account_id: str, *, resolved: bool) -> None:
        if row.resolution == "dangling":
            raise Invalid("A dangling comment cannot be resolved")
        if (row.resolution == "resolved") is not resolved:
            self._state.resolve(row.id, resolved=resolved, by=account_id)


def _whole(content: Row, name: str) -> int:
    value = content.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Invalid(f"'{name}' is required")
    return value
