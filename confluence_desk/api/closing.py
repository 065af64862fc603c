"""Ends answers whole: one whose closing is cut off by a cancel would keep its connection for ever.

httpcore 1.0 marks the answer as closed first and gives the connection back last, and what it
calls a shield in between holds against anyio's cancels, not against asyncio's.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from typing import Any

import httpx


async def ends_whole(response: httpx.Response) -> None:
    """Have the answer's stream closed whole; a hook for every answer that a client gets."""
    if isinstance(response.stream, httpx.AsyncByteStream):
        response.stream = _Whole(response.stream)


async def whole(closing: Coroutine[Any, Any, None]) -> None:
    """Let it come to its end before a cancel is heard."""
    task = asyncio.ensure_future(closing)  # noqa: TID251 - awaited right here
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


class _Whole(httpx.AsyncByteStream):
    """A stream whose closing goes on to its end before a cancel is heard."""

    def __init__(self, stream: httpx.AsyncByteStream) -> None:
        self._stream = stream

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._stream.__aiter__()

    async def aclose(self) -> None:
        await whole(self._stream.aclose())
