"""One signed-in account at work: what the window holds while it is open."""

from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import Site
from confluence_desk.domain.events import Event
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.road import Road
from confluence_desk.services.connection import Connection
from confluence_desk.services.favourites import Favourites
from confluence_desk.services.inbox import Inbox
from confluence_desk.services.journal import Journal
from confluence_desk.services.late import renew
from confluence_desk.services.library import Library
from confluence_desk.services.search import Search
from confluence_desk.services.searches import SavedSearches
from confluence_desk.services.watching import Watching
from confluence_desk.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.domain.capabilities import Finding
    from confluence_desk.services.alerts import Runbooks
    from confluence_desk.services.drafts import Drafts
    from confluence_desk.services.hit_news import HitNews
    from confluence_desk.services.hits_there import HitsThere
    from confluence_desk.services.indexing import Indexing
    from confluence_desk.services.keeping import Keeping
    from confluence_desk.services.lending import Lender
    from confluence_desk.services.local_search import LocalSearch
    from confluence_desk.services.query_values import LibraryValues
    from confluence_desk.services.quick import QuickOpen
    from confluence_desk.services.readiness import Surveyor
    from confluence_desk.services.recounting import Recounting
    from confluence_desk.services.search_history import SearchHistory
    from confluence_desk.services.understanding import Understanding


UNNAMED = "email:"
"""How the id of an account begins that the token may not ask for (trap 3)."""
COLOURS = ("blue", "violet", "teal", "green", "orange", "pink")
"""What a connection may be marked with; how each looks is the window's."""


@frozen
class Account:
    """Who reads which site; ``base`` is where its API answers (the site or the gateway).

    What the person decides about the connection: ``name`` (empty: the site's own), ``colour``
    (one of ``COLOURS``, or none), ``writing`` (off until they turn it on), ``expires`` (the day
    on which the token ends, as ``2026-11-21``; empty: not known). ``oauth`` says that a consent
    lets in, not a token of the person's own, ``service`` that the token is a service account's,
    which is sent without an e-mail. ``shelf`` is the id that it was known by when its
    library was begun, where that is another one.
    """

    site: Site
    email: str
    account_id: str
    display_name: str
    base: str
    time_zone: str = ""
    remembered: bool = False
    name: str = ""
    colour: str = ""
    writing: bool = False
    expires: str = ""
    reminded: str = ""
    oauth: bool = False
    shelf: str = ""
    service: bool = False

    @property
    def unnamed(self) -> bool:
        """Whether nobody told who it is: the token may not ask."""
        return self.account_id.startswith(UNNAMED)

    @property
    def bearer(self) -> bool:
        """Whether its token is sent alone."""
        return self.oauth or self.service

    @property
    def place(self) -> str:
        """What its library and its secrets are kept under."""
        return self.shelf or self.account_id

    @property
    def title(self) -> str:
        """What to call the connection."""
        url = self.site.url.rpartition("://")[2]
        return self.name or self.site.name or url.removesuffix(".atlassian.net")

    @property
    def key(self) -> str:
        """What tells it from every other account."""
        return f"{self.site.url} {self.place}"


@frozen
class WayIn:
    """How an account's site and library are opened; the secrets show in nothing that prints it."""

    account: Account
    library: Path
    token: str = field(repr=False)
    key: str = field(repr=False)
    road: Road = field(default_factory=Road)


