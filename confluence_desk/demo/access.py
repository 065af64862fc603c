"""Finds out who is calling and lets them in or not, as the site host and the gateway each do."""

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from confluence_desk.demo import scopes as endpoint_scopes
from confluence_desk.demo.answers import V1, V2, answer, page, v2_error
from confluence_desk.demo.records import UserRecord
from confluence_desk.demo.state import SiteState

GATEWAY = "/ex/confluence/"
SERVICE_ID = "712020:5e7a1c3d-0b0e-4b07-9d55-5e41ce000001"
SERVICE_MAIL = "sync-robot-x1y2z3@serviceaccount.atlassian.com"
_NOT_PERMITTED = ("/search", "/audit", "/template", "/content/search")


@dataclass(frozen=True, slots=True)
class Credential:
    """A token of an account; ``scopes`` None is a classic one, which may do all.

    That of a ``service`` account is sent without an e-mail.
    """

    account_id: str
    token: str
    scopes: frozenset[str] | None = None
    service: bool = False


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes a request, by which host, with which scopes (None: all)."""

    account_id: str
    gateway: bool
    scopes: frozenset[str] | None


class Allowed(Protocol):
    """What a Bearer token allows."""

    @property
    def account_id(self) -> str:
        """Whose it is."""

    @property
    def scopes(self) -> frozenset[str] | None:
        """What it opens; None is all."""


def caller_of(request: Request) -> Caller:
    """Who makes this request; every API route has one."""
    caller = request.scope["caller"]
    assert isinstance(caller, Caller)  # noqa: S101 - narrows for mypy
    return caller


class Credentials:
    """The tokens that have been handed out."""

    def __init__(self, state: SiteState) -> None:
        self._state = state
        self._by_token: dict[str, Credential] = {}

    def issue(self, account_id: str, scopes: frozenset[str] | None = None) -> str:
        """A token for an account; the same site and seed give the same one."""
        seed = f"{self._state.cloud_id} {account_id} {sorted(scopes) if scopes else ''}"
        digest = hashlib.sha256(seed.encode()).hexdigest().upper()
        service = account_id == SERVICE_ID
        token = f"{'ATSTT' if service else 'ATATT'}3x{digest}"
        self._by_token[token] = Credential(account_id, token, scopes, service)
        return token

    def issue_service(self, scopes: frozenset[str], token: str = "") -> str:
        """A token of the site's service account, which is made with the first.

        It looks as it is wanted, or as most of them do.
        """
        if SERVICE_ID not in self._state.users:
            robot = UserRecord(SERVICE_ID, "Sync robot", SERVICE_MAIL, account_type="app")
            self._state.users[SERVICE_ID] = robot
        if not token:
            return self.issue(SERVICE_ID, scopes)
        self._by_token[token] = Credential(SERVICE_ID, token, scopes, service=True)
        return token

    def revoke(self, token: str) -> None:
        """Make a token worthless."""
        self._by_token.pop(token, None)

    def find(self, token: str) -> Credential | None:
        """What a token stands for."""
        return self._by_token.get(token)


class Access:
    """Stands before the API: takes the gateway's prefix off, and puts the caller on."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        state: SiteState,
        credentials: Credentials,
        bearer: Callable[[str], Allowed | None],
    ) -> None:
        self._app = app
        self._state = state
        self._credentials = credentials
        self._bearer = bearer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a refusal, or pass the request on."""
        path = scope.get("path", "")
        gateway = path.startswith(GATEWAY)
        if scope["type"] != "http" or not (gateway or path.startswith("/wiki/")):
            await self._app(scope, receive, send)
            return
        if gateway:
            scope = self._without_prefix(scope)
        refusal = self._admit(scope, gateway=gateway)
        await (refusal or self._app)(scope, receive, send)

    def _without_prefix(self, scope: Scope) -> Scope:
        cloud_id, _, rest = scope["path"].removeprefix(GATEWAY).partition("/")
        path = f"/{rest}" if cloud_id == self._state.cloud_id else f"/wiki/unknown/{rest}"
        return {**scope, "path": path, "raw_path": quote(path).encode()}

    def _admit(self, scope: Scope, *, gateway: bool) -> Response | None:
        """Put the caller into ``scope``; or the answer to somebody who may not come in."""
        path = scope["path"]
        if not path.startswith((f"{V2}/", f"{V1}/")):
            return self._web(path, gateway=gateway)
        header = HTTPConnection(scope).headers.get("authorization", "")
        found = self._identify(header, gateway=gateway)
        if isinstance(found, Response):
            return found
        if found is None:
            return _unknown(path, tried=bool(header))
        scope["caller"] = found
        return self._scoped(found, scope["method"], path)

    def _identify(self, header: str, *, gateway: bool) -> Caller | Response | None:
        kind, _, value = header.partition(" ")
        if kind.lower() == "bearer":
            if not gateway:
                return answer({"error": "Failed to parse Connect Session Auth Token"}, 403)
            return self._by_bearer(value)
        pair = _pair(value) if kind.lower() == "basic" else ("", "")
        if pair is None and not gateway:
            return self._unauthorized()
        return self._by_token(*(pair or ("", "")), gateway=gateway)

    def _by_token(self, email: str, token: str, *, gateway: bool) -> Caller | Response | None:
        credential = self._credentials.find(token)
        if credential is None or (credential.scopes is not None and not gateway):
            return None
        if credential.service:  # a guess: reports differ on whether an e-mail beside it is taken
            return None
        user = self._active(credential.account_id)
        if user is None:
            return None
        if user.email.casefold() != email.casefold():
            return _mismatch() if gateway else None
        return Caller(credential.account_id, gateway, credential.scopes)

    def _by_bearer(self, token: str) -> Caller | None:
        allowed: Allowed | None = self._bearer(token)
        if allowed is None:
            credential = self._credentials.find(token)  # a person's alone is taken as nobody's: [?]
            allowed = credential if credential and credential.service else None
        if allowed is None or self._active(allowed.account_id) is None:
            return None
        return Caller(allowed.account_id, gateway=True, scopes=allowed.scopes)

    def _active(self, account_id: str) -> UserRecord | None:
        """The account, unless it is closed or unknown."""
        user = self._state.users.get(account_id)
        return user if user and user.account_status == "active" else None

    def _scoped(self, caller: Caller, method: str, path: str) -> Response | None:
        if caller.scopes is None or endpoint_scopes.opens(caller.scopes, method, path):
            return None
        body = {"code": 401, "message": "Unauthorized; scope does not match"}
        return answer(body, 401, {"x-failure-category": "FAILURE_CLIENT_SCOPE_CHECK"})

    def _web(self, path: str, *, gateway: bool) -> Response | None:
        """Web routes: none on the gateway; downloads want a session, not a token."""
        if gateway:
            return answer({"code": 404, "message": "Not Found"}, 404)
        if path.startswith("/wiki/download/"):
            return self._unauthorized()
        return None

    def _unauthorized(self) -> Response:
        realm = quote(f"{self._state.site_url}/wiki", safe="")
        return page(401, headers={"www-authenticate": f'OAuth realm="{realm}"'})


def _pair(value: str) -> tuple[str, str] | None:
    """E-mail and token of a Basic value; None when it cannot be read."""
    try:
        text = base64.b64decode(value, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    email, colon, token = text.partition(":")
    return (email, token) if colon else None


def _mismatch() -> Response:
    body = {"code": 401, "message": "Unauthorized"}
    return answer(body, 401, {"x-failure-category": "FAILURE_CLIENT_AUTH_MISMATCH"})


def _unknown(path: str, *, tried: bool) -> Response:
    """What a caller without a good credential is told: nothing is here, or keep out."""
    if path.startswith(V2):
        response = v2_error(404, "NOT_FOUND", "Not Found")
    elif path.removeprefix(V1).startswith(_NOT_PERMITTED):
        said = {"message": "Current user not permitted to use Confluence", "statusCode": 403}
        response = answer(said, 403)
    else:
        response = answer({"statusCode": 403, "message": _REJECTED}, 403)
    if tried:
        response.headers["x-seraph-loginreason"] = "AUTHENTICATED_FAILED"
    return response


_REJECTED = (
    "com.atlassian.confluence.mvc.rest.common.exception.StacklessResponseStatusException: "
    '403 FORBIDDEN "Request rejected because caller cannot access Confluence"'
)
