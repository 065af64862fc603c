"""Looks at how a site answers before any credential is tried: certificate, clock, protocol."""

import ssl
import time
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from confluence_desk.api.endpoint import is_loopback
from confluence_desk.api.network import explained, new_http
from confluence_desk.domain.errors import DeskError, Untrusted
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.road import Road

_PATH = "/_edge/tenant_info"
_NAMES = ("organizationName", "commonName")


@frozen
class Sight:
    """What one request showed; ``trouble`` is why it did not come to an answer.

    ``issuer`` signed the certificate, which is good until ``until``; ``der`` is the certificate
    where it was not trusted. ``ahead`` is by how many seconds the site's clock is ahead of ours.
    """

    trouble: DeskError | None = None
    issuer: str = ""
    until: datetime | None = None
    der: bytes = b""
    protocol: str = ""
    ahead: float | None = None


async def look(site_url: str, road: Road) -> Sight:
    """Ask the site without a credential; where its certificate is not trusted, whose it is."""
    host = httpx.URL(site_url).host
    try:
        async with new_http(local=is_loopback(host), road=road) as http:
            return await _seen(http, site_url)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        trouble = explained(error, host)
    return Sight(trouble, der=await _shown(site_url, road) if _is_untrusted(trouble) else b"")


def _is_untrusted(trouble: DeskError) -> bool:
    return isinstance(trouble, Untrusted)


async def _seen(http: httpx.AsyncClient, site_url: str) -> Sight:
    began = time.time()
    async with http.stream("GET", site_url + _PATH) as response:
        ended = time.time()
        secured = _ssl_of(response)
        issuer, until, protocol = "", None, ""
        if secured is not None:
            issuer, until = _facts(secured.getpeercert() or {})
            protocol = secured.version() or ""
        return Sight(None, issuer, until, b"", protocol, _ahead(response, began, ended))


async def _shown(site_url: str, road: Road) -> bytes:
    """The certificate that is not trusted, as it was sent; nothing is said to who sent it."""
    with suppress(httpx.HTTPError, httpx.InvalidURL):
        async with new_http(road=road, believe=_anybody()) as http:
            request = http.build_request("HEAD", site_url + _PATH)
            response = await http.send(request, stream=True)
            try:
                secured = _ssl_of(response)
                return (secured.getpeercert(binary_form=True) or b"") if secured else b""
            finally:
                await response.aclose()
    return b""


def _anybody() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _ssl_of(response: httpx.Response) -> ssl.SSLObject | None:
    stream = response.extensions.get("network_stream")
    found = stream.get_extra_info("ssl_object") if stream is not None else None
    return found if isinstance(found, ssl.SSLObject) else None


def _facts(certificate: Any) -> tuple[str, datetime | None]:  # noqa: ANN401 - as ssl has it
    parts = {name: value for group in certificate.get("issuer", ()) for name, value in group}
    issuer = next((parts[name] for name in _NAMES if name in parts), "")
    ends = certificate.get("notAfter")
    until = datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC) if ends else None
    return issuer, until


def _ahead(response: httpx.Response, began: float, ended: float) -> float | None:
    """The site tells whole seconds, so that less than one means nothing."""
    try:
        told = parsedate_to_datetime(response.headers["date"]).timestamp()
    except (KeyError, TypeError, ValueError):
        return None
    if began - 1 <= told <= ended:
        return 0.0
    return told - (began + ended) / 2
