"""Looks at how a site answers before any credential is tried: certificate, clock, protocol."""

import _ssl
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

    ``issuer`` signed the certificate, which is good until ``until``. ``chain`` is every
    certificate as it was presented, trusted or not. ``ahead`` is by how many seconds the site's
    clock is ahead of ours.
    """

    trouble: DeskError | None = None
    issuer: str = ""
    until: datetime | None = None
    chain: tuple[bytes, ...] = ()
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
    untrusted = isinstance(trouble, Untrusted)
    return Sight(trouble, chain=await _shown(site_url, road) if untrusted else ())


async def _seen(http: httpx.AsyncClient, site_url: str) -> Sight:
    began = time.time()
    async with http.stream("GET", site_url + _PATH) as response:
        ended = time.time()
        secured = _ssl_of(response)
        ahead = _ahead(response, began, ended)
        if secured is None:
            return Sight(ahead=ahead)
        issuer, until = _facts(secured.getpeercert() or {})
        return Sight(None, issuer, until, _presented(secured), secured.version() or "", ahead)


async def _shown(site_url: str, road: Road) -> tuple[bytes, ...]:
    """The chain that is not trusted, as it was sent; nothing is said to who sent it."""
    with suppress(httpx.HTTPError, httpx.InvalidURL):
        async with new_http(road=road, believe=_anybody()) as http:
            request = http.build_request("HEAD", site_url + _PATH)
            response = await http.send(request, stream=True)
            try:
                secured = _ssl_of(response)
                return _presented(secured) if secured else ()
            finally:
                await response.aclose()
    return ()


def _presented(secured: ssl.SSLObject) -> tuple[bytes, ...]:
    """Public from Python 3.13 on; before, it is where truststore takes it from as well."""
    told: Any = secured if hasattr(secured, "get_unverified_chain") else secured._sslobj  # type: ignore[attr-defined]  # noqa: SLF001
    chain = told.get_unverified_chain() or ()
    return tuple(
        each if isinstance(each, bytes) else each.public_bytes(_ssl.ENCODING_DER) for each in chain
    )


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
