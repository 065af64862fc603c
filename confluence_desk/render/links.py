"""Draws links of every kind: to pages, posts, spaces, files, people, anchors and the web."""

from urllib.parse import unquote

from lxml import etree

from confluence_desk.domain.entities import Attachment
from confluence_desk.domain.frozen import frozen
from confluence_desk.render.addresses import host, ours, outside, within
from confluence_desk.render.blocks import page_anchor
from confluence_desk.render.cards import APPEARANCES, bare, draw_card
from confluence_desk.render.names import attribute, child, name_of
from confluence_desk.render.pen import Handler, Pen, flat
from confluence_desk.render.phrases import Phrase

_BODIES = ("ac:link-body", "ac:plain-text-link-body")


@frozen
class Destination:
    """Where a link leads and what to call it when it has no words of its own."""

    href: str
    words: str
    classes: str = ""
    title: str = ""


def _link(pen: Pen, element: etree._Element) -> None:
    """``ac:link``: a resource, an anchor, and perhaps a body."""
    found = _destination(pen, element)
    body = next((node for node in element if name_of(node) in _BODIES), None)
    if not found.href and found.classes and body is None:
        pen.leaf("span", found.words, {"class": found.classes})
        found = Destination("", "")
    if not found.href or pen.in_link:
        _words(pen, element, body, found.words)
        return
    pen.start(
        "a",
        {
            "href": found.href,
            "class": f"{found.classes} {_card(element)}".strip() or None,
            "title": found.title or attribute(element, "ac:tooltip") or None,
        },
    )
    pen.in_link = True
    if "file" in found.classes or _card(element):
        pen.icon("file")
    _words(pen, element, body, found.words)
    pen.in_link = False
    pen.end("a")


def _words(pen: Pen, element: etree._Element, body: etree._Element | None, words: str) -> None:
    """The words of a link: its body, else what it is called; then whatever strayed into it."""
    if body is None or not (len(body) or (body.text or "").strip()):
        pen.text(words if body is not None or not _own_words(element) else "")
    if element.text and element.text.strip():
        pen.text(element.text)
    for node in element:
        if node is body:
            pen.children(node)
        elif name_of(node) in RESOURCES:
            left_over(pen, node)
        else:
            pen.element(node)
        if node.tail and node.tail.strip():
            pen.text(node.tail)


def _own_words(element: etree._Element) -> bool:
    """Whether words stand in the link itself, where a body was meant."""
    return any(text and text.strip() for text in (element.text, *(node.tail for node in element)))


def _card(element: etree._Element) -> str:
    look = attribute(element, "ac:card-appearance")
    return f"card-{look}" if look in APPEARANCES else ""


def _destination(pen: Pen, element: etree._Element) -> Destination:
    anchor = attribute(element, "ac:anchor")
    resource = next((node for node in element if name_of(node).startswith("ri:")), None)
    if resource is None:
        return Destination(within(page_anchor(anchor)) if anchor else "", anchor)
    return resource_destination(pen, resource, anchor)


def resource_destination(pen: Pen, resource: etree._Element, anchor: str = "") -> Destination:
    """Where a ``ri:`` element points."""
    kind = name_of(resource)
    if kind in {"ri:page", "ri:blog-post"}:
        return _page(pen, resource, anchor)
    if kind == "ri:user":
        return _person(pen, resource)
    if kind == "ri:attachment":
        return _attachment(pen, resource)
    if kind == "ri:space":
        key = attribute(resource, "ri:space-key")
        return Destination(ours("space", key) if key else "", key)
    if kind == "ri:content-entity":
        page_id = attribute(resource, "ri:content-id")
        return Destination(ours("page", page_id, anchor=page_anchor(anchor)), page_id)
    return _address(pen, resource)


def _page(pen: Pen, resource: etree._Element, anchor: str) -> Destination:
    """A page by title; one that is not in the library can still be asked for by title."""
    key = attribute(resource, "ri:space-key")
    title = attribute(resource, "ri:content-title")
    if not title:
        return Destination("", anchor)
    page_id = pen.context.page_link(key, title)
    if page_id is not None:
        return Destination(ours("page", page_id, anchor=page_anchor(anchor)), title)
    href = ours("title", key or pen.context.space_key, title, anchor=page_anchor(anchor))
    return Destination(href, title, "away", pen.say(Phrase.NOT_HERE))


