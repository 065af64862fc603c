"""Sends calls to one endpoint: credential, limits, patience, and errors as ``DeskError``."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from urllib.parse import urlsplit

import httpx
import msgspec

from confluence_desk.api import wire
from confluence_desk.api.call import WHO_AM_I, Call
from confluence_desk.api.credential import Credential
from confluence_desk.api.decode import Decode, decoded
from confluence_desk.api.endpoint import Endpoint, bearer
from confluence_desk.api.endurance import Endurance
from confluence_desk.api.failures import failure, trace
from confluence_desk.api.gate import Gate
from confluence_desk.api.lanes import Lane
from confluence_desk.api.network import hush, new_http, tidied, translated
from confluence_desk.api.reading import only_reads
from confluence_desk.api.retry import Again, Patience, judged, spread
from confluence_desk.api.scopes import needed
from confluence_desk.domain.entities import Person
from confluence_desk.domain.errors import (
    DeskError,
    Forbidden,
    LoginPage,
    Missing,
    RateLimited,
    ReadOnly,
    ScopeMissing,
    SignInEnded,
    SignInNeeded,
    Unreachable,
)
from confluence_desk.domain.frozen import frozen

T = TypeVar("T")

IN_FLIGHT = 8
SEARCHES_IN_FLIGHT = 3
FILES_IN_FLIGHT = 4
LACKS_FOR = timedelta(minutes=15)
"""For so long nothing is asked that the token may not; a fault of the gateway passes by then."""

_LOG = logging.getLogger(__name__)
_PLAIN_PATH = re.compile(r"/wiki(/[A-Za-z0-9_~:-][A-Za-z0-9_.~:-]*)+")


@frozen
class Outcome:
    """What a request says about the link: whether the API was reached, and when it wants a rest."""

    reached: bool
    waiting_until: datetime | None = None


def utc_now() -> datetime:
    """The time, aware."""
    return datetime.now(UTC)


class Transport:
    """Asks one endpoint; everything that can go wrong comes out as ``DeskError``.

    The world's ``sleep``, ``clock`` and ``jitter`` can be replaced. ``http`` is closed by
    whoever made it. ``on_outcome`` hears how each call ended, for the connection's state.
    A ``patient`` one waits for as long as the service wants a rest, or the network is away in
    the middle of things; ``on_wait`` hears until when, and None when a long wait is over.
    ``requests`` and ``bytes_in`` count what was sent and what came.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        http: httpx.AsyncClient | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], datetime] = utc_now,
        jitter: Callable[[], float] = spread,
        on_outcome: Callable[[Outcome], None] | None = None,
        patient: bool = False,
        on_wait: Callable[[datetime | None], None] | None = None,
    ) -> None:
        hush()
        self.requests = 0
        self.bytes_in = 0
        self.endpoint = endpoint
        self._prefix = urlsplit(endpoint.base).path
        self._http = http or new_http(local=endpoint.local, road=endpoint.road)
        self._owned = http is None
        self._clock = clock
        self._on_outcome = on_outcome or (lambda _: None)
        self._on_wait = on_wait or (lambda _: None)
        self._waiting_until: datetime | None = None
        self._lane = Lane(IN_FLIGHT)
        self._search_lane = Lane(SEARCHES_IN_FLIGHT)
        self._file_lane = Lane(FILES_IN_FLIGHT)
        self._gate = Gate(sleep=sleep, clock=clock, on_wait=self._rest)
        patience = Patience(sleep=sleep, clock=clock, jitter=jitter, on_wait=self._rest)
        endurance = Endurance(
            patience, sleep=sleep, clock=clock, on_wait=self._rest, alive=self._alive
        )
        self.patiently = endurance if patient else patience
        self._credential = Credential(self._who_am_i, clock)
        self._lacking: dict[tuple[str, tuple[str, ...]], datetime] = {}

    @property
    def site_url(self) -> str:
        """The site's web origin, which errors name."""
        return self.endpoint.site.url

    async def aclose(self) -> None:
        """Close the connections that this made."""
        if self._owned:
            await self._http.aclose()

    async def ask(self, call: Call, decode: Decode[T]) -> T:
        """The decoded answer to ``call``."""
        self._refuse_vain(call)
        with self._told():
            response = await self._certain(call)
        return await decoded(response.content, decode)

    @asynccontextmanager
    async def opened(self, call: Call) -> AsyncIterator[httpx.Response]:
        """An answer that is not read yet, or a redirect to one. One try, no patience."""
        self._refuse_vain(call)
        async with self._file_lane.slot():
            with self._told():
                response = await self._once(call)
            try:
                yield response
            finally:
                await response.aclose()

    @asynccontextmanager
    async def fetched(self, url: str, start: int = 0) -> AsyncIterator[httpx.Response]:
        """The unread answer of another host, asked without any credential. One try."""
        host = urlsplit(url).hostname or ""
        headers = {"Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
        request = self._http.build_request("GET", url, headers=headers)
        with translated(host, repeatable=True):
            self.requests += 1
            async with tidied(self._http):
                response = await self._http.send(request, stream=True)
        try:
            _LOG.debug("GET a file from %s -> %d", host, response.status_code)
            yield response
        finally:
            self.bytes_in += response.num_bytes_downloaded
            await response.aclose()

    async def confirm_credential(self) -> None:
        """Raise ``SignInNeeded`` when the site does not know us (any more)."""
        await self._credential.confirm(self.site_url)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell how it ended, unless it is not over."""
        try:
            yield
        except (Unreachable, LoginPage):
            self._on_outcome(Outcome(reached=False))
            raise
        except RateLimited as limited:
            self._on_outcome(Outcome(reached=True, waiting_until=limited.until))
            raise
        except DeskError:
            self._on_outcome(Outcome(reached=True, waiting_until=self._still_waiting()))
            raise
        self._on_outcome(Outcome(reached=True, waiting_until=self._still_waiting()))

    async def renewing(self, asked: Callable[[], Awaitable[T]]) -> T:
        """What comes of asking; once more with another token where OAuth's has ended (trap 15)."""
        tokens = self.endpoint.tokens
        if tokens is None:
            return await asked()
        used = await tokens.token()
        try:
            return await asked()
        except SignInEnded:
            raise
        except SignInNeeded:
            if await tokens.renewed(used) == used:
                raise
        return await asked()

    async def _certain(self, call: Call) -> httpx.Response:
        return await self.renewing(lambda: self._sure(call))

    async def _sure(self, call: Call) -> httpx.Response:
        """The answer; a 403 or 404 only once it is known not to mean our credential."""
        try:
            return await self.patiently(self._once, call)
        except (Missing, Forbidden):
            if call.path != WHO_AM_I:
                await self.confirm_credential()
            raise

    async def _once(self, call: Call) -> httpx.Response:
        """One try: a successful answer, or the error, wrapped in ``Again`` if it may pass."""
        await self._gate.passed()
        async with AsyncExitStack() as slots:
            if call.search:
                await slots.enter_async_context(self._search_lane.slot())
            await slots.enter_async_context(self._lane.slot())
            was_narrow = self._lane.narrow
            response = await self._sent(call)
        self._note(response, was_narrow=was_narrow)
        if _succeeded(response, call):
            return response
        await response.aclose()
        error = failure(response, call, self.site_url)
        if isinstance(error, ScopeMissing) and error.scopes and call.path != WHO_AM_I:
            self._lacking[error.what, error.scopes] = self._clock() + LACKS_FOR
        raise judged(error, response, call, self._clock())

    async def _sent(self, call: Call) -> httpx.Response:
        """The answer as it came, read unless it is a stream that succeeded."""
        request = self._request(call, await self._authorization())
        self._refuse_writing(request, call.what)
        with translated(self.endpoint.host, repeatable=call.repeatable):
            self.requests += 1
            async with tidied(self._http):
                response = await self._http.send(request, stream=True)
            try:
                if not _streams(response, call):
                    await response.aread()
            except BaseException:
                await response.aclose()
                raise
            finally:
                self.bytes_in += response.num_bytes_downloaded
        _LOG.debug("%s %s -> %d %s", call.method, call.path, response.status_code, trace(response))
        return response

    async def _authorization(self) -> str:
        """The value of the header, with a token that is good now."""
        tokens = self.endpoint.tokens
        if tokens is None:
            return self.endpoint.authorization
        return bearer(await tokens.token())

    def _request(self, call: Call, authorization: str) -> httpx.Request:
        if not _PLAIN_PATH.fullmatch(call.path):
            raise Missing(call.what, "no such id")
        headers = {"Accept": "application/json", "Authorization": authorization}
        content = None
        if call.body is not None:
            headers["Content-Type"] = "application/json"
            content = msgspec.json.encode(call.body)
        return self._http.build_request(
            call.method,
            self.endpoint.base + call.path,
            params=dict(call.query),
            headers=headers,
            content=content,
        )

    def _refuse_vain(self, call: Call) -> None:
        """A token hardly gets more scopes: what it was refused is not asked again so soon."""
        if self._lacking and self.lacked(call.path):
            raise ScopeMissing(*needed(call.path))

    def lacked(self, path: str) -> tuple[str, ...]:
        """The scopes any one of which would open a path; none where it was not refused lately."""
        until = self._lacking.get(needed(path))
        return needed(path)[1] if until is not None and until > self._clock() else ()

    def _refuse_writing(self, request: httpx.Request, what: str) -> None:
        """The last thing before a request leaves: it only reads, or the person lets it change."""
        path = request.url.path.removeprefix(self._prefix)
        if not only_reads(request.method, path) and not self.endpoint.may_write():
            raise ReadOnly(what)

    def _note(self, response: httpx.Response, *, was_narrow: bool) -> None:
        """Slow down or speed up by what the answer says of the limits."""
        limited = response.status_code == httpx.codes.TOO_MANY_REQUESTS
        if limited:
            self._gate.note(response.headers)
        if limited or response.headers.get("x-ratelimit-nearlimit", "").lower() == "true":
            self._lane.narrow = True
        elif was_narrow:
            self._lane.widen()

    def _rest(self, until: datetime | None) -> None:
        self._waiting_until = until
        self._on_wait(until)
        if until is not None:
            self._on_outcome(Outcome(reached=True, waiting_until=until))

    def _still_waiting(self) -> datetime | None:
        if self._waiting_until is not None and self._waiting_until <= self._clock():
            self._waiting_until = None
        return self._waiting_until

    async def _alive(self) -> bool:
        """Whether the site answers, whatever it says."""
        try:
            await self._once(Call(WHO_AM_I, "the current user"))
        except Again as again:
            return not isinstance(again.error, Unreachable)
        except DeskError as error:
            return not isinstance(error, Unreachable)
        return True

    async def _who_am_i(self) -> Person | None:
        response = await self.patiently(self._once, Call(WHO_AM_I, "the current user"))
        return await decoded(response.content, wire.CURRENT_USER)


def _streams(response: httpx.Response, call: Call) -> bool:
    return call.stream and response.is_success


def _succeeded(response: httpx.Response, call: Call) -> bool:
    """Whether it is an answer; markup with status 200 is somebody's login page (trap 6)."""
    if response.is_success:
        return "html" not in response.headers.get("content-type", "")
    return call.stream and response.has_redirect_location


__all__ = ["Endpoint", "Outcome", "Transport", "utc_now"]
