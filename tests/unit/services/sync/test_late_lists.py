"""Late lists, paths and refusals of a window take nothing back that a sync brought meanwhile."""

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import Missing
from confluence_desk.domain.keeping import Holds
from confluence_desk.services.asked_lists import AskedLists
from confluence_desk.services.refresh import Refresher
from confluence_desk.services.resolve import Resolver
from tests.unit.services.sync.desk import FULL, QUICK, URL, Desk
from tests.unit.services.sync.window import Window

if TYPE_CHECKING:
    from collections.abc import Coroutine


class Here:
    """A kept space: ``home`` with ``one``, ``two`` and ``three`` below it, and ``inner`` in one."""

    def __init__(self, desk: Desk) -> None:
        self.state = desk.state
        self.space = desk.space()
        self.home = desk.state.spaces[int(self.space)].homepage_id or 0
        self.one, self.two, self.three = (
            desk.page(self.space, title, self.home).id for title in ("One", "Two", "Three")
        )
        self.inner = desk.page(self.space, "Inner", self.one).id


@pytest.fixture
def here(desk: Desk) -> Here:
    async def synced() -> Here:
        made = Here(desk)
        await desk.keep(Holds.SPACE, made.space)
        await desk.run(FULL)
        return made

    return asyncio.run(synced())


def titles(desk: Desk, key: object) -> list[str]:
    return [node.title for node in desk.store.children(str(key)) or ()]


async def missing(window: Window, page_id: int) -> None:
    """Ask for a page that is not to be had."""
    with pytest.raises(Missing):
        await window.refresher.page(str(page_id))


async def edited_elsewhere(desk: Desk) -> None:
    """A sync stores what has nothing to do with the answer under way."""
    desk.state.edit(desk.page(desk.space("DEV"), "Far").id, "<p>new</p>")
    await Refresher(desk.client(), desk.store).spaces()


def test_a_late_list_puts_no_page_back_where_it_was(desk: Desk, here: Here) -> None:
    async def story() -> None:
        window = Window(desk)
        async with window.overtaken("children", window.refresher.children(str(here.one))):
            here.state.move(here.inner, here.two)
            await desk.engine().run(FULL)
            assert titles(desk, here.two) == ["Inner"]
        assert (titles(desk, here.one), titles(desk, here.two)) == ([], ["Inner"])
        assert window.asked == 2

    asyncio.run(story())


def test_a_late_list_loses_no_page_that_came(desk: Desk, here: Here) -> None:
    async def story() -> None:
        window = Window(desk)
        async with window.overtaken("children", window.refresher.children(str(here.one))):
            desk.page(here.space, "Newborn", here.one)
            await desk.engine().run(QUICK)
        assert titles(desk, here.one) == ["Inner", "Newborn"]

    asyncio.run(story())


def test_a_late_empty_list_is_no_fault_where_something_came(desk: Desk, here: Here) -> None:
    async def story() -> None:
        window = Window(desk)
        async with window.overtaken("children", window.refresher.children(str(here.two))):
            desk.page(here.space, "First", here.two)
            await desk.engine().run(QUICK)
        assert titles(desk, here.two) == ["First"]

    asyncio.run(story())


def test_a_list_that_is_newer_than_the_sync_comes_in(desk: Desk, here: Here) -> None:
    async def story() -> None:
        window = Window(desk)
        here.state.move(here.inner, here.two)
        desk.page(here.space, "Newborn", here.one)
        async with window.overtaken("children", window.refresher.children(str(here.one))):
            await edited_elsewhere(desk)
        assert (titles(desk, here.one), window.asked) == (["Newborn"], 2)
        await window.refresher.children(str(here.two))
        assert titles(desk, here.two) == ["Inner"]

    asyncio.run(story())


def test_what_happens_after_the_sync_is_in_the_list_that_is_asked_for_again(
    desk: Desk, here: Here
) -> None:
    async def story() -> None:
        window = Window(desk)
        async with window.overtaken("children", window.refresher.children(str(here.one))):
            here.state.move(here.inner, here.two)
            await desk.engine().run(FULL)
            here.state.move(here.inner, here.one)
            here.state.edit(here.inner, "<p>x</p>", title="Back")
        assert (titles(desk, here.one), titles(desk, here.two)) == (["Back"], [])

    asyncio.run(story())


@pytest.mark.parametrize("busy", [False, True])
def test_a_list_that_takes_nothing_back_is_asked_for_once(
    desk: Desk, here: Here, *, busy: bool
) -> None:
    async def story() -> None:
        window = Window(desk)
        if not busy:
            here.state.move(here.inner, here.two)
        desk.page(here.space, "Newborn", here.one)
        async with window.overtaken("children", window.refresher.children(str(here.one))):
            if busy:
                await edited_elsewhere(desk)
        assert titles(desk, here.one) == ["Inner", "Newborn"][not busy :]
        assert window.asked == 1

    asyncio.run(story())


def test_late_pages_at_the_top_and_late_posts_leave_the_new_ones_there(
    desk: Desk, here: Here
) -> None:
    async def story() -> None:
        space = f"space:{here.space}"
        for late, moving in (("root_nodes", here.two), ("blog_posts", here.three)):
            window = Window(desk)
            async with window.overtaken(late, window.refresher.children(space)):
                here.state.move(moving, None)
                here.state.create_blog(int(here.space), f"Post {late}", "<p>x</p>")
                await desk.engine().run(FULL)
        assert {"Two", "Three"} <= set(titles(desk, space))
        assert titles(desk, here.home) == ["One"]
        assert titles(desk, f"blog:{here.space}") == ["Post blog_posts", "Post root_nodes"]

    asyncio.run(story())


