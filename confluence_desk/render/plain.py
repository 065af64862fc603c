"""Gives the readable text of a body: for previews, the index and the terminal."""

import re

from lxml import etree

from confluence_desk.domain.hits import HEADING, SOMEBODY, SOMEBODY_ENDS
from confluence_desk.render.inline import emoji
from confluence_desk.render.names import attribute, name_of
from confluence_desk.render.pen import HIDDEN
from confluence_desk.render.storage import parse

BLOCKS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "tr", "pre", "blockquote", "hr", "section", "details", "summary", "ac:structured-macro",
    "ac:macro", "ac:task", "ac:layout-cell", "ac:layout-section", "ac:caption", "figure",
})  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_PICTURE = "ac:image"
"""Its words are no part of the words around it."""
INLINE_MACROS = frozenset({"status", "jira", "anchor", "mathinline", "profile"})
_SPACES = re.compile(r"[ \t\r\f\v\xa0]+")
_TITLED = frozenset({"expand", "ui-expand", "panel", "info", "note", "tip", "warning"})
_SAID: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_TITLED, ("title",)),
    "status": ("title", "colour", "color"),
    "jira": ("key", "issueKey"),
    "mathinline": ("body",),
    "mathblock": ("body",),
}
_WORDY = {"ri:page": "ri:content-title", "ri:attachment": "ri:filename", "ri:space": "ri:space-key"}


def plain(storage: str | None) -> str:
    """The text of a storage body, one line a block."""
    return _tidy(gathered(parse(storage)))


def outlined(storage: str | None) -> str:
    """The same, with the sign of a heading before each of them, and whom it names between signs."""
    return _tidy(gathered(parse(storage), HEADING, people=True))


def _tidy(text: str) -> str:
    """Without blanks around lines and empty lines, and with single blanks between words.

    Line by line: in one go no other thread has Python before the end of a long text.
    """
    lines = (_SPACES.sub(" ", line).rstrip(" ").lstrip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line).strip()


def gathered(tree: etree._Element, heading: str = "", *, people: bool = False) -> str:
    """The words of an element and all in it, with blanks as they come.

    ``heading`` stands before the words of each heading; with ``people`` the accounts of those
    who are named are in it, between signs.
    """
    parts: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        name = name_of(node)
        if name == _PICTURE:
            parts.append(" ")
        if event == "start":
            _enter(parts, node, name)
            if heading and name in HEADINGS:
                parts.append(heading)
            if name in HIDDEN:
                walk.skip_subtree()
            else:
                parts.append(own_words(node, name))
            if people and name == "ri:user":
                parts.append(_somebody(node))
        else:
            parts.append(_after(node, name))
            if node is not tree:
                parts.append(_flattened(node, node.tail))
    return "".join(parts)


def _enter(parts: list[str], node: etree._Element, name: str) -> None:
    if name in BLOCKS and attribute(node, "ac:name") not in INLINE_MACROS:
        parts.append("\n")


def _somebody(node: etree._Element) -> str:
    account = attribute(node, "ri:account-id")
    return f"{SOMEBODY}{account}{SOMEBODY_ENDS}" if account else ""


def own_words(node: etree._Element, name: str) -> str:
    """The words an element itself contributes, before those of the elements inside it."""
    if name == "ac:emoticon":
        return emoji(node) + _flattened(node, node.text)
    if name == "time":
        return node.text or f" {attribute(node, 'datetime')}"
    if name == "img":
        return f" {attribute(node, 'alt')} {_flattened(node, node.text)}"
    if name in {"ac:structured-macro", "ac:macro"}:
        return _macro_words(node) + (node.text or "")
    if name in _WORDY and node.getnext() is None and node.getprevious() is None:
        return attribute(node, _WORDY[name]) + _flattened(node, node.text)
    return _flattened(node, node.text)


def _macro_words(node: etree._Element) -> str:
    """The parameters of a macro that readers see: a title has a line of its own."""
    macro = attribute(node, "ac:name")
    keys = _SAID.get(macro, ())
    if not keys:
        return ""
    told = {attribute(p, "ac:name"): p.text or "" for p in node.iterchildren("{*}parameter")}
    words = next((told[key] for key in keys if told.get(key, "").strip()), "")
    return f"{words}\n" if words and macro in _TITLED else words


def _after(node: etree._Element, name: str) -> str:
    if name == "br":
        return "\n"
    if name in _CELLS:
        return "\t "
    return "\n" if name in BLOCKS and attribute(node, "ac:name") not in INLINE_MACROS else ""


def _flattened(node: etree._Element, text: str | None) -> str:
    """Source line breaks are spaces, except in preformatted text."""
    if not text or name_of(node) in {"pre", "ac:plain-text-body"}:
        return text or ""
    return text.replace("\n", " ")
