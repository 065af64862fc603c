"""Finds the file behind every shape of picture that Confluence draws (trap 56)."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from lxml import etree

from confluence_desk.domain.entities import Attachment
from confluence_desk.render.images import draw_attachment, foreign, missing
from confluence_desk.render.inline import EMOTICONS
from confluence_desk.render.names import attribute
from confluence_desk.render.pen import Pen
from confluence_desk.render.questions import FileOf
from confluence_desk.render.served import FileWith
from confluence_desk.render.served_links import absolute, file_of, target_of
from confluence_desk.render.styling import declarations, pixels

_ICONS = re.compile(r"/images/icons/|/emoticons/|^/wiki/s/|pf-emoji-service")
_HOLES = re.compile(r"placeholder/(?:unknown-attachment|macro|unknown-macro|error)")
_NESTED = re.compile(r"/download/(?:attachments|thumbnails)/|/child/attachment/")


def draw_picture(pen: Pen, element: etree._Element) -> None:
    """An ``img``; it should hold nothing, and what it holds all the same comes after it."""
    _picture(pen, element)
    pen.stray(element)


def _picture(pen: Pen, element: etree._Element) -> None:
    """An emoticon's words, a file of ours, a note where one is missing, or a foreign picture."""
    classes = attribute(element, "class").split()
    alt = attribute(element, "alt")
    source = attribute(element, "src")
    if "emoticon" in classes or attribute(element, "data-emoji-shortname"):
        pen.leaf("span", _emoji(element, alt), {"class": "emoji", "title": alt or None})
        return
    found = _file(pen, element)
    if found is not None:
        draw_attachment(pen, found, size=_size(element), alt=alt)
        return
    address = absolute(source, pen.context.site_url)
    name = attribute(element, "data-linked-resource-default-alias")
    if _HOLES.search(source) or name or not address or address.startswith("mailto:"):
        missing(pen, name or alt)
    elif _ICONS.search(source):
        pen.text(alt)
    else:
        foreign(pen, address, alt, size=_size(element))


def _emoji(element: etree._Element, alt: str) -> str:
    """The character itself; a site's own emoji by its short name (trap 65)."""
    fallback = attribute(element, "data-emoji-fallback")
    name = attribute(element, "data-emoticon-name")
    return fallback or EMOTICONS.get(name) or attribute(element, "data-emoji-shortname") or alt


def _file(pen: Pen, element: etree._Element) -> Attachment | None:
    return next(filter(None, _files(pen, element)), None)


def _files(pen: Pen, element: etree._Element) -> Iterator[Attachment | None]:
    """Each way to name a file, the surest first."""
    context = pen.context
    holder = attribute(element, "data-linked-resource-container-id")
    holder = holder if holder.isdigit() else context.page_id
    number = attribute(element, "data-linked-resource-id").removeprefix("att")
    if number.isdigit():
        yield context.ask(FileWith(holder, f"att{number}"))
    for address in _addresses(element):
        target = target_of(pen, address)
        if target is not None and target.kind == "attachment":
            yield file_of(pen, target)
    media = attribute(element, "data-media-id")
    if media:
        yield context.ask(FileWith(holder, media))
    name = attribute(element, "data-linked-resource-default-alias")
    if name:
        yield context.attachment(name) if holder == context.page_id else None
        yield context.ask(FileOf(holder, name))


def _addresses(element: etree._Element) -> Iterator[str]:
    """Every address a picture has; one may stand inside another, as resizing services write it."""
    written = [attribute(element, name) for name in ("data-image-src", "src")]
    written += [
        part.split()[0] for part in attribute(element, "srcset").split(", ") if part.split()
    ]
    for address in filter(None, written):
        yield address
        try:
            asked = parse_qsl(urlsplit(address).query)
        except ValueError:
            continue
        yield from (value for _, value in asked if _NESTED.search(value))


def _size(element: etree._Element) -> tuple[int | None, int | None]:
    """As written on the picture or in its style."""
    style = declarations(attribute(element, "style"))
    width = attribute(element, "width") or style.get("width", "")
    height = attribute(element, "height") or style.get("height", "")
    return pixels(width) or None, pixels(height) or None
