"""Takes an alert apart: JSON of an alert manager, lines of a log, a stack trace, plain words.

What it gives are pieces of text, each with how much it counts; what tells one event from the
next (ids, moments, addresses of the alert manager itself) is left out.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from confluence_desk.services.alerts.words import gathered

LONGEST = 200_000
"""Letters that are read; nobody pastes an alert that is longer."""
_DEEPEST = 40

_NAMES = gathered(
    "alertname alert_name alert monitor check rule rulename title summary name subject problem"
)
_SERVICES = gathered(
    "service service_name app application component job deployment statefulset daemonset"
    " container workload topic group consumer_group index queue database datname device"
    " entity logger"
)
_HOSTS = gathered("instance host hostname node pod server endpoint")
_NOISE = gathered(
    "id ids type event_type status state severity priority urgency level receiver version source"
    " fingerprint groupkey startsat endsat starttime endtime generatorurl externalurl url urls"
    " html_url self href link links runbook runbook_url dashboard_url silenceurl panelurl time ts"
    " timestamp occurred_at created_at updated_at date at request_id trace_id span_id traceid"
    " alertid tinyid incident_number dedup_key integrationname resource_type region account"
    " truncatedalerts orgid value valuestring"
)
_FRAME = re.compile(r'\s*(?:at\s+[\w.$/]+\(|File ".*", line \d+|\.\.\. \d+ (?:more|common)|#\d+ )')
_ENDLESS = re.compile(r"[\w.+$/=\-]{200,}")
"""A key or a file in base64 is no name; to look for names in one would take minutes."""
_ASSIGNED = re.compile(r"(?<![\w.])([A-Za-z_][\w.]*)\s*[=:]\s*(\"[^\"\n]*\"|[^\s,;{}]+)")


class Piece(NamedTuple):
    """A part of an alert; ``weight`` is 1 for plain words, more for names."""

    text: str
    weight: float
    host: bool = False


def pieces(text: str) -> list[Piece]:
    """The parts of an alert that say what it is about."""
    text = _ENDLESS.sub(" ", text[: 4 * LONGEST])[:LONGEST]
    whole = _loaded(text.strip())
    if whole is not None:
        return list(_walked("", whole, 0))
    found: list[Piece] = []
    for line in text.splitlines():
        found += _of_line(line)
    return found


def _of_line(line: str) -> Iterator[Piece]:
    start = line.find("{")
    inside = _loaded(line[start:].strip()) if start >= 0 else None
    if inside is not None:
        yield from _of_line(line[:start])
        yield from _walked("", inside, 0)
    elif not _FRAME.match(line):
        for key, value in _ASSIGNED.findall(line):
            if _weight(key) > 1:
                yield Piece(value.strip('"'), _weight(key), key.lower() in _HOSTS)
        yield Piece(_ASSIGNED.sub(_without_noise, line), 1)


def _without_noise(found: "re.Match[str]") -> str:
    return " " if _weight(found[1]) == 0 else found[0]


def _loaded(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    if not text.startswith(("{", "[")):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict | list) else None


def _walked(key: str, value: Any, depth: int) -> Iterator[Piece]:  # noqa: ANN401 - as above
    if isinstance(value, dict | list):
        inside = value.items() if isinstance(value, dict) else ((key, inner) for inner in value)
        for name, inner in inside if depth < _DEEPEST else ():
            yield from _walked(str(name), inner, depth + 1)
    elif isinstance(value, int) and key.lower() in {"status", "code"}:
        yield Piece(f"HTTP {value}", 1)
    elif isinstance(value, str) and _weight(key):
        for line in value.splitlines():
            yield Piece(line, _weight(key), key.lower() in _HOSTS)


def _weight(key: str) -> float:
    plain = key.rpartition(".")[2].lower()
    if plain in _NOISE:
        return 0
    if plain in _NAMES:
        return 2
    return 1.5 if plain in _SERVICES or plain in _HOSTS else 1
