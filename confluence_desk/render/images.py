"""Draws images: attachments from the library, foreign ones as a placeholder that links to them."""

from lxml import etree

from confluence_desk.domain.entities import Attachment
from confluence_desk.render.addresses import host, ours, outside
from confluence_desk.render.icons import icon
from confluence_desk.render.links import attachment_of, left_over
from confluence_desk.render.names import attribute, child, name_of
from confluence_desk.render.pen import Handler, Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.served import Abroad, PictureSize, Size
from confluence_desk.render.styling import pixels

Sides = tuple[int | None, int | None]
_ALIGNS = frozenset({"left", "center", "right"})
_LAYOUTS = {
    "center": "center", "align-start": "left", "align-end": "right",
    "wrap-left": "left wrap", "wrap-right": "right wrap", "wide": "center broad",
    "full-width": "center broad",
}  # fmt: skip
_THUMBNAIL = 200


def _image(pen: Pen, element: etree._Element) -> None:
    """A picture alone in its line; one with a caption or a place is a figure."""
    _placed_image(pen, element)
    left_over(pen, element, child(element, "ac:caption"))


def _placed_image(pen: Pen, element: etree._Element) -> None:
    caption = child(element, "ac:caption")
    placed = _placed(element)
    if caption is None and not placed:
        _picture(pen, element)
        return
    pen.block("figure", {"class": f"image {placed}".strip()})
    _picture(pen, element)
    if caption is not None:
        pen.start("figcaption", {"dir": "auto"})
        pen.children(caption)
        pen.end("figcaption")
    pen.end("figure")


def _placed(element: etree._Element) -> str:
    layout = _LAYOUTS.get(attribute(element, "ac:layout"), "")
    align = attribute(element, "ac:align").lower()
    return layout or (align if align in _ALIGNS else "")


def _picture(pen: Pen, element: etree._Element) -> None:
    resource = next((node for node in element if name_of(node).startswith("ri:")), None)
    if resource is None:
        missing(pen, attribute(element, "ac:alt") or attribute(element, "ac:src"))
    elif name_of(resource) == "ri:attachment":
        found = attachment_of(pen, resource)
        if found is None:
            missing(pen, attribute(resource, "ri:filename"))
        else:
            draw_attachment(pen, found, element)
    else:
        address = attribute(resource, "ri:value")
        foreign(pen, address, attribute(element, "ac:alt"), _size(element))


def draw_attachment(
    pen: Pen,
    found: Attachment,
    element: etree._Element | None = None,
    *,
    size: Sides = (None, None),
    alt: str = "",
) -> None:
    """An attached picture, with the room it will need reserved where that is known."""
    pen.note_attachment(found.id)
    asked = _size(element) if element is not None else size
    natural = pen.context.ask(PictureSize(found.id, found.version.number))
    thumbnail = element is not None and attribute(element, "ac:thumbnail") == "true"
    width, height = reserved(asked, natural, thumbnail=thumbnail)
    linked = not pen.in_link
    if linked:
        pen.start("a", {"href": ours("attachment", found.id), "class": "picture"})
    pen.void(
        "img",
        {
            "src": ours("blob", found.id, found.version.number),
            "alt": alt or _alt(found, element),
            "title": (attribute(element, "ac:title") or None) if element is not None else None,
            "class": _border(element),
            "width": width,
            "height": height,
            "loading": "lazy",
        },
    )
    if linked:
        pen.end("a")


def reserved(asked: Sides, natural: Size | None, *, thumbnail: bool = False) -> Sides:
    """The room a picture takes: of its own shape as soon as that is known."""
    width, height = asked
    if natural is None:
        return width, height
    across, down = natural
    if thumbnail and width:
        width = min(width, across)
    if width:
        return width, max(1, round(width * down / across))
    return (max(1, round(height * across / down)), height) if height else natural


def _alt(found: Attachment, element: etree._Element | None) -> str:
    return (attribute(element, "ac:alt") if element is not None else "") or found.title


def _border(element: etree._Element | None) -> str | None:
    """Said by an attribute, or as the new editor says it, by a mark."""
    if element is None:
        return None
    marks = (node.get("key") for node in element if name_of(node) == "ac:adf-mark")
    bordered = attribute(element, "ac:border") in {"true", "1"} or "border" in marks
    return "border" if bordered else None


def _size(element: etree._Element) -> tuple[int | None, int | None]:
    """Width and height as shown; the height follows from the original's where it can."""
    width, height = _pixels(element, "ac:width"), _pixels(element, "ac:height")
    true_width = _pixels(element, "ac:original-width")
    true_height = _pixels(element, "ac:original-height")
    if not width and not height:
        if attribute(element, "ac:thumbnail") == "true":
            return _THUMBNAIL, None
        return true_width, true_height
    if width and not height and true_width and true_height:
        return width, round(width * true_height / true_width)
    return width, height


def _pixels(element: etree._Element, name: str) -> int | None:
    return pixels(attribute(element, name)) or None


def missing(pen: Pen, filename: str) -> None:
    """The place of a picture that the page no longer has, or that was never fetched."""
    pen.start("span", {"class": "absent"})
    pen.made(icon("image"))
    pen.text(filename or pen.say(Phrase.IMAGE))
    if pen.context.files_known:
        pen.leaf("span", pen.say(Phrase.NOT_ATTACHED), {"class": "why"})
    pen.end("span")


def foreign(pen: Pen, written: str, alt: str, size: Sides = (None, None)) -> None:
    """A picture of another host: its place, until somebody wishes to see it."""
    href = outside(written, pen.context.site_url)
    shown = pen.context.ask(Abroad(href)) if href.startswith("https:") else None
    if shown is not None:
        _shown_foreign(pen, href, alt, reserved(size, shown.size))
        return
    pen.start("span", {"class": "absent foreign"})
    pen.made(icon("image"))
    pen.text(alt or pen.say(Phrase.IMAGE))
    if href and not pen.in_link:
        where = host(href) or pen.say(Phrase.ELSEWHERE)
        words = pen.say(Phrase.FROM).format(host=where)
        pen.leaf("a", words, {"href": href, "class": "outside why"})
        _offer(pen, href, where)
    pen.end("span")


def _shown_foreign(pen: Pen, href: str, alt: str, size: Sides) -> None:
    linked = not pen.in_link
    if linked:
        pen.start("a", {"href": href, "class": "picture outside", "title": host(href) or None})
    source = {"src": ours("outer", href), "alt": alt or host(href)}
    pen.void("img", {**source, "width": size[0], "height": size[1], "loading": "lazy"})
    if linked:
        pen.end("a")


def _offer(pen: Pen, href: str, where: str) -> None:
    """To see it once, or whatever comes from there; only what nobody on the way can read."""
    if href.startswith("https:"):
        pen.leaf("a", pen.say(Phrase.LOAD_IMAGE), {"href": ours("load", href), "class": "ask"})
        words = pen.say(Phrase.ALWAYS_FROM).format(host=where)
        pen.leaf("a", words, {"href": ours("welcome", where), "class": "ask"})


ELEMENTS: dict[str, Handler] = {"ac:image": _image}
