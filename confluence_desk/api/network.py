"""The one place that makes HTTP clients, and turns what goes wrong below HTTP into our errors."""

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx
import truststore

from confluence_desk.api.closing import ends_whole, whole
from confluence_desk.api.endpoint import USER_AGENT
from confluence_desk.api.guided import LIMITS, Guided
from confluence_desk.api.retry import BROKEN_CONNECTION_TRIES, Again
from confluence_desk.domain.errors import (
    BadReply,
    DeskError,
    TimedOut,
    Unreachable,
    Untrusted,
)
from confluence_desk.domain.road import Road

_LOG = logging.getLogger(__name__)
TIMEOUT = httpx.Timeout(60.0, connect=10.0, pool=None)

_BROKEN = (httpx.ReadError, httpx.WriteError, httpx.CloseError, httpx.RemoteProtocolError)
_CERTIFICATE = "CERTIFICATE_VERIFY_FAILED"


def new_http(
    *, local: bool = False, road: Road | None = None, believe: ssl.SSLContext | None = None
) -> httpx.AsyncClient:
    """A client that trusts what the system trusts, follows nothing and keeps no cookie.

    ``road`` adds a proxy and certificates of the person's own. A ``local`` client, for this
    machine, passes by every proxy. ``believe`` replaces whom to believe.
    """
    road = road or Road()
    if road.guide is not None and not local:
        believe = believe or trust(road)
        return _client(believe, None, environment=False, transport=Guided(road.guide, believe))
    return _made(
        believe or trust(road),
        None if local else manual(road),
        environment=road.proxy == "system" and not local,
    )


def _made(
    verify: ssl.SSLContext, proxy: httpx.Proxy | None, *, environment: bool
) -> httpx.AsyncClient:
    """Where the environment names a proxy of a kind that we do not speak, none is used."""
    try:
        return _client(verify, proxy, environment=environment)
    except (ImportError, ValueError, httpx.InvalidURL):
        _LOG.warning("the environment names a proxy of a kind that cannot be used")
        return _client(verify, proxy, environment=False)


def _client(
    verify: ssl.SSLContext,
    proxy: httpx.Proxy | None,
    *,
    environment: bool,
    transport: httpx.AsyncBaseTransport | None = None,
) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=transport,
        verify=verify,
        trust_env=environment,
        proxy=proxy,
        follow_redirects=False,
        timeout=TIMEOUT,
        limits=LIMITS,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        headers={"User-Agent": USER_AGENT},
        event_hooks={"response": [ends_whole]},
    )


def trust(road: Road) -> ssl.SSLContext:
    """Whom to believe: the system's authorities, and those of the person's own file.

    A file that cannot be read or holds no certificate adds nothing: requests then say that the
    certificate is not trusted, which is where the remedy is told (trap 11).
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if road.ca_file:
        try:
            context.load_verify_locations(cafile=road.ca_file)
        except (OSError, ssl.SSLError):
            _LOG.warning("the file of certificates cannot be used")
    return context


def manual(road: Road) -> httpx.Proxy | None:
    """The proxy that the person named, where it is one."""
    if not road.named or not road.address:
        return None
    name, _colon, password = road.login.partition(":")
    try:
        return httpx.Proxy(road.address, auth=(name, password) if name else None)
    except (ValueError, httpx.InvalidURL):
        _LOG.warning("the proxy's address makes no sense")
        return None


@asynccontextmanager
async def tidied(http: httpx.AsyncClient) -> AsyncIterator[None]:
    """Close what a cancelled request leaves behind: a connection made for it and never used.

    httpcore keeps such a one for ever as neither idle nor closed; twenty of them, and every
    later request would wait without end. Only its pool's own lists tell which these are.
    Those that rested too long are closed before, for httpcore lets go of them all and then
    closes one after the other, which a cancel ends.
    """
    for pool in _pools(http):
        if rested := pool._assign_requests_to_connections():  # noqa: SLF001 - as it does itself
            await whole(pool._close_connections(rested))  # noqa: SLF001 - as above
    try:
        yield
    except asyncio.CancelledError:
        for pool in _pools(http):
            for connection in pool.connections:
                if not _in_use(connection, pool):
                    await connection.aclose()
        raise


def _pools(http: httpx.AsyncClient) -> Iterator[Any]:
    for transport in (http._transport, *http._mounts.values()):  # noqa: SLF001 - see above
        inner = transport.ways if isinstance(transport, Guided) else (transport,)
        pools = (getattr(each, "_pool", None) for each in inner)
        yield from (pool for pool in pools if pool is not None)


def _in_use(connection: Any, pool: Any) -> bool:  # noqa: ANN401 - httpcore's, for httpx alone
    wanted = {id(request.connection) for request in pool._requests}  # noqa: SLF001 - as above
    return id(connection) in wanted or connection.is_idle() or connection.is_closed()


def hush() -> None:
    """Keep httpx and httpcore from logging: they write whole addresses, signed ones too."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)


@contextmanager
def translated(host: str, *, repeatable: bool) -> Iterator[None]:
    """Raise our errors for those of httpx; a connection that broke is worth another try.

    The cause is cut off, for it carries the request and with it the credential.
    """
    try:
        yield
    except _BROKEN as error:
        tries = BROKEN_CONNECTION_TRIES if repeatable else 1
        raise Again(explained(error, host), tries) from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise explained(error, host) from None


def explained(error: httpx.HTTPError | httpx.InvalidURL, host: str) -> DeskError:
    """Our error for one of httpx."""
    detail = f"{type(error).__name__}: {error}".removesuffix(": ")
    if isinstance(error, httpx.DecodingError | httpx.InvalidURL):
        return BadReply(detail)
    if isinstance(error, httpx.ReadTimeout | httpx.WriteTimeout):
        return TimedOut(host, detail)
    return Untrusted(host, detail) if _CERTIFICATE in detail else Unreachable(host, detail)
