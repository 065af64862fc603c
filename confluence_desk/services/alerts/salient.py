"""Draws out of an alert what it is about: names, error codes, exceptions, hosts without numbers."""

import re
from collections.abc import Iterator
from enum import StrEnum

from confluence_desk.domain.frozen import frozen
from confluence_desk.services.alerts.payloads import Piece, pieces
from confluence_desk.services.alerts.symptoms import meant
from confluence_desk.services.alerts.words import IDLE, MODIFIERS

MOST = 24
_SHORTEST, _LONGEST = 3, 60
_AGAIN = 0.25
"""How much more a word counts that is there again."""


class SignKind(StrEnum):
    """What a sign is, the most telling first."""

    CODE = "code"
    EXCEPTION = "exception"
    NAME = "name"
    HOST = "host"
    MEANING = "meaning"
    WORD = "word"


_WORTH = {
    SignKind.CODE: 2.0,
    SignKind.EXCEPTION: 2.0,
    SignKind.NAME: 1.6,
    SignKind.HOST: 1.2,
    SignKind.MEANING: 1.5,
    SignKind.WORD: 1.0,
}


@frozen
class Sign:
    """Something to look for; ``weight`` says how much it tells."""

    text: str
    kind: SignKind
    weight: float


_DROPPED = re.compile(
    r"""https?://\S+ | \b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b
    | \b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S* | \b\d{4}-\d\d-\d\d\b | \b\d\d:\d\d(?::\d\d[.,]?\d*)?\b
    | \b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b | \b0x[0-9a-fA-F]+\b | [\w.+-]+@[\w-]+\.[\w.]+
    | \b[0-9A-F]+/[0-9A-F]{6,}\b | \b(?=[0-9a-f]*\d)[0-9a-f]{12,}\b""",
    re.VERBOSE,
)
_EXCEPTION = re.compile(
    r"(?:[a-z_][\w$]*\.)*([A-Z][A-Za-z0-9]*(?:Error|Exception|Failure|Fault|Timeout))\b"
)
_CODE = re.compile(
    r"\b(?:[A-Z]{1,6}-\d{2,6} | E[A-Z]{3,12}(?![a-z]) | [A-Z]{2,}(?:_[A-Z0-9]+)+"
    r"| NXDOMAIN | SERVFAIL | READONLY | OOMKilled | CrashLoopBackOff | ImagePullBackOff)\b",
    re.VERBOSE,
)
_HTTP = re.compile(
    r"(?:HTTP(?:/[\d.]+)?|status(?:[ _]code)?|answers?)\W{1,4}([45]\d\d|5xx|4xx)\b", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_][\w$]*(?:[.\-/][\w$]+)*", re.UNICODE)
_HUMP = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[^\W\d_A-Za-z]+")
_CAMEL = re.compile(r"(?:[A-Z][a-z0-9]+){2,}|[a-z]+(?:[A-Z][a-z0-9]+)+")
_DIGIT = re.compile(r"\d")
_TAIL = re.compile(r"(?:Error|Exception|Failure|Fault)$")
_PATH = re.compile(r"(?<![\w.])/(?:[\w.\-]+/?)+")


def signs(text: str, most: int = MOST) -> tuple[Sign, ...]:
    """What an alert is about, the most telling first; nothing of it changes from night to night."""
    found = _Found()
    for piece in pieces(text):
        _read(piece, found)
    for words in meant(text):
        found.add(words, SignKind.MEANING)
    return found.best(most)


class _Found:
    """Signs by their letters; what is there twice counts a little more, but once."""

    def __init__(self) -> None:
        self._signs: dict[str, Sign] = {}

    def add(self, text: str, kind: SignKind, weight: float = 1) -> None:
        """Note a sign."""
        text = text.strip("-_.:/$ ")
        key = text.casefold()
        if not _SHORTEST <= len(text) <= _LONGEST or key in IDLE:
            return
        worth = weight * _WORTH[kind] * (0.5 if key in MODIFIERS else 1)
        known = self._signs.get(key)
        if known is None:
            self._signs[key] = Sign(text, kind, worth)
        else:
            best = max(known, Sign(text, kind, worth), key=lambda sign: sign.weight)
            self._signs[key] = Sign(best.text, best.kind, best.weight + _AGAIN)

    def best(self, most: int) -> tuple[Sign, ...]:
        """The most telling of them."""
        ranked = sorted(self._signs.values(), key=lambda sign: (-sign.weight, sign.text))
        return tuple(ranked[:most])


def _read(piece: Piece, found: _Found) -> None:
    text = _PATH.sub(_last_of_path, _DROPPED.sub(" ", piece.text))
    for match in _HTTP.finditer(text):
        found.add(match[1], SignKind.CODE, piece.weight)
        if match[1].startswith("5"):
            found.add("5xx", SignKind.CODE, piece.weight)
    for match in _EXCEPTION.finditer(text):
        found.add(match[1], SignKind.EXCEPTION, piece.weight)
        _parts(_TAIL.sub("", match[1]), found, SignKind.WORD, piece.weight)
    for match in _CODE.finditer(text):
        found.add(match[0], SignKind.CODE, piece.weight)
    for match in _NAME.finditer(text):
        _named(match[0], piece, found)


def _last_of_path(found: "re.Match[str]") -> str:
    """Of a path its last two names, as words."""
    return " ".join(found[0].strip("/").split("/")[-2:])


def _named(name: str, piece: Piece, found: _Found) -> None:
    """A word, or a name that is made of several."""
    if _CAMEL.fullmatch(name):
        found.add(name, SignKind.NAME, piece.weight)
        _parts(name, found, SignKind.WORD, piece.weight)
    elif not re.search(r"[.\-_/:]", name):
        if not _DIGIT.search(name):
            found.add(name if name.isupper() else name.lower(), SignKind.WORD, piece.weight)
    elif piece.host or _DIGIT.search(name) or "." in name:
        _host(name, piece, found)
    else:
        found.add(name, SignKind.NAME, piece.weight)
        _parts(name, found, SignKind.WORD, piece.weight)


def _host(name: str, piece: Piece, found: _Found) -> None:
    """``cache-0.eu-west.internal:6379`` is ``cache``: numbers and domains say where, not what."""
    label = re.split(r"[.:/]", name, maxsplit=1)[0]
    kept = [part for part in re.split(r"[-_]", label) if part and not _DIGIT.search(part)]
    kept = [part for part in kept if len(part) > 1]
    if len(kept) > 1:
        found.add(("_" if "_" in label else "-").join(kept), SignKind.HOST, piece.weight)
    for part in kept:
        _parts(part, found, SignKind.HOST if len(kept) == 1 else SignKind.WORD, piece.weight)


def _parts(name: str, found: _Found, kind: SignKind, weight: float) -> None:
    for part in _humps(name):
        found.add(part, kind, weight)


def _humps(name: str) -> Iterator[str]:
    """The words of ``aName``, ``a_name`` and ``a-name``."""
    return (part[0].lower() for part in _HUMP.finditer(name))
