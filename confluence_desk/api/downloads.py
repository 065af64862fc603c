"""A file's bytes: the API names a signed address, which is used at once and never kept."""

import re
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack

import httpx

from confluence_desk.api.call import V1, Call
from confluence_desk.api.network import explained
from confluence_desk.api.redirects import followed
from confluence_desk.api.retry import Again, judged
from confluence_desk.api.transport import Transport, utc_now
from confluence_desk.domain.entities import Attachment
from confluence_desk.domain.errors import (
    BadReply,
    DeskError,
    Forbidden,
    Missing,
    RateLimited,
    ServerFault,
)

CHUNK = 64 * 1024
_RANGE = re.compile(r"bytes (\d{1,18})-")
HOPS = 5
REFUSED_TRIES = 2
"""The file host mostly refuses an address that has grown too old: get a new one, once."""


class Downloads:
    """Fetches files by the only route that takes API tokens (api-notes 12.2)."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def stream(
        self, attachment: Attachment, version: int | None, start: int = 0
    ) -> AsyncGenerator[bytes, None]:
        """The bytes from ``start`` on in chunks; nothing stays open when it is closed.

        A host that knows no ranges sends all of them: what is there already is passed over.
        """
        query = {} if version is None else {"version": str(version)}
        call = Call(_path(attachment), f"file {attachment.title}", query, stream=True)
        stack, response = await self._opened(call, start)
        async with stack:
            over = start - _first(response, start)
            try:
                async for chunk in response.aiter_bytes(CHUNK):
                    if fresh := chunk[over:]:
                        yield fresh
                    over = max(0, over - len(chunk))
            except httpx.HTTPError as error:
                raise explained(error, response.url.host) from None

    async def _opened(self, call: Call, start: int) -> tuple[AsyncExitStack, httpx.Response]:
        async def found(call: Call) -> tuple[AsyncExitStack, httpx.Response]:
            return await self._found(call, start)

        async def sure() -> tuple[AsyncExitStack, httpx.Response]:
            try:
                return await self._transport.patiently(found, call)
            except (Missing, Forbidden):
                await self._transport.confirm_credential()
                raise

        return await self._transport.renewing(sure)

    async def _found(self, call: Call, start: int) -> tuple[AsyncExitStack, httpx.Response]:
        """The file's own answer behind all redirects, and what must be closed after it."""
        endpoint = self._transport.endpoint
        url = endpoint.base + call.path
        async with AsyncExitStack() as stack:
            response = await stack.enter_async_context(self._transport.opened(call))
            for _ in range(HOPS):
                if not response.has_redirect_location:
                    self._check(response, call)
                    return stack.pop_all(), response
                url = followed(response.headers["location"], url, endpoint)
                await response.aclose()
                response = await stack.enter_async_context(self._transport.fetched(url, start))
        raise BadReply("a redirect without end")

    def _check(self, response: httpx.Response, call: Call) -> None:
        status = response.status_code
        if response.is_success or status == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            return
        if status in {401, 403}:
            raise Again(Forbidden(call.what, f"file host: {status}"), REFUSED_TRIES)
        if status in {404, 410}:
            raise Again(Missing(call.what, f"file host: {status}"), REFUSED_TRIES)
        raise judged(_trouble(status), response, call, utc_now())


def _first(response: httpx.Response, start: int) -> int:
    """Which byte of the file the answer begins with; a range beyond the end holds none."""
    status = response.status_code
    if status == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
        raise BadReply("file host: the file is shorter than what is here of it")
    if status != httpx.codes.PARTIAL_CONTENT:
        return 0
    told = _RANGE.match(response.headers.get("content-range", ""))
    if told is None or int(told[1]) > start:
        raise BadReply("file host: another part than was asked for")
    return int(told[1])


def _trouble(status: int) -> DeskError:
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return RateLimited(None, "file host")
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        return ServerFault(status, "file host")
    return BadReply(f"file host: {status}")


def _path(attachment: Attachment) -> str:
    return f"{V1}/content/{attachment.container_id}/child/attachment/{attachment.id}/download"
