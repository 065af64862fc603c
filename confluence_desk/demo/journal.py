"""Remembers what the site was asked, so that tests can look; and signs every answer."""

import time
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from confluence_desk.demo.answers import millis

_KEPT = 20_000
_QUIET = 0.3
"""Seconds without a request after which the site is at leisure."""

CONTROL = "/__control__"


@dataclass(slots=True)
class Received:
    """One request; ``path`` is as it came, ``status`` 0 while it is not answered."""

    method: str
    path: str
    query: str
    has_authorization: bool
    status: int = 0


class Journal:
    """The latest requests, oldest first; those of the control route are left out."""

    def __init__(self) -> None:
        self._kept: deque[Received] = deque(maxlen=_KEPT)
        self._latest = -_QUIET

    @property
    def busy(self) -> bool:
        """Whether something was asked just now."""
        return time.monotonic() - self._latest < _QUIET

    @property
    def received(self) -> list[Received]:
        """What was asked."""
        return list(self._kept)

    def add(self, received: Received) -> None:
        """Note one more."""
        self._latest = time.monotonic()
        self._kept.append(received)

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()


class Edge:
    """The outermost layer: writes the journal, and the headers that every answer has."""

    def __init__(self, app: ASGIApp, journal: Journal, clock: Callable[[], datetime]) -> None:
        self._app = app
        self._journal = journal
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        received = _received(scope)
        if not received.path.startswith(CONTROL):
            self._journal.add(received)
        started = time.perf_counter()

        async def signed(message: Message) -> None:
            if message["type"] == "http.response.start":
                received.status = message["status"]
                message.setdefault("headers", [])
                self._sign(MutableHeaders(scope=message), started)
            await send(message)

        await self._app(scope, receive, signed)

    def _sign(self, headers: MutableHeaders, started: float) -> None:
        request_id = uuid.uuid4()
        took = round((time.perf_counter() - started) * 1000)
        headers["server"] = "AtlassianEdge"
        headers["vary"] = "Accept-Encoding"
        headers["atl-traceid"] = headers["x-trace-id"] = request_id.hex
        headers["atl-request-id"] = str(request_id)
        headers["x-confluence-request-time"] = str(millis(self._clock()))
        headers["via"] = "1.1 demo.cloudfront.net (CloudFront)"
        headers["server-timing"] = f'atl-edge;dur={took},atl-edge-pop;desc="demo"'
        headers.setdefault("x-cache", "Miss from cloudfront")


def _received(scope: Scope) -> Received:
    headers = Headers(scope=scope)
    query = scope.get("query_string", b"").decode("latin-1")
    return Received(scope["method"], scope["path"], query, "authorization" in headers)
