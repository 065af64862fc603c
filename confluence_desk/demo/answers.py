"""Bodies of answers as the service words them: lists, errors of both API generations, times."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

from confluence_desk.demo.refusals import Refusal

V2 = "/wiki/api/v2"
V1 = "/wiki/rest/api"
_EXCEPTIONS = "com.atlassian.confluence.api.service.exceptions.api."
_V1_NAMES = {
    400: "BadRequestException",
    403: "PermissionException",
    404: "NotFoundException",
    409: "ConflictException",
    410: "GoneException",
}


def answer(
    content: object, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """JSON, as the service sends it: UTF-8, no charset named."""
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    text = data.encode("utf-8", "replace")
    return Response(text, status, dict(headers or {}), "application/json")


def nothing() -> Response:
    """Done, and nothing to say."""
    return Response(status_code=204)


def page(status: int, text: str = "", headers: Mapping[str, str] | None = None) -> Response:
    """An HTML page of the edge or of Tomcat."""
    title = f"HTTP Status {status} - {HTTPStatus(status).phrase}"
    html = (
        f'<!doctype html><html lang="en"><head><title>{title}</title></head>'
        f"<body><h1>{title}</h1>{text}</body></html>"
    )
    given = {"content-type": "text/html;charset=utf-8", **(headers or {})}
    return Response(html, status, given)


def refused(path: str, refusal: Refusal) -> Response:
    """The refusal in the words of the API that ``path`` belongs to."""
    if path.startswith(V1):
        return v1_error(refusal.status, refusal.sentence)
    return v2_error(refusal.status, refusal.code, refusal.sentence, refusal.detail)


def v2_error(status: int, code: str, title: str, detail: str | None = None) -> Response:
    """An error as v2 words it."""
    error = {"status": status, "code": code, "title": title, "detail": detail}
    return answer({"errors": [error]}, status)


def v1_error(status: int, sentence: str, *, exception: str = "") -> Response:
    """An error as v1's service layer words it."""
    name = exception or _EXCEPTIONS + _V1_NAMES.get(status, "ServiceException")
    message = {"translation": sentence, "args": []}
    data = {
        "authorized": status != HTTPStatus.FORBIDDEN,
        "valid": False,
        "errors": [{"message": message}],
        "successful": False,
    }
    return answer({"statusCode": status, "data": data, "message": f"{name}: {sentence}"}, status)


def stamp(at: datetime) -> str:
    """A time as v2 writes it: UTC with milliseconds."""
    at = at.astimezone(UTC)
    return f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}Z"


def millis(at: datetime) -> int:
    """A time as milliseconds since the epoch."""
    return round(at.timestamp() * 1000)


Row = dict[str, Any]
"""One JSON object."""
