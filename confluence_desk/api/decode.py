"""Bytes of an answer -> typed values, without stalling the loop over big ones.

msgspec holds the interpreter's lock while it decodes, so a thread alone would not free the
window. A listing is therefore cut into rows first (cheap) and decoded row by row: between two
rows another thread gets its turn.
"""

import asyncio
import re
from collections.abc import Callable
from typing import TypeVar

import msgspec

from confluence_desk.api.paging import Slice, cursor_of
from confluence_desk.domain.errors import BadReply, LoginPage

T = TypeVar("T")
W = TypeVar("W")

BIG = 512 * 1024
"""From this size on, an answer is decoded beside the loop."""

Decode = Callable[[bytes], T]

_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}(?P<low>\\u[dD][c-fC-F][0-9a-fA-F]{2})?"
    rb"|(?P<stray>u[dD][c-fC-F][0-9a-fA-F]{2})|(?P<other>.))",
    re.DOTALL,
)


class Links(msgspec.Struct, gc=False):
    """The links of a listing."""

    next: str | None = None


class Listing(msgspec.Struct):
    """A listing's envelope; the rows stay bytes. Without ``results`` it is none (trap 38)."""

    results: list[msgspec.Raw]
    links: Links | None = msgspec.field(name="_links", default=None)


async def decoded(body: bytes, decode: Decode[T]) -> T:
    """The value of an answer; ``BadReply`` when it is not what the API promises."""
    if len(body) < BIG:
        return decoded_now(body, decode)
    return await asyncio.to_thread(decoded_now, body, decode)


def decoded_now(body: bytes, decode: Decode[T]) -> T:
    """As ``decoded``, on the spot."""
    try:
        return _decoded_or_mended(body, decode)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        if body.lstrip()[:1] == b"<":
            raise LoginPage("markup in place of JSON") from None
        raise BadReply(str(error)) from None


def one(wire_type: type[W], convert: Callable[[W], T]) -> Decode[T]:
    """A decoder of one object."""
    decoder = msgspec.json.Decoder(wire_type, strict=False)
    return lambda body: convert(decoder.decode(body))


def listing(wire_type: type[W], convert: Callable[[W], T | None]) -> Decode[Slice[T]]:
    """A decoder of a listing; rows that ``convert`` to None are left out."""
    envelope = msgspec.json.Decoder(Listing)
    decoder = msgspec.json.Decoder(wire_type, strict=False)

    def decode(body: bytes) -> Slice[T]:
        found = envelope.decode(body)
        rows = [convert(decoder.decode(row)) for row in found.results]
        following = cursor_of(found.links.next) if found.links else None
        return Slice([row for row in rows if row is not None], following)

    return decode


def mended(body: bytes) -> bytes:
    """The same text with what Confluence's search damages replaced: halves of surrogate pairs."""
    text = body.decode("utf-8", "replace").removeprefix("\ufeff").encode()
    return _ESCAPE.sub(_whole_escape, text)


def _whole_escape(escape: re.Match[bytes]) -> bytes:
    return escape[0] if escape["low"] or escape["other"] else rb"\ufffd"


def _decoded_or_mended(body: bytes, decode: Decode[T]) -> T:
    try:
        return decode(body)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError):
        return decode(mended(body))
