"""What a token may not tell is named where it would stand: title block, details, navigator."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from confluence_desk.domain.capabilities import SCOPES
from confluence_desk.domain.errors import ScopeMissing
from confluence_desk.services import needs
from confluence_desk.services.accounts import Session
from tests.unit.services.conftest import World, Worlds

Story = Callable[[World, Session], Awaitable[None]]


def lacking(world: Worlds, *names: str, story: Story) -> None:
    """Read with a token that has all scopes but these."""

    async def main() -> None:
        async with world() as here:
            scopes = frozenset(SCOPES) - {f"read:{name}:confluence" for name in names}
            token = here.demo.site.credentials.issue(here.demo.state.owner_id, scopes)
            session = await here.accounts.sign_in(here.demo.url, here.demo.email, token)
            try:
                await session.library.refresh_spaces()
                await story(here, session)
            finally:
                await session.aclose()

    asyncio.run(main())


def below_a_folder(here: World) -> tuple[str, str]:
    """A page in a folder, and the folder's title."""
    state = here.demo.state
    found = next(
        one
        for one in state.contents.values()
        if one.kind == "page"
        and one.parent_id in state.contents
        and state.contents[one.parent_id].kind == "folder"
    )
    assert found.parent_id is not None
    return str(found.id), state.contents[found.parent_id].title


async def opened(session: Session, page: str) -> str:
    await session.library.refresh_page(page)
    document = session.library.document(page)
    assert document is not None
    return document.html


def test_a_shorter_path_names_its_scope_in_the_title_block(world: Worlds) -> None:
    async def story(here: World, session: Session) -> None:
        page, folder = below_a_folder(here)
        html = await opened(session, page)
        assert "path not known: missing scope read:content.metadata:confluence" in html
        assert folder not in html
        assert session.library.needs.of(needs.PATH) == "read:content.metadata:confluence"

    lacking(world, "content.metadata", story=story)


def test_a_page_that_a_tree_without_folders_hangs_too_high_says_so_too(world: Worlds) -> None:
    async def story(here: World, session: Session) -> None:
        page, folder = below_a_folder(here)
        space = here.demo.state.contents[int(page)].space_id
        await session.library.refresh_children(f"space:{space}")
        html = await opened(session, page)
        assert "path not known: missing scope read:content.metadata:confluence" in html
        assert folder not in html

    lacking(world, "content.metadata", "hierarchical-content", "content-details", story=story)


def test_a_folder_above_that_may_not_be_named_is_not_called_restricted(world: Worlds) -> None:
    async def story(here: World, session: Session) -> None:
        page, _ = below_a_folder(here)
        html = await opened(session, page)
        assert "(not named: missing scope read:folder:confluence)" in html
        assert "(restricted)" not in html

    lacking(world, "folder", story=story)


@pytest.mark.parametrize("names", [(), ("comment",)])
def test_whoever_may_ask_reads_no_such_words(world: Worlds, names: tuple[str, ...]) -> None:
    async def story(here: World, session: Session) -> None:
        page, folder = below_a_folder(here)
        html = await opened(session, page)
        assert folder in html
        assert "missing scope" not in html

    lacking(world, *names, story=story)


def test_restrictions_that_may_not_be_asked_are_known_to_be_unknown(world: Worlds) -> None:
    async def story(here: World, session: Session) -> None:
        page, _ = below_a_folder(here)
        told: list[frozenset[str]] = []
        session.library.changed.connect(lambda changes: told.append(changes.pages))
        await session.library.refresh_details(page)
        assert session.library.needs.of(needs.RESTRICTIONS) == "read:content-details:confluence"
        assert any(page in pages for pages in told)

    lacking(world, "content-details", story=story)


@pytest.mark.parametrize(
    ("names", "scope"),
    [
        (("hierarchical-content",), ""),
        (("hierarchical-content", "content-details"), "read:hierarchical-content:confluence"),
    ],
)
def test_a_tree_out_of_lists_says_when_folders_are_not_in_it(
    world: Worlds, names: tuple[str, ...], scope: str
) -> None:
    async def story(_here: World, session: Session) -> None:
        space = next(each for each in session.library.spaces() if each.key == "OPS")
        await session.library.refresh_children(f"space:{space.id}")
        assert session.library.needs.of(needs.FOLDERS) == scope

    lacking(world, *names, story=story)


@pytest.mark.parametrize("kind", ["folder", "whiteboard"])
def test_what_does_not_open_is_called_what_it_is(world: Worlds, kind: str) -> None:
    async def story(here: World, session: Session) -> None:
        one = next(each for each in here.demo.state.contents.values() if each.kind == kind)
        with pytest.raises(ScopeMissing) as missing:
            await session.library.refresh_page(str(one.id))
        assert (missing.value.what, missing.value.scopes) == (
            f"{kind}s",
            (f"read:{kind}:confluence",),
        )

    lacking(world, kind, story=story)
