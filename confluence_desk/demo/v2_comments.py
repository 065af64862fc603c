"""Reading comments: roots under a page, replies level by level, all of a site, one."""

from collections.abc import Callable, Iterable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V2, Row, answer
from confluence_desk.demo.orders import Orders, falling
from confluence_desk.demo.paging import Listing, plain_list, serve, single
from confluence_desk.demo.questions import attachment_id, choice, chosen, flag, number, path_id
from confluence_desk.demo.records import CommentRecord
from confluence_desk.demo.refusals import Absent
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v2_content_lists import LIST_FORMS, signed
from confluence_desk.demo.v2_operations import operations_within
from confluence_desk.demo.v2_shapes import comment_row, property_row, sub_list, version_row

_SINGLE_FORMS = (*LIST_FORMS, "view")
_RESOLUTIONS = ("open", "reopened", "resolved", "dangling")
_STATUSES = ("current", "archived", "trashed", "deleted", "historical", "draft")
_DEPRECATED = {
    "warning": '299 - "Deprecated Fields: inline-marker-ref and inline-original-selection are '
    'deprecated, use inlineMarkerRef and inlineOriginalSelection instead."'
}
_CHANGE = (
    '<https://developer.atlassian.com/cloud/confluence/changelog/#CHANGE-1411>; rel="deprecation"'
)


def routes(state: SiteState) -> list[Route]:
    """Both places, footer and inline."""
    made = []
    for place in ("footer", "inline"):
        desk = _Comments(state, place)
        here = f"{V2}/{place}-comments"
        paths = {
            here: desk.everywhere,
            f"{here}/{{id}}": desk.read,
            f"{here}/{{id}}/children": desk.replies,
            f"{here}/{{id}}/likes/count": desk.likes,
            f"{here}/{{id}}/likes/users": desk.likers,
            f"{V2}/pages/{{id}}/{place}-comments": desk.under("page"),
            f"{V2}/blogposts/{{id}}/{place}-comments": desk.under("blogpost"),
        }
        made += [Route(path, endpoint, methods=["GET"]) for path, endpoint in paths.items()]
    files = _Comments(state, "footer").under_attachment
    return [*made, Route(f"{V2}/attachments/{{id}}/footer-comments", files, methods=["GET"])]


def deprecating(response: Response, place: str) -> Response:
    """Inline comments carry old property names, and a warning about them."""
    if place == "inline":
        response.headers.update(_DEPRECATED)
        response.headers["link"] = f"{_CHANGE}, {response.headers['link']}"
    return response


class _Comments:
    """Reading the comments of one place."""

    def __init__(self, state: SiteState, place: str) -> None:
        self._state = state
        self._place = place
        self._orders = Orders(state)

    async def everywhere(self, request: Request) -> Response:
        """Roots and replies of the whole site."""
        sort = choice(request, "sort", signed(("created-date", "modified-date")))
        ids = self._state.ids_of(f"{self._place}-comment")
        if not sort:
            return self._serve(request, ids, lambda one: [one])
        key = self._orders.comment_key(sort.lstrip("-"))
        return self._serve(request, self._orders.by(key, sort.lstrip("-"), ids), key)

    def under(self, kind: str) -> Callable[[Request], object]:
        """Roots under a page or blog post."""

        async def answering(request: Request) -> Response:
            account_id = caller_of(request).account_id
            row = self._state.seen(account_id, path_id(request), kind)
            return self._few(request, self._state.comment_ids_of(row.id))

        return answering

    async def under_attachment(self, request: Request) -> Response:
        """Comments on a file: this site has none."""
        self._state.seen_attachment(caller_of(request).account_id, attachment_id(request))
        return self._few(request, ())

    async def replies(self, request: Request) -> Response:
        """The level below a comment."""
        row = self._find(request)
        return self._few(request, self._state.reply_ids_of(row.id))

    async def read(self, request: Request) -> Response:
        """One comment."""
        row = self._find(request)
        form = choice(request, "body-format", _SINGLE_FORMS)
        at = number(request, "version")
        if at is not None and not 1 <= at <= len(row.versions):
            raise Absent
        shown = comment_row(self._state, row, form, number=at)
        shown.update(self._included(request, row))
        return deprecating(single(self._state, shown), self._place)

    async def likes(self, request: Request) -> Response:
        """How many like it."""
        self._find(request)
        return answer({"count": 0})

    async def likers(self, request: Request) -> Response:
        """Who they are."""
        self._find(request)
        return plain_list(self._state, [])

    def _find(self, request: Request) -> CommentRecord:
        row = self._state.seen_comment(caller_of(request).account_id, path_id(request))
        if row.place != self._place:
            raise Absent
        return row

    def _included(self, request: Request, row: CommentRecord) -> Row:
        state, here = self._state, f"/{self._place}-comments/{row.id}"
        page, account_id = state.contents[row.container_id], caller_of(request).account_id
        lists: dict[str, Iterable[Row]] = {
            "properties": map(property_row, state.properties_of(row.id)),
            "operations": operations_within(state, account_id, page, "comment"),
            "likes": [],
            "versions": [version_row(one, at) for at, one in enumerate(row.versions, 1)][::-1],
        }
        found = {name: sub_list(one, f"{here}/{name}") for name, one in lists.items()}
        return {name: one for name, one in found.items() if flag(request, f"include-{name}")}

    def _few(self, request: Request, ids: Sequence[int]) -> Response:
        sort = choice(request, "sort", signed(("created-date", "modified-date")))
        key = self._orders.comment_key(sort.lstrip("-"))
        mine = (one for one in ids if self._state.comments[one].place == self._place)
        return self._serve(request, sorted(mine, key=key), key)

    def _serve(
        self, request: Request, ids: Sequence[int], key: Callable[[int], list[str | int]]
    ) -> Response:
        form = choice(request, "body-format", LIST_FORMS)
        resolutions = chosen(request, "resolution-status", _RESOLUTIONS, _RESOLUTIONS)
        statuses = chosen(request, "status", _STATUSES, ("current",))
        account_id, state, rows = caller_of(request).account_id, self._state, self._state.comments
        listing = Listing(
            ids,
            key,
            lambda one: comment_row(state, rows[one], form),
            lambda one: rows[one].resolution in resolutions and rows[one].status in statuses,
            lambda one: state.may_list(account_id, state.contents[rows[one].container_id]),
            falling(request.query_params.get("sort", "")),
        )
        return deprecating(serve(request, state, listing), self._place)
