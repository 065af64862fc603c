"""The control route: what the Python control object can do, by JSON, for another process."""

import base64
from collections.abc import Callable, Mapping
from datetime import timedelta
from ipaddress import ip_address
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import Credentials
from confluence_desk.demo.answers import Row, answer, v2_error
from confluence_desk.demo.faults import Fault, Faults
from confluence_desk.demo.journal import CONTROL, Journal
from confluence_desk.demo.questions import sent
from confluence_desk.demo.records import ContentRecord, Restriction
from confluence_desk.demo.refusals import Invalid
from confluence_desk.demo.state import SiteState

_METHODS = frozenset(
    {
        *("create_page", "create_blog", "create_folder", "create_space", "edit", "rename"),
        *("move", "reorder", "add_label", "remove_label", "comment", "reply", "edit_comment"),
        *("resolve", "delete_comment", "attach", "add_file_version", "rename_attachment"),
        *("trash_attachment", "purge_attachment", "archive", "trash", "trash_tree", "restore"),
        *("purge", "restrict", "restore_version", "delete_version", "set_state", "watch"),
        *("archive_space", "revoke", "grant", "add_property", "hand_over"),
    }
)
"""Methods of ``SiteState`` that may be called from outside."""


def routes(
    state: SiteState, faults: Faults, journal: Journal, credentials: Credentials
) -> list[Route]:
    """``POST /__control__/call/METHOD`` with a method's arguments as JSON, and the switches."""
    desk = _Control(state, faults, journal, credentials)
    paths: Mapping[tuple[str, str], Callable[[Request], Any]] = {
        ("/call/{name}", "POST"): desk.call,
        ("/faults", "POST"): desk.add_fault,
        ("/faults", "GET"): desk.list_faults,
        ("/faults", "DELETE"): desk.clear_faults,
        ("/down", "POST"): desk.down,
        ("/up", "POST"): desk.up,
        ("/requests", "GET"): desk.requests,
        ("/requests", "DELETE"): desk.forget,
        ("/lag", "POST"): desk.lag,
        ("/thin", "POST"): desk.thin,
        ("/tokens", "POST"): desk.issue,
        ("/tokens/{token}", "DELETE"): desk.withdraw,
    }
    return [
        Route(CONTROL + path, _local(endpoint), methods=[method])
        for (path, method), endpoint in paths.items()
    ]


def _local(endpoint: Callable[[Request], Any]) -> Callable[[Request], Any]:
    """Serve this machine only, and no page of a browser."""

    async def guarded(request: Request) -> Response:
        host = request.client.host if request.client else "127.0.0.1"
        if not ip_address(host).is_loopback or "origin" in request.headers:
            return v2_error(403, "FORBIDDEN", "Only for programs of this machine")
        try:
            response: Response = await endpoint(request)
        except (TypeError, ValueError, KeyError) as error:
            raise Invalid(f"{type(error).__name__}: {error}") from error
        return response

    return guarded


class _Control:
    def __init__(
        self, state: SiteState, faults: Faults, journal: Journal, credentials: Credentials
    ) -> None:
        self._state = state
        self._faults = faults
        self._journal = journal
        self._credentials = credentials

    async def call(self, request: Request) -> Response:
        """Call one method of the control object."""
        name = request.path_params["name"]
        if name not in _METHODS:
            raise Invalid(f"There is no method {name}; there are: {', '.join(sorted(_METHODS))}")
        result = getattr(self._state, name)(**_arguments(await sent(request)))
        return answer(_result(result))

    async def add_fault(self, request: Request) -> Response:
        """Put a fault in force."""
        fault = self._faults.add(**await sent(request))
        return answer(_fault(fault))

    async def list_faults(self, _: Request) -> Response:
        """The faults in force, and how often each has hit."""
        return answer(
            {"down": self._faults.down, "faults": [_fault(one) for one in self._faults.rules]}
        )

    async def clear_faults(self, _: Request) -> Response:
        """No more faults."""
        self._faults.clear()
        return answer({})

    async def down(self, _: Request) -> Response:
        """Do not be reachable."""
        self._faults.down = True
        return answer({})

    async def up(self, _: Request) -> Response:
        """Be reachable again."""
        self._faults.down = False
        return answer({})

    async def requests(self, _: Request) -> Response:
        """What the site was asked."""
        rows = [
            {
                "method": one.method,
                "path": one.path,
                "query": one.query,
                "hasAuthorization": one.has_authorization,
                "status": one.status,
            }
            for one in self._journal.received
        ]
        return answer({"requests": rows})

    async def forget(self, _: Request) -> Response:
        """Start a new journal."""
        self._journal.clear()
        return answer({})

    async def lag(self, request: Request) -> Response:
        """Let lists or the search lag by seconds."""
        given = await sent(request)
        seconds = {
            name: timedelta(seconds=given[name]) for name in ("lists", "search") if name in given
        }
        self._state.lag(**seconds)
        return answer({})

    async def thin(self, request: Request) -> Response:
        """Serve short and empty pages, or stop that."""
        self._state.thin_lists = bool((await sent(request)).get("on", True))
        return answer({})

    async def issue(self, request: Request) -> Response:
        """A token for an account, with ``scopes`` or a classic one; or for the ``service`` one."""
        given = await sent(request)
        scopes = given.get("scopes")
        if given.get("service"):
            return answer({"token": self._credentials.issue_service(frozenset(scopes or ()))})
        self._state.users[given["account_id"]]
        token = self._credentials.issue(
            given["account_id"], None if scopes is None else frozenset(scopes)
        )
        return answer({"token": token})

    async def withdraw(self, request: Request) -> Response:
        """Make a token worthless."""
        self._credentials.revoke(request.path_params["token"])
        return answer({})


def _arguments(given: Row) -> Row:
    """JSON as Python: bytes are base64, restrictions are objects of lists."""
    made = dict(given)
    if "data" in made:
        made["data"] = base64.b64decode(made["data"], validate=True)
    for name in ("read", "update"):
        if isinstance(one := made.get(name), dict):
            made[name] = Restriction(set(one.get("users", ())), set(one.get("groups", ())))
    return made


def _result(result: object) -> Row:
    """What a method returned, as far as a test needs it."""
    if isinstance(result, ContentRecord):
        return {
            "id": str(result.id),
            "title": result.title,
            "status": result.status,
            "version": len(result.versions),
        }
    if isinstance(result, list):
        return {"results": [_result(one) for one in result]}
    number = getattr(result, "id", None)
    return {"result": result} if number is None and _plain(result) else {"id": str(number)}


def _plain(value: object) -> bool:
    return value is None or isinstance(value, str | int | bool | tuple)


def _fault(fault: Fault) -> Row:
    return {
        "kind": fault.kind,
        "path": fault.path,
        "method": fault.method,
        "count": fault.count,
        "probability": fault.probability,
        "hits": fault.hits,
    }
