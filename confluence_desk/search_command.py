"""The command ``search``: finds pages in a terminal, here or on the site."""

import argparse
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from confluence_desk import terminal
from confluence_desk.cql.check import inspect
from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.guessing import is_meant_as_cql
from confluence_desk.cql_command import pointed
from confluence_desk.domain.errors import TimedOut, Unreachable
from confluence_desk.pipe import write
from confluence_desk.services.search import Found, Looked, merged
from confluence_desk.services.session import Session
from confluence_desk.services.understanding import Asked
from confluence_desk.store.query.asking import Reason, Unanswered

_AWAY = (Unreachable, TimedOut)
_PATIENCE = 1.0
_HERE, _THERE, _BOTH = "here", "confluence", "both"
_INSTEAD = "What follows was found on this machine."
_WHY = {
    Reason.OTHERS: "only your own are known offline",
    Reason.ABSENT: "{value} is not in the offline copy",
    Reason.NOT_KEPT: "this is not kept offline",
    Reason.NO_CONTEXT: "{value} means nothing here",
    Reason.PEOPLE: "it belongs to the search of people",
}
_OF_SOME = {
    Reason.PARTLY: "Of some content too little is known offline; that was left out.",
    Reason.NOT_INDEXED: "Some texts cannot be searched yet; they were left out.",
    Reason.TOO_MANY: "Parts of this stand in so many texts that only some of them were read.",
}
"""Whichever clauses these are about, they are told once."""


def search(options: argparse.Namespace) -> int:
    """Find what the command line asks for; 0 when something was found, 1 when nothing was."""
    query = " ".join(options.query)
    if is_meant_as_cql(query) and not (reading := inspect(query)).valid:
        for finding in reading.findings:
            terminal.complain(pointed(query, finding))
        return terminal.USAGE

    async def main(session: Session) -> int:
        try:
            return await _found(session, options, query)
        except CqlError as error:
            terminal.complain(error.message)
            return terminal.USAGE

    return terminal.run(options.home, "confluence-desk-search", main)


async def _found(session: Session, options: argparse.Namespace, query: str) -> int:
    search, limit = session.search, options.limit
    asked = await search.read(query)
    if options.offline:
        return await _offline(session, options, asked)
    looked = Looked() if options.online else await _looked(session, asked, limit)
    try:
        there = await search.ask_there(asked, limit + 1)
    except _AWAY as trouble:
        if options.online:
            raise
        terminal.complain(f"{terminal.words(type(trouble).__name__)} {_INSTEAD}")
        return await _offline(session, options, asked)
    # As the bar does: what is here first, save where a query asks for an order of its own.
    here = list(looked.found)
    found = merged(here, there, in_order=asked.is_query, loose=looked.loose)
    places = _places(here, there)
    rows = [_row(one, places[one.id], session.account.site.url) for one in found[:limit]]
    return _tell(options, query, rows, (), more=looked.more or len(found) > limit)


async def _looked(session: Session, asked: Asked, limit: int) -> Looked:
    """What is here, without waiting long for texts whose words are not known yet."""
    until = time.monotonic() + _PATIENCE
    await session.indexing.catch_up(lambda: time.monotonic() > until)
    return await session.search.look(asked, limit=limit)


def _places(here: Sequence[Found], there: Sequence[Found]) -> Mapping[str, str]:
    """Where each was found."""
    places = {one.id: _HERE for one in here}
    return places | {one.id: _BOTH if one.id in places else _THERE for one in there}


async def _offline(session: Session, options: argparse.Namespace, asked: Asked) -> int:
    await session.indexing.catch_up()
    looked = await session.search.look(asked, limit=options.limit)
    meant = asked.cql if asked.is_query else asked.text  # a question in English is a query
    rows = [_row(one, _HERE, session.account.site.url) for one in looked.found]
    return _tell(options, meant, rows, looked.unanswered, more=looked.more)


def _tell(
    options: argparse.Namespace,
    query: str,
    rows: Sequence[Mapping[str, object]],
    unanswered: Iterable[Unanswered],
    *,
    more: bool = False,
) -> int:
    if options.json:
        gaps = [_gap(one, query) for one in unanswered]
        told = {"results": rows, "more": more, "unanswered": gaps}
        done = write(json.dumps(told, ensure_ascii=True) + "\n")
    else:
        done = write("".join(line(row) + "\n" for row in rows))
        for gap in dict.fromkeys(sentence(one, query) for one in unanswered):
            terminal.complain(gap)
        if more:
            terminal.complain(f"There is more; --limit {2 * options.limit} shows twice as much.")
        if not rows:
            terminal.complain("Nothing was found.")
    return done or (terminal.WHOLE if rows else terminal.FAILED)


def line(row: Mapping[str, object]) -> str:
    """A result as one line: when, where, what, and its address."""
    day = str(row["modified"] or "")[:10] or "-" * 10
    return f"{day}  {row['space']}  {row['title']}  [{row['type']}]  {row['id']}"


def sentence(one: Unanswered, query: str) -> str:
    """Which clause has no answer here, and why; or what was left out of all."""
    if one.reason in _OF_SOME:
        return _OF_SOME[one.reason]
    why = _WHY[one.reason].format(value=one.value)
    return f"“{query[one.start : one.end]}”: {why}."


def _gap(one: Unanswered, query: str) -> Mapping[str, object]:
    return {
        "start": one.start,
        "end": one.end,
        "clause": query[one.start : one.end],
        "reason": one.reason.value,
        "value": one.value,
    }


def _row(one: Found, place: str, site: str) -> Mapping[str, object]:
    return {
        "id": one.id,
        "type": one.kind,
        "title": one.title,
        "space": one.space_key or one.space_name,
        "modified": _spelt(one.modified_at),
        "url": f"{site}/wiki{one.web_path}" if one.web_path else "",
        "found": place,
        "here": one.here,
        "page": one.page_id,
        "page_title": one.page_title,
        "author": one.author,
        "labels": one.labels,
        "excerpt": one.excerpt,
        "lit": one.lit,
        "heading": one.heading,
    }


def _spelt(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
