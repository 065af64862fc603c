"""People and groups as version 1 serves them, and the search that finds people."""

from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.cql import text
from confluence_desk.cql.check import read
from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.tree import And, Call, Clause, Literal, Node, Not, Or
from confluence_desk.demo import v1_errors
from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V1, answer, stamp
from confluence_desk.demo.records import GroupRecord, UserRecord
from confluence_desk.demo.refusals import Absent
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_requests import Declined, guarded, wanted, window
from confluence_desk.demo.v1_shapes import Json, group, nobody, person

_BULK = 100
_GROUPS = 200
_HITS = 25
_LOCALE = "en_US"


def routes(state: SiteState) -> list[Route]:
    """Users, groups and the search of users."""
    desk = _PeopleDesk(state)
    paths = {
        "/user/current": desk.current,
        "/user/anonymous": desk.anonymous,
        "/user/bulk": desk.bulk,
        "/user/memberof": desk.groups_of,
        "/user/email": desk.no_email,
        "/user/email/bulk": desk.no_email,
        "/user": desk.one,
        "/group": desk.groups,
        "/group/by-id": desk.group,
        "/group/picker": desk.picker,
        "/group/{group_id}/membersByGroupId": desk.members,
        "/search/user": desk.search,
    }
    return [
        Route(f"{V1}{path}", guarded(endpoint, _unknown), methods=["GET"])
        for path, endpoint in paths.items()
    ]


def _unknown(_: object) -> Response:
    return v1_errors.missing("No user or group found")


class _PeopleDesk:
    """Answers about people."""

    def __init__(self, state: SiteState) -> None:
        self._state = state

    @property
    def _base(self) -> str:
        return f"{self._state.site_url}/wiki"

    async def current(self, request: Request) -> Response:
        """Who asks; only here a time zone and a language are told."""
        user = self._state.users[caller_of(request).account_id]
        shown = self._person(user) | {
            "email": user.email,
            "timeZone": user.time_zone,
            "locale": _LOCALE,
        }
        return answer(self._linked(shown))

    async def anonymous(self, _: Request) -> Response:
        """Nobody in particular."""
        picture = {"path": "/wiki/aa-avatar/anonymous", "width": 48, "height": 48}
        return answer(
            {
                "type": "anonymous",
                "profilePicture": {**picture, "isDefault": True},
                "displayName": "Anonymous",
                "_expandable": {"operations": ""},
                "_links": {"base": self._base, "context": "/wiki"},
            }
        )

    async def one(self, request: Request) -> Response:
        """One user."""
        user = self._state.users.get(wanted(request, "accountId"))
        if user is None:
            raise Absent
        return answer(self._linked(self._person(user)))

    async def bulk(self, request: Request) -> Response:
        """Several users; no more than the first hundred are looked at."""
        asked = request.query_params.getlist("accountId")
        if not asked:
            raise Declined(v1_errors.parameter_missing("accountId"))
        rows = [self._anybody(one) for one in asked[:_BULK]]
        body = {"results": rows, "start": 0, "limit": _BULK, "size": len(rows)}
        return answer({**body, "_links": self._links("/rest/api/user/bulk")})

    async def groups_of(self, request: Request) -> Response:
        """The groups somebody is in."""
        user = self._state.users.get(wanted(request, "accountId"))
        mine = user.groups if user else set()
        return self._groups(request, lambda row: row.id in mine, "/rest/api/user/memberof")

    async def no_email(self, _: Request) -> Response:
        """Addresses are for apps that Atlassian has approved."""
        return v1_errors.unapproved()

    async def groups(self, request: Request) -> Response:
        """All groups."""
        return self._groups(request, lambda _: True, "/rest/api/group")

    async def group(self, request: Request) -> Response:
        """One group."""
        found = self._state.groups.get(wanted(request, "id"))
        if found is None:
            raise Absent
        return answer(self._linked(group(found, self._base)))

    async def picker(self, request: Request) -> Response:
        """Groups by a part of their name."""
        part = wanted(request, "query").casefold()
        return self._groups(
            request, lambda row: part in row.name.casefold(), "/rest/api/group/picker"
        )

    async def members(self, request: Request) -> Response:
        """Who is in a group; an unknown one is empty."""
        group_id = request.path_params["group_id"]
        people = [one for one in self._state.users.values() if group_id in one.groups]
        rows = [self._person(one) for one in people]
        body = window(request, _GROUPS, _GROUPS).of(rows)
        path = f"/rest/api/group/{group_id}/membersByGroupId"
        return answer({**body, "_links": self._links(path)})

    async def search(self, request: Request) -> Response:
        """People by name or id, by start and limit."""
        cql = request.query_params.get("cql", "")
        if not cql.strip():
            unread = v1_errors.cql_unread("")
            raise Declined(unread if "cql" in request.query_params else v1_errors.cql_required())
        try:
            holds = people_filter(cql, caller_of(request).account_id)
        except CqlError as error:
            raise Declined(v1_errors.cql_unread(cql)) from error
        found = [self._hit(one) for one in self._state.users.values() if holds(one)]
        body = window(request, _HITS).of(found)
        body |= {"totalSize": body["size"], "cqlQuery": cql, "searchDuration": 3}
        return answer({**body, "_links": self._links("/rest/api/search/user")})

    def _hit(self, user: UserRecord) -> Json:
        return {
            "user": self._person(user),
            "title": user.display_name,
            "excerpt": "",
            "url": f"/people/{user.account_id}",
            "breadcrumbs": [],
            "entityType": "user",
            "iconCssClass": "aui-iconfont-user",
            "lastModified": stamp(self._state.now()),
            "score": 0.0,
        }

    def _groups(self, request: Request, keep: Callable[[GroupRecord], bool], path: str) -> Response:
        rows = [group(row, self._base) for row in self._state.groups.values() if keep(row)]
        body = window(request, _GROUPS, _GROUPS).of(rows)
        return answer({**body, "_links": self._links(path)})

    def _person(self, user: UserRecord) -> Json:
        return person(user, self._base)

    def _anybody(self, account_id: str) -> Json:
        user = self._state.users.get(account_id)
        return self._person(user) if user else nobody(account_id, self._base)

    def _linked(self, shown: Json) -> Json:
        return {**shown, "_links": {**shown["_links"], "base": self._base, "context": "/wiki"}}

    def _links(self, path: str) -> Json:
        return {"base": self._base, "context": "/wiki", "self": f"{self._base}{path}"}


