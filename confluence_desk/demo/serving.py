"""Serves an ASGI application on loopback: no signal handlers, no log, connections one can cut."""

import asyncio
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

HOST = "127.0.0.1"


class Connections:
    """The open connections of a server, by the client's address."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, int], asyncio.Transport] = {}

    def add(self, transport: asyncio.Transport) -> None:
        """One has been made."""
        self._open[_peer(transport)] = transport

    def discard(self, transport: asyncio.Transport) -> None:
        """One is gone."""
        self._open = {key: one for key, one in self._open.items() if one is not transport}

    def abort(self, scope: Scope) -> bool:
        """Reset the connection that a request came by; whether there is one."""
        client = scope.get("client")
        transport = self._open.get(tuple(client)) if client else None
        if transport is None:
            return False
        # Without lingering the client gets a reset, not an orderly end.
        transport.get_extra_info("socket").setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )
        transport.abort()
        return True


def _peer(transport: asyncio.BaseTransport) -> tuple[str, int]:
    host, port, *_ = transport.get_extra_info("peername")
    return host, port


def _watched(connections: Connections) -> type[H11Protocol]:
    class Watched(H11Protocol):
        """HTTP, with its connections on a list."""

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            connections.add(transport)
            super().connection_made(transport)

        def connection_lost(self, exc: Exception | None) -> None:
            connections.discard(self.transport)
            super().connection_lost(exc)

    return Watched


class _Quiet(uvicorn.Server):
    """A server that leaves the process's signals to the process, and says when it is ready."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class LoopbackServer:
    """One application on one port of this machine; the port is taken at once."""

    def __init__(
        self, app: ASGIApp, *, port: int = 0, connections: Connections | None = None
    ) -> None:
        # Named TCP, so that asyncio turns Nagle off: 40 ms an answer otherwise.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._socket.bind((HOST, port))
        except OSError:
            self._socket.close()
            raise
        options: dict[str, Any] = {
            "http": _watched(connections or Connections()),
            "lifespan": "off",
            "log_config": None,
            "access_log": False,
            "server_header": False,
            "proxy_headers": False,
            "log_level": "warning",
            "timeout_graceful_shutdown": 2,
        }
        self._server = _Quiet(uvicorn.Config(app, **options))

    @property
    def url(self) -> str:
        """The origin it is reached at."""
        host, port = self._socket.getsockname()
        return f"http://{host}:{port}"

    async def ready(self) -> None:
        """Wait until it answers."""
        await self._server.ready.wait()

    async def run(self) -> None:
        """Serve until ``stop``."""
        try:
            await self._server.serve(sockets=[self._socket])
        finally:
            self._socket.close()

    def stop(self) -> None:
        """Let ``run`` end, after the requests that are being answered."""
        self._server.should_exit = True

    def close(self) -> None:
        """Give the port back, of a server that never ran."""
        self._socket.close()
