"""Spaces: lists, one space with what may be included, its labels and permissions."""

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V2, Row
from confluence_desk.demo.orders import falling
from confluence_desk.demo.paging import Key, Listing, serve, single
from confluence_desk.demo.questions import (
    choice,
    flag,
    numbers,
    path_id,
    sent,
    several,
    text,
)
from confluence_desk.demo.records import SpaceRecord
from confluence_desk.demo.refusals import Forbidden
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v2_content_lists import signed
from confluence_desk.demo.v2_operations import operations_on_space
from confluence_desk.demo.v2_shapes import label_row, property_row, space_row, sub_list

_TYPES = (
    "global",
    "collaboration",
    "knowledge_base",
    "personal",
    "system",
    "onboarding",
    "xflow_sample_space",
)
_STATUSES = ("current", "archived", "trashed")
_FORMS = ("plain", "view")


def routes(state: SiteState) -> list[Route]:
    """Everything about spaces but what is in them."""
    desk = _Spaces(state)
    return [
        Route(f"{V2}/spaces", desk.everywhere, methods=["GET"]),
        Route(f"{V2}/spaces", desk.create, methods=["POST"]),
        Route(f"{V2}/spaces/{{id}}", desk.read, methods=["GET"]),
        Route(f"{V2}/spaces/{{id}}/permissions", desk.permissions, methods=["GET"]),
    ]


class _Spaces:
    def __init__(self, state: SiteState) -> None:
        self._state = state

    async def everywhere(self, request: Request) -> Response:
        """All spaces, current and archived unless a status is asked for."""
        account_id = caller_of(request).account_id
        sort = choice(request, "sort", signed(("id", "key", "name")), "id")
        form = choice(request, "description-format", _FORMS)
        icon = flag(request, "include-icon")
        key = _key(sort.lstrip("-"))
        listing = Listing(
            sorted(self._state.spaces.values(), key=key),
            key,
            lambda one: space_row(one, description=form, icon=icon),
            self._filter(request),
            lambda one: self._state.may_see_space(account_id, one),
            falling(sort),
        )
        return serve(request, self._state, listing)

    async def read(self, request: Request) -> Response:
        """One space."""
        account_id = caller_of(request).account_id
        space = self._state.seen_space(account_id, path_id(request))
        form = choice(request, "description-format", _FORMS)
        shown = space_row(space, description=form, icon=flag(request, "include-icon"))
        for name, make in self._makers(account_id, space).items():
            if flag(request, f"include-{name}"):
                shown[name] = sub_list(make(), f"/spaces/{space.id}/{name}")
        return single(self._state, shown)

    async def permissions(self, request: Request) -> Response:
        """Who may do what in a space."""
        space = self._state.seen_space(caller_of(request).account_id, path_id(request))
        rows = permission_rows(space)
        places = range(len(rows))
        listing = Listing(places, lambda one: [one], rows.__getitem__)
        return serve(request, self._state, listing)

    async def create(self, request: Request) -> Response:
        """A new space; for administrators."""
        account_id = caller_of(request).account_id
        content = await sent(request)
        if not self._state.users[account_id].admin:
            raise Forbidden("Not permitted to create a space")
        name, key = text(content, "name"), text(content, "key")
        space = self._state.create_space(key, name, by=account_id)
        return single(self._state, space_row(space), status=201)

    def _filter(self, request: Request) -> Callable[[SpaceRecord], bool]:
        ids = numbers(request, "ids")
        keys = {one.casefold() for one in several(request, "keys")}
        kind = choice(request, "type", _TYPES)
        status = choice(request, "status", _STATUSES)
        labels = set(several(request, "labels"))
        starred, unstarred = (
            self._favourites(request, "favorited-by"),
            self._favourites(request, "not-favorited-by"),
        )

        def kept(space: SpaceRecord) -> bool:
            names = {space.key.casefold(), (space.alias or space.key).casefold()}
            return (
                (space.status == status if status else space.status != "trashed")
                and (ids is None or space.id in ids)
                and (not keys or not keys.isdisjoint(names))
                and (not kind or space.type == kind)
                and (not labels or not labels.isdisjoint(name for _, name in space.labels))
                and (starred is None or space.id in starred)
                and (unstarred is None or space.id not in unstarred)
            )

        return kept

    def _favourites(self, request: Request, name: str) -> set[int] | None:
        account_id = request.query_params.get(name)
        if account_id is None:
            return None
        user = self._state.users.get(account_id)
        return user.favourite_spaces if user else set()

    def _makers(self, account_id: str, space: SpaceRecord) -> Mapping[str, Callable[[], list[Row]]]:
        state = self._state
        return {
            "operations": lambda: operations_on_space(state, account_id, space),
            "properties": lambda: [property_row(one) for one in state.properties_of(space.id)],
            "permissions": lambda: permission_rows(space),
            "labels": lambda: [label_row(state, one) for one in space.labels],
            "role-assignments": list,
        }


def permission_rows(space: SpaceRecord) -> list[Row]:
    """The permissions of a space; their ids follow its own."""
    return [
        {
            "id": str(space.id * 1000 + place),
            "principal": {"type": kind, "id": principal},
            "operation": {"key": operation, "targetType": target},
        }
        for place, (kind, principal, operation, target) in enumerate(space.permissions)
    ]


def _key(sort: str) -> Callable[[SpaceRecord], Key]:
    match sort:
        case "key":
            return lambda one: [one.key.casefold(), one.id]
        case "name":
            return lambda one: [one.name.casefold(), one.id]
        case _:
            return lambda one: [one.id]
