"""Leads links of HTML that Confluence drew to our own pages, people and files."""

from urllib.parse import unquote

from lxml import etree

from confluence_desk.domain.entities import Attachment
from confluence_desk.domain.links import Target, from_tiny, parse
from confluence_desk.render.addresses import host, ours, outside, within
from confluence_desk.render.blocks import page_anchor
from confluence_desk.render.cards import APPEARANCES, bare, draw_card
from confluence_desk.render.names import attribute
from confluence_desk.render.pen import Pen, flat
from confluence_desk.render.questions import FileOf
from confluence_desk.render.served import FileWith

_BY_ID = frozenset({"page", "blogpost", "folder", "whiteboard", "database", "embed"})
_RELATIVE = (
    "display/", "download/", "pages/", "people/", "plugins/", "rest/", "s/", "spaces/", "x/",
)  # fmt: skip


def draw_link(pen: Pen, element: etree._Element) -> None:
    """A link; one that leads nowhere we follow is drawn as its words."""
    pen.anchor(page_anchor(attribute(element, "id") or attribute(element, "name")))
    written = attribute(element, "href")
    missing = "createlink" in attribute(element, "class").split()
    href = "" if missing or pen.in_link else destination(pen, written)
    if not href:
        pen.children(element)
        return
    outer = href.startswith(("http", "mailto"))
    look = attribute(element, "data-card-appearance") if outer else ""
    look = look if look in APPEARANCES else ""
    classes = f"{'outside' if outer else _kind(href)} {f'card-{look}' if look else ''}".strip()
    title = (attribute(element, "title") or host(href) or None) if outer else None
    pen.start("a", {"href": href, "class": classes or None, "title": title})
    pen.in_link = True
    words = flat(element)
    if look and bare(words, href):
        draw_card(pen, href, words)
    else:
        pen.children(element)
    pen.in_link = False
    pen.end("a")


def _kind(href: str) -> str:
    return "mention" if href.startswith(ours("person")) else ""


def absolute(written: str, site_url: str) -> str:
    """An address as a browser would take it on a page of the site; "" for one not followed."""
    if written.startswith(_RELATIVE):
        written = f"/wiki/{written}"
    return outside(written, site_url)


def target_of(pen: Pen, written: str) -> Target | None:
    """What an address means, if it is one of the site's."""
    address = absolute(written, pen.context.site_url)
    return parse(address, pen.context.site_url) if address.startswith("http") else None


def destination(pen: Pen, written: str) -> str:
    """The address in our documents of what a link of Confluence's leads to."""
    if written.startswith("#"):
        return within(page_anchor(unquote(written[1:]))) if written[1:] else ""
    target = target_of(pen, written)
    found = _own(pen, target) if target is not None else ""
    return found or absolute(written, pen.context.site_url)


def _own(pen: Pen, target: Target) -> str:
    """Ours; "" for what a click has to find out."""
    anchor = page_anchor(target.anchor)
    if target.comment_id or target.version:
        return ""
    if target.kind in _BY_ID:
        return ours("page", target.id, anchor=anchor)
    if target.kind == "tiny":
        return ours("page", from_tiny(target.id), anchor=anchor)
    if target.kind == "attachment":
        file = file_of(pen, target)
        return ours("attachment", file.id) if file is not None else ""
    return _named(pen, target, anchor)


def _named(pen: Pen, target: Target, anchor: str) -> str:
    """Ours of what an address calls by a name."""
    if target.kind == "space":
        return ours("space", target.space_key)
    if target.kind == "user":
        return ours("person", target.id)
    if target.kind != "title" or target.posting_day:
        return ""
    page_id = pen.context.page_link(target.space_key, target.title)
    if page_id is None:
        return ours("title", target.space_key, target.title, anchor=anchor)
    return ours("page", page_id, anchor=anchor)


def file_of(pen: Pen, target: Target) -> Attachment | None:
    """The file that an address of Confluence's means, if it is known here."""
    context, name = pen.context, target.attachment
    if name.startswith("att") and name[3:].isdigit():
        found = context.ask(FileWith(target.id or context.page_id, name))
        if found is not None:
            return found
    if target.id and target.id != context.page_id:
        return context.ask(FileOf(target.id, name))
    if target.title:
        return context.attachment_of(target.space_key, target.title, name)
    return context.attachment(name)
