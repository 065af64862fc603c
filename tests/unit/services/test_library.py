"""The library on a living site: cache first, news by ``changed``, readable offline."""

import asyncio

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, Page, PageNode, Version
from confluence_desk.domain.errors import DeskError, Missing, Paused, Unreachable
from confluence_desk.services.connection import Link
from confluence_desk.services.library import Library
from tests.unit.services.conftest import World, Worlds


async def opened(library: Library, key: str, title: str) -> str:
    """Open a page by its title, as a person does, and give its id."""
    found = await library.resolve(f"{key}:{title}")
    assert found is not None
    assert found.page_id
    await library.refresh_page(found.page_id)
    await library.refresh_details(found.page_id)
    return found.page_id


async def ready(world: World) -> Library:
    await world.library.refresh_spaces()
    return world.library


def test_nothing_is_known_before_it_was_asked(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = here.library
            assert library.spaces() == []
            assert library.children("space:1") is None
            assert library.page("1") is None
            assert library.comments("1") is None
            assert library.document("1") is None
            assert "Loading" in library.placeholder("1", reason="").html

    asyncio.run(story())


def test_a_space_shows_its_homepages_children_in_confluences_order(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = await ready(here)
            ops = next(space for space in library.spaces() if space.key == "OPS")
            await library.refresh_children(f"space:{ops.id}")
            rows = library.children(f"space:{ops.id}") or []
            assert rows
            assert ops.homepage_id not in {row.id for row in rows}
            in_order = here.demo.state.listed_children(int(ops.homepage_id or 0))
            shown = [row.id for row in rows]
            assert shown == [str(row.id) for row in in_order if str(row.id) in set(shown)]
            kinds = {row.kind for row in rows}
            assert Kind.FOLDER in kinds
            key = f"space:{ops.id}"
            home = library.node(ops.homepage_id or "")
            assert home is not None
            store = library._store  # noqa: SLF001 - the site has no second root
            await store.save_children(key, [home, PageNode("r1", Kind.PAGE, "Root", ops.id)])
            whole = library.children(key) or []
            assert whole[-1].id == "r1"
            for count in (1, 2, len(whole) - 1, len(whole)):
                starts = range(0, len(whole) + count, count)
                parts = [library.children(key, first=at, count=count) or [] for at in starts]
                assert [node for part in parts for node in part] == whole

    asyncio.run(story())


def test_a_row_known_only_from_the_tree_has_an_address_of_its_own(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = await ready(here)
            ops = next(space for space in library.spaces() if space.key == "OPS")
            await library.refresh_children(f"space:{ops.id}")
            for row in library.children(f"space:{ops.id}") or []:
                found = await library.resolve(library.web_url(row.id))
                assert found is not None
                assert found.page_id == row.id
                assert library.web_url(row.id).startswith(f"{library.site.url}/wiki/spaces/OPS/")
            assert library.web_url("404").endswith("/wiki/pages/viewpage.action?pageId=404")

    asyncio.run(story())


def test_a_page_once_seen_is_readable_with_the_site_gone(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = await ready(here)
            page_id = await opened(library, "OPS", "Redis failover")
            here.demo.site.faults.down = True
            with pytest.raises(Unreachable):
                await library.refresh_page(page_id)
            assert here.session.connection.state is Link.OFFLINE
            document = library.document(page_id)
            assert document is not None
            assert "Redis failover" in document.html
            assert library.comments(page_id)
            assert library.attachments(page_id)
            assert library.versions(page_id)

    asyncio.run(story())


def test_going_offline_makes_every_question_fail_at_once(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = await ready(here)
            here.session.connection.pause()
            before = len(here.demo.site.journal.received)
            failures: list[object] = []
            library.failed.connect(failures.append)
            with pytest.raises(Paused):
                await library.refresh_spaces()
            assert len(here.demo.site.journal.received) == before
            assert not failures, "what somebody wants is no failure"

    asyncio.run(story())


def test_equal_answers_are_no_news(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = await ready(here)
            page_id = await opened(library, "OPS", "Redis failover")
            heard: list[Changes] = []
            library.changed.connect(heard.append)
            assert not await library.refresh_spaces()
            assert not await library.refresh_page(page_id)
            assert not await library.refresh_details(page_id)
            assert heard == []

    asyncio.run(story())


def test_an_edit_on_the_site_is_news_of_that_page_only(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = await ready(here)
            page_id = await opened(library, "OPS", "Redis failover")
            state = here.demo.state
            state.edit(int(page_id), body="<p>Call the database team.</p>")
            heard: list[Changes] = []
            library.changed.connect(heard.append)
            await library.refresh_page(page_id)
            assert [news.pages for news in heard] == [frozenset({page_id})]
            document = library.document(page_id)
            assert document is not None
            assert "Call the database team." in document.html

    asyncio.run(story())


def test_a_page_that_vanishes_keeps_its_last_copy_and_says_so(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = await ready(here)
            page_id = await opened(library, "OPS", "Redis failover")
            state = here.demo.state
            state.trash(int(page_id))
            state.purge(int(page_id))
            with pytest.raises(Missing):
                await library.refresh_page(page_id)
            document = library.document(page_id)
            assert document is not None
            assert "does not show this page any more" in document.html
            assert library.freshness(page_id).missing

    asyncio.run(story())


def test_one_failing_part_does_not_take_the_others_along(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = await ready(here)
            found = await library.resolve("OPS:Redis failover")
            assert found is not None
            await library.refresh_page(found.page_id)
            here.demo.site.faults.add(kind="404-edge", path="/labels$")
            with pytest.raises(DeskError):
                await library.refresh_details(found.page_id)
            assert library.labels(found.page_id) is None
            assert library.comments(found.page_id)
            assert library.attachments(found.page_id)

    asyncio.run(story())


def test_every_shape_of_a_link_finds_the_page(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = await ready(here)
            page_id = await opened(library, "OPS", "Redis failover")
            site = here.demo.url
            for link in (
                page_id,
                f"{site}/wiki/spaces/OPS/pages/{page_id}/Whatever+it+says",
                f"{site}/wiki/display/OPS/Redis+failover",
                f"{site}/wiki/pages/viewpage.action?pageId={page_id}",
                f"/wiki/spaces/OPS/pages/{page_id}",
                f"desk://site/page/{page_id}",
                "desk://site/title/OPS/Redis%20failover",
                "ops:Redis failover".replace("ops", "OPS"),
            ):
                found = await library.resolve(link)
                assert found is not None, link
                assert found.page_id == page_id, link
            home = await library.resolve(f"{site}/wiki/spaces/OPS/overview")
            assert home is not None
            assert home.space_id
            away = await library.resolve("https://example.org/page")
            assert away is not None
            assert away.web_url == "https://example.org/page"
            assert await library.resolve("three plain words") is None

    asyncio.run(story())


def test_an_image_is_fetched_once_and_then_kept(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = await ready(here)
            page_id = await opened(library, "OPS", "Redis failover")
            image = next(
                a for a in library.attachments(page_id) or () if a.media_type == "image/png"
            )
            first, media_type = await library.blob(image.id, image.version.number)
            here.demo.site.faults.down = True
            again, _ = await library.blob(image.id, image.version.number)
            assert first == again
            assert first.startswith(b"\x89PNG")
            assert media_type == "image/png"

    asyncio.run(story())


def test_only_what_has_a_body_counts_as_kept(world: Worlds) -> None:
    async def story() -> None:
        async with world() as told:
            store = told.session._store  # noqa: SLF001 - what the library stands on
            rows = [PageNode(number, Kind.PAGE, number, "1") for number in ("1", "2")]
            await store.save_children("space:1", rows)
            await store.save_page(Page("2", "Two", "1", Version(1), body="<p>2</p>"))
            assert told.library.kept(iter(["1", "2", "3"])) == {"2"}
            assert told.library.kept([]) == set()

    asyncio.run(story())
