"""Who watches what, and the stars people put on things."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo import v1_errors
from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V1, answer, nothing
from confluence_desk.demo.records import ContentRecord, SpaceRecord, UserRecord
from confluence_desk.demo.refusals import Absent, Forbidden, Invalid
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_content_shapes import Shaper
from confluence_desk.demo.v1_requests import Endpoint, content_number, guarded, own_hands, window
from confluence_desk.demo.v1_shapes import Json, space

_LISTED = 200
_STARRED = 25
_STAR = "/relation/{relation}/from/{source_type}/{source}/to/{target_type}"


def routes(state: SiteState) -> list[Route]:
    """Watching, the lists of watchers, and the relation called favourite."""
    desk = _WatchDesk(state)

    def all_of(path: str, endpoint: Endpoint) -> Route:
        return Route(f"{V1}{path}", guarded(endpoint), methods=["GET", "POST", "DELETE"])

    def listing(path: str, endpoint: Endpoint) -> Route:
        return Route(f"{V1}{path}", guarded(endpoint), methods=["GET"])

    return [
        all_of("/user/watch/content/{id}", desk.content),
        all_of("/user/watch/space/{key}", desk.space),
        all_of("/user/watch/label/{name}", desk.label),
        listing("/content/{id}/notification/child-created", desk.watchers),
        listing("/content/{id}/notification/created", desk.space_watchers_of),
        listing("/space/{key}/watch", desk.space_watchers),
        listing(_STAR, desk.starred),
        Route(f"{V1}{_STAR}/{{id}}", guarded(desk.star), methods=["GET", "PUT", "DELETE"]),
    ]


class _WatchDesk:
    """Answers about attention."""

    def __init__(self, state: SiteState) -> None:
        self._state = state
        self._shaper = Shaper(state)

    async def content(self, request: Request) -> Response:
        """Whether a page is watched; watch it; leave it."""
        row = self._state.seen(caller_of(request).account_id, content_number(request))
        return self._watch(request, row.id)

    async def space(self, request: Request) -> Response:
        """The same for a space."""
        return self._watch(request, self._space(request).id)

    async def label(self, request: Request) -> Response:
        """The same for a label; one that nobody uses cannot be watched."""
        label = ("global", str(request.path_params["name"]).lower())
        if not self._state.labelled(label):
            raise Forbidden(f"No label found with name: {label[1]}")
        return self._watch(request, self._state.label_id(label))

    async def watchers(self, request: Request) -> Response:
        """Who watches a page."""
        row = self._visible(request)
        rows = (
            [
                {"type": row.kind, "watcher": self._watcher(one), "contentId": row.id}
                for one in self._watching(row.id)
            ]
            if row
            else []
        )
        return self._listed(request, rows)

    async def space_watchers_of(self, request: Request) -> Response:
        """Who watches the space that a page is in."""
        row = self._visible(request)
        return self._of_space(request, self._state.spaces[row.space_id] if row else None)

    async def space_watchers(self, request: Request) -> Response:
        """Who watches a space."""
        return self._of_space(request, self._space(request))

    async def star(self, request: Request) -> Response:
        """Whether something is starred; star it; take the star off."""
        stars, number = self._stars(request, request.path_params["id"])
        if request.method == "PUT":
            stars.add(number)
            self._state.touch()
        if request.method == "DELETE":
            stars.discard(number)
            self._state.touch()
            return nothing()
        if number not in stars:
            return v1_errors.missing("Relation not found")
        return answer(self._relation(request, number))

    async def starred(self, request: Request) -> Response:
        """All that is starred."""
        stars, _ = self._stars(request, None)
        shown = [self._relation(request, number) for number in sorted(stars) if self._there(number)]
        body = window(request, _STARRED).of(shown)
        path = request.url.path.removeprefix("/wiki")
        return answer({**body, "_links": self._shaper.links(path)})

    def _watch(self, request: Request, number: int) -> Response:
        user = self._person(request)
        if request.method == "GET":
            return answer({"watching": number in user.watches})
        own_hands(request)
        self._state.watch(user.account_id, number, watching=request.method == "POST")
        return nothing()

    def _person(self, request: Request) -> UserRecord:
        """Whose watching is meant: the caller's, or by an administrator somebody else's."""
        caller = self._state.users[caller_of(request).account_id]
        asked = request.query_params.get("accountId", caller.account_id)
        if asked not in self._state.users:
            raise Absent
        if asked != caller.account_id and not caller.admin:
            raise Forbidden("Only administrators can change the watches of others")
        return self._state.users[asked]

    def _space(self, request: Request) -> SpaceRecord:
        key = str(request.path_params["key"])
        found = self._state.space_by_key(key)
        if found is None or not self._state.may_see_space(caller_of(request).account_id, found):
            raise Absent
        return found

    def _visible(self, request: Request) -> ContentRecord | None:
        """The page that watchers are asked of; nobody watches what one may not see."""
        try:
            return self._state.seen(caller_of(request).account_id, content_number(request))
        except Absent:
            return None

    def _of_space(self, request: Request, found: SpaceRecord | None) -> Response:
        rows = (
            [
                {"type": "space", "watcher": self._watcher(one), "spaceKey": found.key}
                for one in self._watching(found.id)
            ]
            if found
            else []
        )
        return self._listed(request, rows)

    def _listed(self, request: Request, rows: list[Json]) -> Response:
        body = window(request, _LISTED, _LISTED).of(rows)
        path = request.url.path.removeprefix("/wiki")
        return answer({**body, "_links": self._shaper.links(path)})

    def _watching(self, number: int) -> list[str]:
        return [one.account_id for one in self._state.users.values() if number in one.watches]

    def _watcher(self, account_id: str) -> Json:
        shown = self._shaper.person(account_id)
        more = {"operations": None, "personalSpace": None, "externalCollaborator": False}
        return {**shown, **more}

    def _stars(self, request: Request, target: str | None) -> tuple[set[int], int]:
        """The set of stars that a request is about, and the number of what is starred."""
        path = request.path_params
        if path["relation"] not in {"favourite", "favorite"} or path["source_type"] != "user":
            raise Invalid("Only the favourite relation of users is supported")
        caller = caller_of(request).account_id
        if path["source"] not in {"current", caller}:
            raise Forbidden("Only your own favourites can be seen")
        user = self._state.users[caller]
        if path["target_type"] == "space":
            found = self._state.space_by_key(target or "")
            return user.favourite_spaces, self._known(target, found.id if found else None)
        number = int(target) if target and target.isascii() and target.isdigit() else None
        row = self._state.contents.get(number or 0)
        visible = row is not None and self._state.may_read(caller, row)
        return user.favourites, self._known(target, number if visible else None)

    def _known(self, target: str | None, number: int | None) -> int:
        if target is not None and number is None:
            raise Absent
        return number or 0

    def _there(self, number: int) -> bool:
        return number in self._state.contents or number in self._state.spaces

    def _relation(self, request: Request, number: int) -> Json:
        row = self._state.contents.get(number)
        base = self._shaper.base
        target = self._shaper.content(row) if row else space(self._state.spaces[number], base)
        return {
            "name": "favourite",
            "source": self._shaper.person(caller_of(request).account_id),
            "target": target,
            "_expandable": {"relationData": ""},
            "_links": {"self": f"{base}{request.url.path.removeprefix('/wiki')}"},
        }
