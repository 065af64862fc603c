"""The second origin, where file bytes are: signed links only, no credentials welcome."""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

LIFETIME = timedelta(minutes=30)
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ticket:
    """What one signed link opens."""

    file_id: str
    version: int
    thumbnail: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """The bytes behind a ticket."""

    data: bytes
    media_type: str


class Signer:
    """Makes and checks the tokens of links, by the site's clock."""

    def __init__(self, secret: bytes, clock: Callable[[], datetime]) -> None:
        self._secret = secret
        self._clock = clock

    def sign(self, ticket: Ticket, lifetime: timedelta = LIFETIME) -> str:
        """A token in the shape of a JWT that opens ``ticket`` for a while."""
        claims = {
            "file": ticket.file_id,
            "version": ticket.version,
            "thumbnail": ticket.thumbnail,
            "exp": int((self._clock() + lifetime).timestamp()),
        }
        signed = f"{_packed({'alg': 'HS256', 'typ': 'JWT'})}.{_packed(claims)}"
        return f"{signed}.{self._seal(signed)}"

    def ticket(self, token: str) -> Ticket | None:
        """What ``token`` opens; None when it is forged or too old."""
        signed, _, seal = token.rpartition(".")
        if not hmac.compare_digest(seal.encode(), self._seal(signed).encode()):
            return None
        claims = json.loads(_unpacked(signed.partition(".")[2]))
        if claims["exp"] <= self._clock().timestamp():
            return None
        return Ticket(claims["file"], claims["version"], claims["thumbnail"])

    def _seal(self, signed: str) -> str:
        digest = hmac.new(self._secret, signed.encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _packed(value: dict[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def _unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def link(origin: str, token: str, ticket: Ticket, *, name: str, container_id: int) -> str:
    """The address that a download of the API redirects to."""
    query = {
        "token": token,
        "client": "00000000-0000-4000-8000-000000000009",
        "name": name,
        "dl": "true",
        "max-age": "2592000",
        "collection": f"contentId-{container_id}",
    }
    place = "image" if ticket.thumbnail else "binary"
    return f"{origin}/file/{ticket.file_id}/{place}?{urlencode(query, quote_via=quote)}"


def create_media(signer: Signer, find: Callable[[Ticket], File | None]) -> Starlette:
    """The application of the second origin; ``find`` reads a file of the site."""

    async def serve(request: Request) -> Response:
        if "authorization" in request.headers:
            return _refusal(400, "Only one auth mechanism allowed")
        ticket = signer.ticket(request.query_params.get("token", ""))
        if ticket is None or ticket.file_id != request.path_params["file_id"]:
            return _refusal(403, "The token is invalid or has expired")
        file = find(ticket)
        if file is None:
            return _refusal(404, "File not found")
        return _delivery(file, request)

    return Starlette(
        routes=[
            Route("/file/{file_id}/binary", serve, methods=["GET"]),
            Route("/file/{file_id}/image", serve, methods=["GET"]),
        ]
    )


def _refusal(status: int, title: str) -> Response:
    return JSONResponse({"error": {"code": status, "title": title}}, status)


def _delivery(file: File, request: Request) -> Response:
    headers = {
        "accept-ranges": "bytes",
        "content-disposition": _disposition(request.query_params.get("name", "")),
        "cache-control": "private, max-age=2592000",
    }
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    if asked is None:
        return Response(file.data, 200, headers, file.media_type)
    return _part(file, asked, headers)


def _part(file: File, asked: re.Match[str], headers: dict[str, str]) -> Response:
    size = len(file.data)
    first, last = _bounds(asked, size)
    if first >= size or first > last:
        return Response(b"", 416, {**headers, "content-range": f"bytes */{size}"})
    headers["content-range"] = f"bytes {first}-{last}/{size}"
    return Response(file.data[first : last + 1], 206, headers, file.media_type)


def _bounds(asked: re.Match[str], size: int) -> tuple[int, int]:
    """The first and last byte; a range without a start counts from the end."""
    if asked[1]:
        return int(asked[1]), min(int(asked[2] or size), size - 1)
    return max(0, size - int(asked[2] or 0)), size - 1


def _disposition(name: str) -> str:
    plain = re.sub(r'[^ -~]|["\\]', "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
