"""Finds what a link points at: in the library first, then by asking Confluence."""

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from confluence_desk.domain.entities import Site, Space
from confluence_desk.domain.errors import Missing
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.links import Target, address, from_tiny, parse
from confluence_desk.services.in_time import in_time
from confluence_desk.store import Store
from confluence_desk.store.overtaken import Moment

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient

_BY_ID = {"page", "blogpost", "folder", "whiteboard", "database", "embed"}


@frozen
class Destination:
    """Where to go: ``page_id`` opens inside, a lone ``web_url`` belongs to the browser.

    ``needs_asking`` says that only Confluence knows which page is meant.
    """

    page_id: str = ""
    anchor: str = ""
    comment_id: str = ""
    space_id: str = ""
    attachment_id: str = ""
    web_url: str = ""
    needs_asking: bool = False


class Resolver:
    """Turns every shape of a link into a ``Destination``."""

    def __init__(self, site: Site, client: "ConfluenceClient", store: Store) -> None:
        self._site = site
        self._client = client
        self._store = store

    def here(self, text: str, *, typed: bool = False) -> Destination | None:
        """What the library alone knows about ``text``; None when it is no link.

        A bare number that was ``typed`` is the id of a page only where there is one.
        """
        if typed and self._is_unknown_number(text):
            return Destination(needs_asking=True)
        target = self._target(text)
        return None if target is None else self._known(target)

    async def ask(self, text: str) -> Destination | None:
        """As ``here``, but asks for spaces and titles that are not stored.

        Raises ``Missing`` for a title or space that nobody shows us. A bare number that no page
        has for its id is no link.
        """
        if self._is_unknown_number(text):
            number = text.strip()
            kinds = await self._client.kinds([number])
            return Destination(page_id=number) if kinds.get(number) else None
        target = self._target(text)
        if target is None:
            return None
        space = self._store.space_by_key(target.space_key)
        if space is None and target.space_key:
            space = await in_time(self._store, partial(self._fetch_space, target.space_key))
        if space is not None and target.kind in {"title", "attachment"} and target.title:
            await self._fetch_titled(space, target)
        found = self._known(target, asked=True)
        if target.kind in {"title", "space"} and not (found and (found.page_id or found.space_id)):
            raise Missing(_what(target))
        return found

    def _is_unknown_number(self, text: str) -> bool:
        number = text.strip()
        return number.isascii() and number.isdigit() and self._store.node(number) is None

    async def _fetch_space(self, key: str, asked: Moment | None) -> Space | None:
        space = await self._client.space_by_key(key)
        if space is not None:
            await self._store.save_spaces([space], complete=False, asked=asked)
        return space

    async def _fetch_titled(self, space: Space, target: Target) -> None:
        async def bring(asked: Moment | None) -> None:
            if target.posting_day:
                posts = await self._client.blog_posts(space.id)
                await self._store.save_pages(posts, asked=asked)
            elif page := await self._client.page_by_title(space.id, target.title):
                await self._store.save_page(page, asked=asked)

        await in_time(self._store, bring)

    def _target(self, text: str) -> Target | None:
        text = text.strip().encode(errors="replace").decode()  # halves of emoji are no address
        if text.startswith("desk:"):
            return _inner(text)
        return parse(text, self._site.url) or self._named(text)

    def _named(self, text: str) -> Target | None:
        """``key:Title`` however the key is written, where the space is known."""
        key, colon, title = text.partition(":")
        space = self._store.space_by_key(key.strip()) if colon and title.strip() else None
        return Target("title", space_key=space.key, title=title.strip()) if space else None

    def _known(self, target: Target, *, asked: bool = False) -> Destination | None:
        if target.kind in _BY_ID:
            return self._at(target, target.id)
        match target.kind:
            case "tiny":
                found = self._at(target, from_tiny(target.id))
            case "title":
                found = self._titled(target, asked=asked)
            case "space":
                found = self._space(target, asked=asked)
            case "attachment":
                return self._attachment(target, asked=asked)
            case _:
                found = Destination(web_url=address(self._site, target))
        return found

    def _at(self, target: Target, page_id: str) -> Destination:
        return Destination(page_id=page_id, anchor=target.anchor, comment_id=target.comment_id)

    def _titled(self, target: Target, *, asked: bool) -> Destination:
        space = self._store.space_by_key(target.space_key)
        node = self._store.node_by_title(space.id, target.title) if space else None
        if node is not None:
            return self._at(target, node.id)
        return Destination(web_url=address(self._site, target), needs_asking=not asked)

    def _space(self, target: Target, *, asked: bool) -> Destination:
        space: Space | None = self._store.space_by_key(target.space_key)
        if space is not None:
            return Destination(space_id=space.id, page_id=space.homepage_id or "")
        return Destination(web_url=address(self._site, target), needs_asking=not asked)

    def _attachment(self, target: Target, *, asked: bool) -> Destination | None:
        holder = target.id or self._titled(target, asked=asked).page_id
        found = self._store.attachment(target.attachment)
        if found is None and holder:
            found = self._store.attachment_by_name(holder, target.attachment)
        if found is not None:
            return Destination(page_id=found.container_id, attachment_id=found.id)
        if holder:
            return Destination(page_id=holder)
        return self._titled(target, asked=asked) if target.title else None


def _what(target: Target) -> str:
    where = f"space {target.space_key}"
    return f"the page “{target.title}” in {where}" if target.title else where


def _inner(url: str) -> Target | None:
    """A link of our own documents: ``desk://site/KIND/...``."""
    parts = urlsplit(url)
    kind, *rest = [unquote(piece) for piece in parts.path.strip("/").split("/")]
    anchor = unquote(parts.fragment)
    if kind == "page" and rest:
        return Target("page", id=rest[0], anchor=anchor)
    if kind == "title" and len(rest) > 1:
        return Target("title", space_key=rest[0], title="/".join(rest[1:]), anchor=anchor)
    if kind == "space" and rest:
        return Target("space", space_key=rest[0])
    if kind == "attachment" and rest:
        return Target("attachment", attachment=rest[0])
    if kind == "person" and rest:
        return Target("user", id=rest[0])
    return None
