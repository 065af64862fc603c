"""An internet of a few hosts: a site and its gateway over the demo's application, and troubles."""

import socket
from collections.abc import Callable

import httpx
import pytest

from confluence_desk.api import tenant
from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.endpoint import Endpoint
from confluence_desk.api.transport import Outcome, Transport
from confluence_desk.demo.application import Site
from confluence_desk.domain.road import Road

ACME = "https://acme.atlassian.net"
GATEWAY = "https://api.atlassian.com"
COMPANY_CA = "/etc/company.pem"
COMPANY_PROXY = "http://proxy.acme.example:8080"
PAGE = {"content-type": "text/html"}


def _no_name(request: httpx.Request) -> httpx.Response:
    error = httpx.ConnectError("[Errno -2] Name or service not known", request=request)
    error.__cause__ = socket.gaierror(-2, "Name or service not known")
    raise error


def _refused(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("All connection attempts failed", request=request)


def _silent(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("", request=request)


def _proxy(request: httpx.Request) -> httpx.Response:
    raise httpx.ProxyError("407 Proxy Authentication Required", request=request)


def _intercepted(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError(
        "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", request=request
    )


def _answer(
    status: int, text: str = "", **headers: str
) -> Callable[[httpx.Request], httpx.Response]:
    return lambda _: httpx.Response(status, text=text, headers={**PAGE, **headers})


TROUBLES: dict[str, Callable[[httpx.Request], httpx.Response]] = {
    "refused.example.com": _refused,
    "silent.example.com": _silent,
    "proxied.example.com": _proxy,
    "intercepted.example.com": _intercepted,
    "sso.example.com": _answer(200, "<title>Sign in</title>"),
    "login.example.com": _answer(302, location="https://id.example.com/login?secret=1"),
    "server.example.com": _answer(404, "<title>Confluence Server</title>"),
    "shut.example.com": _answer(403, "<title>Forbidden</title>"),
    "broken.example.com": _answer(502),
    "slow.example.com": _answer(429),
    "other.example.com": lambda _: httpx.Response(200, json={"name": "something else"}),
    "renamed.atlassian.net": _answer(301, location=f"{ACME}/_edge/tenant_info"),
}


class Internet:
    """Answers like the hosts it knows; ``offline`` is a machine without any network.

    Requests whose path holds ``lost`` are lost on their way.
    """

    def __init__(self, site: Site) -> None:
        self.offline = False
        self.lost = ""
        self.seen: list[httpx.Request] = []
        self._app = httpx.ASGITransport(site.app)

    def http(self, *, local: bool = False, road: Road | None = None) -> httpx.AsyncClient:
        """A client of it, as the program makes its own."""
        del local
        return httpx.AsyncClient(
            transport=_Road(self, road or Road()), trust_env=False, follow_redirects=False
        )

    def client(
        self, endpoint: Endpoint, *, on_outcome: Callable[[Outcome], None] | None = None
    ) -> ConfluenceClient:
        """What the program asks Confluence with."""
        http = self.http(road=endpoint.road)
        transport = Transport(endpoint, http=http, jitter=lambda: 0.0, on_outcome=on_outcome)
        return _Closing(transport, http)

    async def answer(self, request: httpx.Request, road: Road) -> httpx.Response:
        """What comes back."""
        self.seen.append(request)
        host = request.url.host
        if self.offline or (self.lost and self.lost in request.url.path):
            return _no_name(request)
        if host in {httpx.URL(ACME).host, httpx.URL(GATEWAY).host}:
            return await self._app.handle_async_request(request)
        if host == "intercepted.example.com" and road.ca_file == COMPANY_CA:
            return httpx.Response(200, json={"cloudId": "4444"})
        if host == "proxied.example.com" and road.address == COMPANY_PROXY:
            return httpx.Response(200, json={"cloudId": "5555"})
        if host in TROUBLES:
            return TROUBLES[host](request)
        return _answer(404)(request) if host.endswith(".atlassian.net") else _no_name(request)


class _Road(httpx.AsyncBaseTransport):
    def __init__(self, internet: Internet, road: Road) -> None:
        self._internet = internet
        self._road = road

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self._internet.answer(request, self._road)


class _Closing(ConfluenceClient):
    """Closes the connections that were made for it."""

    def __init__(self, transport: Transport, http: httpx.AsyncClient) -> None:
        super().__init__(transport)
        self._made = http

    async def aclose(self) -> None:
        await super().aclose()
        await self._made.aclose()


def connect(site: Site, monkeypatch: pytest.MonkeyPatch) -> Internet:
    """Let the program meet this internet instead of the real one."""
    internet = Internet(site)
    site.state.site_url = ACME
    monkeypatch.setattr(tenant, "new_http", internet.http)
    return internet
