"""The element and attribute names of storage format, written as people write them: ``ac:link``."""

from functools import lru_cache

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it
NAMESPACES = {
    "ac": "http://www.atlassian.com/schema/confluence/4/ac/",
    "ri": "http://www.atlassian.com/schema/confluence/4/ri/",
    "at": "http://www.atlassian.com/schema/confluence/4/at/",
}
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    if tag[0] != "{":
        return tag.lower()
    uri, _, local = tag[1:].partition("}")
    prefix = _PREFIXES.get(uri, "")
    return f"{prefix}:{local}" if prefix else local


def name_of(element: etree._Element) -> str:
    """``ac:link`` for an element of Confluence's, ``p`` for one of HTML, ``""`` for neither."""
    tag = element.tag
    return _short(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4096)
def clark(name: str) -> str:
    """``ac:name`` in the form lxml keeps it."""
    prefix, colon, local = name.partition(":")
    uri = NAMESPACES.get(prefix)
    return f"{{{uri}}}{local}" if colon and uri else name


def attribute(element: etree._Element, name: str) -> str:
    """The attribute's value, stripped; empty when it is absent."""
    value = element.get(clark(name))
    return value.strip() if value else ""


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that name."""
    return next(element.iterchildren(clark(name)), None)
