"""The client on the demo's applications: no socket, both mounts, waiting takes no time."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.transport import Endpoint, Outcome, Transport
from confluence_desk.demo.application import Site as DemoApplications
from confluence_desk.demo.content.people import settle
from confluence_desk.demo.records import Restriction, UserRecord
from confluence_desk.demo.scopes import READING
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.entities import Site
from tests.unit.api.fakes import FakeWorld

URL = "http://127.0.0.1:8090"
FILES = "http://127.0.0.1:8091"


class HurriedWorld(FakeWorld):
    """The real time, and what was slept on top: the demo's answers name real times."""

    def clock(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=sum(self.slept))


@dataclass
class Demo:
    """A demo site with one space, and clients of it."""

    state: SiteState = field(default_factory=SiteState)
    world: HurriedWorld = field(default_factory=HurriedWorld)
    outcomes: list[Outcome] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state.site_url = URL
        settle(self.state)
        self.state.add_user(UserRecord("712020:stranger", "Sam Strange", "sam@example.com"))
        self.site = DemoApplications(self.state)
        self.site.downloads.origin = FILES
        self.space = self.state.create_space("OPS", "Operations")
        self.home = self.space.homepage_id or 0

    def client(
        self, *, gateway: bool, token: str = "", scopes: frozenset[str] = READING
    ) -> ConfluenceClient:
        owner = self.state.owner
        given = self.site.credentials.issue(owner.account_id, scopes if gateway else None)
        base = f"{URL}/ex/confluence/{self.state.cloud_id}" if gateway else URL
        site = Site(URL, self.state.cloud_id)
        http = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.site.app),
            mounts={FILES: httpx.ASGITransport(self.site.media)},
            trust_env=False,
        )
        transport = Transport(
            Endpoint(base, site, owner.email, token or given),
            http=http,
            sleep=self.world.sleep,
            clock=self.world.clock,
            jitter=lambda: 1.0,
            on_outcome=self.outcomes.append,
        )
        return ConfluenceClient(transport)

    def secret_page(self) -> int:
        """A page that only a stranger may read."""
        row = self.state.create_page(self.space.id, "Not for you")
        only = Restriction(users={"712020:stranger"})
        self.state.restrict(row.id, read=only)
        return row.id
