"""A small site, somebody who keeps a space of it offline, and the engine between them."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.endpoint import Endpoint
from confluence_desk.api.network import new_http
from confluence_desk.api.transport import Transport
from confluence_desk.demo.records import GroupRecord, UserRecord
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.entities import Site
from confluence_desk.domain.keeping import Files, Holds, Rule
from confluence_desk.domain.syncing import Depth, Gone, Job, Report
from confluence_desk.services.sync.engine import Engine
from confluence_desk.store import Store
from tests.end2end.soak.errand import Hurried
from tests.end2end.soak.world import Hours

KEY = "5d" * 32
READER, WRITER = "ada", "bo"


@dataclass
class Kept:
    """What a test speaks with; ``space`` is the one that is kept."""

    demo: DemoSite
    store: Store
    token: str
    space: int

    @property
    def state(self) -> SiteState:
        return self.demo.state

    async def sync(
        self,
        depth: Depth = Depth.FULL,
        *,
        job: Job | None = None,
        stop: asyncio.Event | None = None,
        patience: float = 30.0,
    ) -> Report:
        """One run of the engine; waiting takes hardly any time in it."""
        world = Hurried()
        url, user = self.demo.url, self.state.users[READER]
        endpoint = Endpoint(url, Site(url), user.email, self.token)
        async with new_http(local=True) as http:
            http.timeout = httpx.Timeout(patience)
            transport = Transport(
                endpoint, http=http, sleep=world.sleep, clock=world.clock, patient=True
            )
            client = ConfluenceClient(transport)
            engine = Engine(client, self.store, me=READER, stop=stop)
            return await engine.run(job or Job(depth))

    def asked(self, *parts: str) -> list[str]:
        """The requests since the last ``forget`` that have all of ``parts`` in their address."""
        found = (f"{one.method} {one.path}?{one.query}" for one in self.demo.site.journal.received)
        return [one for one in found if all(part in one for part in parts)]

    def forget(self) -> None:
        """Begin a new journal."""
        self.demo.site.journal.clear()

    def bodies_asked(self) -> set[str]:
        """The ids whose texts were asked for since the last ``forget``."""
        found: set[str] = set()
        for one in self.demo.site.journal.received:
            if "body-format" in one.query and one.path.endswith(("/pages", "/blogposts")):
                query = dict(part.split("=", 1) for part in one.query.split("&"))
                found |= set(query.get("id", "").replace("%2C", ",").split(","))
        return found - {""}

    def here(self, number: int) -> str | None:
        """The text of a page that is on this machine."""
        page = self.store.page(str(number))
        return None if page is None else page.body

    def children(self, key: int | str) -> list[str]:
        """The titles in a list."""
        nodes = self.store.children(str(key))
        assert nodes is not None, f"the list {key} is not known"
        return [node.title for node in nodes]

    def graves(self) -> dict[int, Gone]:
        """What has a tombstone, and why."""
        return {int(node.id): reason for node, reason, _ in self.store.tombstones()}


def a_site(pages: int = 12) -> SiteState:
    """A space OPS of a homepage with ``pages`` pages below it, and another space."""
    state = SiteState(clock=Hours(), seed=3)
    state.add_group(GroupRecord("g1", "night shift"))
    state.own(UserRecord(WRITER, "Bo Reed", "bo@acme.test"))
    state.add_user(UserRecord(READER, "Ada North", "ada@acme.test", groups={"g1"}))
    for key, name in (("OPS", "Operations"), ("ELSE", "Elsewhere")):
        space = state.create_space(key, name)
        for number in range(1, pages + 1):
            state.create_page(space.id, f"Page {number}", f"<p>{key} text {number}</p>")
    return state


def titled(state: SiteState, title: str, key: str = "OPS") -> int:
    """The id of a page by its name."""
    space = state.space_by_key(key)
    assert space is not None
    (found,) = state.ids_titled(space.id, "page", title)
    return found


@asynccontextmanager
async def keeping(
    path: Path, state: SiteState | None = None, rules: Sequence[Rule] | None = None
) -> AsyncIterator[Kept]:
    """The site is served, and OPS is kept with all its files unless ``rules`` say otherwise."""
    site = state or a_site()
    space = site.space_by_key("OPS")
    assert space is not None
    store = Store.open(path / "library.desk", KEY)
    try:
        for rule in rules or (Rule(0, Holds.SPACE, str(space.id), files=Files.ALL),):
            await store.add_rule(rule)
        async with DemoSite(site) as demo:
            yield Kept(demo, store, demo.site.credentials.issue(READER), space.id)
    finally:
        store.close()
