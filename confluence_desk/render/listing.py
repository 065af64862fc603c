"""Draws a folder: it has no body of its own, so what it holds is its page."""

from collections.abc import Sequence
from html import escape

from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.render.addresses import ours
from confluence_desk.render.context import Drawn
from confluence_desk.render.icons import icon
from confluence_desk.render.phrases import Phrase

_KINDS: dict[Kind, tuple[str, Phrase | None]] = {
    Kind.PAGE: ("file", None),
    Kind.BLOGPOST: ("post", Phrase.BLOG_POST),
    Kind.FOLDER: ("folder", Phrase.FOLDER),
    Kind.WHITEBOARD: ("whiteboard", Phrase.WHITEBOARD),
    Kind.DATABASE: ("database", Phrase.DATABASE),
    Kind.EMBED: ("link", Phrase.SMART_LINK),
}
"""The icon and the word of each kind; pages are the rule and need no word."""


def draw_children(nodes: Sequence[PageNode] | None, speech: Speech = ENGLISH) -> Drawn:
    """A list of links; None is a folder whose content was never fetched."""
    if not nodes:
        phrase = Phrase.FOLDER_UNKNOWN if nodes is None else Phrase.FOLDER_EMPTY
        return Drawn(f'<p class="nothing">{escape(speech.say(phrase))}</p>')
    rows = "".join(_row(node, speech) for node in nodes)
    return Drawn(f'<ul class="children">{rows}</ul>')


def _row(node: PageNode, speech: Speech) -> str:
    picture, phrase = _KINDS[node.kind]
    word = speech.say(phrase) if phrase else ""
    if node.status == "archived":
        both = speech.say(Phrase.KIND_ARCHIVED).format(kind=word)
        word = both if word else speech.say(Phrase.ARCHIVED)
    kind = f'<span class="kind">{escape(word)}</span>' if word else ""
    name = node.title or speech.say(Phrase.UNTITLED)
    title = f'<span class="name" dir="auto">{escape(name)}</span>'
    href = escape(ours("page", node.id))
    return f'<li><a href="{href}">{icon(picture)}{title}{kind}</a></li>'
