"""Every commit is told exactly once, whoever was cancelled, replaced or failed meanwhile."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import apsw
import pytest

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.endpoint import Endpoint
from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import Missing, ServerFault
from confluence_desk.services.connection import Connection
from confluence_desk.services.library import Library
from confluence_desk.store import Store
from tests.unit.services.conftest import World, Worlds


class Teasing(Store):
    """A store that cancels a task in the very moment in which its n-th save is written."""

    victim: "asyncio.Task[Any] | None" = None
    saves = 0
    fatal = 0

    async def _save(self, job: Callable[[apsw.Connection], Changes]) -> Changes:
        self.saves += 1
        if self.saves != self.fatal or self.victim is None:
            return await super()._save(job)
        loop, victim = asyncio.get_running_loop(), self.victim

        def teased(connection: apsw.Connection) -> Changes:
            changes, gone = job(connection), threading.Event()

            def strike() -> None:
                victim.cancel()
                victim.add_done_callback(lambda _: gone.set())

            loop.call_soon_threadsafe(strike)
            gone.wait(10)  # the task is over before the save is
            return changes

        return await super()._save(teased)


class View:
    """Holds what it was told to read again, as the window's models do."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.heard: list[Changes] = []
        self.shown: dict[tuple[str, str], object] = {}
        library.changed.connect(self.hear)

    def hear(self, changes: Changes) -> None:
        self.heard.append(changes)
        for page_id in changes.pages:
            self.shown["page", page_id] = self._library.page(page_id)
        for key in changes.children_of:
            self.shown["children", key] = self._library.children(key)
        for key in changes.comments_of:
            self.shown["comments", key] = self._library.comments(key)
        for key in changes.attachments_of:
            self.shown["attachments", key] = self._library.attachments(key)

    def check(self) -> None:
        for (what, key), value in self.shown.items():
            read: dict[str, Callable[[str], object]] = {
                "page": self._library.page,
                "children": self._library.children,
                "comments": self._library.comments,
                "attachments": self._library.attachments,
            }
            assert read[what](key) == value, (what, key)


@asynccontextmanager
async def teased(here: World) -> AsyncIterator[tuple[Library, Teasing]]:
    """A library on the demo site over a store that strikes."""
    demo = here.demo
    site, store = Site(demo.url), Teasing.open(None, "k" * 8)
    async with ConfluenceClient.open(Endpoint(demo.url, site, demo.email, demo.token)) as client:
        try:
            yield Library(site, store, client, Connection(demo.url, client.current_user)), store
        finally:
            store.close()


async def struck(store: Teasing, fatal: int, request: Coroutine[Any, Any, Any]) -> bool:
    """Run a request that is cancelled inside one of its saves; whether it had so many."""
    store.saves, store.fatal = 0, fatal
    async with asyncio.TaskGroup() as group:
        store.victim = group.create_task(request)
    return store.victim.cancelled()


async def asked(library: Library, question: str, key: str) -> Changes:
    """One of the questions that the window asks."""
    if question == "children":
        return await library.refresh_children(f"space:{key}")
    if question == "details":
        return await library.refresh_details(key)
    return await library.refresh_page(key)


@pytest.mark.expect_log("uvicorn.error")  # the demo site tells of requests that were cut off
@pytest.mark.parametrize("question", ["page", "details", "children"])
def test_no_news_is_lost_when_a_refresh_is_cancelled_while_the_store_writes(
    world: Worlds, question: str
) -> None:
    async def story() -> None:
        async with world() as here:
            found = await here.library.resolve("OPS:Redis failover")
            assert found is not None
            ops = next(s for s in here.library.spaces() if s.key == "OPS")
            key = ops.id if question == "children" else found.page_id
            async with teased(here) as (library, _):
                everything = await asked(library, question, key)
            fatal, cancelled = 0, True
            while cancelled:
                fatal += 1
                async with teased(here) as (library, store):
                    view = View(library)
                    cancelled = await struck(store, fatal, asked(library, question, key))
                    await store.note_visit("1")  # ends behind the late commit
                    view.check()
                    await asked(library, question, key)
                    view.check()
                    assert union(view.heard) == everything
            assert fatal > 2

    asyncio.run(story())


def test_a_page_that_is_found_to_be_gone_is_news_although_asking_failed(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = here.library
            found = await library.resolve("OPS:Redis failover")
            assert found is not None
            await library.refresh_page(found.page_id)
            here.demo.state.trash(int(found.page_id))
            here.demo.state.purge(int(found.page_id))
            view = View(library)
            with pytest.raises(Missing):
                await library.refresh_page(found.page_id)
            assert found.page_id in union(view.heard).pages

    asyncio.run(story())


def test_what_arrived_is_told_although_the_rest_failed(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = here.library
            found = await library.resolve("OPS:Redis failover")
            assert found is not None
            view = View(library)
            here.demo.site.faults.add("500", "/ancestors$")
            with pytest.raises(ServerFault):
                await library.refresh_page(found.page_id)
            assert [found.page_id in changes.pages for changes in view.heard] == [True]
            page = library.page(found.page_id)
            assert page is not None
            assert page.body

    asyncio.run(story())


def union(heard: list[Changes]) -> Changes:
    """All news together."""
    everything = Changes()
    for changes in heard:
        everything |= changes
    return everything
