"""What a caller may do to things: what decides whether a client shows an edit button."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V2, Row, answer
from confluence_desk.demo.questions import attachment_id, path_id
from confluence_desk.demo.records import ContentRecord, SpaceRecord
from confluence_desk.demo.state import SiteState

_NODES = ("page", "blogpost", "folder", "whiteboard", "database", "embed")
_CHILDREN = ("database", "folder", "attachment", "comment", "page", "embed", "whiteboard")


def routes(state: SiteState) -> list[Route]:
    """Operations on everything that has some."""
    asked = _Operations(state)
    return [
        *(
            Route(f"{V2}/{one}s/{{id}}/operations", asked.on_content, methods=["GET"])
            for one in _NODES
        ),
        Route(f"{V2}/spaces/{{id}}/operations", asked.on_space, methods=["GET"]),
        Route(f"{V2}/attachments/{{id}}/operations", asked.on_attachment, methods=["GET"]),
        Route(f"{V2}/footer-comments/{{id}}/operations", asked.on_comment, methods=["GET"]),
        Route(f"{V2}/inline-comments/{{id}}/operations", asked.on_comment, methods=["GET"]),
    ]


def operations_on(state: SiteState, account_id: str, row: ContentRecord) -> list[Row]:
    """What the account may do to a content item."""
    found = [_may("read", row.kind)]
    if state.may_update(account_id, row):
        more = ("update", "delete", "restrict_content", "clear_permissions")
        found += [_may(one, row.kind) for one in more]
        found += [_may("archive", row.kind)] if row.kind == "page" else []
        found += [_may("create", one) for one in _CHILDREN]
    return found


def operations_on_space(state: SiteState, account_id: str, space: SpaceRecord) -> list[Row]:
    """What the account may do to a space."""
    found = [_may("read", "space")]
    if state.may_administer(account_id, space):
        more = ("update", "delete", "archive", "export", "administer", "manage_content", "copy")
        found += [_may(one, "space") for one in more]
    if space.status == "current":
        kinds = ("page", "blogpost", "comment", "attachment")
        found += [
            _may("create", one) for one in kinds if state.allows(account_id, space, "create", one)
        ]
    return found


def operations_within(
    state: SiteState, account_id: str, row: ContentRecord, target: str
) -> list[Row]:
    """What the account may do to a comment or file of a page."""
    names = ("read", "update", "delete") if state.may_update(account_id, row) else ("read",)
    return [_may(one, target) for one in names]


def _may(operation: str, target: str) -> Row:
    return {"operation": operation, "targetType": target}


class _Operations:
    def __init__(self, state: SiteState) -> None:
        self._state = state

    async def on_content(self, request: Request) -> Response:
        kind = request.url.path.split("/")[-3].removesuffix("s")
        account_id = caller_of(request).account_id
        row = self._state.seen(account_id, path_id(request), kind)
        return answer({"operations": operations_on(self._state, account_id, row)})

    async def on_space(self, request: Request) -> Response:
        account_id = caller_of(request).account_id
        space = self._state.seen_space(account_id, path_id(request))
        return answer({"operations": operations_on_space(self._state, account_id, space)})

    async def on_attachment(self, request: Request) -> Response:
        account_id = caller_of(request).account_id
        row = self._state.seen_attachment(account_id, attachment_id(request))
        page = self._state.contents[row.container_id]
        found = operations_within(self._state, account_id, page, "attachment")
        return answer({"operations": found})

    async def on_comment(self, request: Request) -> Response:
        account_id = caller_of(request).account_id
        row = self._state.seen_comment(account_id, path_id(request))
        page = self._state.contents[row.container_id]
        found = operations_within(self._state, account_id, page, "comment")
        return answer({"operations": found})
