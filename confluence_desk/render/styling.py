"""Turns the inline styles a body may carry into classes, since the policy forbids ``style``."""

import re
from collections.abc import Callable
from functools import lru_cache

from confluence_desk.render.colour import fill_class, text_class

_PIXELS = re.compile(r"(\d{1,5})(?:\.\d+)?(?:px)?\Z")
_ALIGN = frozenset({"center", "right", "justify"})
_MARKERS = frozenset(
    {"square", "circle", "disc", "none", "lower-alpha", "lower-roman", "upper-alpha", "upper-roman"}
)
_INDENT, _MOST = 30, 6
"""The editor indents by 30 px, six times at most."""


@lru_cache(maxsize=2048)
def declarations(style: str) -> dict[str, str]:
    """``{"color": "red"}`` of ``color: red;``; callers must not change it."""
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs if value}


@lru_cache(maxsize=2048)
def style_classes(style: str) -> str:
    """The classes that stand for a ``style`` attribute."""
    found = declarations(style)
    named = (make(found[name]) for name, make in _CLASSES.items() if name in found)
    return " ".join(filter(None, named))


def pixels(value: str) -> int | None:
    """``340`` of ``340.0px``; None for anything else."""
    match = _PIXELS.match(value.strip())
    return int(match[1]) if match else None


def _align(value: str) -> str:
    return f"ta-{value}" if value in _ALIGN else ""


def _indent(value: str) -> str:
    steps = min((pixels(value) or 0) // _INDENT, _MOST)
    return f"in-{steps}" if steps else ""


def _marker(value: str) -> str:
    return f"ls-{value}" if value in _MARKERS else ""


def _decoration(value: str) -> str:
    if "line-through" in value:
        return "struck"
    return "lined" if "underline" in value else ""


_CLASSES: dict[str, Callable[[str], str]] = {
    "text-align": _align,
    "color": text_class,
    "background-color": fill_class,
    "background": fill_class,
    "margin-left": _indent,
    "list-style-type": _marker,
    "text-decoration": _decoration,
}
