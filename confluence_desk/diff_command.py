"""The command ``diff``: what changed between two versions of a page, two pages, or two files.

It reads and writes UTF-8, whatever the locale says, as ``render`` does.
"""

import argparse
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from confluence_desk import terminal
from confluence_desk.diff.page import side_by_side
from confluence_desk.diff.revision import Revision, compare_pages
from confluence_desk.diff.told import as_data, as_patch, as_text
from confluence_desk.domain.errors import Missing, Refused
from confluence_desk.pipe import write
from confluence_desk.render.document import lone_document
from confluence_desk.render_command import stranger
from confluence_desk.services.comparing import Pair, Side
from confluence_desk.services.hanging import NOTHING, Hanging
from confluence_desk.services.look import Look
from confluence_desk.services.redlines import closed
from confluence_desk.services.styles import sheet
from confluence_desk.sync_command import content_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from confluence_desk.services.library import Library
    from confluence_desk.services.session import Session

_FILES, _VERSIONS = 2, 3
_COLOURS = {"-": "31", "+": "32", "~": "35", "@": "2"}


@dataclass(frozen=True, slots=True)
class _Text:
    """One of the two: its storage format, and what to call it."""

    storage: str
    name: str
    title: str = ""
    page: "tuple[str, int]" = ("", 0)
    """Which version of which page it is, unless it is a file."""


def diff(options: argparse.Namespace) -> int:
    """Compare and print; returns the process's exit code."""
    given = options.what
    if len(given) == _FILES and not any(map(_is_page, given)):
        try:
            old, new = (_read(name) for name in given)
        except terminal.Senseless as senseless:
            return terminal.refused(senseless)
        return _print(options, old, new)
    if len(given) == _FILES:
        return _pages(options, given)
    if len(given) != _VERSIONS or not all(number.isdecimal() for number in given[1:]):
        terminal.complain("Give two files, or a page and two version numbers.")
        return terminal.USAGE
    return _versions(options, given[0], int(given[1]), int(given[2]))


def _is_page(name: str) -> bool:
    """Whether this names a page: no file is called like that, and a page may be."""
    return not Path(name).exists() and (name.isdecimal() or ":" in name)


def _pages(options: argparse.Namespace, given: "Sequence[str]") -> int:
    """Two pages as they are now, or one and a file."""

    async def main(session: "Session") -> int:
        old, new = [
            await _newest(session, name) if _is_page(name) else _read(name) for name in given
        ]
        return _print(options, old, new, await _hanging(session.library, old, new))

    return terminal.run(options.home, "confluence-desk-diff", main)


async def _newest(session: "Session", name: str) -> _Text:
    page_id = await content_id(session, name)
    page = session.library.page(page_id)
    if page is None or page.body is None:
        await session.library.refresh_page(page_id)
        page = session.library.page(page_id)
    if page is None or page.body is None:
        raise terminal.Senseless(f"There is no text of “{name}” to compare.")
    number = page.version.number
    name = f"{page.title}, version {number}"
    return _Text(page.body, name, page.title, (page_id, number))


def _read(name: str) -> _Text:
    try:
        raw = Path(name).read_bytes()
    except OSError as error:
        reason = str(error.strerror).lower()
        raise terminal.Senseless(f"“{name}” cannot be read ({reason}).") from None
    if b"\0" in raw:
        raise terminal.Senseless(f"“{name}” is no text: what is compared is storage format.")
    return _Text(raw.decode("utf-8-sig", "replace"), os.fsencode(name).decode("utf-8", "replace"))


def _versions(options: argparse.Namespace, page: str, old: int, new: int) -> int:
    """Two versions of a page, asked for where they are not kept yet."""

    async def main(session: "Session") -> int:
        page_id = await content_id(session, page)
        left, right = [await _version(session.library, page_id, number) for number in (old, new)]
        return _print(options, left, right, await _hanging(session.library, left, right))

    return terminal.run(options.home, "confluence-desk-diff", main)


async def _hanging(library: "Library", old: _Text, new: _Text) -> tuple[Hanging, Hanging]:
    """Labels and files of both, as far as both are known; a file has none."""
    (old_id, number), (new_id, newer) = old.page, new.page
    if not (old_id and new_id):
        return NOTHING, NOTHING
    pair = Pair(new_id, number, newer)
    if old_id != new_id:
        pair = Pair(new_id, 0, newer, Side(old_id, number))
    await library.comparing.bring_hanging(pair)
    texts = library.comparing.texts(pair)
    return texts.hanging if texts is not None else (NOTHING, NOTHING)


async def _version(library: "Library", page_id: str, number: int) -> _Text:
    """A version's text: the one kept here, else Confluence's."""
    if library.page(page_id) is None:
        await library.refresh_page(page_id)
    page = library.page_version(page_id, number)
    if page is None:
        with suppress(Missing, Refused):  # a number that Confluence cannot even read is refused
            await library.refresh_version(page_id, number)
        page = library.page_version(page_id, number)
    if page is None:
        raise terminal.Senseless(f"There is no version {number} of this page.")
    name = f"{page.title}, version {number}"
    return _Text(page.body or "", name, page.title, (page_id, number))


def _print(
    options: argparse.Namespace,
    old: _Text,
    new: _Text,
    hanging: tuple[Hanging, Hanging] = (NOTHING, NOTHING),
) -> int:
    if options.format == "source":
        names = (old.name, new.name)
        lines = [_painted(line) for line in as_patch(old.storage, new.storage, names)]
        return write("".join(f"{line}\n" for line in lines))
    before, after = (
        Revision(one.storage, one.title, beside.labels, beside.files)
        for one, beside in zip((old, new), hanging, strict=True)
    )
    found = compare_pages(before, after)
    if options.format == "json":
        return write(json.dumps(as_data(found, stranger()), ensure_ascii=False) + "\n")
    if options.format == "html":
        drawn = side_by_side(found, stranger()).drawn
        title = f"{old.name} → {new.name}"
        html = lone_document(drawn, title, sheet(Look()).decode())
        return write(closed(html, lambda _href: "") + "\n")
    paint = _coloured if _has_colours() else _plain
    return write("".join(f"{line}\n" for line in as_text(found, paint)))


def _painted(line: str) -> str:
    return _coloured(line[0], line) if _has_colours() and line[:1] in _COLOURS else line


def _has_colours() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _coloured(look: str, text: str) -> str:
    return f"\x1b[{_COLOURS[look[0]]}m{text}\x1b[0m" if text else ""


def _plain(look: str, text: str) -> str:
    """Without colours signs tell what went and what came."""
    marks = {"-": "[-{}-]", "+": "{{+{}+}}"}
    bare = text[:2] in {"- ", "+ ", "~ "} or not text
    return text if bare else marks.get(look, "{}").format(text)
