"""The forms in which a page's place leaves the program: for browsers, for us, for Markdown."""

import html

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from shiboken6 import createdByPython

from confluence_desk.domain.patterns import pattern

OURS = "application/x-confluence-desk"
"""The type that tells our own copies from everybody else's."""

_SPECIAL = pattern(r"[\\`*\[\]<>|~]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_BREAKING = {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "|": "%7C", " ": "%20", "\\": "%5C"}


def rich_link(title: str, url: str) -> QMimeData:
    """The address as plain text, as an address and, where text has a look, as its title."""
    data = plain_text(url)
    data.setUrls([QUrl(url)])
    shown = html.escape(title or url)
    data.setHtml(f'<a href="{html.escape(url, quote=True)}">{shown}</a>')
    return data


def plain_text(text: str) -> QMimeData:
    """Just the text, marked as ours."""
    data = QMimeData()
    data.setText(text)
    data.setData(OURS, b"1")
    return data


def leave_behind() -> None:
    """Before the end: let Qt's own hands hold what we copied, for ours are gone sooner.

    Some platforms delete it only after Python has ended; these say that nobody owns it. What is
    not marked as ours, a picture say, is in Qt's hands already.
    """
    clipboard = QGuiApplication.clipboard()
    data: QMimeData | None = clipboard.mimeData()  # none at all while nobody holds anything
    if data is None or not data.hasFormat(OURS):
        return
    if clipboard.ownsClipboard() or createdByPython(data):
        clipboard.setText(data.text())


def markdown_link(title: str, url: str) -> str:
    """``[title](url)`` that says the same in every Markdown, in a table too."""
    words = _SPECIAL.sub(r"\\\g<0>", " ".join(title.split()) or url)
    return f"[{words}]({''.join(_BREAKING.get(letter, letter) for letter in url)})"
