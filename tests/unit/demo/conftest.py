"""A client for the demo's applications that needs neither a socket nor a running loop."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from confluence_desk.demo.access import Access, Credentials
from confluence_desk.demo.application import Site
from confluence_desk.demo.records import GroupRecord, SpaceRecord, UserRecord
from confluence_desk.demo.state import SiteState


class Visitor:
    """Sends one request at a time straight into an application."""

    def __init__(self, app: ASGIApp, base: str, headers: dict[str, str]) -> None:
        self._app = app
        self._base = base
        self.headers = headers

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(
                transport=transport, base_url=self._base, headers=self.headers
            ) as client:
                return await client.request(method, path, **options)

        return asyncio.run(send())

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        return self.request("POST", path, **options)

    def put(self, path: str, **options: Any) -> httpx.Response:
        return self.request("PUT", path, **options)

    def delete(self, path: str, **options: Any) -> httpx.Response:
        return self.request("DELETE", path, **options)


@pytest.fixture
def visit() -> Callable[..., Visitor]:
    """Open an application: ``visit(app)``, with headers for every request where wanted."""

    def opened(app: ASGIApp, base: str = "http://acme.test", **headers: str) -> Visitor:
        return Visitor(app, base, headers)

    return opened


class Clock:
    """A time that passes a little with every look, and more when told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 6, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=5)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(clock: Clock) -> SiteState:
    """Two people, a group, a space of theirs and a personal one."""
    site = SiteState(clock=clock)
    site.site_url = "http://acme.test"
    site.own(UserRecord("ada", "Ada North", "ada@acme.test", time_zone="Asia/Tokyo", groups={"g1"}))
    site.add_user(UserRecord("bo", "Bo Reed", "bo@acme.test"))
    site.add_group(GroupRecord("g1", "night shift"))
    site.add_space(SpaceRecord(1, "OPS", "Operations", "ada", clock()))
    site.add_space(SpaceRecord(2, "~712020:ab.cd", "Ada North", "ada", clock(), type="personal"))
    return site


@pytest.fixture
def serve(state: SiteState, visit: Callable[..., Visitor]) -> Callable[..., Visitor]:
    """Serve routes of the API to somebody: ``serve(routes, "bo", gateway=True)``."""

    def served(routes: Sequence[BaseRoute], who: str = "ada", *, gateway: bool = False) -> Visitor:
        credentials = Credentials(state)
        token = credentials.issue(who)
        app = Access(
            Starlette(routes=routes), state=state, credentials=credentials, bearer=lambda _: None
        )
        base = f"http://acme.test/ex/confluence/{state.cloud_id}" if gateway else "http://acme.test"
        pair = httpx.BasicAuth(state.users[who].email, token)
        return visit(app, base, authorization=pair._auth_header)  # noqa: SLF001 - saves a codec

    return served


@pytest.fixture
def site(state: SiteState) -> Site:
    """The whole site over ``state``."""
    return Site(state)


@pytest.fixture
def enter(site: Site, visit: Callable[..., Visitor]) -> Callable[..., Visitor]:
    """Sign in to the whole site: ``enter("bo")``."""

    def entered(who: str = "ada") -> Visitor:
        user = site.state.users[who]
        pair = httpx.BasicAuth(user.email, site.credentials.issue(who))
        return visit(site.app, authorization=pair._auth_header)  # noqa: SLF001 - saves a codec

    return entered
