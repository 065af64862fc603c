"""Gives a window's bar its help."""

from typing import TYPE_CHECKING

from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.links import web_url
from confluence_desk.ui.panels.finder.bar import Bar
from confluence_desk.ui.panels.finder.ways import Ways

if TYPE_CHECKING:
    from confluence_desk.services.library import Library
    from confluence_desk.ui.frame import Frame


def made_bar(window: "Frame") -> Bar:
    """It lives as long as the box on top."""
    session, library = window.session, window.library

    def link(path: str) -> None:
        window.open_address(web_url(library.site, path))

    ways = Ways(
        lambda: window.tabs.current,
        window.open_page,
        link,
        lambda text: _title(library, text),
        session.asked.recent,
    )
    box, theme = window.top.address, window.outfit.theme
    return Bar(box, session.understanding, session.search, window.scope, theme, ways)


def _title(library: "Library", text: str) -> str:
    """What a link leads to, as far as it is known here."""
    try:
        found = library.leads_to(text)
    except DeskError:
        return ""
    if found is None:
        return ""
    if found.attachment_id:
        file = library.attachment(found.attachment_id)
        return file.title if file else ""
    node = library.node(found.page_id) if found.page_id else None
    space = library.space(found.space_id) if found.space_id else None
    return node.title if node else space.name if space else ""
