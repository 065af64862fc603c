"""Tells in a few words what a link leads to, from what is here; the network is never asked."""

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confluence_desk.domain.entities import Kind, PageNode, Person
from confluence_desk.domain.frozen import frozen
from confluence_desk.store import Store

if TYPE_CHECKING:
    from confluence_desk.services.resolve import Resolver

_PERSON = "desk://site/person/"
_WROTE = "desk://site/wrote/"
_READ = 8000
"""So much of a body holds an excerpt, whatever stands before its first words."""
_SHOWN = 240


@frozen
class PageCard:
    """What stands behind a link to a page; ``excerpt`` is empty where its text is not here."""

    id: str
    kind: Kind
    title: str
    space: str
    status: str = "current"
    excerpt: str = ""
    author: str = ""
    modified_at: datetime | None = None
    readable: bool = False
    missing: bool = False


@frozen
class PersonCard:
    """Who is behind a mention."""

    id: str
    name: str
    email: str = ""
    time_zone: str = ""
    active: bool = True


@frozen
class VersionCard:
    """Who saved a version of a page, when, and what they said of it."""

    number: int
    name: str
    saved_at: datetime | None = None
    message: str = ""
    minor: bool = False


Card = PageCard | PersonCard | VersionCard


class Cards:
    """Makes cards of links as pages carry them: ours, and web addresses of the site."""

    def __init__(self, store: Store, resolver: "Resolver") -> None:
        self._store = store
        self._resolver = resolver

    async def of(self, link: str) -> Card | None:
        """The card of what a link leads to; None where nothing of it is here."""
        if link.startswith(_PERSON):
            person = self._store.person(unquote(link.removeprefix(_PERSON)))
            return None if person is None else _of_person(person)
        if link.startswith(_WROTE):
            return self._of_version(*link.removeprefix(_WROTE).partition("/")[::2])
        found = self._resolver.here(link)
        node = self._store.node(found.page_id) if found is not None and found.page_id else None
        return None if node is None else await self._of_page(node)

    def _of_version(self, page_id: str, number: str) -> VersionCard | None:
        versions = self._store.versions(unquote(page_id)) or ()
        found = next((one for one in versions if str(one.number) == number), None)
        if found is None:
            return None
        person = self._store.person(found.author_id)
        name = person.display_name if person is not None else ""
        return VersionCard(found.number, name, found.created_at, found.message, found.minor_edit)

    async def _of_page(self, node: PageNode) -> PageCard:
        page, space = self._store.page(node.id), self._store.space(node.space_id)
        body = (page.body if page is not None else None) or ""
        author = self._store.person(page.version.author_id) if page is not None else None
        return PageCard(
            node.id,
            node.kind,
            node.title,
            space.name if space is not None else "",
            node.status,
            await asyncio.to_thread(_excerpt, body) if body else "",
            author.display_name if author is not None else "",
            page.version.created_at if page is not None else None,
            bool(body) or not node.kind.readable,
            bool(self._store.missing_reason(node.id)),
        )


def _of_person(person: Person) -> PersonCard:
    return PersonCard(
        person.account_id, person.display_name, person.email, person.time_zone, person.active
    )


def _excerpt(body: str) -> str:
    from confluence_desk.render.plain import plain  # noqa: PLC0415 - no start needs it

    words = " ".join(plain(body[:_READ]).split())
    if len(words) <= _SHOWN:
        return words
    whole, space, _cut = words[:_SHOWN].rpartition(" ")
    return f"{whole if space else words[:_SHOWN]}…"
