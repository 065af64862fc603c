"""The command ``show``: prints a page, fresh where the site answers, else the copy here."""

import argparse
from typing import TYPE_CHECKING

from confluence_desk import terminal
from confluence_desk.domain.entities import Page
from confluence_desk.domain.errors import Missing, TimedOut, Unreachable
from confluence_desk.pipe import write
from confluence_desk.render.plain import plain
from confluence_desk.services.copies import Form
from confluence_desk.sync_command import content_id

if TYPE_CHECKING:
    from confluence_desk.services.library import Library
    from confluence_desk.services.session import Session

_AWAY = (Unreachable, TimedOut)
_FORMS = {"markdown": Form.MARKDOWN, "html": Form.RICH}


def show(options: argparse.Namespace) -> int:
    """Print the page; returns the process's exit code."""

    async def main(session: "Session") -> int:
        page_id = await content_id(session, options.page)
        page = await _fetched(session.library, page_id, offline=options.offline)
        return write(await _drawn(session.library, page, options.format) + "\n")

    return terminal.run(options.home, "confluence-desk-show", main, offline=options.offline)


async def _fetched(library: "Library", page_id: str, *, offline: bool) -> Page:
    """The newest that can be had; raises ``Senseless`` where that is nothing."""
    if not offline:
        try:
            await library.refresh_page(page_id)
        except _AWAY as trouble:
            _warn(library, page_id, terminal.words(type(trouble).__name__))
        except Missing:
            _warn(library, page_id, "Confluence does not find this page any more.")
    page = library.page(page_id)
    if page is None or page.body is None:
        raise terminal.Senseless("There is no copy of this page on this machine.")
    return page


def _warn(library: "Library", page_id: str, sentence: str) -> None:
    page = library.page(page_id)
    if page is not None and page.body is not None:
        number = page.version.number
        terminal.complain(f"{sentence} This is the copy on this machine, version {number}.")


async def _drawn(library: "Library", page: Page, form: str) -> str:
    body = page.body or ""
    if form == "storage":
        return body
    if form == "text":
        return f"{page.title}\n\n{plain(body)}"
    await library.prepare(page.id)
    copy = await library.copies.page(page.id, _FORMS[form])
    if copy is None:
        raise terminal.Senseless("There is no copy of this page on this machine.")
    return copy.html or copy.text
