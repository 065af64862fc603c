"""Hands out a page, or a part of one, in the forms that other programs take."""

import asyncio
import html as escaping
import re
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol
from urllib.parse import unquote, urlsplit

from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.patterns import pattern
from confluence_desk.services.resolve import Destination
from confluence_desk.store import Store

_OURS = "desk"
_LEADING = frozenset({"page", "title", "attachment"})
_ARTICLE = pattern(r'<article class="body" id="body">(.*)</article>', re.DOTALL)
_TAGS = pattern(r"<[^>]+>")


class Form(StrEnum):
    """How something is copied."""

    RICH = "rich"
    MARKDOWN = "markdown"
    PLAIN = "plain"


@frozen
class Copy:
    """What goes to the clipboard: always text, and HTML where text has a look."""

    text: str
    html: str = ""


class Places(Protocol):
    """Where things are on the site."""

    def web_url(self, node_id: str) -> str:
        """A page."""

    def leads_to(self, text: str) -> Destination | None:
        """What a link leads to, without asking Confluence."""

    def attachment_url(self, attachment_id: str) -> str:
        """A file."""


class Copies:
    """``article`` gives the complete document of a page, or None."""

    def __init__(self, store: Store, places: Places, document: Callable[[str], str | None]) -> None:
        self._store = store
        self._places = places
        self._document = document

    async def page(self, node_id: str, form: Form) -> Copy | None:
        """All of a page under its title; None where it is not here."""
        whole, node = self._document(node_id), self._store.node(node_id)
        found = _ARTICLE.search(whole) if whole is not None else None
        if found is None or node is None:
            return None
        return await self.part(f"<h1>{escaping.escape(node.title)}</h1>{found[1]}", form)

    async def part(self, html: str, form: Form, text: str = "") -> Copy:
        """A piece of a drawn page; ``text`` is what it says, where that is known already."""
        return await asyncio.to_thread(self._made, html, form, text)

    def _made(self, html: str, form: Form, text: str) -> Copy:
        from confluence_desk.render.portable import markdown, portable  # noqa: PLC0415 - few copy much

        if form is Form.MARKDOWN:
            return Copy(markdown(html, self.address))
        clean = portable(html, self.address)
        return Copy(text or _flat(clean), clean if form is Form.RICH else "")

    def address(self, href: str) -> str:
        """Where the browser finds what a link of ours leads to; "" for commands of ours."""
        parts = urlsplit(href)
        if not parts.scheme:
            return ""
        if parts.scheme != _OURS:
            return href
        verb, _, rest = parts.path.strip("/").partition("/")
        if verb in {"blob", "outer"}:
            return self._picture(verb, rest)
        found = self._places.leads_to(href) if verb in _LEADING else None
        if found is None:
            return ""
        if found.attachment_id:
            return self._places.attachment_url(found.attachment_id)
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        return found.web_url or (self._places.web_url(found.page_id) + anchor)

    def _picture(self, verb: str, rest: str) -> str:
        """The address of a file, or that of another host which is all that we know of it."""
        if verb == "outer":
            return unquote(rest)
        return self._places.attachment_url(unquote(rest.partition("/")[0]))


_BREAKS = pattern(r"<br/?>|</(?:p|li|h\d|tr|pre|blockquote|dt|dd|figcaption)>")
_CELLS = pattern(r"</t[dh]>")
_EMPTY = pattern(r"\n{3,}")


def _flat(html: str) -> str:
    """The words of clean HTML, a line a block."""
    lines = _CELLS.sub("\t", _BREAKS.sub("\n", html))
    return _EMPTY.sub("\n\n", escaping.unescape(_TAGS.sub("", lines))).strip()
