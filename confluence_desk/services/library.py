"""The library as the window sees it: reads from this machine now, refreshes from Confluence behind.

Nothing here waits for the network unless it says ``await``; whatever is changed in the store
is told through ``changed``, once, and only that.
"""

import asyncio
from collections.abc import Coroutine, Iterable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import (
    Attachment,
    Comment,
    Kind,
    Label,
    Page,
    PageNode,
    Site,
    Space,
    Version,
)
from confluence_desk.domain.errors import DeskError, Paused, SignInNeeded
from confluence_desk.domain.events import Event
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.journal import Failure
from confluence_desk.domain.keeping import Rule
from confluence_desk.domain.links import Target, address, web_url
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.render.addresses import ours
from confluence_desk.services.backlinks import Backlinks
from confluence_desk.services.connection import Connection
from confluence_desk.services.copies import Copies
from confluence_desk.services.document import Document
from confluence_desk.services.files import Files
from confluence_desk.services.history import History
from confluence_desk.services.late_documents import LateDocuments
from confluence_desk.services.library_parts import LibraryParts
from confluence_desk.services.look import Look
from confluence_desk.services.marks import marks
from confluence_desk.services.needs import NAMES, Needs
from confluence_desk.services.news import News
from confluence_desk.services.resolve import Destination, Resolver
from confluence_desk.services.styles import sheet
from confluence_desk.store import Store

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.render.code import Run
    from confluence_desk.services.annotating import Annotating

Answer = TypeVar("Answer")

ROOTS = "space:"
ALL = -1


@frozen
class Freshness:
    """How new a copy is; ``missing`` says why the service has it no more ("" = it does)."""

    fetched_at: datetime | None
    missing: str = ""


