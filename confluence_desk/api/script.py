"""Fetches a company's proxy auto-configuration: directly, for no proxy is known yet."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

from confluence_desk.api.network import new_http, translated
from confluence_desk.domain.errors import BadReply
from confluence_desk.domain.road import Road

LARGEST = 1_000_000


async def script_at(url: str) -> str:
    """Its text; raises ``DeskError``, or ``OSError`` for a file."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return Path(unquote(parts.path)).read_text("utf-8")  # noqa: ASYNC240 - nobody waits for this process
    with translated(parts.hostname or "", repeatable=False):
        async with new_http(road=Road("none")) as http:
            response = await http.get(url)
    if response.status_code != httpx.codes.OK or len(response.content) > LARGEST:
        raise BadReply(f"status {response.status_code}")
    return response.text
