"""Reads the requests of version 1 of the API, and turns what is wrong with them into answers."""

import json
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from confluence_desk.demo import v1_errors
from confluence_desk.demo.answers import refused
from confluence_desk.demo.refusals import Absent, Refusal
from confluence_desk.demo.v1_shapes import Json

Endpoint = Callable[[Request], Awaitable[Response]]

_NUMBER = re.compile(r"[0-9]{1,18}")
_NEGATIVE = re.compile(r"-[0-9]{1,18}")
_LARGEST = 2**31 - 1


class Declined(Exception):
    """A request that is answered at once, with ``response``."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


def guarded(endpoint: Endpoint, absent: Callable[[object], Response] | None = None) -> Endpoint:
    """``endpoint``, whose refusals become answers; ``absent`` words what is not there."""

    async def guarding(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Declined as declined:
            return declined.response
        except Absent:
            return (absent or v1_errors.content_missing)(request.path_params.get("id", ""))
        except Refusal as refusal:
            return refused(request.url.path, refusal)

    return guarding


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a list is wanted."""

    start: int
    limit: int

    def of(self, rows: Sequence[Json]) -> Json:
        """The list's envelope with that part of ``rows``."""
        part = list(rows[self.start : self.start + self.limit])
        return {"results": part, "start": self.start, "limit": self.limit, "size": len(part)}


def window(request: Request, default: int, cap: int = _LARGEST) -> Window:
    """``start`` and ``limit`` of a request; above ``cap`` the limit is lowered silently."""
    return Window(number(request, "start", 0), min(number(request, "limit", default), cap))


def number(request: Request, name: str, default: int) -> int:
    """A whole number of the query; raises Declined for anything else."""
    value = request.query_params.get(name)
    if value is None:
        return default
    if _NEGATIVE.fullmatch(value):
        raise Declined(v1_errors.negative(name))
    if not _NUMBER.fullmatch(value) or int(value) > _LARGEST:
        raise Declined(v1_errors.not_a_number(value))
    return int(value)


def wanted(request: Request, name: str) -> str:
    """A parameter that must be there; raises Declined."""
    value = request.query_params.get(name)
    if value is None:
        raise Declined(v1_errors.parameter_missing(name))
    return value


def content_number(request: Request, name: str = "id") -> int:
    """The content id in the path; what is no number exists as little as an unknown one."""
    value = str(request.path_params[name]).removeprefix("att")
    if not _NUMBER.fullmatch(value):
        raise Absent
    return int(value)


async def json_body(request: Request) -> Any:  # noqa: ANN401 - JSON is what it is
    """The request's JSON; raises Declined when there is none."""
    try:
        return json.loads(await request.body())
    except (ValueError, RecursionError):
        raise Declined(v1_errors.unreadable()) from None


async def json_object(request: Request) -> Json:
    """The request's JSON object; raises Declined when it is something else."""
    body = await json_body(request)
    if not isinstance(body, dict):
        raise Declined(v1_errors.unreadable())
    return body


def own_hands(request: Request) -> None:
    """Raise Declined unless the header that keeps forged forms out is there."""
    if request.headers.get("x-atlassian-token", "").lower() not in {"nocheck", "no-check"}:
        raise Declined(v1_errors.cross_site())
