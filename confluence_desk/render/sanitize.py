"""Lets through what an allow-list names of HTML that Confluence drew, or that nobody vouches for.

What comes out is a tree that is drawn like any other body: no markup of the source is ever copied
into a document, so this is the second of two sieves.
"""

import re

import nh3
from lxml import etree

from confluence_desk.render.storage import parse

_TAGS = frozenset({
    "a", "abbr", "address", "article", "b", "bdi", "big", "blockquote", "br", "caption", "center",
    "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
    "figcaption", "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "iframe",
    "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small",
    "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
})  # fmt: skip
_EVERY = frozenset({"class", "dir", "id", "lang", "style", "title"})
"""The text of ``style`` is looked up word by word in a table of our classes, and never kept."""
_OWN = {
    "a": {"href", "name"},
    "img": {"src", "srcset", "alt", "width", "height"},
    "iframe": {"src"},
    "td": {"colspan", "rowspan", "bgcolor"},
    "th": {"colspan", "rowspan", "bgcolor", "scope"},
    "col": {"width"},
    "table": {"width"},
    "div": {"align"},
    "ol": {"start"},
    "time": {"datetime"},
}
_DATA = frozenset({
    "data-card-appearance", "data-emoji-fallback", "data-emoji-shortname", "data-emoticon-name",
    "data-highlight-colour", "data-image-src", "data-layout", "data-linked-resource-container-id",
    "data-linked-resource-default-alias", "data-linked-resource-id", "data-macro-id",
    "data-media-id", "data-ref", "data-syntaxhighlighter-params",
})  # fmt: skip
_UNSEEN = frozenset({"script", "style", "template", "title"})
"""Elements that go with all their text: nobody ever sees it."""
_SCHEMES = frozenset({"http", "https", "mailto"})
_RULES = {tag: (_OWN.get(tag, frozenset()) | _EVERY | _DATA) for tag in _TAGS}
_PARSED = frozenset({
    "body", "button", "fieldset", "form", "head", "html", "input", "label", "legend", "listing",
    "noembed", "noframes", "noscript", "object", "option", "plaintext", "select", "textarea", "xmp",
})  # fmt: skip
"""Elements that are not let through, but by whose rules the text around them is read."""
_KNOWN = _TAGS | _UNSEEN | _PARSED
_TAG = re.compile(r"<!--.*?-->|</?([A-Za-z][^\s/>]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)


def clean(html: str) -> str:
    """What the allow-list lets through, well-formed; no text that can be seen is lost."""
    return nh3.clean(
        _TAG.sub(_known, html),
        tags=set(_TAGS),
        clean_content_tags=set(_UNSEEN),
        attributes={tag: set(names) for tag, names in _RULES.items()},
        url_schemes=set(_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


def _known(tag: re.Match[str]) -> str:
    """Any other tag goes before the library sees it, for it drops words of SVG and MathML."""
    return tag[0] if tag[1] and tag[1].lower() in _KNOWN else ""


def tree(html: str) -> etree._Element:
    """The tree of what is let through, ready to be drawn."""
    return parse(clean(html))


def part(root: etree._Element, macro_id: str) -> etree._Element | None:
    """The element of a macro, where the HTML tells its macros apart."""
    marked = (node for node in root.iter() if node.get("data-macro-id") == macro_id)
    return next(marked, None) if macro_id else None
