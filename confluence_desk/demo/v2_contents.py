"""One page or blog post: as it is, as it was, its draft, with what may be included."""

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V2, Row, answer
from confluence_desk.demo.paging import Listing, serve, single
from confluence_desk.demo.questions import choice, chosen, flag, number, path_id
from confluence_desk.demo.records import ContentRecord
from confluence_desk.demo.refusals import Absent
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v2_operations import operations_on
from confluence_desk.demo.v2_shapes import (
    content_row,
    draft_row,
    label_row,
    property_row,
    sub_list,
    version_row,
)

FORMS = (
    "storage",
    "atlas_doc_format",
    "view",
    "export_view",
    "anonymous_export_view",
    "styled_view",
    "editor",
)
_STATUSES = ("current", "archived", "trashed", "deleted", "historical", "draft")


def routes(state: SiteState) -> list[Route]:
    """Reading one page or blog post, and who likes it."""
    made = []
    for kind in ("page", "blogpost"):
        one = _Single(state, kind)
        base = f"{V2}/{kind}s/{{id}}"
        made += [
            Route(base, one.read, methods=["GET"]),
            Route(f"{base}/likes/count", one.likes, methods=["GET"]),
            Route(f"{base}/likes/users", one.likers, methods=["GET"]),
        ]
    return made


def visible_labels(account_id: str, row: ContentRecord) -> list[tuple[str, str]]:
    """The labels that a caller sees: private ones are their owner's."""
    return [
        one for one in row.labels if not one[0].startswith("my:") or one[0] == f"my:{account_id}"
    ]


class _Single:
    """Reading one item of one kind."""

    def __init__(self, state: SiteState, kind: str) -> None:
        self._state = state
        self._kind = kind

    async def read(self, request: Request) -> Response:
        """The item."""
        account_id = caller_of(request).account_id
        form = choice(request, "body-format", FORMS)
        draft, at = flag(request, "get-draft"), number(request, "version")
        statuses = chosen(request, "status", _STATUSES)
        row = self._find(account_id, path_id(request), draft=draft)
        if draft:
            shown = draft_row(self._state, row, form)
        else:
            if at is not None:
                self._state.version_of(row, at)
            shown = content_row(self._state, row, form, number=at)
        if statuses and shown["status"] not in statuses and at is None:
            raise Absent
        if not flag(request, "include-version", default=True):
            del shown["version"]
        return single(self._state, {**shown, **self._included(request, account_id, row, form)})

    async def likes(self, request: Request) -> Response:
        """How many like it."""
        row = self._find(caller_of(request).account_id, path_id(request))
        return answer({"count": len(row.likes)})

    async def likers(self, request: Request) -> Response:
        """Who they are."""
        row = self._find(caller_of(request).account_id, path_id(request))
        listing = Listing(
            range(len(row.likes)), key=lambda n: [n], row=lambda n: {"accountId": row.likes[n]}
        )
        return serve(request, self._state, listing)

    def _find(self, account_id: str, content_id: int, *, draft: bool = False) -> ContentRecord:
        row = self._state.seen(account_id, content_id, self._kind)
        hidden = row.status == "trashed" or draft
        if hidden and not self._state.may_update(account_id, row):
            raise Absent
        return row

    def _included(self, request: Request, account_id: str, row: ContentRecord, form: str) -> Row:
        """What the ``include-…`` parameters ask for."""
        makers = self._makers(account_id, row, form)
        found: Row = {
            name: make() for name, make in makers.items() if flag(request, f"include-{name}")
        }
        if flag(request, "include-favorited-by-current-user-status"):
            user = self._state.users[account_id]
            found["isFavoritedByCurrentUser"] = row.id in user.favourites
        if flag(request, "include-collaborators"):
            people = dict.fromkeys(one.author_id for one in row.versions)
            found["collaborators"] = [{"accountId": one} for one in people]
        return found

    def _makers(
        self, account_id: str, row: ContentRecord, form: str
    ) -> Mapping[str, Callable[[], Row]]:
        """How each sub-list is made."""
        here = f"/{self._kind}s/{row.id}"
        return {
            "labels": lambda: sub_list(
                self._labels(account_id, row),
                f"{here}/labels",
            ),
            "properties": lambda: sub_list(
                map(property_row, self._state.properties_of(row.id)), f"{here}/properties"
            ),
            "operations": lambda: sub_list(
                operations_on(self._state, account_id, row), f"{here}/operations"
            ),
            "likes": lambda: sub_list(
                ({"accountId": one} for one in row.likes),
                f"{here}/likes/users",
                count=len(row.likes),
            ),
            "versions": lambda: sub_list(self._versions(row, form), f"{here}/versions"),
        }

    def _labels(self, account_id: str, row: ContentRecord) -> list[Row]:
        """The labels in the order of their own list, which goes on where this one ends."""
        shown = sorted(visible_labels(account_id, row), key=self._state.label_id)
        return [label_row(self._state, one) for one in shown]

    def _versions(self, row: ContentRecord, form: str) -> list[Row]:
        """The versions, newest first, each with the body of today (the service does that)."""
        shown = content_row(self._state, row, form)
        entity = {"title": row.title, "id": str(row.id), "body": shown["body"]}
        return [
            {**version_row(version, at), self._kind: entity}
            for at, version in reversed(list(enumerate(row.versions, 1)))
        ]
