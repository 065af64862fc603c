"""Draws a smart link as people know it: a sign and a name, instead of a bare address."""

from urllib.parse import unquote, unquote_plus, urlsplit

from confluence_desk.domain.links import parse
from confluence_desk.render.pen import Pen

_ICONS = {
    "page": "file", "title": "file", "tiny": "file", "blogpost": "post", "folder": "folder",
    "whiteboard": "whiteboard", "database": "database", "space": "box", "attachment": "file",
    "search": "list", "user": "person",
}  # fmt: skip
APPEARANCES = frozenset({"inline", "block", "embed"})


def draw_card(pen: Pen, href: str, words: str) -> None:
    """The sign, the name and the address; the style sheet shows the last in blocks only."""
    target = parse(href, pen.context.site_url)
    pen.icon(_ICONS.get(target.kind if target else "", "link"))
    name = _name(href, pen.context.site_url)
    if not name or not pen.icons:
        pen.leaf("span", words, {"class": "name"})
        return
    pen.leaf("span", name, {"class": "name", "dir": "auto"})
    pen.text(" ")
    pen.leaf("span", words, {"class": "address", "dir": "ltr"})


def bare(words: str, href: str) -> bool:
    """Whether the words of a link are nothing but its address."""
    return unquote(words.strip()).rstrip("/") == unquote(href).rstrip("/")


def _name(href: str, site_url: str) -> str:
    """What an address is called: the title in it, else where it leads; empty if it says nothing."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    target = parse(href, site_url)
    if target is not None and target.kind == "title":
        return target.title
    last = parts.path.rstrip("/").rpartition("/")[2]
    if target is not None and target.kind in {"page", "blogpost", "folder"}:
        return "" if last == target.id or parts.query else unquote_plus(last)
    if target is None or target.kind == "external":
        return f"{parts.hostname or ''}{unquote(parts.path.rstrip('/'))}".removeprefix("www.")
    return ""