class Session:
    """Library and connection of one account; closes the HTTP client, then the store.

    ``aside`` is where an older library is kept that could not be read when this one was begun.
    """

    def __init__(
        self,
        account: Account,
        library: Library,
        connection: Connection,
        client: "ConfluenceClient",
        store: Store,
        *,
        way_in: WayIn | None = None,
        aside: Path | None = None,
        tokens: "Lender | None" = None,
    ) -> None:
        self.account = account
        self.renewed: Event[Account] = Event()
        self.aside = aside
        self.way_in = way_in
        self.tokens = tokens
        self.library = library
        self.connection = connection
        self.favourites = Favourites(store, library)
        self.searches = SavedSearches(store)
        self.search = Search(
            client, store, connection, lambda: self.local_search, lambda: self.understanding
        )
        self.journal = Journal(store, library)
        self.inbox = Inbox(store)
        self.watching = Watching(
            client,
            store,
            self.inbox,
            account.account_id,
            starred=self.favourites.ids,
            hits=lambda: self.hits_there.look(),  # noqa: PLW0108 - the method itself would make it
        )
        self._client = client
        self._store = store

    @cached_property
    def surveyor(self) -> "Surveyor":
        """What says whether something can be relied on offline."""
        from confluence_desk.services.readiness import Surveyor  # noqa: PLC0415 - no start needs it

        shelves = (self._store, self._client, self.connection, self.account.site.url)
        return Surveyor(*shelves, lists_whole=self.library.lists_whole)

    @cached_property
    def indexing(self) -> "Indexing":
        """What makes findable what is stored."""
        from confluence_desk.services.indexing import Indexing  # noqa: PLC0415 - no start needs it

        return Indexing(self._store)

    @cached_property
    def local_search(self) -> "LocalSearch":
        """What answers searches without the site."""
        from confluence_desk.services.local_search import LocalSearch  # noqa: PLC0415 - as above

        account = self.account
        return LocalSearch(self._store, account.account_id, account.time_zone)

    @cached_property
    def asked(self) -> "SearchHistory":
        """What was searched for lately."""
        from confluence_desk.services.search_history import SearchHistory  # noqa: PLC0415 - as above

        return SearchHistory(self._store)

    @cached_property
    def drafts(self) -> "Drafts":
        """What was typed and not sent."""
        from confluence_desk.services.drafts import Drafts  # noqa: PLC0415 - as above

        return Drafts(self._store)

    @cached_property
    def recounting(self) -> "Recounting":
        """What counts the hits of saved searches anew."""
        from confluence_desk.services.recounting import Recounting  # noqa: PLC0415 - as above

        return Recounting(self.searches, self.local_search, self.understanding, self.hit_news)

    @cached_property
    def hit_news(self) -> "HitNews":
        """What tells new hits of saved searches, each once."""
        from confluence_desk.services.hit_news import HitNews  # noqa: PLC0415 - as above

        return HitNews(self._store, self.inbox)

    @cached_property
    def hits_there(self) -> "HitsThere":
        """What asks Confluence the saved searches again."""
        from confluence_desk.services.hits_there import HitsThere  # noqa: PLC0415 - as above

        ways = (self.searches.all, self.searches.note_count)
        return HitsThere(self._client, self.understanding, self.hit_news, *ways)

    @cached_property
    def runbooks(self) -> "Runbooks":
        """What brings the runbooks for an alert."""
        from confluence_desk.services.alerts import Runbooks  # noqa: PLC0415 - no start needs it

        return Runbooks(self.local_search)

    @cached_property
    def quick(self) -> "QuickOpen":
        """What opens anything by a few letters."""
        from confluence_desk.services.quick import QuickOpen  # noqa: PLC0415 - no start needs it

        return QuickOpen(self._store, self.favourites.targets)

    @cached_property
    def understanding(self) -> "Understanding":
        """What tells what was typed into the bar."""
        from confluence_desk.services.understanding import Understanding  # noqa: PLC0415 - as above

        account = self.account
        return Understanding(self._store, account.site.url, account.time_zone)

    @cached_property
    def query_values(self) -> "LibraryValues":
        """What completes the values of a query."""
        from confluence_desk.services.query_values import LibraryValues  # noqa: PLC0415 - as above

        return LibraryValues(self._store)

    @property
    def connected(self) -> bool:
        """Whether somebody is signed in; else this is the session of the first start."""
        return bool(self.account.account_id)

    @property
    def tokenless(self) -> bool:
        """Whether only what is kept here can be read, for want of a token."""
        return self.way_in is not None and not self.way_in.token and self.tokens is None

    def capabilities(self) -> "AsyncGenerator[Finding, None]":
        """Try again what the connection can do."""
        from confluence_desk.services.checks import examine  # noqa: PLC0415 - no start needs it

        known = "" if self.account.account_id.startswith(UNNAMED) else self.account.account_id
        return examine(self._client, known)

    async def take_road(self, road: Road) -> None:
        """Ask by another way from now on; what is under way by the old one is broken off."""
        if self.way_in is not None:
            self.way_in = replace(self.way_in, road=road)
        await renew(self._client)
        self.connection.retry()

    async def sound(self) -> bool:
        """Whether every page of the library file is as it should be; takes a while."""
        return await self._store.sound()

    def statistics(self) -> tuple[int, int]:
        """How many pages are kept, and how many bytes."""
        return self.library.statistics()

    def renew(self, account: Account) -> None:
        """The person decided something else about the connection; who it is stays."""
        if account.key == self.account.key and account != self.account:
            self.account = account
            self.renewed.emit(account)

    @cached_property
    def keeping(self) -> "Keeping":
        """What is kept offline."""
        from confluence_desk.services.keeping import Keeping  # noqa: PLC0415 - no start needs it

        return Keeping(self._store)

    async def aclose(self) -> None:
        """Let go of the network, then of the file."""
        try:
            await self.journal.save()
            if self.tokens is not None:
                await self.tokens.aclose()
            await self._client.aclose()
        finally:
            self._store.close()
