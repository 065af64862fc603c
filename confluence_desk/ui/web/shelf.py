"""Holds the documents that views show now, each under an address of its own."""

from itertools import count
from urllib.parse import quote

from PySide6.QtCore import QUrl

from confluence_desk.ui.web.scheme import ORIGIN


class Shelf:
    """One document a number; what no view shows any more is not there any more."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._held: dict[str, tuple[str, str]] = {}

    def put(self, node_id: str, html: str) -> QUrl:
        """Hold a document and tell where it is served; ``node_id`` only makes it readable."""
        address = QUrl(f"{ORIGIN}/page/{quote(node_id, safe='') or '-'}?v={next(self._numbers)}")
        self._held[_number(address)] = (address.path(), html)
        return address

    def drop(self, address: QUrl) -> None:
        """Let go of what stands under an address, if anything."""
        self._held.pop(_number(address), None)

    def held(self, path: str, number: str) -> str | None:
        """What the scheme serves: a document that some view shows now."""
        where, html = self._held.get(number, ("", ""))
        return html if where == path and html else None


def _number(address: QUrl) -> str:
    return address.query().removeprefix("v=")
