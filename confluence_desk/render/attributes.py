"""The attributes that a drawn element keeps of what its source had: direction, language, looks."""

import re

from lxml import etree

from confluence_desk.render.script import runs_right_to_left
from confluence_desk.render.styling import style_classes

_DIRECTIONS = frozenset({"rtl", "ltr"})
_TONGUE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_KEPT_CLASSES = frozenset({"lines"})


def looks(element: etree._Element, *more: str) -> str | None:
    """The ``class`` of an element: what we call it, and what its style says."""
    if not element.attrib:
        return " ".join(filter(None, more)) or None
    style = element.get("style")
    kept = element.get("class")
    names = [name for name in more if name]
    if style:
        names.append(style_classes(style))
    if kept in _KEPT_CLASSES:
        names.append(str(kept))
    return " ".join(filter(None, names)) or None


def direction(element: etree._Element) -> str:
    """Its direction: as written, else by its first strong character."""
    return written_direction(element) or "auto"


def written_direction(element: etree._Element) -> str | None:
    """The direction it says it has."""
    written = element.get("dir", "").strip().lower()
    return written if written in _DIRECTIONS else None


def tongue(element: etree._Element) -> str | None:
    """The language it says it is in, if it is written as languages are."""
    written = element.get("lang", "").strip()
    return written if _TONGUE.fullmatch(written) else None


def holder_direction(element: etree._Element | None) -> str:
    """The direction of what holds blocks: ``auto`` alone does not look into those."""
    if element is None:
        return "auto"
    plain = direction(element)
    texts = map(str, element.itertext())
    return "rtl" if plain == "auto" and runs_right_to_left(texts) else plain


def of_block(element: etree._Element, *classes: str) -> dict[str, str | int | None]:
    """What every block of text carries."""
    if not element.attrib:
        return {"class": " ".join(classes).strip() or None, "dir": "auto"}
    return {
        "class": looks(element, *classes),
        "dir": direction(element),
        "lang": tongue(element),
    }
