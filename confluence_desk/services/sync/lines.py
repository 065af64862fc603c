"""What a window and the process that syncs for it say to each other: one line of JSON each.

The window says one ``Order`` on the process's standard input, the only place where its secrets
ever are; the end of that input means: stop. The process says the other lines on its output. Where
a consent lets in it asks there for tokens, and the window says ``Lent`` ones on the input.
"""

from dataclasses import field
from pathlib import Path
from typing import Any

import msgspec

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.syncing import Job, Progress, Report
from confluence_desk.services.lending import Lent, Wanted
from confluence_desk.services.session import WayIn
from confluence_desk.services.sync.budget import Caps
from confluence_desk.system.pac import Guide

LONGEST_ORDER = 1 << 20
"""Bytes; an order is a few hundred, with thousands of ids in its job a few ten thousand."""


@frozen
class Order:
    """What to bring up to date, and how to reach it."""

    way: WayIn
    job: Job = field(default_factory=Job)
    caps: Caps = field(default_factory=Caps)


class Advance(msgspec.Struct, frozen=True, tag="progress"):
    """How far the run is."""

    progress: Progress


class News(msgspec.Struct, frozen=True, tag="news"):
    """What it stored since the last news."""

    changes: Changes


class Done(msgspec.Struct, frozen=True, tag="report"):
    """What came of it, without the list of outcomes: that lies in the library."""

    report: Report


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """It never began: ``reason`` is ``Locked`` or the class of an error, ``detail`` its kind."""

    reason: str
    detail: str = ""


Line = Advance | News | Done | Refused | Wanted


def _made(kind: type[Any], value: Any) -> Any:  # noqa: ANN401 - msgspec's own signature
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise NotImplementedError(kind)


def _plain(value: Any) -> str | None:  # noqa: ANN401 - as above
    return None if isinstance(value, Guide) else str(value)  # there it is made anew


_ENCODER = msgspec.json.Encoder(enc_hook=_plain, order="deterministic")
_LINES: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)
_LENT: msgspec.json.Decoder[Lent] = msgspec.json.Decoder(Lent)
_ORDERS: msgspec.json.Decoder[Order] = msgspec.json.Decoder(Order, dec_hook=_made)


def written(what: Line | Order | Lent) -> bytes:
    """As one line, its end included."""
    return _ENCODER.encode(what) + b"\n"


def line(text: bytes) -> Line | None:
    """What the process said; None where it makes no sense."""
    try:
        return _LINES.decode(text)
    except (msgspec.MsgspecError, ValueError):
        return None


def lent(text: bytes) -> Lent | None:
    """The token that the window lends; None where it makes no sense."""
    try:
        return _LENT.decode(text)
    except (msgspec.MsgspecError, ValueError):
        return None


def order(text: bytes) -> Order | None:
    """What the window wants; None where it makes no sense."""
    try:
        return _ORDERS.decode(text)
    except (msgspec.MsgspecError, ValueError):
        return None
