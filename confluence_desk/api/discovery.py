"""What a site tells about itself to anybody, before any credential is tried."""

import httpx
import msgspec

from confluence_desk.api.endpoint import checked_base, is_loopback
from confluence_desk.api.network import new_http, translated
from confluence_desk.api.retry import Again
from confluence_desk.domain.road import Road


class _Tenant(msgspec.Struct, rename="camel"):
    cloud_id: str = ""


async def cloud_id_of(
    site_url: str, *, http: httpx.AsyncClient | None = None, road: Road | None = None
) -> str:
    """The site's cloud id, which the gateway wants; empty where there is no such site."""
    url = checked_base(site_url) + "/_edge/tenant_info"
    host = httpx.URL(url).host
    if http is not None:
        return await _asked(http, url, host)
    async with new_http(local=is_loopback(host), road=road) as own:
        return await _asked(own, url, host)


async def _asked(http: httpx.AsyncClient, url: str, host: str) -> str:
    try:
        with translated(host, repeatable=False):
            response = await http.get(url, headers={"Accept": "application/json"})
    except Again as broken:
        raise broken.error from None
    if not response.is_success:
        return ""
    try:
        return msgspec.json.decode(response.content, type=_Tenant).cloud_id
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ""
