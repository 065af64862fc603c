"""Whatever goes wrong at the service: right data or a known trouble, and nothing here is lost."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.endpoint import Endpoint
from confluence_desk.api.transport import Outcome, Transport
from confluence_desk.demo.content import fill
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.errors import BadReply, DeskError, SignInNeeded
from confluence_desk.services.accounts import Accounts, Session
from confluence_desk.services.connection import Link
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.settings import Settings
from tests.unit.services.conftest import NOW, Worlds

KINDS = (
    *("429", "429-seconds", "429-date", "500", "502", "503", "403-edge", "404-edge"),
    *("login", "cut", "empty", "reset", "slow", "same-cursor", "near-limit"),
)
SILENT = {"login", "reset"}
SLOWING = {"429", "429-seconds", "429-date", "503"}


class Hurry:
    """The world's clock, in which sleeping takes no time."""

    async def sleep(self, _: float) -> None:
        await asyncio.sleep(0)

    def client(
        self, endpoint: Endpoint, *, on_outcome: Callable[[Outcome], None] | None = None
    ) -> ConfluenceClient:
        return ConfluenceClient(Transport(endpoint, sleep=self.sleep, on_outcome=on_outcome))


class Reader:
    """Somebody who has read a page and its surroundings."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.library = session.library
        self.space = self.page = self.folder = ""

    async def read(self) -> None:
        library = self.library
        await library.refresh_spaces()
        self.space = next(f"space:{s.id}" for s in library.spaces() if s.key == "OPS")
        await library.refresh_children(self.space)
        rows = library.children(self.space) or []
        self.folder = next(row.id for row in rows if row.kind is Kind.FOLDER)
        found = await library.resolve("OPS:Redis failover")
        assert found is not None
        self.page = found.page_id
        for question in range(5):
            await self.ask(question)

    async def ask(self, question: int) -> None:
        library = self.library
        questions = (
            library.refresh_spaces,
            lambda: library.refresh_children(self.space),
            lambda: library.refresh_children(self.folder),
            lambda: library.refresh_page(self.page),
            lambda: library.refresh_details(self.page),
        )
        await questions[question]()

    def knows(self) -> tuple[object, ...]:
        """Everything that could be lost, but for labels and files, which leave with their list."""
        library, page = self.library, self.page
        return (
            library.spaces(),
            [library.children(key) for key in (self.space, self.folder, page)],
            library.children(self.space.replace("space", "blog")),
            library.page(page),
            library.path(page),
            library.comments(page),
            library.versions(page),
            library.freshness(page).missing,
            library.statistics()[0],
        )


@pytest.mark.parametrize("kind", KINDS)
def test_no_fault_loses_anything_and_the_link_tells_the_truth(  # traps 38 to 40
    kind: str, tmp_path: Path
) -> None:
    async def story() -> None:
        state = SiteState(seed=1)
        fill(state, NOW)
        async with DemoSite(state) as demo:
            secrets, settings = SessionSecrets(), Settings(tmp_path / "settings.json")
            accounts = Accounts(
                secrets, settings, tmp_path, gateway=demo.gateway, open_client=Hurry().client
            )
            session = await accounts.sign_in(demo.url, demo.email, demo.token)
            reader, connection = Reader(session), session.connection
            await reader.read()
            before = reader.knows()
            for question in range(5):
                connection.note_answer()
                demo.site.faults.add(kind, "/wiki/", seconds=0.001 if kind == "slow" else 1.0)
                with suppress(DeskError):
                    await reader.ask(question)
                assert reader.knows() == before, question
                expected = {Link.OFFLINE} if kind in SILENT else {Link.ONLINE}
                expected |= {Link.SLOWED} if kind in SLOWING else set()
                assert connection.state in expected
                demo.site.faults.clear()
                assert await connection.probe()
                assert connection.state is Link.ONLINE
                await reader.ask(question)
                assert reader.knows() == before
            await session.aclose()

    asyncio.run(story())


def test_lists_that_are_really_empty_now_are_believed(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            state, reader = here.demo.state, Reader(here.session)
            await reader.read()
            library = reader.library
            for comment in library.comments(reader.page) or ():
                if comment.parent_id is None:
                    state.delete_comment(int(comment.id))
            await library.refresh_details(reader.page)
            assert library.comments(reader.page) == []
            while children := library.children(reader.folder):  # theirs move up into the folder
                for child in children:
                    state.trash(int(child.id))
                await library.refresh_children(reader.folder)
            assert children == []

    asyncio.run(story())


def test_a_refused_credential_signs_out_and_loses_nothing(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            reader = Reader(here.session)
            await reader.read()
            before = reader.knows()
            here.demo.site.credentials.revoke(here.demo.token)
            with pytest.raises(SignInNeeded):
                await reader.ask(4)
            assert here.session.connection.state is Link.SIGNED_OUT
            assert reader.knows() == before

    asyncio.run(story())


def test_content_without_a_version_is_no_answer(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            reader = Reader(here.session)
            await reader.read()
            here.demo.site.faults.add("empty", "/versions$")
            with pytest.raises(BadReply):
                await reader.ask(4)
            assert reader.library.versions(reader.page)

    asyncio.run(story())
