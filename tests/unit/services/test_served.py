"""What a page shows only when somebody wishes it: Confluence's drawings, other hosts' pictures."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from confluence_desk.api import foreign
from confluence_desk.domain.errors import (
    Forbidden,
    Missing,
    Paused,
    Refused,
    Removed,
    ScopeMissing,
)
from confluence_desk.services.library import Library
from confluence_desk.services.served import picture_id
from tests.unit.services.conftest import World, Worlds

PICTURE = "https://images.example.com/pixel.png"
GIF = b"GIF89a\x20\x00\x10\x00"
_ASK = re.compile(r"desk://site/draw/([^/]+)/([^\"#]+)")

Story = Callable[[World], Awaitable[None]]


def told(worlds: Worlds, story: Story) -> None:
    async def main() -> None:
        async with worlds() as here:
            await story(here)

    asyncio.run(main())


async def sampler(library: Library) -> tuple[str, str]:
    """The page with a macro that only its app knows, and that macro."""
    found = await library.resolve("DOCS:Formatting sampler")
    assert found is not None
    await library.refresh_page(found.page_id)
    asked = _ASK.search(shown(library, found.page_id))
    assert asked is not None
    assert asked[1] == found.page_id
    return found.page_id, asked[2]


def shown(library: Library, page_id: str) -> str:
    document = library.document(page_id)
    assert document is not None
    return document.html


def test_a_macro_is_drawn_by_confluence_and_shown_with_its_age(world: Worlds) -> None:
    async def story(here: World) -> None:
        library = here.library
        page_id, macro = await sampler(library)
        changes: list[Any] = []
        library.changed.connect(changes.append)
        await library.served.draw(page_id, macro)
        assert page_id in changes[-1].pages
        html = shown(library, page_id)
        assert "99.97 %" in html
        assert "Drawn by Confluence, just now" in html
        assert '<span class="status green">Up</span>' in html
        assert "whole page" not in html
        assert html.count(f"desk://site/draw/{page_id}/{macro}") == 1

    told(world, story)


@pytest.mark.parametrize(
    "trouble", [Removed("macro"), Missing("macro"), Refused("macro"), ScopeMissing("macro")]
)
def test_where_a_macro_is_not_to_be_had_alone_its_part_of_the_page_is_taken(
    world: Worlds, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    """Trap 1: with a scoped token the older half of the API is gone."""

    async def refuse(*_: object) -> str:
        raise trouble

    async def story(here: World) -> None:
        library = here.library
        page_id, macro = await sampler(library)
        monkeypatch.setattr(library.served._client, "drawn_macro", refuse)  # noqa: SLF001 - its only way
        await library.served.draw(page_id, macro)
        html = shown(library, page_id)
        assert "99.97 %" in html
        assert "whole page" not in html
        assert html.count("Preformatted") == 1

    told(world, story)


def test_where_the_part_cannot_be_told_apart_the_whole_page_is_shown_as_such(
    world: Worlds,
) -> None:
    async def story(here: World) -> None:
        library = here.library
        page_id, macro = await sampler(library)
        await library.served.draw(page_id, "#1")
        store = library.served._store  # noqa: SLF001 - to put the row under the macro's own name
        row = store.drawn(page_id, "#1")
        assert row is not None
        assert row.whole
        await store.save_drawn(page_id, macro, row.html, number=1, whole=True)
        html = shown(library, page_id)
        assert "so this is the whole page" in html
        assert html.count("Preformatted") == 2

    told(world, story)


def test_the_page_that_shows_a_macro_of_another_page_is_told_too(world: Worlds) -> None:
    async def story(here: World) -> None:
        library = here.library
        page_id, macro = await sampler(library)
        told_of: set[str] = set()
        library.changed.connect(lambda changes: told_of.update(changes.pages))
        await library.served.draw(page_id, macro, "4711")
        assert {page_id, "4711"} <= told_of

    told(world, story)


def test_offline_nothing_is_asked_and_what_is_here_stays(world: Worlds) -> None:
    async def story(here: World) -> None:
        library = here.library
        page_id, macro = await sampler(library)
        await library.served.draw(page_id, macro)
        here.session.connection.pause()
        with pytest.raises(Paused):
            await library.served.draw(page_id, macro)
        with pytest.raises(Paused):
            await library.served.load_picture(PICTURE, page_id)
        assert "99.97 %" in shown(library, page_id)

    told(world, story)


class Elsewhere:
    """Another host; ``asked`` are the addresses it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def fetch(self, address: str) -> tuple[bytes, str]:
        self.asked.append(address)
        return GIF, "image/gif"


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    host = Elsewhere()
    monkeypatch.setattr(foreign.ForeignPictures, "fetch", lambda _self, a: host.fetch(a))
    return host


def test_a_foreign_picture_is_off_until_it_is_wished_for_and_kept_then(
    world: Worlds, elsewhere: Elsewhere
) -> None:
    async def story(here: World) -> None:
        library = here.library
        page_id = await with_picture(library)
        assert "desk://site/load/" in around(shown(library, page_id))
        with pytest.raises(Missing):
            await library.outer(PICTURE)
        assert elsewhere.asked == []
        await library.served.load_picture(PICTURE, page_id)
        assert library.outer_now(PICTURE) == (GIF, "image/gif")
        seen = around(shown(library, page_id))
        assert 'src="desk://site/outer/https%3A%2F%2Fimages.example.com%2Fpixel.png"' in seen
        assert 'width="64" height="32"' in seen
        assert elsewhere.asked == [PICTURE]
        assert (await library.outer(PICTURE))[0] == GIF
        assert elsewhere.asked == [PICTURE]

    told(world, story)


def test_a_welcome_host_is_asked_until_it_is_dismissed(world: Worlds, elsewhere: Elsewhere) -> None:
    async def story(here: World) -> None:
        library = here.library
        page_id = await with_picture(library)
        await library.served.welcome("IMAGES.example.com", page_id)
        assert library.served.welcome_hosts() == ["images.example.com"]
        assert "desk://site/outer/" in shown(library, page_id)
        assert library.outer_now(PICTURE) is None
        assert await library.outer(PICTURE) == (GIF, "image/gif")
        with pytest.raises(Missing):
            await library.outer("https://other.example.com/x.png")
        await library.served.dismiss("images.example.com")
        assert library.served.welcome_hosts() == []
        with pytest.raises(Missing):
            await library.outer(f"{PICTURE}?again")
        assert elsewhere.asked == [PICTURE]

    told(world, story)


def test_a_private_address_is_never_asked_however_welcome(world: Worlds) -> None:
    async def story(here: World) -> None:
        served = here.library.served
        await served.welcome("127.0.0.1", "")
        with pytest.raises(Forbidden):
            await served.picture("https://127.0.0.1/a.png")

    told(world, story)


def test_two_addresses_are_never_the_same_picture() -> None:
    assert picture_id(PICTURE) != picture_id(f"{PICTURE}?")
    assert picture_id(PICTURE).startswith("web-")


async def with_picture(library: Library) -> str:
    """The page with a picture of another host."""
    found = await library.resolve("OPS:Links of every kind")
    assert found is not None
    await library.refresh_page(found.page_id)
    return found.page_id


def around(html: str) -> str:
    """The part of a document about the foreign picture."""
    return next(row for row in html.split("<li") if "images.example.com" in row)
