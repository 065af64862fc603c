"""Who may read and update one content item, as version 1 lists, changes and checks it."""

from collections.abc import Mapping
from zlib import crc32

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo import v1_errors
from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V1, answer
from confluence_desk.demo.records import ContentRecord, Restriction
from confluence_desk.demo.refusals import Absent, Invalid
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_content_shapes import Shaper
from confluence_desk.demo.v1_requests import (
    Endpoint,
    content_number,
    guarded,
    json_body,
    json_object,
)
from confluence_desk.demo.v1_shapes import Json, group, page_of

_OPERATIONS = ("read", "update")
_LISTED = 200


def routes(state: SiteState) -> list[Route]:
    """Restrictions and the check of what somebody may do."""
    desk = _RestrictionDesk(state)
    here, kind = f"{V1}/content/{{id}}/restriction", "/byOperation/{operation}"

    def route(path: str, endpoint: Endpoint, method: str) -> Route:
        answering = guarded(endpoint, v1_errors.restriction_missing)
        return Route(f"{here}{path}", answering, methods=[method])

    return [
        route("", desk.all, "GET"),
        route("", desk.add, "POST"),
        route("", desk.replace, "PUT"),
        route("", desk.lift, "DELETE"),
        route("/byOperation", desk.by_operation, "GET"),
        route(kind, desk.one, "GET"),
        *(route(f"{kind}/user", desk.user, method) for method in ("GET", "PUT", "DELETE")),
        *(
            route(f"{kind}/byGroupId/{{group_id}}", desk.group, method)
            for method in ("GET", "PUT", "DELETE")
        ),
        Route(f"{V1}/content/{{id}}/permission/check", guarded(desk.check), methods=["POST"]),
    ]


