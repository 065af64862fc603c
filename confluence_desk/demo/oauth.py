"""OAuth as the cloud does it: a consent page, one-time codes, refresh tokens that rotate."""

import html
import json
from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from confluence_desk.demo.authority import Authority, Grant, Resource

_NEEDED = (*("audience", "client_id", "scope", "redirect_uri", "state", "response_type", "prompt"),)
_FIXED = (("audience", "api.atlassian.com"), ("response_type", "code"))

Profile = Callable[[str], Mapping[str, object]]
"""What ``/me`` says about an account."""


def routes(authority: Authority, account_id: str, profile: Profile) -> list[Route]:
    """The pages and calls of the authority; ``account_id`` is who sits at the browser."""
    desk = _Desk(authority, account_id, profile)
    return [
        Route("/authorize", desk.consent, methods=["GET"]),
        Route("/authorize", desk.answer, methods=["POST"]),
        Route("/oauth/token", desk.token, methods=["POST"]),
        Route("/oauth/token/accessible-resources", desk.resources, methods=["GET"]),
        Route("/me", desk.me, methods=["GET"]),
    ]


class _Desk:
    """The authority's HTTP side."""

    def __init__(self, authority: Authority, account_id: str, profile: Profile) -> None:
        self._authority = authority
        self._account_id = account_id
        self._profile = profile

    async def consent(self, request: Request) -> Response:
        """The page that asks the person."""
        if wrong := self._wrong(request.query_params):
            return HTMLResponse(_ERROR.format(html.escape(wrong)), 400)
        query = request.query_params
        scopes = "".join(f"<li>{html.escape(one)}</li>" for one in query["scope"].split())
        fields = "".join(
            f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
            for name, value in query.items()
        )
        app, site = self._authority.app.name, self._authority.resource.name
        return HTMLResponse(_CONSENT.format(html.escape(app), html.escape(site), scopes, fields))

    async def answer(self, request: Request) -> Response:
        """Back to the app, with a code or with a refusal."""
        form = {name: str(value) for name, value in (await request.form()).items()}
        if wrong := self._wrong(form):
            return HTMLResponse(_ERROR.format(html.escape(wrong)), 400)
        target, state = form["redirect_uri"], form["state"]
        if form.get("answer") != "approve":
            refusal = {
                "error": "access_denied",
                "error_description": "User did not authorize the request",
            }
            return RedirectResponse(f"{target}?{urlencode({**refusal, 'state': state})}", 302)
        scopes = frozenset(form["scope"].split())
        code = self._authority.code(self._account_id, scopes, target)
        return RedirectResponse(f"{target}?{urlencode({'state': state, 'code': code})}", 302)

    def _wrong(self, query: Mapping[str, str]) -> str:
        """What the browser is told instead of a consent page; the app never hears of it."""
        missing = [name for name in _NEEDED if not query.get(name)]
        if missing:
            return f"invalid_request: {missing[0]} is missing"
        for name, right in _FIXED:
            if query[name] != right:
                return f"invalid_request: {name} cannot be {query[name]}"
        app = self._authority.app
        if query["client_id"] != app.client_id:
            return "unauthorized_client: the client is unknown"
        if query["redirect_uri"] != app.redirect_uri:
            return f"unauthorized_client: redirect_uri is not registered for client {app.client_id}"
        unticked = frozenset(query["scope"].split()) - app.scopes - {"offline_access"}
        if app.scopes and unticked:
            return f"invalid_scope: {min(unticked)} is not added to the app"
        return ""

    async def token(self, request: Request) -> Response:
        """Tokens for a code or a refresh token; PKCE is ignored, the secret is wanted."""
        asked = await _fields(request)
        app = self._authority.app
        if (asked.get("client_id"), asked.get("client_secret")) != (
            app.client_id,
            app.client_secret,
        ):
            return _denial(401, "access_denied", "Unauthorized")
        match asked.get("grant_type"):
            case "authorization_code":
                made = self._authority.redeem(asked.get("code", ""), asked.get("redirect_uri", ""))
                refusal = _denial(403, "invalid_grant", "Invalid authorization code")
            case "refresh_token":
                made = self._authority.refresh(asked.get("refresh_token", ""))
                refusal = _denial(403, "unauthorized_client", "refresh_token is invalid")
            case _:
                made, refusal = (
                    None,
                    _denial(403, "unsupported_grant_type", "Unsupported grant type"),
                )
        return JSONResponse(made) if made else refusal

    async def resources(self, request: Request) -> Response:
        """The sites a token opens, with what it may do there."""
        grant = self._grant(request)
        if grant is None:
            return _unauthorized()
        sites = (self._authority.resource, *self._authority.others)
        return JSONResponse([row for site in sites for row in _rows(site, grant.scopes)])

    async def me(self, request: Request) -> Response:
        """Who the token belongs to."""
        grant = self._grant(request)
        if grant is None:
            return _unauthorized()
        if "read:me" not in grant.scopes:
            return JSONResponse({"code": 403, "message": "Forbidden"}, 403)
        return JSONResponse(dict(self._profile(grant.account_id)))

    def _grant(self, request: Request) -> Grant | None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        return self._authority.bearer(token) if scheme.lower() == "bearer" else None


def _rows(site: Resource, scopes: frozenset[str]) -> list[dict[str, object]]:
    """One for each product of a site that the scopes open: the same id may come twice."""
    of_confluence = sorted(one for one in scopes if "confluence" in one)
    of_jira = sorted(one for one in scopes if "jira" in one)
    about = {
        "id": site.cloud_id,
        "url": site.url,
        "name": site.name,
        "avatarUrl": f"{site.url}/avatar.png",
    }
    return [{**about, "scopes": one} for one in (of_jira, of_confluence) if one]


async def _fields(request: Request) -> dict[str, str]:
    if "json" not in request.headers.get("content-type", ""):
        return {name: str(value) for name, value in (await request.form()).items()}
    try:
        asked = json.loads(await request.body())
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in asked.items()} if isinstance(asked, dict) else {}


def _denial(status: int, error: str, description: str) -> Response:
    return JSONResponse({"error": error, "error_description": description}, status)


def _unauthorized() -> Response:
    return JSONResponse({"code": 401, "message": "Unauthorized"}, 401)


_ERROR = """<!doctype html><html lang="en"><head><title>Something went wrong</title></head>
<body><h1>Something went wrong</h1><p>{}</p></body></html>"""

_CONSENT = """<!doctype html><html lang="en"><head><title>Authorize app</title></head><body>
<h1>{0} is requesting access to your account</h1><p>Use app on: <b>{1}</b></p><ul>{2}</ul>
<form method="post" action="/authorize">{3}
<button name="answer" value="approve">Accept</button>
<button name="answer" value="deny">Cancel</button></form></body></html>"""