Keeps = Callable[[UserRecord], bool]


def people_filter(cql: str, asker_id: str) -> Keeps:
    """What tells whether a person is meant by a query of people; raises CqlError."""
    where = read(cql).where
    if where is None:
        raise CqlError("Nobody is asked for.", 0, len(cql))
    return _keeps(where, asker_id)


def _keeps(node: Node, asker_id: str) -> Keeps:
    match node:
        case Clause():
            return _clause(node, asker_id)
        case Not(part):
            inner = _keeps(part, asker_id)
            return lambda user: not inner(user)
        case And(parts):
            every = [_keeps(part, asker_id) for part in parts]
            return lambda user: all(keeps(user) for keeps in every)
        case Or(parts):
            some = [_keeps(part, asker_id) for part in parts]
            return lambda user: any(keeps(user) for keeps in some)


def _clause(clause: Clause, asker_id: str) -> Keeps:
    negative = clause.operator.negative
    match clause.field.key:
        case "type":
            ours = any(isinstance(one, Literal) and one.text == "user" for one in clause.values)
            return lambda _: ours is not negative
        case "user" | "user.accountid" | "user.userkey":
            ids = {asker_id if isinstance(one, Call) else one.text for one in clause.values}
            return lambda user: (user.account_id in ids) is not negative
        case "user.fullname":
            starts = _beginnings(clause)
            return lambda user: _named(user, starts) is not negative
        case name:
            span = clause.field.span
            raise CqlError(f"No field exists with name: {name}", span.start, span.end)


def _beginnings(clause: Clause) -> Sequence[str]:
    """The beginnings of words that a name must have; a wildcard at the end changes nothing."""
    value = clause.values[0]
    if not isinstance(value, Literal):
        return ()
    text.parse(value.text)
    return [one.strip('*"~').casefold() for one in value.text.split()]


def _named(user: UserRecord, starts: Sequence[str]) -> bool:
    words = user.display_name.casefold().split()
    return all(any(word.startswith(one) for word in words) for one in starts)
