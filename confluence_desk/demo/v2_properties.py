"""Properties of content, comments, files and spaces, read and written."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V2, Row, nothing, stamp
from confluence_desk.demo.orders import falling
from confluence_desk.demo.paging import Key, Listing, serve, single
from confluence_desk.demo.questions import attachment_id, choice, next_number, path_id, sent, text
from confluence_desk.demo.records import PropertyRecord
from confluence_desk.demo.refusals import Forbidden, Invalid
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v2_shapes import property_row

_CONTENT = ("page", "blogpost", "folder", "whiteboard", "database", "embed")
_LARGEST = 32 * 1024
Owner = Callable[[Request, bool], int]
"""The number of what owns the properties; told whether it is to be changed."""


def routes(state: SiteState) -> list[Route]:
    """Properties of everything that has some."""
    owners = _Owners(state)
    made: dict[str, Owner] = {f"{kind}s": owners.content(kind) for kind in _CONTENT}
    made |= {"attachments": owners.attachment, "comments": owners.comment, "spaces": owners.space}
    return [route for name, owner in made.items() for route in _family(state, name, owner)]


def _family(state: SiteState, name: str, owner: Owner) -> list[Route]:
    desk = _Properties(state, owner, space=name == "spaces")
    base = f"{V2}/{name}/{{id}}/properties"
    one = f"{base}/{{property_id}}"
    return [
        Route(base, desk.everything, methods=["GET"]),
        Route(base, desk.create, methods=["POST"]),
        Route(one, desk.read, methods=["GET"]),
        Route(one, desk.update, methods=["PUT"]),
        Route(one, desk.delete, methods=["DELETE"]),
    ]


class _Owners:
    """Finds what owns the properties, if the caller may see it, or change it."""

    def __init__(self, state: SiteState) -> None:
        self._state = state

    def content(self, kind: str) -> Owner:
        """A page, blog post or node."""

        def find(request: Request, change: bool) -> int:  # noqa: FBT001 - the type says it
            account_id, state = caller_of(request).account_id, self._state
            looked = state.changeable if change else state.seen
            return looked(account_id, path_id(request), kind).id

        return find

    def attachment(self, request: Request, change: bool) -> int:  # noqa: FBT001 - the type says it
        """A file."""
        account_id = caller_of(request).account_id
        row = self._state.seen_attachment(account_id, attachment_id(request))
        if change:
            self._state.changeable(account_id, row.container_id)
        return row.id

    def comment(self, request: Request, change: bool) -> int:  # noqa: FBT001 - the type says it
        """A comment."""
        account_id = caller_of(request).account_id
        row = self._state.seen_comment(account_id, path_id(request))
        if change:
            self._state.changeable(account_id, row.container_id)
        return row.id

    def space(self, request: Request, change: bool) -> int:  # noqa: FBT001 - the type says it
        """A space."""
        account_id = caller_of(request).account_id
        space = self._state.seen_space(account_id, path_id(request))
        if change and not self._state.may_administer(account_id, space):
            raise Forbidden("Not permitted to change the properties of this space")
        return space.id


class _Properties:
    """The properties of one kind of owner."""

    def __init__(self, state: SiteState, owner: Owner, *, space: bool) -> None:
        self._state = state
        self._owner = owner
        self._row = _space_property_row if space else property_row

    async def everything(self, request: Request) -> Response:
        """All of an owner, or those with one key."""
        owner = self._owner(request, False)  # noqa: FBT003 - the type says it
        wanted = request.query_params.get("key")
        sort = choice(request, "sort", ("key", "-key"))
        key: Callable[[PropertyRecord], Key] = (
            (lambda one: [one.key, one.id]) if sort else (lambda one: [one.id])
        )
        listing = Listing(
            sorted(self._state.properties_of(owner), key=key),
            key,
            self._row,
            lambda one: wanted in {None, one.key},
            descending=falling(sort),
        )
        return serve(request, self._state, listing)

    async def create(self, request: Request) -> Response:
        """A new one."""
        owner = self._owner(request, True)  # noqa: FBT003 - the type says it
        key, value = _given(await sent(request))
        made = self._state.add_property(owner, key, value, by=caller_of(request).account_id)
        return single(self._state, self._row(made))

    async def read(self, request: Request) -> Response:
        """One."""
        owner = self._owner(request, False)  # noqa: FBT003 - the type says it
        found = self._state.property_of(owner, path_id(request, "property_id"))
        return single(self._state, self._row(found))

    async def update(self, request: Request) -> Response:
        """A new version of one."""
        owner = self._owner(request, True)  # noqa: FBT003 - the type says it
        content = await sent(request)
        key, value = _given(content)
        changed = self._state.set_property(
            owner,
            path_id(request, "property_id"),
            key,
            value,
            number=next_number(content),
            by=caller_of(request).account_id,
        )
        return single(self._state, self._row(changed))

    async def delete(self, request: Request) -> Response:
        """Away with one."""
        owner = self._owner(request, True)  # noqa: FBT003 - the type says it
        self._state.delete_property(owner, path_id(request, "property_id"))
        return nothing()


def _given(content: Row) -> tuple[str, Any]:
    if "value" not in content:
        raise Invalid("'value' is required")
    value = content["value"]
    if len(str(value)) > _LARGEST:
        raise Invalid("The value of a property may have 32 kilobytes")
    return text(content, "key"), value


def _space_property_row(row: PropertyRecord) -> Row:
    """A space's property, which has its own shape."""
    shown = property_row(row)
    version = {
        "number": row.number,
        "message": "",
        "createdBy": row.author_id,
        "createdAt": stamp(row.changed_at),
    }
    return {
        **shown,
        "version": version,
        "createdAt": stamp(row.changed_at),
        "createdBy": row.author_id,
    }
