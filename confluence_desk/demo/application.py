"""Puts one demo site together: state, credentials, faults and every route, as ASGI applications."""

import secrets
from datetime import timedelta
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from confluence_desk.demo import (
    control,
    oauth,
    v1,
    v2_attachments,
    v2_comment_writes,
    v2_comments,
    v2_content_lists,
    v2_contents,
    v2_labels,
    v2_operations,
    v2_page_writes,
    v2_people,
    v2_properties,
    v2_spaces,
    v2_tree,
    v2_versions,
)
from confluence_desk.demo.access import Access, Credentials
from confluence_desk.demo.answers import V2, answer, refused, v2_error
from confluence_desk.demo.authority import App, Authority, Resource
from confluence_desk.demo.downloads import Downloads
from confluence_desk.demo.fault_layer import FaultLayer
from confluence_desk.demo.faults import Faults
from confluence_desk.demo.journal import Edge, Journal
from confluence_desk.demo.media import Signer, create_media
from confluence_desk.demo.refusals import Refusal
from confluence_desk.demo.search import Search
from confluence_desk.demo.serving import Connections
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_errors import unmapped
from confluence_desk.demo.wrong_answers import login_page

OAUTH_APP = App("demo-client", "demo-secret", "http://localhost:53682/callback")
_LEEWAY = timedelta(minutes=10)
"""How long a refresh token that was used may be used again."""


class Site:
    """One site in one process; ``app`` is the site and the gateway, ``media`` the second origin."""

    def __init__(self, state: SiteState, *, oauth_app: App = OAUTH_APP) -> None:
        self.state = state
        self.credentials = Credentials(state)
        self.faults = Faults(state.seed)
        self.journal = Journal()
        self.connections = Connections()
        signer = Signer(secrets.token_bytes(32), state.clock)
        self.downloads = Downloads(state, signer, "https://media.invalid")
        self.media = create_media(signer, self.downloads.file)
        resource = Resource(state.cloud_id, state.site_url, "Confluence Desk Demo")
        self.authority = Authority(oauth_app, resource, state.clock, leeway=_LEEWAY)
        self.search = Search(state)
        self.routes = self._routes()
        self.fault_layer = FaultLayer(self._guarded(), self.faults, abort=self.connections.abort)
        self.app: ASGIApp = Edge(self.fault_layer, self.journal, state.clock)

    def _guarded(self) -> ASGIApp:
        return Access(
            Starlette(
                routes=self.routes,
                exception_handlers={
                    Refusal: _refused,
                    HTTPException: _failed,
                    ClientDisconnect: _unheard,
                },
            ),
            state=self.state,
            credentials=self.credentials,
            bearer=self.authority.bearer,
        )

    def _routes(self) -> list[BaseRoute]:
        state = self.state
        return [
            *v2_content_lists.routes(state),
            *v2_contents.routes(state),
            *v2_spaces.routes(state),
            *v2_tree.routes(state),
            *v2_comments.routes(state),
            *v2_attachments.routes(state, self.downloads),
            *v2_labels.routes(state),
            *v2_versions.routes(state),
            *v2_people.routes(state),
            *v2_properties.routes(state),
            *v2_operations.routes(state),
            *v2_page_writes.routes(state),
            *v2_comment_writes.routes(state),
            *v1.routes(state, self.search, self.downloads),
            *oauth.routes(self.authority, state.owner_id, self._profile),
            *control.routes(state, self.faults, self.journal, self.credentials),
            Route("/_edge/tenant_info", self._tenant_info, methods=["GET"]),
            Route("/login", _login, methods=["GET"]),
            Route("/wiki/{path:path}", _web_route, methods=["GET"]),
        ]

    async def _tenant_info(self, _: Request) -> Response:
        return answer({"cloudId": self.state.cloud_id})

    def _profile(self, account_id: str) -> dict[str, object]:
        user = self.state.users[account_id]
        return {
            "account_type": user.account_type,
            "account_id": account_id,
            "email": user.email,
            "name": user.display_name,
            "account_status": user.account_status,
        }


def create_app(state: SiteState) -> ASGIApp:
    """The site and its gateway, for whoever needs nothing else of it."""
    return Site(state).app


async def _login(_: Request) -> Response:
    return login_page()


async def _web_route(request: Request) -> Response:
    """Anything for browsers: without a session it leads to the login; API paths do not exist."""
    path = request.url.path
    if path.startswith("/wiki/rest/"):
        return unmapped(str(request.url))
    if path.startswith("/wiki/api/"):
        return v2_error(404, "NOT_FOUND", "Not Found")
    return RedirectResponse("/login", HTTPStatus.FOUND)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # noqa: S101 - registered for nothing else
    return refused(request.url.path, error)


async def _unheard(_: Request, __: Exception) -> Response:
    """The client left before its request was whole: nobody reads this answer."""
    return Response(status_code=HTTPStatus.BAD_REQUEST)


async def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
    status = error.status_code
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        title = (
            "org.springframework.web.HttpRequestMethodNotSupportedException: "
            f"Request method '{request.method}' not supported"
        )
        entry = {"status": 405, "code": "METHOD_NOT_ALLOWED", "title": title}
        return answer({"errors": [entry]}, status, error.headers)
    phrase = HTTPStatus(status).phrase
    if request.url.path.startswith(V2):
        return v2_error(status, phrase.upper().replace(" ", "_"), phrase)
    return answer({"statusCode": status, "message": phrase}, status)
