"""What a window asked for before a sync and hears after it: what the sync brought stays."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.cql.check import read
from confluence_desk.domain.keeping import Holds
from confluence_desk.domain.syncing import Job
from confluence_desk.services.indexing import Indexing
from confluence_desk.store.query.asking import Asker
from tests.unit.services.sync.desk import FULL, QUICK, Desk
from tests.unit.services.sync.window import Window

ASKER = Asker("u1", UTC, datetime(2026, 3, 1, tzinfo=UTC))


async def kept(desk: Desk) -> int:
    """A page of a space that is kept and was synced."""
    space = desk.space()
    number = desk.page(space, "Redis").id
    await desk.keep(Holds.SPACE, space)
    await desk.run(FULL)
    return number


async def found(desk: Desk, word: str) -> tuple[str, ...]:
    await Indexing(desk.store, breath=0).catch_up()
    return desk.store.select(read(f"text ~ {word}"), ASKER).ids


@pytest.mark.parametrize("depth", [QUICK, FULL])
def test_a_late_text_does_not_hide_what_a_sync_brought(desk: Desk, depth: Job) -> None:
    async def story() -> None:
        number = await kept(desk)
        page_id, window = str(number), Window(desk)
        desk.state.edit(number, "<p>birch</p>")
        async with window.overtaken("page", window.refresher.page(page_id)):
            desk.state.edit(number, "<p>elm</p>", title="Redis now")
            await desk.engine().run(depth)
            assert desk.text(number) == "<p>elm</p>"
        page = desk.store.page(page_id)
        assert page is not None
        assert (page.title, page.version.number, page.body) == ("Redis now", 3, "<p>elm</p>")
        assert desk.store.body_version(page_id) == 3
        assert await found(desk, "elm") == (page_id,)
        assert await found(desk, "birch") == ()

    asyncio.run(story())


def test_a_page_that_went_back_comes_when_it_is_asked_for_anew(desk: Desk) -> None:
    async def story() -> None:
        number = await kept(desk)
        desk.state.edit(number, "<p>birch</p>")
        await desk.run(QUICK)
        desk.state.contents[number].versions.pop()
        await Window(desk).refresher.page(str(number))
        assert desk.text(number) == "<p>Redis says something.</p>"
        assert desk.store.body_version(str(number)) == 1

    asyncio.run(story())


def test_late_comments_do_not_hide_those_that_a_sync_brought(desk: Desk) -> None:
    async def story() -> None:
        number = await kept(desk)
        page_id, window = str(number), Window(desk)
        await window.refresher.details(page_id)
        async with window.overtaken("comments", window.refresher.details(page_id)):
            desk.state.comment(number, "<p>ash</p>")
            await desk.engine().run(QUICK)
            assert len(desk.store.comments(page_id) or ()) == 1
        assert [one.body for one in desk.store.comments(page_id) or ()] == ["<p>ash</p>"]
        assert window.asked == 2

    asyncio.run(story())


@pytest.mark.parametrize("what", ["comments", "labels", "attachments", "versions"])
def test_what_nothing_overtook_is_asked_for_once(desk: Desk, what: str) -> None:
    async def story() -> None:
        number = await kept(desk)
        window = Window(desk)
        async with window.overtaken(what, window.refresher.details(str(number))):
            assert desk.store.node(str(number)) is not None
        assert window.asked == 1

    asyncio.run(story())


@pytest.mark.parametrize("late", ["labels", "attachments", "versions"])
def test_late_lists_are_asked_for_again(desk: Desk, late: str) -> None:
    async def story() -> None:
        number = await kept(desk)
        page_id, window, another = str(number), Window(desk), Window(desk)
        await window.refresher.details(page_id)
        stands: Any = getattr(desk.store, late)
        before = stands(page_id)
        async with window.overtaken(late, window.refresher.details(page_id)):
            desk.state.edit(number, "<p>elm</p>")
            desk.state.add_label(number, "elm")
            desk.state.attach(number, "elm.txt", b"elm", "text/plain")
            await another.refresher.details(page_id)
            newest = stands(page_id)
        assert stands(page_id) == newest != before

    asyncio.run(story())
