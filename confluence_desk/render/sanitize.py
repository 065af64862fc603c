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
_TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(/?)([A-Za-z][^\s/<>]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL,
)
_SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which the library cannot read at all."""
_ENDLESS = frozenset({
    "a", "br", "col", "hr", "img", "input", "wbr", "p", "li", "dt", "dd", "option", "colgroup",
    "tbody", "thead", "tfoot", "tr", "td", "th",
})  # fmt: skip
"""Elements that need no end, so that nothing is inside them for having none."""
_DEEPEST = 250
"""Reading HTML that is nested deeper takes the library more than a minute, by quadratic work."""


def clean(html: str) -> str:
    """What the allow-list lets through, well-formed; no text that can be seen is lost."""
    return nh3.clean(
        _TAG.sub(_Sieve(), _SURROGATES.sub("\ufffd", html)),
        tags=set(_TAGS),
        clean_content_tags=set(_UNSEEN),
        attributes={tag: set(names) for tag, names in _RULES.items()},
        url_schemes=set(_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


class _Sieve:
    """Takes out tags before the library sees them, never words.

    Those are tags of SVG and MathML, whose words it would drop, and whatever is nested too deep.
    """

    def __init__(self) -> None:
        self._depth = 0

    def __call__(self, tag: re.Match[str]) -> str:
        name = (tag[2] or "").lower()
        if name not in _KNOWN:
            return ""
        if name in _ENDLESS:
            return tag[0] if self._depth <= _DEEPEST else ""
        self._depth += -1 if tag[1] else 1
        deep = self._depth >= _DEEPEST if tag[1] else self._depth > _DEEPEST
        self._depth = max(0, self._depth)
        return "" if deep else tag[0]


def tree(html: str) -> etree._Element:
    """The tree of what is let through, ready to be drawn."""
    return parse(clean(html))


def part(root: etree._Element, macro_id: str) -> etree._Element | None:
    """The element of a macro, where the HTML tells its macros apart."""
    marked = (node for node in root.iter() if node.get("data-macro-id") == macro_id)
    return next(marked, None) if macro_id else None
