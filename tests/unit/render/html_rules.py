"""What any drawing may hold: the judge that corpus, fuzz and hostile tests share.

Two judges in one: HTML's own parser, which refuses what a browser would have to mend, and the
content model of HTML (who may stand in whom), which parsers do not know. Nothing is excused but
``width`` on ``table`` and ``col``: the policy forbids ``style``, and there is no third way.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

import html5lib  # type: ignore[import-untyped]  # its types need a package that has none
from lxml import etree

_SVG = frozenset({"svg", "path", "rect", "circle"})
_PHRASING = frozenset({
    "a", "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "svg", "time", "u", "var",
    "wbr",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FLOW = _PHRASING | _HEADINGS | {
    "article", "blockquote", "details", "div", "dl", "figure", "hr", "nav", "ol", "p", "pre",
    "table", "ul",
}  # fmt: skip
_TRANSPARENT = frozenset({"a", "ins", "del"})
_OWN = frozenset({
    "li", "dt", "dd", "figcaption", "summary", "caption", "colgroup", "col", "thead", "tbody",
    "tr", "td", "th",
})  # fmt: skip
"""What stands in one kind of parent only."""
_TAGS = _SVG | _FLOW | _OWN
_HOLDS = {
    **dict.fromkeys((_PHRASING | _HEADINGS | {"p", "pre"}) - _TRANSPARENT - _SVG, _PHRASING),
    **dict.fromkeys(("br", "img", "wbr", "hr", "col", "path", "rect", "circle"), frozenset[str]()),
    **dict.fromkeys(("ul", "ol"), frozenset({"li"})),
    "dl": frozenset({"dt", "dd"}),
    "table": frozenset({"caption", "colgroup", "thead", "tbody"}),
    "colgroup": frozenset({"col"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"td", "th"}),
    "svg": _SVG - {"svg"},
    "summary": _PHRASING | _HEADINGS,
    "figure": _FLOW | {"figcaption"},
    "details": _FLOW | {"summary"},
    "dt": _FLOW - _HEADINGS - {"article", "nav"},
    "th": _FLOW - _HEADINGS - {"article", "nav"},
    "caption": _FLOW - {"table"},
}
_TEXTLESS = frozenset({"ul", "ol", "dl", "table", "colgroup", "thead", "tbody", "tr", "svg"})
_EVERYWHERE = frozenset(
    {
        "class",
        "dir",
        "id",
        "lang",
        "title",
        "data-ref",
        "aria-label",
        "role",
        "aria-level",
        "aria-description",
    }
)
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"alt", "src", "width", "height", "loading"},
    "ol": {"start"},
    "time": {"datetime"},
    "table": {"width"},
    "col": {"width"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "pre": {"aria-hidden"},
    "span": {"aria-hidden"},
    "details": {"open"},
    "svg": {"viewBox", "aria-hidden"},
    "path": {"d"},
    "rect": {"x", "y", "width", "height", "rx"},
    "circle": {"cx", "cy", "r"},
}
_SCHEMES = ("https:", "http:", "mailto:", "desk://site/", "#")
_VALUES = {
    "dir": re.compile(r"auto|ltr|rtl"),
    "lang": re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"),
    "id": re.compile(r"\S+"),
    "class": re.compile(r"\S+(?: \S+)*"),
    "start": re.compile(r"-?[0-9]+"),
    "width": re.compile(r"[0-9]+(?:\.[0-9]+)?%?"),
    "height": re.compile(r"[0-9]+(?:\.[0-9]+)?"),
    "colspan": re.compile(r"[1-9][0-9]{0,3}"),
    "rowspan": re.compile(r"[1-9][0-9]{0,4}"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "loading": re.compile(r"lazy"),
    "open": re.compile(r""),
    "href": re.compile(r"[!-~]+"),
    "src": re.compile(r"desk://site/(?:blob|outer)/[!-~]+"),
}
_PARSER = etree.XMLParser(huge_tree=True)


def text_of(node: etree._Element | None) -> str:
    """All its text, in order; a missing element has none."""
    return "" if node is None else "".join(map(str, node.itertext()))


def judged(html: str, *, placed: bool = True) -> etree._Element:
    """The tree of a drawing that keeps every rule.

    Who stands in whom is not judged where a browser never looks: in comments, which Qt draws.
    """
    root = etree.fromstring(f"<div>{html}</div>", _PARSER)
    ids: list[str] = []
    for node in root.iterdescendants():
        assert node.tag in _TAGS, f"no element of ours: {node.tag!r}"
        if placed:
            _judge_place(node)
        _judge_attributes(node)
        ids.extend(filter(None, [node.get("id")]))
    assert len(ids) == len(set(ids)), "an id twice"
    return root


def _judge_place(node: etree._Element) -> None:
    tag, parent = str(node.tag), node.getparent()
    assert parent is not None
    where = f"{tag} in {path_of(parent)}"
    assert tag in _may_hold(parent), where
    assert tag not in _TEXTLESS or not _bare_text(node), f"text in {path_of(node)}"
    above = {str(up.tag) for up in node.iterancestors()}
    if tag in {"a", "details"}:
        assert "a" not in above, where
    if tag in _HEADINGS | {"article", "nav"}:
        assert not above & {"th", "dt"}, where
    if tag == "table":
        assert "caption" not in above, where
    if tag == "summary":
        assert parent[0] is node, where
        assert not (parent.text or "").strip(), f"text before {where}"
    if tag == "details":
        assert [str(kid.tag) for kid in node].count("summary") == 1, where
    if tag == "dl":
        assert len(node), "an empty dl"
        assert [str(kid.tag) for kid in node][0 :: max(1, len(node) - 1)][0] == "dt", where
        assert str(node[-1].tag) == "dd", where
    if tag == "table":
        _judge_table(node)


def _judge_table(table: etree._Element) -> None:
    order = ["caption", "colgroup", "thead", "tbody"]
    ranks = [order.index(str(kid.tag)) for kid in table]
    assert ranks == sorted(ranks), f"the parts of a table: {ranks}"
    assert all(ranks.count(rank) < 2 for rank in (0, 2)), "two captions or heads"
    for group in table.iterchildren("thead", "tbody"):
        rows = group.findall("tr")
        for number, row in enumerate(rows):
            for cell in row:
                assert number + int(cell.get("rowspan") or 1) <= len(rows), "a cell below its rows"


def _may_hold(parent: etree._Element) -> frozenset[str]:
    """What may stand in it; in what is transparent, what may stand around that."""
    while str(parent.tag) in _TRANSPARENT:
        above = parent.getparent()
        assert above is not None
        parent = above
    return _HOLDS.get(str(parent.tag), _FLOW)


def _bare_text(node: etree._Element) -> str:
    return "".join([node.text or "", *(kid.tail or "" for kid in node)]).strip()


def _judge_attributes(node: etree._Element) -> None:
    tag = str(node.tag)
    allowed = _EVERYWHERE | _ATTRIBUTES.get(tag, set())
    assert set(node.keys()) <= allowed, f"{tag}: {node.keys()}"
    for name, value in ((str(name), str(value)) for name, value in node.items()):
        rule = _VALUES.get(name)
        assert rule is None or rule.fullmatch(value), f"{tag} {name}={value!r}"
    href = node.get("href")
    assert href is None or href.lower().startswith(_SCHEMES), href
    assert "/command/" not in (href or "")[:20]
    if tag == "img":
        assert "src" in node.keys(), "a picture of nothing"  # noqa: SIM118 - lxml has no `in`
        assert node.get("alt") is not None, "a picture without words"
    if tag == "time":
        date.fromisoformat(node.get("datetime", "")[:10])


def path_of(node: etree._Element) -> str:
    """Where it stands: ``div/ul/li``."""
    above = [str(up.tag) for up in node.iterancestors()]
    return "/".join([*reversed(above), str(node.tag)])


@lru_cache(maxsize=1)
def _browser() -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)


def document_of(html: str) -> Any:
    """A document's tree as a browser makes it; fails where a browser would have to mend."""
    return _browser().parse(html)


def agreed(html: str) -> None:
    """The browser makes of a drawing the very tree that we wrote."""
    body = _browser().parse(f"<!DOCTYPE html><html><head><title>x</title></head>"
                            f"<body>{html}</body></html>").find("body")  # fmt: skip
    ours = etree.fromstring(f"<body>{html}</body>", _PARSER)
    for mine, theirs in zip(_flattened(ours), _flattened(body), strict=True):
        assert mine == theirs


def _flattened(node: Any) -> Iterator[tuple[str, str, str]]:
    for each in node.iter():
        tag = str(each.tag).rpartition("}")[2]
        yield tag, _unbroken(each.text), _unbroken(each.tail if each is not node else "")


def _unbroken(text: str | None) -> str:
    """A browser takes away the line break that opens a ``pre``."""
    return (text or "").lstrip("\n")
