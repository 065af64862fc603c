"""The command ``search``: finds pages in a terminal, here or on the site."""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from confluence_desk import terminal
from confluence_desk.cql.check import inspect
from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.guessing import is_meant_as_cql
from confluence_desk.cql_command import pointed
from confluence_desk.domain.errors import TimedOut, Unreachable
from confluence_desk.domain.hits import Hit
from confluence_desk.pipe import write
from confluence_desk.services.search import Found
from confluence_desk.services.session import Session
from confluence_desk.store.query import Reason, Unanswered

_AWAY = (Unreachable, TimedOut)
_INSTEAD = "What follows was found on this machine."
_WHY = {
    Reason.OTHERS: "only your own are known offline",
    Reason.ABSENT: "{value} is not in the offline copy",
    Reason.NOT_KEPT: "this is not kept offline",
    Reason.NO_CONTEXT: "{value} means nothing here",
    Reason.PEOPLE: "it belongs to the search of people",
    Reason.PARTLY: "of some content too little is known offline; that was left out",
    Reason.NOT_INDEXED: "some texts cannot be searched yet; they were left out",
}


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
    if options.offline:
        return await _offline(session, options, query)
    try:
        found = await session.search.there(query, options.limit + 1)
    except _AWAY as trouble:
        if options.online:
            raise
        terminal.complain(f"{terminal.words(type(trouble).__name__)} {_INSTEAD}")
        return await _offline(session, options, query)
    rows = [_online(one, session.account.site.url) for one in found[: options.limit]]
    return _tell(options, query, rows, (), more=len(found) > options.limit)


async def _offline(session: Session, options: argparse.Namespace, query: str) -> int:
    await session.indexing.catch_up()
    asked = await session.understanding.read(query)
    meant = asked.cql if asked.is_query else query  # a question in English is a query
    answered = await session.local_search.ask(meant, options.limit)
    rows = [_here(one, session.account.site.url) for one in answered.found]
    return _tell(options, meant, rows, answered.unanswered, more=answered.more)


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
        for one in unanswered:
            terminal.complain(sentence(one, query))
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
    """Which clause has no answer here, and why."""
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


def _here(one: Hit, site: str) -> Mapping[str, object]:
    return {
        "id": one.id,
        "type": one.kind,
        "title": one.title,
        "space": one.space_key,
        "modified": _spelt(one.modified_at),
        "url": f"{site}/wiki{one.web_path}" if one.web_path else "",
        "here": one.here,
        "page": one.page_id,
        "author": one.author,
        "labels": one.labels,
        "excerpt": one.excerpt.text,
        "lit": one.excerpt.lit,
        "heading": one.excerpt.heading,
    }


def _online(one: Found, site: str) -> Mapping[str, object]:
    return {
        "id": one.id,
        "type": one.kind,
        "title": one.title,
        "space": one.space_key or one.space_name,
        "modified": _spelt(one.modified_at),
        "url": f"{site}/wiki{one.web_path}" if one.web_path else "",
        "here": one.here,
        "page": one.page_id,
        "author": one.author,
        "labels": one.labels,
        "excerpt": one.excerpt,
        "lit": one.lit,
        "heading": one.heading,
    }


def _spelt(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
