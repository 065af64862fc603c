"""The command ``match``: an alert in, the runbooks that fit out; asks no site."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from confluence_desk import terminal
from confluence_desk.domain.hits import Match, Where
from confluence_desk.pipe import write
from confluence_desk.services.alerts import AlertMatch, Runbook
from confluence_desk.services.alerts.payloads import LONGEST
from confluence_desk.services.session import Session

_MOST_BYTES = 4 * LONGEST


def match(options: argparse.Namespace) -> int:
    """Match what standard input or a file holds; 0 when something fits, 1 when nothing does."""
    try:
        text = _read(options.alert)
    except OSError as trouble:
        terminal.complain(f"{options.alert} cannot be read: {trouble.strerror}.")
        return terminal.USAGE

    async def main(session: Session) -> int:
        await session.indexing.catch_up()
        found = await session.runbooks.match(text, options.limit)
        return _tell(found, session.account.site.url, as_json=options.json)

    return terminal.run(options.home, "confluence-desk-match", main)


def _read(alert: str) -> str:
    if alert == "-":
        raw = sys.stdin.buffer.read(_MOST_BYTES)
    else:
        with Path(alert).open("rb") as file:
            raw = file.read(_MOST_BYTES)
    return raw.decode("utf-8", "replace")


def _tell(found: AlertMatch, site: str, *, as_json: bool) -> int:
    if as_json:
        done = write(json.dumps(_whole(found, site), ensure_ascii=True) + "\n")
    else:
        done = write("".join(_lines(found, site)))
        if not found.signs:
            terminal.complain("Nothing in this text tells what it is about.")
        elif not found.runbooks:
            terminal.complain("No page on this machine fits. Keep more offline, then sync.")
    return done or (terminal.WHOLE if found.runbooks else terminal.FAILED)


def _lines(found: AlertMatch, site: str) -> Iterable[str]:
    for number, one in enumerate(found.runbooks, 1):
        hit = one.hit
        yield f"{number}. {hit.title}  {hit.space_key}  {hit.id}\n"
        if address := _address(one, site):
            yield f"   {address}\n"
        for where, terms in _by_place(one.why).items():
            yield f"   {where.value}: {', '.join(terms)}\n"


def _by_place(why: Iterable[Match]) -> Mapping[Where, list[str]]:
    found: dict[Where, list[str]] = {}
    for match_ in why:
        found.setdefault(match_.where, []).append(match_.term)
    return {where: found[where] for where in Where if where in found}


def _whole(found: AlertMatch, site: str) -> Mapping[str, object]:
    return {
        "signs": [
            {"text": sign.text, "kind": sign.kind.value, "weight": round(sign.weight, 2)}
            for sign in found.signs
        ],
        "runbooks": [_one(one, site) for one in found.runbooks],
    }


def _one(one: Runbook, site: str) -> Mapping[str, object]:
    hit = one.hit
    return {
        "id": hit.id,
        "type": hit.kind,
        "title": hit.title,
        "space": hit.space_key,
        "labels": list(hit.labels),
        "url": _address(one, site),
        "share": round(one.share, 3),
        "excerpt": hit.excerpt.text,
        "heading": hit.excerpt.heading,
        "why": [{"term": match_.term, "where": match_.where.value} for match_ in one.why],
    }


def _address(one: Runbook, site: str) -> str:
    return f"{site}/wiki{one.hit.web_path}" if one.hit.web_path else ""
