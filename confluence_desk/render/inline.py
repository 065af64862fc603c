"""Draws what stands inside a line: emphasis, spans, breaks, dates, emoji, comment markers."""

import re
from datetime import date
from functools import partial

from lxml import etree

from confluence_desk.render.attributes import looks, tongue, written_direction
from confluence_desk.render.dates import day_words, is_day
from confluence_desk.render.names import attribute, name_of
from confluence_desk.render.pen import Handler, Pen, flat

_SAME = [
    "strong", "em", "b", "i", "u", "s", "sub", "sup", "small", "code", "kbd", "samp", "var",
    "cite", "q", "abbr", "mark", "ins", "del", "bdi", "dfn",
]  # fmt: skip
_INSTEAD = {"strike": "s", "tt": "code", "big": "span", "font": "span", "acronym": "abbr"}
_CODE_POINTS = re.compile(r"[0-9a-fA-F]{2,5}(?:-[0-9a-fA-F]{2,5}){0,7}")
_FIRST_SYMBOL, _LAST_SYMBOL = 0x2000, 0x1FAFF
_ANY = "blue-star"
"""What the new editor calls every emoji that the old one had no name for."""
EMOTICONS = {
    "smile": "🙂", "sad": "🙁", "cheeky": "😛", "laugh": "😄", "wink": "😉",
    "thumbs-up": "👍", "thumbs-down": "👎", "information": "\u2139\ufe0f",
    "tick": "✅", "cross": "❌",
    "warning": "⚠️", "plus": "\u2795", "minus": "\u2796", "question": "❓", "light-on": "💡",
    "light-off": "💡", "yellow-star": "⭐", "red-star": "⭐", "green-star": "⭐",
    "blue-star": "⭐", "heart": "❤️", "broken-heart": "💔",
}  # fmt: skip


def _kept(tag: str, pen: Pen, element: etree._Element) -> None:
    if not len(element) and not element.text:
        return
    pen.phrase(tag, {"class": looks(element)}, lambda: pen.children(element))


def _span(pen: Pen, element: etree._Element) -> None:
    """A span, kept only when it says something about looks, language or direction."""
    attributes = {
        "class": looks(element),
        "dir": written_direction(element),
        "lang": tongue(element),
    }
    if not any(attributes.values()):
        pen.children(element)
        return
    pen.phrase("span", attributes, lambda: pen.children(element))


def _break(pen: Pen, element: etree._Element) -> None:
    pen.void("br")
    pen.stray(element)


def _time(pen: Pen, element: etree._Element) -> None:
    """A date lozenge; a date that is none, and text that is there, stay as written (trap 58)."""
    written = attribute(element, "datetime")
    inside = flat(element).strip()
    if not written:
        pen.text(inside)
        return
    words = inside or day_words(written, pen.context.speech)
    if is_day(written):
        look = f"date {_lateness(pen, element, written)}".strip()
        pen.leaf("time", words, {"class": look, "datetime": written[:10]})
    else:
        pen.leaf("span", words, {"class": "date"})


def _lateness(pen: Pen, element: etree._Element, written: str) -> str:
    """``late`` for a date gone by in a task that is not done."""
    task = next(element.iterancestors("{*}task"), None)
    if task is None or (task.findtext("{*}task-status") or "").strip() == "complete":
        return ""
    try:
        return "late" if date.fromisoformat(written[:10]) < pen.context.today else ""
    except ValueError:
        return ""


def emoji(element: etree._Element) -> str:
    """An emoticon as text; a site's own emoji by its short name (trap 65)."""
    written = attribute(element, "ac:emoji-fallback")
    number = attribute(element, "ac:emoji-id")
    if written and written != number and written[0] != ":":
        return written
    name, short = attribute(element, "ac:name"), attribute(element, "ac:emoji-shortname")
    named = "" if short and name == _ANY else EMOTICONS.get(name, "")
    other = written if written != number else ""
    return _of_number(number) or named or short or (name and f":{name}:") or other


def _of_number(number: str) -> str:
    """``1f4cb`` and ``31-20e3`` are code points; a site's own emoji have long names instead."""
    if not _CODE_POINTS.fullmatch(number):
        return ""
    codes = [int(code, 16) for code in number.split("-")]
    lone = len(codes) == 1 and codes[0] < _FIRST_SYMBOL
    return "" if lone or max(codes) > _LAST_SYMBOL else "".join(map(chr, codes))


def _emoticon(pen: Pen, element: etree._Element) -> None:
    short = attribute(element, "ac:emoji-shortname") or attribute(element, "ac:name")
    pen.leaf("span", emoji(element), {"class": "emoji", "title": short or None})
    pen.stray(element)


def _marker(pen: Pen, element: etree._Element) -> None:
    """The text an inline comment stands on."""
    reference = attribute(element, "ac:ref")
    attributes = {"class": "marker", "data-ref": reference or None}
    if reference:
        attributes["id"] = pen.free_id(f"comment-{''.join(reference.split())}")
    pen.phrase("span", attributes, lambda: pen.children(element))


def _maths(pen: Pen, element: etree._Element) -> None:
    """MathML: its TeX source where it carries one, else its letters."""
    source = next((node for node in element.iter("{*}annotation") if name_of(node)), None)
    words = flat(source if source is not None else element)
    pen.leaf("code", " ".join(words.split()), {"class": "math"})


def _soft_break(pen: Pen, element: etree._Element) -> None:
    pen.void("wbr")
    pen.stray(element)


ELEMENTS: dict[str, Handler] = {
    **{tag: partial(_kept, tag) for tag in _SAME},
    **{tag: partial(_kept, instead) for tag, instead in _INSTEAD.items()},
    "span": _span,
    "br": _break,
    "wbr": _soft_break,
    "time": _time,
    "ac:emoticon": _emoticon,
    "ac:inline-comment-marker": _marker,
    "math": _maths,
}
