"""A demo site and a library beside it, with runs of the real engine between them: no sockets."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.transport import Endpoint, Transport
from confluence_desk.demo.application import Site as DemoApplications
from confluence_desk.demo.content.people import settle
from confluence_desk.demo.records import ContentRecord, Restriction, UserRecord
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.entities import Site
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.syncing import Depth, Job, Progress, Report
from confluence_desk.services.sync.budget import Caps
from confluence_desk.services.sync.engine import Engine
from confluence_desk.store import Store
from tests.unit.api.fakes import FakeWorld

URL = "http://127.0.0.1:8090"
FILES = "http://127.0.0.1:8091"
KEY = b"k" * 32
STRANGER = "712020:stranger"
QUICK, FULL, THOROUGH = Job(Depth.QUICK), Job(Depth.FULL), Job(Depth.THOROUGH)


class World(FakeWorld):
    """The real time and what was slept on top of it; sleeping takes none."""

    def clock(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=sum(self.slept))


class Wire(httpx.ASGITransport):
    """No socket, but what the demo cuts breaks as a connection would."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return await super().handle_async_request(request)
        except ConnectionResetError as error:
            raise httpx.ReadError(str(error), request=request) from None


def settled() -> SiteState:
    """A site with people and nothing else."""
    state = SiteState(seed=1)
    settle(state)
    state.add_user(UserRecord(STRANGER, "Sam Strange", "sam@example.com"))
    return state


@dataclass
class Desk:
    """One reader of one site; ``run`` syncs as a process of its own would."""

    path: Path
    state: SiteState = field(default_factory=settled)
    world: World = field(default_factory=World)
    told: list[Progress] = field(default_factory=list)
    waits: list[datetime | None] = field(default_factory=list)
    caps: Caps = field(default_factory=Caps)
    patient: bool = False
    gateway: bool = False
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def __post_init__(self) -> None:
        self.state.site_url = URL
        self.site = DemoApplications(self.state)
        self.site.downloads.origin = FILES
        self.token = self.site.credentials.issue(self.state.owner_id)
        self.store = Store.open(self.path / "library.desk", KEY, clock=self._time)

    def _time(self) -> datetime:
        return self.now()

    @property
    def faults(self) -> Any:
        return self.site.faults

    def space(self, key: str = "OPS", pages: int = 0) -> str:
        """A space with a homepage and so many pages below it; its id."""
        space = self.state.create_space(key, f"{key} space")
        for number in range(pages):
            self.page(str(space.id), f"{key} page {number:04d}")
        return str(space.id)

    def page(self, space_id: str, title: str, under: int | None = None) -> ContentRecord:
        """One page more."""
        return self.state.create_page(
            int(space_id), title, f"<p>{title} says something.</p>", parent_id=under
        )

    def hide(self, content_id: int) -> None:
        """Let only a stranger read it."""
        self.state.restrict(content_id, read=Restriction(users={STRANGER}))

    def show(self, content_id: int) -> None:
        """Let everybody read it."""
        self.state.restrict(content_id, read=Restriction())

    async def keep(self, holds: Holds, subject: str, **options: Any) -> int:
        """A rule."""
        return await self.store.add_rule(Rule(0, holds, subject, **options))

    def client(self) -> ConfluenceClient:
        base = f"{URL}/ex/confluence/{self.state.cloud_id}" if self.gateway else URL
        endpoint = Endpoint(base, Site(URL), self.state.owner.email, self.token)
        http = httpx.AsyncClient(
            transport=Wire(self.site.app), mounts={FILES: Wire(self.site.media)}, trust_env=False
        )
        return ConfluenceClient(
            Transport(
                endpoint,
                http=http,
                sleep=self.world.sleep,
                clock=self.world.clock,
                jitter=lambda: 1.0,
                patient=self.patient,
                on_wait=self.waits.append,
            )
        )

    def engine(self, stop: asyncio.Event | None = None) -> Engine:
        return Engine(
            self.client(),
            self.store,
            me=self.state.owner_id,
            caps=self.caps,
            now=self.now,
            tell=self.told.append,
            stop=stop,
        )

    async def run(self, job: Job = FULL) -> Report:
        """One run; the journal then tells what it asked for."""
        self.site.journal.clear()
        self.told.clear()
        report = await self.engine().run(job)
        left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        assert not left, f"tasks left: {left}"
        return report

    def asked(self, pattern: str = "") -> list[str]:
        """The requests since the last run began whose path and query hold this."""
        rows = (f"{one.path}?{one.query}" for one in self.site.journal.received)
        return [row for row in rows if pattern in row]

    def bodies_asked(self) -> list[str]:
        """The ids whose texts were asked for."""
        found = []
        for row in self.asked("body-format=storage"):
            if "/pages?" in row or "/blogposts?" in row:
                ids = dict(httpx.QueryParams(row.partition("?")[2]).multi_items()).get("id", "")
                found += ids.split(",")
        return found

    def text(self, content_id: object) -> str | None:
        """The text here."""
        page = self.store.page(str(content_id))
        return page.body if page else None

    def gone(self) -> dict[str, str]:
        """What became tombstones, and why."""
        return {node.id: reason.value for node, reason, _ in self.store.tombstones()}

    def shape(self, space_id: str) -> dict[str, tuple[object, ...]]:
        """Every living row of a space as the library has it."""
        rows = self.store.standing(str(one) for one in self.state.contents)
        return {
            one: (row.title, row.number, row.status, row.parent_id)
            for one, row in rows.items()
            if row.space_id == space_id and row.kind.readable
        }

    def truth(self, space_id: str) -> dict[str, tuple[object, ...]]:
        """The same as the site has it."""
        return {
            str(one.id): (
                one.title,
                len(one.versions),
                one.status,
                None if one.parent_id is None else str(one.parent_id),
            )
            for one in self.state.contents.values()
            if str(one.space_id) == space_id
            and one.status in {"current", "archived"}
            and one.kind in {"page", "blogpost"}
            and self.state.may_read(self.state.owner_id, one)
        }

    def kinds_asked(self) -> Counter[str]:
        """How often each kind of path was asked, ids taken out, for a failing test to show."""
        return Counter(
            "/".join("N" if part.isdecimal() else part for part in one.path.split("/"))
            for one in self.site.journal.received
        )


def through(scenario: Callable[[], Awaitable[None]]) -> None:
    """Run a scenario in a loop of its own."""

    async def main() -> None:
        await scenario()

    asyncio.run(main())
