"""What a reader must find of a body, and in which order: for proving that no text is lost."""

from collections.abc import Iterator

from lxml import etree

from confluence_desk.render.names import attribute, child, name_of
from confluence_desk.render.pen import HIDDEN, flat
from confluence_desk.render.phrases import Phrase

_OF_OURS = frozenset({"toc", "gutter"})
"""Classes of what we write again or besides: the contents, the numbers of lines."""
_BY_THE_WAY = _OF_OURS | {"bar", "label"}
_UNNAMED = frozenset({Phrase.EXPAND})
_ASKS_AROUND = frozenset({
    "ac:image", "img", "time", "ri:user", "ri:page", "ri:attachment", "ri:blog-post", "ri:space",
    "ri:content-entity", "ri:url", "ac:adf-extension", "math", "details",
})  # fmt: skip
_CHANGES_WORDS = frozenset({"hidden", "panelIconText"})
_SAYS_ITSELF = frozenset({
    "code", "noformat", "info", "note", "tip", "warning", "panel", "expand", "status", "toc",
    "toc-zone", "anchor", "excerpt", "details", "section", "column", "mathblock",
})  # fmt: skip
_NODES = frozenset({"panel", "decision-list", "decision-item", "bodied-extension"})
_MACROS = frozenset({"ac:structured-macro", "ac:macro"})
_NO_INK = dict.fromkeys(map(ord, "\u200b"))


def inked(text: str) -> str:
    """The letters without what separates them."""
    return "".join(text.split()).translate(_NO_INK)


def pieces(element: etree._Element) -> Iterator[str]:
    """Every text below that is the reader's, in the order of the document."""
    yield inked(element.text or "")
    for node in element:
        if not _hidden(node):
            yield from _inside(node)
        yield inked(node.tail or "")


def _inside(node: etree._Element) -> Iterator[str]:
    name = name_of(node)
    if name == "ac:adf-extension":
        yield from _of_extension(node)
    elif name == "ac:structured-macro" and attribute(node, "ac:name") == "tasklist":
        yield from map(inked, flat(node).split("|"))  # a table in wiki markup: its cells
    elif name == "math":
        source = next(node.iter("{*}annotation"), None)
        yield from pieces(node if source is None else source)
    else:
        yield from pieces(node)


def _of_extension(extension: etree._Element) -> Iterator[str]:
    """All but what was written for those who do not know the node; for us, where we do not."""
    node, fallback = child(extension, "ac:adf-node"), child(extension, "ac:adf-fallback")
    known = node is not None and attribute(node, "type") in _NODES
    if fallback is not None and not known:
        yield from pieces(fallback)
        return
    yield inked(extension.text or "")
    for part in extension:
        if part is not fallback and not _hidden(part):
            yield from _inside(part)
        yield inked(part.tail or "")


def _hidden(node: etree._Element) -> bool:
    name = name_of(node)
    if name in _MACROS:
        return any(attribute(p, "ac:name") == "hidden" and (p.text or "").strip() == "true"
                   for p in node)  # fmt: skip
    return not name or name in HIDDEN or name == "title"


def shown(html: etree._Element) -> str:
    """The letters that a drawing shows, without those of our own."""
    return "".join(_shown(html, _OF_OURS))


def said(html: etree._Element) -> str:
    """The same without what a drawing says by the way: languages of code, names of macros."""
    return "".join(_shown(html, _BY_THE_WAY))


def speaks_for_itself(storage: etree._Element) -> bool:
    """Whether a body says the same wherever it stands: it names nothing and nobody."""
    names = {name_of(node) for node in storage.iter()}
    macros = {attribute(n, "ac:name") for n in storage.iter() if name_of(n) in _MACROS}
    told = {attribute(n, "ac:name") for n in storage.iter() if name_of(n) == "ac:parameter"}
    cards = any(attribute(n, "data-card-appearance") for n in storage.iter())
    return not (names & _ASKS_AROUND or macros - _SAYS_ITSELF or told & _CHANGES_WORDS or cards)


def _shown(node: etree._Element, ours: frozenset[str]) -> Iterator[str]:
    yield inked(node.text or "")
    for kid in node:
        unnamed = ours is _BY_THE_WAY and kid.tag == "summary" and kid.text in _UNNAMED
        if not (unnamed or ours & set(kid.get("class", "").split())):
            yield from _shown(kid, ours)
        yield inked(kid.tail or "")


def lost(storage: etree._Element, text: str) -> str:
    """The first piece that is not in the text, or not in its place; "" if all are."""
    at = 0
    for piece in pieces(storage):
        found = text.find(piece, at)
        if found < 0:
            return piece
        at = found + len(piece)
    return ""
