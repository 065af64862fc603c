"""Answers of a service in trouble: rate limits, the edge's pages, a login page for JSON."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus
from types import MappingProxyType

from starlette.responses import Response

from confluence_desk.demo import v1_errors
from confluence_desk.demo.answers import answer
from confluence_desk.demo.faults import Fault, Kind

_LIMITED = {"code": 429, "message": "Rate limit exceeded"}
_BURST = {"ratelimit-reason": "confluence-burst-based"}
_EDGE_FAULT = {"x-cache": "Error from cloudfront"}
_LOGIN = (
    "<!doctype html><html><head><title>Log in with Atlassian account</title></head>"
    "<body><h1>Log in to continue</h1></body></html>"
)


def wrong_answer(fault: Fault, path: str) -> Response:
    """The answer that stands in for the site's to a request of ``path``."""
    if fault.kind is Kind.BROKEN and path.endswith("/search"):
        return v1_errors.search_failed()
    return _ANSWERS[fault.kind](max(0, round(fault.seconds)))


def login_page() -> Response:
    """What a browser without a session sees."""
    return Response(_LOGIN, 200, {"content-type": "text/html;charset=UTF-8"})


def _in_seconds(seconds: int) -> Response:
    return answer(_LIMITED, 429, {**_BURST, "retry-after": str(seconds)})


def _at_a_date(seconds: int) -> Response:
    at = datetime.now(UTC) + timedelta(seconds=seconds)
    return answer(_LIMITED, 429, {**_BURST, "retry-after": format_datetime(at, usegmt=True)})


def _quota(seconds: int) -> Response:
    reset = datetime.now(UTC) + timedelta(seconds=seconds)
    headers = {
        "retry-after": str(seconds),
        "x-ratelimit-limit": "65000",
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": f"{reset:%Y-%m-%dT%H:%M:%SZ}",
        "ratelimit-reason": "confluence-quota-global-based",
        "beta-ratelimit-policy": '"global-app-quota";q=65000;w=3600',
        "beta-ratelimit": f'"global-app-quota";r=0;t={seconds}',
    }
    return answer(_LIMITED, 429, headers)


def _edge(status: int, headers: dict[str, str] | None = None) -> Response:
    title = f"{status} {HTTPStatus(status).phrase}"
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
    return Response(html, status, {"content-type": "text/html", **(headers or {})})


_ANSWERS: Mapping[Kind, Callable[[int], Response]] = MappingProxyType(
    {
        Kind.LIMITED: lambda _: answer(_LIMITED, 429),
        Kind.LIMITED_SECONDS: _in_seconds,
        Kind.LIMITED_DATE: _at_a_date,
        Kind.QUOTA: _quota,
        Kind.BROKEN: lambda _: answer({"statusCode": 500, "message": "Internal Server Error"}, 500),
        Kind.BAD_GATEWAY: lambda _: _edge(502),
        Kind.UNAVAILABLE: lambda seconds: _edge(503, {"retry-after": str(seconds)}),
        Kind.EDGE_FORBIDDEN: lambda _: _edge(403, _EDGE_FAULT),
        Kind.EDGE_MISSING: lambda _: _edge(404, _EDGE_FAULT),
        Kind.GONE: lambda _: answer({"code": 410, "message": "Gone"}, 410),
        Kind.NOT_PERMITTED: lambda _: answer({"statusCode": 403, "message": "Forbidden"}, 403),
        Kind.LOGIN: lambda _: login_page(),
    }
)
