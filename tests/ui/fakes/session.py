"""A signed-in account over a fake library."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from confluence_desk.domain.entities import Site
from confluence_desk.domain.events import Event
from confluence_desk.domain.followed import InboxEntry, Reminder
from confluence_desk.services.connection import Connection
from confluence_desk.services.drafts import Drafts
from confluence_desk.services.favourites import Favourites
from confluence_desk.services.journal import Journal
from confluence_desk.services.search_history import SearchHistory
from confluence_desk.services.searches import SavedSearches
from confluence_desk.services.session import Account
from tests.ui.fakes.drawer import Drawer
from tests.ui.fakes.keeping import FakeKeeping
from tests.ui.fakes.library import FakeLibrary
from tests.ui.fakes.quick import FakeQuick
from tests.ui.fakes.search import FakeSearch


async def answers() -> None:
    """A service that answers."""


class FakeInbox:
    """An inbox that holds what a test puts into it."""

    def __init__(self) -> None:
        self.changed: Event[None] = Event()
        self.rows: list[InboxEntry] = []
        self.later: list[Reminder] = []

    def entries(self) -> list[InboxEntry]:
        return self.rows

    def reminders(self) -> list[Reminder]:
        return self.later

    @property
    def unread(self) -> int:
        return sum(not row.read for row in self.rows)

    async def mark_read(self, keys: Iterable[int], *, read: bool = True) -> None:
        wanted = set(keys)
        self.rows = [replace(r, read=read) if r.key in wanted else r for r in self.rows]
        self.changed.emit(None)

    async def mark_page_read(self, node_id: str) -> None:
        await self.mark_read([row.key for row in self.rows if row.node_id == node_id])

    async def mark_all_read(self) -> None:
        await self.mark_read([row.key for row in self.rows])

    async def take_in(self, entries: Iterable[InboxEntry]) -> None:
        self.rows = [*self.rows, *entries]
        self.changed.emit(None)

    async def clear(self) -> None:
        self.rows = []
        self.changed.emit(None)

    async def forget_reminder(self, key: int) -> None:
        self.later = [each for each in self.later if each.key != key]
        self.changed.emit(None)

    async def remind(self, node_id: str, due: datetime, words: str = "") -> None:
        self.later.append(Reminder(len(self.later) + 1, node_id, "", due, words))
        self.changed.emit(None)


@dataclass
class FakeSession:
    library: FakeLibrary
    account: Account = field(
        default_factory=lambda: Account(
            Site("https://acme.atlassian.net", name="acme"), "ana@acme.test", "ana", "Ana Ruiz", ""
        )
    )
    connection: Connection = field(
        default_factory=lambda: Connection("https://acme.atlassian.net", answers)
    )
    closed: bool = False
    aside: Path | None = None
    renewed: Event[Account] = field(default_factory=Event)

    def __post_init__(self) -> None:
        drawer = Drawer()
        self.favourites = Favourites(drawer, self.library)  # type: ignore[arg-type]
        self.searches = SavedSearches(drawer)  # type: ignore[arg-type]
        self.search = FakeSearch()
        self.asked = SearchHistory(drawer)  # type: ignore[arg-type]
        self.drafts = Drafts(drawer)  # type: ignore[arg-type]
        self.understanding = self.search.understanding
        self.quick = FakeQuick()
        self.journal = Journal(drawer, self.library)  # type: ignore[arg-type]
        self.inbox = FakeInbox()
        self.keeping = FakeKeeping()

    @property
    def connected(self) -> bool:
        return bool(self.account.account_id)

    async def aclose(self) -> None:
        self.closed = True
