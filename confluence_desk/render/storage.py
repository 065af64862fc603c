"""Reads storage format into a tree, whatever state it is in: well-formed, broken, or no XML.

A well-formed body goes through lxml's strict parser at C speed. Anything else goes through
``salvage``: lxml's own recovery was seen to return trees that cannot be serialised again.
"""

import re
from functools import lru_cache
from html import escape
from html.entities import html5

from lxml import etree

from confluence_desk.render.names import NAMESPACES
from confluence_desk.render.salvage import salvage

_ROOT = "body"
_OPEN = (
    f"<{_ROOT} " + " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items()) + ">"
)
_CLOSE = f"</{_ROOT}>"
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_REFERENCE = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(#[0-9]+|#[xX][0-9a-fA-F]+|\w+);", re.DOTALL)
_CDATA = "<![CDATA["
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w*);")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SURROGATES = re.compile(
    r"&#(?:x([dD][89abAB]\w{2})|(5[56]\d{3}));&#(?:x([dD][c-fC-F]\w{2})|(5[67]\d{3}));"
)
_MARKUP = re.compile(r"<[A-Za-z!/?]|&#?\w+;")
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_LARGEST = 0x10FFFF


def parse(storage: str | None) -> etree._Element:
    """The body's tree under a nameless root; an empty root for nothing."""
    text = (storage or "").lstrip("\ufeff")
    if not _MARKUP.search(text):
        return _plain(_clean(text))
    named = _named(text)
    found = _strict(named)
    return _repaired(text, named) if found is None else found


def _strict(text: str) -> etree._Element | None:
    """The tree of a well-formed body; None for any other."""
    try:
        return etree.fromstring(f"{_OPEN}{text}{_CLOSE}", _parser())
    except (etree.XMLSyntaxError, ValueError):
        return None


def _repaired(text: str, tried: str) -> etree._Element:
    """The tree of a body that has characters XML cannot carry, or is not well-formed at all."""
    sound = _resolved(_clean(text))
    found = None if sound == tried else _strict(sound)
    return salvage(sound, _ROOT) if found is None else found


@lru_cache(maxsize=1)
def _parser() -> etree.XMLParser:
    """Strict and deaf: no network, no DTD, no entity of the document's own."""
    return etree.XMLParser(
        huge_tree=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )


def _clean(text: str) -> str:
    """Without the marks and control characters that XML cannot carry."""
    return _ILLEGAL.sub("", text)


def _named(text: str) -> str:
    """Every entity that only HTML knows, outside CDATA, as the character it names."""
    if "&" not in text:
        return text
    first, *others = text.split(_CDATA)
    parts = [_NAMED.sub(_character, first)]
    for other in others:
        inside, end, after = other.partition("]]>")
        parts.append(f"{_CDATA}{inside}{end}{_NAMED.sub(_character, after)}")
    return "".join(parts)


def _resolved(text: str) -> str:
    """Every HTML entity outside CDATA as the character it names."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(_character, _SURROGATES.sub(_pair, text))


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name is None or name in _XML_ENTITIES:
        return match[0]
    if name[0] == "#":
        return _numbered(match[0], _code(name[1:]))
    found = html5.get(f"{name};")
    return escape(found) if found else f"&amp;{name};"


def _code(digits: str) -> int:
    """A reference's number; a huge one is merely too large."""
    hexadecimal = digits[0] in "xX"
    return int(digits[1:9], 16) if hexadecimal else int(digits[:9])


def _numbered(written: str, code: int) -> str:
    if code > _LARGEST or _ILLEGAL.match(chr(code)):
        return "\ufffd"
    return written


def _pair(match: re.Match[str]) -> str:
    """One character of two halves: some exporters write UTF-16 as references."""
    high = int(match[1], 16) if match[1] else int(match[2])
    low = int(match[3], 16) if match[3] else int(match[4])
    halves = chr(high) + chr(low)
    try:
        return halves.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return "\ufffd"


def _plain(text: str) -> etree._Element:
    """Text without any markup (wiki markup, plain text): paragraphs that keep their lines."""
    root = etree.Element(_ROOT)
    for block in _BLANK_LINES.split(text.replace("\r\n", "\n")):
        if block.strip():
            paragraph = etree.SubElement(root, "p")
            paragraph.set("class", "lines")
            paragraph.text = block.strip("\n")
    return root
