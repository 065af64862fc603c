"""A signed-in account over a fake library."""

from dataclasses import dataclass, field

from confluence_desk.domain.entities import Site
from confluence_desk.services.connection import Connection
from confluence_desk.services.favourites import Favourites
from confluence_desk.services.searches import SavedSearches
from confluence_desk.services.session import Account
from tests.ui.fakes.drawer import Drawer
from tests.ui.fakes.library import FakeLibrary
from tests.ui.fakes.search import FakeSearch


async def answers() -> None:
    """A service that answers."""


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

    def __post_init__(self) -> None:
        drawer = Drawer()
        self.favourites = Favourites(drawer, self.library)  # type: ignore[arg-type]
        self.searches = SavedSearches(drawer)  # type: ignore[arg-type]
        self.search = FakeSearch()

    async def aclose(self) -> None:
        self.closed = True
