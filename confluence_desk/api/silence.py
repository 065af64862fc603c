"""A client with nobody behind it, for a window that shows no site yet."""

import httpx

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.endpoint import Endpoint
from confluence_desk.api.transport import Transport
from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import NotConnected


def silent_client() -> ConfluenceClient:
    """A client that never opens a connection: whatever is asked raises ``NotConnected``."""
    http = httpx.AsyncClient(transport=_Nobody(), trust_env=False)
    return ConfluenceClient(Transport(Endpoint("https://localhost", Site(""), "", ""), http=http))


class _Nobody(httpx.AsyncBaseTransport):
    """Where requests end before they begin."""

    async def handle_async_request(self, _request: httpx.Request) -> httpx.Response:
        raise NotConnected
