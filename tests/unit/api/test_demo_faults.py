"""The client on a demo site that misbehaves: what passes, what is told, what never happens."""

from datetime import timedelta

import pytest

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.transport import Endpoint, Outcome, Transport
from confluence_desk.demo.content.people import settle
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.entities import Kind, Site
from confluence_desk.domain.errors import (
    BadReply,
    DeskError,
    LoginPage,
    RateLimited,
    ServerFault,
    Unreachable,
)
from tests.unit.api.demo_client import Demo
from tests.unit.api.fakes import FakeWorld, run

LIST = r"/spaces/\d+/pages"


class Case:
    """600 pages without a parent, and one listing of them."""

    def __init__(self) -> None:
        self.demo = Demo()
        for number in range(599):
            self.demo.state.create("page", self.demo.space.id, f"Page {number}")
        self.client = self.demo.client(gateway=False)

    def spoil(
        self, kind: str, *, count: int | None = None, skip: int = 0, seconds: float = 1.0
    ) -> None:
        self.demo.site.faults.add(kind, LIST, count=count, skip=skip, seconds=seconds)

    def listed(self) -> int:
        return len(run(self.client.root_nodes(str(self.demo.space.id))))

    @property
    def slept(self) -> list[float]:
        return self.demo.world.slept


@pytest.mark.parametrize(
    "kind",
    ["429", "429-seconds", "429-date", "429-quota", "500", "502", "503", "403-edge", "404-edge"],
)
def test_a_passing_fault_in_the_middle_loses_no_row(kind: str) -> None:
    case = Case()
    case.demo.site.faults.add(kind, LIST, count=2, skip=1)
    assert case.listed() == 600
    assert case.slept


@pytest.mark.parametrize(
    ("kind", "error"),
    [("429", RateLimited), ("500", ServerFault), ("502", ServerFault), ("503", ServerFault),
     ("403-edge", ServerFault), ("404-edge", ServerFault), ("login", LoginPage), ("cut", BadReply),
     ("same-cursor", BadReply)],
)  # fmt: skip
@pytest.mark.parametrize("skip", [0, 1])
def test_a_lasting_fault_is_told_and_no_part_of_the_list_is_given(
    kind: str, error: type[DeskError], skip: int
) -> None:
    case = Case()
    case.spoil(kind, skip=skip)
    with pytest.raises(error):
        case.listed()


@pytest.mark.parametrize("kind", ["429-seconds", "429-quota", "429-date"])
def test_trap_25_a_huge_wait_is_told_with_its_end(kind: str) -> None:
    case = Case()
    case.spoil(kind, seconds=900)
    with pytest.raises(RateLimited) as caught:
        case.listed()
    assert caught.value.until is not None
    assert caught.value.until > case.demo.state.clock() + timedelta(minutes=10)
    assert case.slept == []
    assert case.demo.outcomes[-1] == Outcome(reached=True, waiting_until=caught.value.until)


def test_trap_26_a_near_limit_is_heeded_and_the_list_still_complete() -> None:
    case = Case()
    case.spoil("near-limit")
    assert case.listed() == 600


class Living:
    """A demo site on loopback, and a real client of it."""

    def __init__(self, *, gateway: bool) -> None:
        self.state = SiteState()
        settle(self.state)
        self.space = self.state.create_space("OPS", "Operations")
        self.demo = DemoSite(self.state)
        self._gateway = gateway
        self.outcomes: list[Outcome] = []

    def client(self) -> ConfluenceClient:
        demo = self.demo
        base, token = demo.url, demo.token
        if self._gateway:
            base, token = demo.gateway_base, demo.scoped_token
        endpoint = Endpoint(base, Site(demo.url, demo.cloud_id), demo.email, token)
        return ConfluenceClient(
            Transport(endpoint, sleep=FakeWorld().sleep, on_outcome=self.outcomes.append)
        )


@pytest.mark.parametrize("gateway", [False, True], ids=["site", "gateway"])
def test_over_real_sockets_pages_files_and_search(gateway: bool) -> None:
    async def main() -> None:
        living = Living(gateway=gateway)
        row = living.state.create_page(living.space.id, "Over the wire", "<p>kestrel</p>")
        living.state.attach(row.id, "big.bin", bytes(1_000_000))
        async with living.demo, living.client() as client:
            assert (await client.current_user()).account_id == living.state.owner_id
            assert (await client.page(str(row.id))).body == "<p>kestrel</p>"
            (file,) = await client.attachments(Kind.PAGE, str(row.id))
            assert len(await client.download(file)) == 1_000_000
            (hit,) = await client.search('text ~ "kestrel"')
            assert hit.id == str(row.id)
            living.demo.site.faults.add("reset", "/pages/", count=1)
            assert (await client.page(str(row.id))).title == "Over the wire"
            living.demo.site.faults.down = True
            with pytest.raises(Unreachable):
                await client.page(str(row.id))
            assert living.outcomes[-1] == Outcome(reached=False)
            living.demo.site.faults.clear()
            await client.page(str(row.id))
            assert living.outcomes[-1] == Outcome(reached=True)

    run(main())
