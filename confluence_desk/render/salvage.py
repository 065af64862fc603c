"""Builds a tree from a body that is not well-formed, losing no text: what a browser would do.

It knows storage format, which HTML parsers do not: CDATA, ``<ac:x/>`` that is complete, and
macro bodies whose end nothing inside them may cross.
"""

import re
from html.entities import html5

from lxml import etree

from confluence_desk.domain.patterns import pattern
from confluence_desk.render.names import clark

_TOKEN = pattern(
    r"<!--.*?(?:-->|\Z)"
    r"|<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)"
    r"|<[!?][^>]*>?"
    r"|</(?P<end>[A-Za-z][^\s<>/]*)[^<>]*>?"
    r"|<(?P<start>[A-Za-z][^\s<>/]*)(?P<attrs>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"|(?P<cut><[A-Za-z/][^<>]*)\Z"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_ATTRIBUTE = pattern(r"([A-Za-z][A-Za-z0-9_:.-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_NAME = pattern(r"(?:[A-Za-z][A-Za-z0-9_.-]*:)?[A-Za-z][A-Za-z0-9_.-]*\Z")
_ENTITY = pattern(r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]*));")
_VOID = frozenset({"br", "hr", "img", "col", "input", "meta", "link", "wbr", "area", "source"})
_BLOCKS = frozenset({
    "p", "div", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre",
    "blockquote", "section", "details",
})  # fmt: skip
_CLOSED_BY = {
    "p": _BLOCKS,
    "li": frozenset({"li"}),
    "tr": frozenset({"tr", "tbody", "thead", "tfoot"}),
    "td": frozenset({"td", "th", "tr", "tbody"}),
    "th": frozenset({"td", "th", "tr", "tbody"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
}
"""What, by starting, ends an element that nobody closed."""
_MACROS = frozenset({"ac:structured-macro", "ac:macro"})
_MACRO_PARTS = frozenset({
    "ac:parameter", "ac:default-parameter", "ac:rich-text-body", "ac:plain-text-body",
    "ac:adf-fragment-mark",
})  # fmt: skip
"""All that can stand directly in a macro; anything else means that its end was lost."""
_CLOSERS = frozenset[str]().union(*_CLOSED_BY.values())
_WALLS = frozenset(
    {"ac:rich-text-body", "ac:layout-cell", "ac:task-body", "ac:adf-content", "table"}
)
"""Elements that an end tag of HTML's inside them cannot reach beyond."""
_CLOSABLE_IN_BLOCK = frozenset({"ul", "ol", "dl", "table", *_WALLS})
_DEEPEST = 200
_LARGEST = 0x10FFFF


class _Salvage:
    """The open elements, innermost last."""

    def __init__(self, root: str) -> None:
        self.root = etree.Element(root)
        self._open: list[tuple[str, etree._Element]] = [("", self.root)]
        self._last: etree._Element | None = None
        """The last child of the innermost open element: asking lxml would count them all."""
        self._texts: list[str] = []

    def text(self, text: str) -> None:
        """Add text where we are."""
        self._texts.append(text)

    def flush(self) -> None:
        """Write the text gathered so far: piece by piece would take quadratic time."""
        if not self._texts:
            return
        text = "".join(self._texts)
        self._texts.clear()
        if self._last is not None:
            self._last.tail = (self._last.tail or "") + text
        else:
            parent = self._open[-1][1]
            parent.text = (parent.text or "") + text

    def start(self, name: str, attributes: str) -> None:
        """Open an element, first closing what it ends."""
        self.flush()
        complete = attributes.rstrip().endswith("/")
        self._close_for(name)
        element = etree.SubElement(self._open[-1][1], clark(name.replace(":", "-", _foreign(name))))
        for match in _ATTRIBUTE.finditer(attributes):
            _set(element, match[1], _unescaped(match[2] or match[3] or match[4] or ""))
        if not complete and name not in _VOID and len(self._open) < _DEEPEST:
            self._open.append((name, element))
            self._last = None
        else:
            self._last = element

    def end(self, name: str) -> None:
        """Close the nearest open element of that name, and all inside it; or nothing."""
        self.flush()
        for index in range(len(self._open) - 1, 0, -1):
            opened = self._open[index][0]
            if opened == name:
                self._close(index)
                return
            if opened in _WALLS and not name.startswith("ac:") and name != "table":
                return

    def _close(self, index: int) -> None:
        self._last = self._open[index][1]
        del self._open[index:]

    def _close_for(self, name: str) -> None:
        """Close the unclosed macro, ``p``, ``li`` or cell that this start ends."""
        if self._open[-1][0] in _MACROS and name not in _MACRO_PARTS:
            self._close(len(self._open) - 1)
        if name not in _CLOSERS:
            return
        for index in range(len(self._open) - 1, 0, -1):
            opened = self._open[index][0]
            if name in _CLOSED_BY.get(opened, ()):
                self._close(index)
            elif opened in _CLOSABLE_IN_BLOCK:
                return


def salvage(text: str, root: str) -> etree._Element:
    """The tree of whatever can be read in ``text``; never raises."""
    tree = _Salvage(root)
    for match in _TOKEN.finditer(text):
        if match["text"] is not None:
            tree.text(_unescaped(match["text"]))
        elif match["cdata"] is not None:
            tree.text(match["cdata"])
        elif match["end"]:
            tree.end(match["end"].lower())
        elif match["start"]:
            _start(tree, match)
    tree.flush()
    return tree.root


def _start(tree: _Salvage, match: re.Match[str]) -> None:
    """A start tag, or text that merely looks like one (``<a@b.c>``)."""
    if _NAME.match(match["start"]):
        tree.start(match["start"].lower(), match["attrs"])
    else:
        tree.text(match[0])


def _foreign(name: str) -> int:
    """How many colons of ``name`` lxml could not keep: those of prefixes nobody declared."""
    return 0 if clark(name) != name else name.count(":")


def _set(element: etree._Element, name: str, value: str) -> None:
    if not _foreign(name) and not name.startswith("xmlns"):
        element.set(clark(name), value)


def _unescaped(text: str) -> str:
    """References resolved; unlike a browser, only those that end with a semicolon."""
    return _ENTITY.sub(_referred, text) if "&" in text else text


def _referred(match: re.Match[str]) -> str:
    if match[3]:
        return html5.get(f"{match[3]};", match[0])
    code = int(match[1]) if match[1] else int(match[2], 16)
    return chr(code) if code <= _LARGEST and chr(code).isprintable() else " "