def _person(pen: Pen, resource: etree._Element) -> Destination:
    """A mention; old forms name a key or a login that Cloud does not know (trap 59)."""
    account = attribute(resource, "ri:account-id")
    if not account:
        name = attribute(resource, "ri:username") or pen.say(Phrase.FORMER_USER)
        return Destination("", f"@{name}", "mention gone")
    pen.note_person(account)
    name = pen.context.person(account) or pen.say(Phrase.UNKNOWN_USER)
    return Destination(ours("person", account), f"@{name}", "mention")


def _attachment(pen: Pen, resource: etree._Element) -> Destination:
    filename = attribute(resource, "ri:filename")
    found = attachment_of(pen, resource)
    if found is None:
        return Destination("", filename)
    return Destination(ours("attachment", found.id), filename, "file")


def attachment_of(pen: Pen, resource: etree._Element) -> Attachment | None:
    """The attachment a ``ri:attachment`` names, on this page or the one inside it."""
    filename = attribute(resource, "ri:filename")
    container = child(resource, "ri:page")
    if container is None:
        container = child(resource, "ri:blog-post")
    if container is None:
        return pen.context.attachment(filename)
    key = attribute(container, "ri:space-key")
    return pen.context.attachment_of(key, attribute(container, "ri:content-title"), filename)


def _address(pen: Pen, resource: etree._Element) -> Destination:
    written = attribute(resource, "ri:value") or attribute(resource, "ri:parameter")
    href = outside(written, pen.context.site_url)
    return Destination(href, written, "outside" if href else "")


def _anchor(pen: Pen, element: etree._Element) -> None:
    """HTML's ``a``: a place, a link within the page, or an address."""
    pen.anchor(page_anchor(attribute(element, "id") or attribute(element, "name")))
    written = attribute(element, "href")
    href = within(page_anchor(unquote(written[1:]))) if written[1:] and written[0] == "#" else ""
    href = href or outside(written, pen.context.site_url)
    if not href or pen.in_link:
        pen.children(element)
        return
    look = attribute(element, "data-card-appearance")
    pen.start("a", {"href": href, "class": _look(href, look), "title": _lead(element, href)})
    pen.in_link = True
    if look in APPEARANCES:
        _smart(pen, element, href)
    else:
        pen.children(element)
    pen.in_link = False
    pen.end("a")


def _smart(pen: Pen, element: etree._Element, href: str) -> None:
    """A smart link: its own words, or a name in place of a bare address."""
    words = flat(element)
    if bare(words, href):
        draw_card(pen, href, words)
    else:
        pen.icon("link")
        pen.children(element)


def _look(href: str, look: str) -> str | None:
    outer = "" if href.startswith("#") else "outside"
    card = f"card-{look}" if look in APPEARANCES else ""
    return f"{outer} {card}".strip() or None


def _lead(element: etree._Element, href: str) -> str | None:
    """What the pointer shows: the document's own words, else the host."""
    return attribute(element, "title") or host(href) or None


def link_card(pen: Pen, name: str, words: str, href: str) -> None:
    """A box that names something that lives elsewhere, and leads there."""
    pen.block("div", {"class": "card"})
    pen.icon("link")
    pen.leaf("span", name, {"class": "kind"})
    if href and not pen.in_link:
        pen.leaf("a", words, {"href": href, "class": "outside"})
    else:
        pen.leaf("span", words)
    pen.end("div")


def _resource(pen: Pen, element: etree._Element) -> None:
    """A resource outside any link (in parameters it never gets here)."""
    found = resource_destination(pen, element)
    if found.href and not pen.in_link:
        pen.leaf("a", found.words, {"href": found.href, "class": found.classes or None})
    elif found.classes and not found.href:
        pen.leaf("span", found.words, {"class": found.classes})
    else:
        pen.text(found.words)
    left_over(pen, element)


def left_over(pen: Pen, element: etree._Element, *drawn: etree._Element | None) -> None:
    """What a resource or picture holds, though it should hold nothing but a resource's name."""
    if element.text and element.text.strip():
        pen.text(element.text)
    for node in element:
        if name_of(node) in RESOURCES:
            left_over(pen, node)
        elif node not in drawn:
            pen.element(node)
        if node.tail and node.tail.strip():
            pen.text(node.tail)


RESOURCES = frozenset({
    "ri:page", "ri:blog-post", "ri:attachment", "ri:user", "ri:space", "ri:url",
    "ri:content-entity", "ri:shortcut",
})  # fmt: skip
ELEMENTS: dict[str, Handler] = {
    "ac:link": _link,
    "a": _anchor,
    "ri:user": _resource,
    "ri:page": _resource,
    "ri:blog-post": _resource,
    "ri:attachment": _resource,
    "ri:space": _resource,
    "ri:url": _resource,
    "ri:content-entity": _resource,
}
