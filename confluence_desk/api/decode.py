"""Bytes of an answer -> typed values, without stalling the loop over big ones.

msgspec holds the interpreter's lock while it decodes, so a thread alone would not free the
window. A listing is therefore cut into rows first (cheap) and decoded row by row: between two
rows another thread gets its turn.
"""

import asyncio
import re
from collections.abc import Callable
from typing import Generic, TypeVar

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

    @property
    def cursor(self) -> str | None:
        """Where the listing goes on."""
        return cursor_of(self.links.next) if self.links else None


class _Identified(msgspec.Struct, gc=False):
    """The least that a row must have."""

    id: str | int


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


class Rows(Generic[W, T]):
    """A decoder of a listing; rows that ``convert`` to None are left out.

    Called, it takes one bad row for a bad reply; ``leniently`` gives the others, and what the
    bad ones are, for lists so long that one row must not spoil them (trap 27).
    """

    def __init__(self, wire_type: type[W], convert: Callable[[W], T | None]) -> None:
        self._envelope = msgspec.json.Decoder(Listing)
        self._decoder = msgspec.json.Decoder(wire_type, strict=False)
        self._convert = convert

    def __call__(self, body: bytes) -> Slice[T]:
        """All rows, or an error."""
        found = self._envelope.decode(body)
        rows = [self._convert(self._decoder.decode(row)) for row in found.results]
        return Slice([row for row in rows if row is not None], found.cursor)

    def leniently(self, body: bytes) -> Slice[T]:
        """The rows that can be read, and the ids of those that cannot."""
        found = self._envelope.decode(body)
        good: list[T] = []
        bad: list[str] = []
        for raw in found.results:
            try:
                row = self._convert(self._decoder.decode(raw))
            except msgspec.ValidationError:
                bad.append(_id_of(raw))
                continue
            if row is not None:
                good.append(row)
        return Slice(good, found.cursor, tuple(bad))


def listing(wire_type: type[W], convert: Callable[[W], T | None]) -> Rows[W, T]:
    """A decoder of a listing."""
    return Rows(wire_type, convert)


def _id_of(raw: msgspec.Raw) -> str:
    """The id of a row that is none; empty when not even that can be read."""
    try:
        return str(msgspec.json.decode(raw, type=_Identified).id)
    except msgspec.MsgspecError:
        return ""


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
