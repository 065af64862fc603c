"""Asks an address whether it is a site of Confluence Cloud, and says why where it is none."""

import socket
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx
import msgspec

from confluence_desk.api.endpoint import checked_base, is_loopback
from confluence_desk.api.failures import is_json
from confluence_desk.api.network import explained, new_http
from confluence_desk.domain.errors import (
    DeskError,
    LoginPage,
    NoConfluence,
    NoNetwork,
    ProxyTrouble,
    RateLimited,
    ServerFault,
    Unreachable,
    Untrusted,
)
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.road import Road

CLOUD = ".atlassian.net"
_PATH = "/_edge/tenant_info"
_SHUT = {401, 403, 451}
_CAUSES = 8
"""So deep may the reason of an error lie in others."""


@frozen
class Tenant:
    """A site as it names itself; ``url`` is another than was asked where the site has moved."""

    url: str
    cloud_id: str


class _Wire(msgspec.Struct, rename="camel"):
    cloud_id: str = ""


async def tenant(site_url: str, *, reference: str, road: Road | None = None) -> Tenant:
    """The site at an address; ``reference`` is an address that surely answers.

    No credential is sent. Raises ``NoConfluence``, ``NoNetwork``, ``ProxyTrouble``,
    ``Untrusted``, ``LoginPage`` or another ``DeskError``: each says what is the matter.
    """
    site_url = checked_base(site_url)
    local = is_loopback(urlsplit(site_url).hostname or "")
    async with new_http(local=local, road=road) as http:
        try:
            found = await _asked(http, site_url)
            if isinstance(found, str):
                found = await _asked(http, found)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise await _reason(error, site_url, reference, road) from None
    if isinstance(found, str):
        raise LoginPage("a redirect without end")
    return found


async def _asked(http: httpx.AsyncClient, site_url: str) -> Tenant | str:
    """What the site tells; or the address that it has moved to."""
    response = await http.get(site_url + _PATH, headers={"Accept": "application/json"})
    host = urlsplit(site_url).hostname or ""
    if response.has_redirect_location:
        return _moved(response, host)
    if not response.is_success:
        raise _refusal(response, host)
    cloud_id = _cloud_id(response)
    if not cloud_id and not is_json(response):
        raise LoginPage("a web page in place of the site's own word")
    if not cloud_id:
        raise NoConfluence(host, "other", "no cloudId")
    return Tenant(site_url, cloud_id)


def _cloud_id(response: httpx.Response) -> str:
    try:
        return msgspec.json.decode(response.content, type=_Wire).cloud_id
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ""


def _moved(response: httpx.Response, host: str) -> str:
    """Where a renamed site is; anywhere but at Atlassian's it is somebody's sign-in page."""
    to = urlsplit(response.headers["location"])
    if to.scheme == "https" and (to.hostname or "").endswith(CLOUD) and to.hostname != host:
        return f"https://{to.hostname}"
    raise LoginPage(f"a redirect to {to.hostname or 'the same host'}")


def _refusal(response: httpx.Response, host: str) -> DeskError:
    status = response.status_code
    detail = f"status {status}"
    if status == httpx.codes.PROXY_AUTHENTICATION_REQUIRED:
        return ProxyTrouble(host, detail)
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return RateLimited()
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        return ServerFault(status, "", response.headers.get("atl-traceid", ""))
    if status in _SHUT:
        return NoConfluence(host, "closed", detail)
    return NoConfluence(host, "unknown" if host.endswith(CLOUD) else "other", detail)


async def _reason(
    error: httpx.HTTPError | httpx.InvalidURL, site_url: str, reference: str, road: Road | None
) -> DeskError:
    """Why there was no answer at all."""
    host = urlsplit(site_url).hostname or ""
    trouble = explained(error, host)
    detail = f"{type(error).__name__}: {error}"
    if isinstance(error, httpx.ProxyError):
        return ProxyTrouble(host, detail)
    if not isinstance(trouble, Unreachable) or isinstance(trouble, Untrusted):
        return trouble
    if isinstance(error, httpx.ConnectError) and _behind_proxy(
        host, await (road or Road()).toward(host)
    ):
        return ProxyTrouble(host, detail)
    if not is_loopback(host) and not await _answers(reference, road):
        return NoNetwork(host, detail)
    return NoConfluence(host, "nowhere", detail) if _is_no_name(error) else trouble


async def _answers(reference: str, road: Road | None) -> bool:
    """Whether an address that is surely there answers, whatever it says."""
    local = is_loopback(urlsplit(reference).hostname or "")
    async with new_http(local=local, road=road) as http:
        try:
            await http.head(reference)
        except httpx.HTTPError as error:
            return isinstance(explained(error, ""), Untrusted)
    return True


def _behind_proxy(host: str, road: Road) -> bool:
    if is_loopback(host) or road.proxy != "system":
        return road.named and not is_loopback(host)
    return "https" in getproxies() and not proxy_bypass(host)


def _is_no_name(error: BaseException) -> bool:
    """Whether the name could not be looked up."""
    cause: BaseException | None = error
    for _ in range(_CAUSES):
        if cause is None or isinstance(cause, socket.gaierror):
            break
        cause = cause.__cause__ or cause.__context__
    return isinstance(cause, socket.gaierror)
