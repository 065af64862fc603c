"""Draws a folder: it has no body of its own, so what it holds is its page."""

from collections.abc import Sequence
from html import escape

from confluence_desk.domain.entities import PageNode
from confluence_desk.render.addresses import ours
from confluence_desk.render.context import Drawn


def draw_children(nodes: Sequence[PageNode] | None) -> Drawn:
    """A list of links; None is a folder whose content was never fetched."""
    if nodes is None:
        return Drawn('<p class="nothing">What this folder holds has not been fetched yet.</p>')
    if not nodes:
        return Drawn('<p class="nothing">This folder is empty.</p>')
    rows = "".join(
        f'<li><a href="{escape(ours("page", node.id))}" dir="auto">{escape(node.title)}</a></li>'
        for node in nodes
    )
    return Drawn(f'<ul class="children">{rows}</ul>')
