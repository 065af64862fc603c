"""Finds what a body needs beside itself: pictures, included pages, and the pages it links to."""

from collections.abc import Iterator
from enum import StrEnum

from lxml import etree

from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.links import from_tiny, parse
from confluence_desk.render.macros.asking import titled
from confluence_desk.render.macros.include import MACROS as INCLUDES
from confluence_desk.render.macros.include import TITLES
from confluence_desk.render.macros.macro import Macro, read_macro
from confluence_desk.render.macros.media import DIAGRAMS, FILES, previews
from confluence_desk.render.names import attribute, child, name_of
from confluence_desk.render.storage import parse as parse_storage

_INCLUDES = frozenset(INCLUDES)
_MACROS = frozenset({"ac:structured-macro", "ac:macro"})
_PAGES = frozenset({"ri:page", "ri:blog-post"})
_BY_ID = frozenset({"page", "blogpost"})


class Needs(StrEnum):
    """How a body needs something."""

    IMAGE = "image"
    INCLUDE = "include"
    LINK = "link"
    FILE = "file"


@frozen
class Reference:
    """One thing a body needs.

    A page is named by ``page_id``, or by ``title`` in the space ``space_key`` ("" is the body's
    own). A file is named by ``names``, the first that exists, on that page; without a page it is
    one of the body's own.
    """

    needs: Needs
    page_id: str = ""
    space_key: str = ""
    title: str = ""
    names: tuple[str, ...] = ()


def references(body: str | None, site_url: str) -> tuple[Reference, ...]:
    """All of them, each once, in the order they stand."""
    if not body:
        return ()
    found = _below(parse_storage(body), site_url)
    return tuple(dict.fromkeys(found))


def _below(element: etree._Element, site_url: str) -> Iterator[Reference]:
    for node in element:
        name = name_of(node)
        if name == "ac:image":
            yield from _image(node)
        elif name in _MACROS:
            yield from _macro(node, site_url)
            continue
        elif name == "ac:link":
            yield from _link(node)
        elif name == "a":
            yield from _address(attribute(node, "href"), site_url)
        elif name == "img":
            yield from _raw_image(attribute(node, "src"))
        yield from _below(node, site_url)


def _image(node: etree._Element) -> Iterator[Reference]:
    resource = child(node, "ri:attachment")
    if resource is not None:
        yield _file(Needs.IMAGE, resource)


def _raw_image(source: str) -> Iterator[Reference]:
    name = source.partition("?")[0].rpartition("/")[2]
    if "/download/" in source and name:
        yield Reference(Needs.IMAGE, names=(name,))


def _link(node: etree._Element) -> Iterator[Reference]:
    for resource in node:
        name = name_of(resource)
        if name in _PAGES:
            yield from _page(Needs.LINK, resource)
        elif name == "ri:content-entity":
            yield Reference(Needs.LINK, page_id=attribute(resource, "ri:content-id"))
        elif name == "ri:attachment":
            yield _file(Needs.FILE, resource)


def _macro(node: etree._Element, site_url: str) -> Iterator[Reference]:
    """What the macro shows, then what stands inside it; its parameters are no links."""
    macro = read_macro(node)
    if macro.name in _INCLUDES:
        yield from _included(macro)
    elif macro.name in DIAGRAMS:
        if named := macro.parameter("diagramName", "name", "filename", "diagramDisplayName", ""):
            yield Reference(Needs.IMAGE, names=previews(named))
    elif macro.name in FILES:
        yield from _shown_file(macro)
    if macro.rich is not None:
        yield from _below(macro.rich, site_url)


def _included(macro: Macro) -> Iterator[Reference]:
    page = next((each for each in macro.resources.values() if name_of(each) in _PAGES), None)
    if page is not None:
        yield from _page(Needs.INCLUDE, page)
    elif written := macro.parameter(*TITLES):
        named = titled(written)
        yield Reference(Needs.INCLUDE, space_key=named.space_key, title=named.title)


def _shown_file(macro: Macro) -> Iterator[Reference]:
    held = macro.resources.values()
    file = next((each for each in held if name_of(each) == "ri:attachment"), None)
    named = macro.parameter("name", "", "file", "filename", "pdf")
    if file is not None:
        yield _file(Needs.FILE, file)
    elif named:
        yield Reference(Needs.FILE, names=(named,))


def _page(needs: Needs, resource: etree._Element) -> Iterator[Reference]:
    title = attribute(resource, "ri:content-title")
    if title:
        yield Reference(needs, space_key=attribute(resource, "ri:space-key"), title=title)


def _file(needs: Needs, resource: etree._Element) -> Reference:
    holder = child(resource, "ri:page")
    if holder is None:
        holder = child(resource, "ri:blog-post")
    key = attribute(holder, "ri:space-key") if holder is not None else ""
    title = attribute(holder, "ri:content-title") if holder is not None else ""
    names = (attribute(resource, "ri:filename"),)
    return Reference(needs, space_key=key, title=title, names=names)


def _address(written: str, site_url: str) -> Iterator[Reference]:
    if not written or written.startswith("#"):
        return
    target = parse(written, site_url)
    if target is None:
        return
    if target.kind in _BY_ID and target.id:
        yield Reference(Needs.LINK, page_id=target.id)
    elif target.kind == "tiny":
        yield Reference(Needs.LINK, page_id=from_tiny(target.id))
    elif target.kind == "title" and target.title:
        yield Reference(Needs.LINK, space_key=target.space_key, title=target.title)
