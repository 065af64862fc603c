"""Fetches a picture from a host that is no Confluence: only when asked, and telling it nothing."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import ip_address
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from confluence_desk.api.network import explained, new_http, tidied
from confluence_desk.domain.errors import (
    BadReply,
    DeskError,
    Forbidden,
    Missing,
    RateLimited,
    ServerFault,
    TooLarge,
    Unreachable,
)
from confluence_desk.domain.road import Road

LARGEST = 12 * 1024 * 1024
HOPS = 4
_PORT = 443
_PICTURES = frozenset({
    "image/avif", "image/bmp", "image/gif", "image/jpeg", "image/jpg", "image/png",
    "image/svg+xml", "image/vnd.microsoft.icon", "image/webp", "image/x-icon",
})  # fmt: skip
_INNER = (".local", ".localhost", ".internal", ".lan", ".home", ".corp", ".intranet", ".home.arpa")

Resolve = Callable[[str], Awaitable[Sequence[str]]]


async def addresses_of(host: str) -> Sequence[str]:
    """The network addresses behind a name."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, _PORT, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Unreachable(host, f"{type(error).__name__}: {error.strerror}") from None
    return [str(entry[4][0]) for entry in found]


class ForeignPictures:
    """One picture at a time, over https, without cookies, credential or referrer.

    Nothing on this machine or in its own network can be reached: a name is looked up once, every
    address behind it must be public, and the connection goes to the very address that was looked
    at. The site's own host is the one exception. Where a proxy does the looking up, names and
    written addresses are judged alone.
    """

    def __init__(
        self,
        site_url: str,
        *,
        http: httpx.AsyncClient | None = None,
        resolve: Resolve = addresses_of,
        proxied: Callable[[str], Awaitable[bool]] | None = None,
        road: Road | None = None,
    ) -> None:
        self._site_host = urlsplit(site_url).hostname or ""
        self._http = http
        self._owned = http is None
        self._resolve = resolve
        self._road = road or Road()
        self._proxied = proxied or self._behind_proxy

    async def aclose(self) -> None:
        """Close the connections."""
        if self._owned and self._http is not None:
            await self._http.aclose()

    async def fetch(self, address: str) -> tuple[bytes, str]:
        """The bytes of a picture and its media type."""
        for _ in range(HOPS):
            answer = await self._answer(address)
            if isinstance(answer, tuple):
                return answer
            address = answer
        raise BadReply("a redirect without end")

    async def _answer(self, address: str) -> tuple[bytes, str] | str:
        """The picture, or where it has moved to."""
        parts = _checked(address)
        host = str(parts.hostname)
        request = await self._request(parts, host)
        http = self._client()
        try:
            async with tidied(http):
                response = await http.send(request, stream=True)
            try:
                if response.has_redirect_location:
                    return urljoin(address, response.headers["location"])
                return await _picture(response, host)
            finally:
                await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise explained(error, host) from None

    async def _request(self, parts: SplitResult, host: str) -> httpx.Request:
        """Asks the address that was looked at, by the name that its certificate must have."""
        url = httpx.URL(parts._replace(fragment="").geturl())
        headers = {"Accept": "image/*", "Host": host}
        extensions = {"sni_hostname": host}
        if not await self._proxied(host):
            url = url.copy_with(host=await self._public(host))
        return self._client().build_request("GET", url, headers=headers, extensions=extensions)

    async def _public(self, host: str) -> str:
        found = await self._resolve(host)
        inner = host != self._site_host and not all(ip_address(one).is_global for one in found)
        if not found or inner:
            raise Forbidden(f"the picture on {host}", "an address in a private network")
        return found[0]

    async def _behind_proxy(self, host: str) -> bool:
        if self._road.proxy == "system":
            return "https" in getproxies() and not proxy_bypass(host)
        return (await self._road.toward(host)).named

    def _client(self) -> httpx.AsyncClient:
        if self._http is None:
            self._http = new_http(road=self._road)
        return self._http


def _checked(address: str) -> SplitResult:
    """The parts of an address that may be asked at all."""
    try:
        parts = urlsplit(address)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise BadReply("no address of a picture") from None
    if parts.scheme != "https" or not host or port not in {None, _PORT} or "@" in parts.netloc:
        raise Forbidden("the picture", "only https addresses are asked for pictures")
    if _is_inner(host):
        raise Forbidden(f"the picture on {host}", "a name in a private network")
    return parts


def _is_inner(host: str) -> bool:
    """A name or written address that can only mean this machine or its own network."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        bare = host.rstrip(".").lower()
        return "." not in bare or f".{bare}".endswith(_INNER)


async def _picture(response: httpx.Response, host: str) -> tuple[bytes, str]:
    if not response.is_success:
        raise _trouble(response.status_code, host)
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _PICTURES:
        raise BadReply("something that is no picture")
    told = response.headers.get("content-length", "")
    if told.isdigit() and int(told) > LARGEST:
        raise TooLarge(f"the picture on {host}")
    parts: list[bytes] = []
    size = 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > LARGEST:
            raise TooLarge(f"the picture on {host}")
        parts.append(part)
    return b"".join(parts), kind


def _trouble(status: int, host: str) -> DeskError:
    what = f"the picture on {host}"
    if status in {404, 410}:
        return Missing(what, f"status {status}")
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return RateLimited(None, host)
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        return ServerFault(status, host)
    return Forbidden(what, f"status {status}")
