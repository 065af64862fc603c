"""What a page shows beside its text and its files, for those who wish it.

That is what Confluence drew of macros that we do not know, and pictures of other hosts.
"""

import hashlib
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from urllib.parse import urlsplit

from confluence_desk.domain.entities import Attachment, Kind, Site
from confluence_desk.domain.errors import Missing, Refused, Removed, ScopeMissing
from confluence_desk.domain.speech import Speech
from confluence_desk.render.served import Abroad, DrawnOf, FileWith, Foreign, PictureSize, Told
from confluence_desk.store import Store

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.surroundings import Surroundings

Answer = TypeVar("Answer")

_UNNUMBERED = "#"
_ONLY = 1
"""A foreign picture has no versions."""


class Asking(Protocol):
    """Awaits a request unless the link is down."""

    def __call__(self, request: Coroutine[Any, Any, Answer], /) -> Awaitable[Answer]:
        """The answer, or why there is none."""
        ...


def teach(
    surroundings: "Surroundings", store: Store, speech: Speech, now: Callable[[], datetime]
) -> None:
    """Let the surroundings of a body know what is here of these things."""

    def told(asked: DrawnOf) -> Told | None:
        row = store.drawn(asked.page_id, asked.macro)
        if row is None:
            return None
        return Told(row.html, speech.ago(row.drawn_at, now()), row.whole)

    def file(asked: FileWith) -> Attachment | None:
        if asked.key.startswith("att"):
            return store.attachment(asked.key)
        files = store.attachments(asked.page_id) or ()
        return next((one for one in files if one.file_id == asked.key), None)

    def foreign(asked: Abroad) -> Foreign | None:
        number = picture_id(asked.address)
        if not store.has_blob(number, _ONLY) and not store.is_welcome(host_of(asked.address)):
            return None
        return Foreign(store.picture_size(number, _ONLY))

    surroundings.learn(DrawnOf, told)
    surroundings.learn(FileWith, file)
    surroundings.learn(Abroad, foreign)
    surroundings.learn(PictureSize, lambda a: store.picture_size(a.attachment_id, a.number))


def picture_id(address: str) -> str:
    """What a foreign picture is called among the files that are kept."""
    return f"web-{hashlib.sha256(address.encode()).hexdigest()[:40]}"


def host_of(address: str) -> str:
    """The host of an address; empty when it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


class Served:
    """Fetches such things once, for those who wished it, and keeps them in the library."""

    def __init__(
        self, site: Site, store: Store, client: "ConfluenceClient", asking: Asking
    ) -> None:
        self._site = site
        self._store = store
        self._client = client
        self._asking = asking

    async def draw(self, page_id: str, macro: str, shown: str = "") -> None:
        """Have Confluence draw a macro, alone or else with its whole page.

        ``shown`` is the page that shows it, where that is another one.
        """
        page = self._store.about(page_id)
        number = page.version.number if page is not None else 0
        kind = page.kind if page is not None else Kind.PAGE
        html, whole = await self._asking(self._drawn(kind, page_id, number, macro))
        await self._store.save_drawn(page_id, macro, html, number=number, whole=whole)
        if shown not in {"", page_id}:
            await self._store.tell_page(shown)

    def picture_now(self, address: str) -> tuple[bytes, str] | None:
        """A foreign picture that is here, with its media type."""
        number = picture_id(address)
        data = self._store.blob(number, _ONLY)
        return None if data is None else (data, self._store.blob_type(number, _ONLY))

    async def picture(self, address: str) -> tuple[bytes, str]:
        """A foreign picture of a welcome host, fetched once; of another one only if it is here."""
        found = self.picture_now(address)
        if found is None and not self._store.is_welcome(host_of(address)):
            raise Missing("a picture that nobody asked for")
        return found or await self._fetched(address)

    async def load_picture(self, address: str, page_id: str) -> None:
        """Fetch a foreign picture that somebody wishes to see on a page."""
        await self._fetched(address)
        await self._store.tell_page(page_id)

    def welcome_hosts(self) -> list[str]:
        """The hosts whose pictures are always shown."""
        return self._store.welcome_hosts()

    async def welcome(self, host: str, page_id: str) -> None:
        """Always show the pictures of a host, from this page on."""
        if host:
            await self._store.welcome_host(host.lower(), about=page_id)

    async def dismiss(self, host: str) -> None:
        """Show no more pictures of a host than were wished for one by one."""
        await self._store.dismiss_host(host)

    async def _drawn(self, kind: Kind, page_id: str, number: int, macro: str) -> tuple[str, bool]:
        """The HTML, and whether it is of the whole page."""
        if macro.startswith(_UNNUMBERED):
            return await self._client.drawn_page(kind, page_id, "export_view"), True
        try:
            return await self._client.drawn_macro(page_id, number, macro), False
        except (Missing, Refused, Removed, ScopeMissing):
            view = await self._client.drawn_page(kind, page_id, "view")
        if _tells(view, macro):
            return view, True
        return await self._client.drawn_page(kind, page_id, "export_view"), True

    async def _fetched(self, address: str) -> tuple[bytes, str]:
        from confluence_desk.api.foreign import ForeignPictures  # noqa: PLC0415 - few ever need it

        pictures = ForeignPictures(self._site.url, road=self._client.road)
        try:
            data, media_type = await self._asking(pictures.fetch(address))
        finally:
            await pictures.aclose()
        await self._store.save_blob(picture_id(address), _ONLY, data, media_type)
        return data, media_type


def _tells(html: str, macro: str) -> bool:
    """Whether the page's HTML has the macro's own part, with something in it."""
    from confluence_desk.render.sanitize import part, tree  # noqa: PLC0415 - few ever need it

    found = part(tree(html), macro)
    if found is None:
        return False
    return bool("".join(map(str, found.itertext())).strip()) or found.find(".//img") is not None
