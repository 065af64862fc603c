"""Draws a folder: it has no body of its own, so what it holds is its page."""

from collections.abc import Sequence
from html import escape

from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.render.addresses import ours
from confluence_desk.render.context import Drawn
from confluence_desk.render.icons import icon

_KINDS = {
    Kind.PAGE: ("file", ""),
    Kind.BLOGPOST: ("post", "Blog post"),
    Kind.FOLDER: ("folder", "Folder"),
    Kind.WHITEBOARD: ("whiteboard", "Whiteboard"),
    Kind.DATABASE: ("database", "Database"),
    Kind.EMBED: ("link", "Smart link"),
}
"""The icon and the word of each kind; pages are the rule and need no word."""


def draw_children(nodes: Sequence[PageNode] | None) -> Drawn:
    """A list of links; None is a folder whose content was never fetched."""
    if nodes is None:
        return Drawn('<p class="nothing">What this folder holds has not been fetched yet.</p>')
    if not nodes:
        return Drawn('<p class="nothing">This folder is empty.</p>')
    return Drawn(f'<ul class="children">{"".join(map(_row, nodes))}</ul>')


def _row(node: PageNode) -> str:
    picture, word = _KINDS[node.kind]
    if node.status == "archived":
        word = f"{word}, archived" if word else "Archived"
    kind = f'<span class="kind">{word}</span>' if word else ""
    title = f'<span class="name" dir="auto">{escape(node.title) or "Untitled"}</span>'
    href = escape(ours("page", node.id))
    return f'<li><a href="{href}">{icon(picture)}{title}{kind}</a></li>'
