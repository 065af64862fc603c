"""Turns a drawing into HTML that other programs understand, and that into Markdown.

Our classes mean nothing elsewhere: panels become quotes, tasks get their boxes as text, code is
just code; links and pictures lead to the site.
"""

import re
from collections.abc import Callable
from typing import Any

from lxml import etree, html
from markdownify import ATX, MarkdownConverter

from confluence_desk.render.unmarked import caption, destination, fence, unmarked, unopened

Address = Callable[[str], str]
"""What a link of ours is elsewhere; "" for one that leads nowhere there."""

_KEPT = {"href", "src", "alt", "title", "colspan", "rowspan", "start", "dir", "width", "height"}
_DROPPED = "//svg|//nav|//*[contains(@class,'gutter') or contains(@class,'toc')]"
_NO_LANGUAGE = re.compile(r"^(text|output)$|[^\w+#.-]")
_CELLS = {"td", "th"}
_FIXED = {"_noformat", "h1", "h2", "h3", "h4", "h5", "h6"}
"""Where nothing can begin: in code, and in a heading."""
_WITHIN = {"strong", "b", "em", "i", "u", "s", "del", "a", "code", "sub", "sup", "mark"}
_TIGHT = re.compile(r"\n{3,}")


def portable(drawn: str, address: Address) -> str:
    """The drawing as plain HTML."""
    if not drawn.strip():
        return ""
    root = html.fragment_fromstring(drawn, create_parent="div")
    for name, change in _CHANGES.items():
        for element in list(root.find_class(name)):
            change(element)
    for fold in list(root.iter("details")):
        _fold(fold)
    for element in root.xpath(_DROPPED):
        element.drop_tree()
    _lead_out(root, address)
    _strip(root)
    return _inside(root)


def markdown(drawn: str, address: Address) -> str:
    """The drawing as Markdown, as GitHub and most others write it."""
    plain = portable(drawn, address)
    if not plain.strip():
        return ""
    root = html.fragment_fromstring(plain, create_parent="div")
    for table in root.iter("table"):
        _square(table)
    for link in root.iter("a"):
        link.set("href", destination(link.get("href", "")))
    for picture in root.iter("img"):
        picture.set("alt", caption(picture.get("alt", "")))
        picture.set("src", destination(picture.get("src", "")))
    source = etree.tostring(root, encoding="unicode", method="html")
    return _TIGHT.sub("\n\n", _writer().convert(source)).strip() + "\n"