class Library:
    """Everything one account can read of one site; ``about`` is a page without its text.

    ``has_archived`` says whether any space is archived.
    """

    def __init__(
        self,
        site: Site,
        store: Store,
        client: "ConfluenceClient",
        connection: Connection,
        speech: Speech = ENGLISH,
        *,
        account_id: str = "",
    ) -> None:
        self.site = site
        self.changed: Event[Changes] = Event()
        self.failed, self.visited = Event[Failure](), Event[str]()
        self._store, self.about, self.has_archived = store, store.about, store.has_archived
        self._client, self._connection = client, connection
        self.may_ask = connection.may_ask
        self.needs = Needs()
        self.drawings = LateDocuments(site, store, speech, account_id, self.needs, self._tell)
        parts = LibraryParts(site, store, client)
        self._refresher = parts.refresher(self.needs)
        self._files, self._resolver = Files(client, store), Resolver(site, client, store)
        self.served = parts.served(self._ask)
        self.backlinks = Backlinks(store, site.url)
        self.cards = parts.cards(self._resolver)
        self.comparing = parts.comparing(self.drawings, speech, self._ask)
        self.copies = Copies(store, self, self._html)
        reach = (self.comparing, self.copies, self.refresh_version, self._files.stored)
        self.history = History(store, *reach)
        self._speech = speech
        self._news = News(self._tell)
        store.changed.connect(self._news.hear)
        self.needs.learnt.connect(self._news.hear)

    @cached_property
    def annotating(self) -> "Annotating":
        """What finds out who wrote which words of a page."""
        from confluence_desk.services.annotating import Annotating  # noqa: PLC0415 - few ever ask

        bring, out = self.refresh_version, ours("wrote")
        return Annotating(self._store, self.drawings.made, bring, out, self._speech)

    def spaces(self) -> list[Space]:
        """Every space known, archived ones too."""
        return self._store.spaces()

    def space(self, space_id: str) -> Space | None:
        """One space."""
        return self._store.space(space_id)

    def node(self, node_id: str) -> PageNode | None:
        """One row of the hierarchy."""
        return self._store.node(node_id)

    def path(self, node_id: str) -> list[PageNode]:
        """The ancestors as far as they are known, highest first."""
        return self._store.path(node_id)

    def children(self, key: str, *, first: int = 0, count: int = ALL) -> list[PageNode] | None:
        """What hangs under a node, ``space:ID`` or ``blog:ID``; None when it was never fetched.

        A space shows its homepage's children first, then the other roots, as Confluence does.
        Of very many one reads a portion: ``count`` from the place ``first`` on.
        """
        home = self._homepage(key) if key.startswith(ROOTS) else None
        if not home:
            return self._store.children(key, first=first, count=count)
        below = self._store.children(home, first=first, count=count)
        left = count - len(below) if below and count != ALL else count
        passed = self._store.count_children(home) if first and below is not None else 0
        skip = max(0, first - passed)
        roots = self._store.children(key, first=skip, count=left, without=home)
        return None if roots is None else [*(below or ()), *roots]

    def has_children(self, keys: Iterable[str]) -> dict[str, bool]:
        """Whether anything hangs under each; one question for many, unknown ones are left out."""
        return self._store.has_children(keys)

    def recent(self, limit: int) -> list[PageNode]:
        """What was read last on this machine, the latest first."""
        return self._store.recent(limit)

    def page(self, page_id: str) -> Page | None:
        """The stored copy of a page or blog post."""
        return self._store.page(page_id)

    def kept(self, ids: Iterable[str]) -> set[str]:
        """Those of ``ids`` whose body is on this machine."""
        return self._store.kept(ids)

    def held(self, ids: Iterable[str]) -> set[str]:
        """Those of ``ids`` that a rule keeps offline."""
        return self._store.held_by_rules(ids)

    def why_kept(self, content_id: str) -> list[Rule]:
        """The rules because of which it is kept offline."""
        return self._store.rules_of(content_id)

    def freshness(self, page_id: str) -> Freshness:
        """How new the stored copy is."""
        return Freshness(self._store.page_fetched_at(page_id), self._store.missing_reason(page_id))

    def comments(self, page_id: str) -> list[Comment] | None:
        """Comments and replies; None when they were never fetched."""
        return self._store.comments(page_id)

    def marks(self, page_id: str) -> dict[str, str] | None:
        """The texts that inline comments stand on, by reference; None without a copy."""
        page = self._store.page(page_id)
        return None if page is None or page.body is None else marks(page.body)

    def labels(self, page_id: str) -> list[Label] | None:
        """Labels; None when they were never fetched."""
        return self._store.labels(page_id)

    def attachments(self, page_id: str) -> list[Attachment] | None:
        """Attachments; None when they were never fetched."""
        return self._store.attachments(page_id)

    def attachment(self, attachment_id: str) -> Attachment | None:
        """One attachment by its id."""
        return self._store.attachment(attachment_id)

    def versions(self, page_id: str) -> list[Version] | None:
        """Versions, newest first; None when they were never fetched."""
        return self._store.versions(page_id)

    def person_name(self, account_id: str) -> str:
        """What to call somebody; never empty."""
        return self.drawings.person_name(account_id)

    def name_needs(self, account_id: str) -> str:
        """The scope without which somebody has no name here; "" where that is not why."""
        needed = self.needs.of(NAMES)
        return needed if needed and self._store.people_missing([account_id]) else ""

    def comment_html(self, comment: Comment) -> str:
        """A comment's body in the small HTML subset that Qt's labels draw."""
        return self.drawings.made.comment_html(comment)

    def document(self, node_id: str) -> Document | None:
        """The complete document of a stored page, or None when there is no copy."""
        return self.drawings.document(node_id)

    def ready(self, node_id: str) -> bool:
        """Whether ``document`` answers at once: a long page is to be prepared first."""
        return self.drawings.ready(node_id)

    def gathers(self, node_id: str) -> bool:
        """Whether the document of a page shows what stands elsewhere, and moves with that."""
        return self.drawings.gathers(node_id)

    async def gather(self, node_id: str) -> None:
        """Ask for what a page shows of others and is not here, as far as it can be had at once."""
        from confluence_desk.services.asked_lists import AskedLists  # noqa: PLC0415 - few pages need it
        from confluence_desk.services.gathering import Gathering  # noqa: PLC0415 - as above

        lists = AskedLists(self._client, self._store)
        parts = (self.drawings.made, self._store, self._refresher, self._resolver, lists)
        await Gathering(*parts, self._ask).bring(node_id)

    async def lists_whole(self, page_id: str) -> bool:
        """Whether all that the lists on a page show can be shown from this machine."""
        return await self.drawings.made.lists_whole(page_id)

    async def prepare(self, node_id: str) -> None:
        """Draw a long page beside the loop, so that ``document`` answers at once."""
        await self.drawings.made.prepare(node_id)

    def page_version(self, page_id: str, number: int) -> Page | None:
        """A page as it was at a version whose text is here."""
        return self._store.page_version(page_id, number)

    def placeholder(self, node_id: str, *, reason: str, kind: str = "offline") -> Document:
        """A designed document for what cannot be shown; ``reason`` is one sentence.

        ``kind`` says why: ``offline``, ``gone``, ``locked`` or ``error``.
        """
        return self.drawings.made.placeholder(node_id, reason=reason, kind=kind)

    def stylesheet(self, look: Look) -> bytes:
        """The style sheet of every document in a look; documents themselves have none."""
        return sheet(look)

    def blob_now(self, attachment_id: str, version: int) -> tuple[bytes, str] | None:
        """Stored bytes of an attachment with their media type, if they are here."""
        return self._files.stored(attachment_id, version)

    def outer_now(self, address: str) -> tuple[bytes, str] | None:
        """A picture of another host that is here, with its media type."""
        return self.served.picture_now(address)

    async def outer(self, address: str) -> tuple[bytes, str]:
        """A picture of another host, if it may be shown; fetched once and then kept."""
        return await self.served.picture(address)

    def attachment_url(self, attachment_id: str) -> str:
        """Where the browser shows an attachment; empty for one that is not known."""
        file = self._store.attachment(attachment_id)
        if file is None:
            return ""
        return address(self.site, Target("attachment", id=file.container_id, attachment=file.id))

    async def code_colours(self, text: str, file_name: str) -> "tuple[tuple[Run, ...], ...]":
        """The colours of each line of a file, found in a thread; none for an unknown language."""
        from confluence_desk.render.code import coloured  # noqa: PLC0415 - few ever look at a file

        return await asyncio.to_thread(coloured, text, file_name)

    def statistics(self) -> tuple[int, int]:
        """How many pages with bodies are here, and the library's size in bytes."""
        return self._store.statistics()

    def web_url(self, node_id: str) -> str:
        """Where the browser finds it, built from its id where Confluence never told us."""
        node = self._store.node(node_id)
        if node is not None and node.web_path:
            return web_url(self.site, node.web_path)
        space = self._store.space(node.space_id) if node else None
        kind = node.kind.value if node else Kind.PAGE.value
        return address(self.site, Target(kind, id=node_id, space_key=space.key if space else ""))

    async def refresh_spaces(self) -> Changes:
        """Ask for every space."""
        return await self._refresh(self._refresher.spaces())

    async def refresh_children(self, key: str) -> Changes:
        """Ask for one list of children; a space's roots bring its homepage's children and blog."""
        return await self._refresh(self._refresher.children(key), about=key)

    async def refresh_page(self, page_id: str) -> Changes:
        """Ask for a page's body, version and place in the hierarchy."""
        return await self._refresh(self._refresher.page(page_id), shown=page_id)

    async def refresh_version(self, page_id: str, number: int) -> Changes:
        """Have an older version's text here, asked for only if it is not; it is kept then."""
        if self._store.page_version(page_id, number) is not None:
            return Changes()
        return await self._refresh(self._refresher.version(page_id, number), about=page_id)

    async def refresh_details(self, page_id: str) -> Changes:
        """Ask for comments, labels, attachments, versions and the people in them.

        What arrives is saved although another part failed; the first failure is raised at the end.
        """
        return await self._refresh(self._refresher.details(page_id), shown=page_id)

    async def blob(self, attachment_id: str, version: int) -> tuple[bytes, str]:
        """An attachment's bytes and media type, fetched once and then kept."""
        if (stored := self._files.stored(attachment_id, version)) is not None:
            return stored
        return await self._ask(self._files.fetch(attachment_id, version))

    def leads_to(self, text: str) -> Destination | None:
        """As ``resolve``, without asking Confluence."""
        return self._resolver.here(text)

    async def resolve(self, text: str, *, typed: bool = False) -> Destination | None:
        """Where a link, an id or ``KEY:Title`` leads; None if none. ``typed``: see ``Resolver``."""
        found = self._resolver.here(text, typed=typed)
        if found is None or found.page_id or found.space_id or not found.needs_asking:
            return found
        return await self._ask(self._resolver.ask(text))

    async def note_visit(self, page_id: str) -> None:
        """Remember that the page was read now."""
        self.drawings.note_read(page_id)
        await self._store.note_visit(page_id)
        self.visited.emit(page_id)

    async def _refresh(
        self, request: Coroutine[Any, Any, None], *, shown: str = "", about: str = ""
    ) -> Changes:
        """Await a refresh; what it changed is told once, also when it is cancelled or fails.

        Where it may change how a page looks, ``shown`` is drawn anew before anybody hears of it.
        """
        failure: DeskError | None = None
        with self._news.together() as batch:
            try:
                await self._ask(request)
            except DeskError as error:
                failure = error
            if shown and batch.changes:
                await self.drawings.made.prepare(shown)
        if failure is not None:
            if not isinstance(failure, Paused):  # that is a wish, no failure
                self.failed.emit(Failure(shown or about, failure))
            raise failure
        return batch.changes

    async def _ask(self, request: Coroutine[Any, Any, Answer]) -> Answer:
        """Await a request unless the link is down; a refused credential ends the asking."""
        try:
            await self._connection.free()
            self._connection.require()
        except BaseException:
            request.close()
            raise
        try:
            return await request
        except SignInNeeded:
            self._connection.note_refusal()
            raise

    def _html(self, node_id: str) -> str | None:
        document = self.drawings.made.document(node_id)
        return document.html if document is not None else None

    def _tell(self, changes: Changes) -> None:
        self.drawings.doubt()
        if changes.pages:
            self.backlinks.doubt()
        self.changed.emit(self._with_roots(changes))

    def _with_roots(self, changes: Changes) -> Changes:
        """A homepage's children are drawn under its space: both lists moved."""
        homes = {s.homepage_id: s.id for s in self._store.spaces() if s.homepage_id}
        roots = {f"{ROOTS}{homes[key]}" for key in changes.children_of if key in homes}
        return replace(changes, children_of=changes.children_of | roots) if roots else changes

    def _homepage(self, key: str) -> str | None:
        space = self._store.space(key.removeprefix(ROOTS))
        return space.homepage_id if space else None


__all__ = ["Destination", "Document", "Freshness", "Library"]
