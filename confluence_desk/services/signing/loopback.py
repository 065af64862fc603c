"""Waits on a port of this machine for the browser to come back from the consent page."""

import asyncio
import errno
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from html import escape

from confluence_desk.domain.errors import SignInBroken

_HOSTS = ("127.0.0.1", "::1")
"""What ``localhost`` may be. The browser chooses, so both are ours or none is."""
_LONGEST_LINE, _LONGEST_HEAD = 16 * 1024, 64 * 1024
_PATIENCE = 5.0
_OURS: set[int] = set()
"""Ports where a sign-in of this program waits now."""
_ABSENT = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}


@asynccontextmanager
async def listening(port: int, heard: Callable[[str], str]) -> AsyncIterator[None]:
    """Answer the browser for as long as the block runs.

    ``heard`` is given the path with its query, and gives the sentence that the browser shows;
    an empty one means that it was asked for something else. Raises ``SignInBroken``: ``port``, or
    ``twice`` where another sign-in of this program waits there.
    """
    if port in _OURS:
        raise SignInBroken("twice", str(port))
    visits = _Visits(heard)
    servers: list[asyncio.Server] = []
    try:
        for host in _HOSTS:
            try:
                server = await asyncio.start_server(visits.answer, host, port, limit=_LONGEST_LINE)
            except OSError as error:
                if servers and error.errno in _ABSENT:  # this machine knows no IPv6
                    continue
                raise SignInBroken("port", str(port)) from None
            servers.append(server)
        _OURS.add(port)
        yield
    finally:
        _OURS.discard(port)
        for server in servers:
            server.close()


class _Visits:
    def __init__(self, heard: Callable[[str], str]) -> None:
        self._heard = heard

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request of a browser; whatever else knocks is sent away."""
        try:
            async with asyncio.timeout(_PATIENCE):
                target = _target((await _head(reader)).partition(b"\n")[0])
                writer.write(_page(self._heard(target) if target else ""))
                await writer.drain()
        except (OSError, TimeoutError, ValueError):
            pass
        finally:
            writer.close()


async def _head(reader: asyncio.StreamReader) -> bytes:
    """All that the browser says: who closes with some of it unread resets the connection."""
    head = b""
    while line := await reader.readline():
        head += line
        if not line.strip() or len(head) > _LONGEST_HEAD:
            break
    return head


def _target(line: bytes) -> str:
    """The path and query of a GET; empty for anything else."""
    method, _, rest = line.decode("latin-1").partition(" ")
    target, _, version = rest.strip().rpartition(" ")
    return target if method == "GET" and version.startswith("HTTP/1.") else ""


def _page(sentence: str) -> bytes:
    """A page without anything that could load more, or tell its address to anybody."""
    text = escape(sentence or "404")
    body = (
        '<!doctype html><html><head><meta charset="utf-8"><title>Confluence Desk</title></head>'
        f'<body style="font:18px sans-serif;margin:4em"><p>{text}</p></body></html>'
    ).encode()
    head = (
        f"HTTP/1.1 {'200 OK' if sentence else '404 Not Found'}\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\n"
        "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
        "Connection: close\r\n\r\n"
    ).encode()
    return head + body