def test_a_late_path_puts_no_page_back_where_it_was(desk: Desk, here: Here) -> None:
    async def story() -> None:
        window = Window(desk)
        async with window.overtaken("ancestors", window.refresher.page(str(here.inner))):
            here.state.move(here.one, here.two)
            await desk.engine().run(FULL)
        path = [node.title for node in desk.store.path(str(here.inner))]
        assert path[-2:] == ["Two", "One"]
        here.state.move(here.one, here.three)
        await window.refresher.page(str(here.inner))
        assert [node.title for node in desk.store.path(str(here.inner))][-2:] == ["Three", "One"]

    asyncio.run(story())


def test_a_late_page_stands_where_the_sync_saw_it(desk: Desk, here: Here) -> None:
    async def story() -> None:
        window = Window(desk)
        async with window.overtaken("page", window.refresher.page(str(here.inner))):
            here.state.move(here.inner, here.two)
            await desk.engine().run(FULL)
        assert titles(desk, here.two) == ["Inner"]
        here.state.move(here.inner, here.three)
        await window.refresher.page(str(here.inner))
        assert titles(desk, here.three) == ["Inner"]

    asyncio.run(story())


@pytest.mark.parametrize("way", ["trashed", "hidden"])
def test_a_page_that_came_back_meanwhile_is_there(desk: Desk, here: Here, way: str) -> None:
    async def story() -> None:
        window, trashed = Window(desk), way == "trashed"
        here.state.trash(here.three) if trashed else desk.hide(here.three)
        async with window.overtaken("page", window.refresher.page(str(here.three))):
            here.state.restore(here.three) if trashed else desk.show(here.three)
            await desk.engine().run(FULL)
        assert desk.store.missing_reason(str(here.three)) == ""
        assert "Three" in titles(desk, here.home)
        assert window.asked == 2

    asyncio.run(story())


def test_a_page_that_appeared_meanwhile_is_there(desk: Desk, here: Here) -> None:
    async def story() -> None:
        window, hidden = Window(desk), desk.page(here.space, "Hidden", here.home).id
        desk.hide(hidden)
        async with window.overtaken("page", window.refresher.page(str(hidden))):
            desk.show(hidden)
            await desk.engine().run(FULL)
        assert desk.text(hidden)
        assert desk.store.missing_reason(str(hidden)) == ""

    asyncio.run(story())


@pytest.mark.parametrize(("busy", "asked"), [(False, 1), (True, 2)])
def test_a_page_that_went_is_missing_whatever_was_saved_meanwhile(
    desk: Desk, here: Here, *, busy: bool, asked: int
) -> None:
    async def story() -> None:
        window = Window(desk)
        desk.hide(here.three)
        async with window.overtaken("page", missing(window, here.three)):
            if busy:
                await edited_elsewhere(desk)
        assert desk.store.missing_reason(str(here.three))
        assert "Three" not in titles(desk, here.home)
        assert window.asked == asked
        await missing(window, here.three)
        assert window.asked == asked + 1

    asyncio.run(story())


def test_a_late_page_does_not_bring_back_what_went_meanwhile(desk: Desk, here: Here) -> None:
    async def story() -> None:
        window = Window(desk)
        async with window.overtaken("page", missing(window, here.three)):
            desk.hide(here.three)
            await missing(Window(desk), here.three)
        assert desk.store.missing_reason(str(here.three))
        desk.show(here.three)
        await window.refresher.page(str(here.three))
        assert desk.store.missing_reason(str(here.three)) == ""

    asyncio.run(story())


@pytest.mark.parametrize("late", ["page_by_title", "pages_by_id"])
def test_a_late_answer_by_title_or_query_moves_no_page_back(
    desk: Desk, here: Here, late: str
) -> None:
    async def story() -> None:
        window, far = Window(desk), desk.page(here.space, "Far", here.one).id
        asks: Coroutine[Any, Any, object]
        await window.refresher.page(str(far))
        if late == "page_by_title":
            asks = Resolver(Site(URL), window.client, desk.store).ask(f"{URL}/wiki/display/OPS/Far")
        else:
            asks = AskedLists(window.client, desk.store).ask('10\ntitle ~ "Far"')
        async with window.overtaken(late, asks):
            here.state.move(far, here.two)
            await Window(desk).refresher.page(str(far))
        assert [node.title for node in desk.store.path(str(far))][-1] == "Two"

    asyncio.run(story())


@pytest.mark.parametrize("asks", ["window", "sync"])
def test_a_late_list_of_spaces_hides_no_new_one(desk: Desk, here: Here, asks: str) -> None:
    async def story() -> None:
        window = Window(desk)
        engine = desk.engine()
        engine._client = window.client  # noqa: SLF001 - its answers are late as a window's
        late = window.refresher.spaces() if asks == "window" else engine.run(FULL)
        async with window.overtaken("spaces", late):
            desk.space("DEV")
            await Refresher(desk.client(), desk.store).spaces()
        assert {space.key for space in desk.store.spaces()} == {"OPS", "DEV"}
        here.state.revoke(here.state.owner_id, int(desk.store.spaces()[0].id))
        await window.refresher.spaces()
        assert len(desk.store.spaces()) == 1

    asyncio.run(story())
