"""Commits the faults: answers instead of the site, or spoils what the site answered."""

import asyncio
import json
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from confluence_desk.demo.faults import Fault, Faults, Kind
from confluence_desk.demo.journal import CONTROL
from confluence_desk.demo.wrong_answers import wrong_answer

_SPOILING = {Kind.CUT, Kind.EMPTY, Kind.SLOW, Kind.SAME_CURSOR, Kind.NEAR_LIMIT}
_PIECES = 8


class FaultLayer:
    """Stands before the site; ``abort`` cuts a client's connection (False: it cannot)."""

    def __init__(
        self, app: ASGIApp, faults: Faults, *, abort: Callable[[Scope], bool] = lambda _: False
    ) -> None:
        self._app = app
        self._faults = faults
        self._abort = abort
        self._released = asyncio.Event()

    def release(self) -> None:
        """Let go of all requests that hang, because the site stops."""
        self._released.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request through, or not."""
        if scope["type"] != "http" or scope["path"].startswith(CONTROL):
            await self._app(scope, receive, send)
            return
        if self._faults.down:
            await self._reset(scope, receive)
            return
        due = self._faults.due(scope["method"], scope["path"])
        for fault in due:
            if fault.kind is Kind.LATENCY:
                await self._pause(fault.seconds)
        stopping = next((one for one in due if one.kind not in _SPOILING | {Kind.LATENCY}), None)
        if stopping is not None:
            await self._instead(stopping, scope, receive, send)
            return
        spoiling = [one for one in due if one.kind in _SPOILING]
        await (
            self._spoilt(spoiling, scope, receive, send)
            if spoiling
            else self._app(scope, receive, send)
        )

    async def _instead(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        if fault.kind is Kind.RESET:
            await self._reset(scope, receive)
        elif fault.kind is Kind.HANG:
            await self._hang(receive)
            if self._abort(scope):
                await _disconnected(receive)
        else:
            await wrong_answer(fault, scope["path"])(scope, receive, send)

    async def _reset(self, scope: Scope, receive: Receive) -> None:
        if not self._abort(scope):
            raise ConnectionResetError("the demo site cut the connection")
        await _disconnected(receive)

    async def _hang(self, receive: Receive) -> None:
        """Until the client gives up or the site stops."""
        async with asyncio.TaskGroup() as group:
            gone = group.create_task(_disconnected(receive))
            stop = group.create_task(self._released.wait())
            await asyncio.wait({gone, stop}, return_when=asyncio.FIRST_COMPLETED)
            gone.cancel()
            stop.cancel()

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._released.wait()
        except TimeoutError:
            return

    async def _spoilt(
        self, faults: list[Fault], scope: Scope, receive: Receive, send: Send
    ) -> None:
        status, headers, body = await self._whole(scope, receive)
        slow = None
        for fault in faults:
            match fault.kind:
                case Kind.CUT:
                    body = body[: max(1, len(body) * 2 // 3)]
                case Kind.EMPTY:
                    body = _emptied(body)
                case Kind.SAME_CURSOR:
                    body = _repeated(body, scope)
                case Kind.NEAR_LIMIT:
                    headers.append((b"x-ratelimit-nearlimit", b"true"))
                case _:
                    slow = fault.seconds
        length = str(len(body)).encode()
        headers = [(k, v) for k, v in headers if k != b"content-length"]
        headers.append((b"content-length", length))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await self._deliver(body, slow, send)

    async def _deliver(self, body: bytes, slow: float | None, send: Send) -> None:
        size = len(body) if slow is None else -(-len(body) // _PIECES) or 1
        while size and len(body) > size:
            await send({"type": "http.response.body", "body": body[:size], "more_body": True})
            body = body[size:]
            await self._pause(slow or 0)
        await send({"type": "http.response.body", "body": body})

    async def _whole(
        self, scope: Scope, receive: Receive
    ) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        """The site's answer, held back."""
        status, headers, parts = 500, list[tuple[bytes, bytes]](), list[bytes]()

        async def hold(message: Message) -> None:
            nonlocal status, headers
            if message["type"] == "http.response.start":
                status, headers = message["status"], list(message.get("headers", ()))
            else:
                parts.append(message.get("body", b""))

        await self._app(scope, receive, hold)
        return status, headers, b"".join(parts)


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _emptied(body: bytes) -> bytes:
    """A list without its rows, as if it had none."""
    try:
        content = json.loads(body)
    except ValueError:
        return body
    if isinstance(content, dict) and "results" in content:
        content["results"] = []
        links = content.get("_links", {})
        links.pop("next", None)
    return json.dumps(content).encode()


def _repeated(body: bytes, scope: Scope) -> bytes:
    """A list whose ``next`` is the request itself: it never ends."""
    try:
        content = json.loads(body)
    except ValueError:
        return body
    query = scope["query_string"].decode("latin-1")
    if isinstance(content, dict) and "cursor=" in query and "_links" in content:
        path = "/wiki" + scope["path"].partition("/wiki")[2]
        content["_links"]["next"] = f"{path}?{query}"
    return json.dumps(content).encode()
