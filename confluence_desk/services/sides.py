"""Reads a file that a page is to be compared with."""

import re
from html import escape
from pathlib import Path

from confluence_desk.services.comparing import Side

_LARGEST = 20_000_000
_MARKUP = re.compile(r"<(?:p|h[1-6]|ul|ol|table|div|ac:|html|body)\b", re.IGNORECASE)
_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.IGNORECASE | re.DOTALL)
_APART = re.compile(r"\n\s*\n")


class Unreadable(Exception):
    """The file is no text, is too large, or cannot be read."""


def of_file(path: Path) -> Side:
    """The file as storage format: as it stands, or each paragraph of a plain text as one."""
    try:
        if path.stat().st_size > _LARGEST:
            raise Unreadable(path.name)
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(path.name) from error
    return Side(name=path.name, text=storage_of(text))


def storage_of(text: str) -> str:
    """A text as storage format."""
    if not _MARKUP.search(text):
        parts = (" ".join(part.split()) for part in _APART.split(text))
        return "".join(f"<p>{escape(part)}</p>" for part in parts if part)
    inside = _BODY.search(text)
    return inside[1] if inside else text
