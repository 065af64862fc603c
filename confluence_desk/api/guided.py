"""Leads each request through the proxy that a company's script names for its host."""

import logging
import ssl
from collections.abc import Collection

import httpx

from confluence_desk.api.endpoint import is_loopback
from confluence_desk.domain.road import Guide

_LOG = logging.getLogger(__name__)
LIMITS = httpx.Limits(max_connections=20, max_keepalive_connections=8, keepalive_expiry=30.0)


class Guided(httpx.AsyncBaseTransport):
    """One transport for each proxy, and one for none; redirected requests ask for their host."""

    def __init__(self, guide: Guide, verify: ssl.SSLContext) -> None:
        self._guide = guide
        self._verify = verify
        self._by_proxy: dict[str, httpx.AsyncHTTPTransport] = {}

    @property
    def ways(self) -> Collection[httpx.AsyncHTTPTransport]:
        """Those that were needed so far."""
        return self._by_proxy.values()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send it; a host that was looked up already is asked about by its name."""
        host = request.extensions.get("sni_hostname") or request.url.host
        address = "" if is_loopback(host) else await self._guide.proxy_to(host)
        return await self._way(address).handle_async_request(request)

    async def aclose(self) -> None:
        """Close the connections of them all."""
        for way in self._by_proxy.values():
            await way.aclose()

    def _way(self, address: str) -> httpx.AsyncHTTPTransport:
        if address not in self._by_proxy:
            self._by_proxy[address] = httpx.AsyncHTTPTransport(
                verify=self._verify, proxy=_proxy(address), limits=LIMITS, trust_env=False
            )
        return self._by_proxy[address]


def _proxy(address: str) -> httpx.Proxy | None:
    """None also where the script names what is no proxy."""
    try:
        return httpx.Proxy(address) if address else None
    except (ValueError, httpx.InvalidURL):
        _LOG.warning("the script names a proxy that makes no sense")
        return None
