"""What asking again brings: places that moved, spaces nobody knew, folders, stubs, hidden pages."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from confluence_desk.demo.records import Restriction
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.errors import Missing
from tests.unit.services.conftest import World, Worlds


def told(worlds: Worlds, story: Callable[[World], Awaitable[None]]) -> None:
    async def main() -> None:
        async with worlds() as here:
            await story(here)

    asyncio.run(main())


def row(state: SiteState, title: str) -> int:
    return next(r.id for r in state.contents.values() if r.title == title)


def test_a_page_in_an_unknown_space_brings_it_along(world: Worlds) -> None:
    async def story(here: World) -> None:
        page_id = str(row(here.demo.state, "Redis failover"))
        await here.library.refresh_page(page_id)
        page = here.library.page(page_id)
        assert page is not None
        assert here.library.space(page.space_id) is not None
        assert here.library.path(page_id)

    told(world, story)


def test_a_page_that_moved_stands_in_its_new_place(world: Worlds) -> None:  # trap 36
    async def story(here: World) -> None:
        state, library = here.demo.state, here.library
        page_id = str(row(state, "Redis failover"))
        await library.refresh_page(page_id)
        before = [node.id for node in library.path(page_id)]
        target = state.create_page(state.contents[int(page_id)].space_id, "New home", "<p>x</p>")
        version = library.page(page_id)
        state.move(int(page_id), target.id)
        await library.refresh_page(page_id)
        assert library.path(page_id)[-1].id == str(target.id) != before[-1]
        after = library.page(page_id)
        assert version is not None
        assert after is not None
        assert after.version == version.version

    told(world, story)


def test_a_page_that_is_hidden_from_now_on_keeps_its_copy_until_it_is_shown_again(
    world: Worlds,
) -> None:  # trap 42
    async def story(here: World) -> None:
        state, library = here.demo.state, here.library
        page_id = row(state, "Redis failover")
        await library.refresh_page(str(page_id))
        other = next(a for a in state.users if a != state.owner_id)
        state.restrict(page_id, read=Restriction({other}))
        with pytest.raises(Missing):
            await library.refresh_page(str(page_id))
        assert library.freshness(str(page_id)).missing
        assert library.document(str(page_id)) is not None
        state.restrict(page_id, read=Restriction())
        await library.refresh_page(str(page_id))
        assert not library.freshness(str(page_id)).missing

    told(world, story)


@pytest.mark.parametrize("kind", [Kind.WHITEBOARD, Kind.DATABASE, Kind.EMBED, Kind.FOLDER])
def test_a_stub_has_its_place_and_no_details(world: Worlds, kind: Kind) -> None:
    async def story(here: World) -> None:
        state, library = here.demo.state, here.library
        found = [r for r in state.contents.values() if r.kind == kind.value]
        assert found, f"the demo has no {kind}"
        node_id = str(found[0].id)
        await library.refresh_page(node_id)
        node = library.node(node_id)
        assert node is not None
        assert node.kind is kind
        assert library.document(node_id) is not None
        assert not await library.refresh_details(node_id)
        assert (library.children(node_id) is not None) == (kind is Kind.FOLDER)

    told(world, story)


def test_what_was_never_there_is_missing_and_leaves_no_trace(world: Worlds) -> None:
    async def story(here: World) -> None:
        for impossible in ("999999999", "../x", "space/1"):
            with pytest.raises(Missing):
                await here.library.refresh_page(impossible)
            assert here.library.node(impossible) is None

    told(world, story)


def test_a_blog_is_listed_newest_first(world: Worlds) -> None:
    async def story(here: World) -> None:
        state, library = here.demo.state, here.library
        posts = [r for r in state.contents.values() if r.kind == "blogpost"]
        space = f"blog:{posts[0].space_id}"
        await library.refresh_children(space)
        pages = [library.page(node.id) for node in library.children(space) or ()]
        days = [page.created_at for page in pages if page and page.created_at]
        assert len(days) > 1
        assert days == sorted(days, reverse=True)

    told(world, story)
