"""A scripted Confluence behind httpx, and a world in which waiting takes no time."""

import asyncio
import base64
import re
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import httpx

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.transport import Endpoint, Outcome, Transport
from confluence_desk.domain.entities import Site

T = TypeVar("T")

SITE = Site("https://acme.atlassian.net")
TOKEN = "s3cret-T0ken"
NOW = datetime(2026, 4, 28, 12, 0, tzinfo=UTC)
ME = {"type": "known", "accountId": "712020:me", "displayName": "Ada"}
NOT_FOUND = {"errors": [{"status": 404, "code": "NOT_FOUND", "title": "Not Found", "detail": None}]}
GATEWAY = "https://api.atlassian.com/ex/confluence/11111111-2222-3333-4444-555555555555"


@dataclass
class Answer:
    """What the fake says: JSON, or text or bytes as they are."""

    body: object = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def response(self) -> httpx.Response:
        if isinstance(self.body, bytes):
            return httpx.Response(self.status, content=self.body, headers=self.headers)
        if isinstance(self.body, str):
            headers = {"content-type": "text/html", **self.headers}
            return httpx.Response(self.status, content=self.body.encode(), headers=headers)
        return httpx.Response(self.status, json=self.body, headers=self.headers)


Handler = Callable[[httpx.Request], Answer | Awaitable[Answer]]
Step = Answer | Exception | Handler | dict[str, Any]


class FakeWorld:
    """Its clock goes on only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = NOW
        self.slept: list[float] = []

    def clock(self) -> datetime:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)


class FakeSite:
    """Answers by path: each route's steps in turn, the last one for ever."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.world = FakeWorld()
        self.outcomes: list[Outcome] = []
        self._routes: list[tuple[re.Pattern[str], list[Step]]] = []
        self.on(r"/wiki/rest/api/user/current", ME)

    def on(self, path: str, *steps: Step) -> None:
        """Answer a path (a pattern, without what stands before ``/wiki``) with ``steps``."""
        self._routes.insert(0, (re.compile(rf"(?:/ex/confluence/[^/]+)?{path}"), list(steps)))

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        for pattern, steps in self._routes:
            if pattern.fullmatch(request.url.path):
                step = steps.pop(0) if len(steps) > 1 else steps[0]
                return (await _taken(step, request)).response()
        return Answer(NOT_FOUND, 404).response()

    def client(self, *, base: str = SITE.url, bearer: bool = False) -> ConfluenceClient:
        endpoint = Endpoint(base, SITE, "ada@example.com", TOKEN, bearer)
        return ConfluenceClient(self.transport(endpoint))

    def transport(self, endpoint: Endpoint | None = None) -> Transport:
        return Transport(
            endpoint or Endpoint(SITE.url, SITE, "ada@example.com", TOKEN),
            http=httpx.AsyncClient(transport=httpx.MockTransport(self)),
            sleep=self.world.sleep,
            clock=self.world.clock,
            jitter=lambda: 1.0,
            on_outcome=self.outcomes.append,
        )

    def paths(self) -> list[str]:
        return [request.url.path for request in self.requests]

    def queries(self) -> list[dict[str, str]]:
        return [dict(request.url.params) for request in self.requests]


async def _taken(step: Step, request: httpx.Request) -> Answer:
    if isinstance(step, Exception):
        raise step
    if isinstance(step, dict):
        return Answer(step)
    if isinstance(step, Answer):
        return step
    found = step(request)
    return found if isinstance(found, Answer) else await found


def v2_list(
    rows: Sequence[object], *, size: int = 10_000, empty_between: bool = False
) -> Callable[[httpx.Request], Answer]:
    """A v2 listing that gives at most ``size`` rows at once, whatever was asked for.

    Its cursors need encoding and are not the last parameter of ``next``.
    """

    def answer(request: httpx.Request) -> Answer:
        given = request.url.params.get("cursor")
        at, gap = _place(given)
        count = 0 if gap else min(size, int(request.url.params.get("limit", "25")))
        following = at + count
        links = {"base": f"{SITE.url}/wiki"}
        if following < len(rows):
            cursor = _cursor(following, gap=empty_between and not gap)
            encoded = str(httpx.QueryParams({"cursor": cursor}))
            links["next"] = f"/wiki{request.url.path.partition('/wiki')[2]}?{encoded}&limit=25"
        return Answer({"results": list(rows[at:following]), "_links": links})

    return answer


def _cursor(at: int, *, gap: bool) -> str:
    return base64.b64encode(f"{at}:{int(gap)}:>>>?".encode()).decode()


def _place(cursor: str | None) -> tuple[int, bool]:
    if cursor is None:
        return 0, False
    at, gap, _ = base64.b64decode(cursor, validate=True).decode().split(":", 2)
    return int(at), gap == "1"


def page_row(number: int, **more: object) -> dict[str, object]:
    """A page as v2 lists it."""
    return {
        "id": str(number),
        "title": f"Page {number}",
        "spaceId": "1",
        "status": "current",
        "version": {"number": 1, "authorId": "712020:me", "createdAt": "2026-03-19T14:23:47.640Z"},
        "body": {},
        "_links": {"webui": f"/spaces/OPS/pages/{number}/Page+{number}"},
        **more,
    }


def run(coro: Coroutine[Any, Any, T]) -> T:
    """Run to the end; fails when it leaves a task behind."""

    async def watched() -> T:
        result = await coro
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not left, f"tasks left pending: {left}"
        return result

    return asyncio.run(watched())