class _RestrictionDesk:
    """Answers about who may do what to one item; what is inherited is not told."""

    def __init__(self, state: SiteState) -> None:
        self._state = state
        self._shaper = Shaper(state)

    async def by_operation(self, request: Request) -> Response:
        """Both operations side by side."""
        row = self._seen(request)
        shown: Json = {name: self._shown(row, name) for name in _OPERATIONS}
        shown["_links"] = self._shaper.links(_path(row, "/byOperation"))
        return answer(shown)

    async def one(self, request: Request) -> Response:
        """One operation."""
        return answer(self._shown(self._seen(request), _operation(request)))

    async def all(self, request: Request) -> Response:
        """A list of the operations."""
        return self._listed(self._seen(request))

    async def add(self, request: Request) -> Response:
        """Let more people and groups through."""
        row = self._changeable(request)
        for name, sent in (await self._sent(request)).items():
            there = getattr(row, name)
            made = Restriction(there.users | sent.users, there.groups | sent.groups)
            self._state.restrict(row.id, **{name: made})
        return self._listed(row)

    async def replace(self, request: Request) -> Response:
        """Let exactly these through; an operation that is not named is lifted."""
        row, sent = self._changeable(request), await self._sent(request)
        self._state.restrict(
            row.id,
            read=sent.get("read", Restriction()),
            update=sent.get("update", Restriction()),
        )
        return self._listed(row)

    async def lift(self, request: Request) -> Response:
        """Let everybody through."""
        row = self._changeable(request)
        self._state.restrict(row.id, read=Restriction(), update=Restriction())
        return self._listed(row)

    async def user(self, request: Request) -> Response:
        """Whether a user is in the list; put in; take out."""
        account_id = request.query_params.get("accountId", "")
        if account_id not in self._state.users:
            raise Absent
        return self._member(request, account_id, "users")

    async def group(self, request: Request) -> Response:
        """Whether a group is in the list; put in; take out."""
        group_id = request.path_params["group_id"]
        if group_id not in self._state.groups:
            raise Absent
        return self._member(request, group_id, "groups")

    async def check(self, request: Request) -> Response:
        """Whether somebody may do something; what is wrong with the question is a 200 too."""
        row = self._seen(request)
        body = await json_object(request)
        subject, operation = body.get("subject"), body.get("operation")
        if not isinstance(subject, dict) or operation not in {"read", "update", "delete"}:
            raise Invalid("subject and operation are required")
        identifier = str(subject.get("identifier", ""))
        links = {"_links": {"base": self._shaper.base, "context": "/wiki"}}
        if not self._known(subject.get("type"), identifier):
            problem = {"translation": f"No subject found with id: {identifier}", "args": []}
            return answer({"hasPermission": False, "errors": [problem], **links})
        allowed = self._may(row, str(subject["type"]), identifier, str(operation))
        return answer({"hasPermission": allowed, "errors": [], **links})

    def _known(self, kind: object, identifier: str) -> bool:
        if kind == "user":
            return identifier in self._state.users
        return kind == "group" and identifier in self._state.groups

    def _may(self, row: ContentRecord, kind: str, identifier: str, operation: str) -> bool:
        if kind == "group":
            people = [one for one, user in self._state.users.items() if identifier in user.groups]
            return any(self._may(row, "user", one, operation) for one in people)
        if operation == "read":
            return self._state.may_read(identifier, row)
        return self._state.may_update(identifier, row)

    def _member(self, request: Request, member: str, kind: str) -> Response:
        name = _operation(request)
        if request.method == "GET":
            if member not in getattr(getattr(self._seen(request), name), kind):
                raise Absent
            return Response(b"", 200)
        row = self._changeable(request)
        there: Restriction = getattr(row, name)
        made = Restriction(set(there.users), set(there.groups))
        members: set[str] = getattr(made, kind)
        (members.add if request.method == "PUT" else members.discard)(member)
        self._state.restrict(row.id, **{name: made})
        return Response(b"", 200)

    def _seen(self, request: Request) -> ContentRecord:
        return self._state.seen(caller_of(request).account_id, content_number(request))

    def _changeable(self, request: Request) -> ContentRecord:
        return self._state.changeable(caller_of(request).account_id, content_number(request))

    async def _sent(self, request: Request) -> Mapping[str, Restriction]:
        body = await json_body(request)
        rows = body.get("results") if isinstance(body, dict) else body
        if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
            raise Invalid("Restrictions are required")
        sent = {str(one.get("operation")): _restriction(one) for one in rows}
        if not sent.keys() <= set(_OPERATIONS):
            raise Invalid("Only read and update can be restricted")
        return sent

    def _listed(self, row: ContentRecord) -> Response:
        rows = [self._shown(row, name) for name in _OPERATIONS]
        body = page_of(rows, 0, 100) | {
            "restrictionsHash": f"{crc32(repr(rows).encode()):x}",
            "_links": self._shaper.links(_path(row, "")),
        }
        return answer(body)

    def _shown(self, row: ContentRecord, name: str) -> Json:
        there: Restriction = getattr(row, name)
        users = [self._shaper.person(one) for one in sorted(there.users)]
        groups = [
            group(self._state.groups[one], self._shaper.base)
            for one in sorted(there.groups)
            if one in self._state.groups
        ]
        return {
            "operation": name,
            "restrictions": {
                "user": page_of(users, 0, _LISTED),
                "group": page_of(groups, 0, _LISTED),
            },
            "_expandable": {"content": f"/rest/api/content/{row.id}"},
            "_links": {"self": f"{self._shaper.base}{_path(row, f'/byOperation/{name}')}"},
        }


def _path(row: ContentRecord, rest: str) -> str:
    return f"/rest/api/content/{row.id}/restriction{rest}"


def _operation(request: Request) -> str:
    name = str(request.path_params["operation"])
    if name not in _OPERATIONS:
        raise Absent
    return name


def _restriction(sent: Json) -> Restriction:
    """Users and groups of one sent operation; both are lists of objects."""
    there = sent.get("restrictions")
    restrictions = there if isinstance(there, dict) else {}
    return Restriction(
        _ids(restrictions.get("user"), "accountId"), _ids(restrictions.get("group"), "id")
    )


def _ids(sent: object, name: str) -> set[str]:
    rows = sent.get("results") if isinstance(sent, dict) else sent
    if not isinstance(rows, list):
        return set()
    return {str(one[name]) for one in rows if isinstance(one, dict) and one.get(name)}
