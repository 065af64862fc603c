"""Every shape of a link, whatever is known of its target, leads somewhere sensible."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import quote_plus

import pytest

from confluence_desk.domain.errors import Missing
from confluence_desk.domain.links import tiny_code
from confluence_desk.services.library import Library
from confluence_desk.services.resolve import Destination
from tests.unit.services.conftest import World, Worlds

ODD_TITLES = [
    'C++ / "A&B" 100% ?',
    "\U0001f98a fox",
    "\u00e9" * 255,
    "a:b",
    "#x?y=1&z",
    "\u65e5\u672c\u8a9e",
    "\u202eRTL",
    "12345",
    "a\\b",
    "%41",
]


def told(worlds: Worlds, story: Callable[[World], Awaitable[None]]) -> None:
    async def main() -> None:
        async with worlds() as here:
            await story(here)

    asyncio.run(main())


async def found(library: Library, link: str) -> Destination:
    destination = await library.resolve(link)
    assert destination is not None, link
    return destination


def ops(here: World) -> int:
    return next(space.id for space in here.demo.state.spaces.values() if space.key == "OPS")


def test_odd_titles_are_found_by_name_and_by_address(world: Worlds) -> None:
    async def story(here: World) -> None:
        for title in ODD_TITLES:
            row = here.demo.state.create_page(ops(here), title, "<p>x</p>")
            address = f"{here.demo.url}/wiki/display/OPS/{quote_plus(title, safe='')}"
            assert (await found(here.library, f"OPS:{title}")).page_id == str(row.id)
            assert (await found(here.library, address)).page_id == str(row.id)

    told(world, story)


def test_a_space_is_found_under_the_key_that_it_has_now(world: Worlds) -> None:
    async def story(here: World) -> None:
        await here.library.refresh_spaces()
        row = here.demo.state.spaces[ops(here)]
        row.key = "OPERATE"
        destination = await found(here.library, "/wiki/spaces/OPERATE")
        assert destination.space_id == str(row.id)

    told(world, story)


def test_keys_are_understood_in_any_case_once_their_space_is_known(world: Worlds) -> None:
    async def story(here: World) -> None:
        library = here.library
        assert await library.resolve("ops:Redis failover") is None  # any words with a colon
        await library.refresh_spaces()
        page_id = (await found(library, "ops:redis FAILOVER")).page_id
        assert page_id == (await found(library, "OPS:Redis failover")).page_id
        assert (await found(library, f"{here.demo.url}/wiki/spaces/ops/overview")).space_id
        personal = next(space for space in library.spaces() if space.personal)
        assert (await found(library, f"/wiki/spaces/{personal.key}")).space_id == personal.id
        with pytest.raises(Missing, match="No such page"):
            await library.resolve(f"{personal.key}:No such page")
        assert await library.resolve("note: remember the milk") is None

    told(world, story)


def test_a_title_in_an_unknown_space_brings_the_space_along(world: Worlds) -> None:
    async def story(here: World) -> None:
        library = here.library
        page_id = (await found(library, "OPS:Redis failover")).page_id
        assert [space.key for space in library.spaces()] == ["OPS"]
        page = library.page(page_id)
        assert page is not None
        assert page.body is None  # found, not read
        with pytest.raises(Missing):
            await library.resolve("NOSUCH:Page")
        with pytest.raises(Missing):
            await library.resolve(f"{here.demo.url}/wiki/spaces/NOSUCH/overview")

    told(world, story)


def test_tiny_links_need_nobody_to_be_asked(world: Worlds) -> None:
    async def story(here: World) -> None:
        page_id = (await found(here.library, "OPS:Redis failover")).page_id
        here.session.connection.pause()
        link = f"{here.demo.url}/wiki/x/{tiny_code(page_id)}"
        assert (await found(here.library, link)).page_id == page_id
        broken = f"{here.demo.url}/wiki/x/{'_' * 400}"
        assert (await found(here.library, broken)).web_url == broken

    told(world, story)


def test_a_blog_post_is_found_by_its_day_and_title(world: Worlds) -> None:
    async def story(here: World) -> None:
        post = next(
            row
            for row in here.demo.state.contents.values()
            if row.kind == "blogpost" and row.status == "current"
        )
        key = here.demo.state.spaces[post.space_id].key
        day = post.created_at.strftime("%Y/%m/%d")
        link = f"/wiki/display/{key}/{day}/{quote_plus(post.title)}"
        assert (await found(here.library, link)).page_id == str(post.id)

    told(world, story)


def test_files_are_found_by_id_by_name_and_by_their_page(world: Worlds) -> None:
    async def story(here: World) -> None:
        library = here.library
        page_id = (await found(library, "OPS:Redis failover")).page_id
        by_name = f"/wiki/download/attachments/{page_id}/"
        embedded = "/wiki/download/attachments/embedded-page/OPS/Redis+failover/"
        assert await found(library, by_name + "x.png") == Destination(page_id=page_id)
        await library.refresh_page(page_id)
        await library.refresh_details(page_id)
        file = (library.attachments(page_id) or [])[0]
        here_it_is = Destination(page_id=page_id, attachment_id=file.id)
        name = quote_plus(file.title)
        assert await found(library, by_name + name) == here_it_is
        assert await found(library, embedded + name) == here_it_is
        assert await found(library, f"desk://site/attachment/{file.id}") == here_it_is
        assert await found(library, file.id) == here_it_is
        assert await library.resolve("att9999999") is None

    told(world, story)


@pytest.mark.parametrize(
    "path", ["/wiki/people/712020:ab.cd", "/wiki/search?text=redis", "/wiki/admin/console.action"]
)
def test_what_is_no_content_belongs_to_the_browser(world: Worlds, path: str) -> None:
    async def story(here: World) -> None:
        destination = await found(here.library, here.demo.url + path)
        assert destination.web_url.startswith(here.demo.url)
        assert not destination.page_id

    told(world, story)


@pytest.mark.parametrize(
    "text",
    ["", ":", "OPS:", "\ud800", "https://[::1", "desk://site", "desk://site/page/", "9" * 40,
     "desk:\0", "x" * 100_000],
)  # fmt: skip
def test_what_is_no_link_is_none(world: Worlds, text: str) -> None:
    async def story(here: World) -> None:
        await here.library.refresh_spaces()
        assert await here.library.resolve(text) is None

    told(world, story)


def test_half_an_emoji_in_a_title_is_only_not_found(world: Worlds) -> None:
    async def story(here: World) -> None:
        for link in ("OPS:\ud83e", "desk://site/title/OPS/%ED%A0%80"):
            with pytest.raises(Missing):
                await here.library.resolve(link)

    told(world, story)


def test_a_number_that_was_typed_is_an_id_where_something_has_it(world: Worlds) -> None:
    async def story(here: World) -> None:
        library = here.library
        page_id = str(here.demo.state.create_page(ops(here), "Numbered", "<p>x</p>").id)
        assert (await library.resolve(f" {page_id} ", typed=True)) == Destination(page_id=page_id)
        await library.refresh_page(page_id)
        assert (await library.resolve(page_id, typed=True)) == Destination(page_id=page_id)
        assert await library.resolve("987654321", typed=True) is None
        assert (await found(library, "987654321")).page_id == "987654321"

    told(world, story)
