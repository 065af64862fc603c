"""Lists of pages and blog posts: of the site, of a space, under a label, by title, by id."""

from collections.abc import Callable, Iterable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V2, Row
from confluence_desk.demo.orders import Orders, falling
from confluence_desk.demo.paging import Listing, serve
from confluence_desk.demo.questions import choice, chosen, numbers, path_id
from confluence_desk.demo.records import ContentRecord
from confluence_desk.demo.refusals import Absent
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v2_shapes import content_row

PAGE_STATUSES = ("current", "archived", "deleted", "trashed")
BLOG_STATUSES = ("current", "deleted", "trashed")
LIST_FORMS = ("storage", "atlas_doc_format")
_SORTS = ("id", "created-date", "modified-date", "title")


def signed(sorts: Iterable[str]) -> list[str]:
    """Each sort, rising and falling."""
    return [sign + one for one in sorts for sign in ("", "-")]


def routes(state: SiteState) -> list[Route]:
    """The lists."""
    pages, posts = _Lists(state, "page"), _Lists(state, "blogpost")
    return [
        Route(f"{V2}/pages", pages.everywhere, methods=["GET"]),
        Route(f"{V2}/blogposts", posts.everywhere, methods=["GET"]),
        Route(f"{V2}/spaces/{{id}}/pages", pages.in_space, methods=["GET"]),
        Route(f"{V2}/spaces/{{id}}/blogposts", posts.in_space, methods=["GET"]),
        Route(f"{V2}/labels/{{id}}/pages", pages.labelled, methods=["GET"]),
        Route(f"{V2}/labels/{{id}}/blogposts", posts.labelled, methods=["GET"]),
    ]


class _Lists:
    """The lists of one kind of content."""

    def __init__(self, state: SiteState, kind: str) -> None:
        self._state = state
        self._kind = kind
        self._orders = Orders(state)
        page = kind == "page"
        self._statuses = PAGE_STATUSES if page else BLOG_STATUSES
        self._default = ("current", "archived") if page else ("current",)
        self._sorts = signed(_SORTS if page else _SORTS[:3])

    async def everywhere(self, request: Request) -> Response:
        """Over all spaces, or some, or of given ids."""
        spaces, ids = numbers(request, "space-id", most=100), numbers(request, "id")
        ok = self._filter(request)
        title = request.query_params.get("title")
        if ids is not None:
            return self._few(request, ids, lambda row: ok(row) and _among(row.space_id, spaces))
        if title is not None:
            found = self._titled(title, self._state.spaces if spaces is None else spaces)
            return self._few(request, found, ok)
        if spaces is not None and len(spaces) == 1:
            return self._long(request, spaces[0], ok)
        return self._long(request, None, lambda row: ok(row) and _among(row.space_id, spaces))

    async def in_space(self, request: Request) -> Response:
        """Of one space; ``depth=root`` keeps those that hang under nothing."""
        space = self._state.seen_space(caller_of(request).account_id, path_id(request))
        ok = self._filter(request)
        title = request.query_params.get("title")
        if title is not None:
            return self._few(request, self._titled(title, [space.id]), ok)
        if self._kind == "page" and choice(request, "depth", ("all", "root"), "all") == "root":
            return self._few(
                request,
                [row.id for row in self._state.listed_roots(space.id)],
                lambda row: row.parent_id is None and row.space_id == space.id and ok(row),
            )
        return self._long(request, space.id, ok)

    async def labelled(self, request: Request) -> Response:
        """Under one label."""
        label = self._state.label_of(path_id(request))
        spaces = numbers(request, "space-id", most=100)
        if label is None or label[0].startswith("my:"):
            raise Absent
        found = [one for one in self._state.labelled(label) if one in self._state.contents]
        return self._few(
            request,
            found,
            lambda row: (
                label in row.labels and row.status in self._default and _among(row.space_id, spaces)
            ),
        )

    def _filter(self, request: Request) -> Callable[[ContentRecord], bool]:
        statuses = chosen(request, "status", self._statuses, self._default)
        subtype = choice(request, "subtype", ("live", "page"))
        return lambda row: (
            row.status in statuses
            and (not subtype or (row.subtype == "live") is (subtype == "live"))
        )

    def _titled(self, title: str, spaces: Iterable[int]) -> list[int]:
        found = (self._state.ids_titled(one, self._kind, title) for one in spaces)
        return [one for ids in found for one in ids]

    def _few(
        self, request: Request, ids: Iterable[int], ok: Callable[[ContentRecord], bool]
    ) -> Response:
        """A list that is sorted for this request alone."""
        sort = choice(request, "sort", self._sorts, "id")
        key = self._orders.content_key(sort.lstrip("-"))
        known = [one for one in set(ids) if one in self._state.contents]
        return self._serve(request, sorted(known, key=key), sort, ok)

    def _long(
        self, request: Request, space_id: int | None, ok: Callable[[ContentRecord], bool]
    ) -> Response:
        """A list as long as a space, or the site."""
        sort = choice(request, "sort", self._sorts, "id")
        name, ids = sort.lstrip("-"), self._state.ids_of(self._kind, space_id)
        if name != "id":
            key = self._orders.content_key(name)
            ids = self._orders.by(key, (space_id, name), ids)
        return self._serve(request, ids, sort, ok)

    def _serve(
        self,
        request: Request,
        ids: Sequence[int],
        sort: str,
        ok: Callable[[ContentRecord], bool],
    ) -> Response:
        form = choice(request, "body-format", LIST_FORMS)
        account_id, state = caller_of(request).account_id, self._state

        def kept(content_id: int) -> bool:
            row = state.listed(content_id)
            return row is not None and row.kind == self._kind and ok(row)

        def shown(content_id: int) -> Row:
            return content_row(state, state.listed(content_id) or state.contents[content_id], form)

        listing = Listing(
            ids,
            self._orders.content_key(sort.lstrip("-")),
            shown,
            kept,
            lambda one: state.may_list(account_id, state.contents[one]),
            falling(sort),
        )
        return serve(request, state, listing)


def _among(number: int, numbers_given: list[int] | None) -> bool:
    return numbers_given is None or number in numbers_given