class _Writer(MarkdownConverter):
    """Keeps words words, and the bars and breaks in cells, which would make cells and rows."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Signs that would mean something."""
        return unmarked(text, in_link="a" in parent_tags)

    def process_text(self, el: Any, parent_tags: set[str] | None = None) -> str:  # noqa: ANN401 - a node of the library's
        """The words as the library writes them."""
        tags = parent_tags or set()
        text = str(super().process_text(el, parent_tags=parent_tags))  # type: ignore[misc]
        if tags & _CELLS:
            return text.replace("|", "\\|")
        if tags & _FIXED:
            return text
        before = el.previous_sibling
        first = before.name == "br" if before else el.parent.name not in _WITHIN
        return unopened(text, first=first)

    def convert_br(self, el: object, text: str, parent_tags: set[str]) -> str:
        """A break."""
        if _CELLS & parent_tags:
            return "<br>"
        return str(super().convert_br(el, text, parent_tags))  # type: ignore[misc]

    def convert_pre(self, el: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ANN401 - as above
        """Code between fences that nothing in it ends."""
        written = str(super().convert_pre(el, text, parent_tags))  # type: ignore[misc]
        marks = fence(text)
        return written.replace("```", marks, 1)[::-1].replace("```", marks, 1)[::-1]


def _writer() -> _Writer:
    return _Writer(
        heading_style=ATX,
        bullets="-",
        table_infer_header=True,
        code_language_callback=lambda pre: _language((pre.get("class") or [""])[0]),
    )


def _language(name: str) -> str:
    return name.removeprefix("language-") if name.startswith("language-") else ""


def _inside(root: html.HtmlElement) -> str:
    written = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    return written.partition(">")[2].removesuffix("</div>")


def _code(element: html.HtmlElement) -> None:
    """Only the text and the language; what stands in the bar is for the eye."""
    bars = element.find_class("bar")
    title = " ".join(t.text_content() for bar in bars for t in bar.find_class("title"))
    spoken = "".join(lang.text_content() for bar in bars for lang in bar.find_class("lang"))
    texts = [pre for pre in element.iter("pre") if "gutter" not in pre.get("class", "")]
    words = "".join(pre.text_content() for pre in texts)
    tail = element.tail
    element.clear()
    element.tag, element.tail = "div", tail
    if title:
        etree.SubElement(etree.SubElement(element, "p"), "strong").text = title
    pre = etree.SubElement(element, "pre", {"class": f"language-{_NO_LANGUAGE.sub('', spoken)}"})
    etree.SubElement(pre, "code").text = words


def _panel(element: html.HtmlElement) -> None:
    """A quote that says first what it is."""
    element.tag = "blockquote"
    named = next((icon.get("aria-label") for icon in element.iterchildren("svg")), None)
    if named and not element.find_class("title"):
        said = etree.Element("p")
        etree.SubElement(said, "strong").text = named
        element.insert(0, said)


def _task(element: html.HtmlElement) -> None:
    done = "done" in element.get("class", "").split()
    what = next(iter(element.find_class("what")), None)
    if what is not None:
        alone = len(what) and what[0].tag == "p" and not (what.text or "").strip()
        first = what[0] if alone else what
        first.text = f"[{'x' if done else ' '}] {(first.text or '').lstrip()}"


def _fold(fold: html.HtmlElement) -> None:
    fold.tag = "div"
    for summary in fold.iterchildren("summary"):
        summary.tag = "p"
        strong = etree.Element("strong")
        strong.text, summary.text = summary.text, None
        for child in list(summary):
            strong.append(child)
        summary.insert(0, strong)


def _lozenge(element: html.HtmlElement) -> None:
    element.tag = "strong"


def _absent(element: html.HtmlElement) -> None:
    """Why a picture is not there stands apart from its name."""
    for why in element.find_class("why"):
        before = why.getprevious()
        if before is not None:
            before.tail = f"{before.tail or ''} "


_CHANGES = {
    "code": _code,
    "panel": _panel,
    "task": _task,
    "status": _lozenge,
    "absent": _absent,
}


def _lead_out(root: html.HtmlElement, address: Address) -> None:
    for link in list(root.iter("a")):
        _link(link, address)
    for picture in list(root.iter("img")):
        picture.set("src", address(picture.get("src", "")))


def _link(link: html.HtmlElement, address: Address) -> None:
    classes = link.get("class", "").split()
    href = "" if "picture" in classes else address(link.get("href", ""))
    if {"copy", "ask"} & set(classes):
        link.drop_tree()
    elif href:
        link.set("href", href)
    else:
        link.drop_tag()


def _strip(root: html.HtmlElement) -> None:
    """No class, no id, no box that only our style sheet knows."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            element.drop_tree()
            continue
        speaks = element.tag == "pre" and element.get("class", "") != "language-"
        for name in list(element.attrib):
            if name not in _KEPT and not (speaks and name == "class"):
                del element.attrib[name]
        if element.tag == "span" and element is not root:
            element.drop_tag()


def _square(table: html.HtmlElement) -> None:
    """Markdown knows no cell that goes over rows: below it stand empty ones."""
    open_until: dict[int, int] = {}
    for number, row in enumerate(table.iter("tr")):
        at = 0
        for cell in list(row):
            while open_until.get(at, 0) > number:
                cell.addprevious(etree.Element("td"))
                at += 1
            width = _count(cell, "colspan")
            for column in range(at, at + width):
                open_until[column] = number + _count(cell, "rowspan")
            at += width


def _count(cell: html.HtmlElement, name: str) -> int:
    told = cell.get(name, "")
    return min(int(told), 1000) if told.isdecimal() and int(told) else 1
