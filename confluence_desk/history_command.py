"""The command ``history``: the versions of a page, newest first, and which of them are here."""

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from confluence_desk import terminal
from confluence_desk.domain.errors import TimedOut, Unreachable
from confluence_desk.pipe import write
from confluence_desk.services import picks
from confluence_desk.sync_command import content_id

if TYPE_CHECKING:
    from datetime import datetime

    from confluence_desk.domain.entities import Version
    from confluence_desk.services.library import Library
    from confluence_desk.services.session import Session

_AWAY = (Unreachable, TimedOut)


def history(options: argparse.Namespace) -> int:
    """Print the versions; returns the process's exit code."""

    async def main(session: "Session") -> int:
        page_id = await content_id(session, options.page)
        versions = await _versions(session.library, page_id, offline=options.offline)
        if options.json:
            told = _as_data(session.library, page_id, versions)
            return write(json.dumps(told, ensure_ascii=False) + "\n")
        return write("".join(f"{line}\n" for line in _lines(session.library, page_id, versions)))

    return terminal.run(options.home, "confluence-desk-history", main, offline=options.offline)


async def _versions(library: "Library", page_id: str, *, offline: bool) -> "list[Version]":
    """What the site says, else what is known here; raises ``Senseless`` where that is nothing."""
    if not offline:
        try:
            if library.page(page_id) is None:
                await library.refresh_page(page_id)
            await library.refresh_details(page_id)
        except _AWAY as trouble:
            known = library.versions(page_id)
            if known:
                words = terminal.words(type(trouble).__name__)
                terminal.complain(f"{words} These are the versions known on this machine.")
    versions = library.versions(page_id)
    if not versions:
        raise terminal.Senseless("No versions of this page are known on this machine.")
    return sorted(versions, key=lambda version: -version.number)


def _as_data(library: "Library", page_id: str, versions: "Sequence[Version]") -> dict[str, Any]:
    here = library.history.here(page_id)
    read = {one.number: one.read_at for one in library.history.readings(page_id)}
    node = library.node(page_id)
    return {
        "page": {"id": page_id, "title": node.title if node else ""},
        "versions": [
            {
                "number": one.number,
                "saved": one.created_at.isoformat() if one.created_at else None,
                "author": {"id": one.author_id, "name": _author(library, one)},
                "message": one.message,
                "minor": one.minor_edit,
                "here": one.number in here,
                "read": _moment(read.get(one.number)),
            }
            for one in versions
        ],
        "missing": [list(gap) for gap in picks.missing(versions)],
    }


def _lines(library: "Library", page_id: str, versions: "Sequence[Version]") -> Iterator[str]:
    here = library.history.here(page_id)
    width = len(str(versions[0].number))
    gaps = {last: first for first, last in picks.missing(versions)}
    for one in versions:
        when = f"{one.created_at.astimezone():%Y-%m-%d %H:%M}" if one.created_at else " " * 16
        message = " ".join(one.message.split())
        parts = (
            _author(library, one),
            "minor edit" if one.minor_edit else "",
            message,
            "" if one.number in here else "not on this machine",
        )
        said = "  ".join(part for part in parts if part)
        yield f"{one.number:>{width}}  {when}  {said}".rstrip()
        below = gaps.get(one.number - 1)
        if below is not None:
            numbers = str(below) if below == one.number - 1 else f"{below} to {one.number - 1}"
            yield f"{'':>{width}}  {numbers}: not there any more"


def _author(library: "Library", version: "Version") -> str:
    return library.person_name(version.author_id) if version.author_id else ""


def _moment(moment: "datetime | None") -> str | None:
    return moment.isoformat() if moment is not None else None
