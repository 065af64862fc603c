"""The command ``cql``: says whether queries make sense, and what is wrong where."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TextIO

from confluence_desk import terminal
from confluence_desk.cql.check import Finding, Inspection, Severity, inspect
from confluence_desk.cql.printing import canonical
from confluence_desk.pipe import write


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it was given, or why a line held none."""

    text: str
    refusal: str = ""


def cql(options: argparse.Namespace) -> int:
    """Judge what the command line gives; 0 when all of it is valid, else 1."""
    asked = _lines(sys.stdin) if options.stdin else [Asked(options.query or "")]
    show = _json if options.json or options.stdin else _words
    valid = True
    for one in asked:
        reading = inspect(one.text)
        if cut_off := show(one, reading):
            return cut_off
        valid = valid and reading.valid and not one.refusal
    return terminal.WHOLE if valid else terminal.FAILED


def _lines(stream: TextIO) -> Iterable[Asked]:
    """Each line is one query as a JSON string."""
    for line in stream:
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, str):
            yield Asked(value)
        else:
            yield Asked("", "The line is no JSON string.")


def _json(asked: Asked, reading: Inspection) -> int:
    return write(json.dumps(judged(asked, reading), ensure_ascii=True) + "\n")


def judged(asked: Asked, reading: Inspection) -> Mapping[str, object]:
    """The verdict on one query, for programs."""
    told: dict[Severity, list[Mapping[str, object]]] = {one: [] for one in Severity}
    if asked.refusal:
        refusal = {"start": 0, "end": 0, "message": asked.refusal, "expected": []}
        told[Severity.ERROR].append(refusal)
    else:
        for finding in reading.findings:
            told[finding.severity].append(_told(finding))
    errors = told[Severity.ERROR]
    return {
        "query": asked.text,
        "valid": not errors,
        "errors": errors,
        "warnings": told[Severity.WARNING],
        "canonical": None if errors else canonical(reading.query),
    }


def _told(finding: Finding) -> Mapping[str, object]:
    told: dict[str, object] = {
        "start": finding.span.start,
        "end": finding.span.end,
        "message": finding.message,
        "expected": list(finding.expected),
    }
    return told | ({"suggestion": finding.suggestion} if finding.suggestion else {})


def _words(asked: Asked, reading: Inspection) -> int:
    for finding in reading.findings:
        terminal.complain(pointed(asked.text, finding))
    return write(_coloured(canonical(reading.query)) + "\n") if reading.valid else 0


def pointed(query: str, finding: Finding) -> str:
    """A remark with the line it is about and a mark below the place."""
    span = finding.span
    start = query.rfind("\n", 0, span.start) + 1
    line = query[start:].partition("\n")[0].replace("\t", " ")
    width = max(1, min(span.end, start + len(line)) - span.start)
    mark = " " * (span.start - start) + "^" * width
    instead = f" Perhaps: {finding.suggestion}" if finding.suggestion else ""
    return f"{finding.severity}: {finding.message}{instead}\n  {line}\n  {mark}"


def _coloured(query: str) -> str:
    """The query in colours, where a terminal shows them."""
    if not sys.stdout.isatty():
        return query
    from confluence_desk.cql.pygments_lexer import coloured  # noqa: PLC0415 - for people only

    return coloured(query)
