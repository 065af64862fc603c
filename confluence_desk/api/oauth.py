"""OAuth 2.0 (3LO) as Atlassian speaks it: the consent's address, tokens, and the sites they open.

PKCE is left out: the service takes a challenge and ignores it, the client's secret is wanted in
any case (api-notes 2.3). No answer's body is ever logged, and no error quotes a token.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

import httpx
import msgspec

from confluence_desk.api.endpoint import checked_base, is_loopback
from confluence_desk.api.failures import is_json, trace
from confluence_desk.api.network import hush, new_http, translated
from confluence_desk.api.retry import Again
from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import (
    BadReply,
    LoginPage,
    RateLimited,
    ServerFault,
    SignInBroken,
    SignInEnded,
)
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.road import Road

AUDIENCE: Final = "api.atlassian.com"
_DEAD = {"unauthorized_client", "invalid_grant", "access_denied"}
"""What the authority says of a grant that is over; anything else may pass."""


_LONGEST: Final = 24 * 60 * 60
"""Seconds that a token is believed to live: the authority says 3600."""


class Tokens(msgspec.Struct):
    """What a code or a refresh token was changed for; it is printed nowhere."""

    access_token: str
    expires_in: int = 3600
    refresh_token: str = ""

    def __repr__(self) -> str:
        return f"Tokens(expires_in={self.expires_in})"

    def until(self, asked_at: datetime) -> datetime:
        """When the access token ends; ``asked_at`` is from before the request."""
        return asked_at + timedelta(seconds=min(max(0, self.expires_in), _LONGEST))


class _Resource(msgspec.Struct):
    id: str
    url: str = ""
    name: str = ""
    scopes: list[str] = []


class _Refusal(msgspec.Struct):
    error: str = ""
    error_description: str = ""


@frozen
class Client:
    """Who asks: an app of the developer console."""

    client_id: str
    redirect_uri: str


def consent_page(authority: str, client: Client, scopes: tuple[str, ...], state: str) -> str:
    """Where the person's browser goes; all seven parts are needed."""
    asked = {
        "audience": AUDIENCE,
        "client_id": client.client_id,
        "scope": " ".join(scopes),
        "redirect_uri": client.redirect_uri,
        "state": state,
        "response_type": "code",
        "prompt": "consent",
    }
    return f"{checked_base(authority)}/authorize?{urlencode(asked)}"


async def redeemed(
    authority: str, client: Client, secret: str, code: str, *, road: Road | None = None
) -> Tokens:
    """Tokens for a code. Raises ``SignInBroken`` (``code``, ``secret``, ``refused``)."""
    asked = {
        "grant_type": "authorization_code",
        "client_id": client.client_id,
        "client_secret": secret,
        "code": code,
        "redirect_uri": client.redirect_uri,
    }
    response = await _posted(authority, asked, road)
    if response.is_success:
        return _tokens(response)
    refusal = _refusal(response)
    if response.status_code == HTTPStatus.UNAUTHORIZED:
        raise SignInBroken("secret", refusal.error_description)
    kind = "code" if refusal.error == "invalid_grant" else "refused"
    raise SignInBroken(kind, refusal.error_description or refusal.error)


async def refreshed(
    authority: str,
    client: Client,
    secret: str,
    refresh: str,
    *,
    site_url: str,
    road: Road | None = None,
) -> Tokens:
    """The next tokens; the old refresh token dies of it. Raises ``SignInEnded`` for a dead one."""
    asked = {
        "grant_type": "refresh_token",
        "client_id": client.client_id,
        "client_secret": secret,
        "refresh_token": refresh,
    }
    response = await _posted(authority, asked, road)
    if response.is_success:
        return _tokens(response)
    refusal = _refusal(response)
    if refusal.error in _DEAD:
        raise SignInEnded(site_url, refusal.error_description or refusal.error)
    raise BadReply(f"the authority: {response.status_code} {refusal.error}".strip())


async def sites(
    gateway: str, access: str, *, road: Road | None = None
) -> list[tuple[Site, tuple[str, ...]]]:
    """The Confluence sites that a token opens, each once, with the scopes it has there.

    One id may come twice, for Jira and for Confluence of one site (api-notes 2.3).
    """
    url = f"{checked_base(gateway)}/oauth/token/accessible-resources"
    headers = {"Authorization": f"Bearer {access}", "Accept": "application/json"}
    async with _http(url, road) as http:
        response = await http.get(url, headers=headers)
    if response.status_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        raise SignInBroken("refused", _refusal(response).error_description)
    if not response.is_success:
        _refusal(response)
        raise BadReply(f"accessible-resources: {response.status_code}")
    try:
        rows = msgspec.json.decode(response.content, type=list[_Resource])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise BadReply("accessible-resources make no sense") from None
    return _merged(rows)


def _merged(rows: list[_Resource]) -> list[tuple[Site, tuple[str, ...]]]:
    found: dict[str, tuple[Site, tuple[str, ...]]] = {}
    for row in rows:
        scopes = tuple(scope for scope in row.scopes if "confluence" in scope)
        if not (scopes and row.id and row.url):
            continue
        _, before = found.get(row.id, (None, ()))
        site = Site(row.url.rstrip("/").removesuffix("/wiki"), row.id, row.name)
        found[row.id] = site, tuple(dict.fromkeys((*before, *scopes)))
    return list(found.values())


async def _posted(authority: str, asked: Mapping[str, str], road: Road | None) -> httpx.Response:
    url = f"{checked_base(authority)}/oauth/token"
    async with _http(url, road) as http:
        return await http.post(url, json=dict(asked), headers={"Accept": "application/json"})


@asynccontextmanager
async def _http(url: str, road: Road | None) -> AsyncIterator[httpx.AsyncClient]:
    hush()
    host = httpx.URL(url).host
    async with new_http(local=is_loopback(host), road=road) as http:
        try:
            with translated(host, repeatable=False):
                yield http
        except Again as broken:
            raise broken.error from None


def _tokens(response: httpx.Response) -> Tokens:
    if not is_json(response):
        raise LoginPage("a web page in place of tokens")
    try:
        tokens = msgspec.json.decode(response.content, type=Tokens)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise BadReply("the tokens make no sense") from None
    both = tokens.access_token + tokens.refresh_token
    if not tokens.access_token or not (both.isascii() and both.isprintable()):
        raise BadReply("no token came")
    return tokens


def _refusal(response: httpx.Response) -> _Refusal:
    """What the authority says against it; raises what is no refusal at all."""
    status = response.status_code
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise ServerFault(status, "", trace(response))
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise RateLimited
    if not is_json(response):  # a proxy's or the edge's page: the grant may be as good as before
        raise LoginPage("a web page in place of the authority")
    try:
        return msgspec.json.decode(response.content, type=_Refusal)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _Refusal()


def utc_now() -> datetime:
    """The time, aware."""
    return datetime.now(UTC)
