"""A token that lacks a scope reads all the rest, says what is missing, and asks for it once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from confluence_desk.demo.content import fill
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.capabilities import SCOPES
from confluence_desk.domain.errors import ScopeMissing
from confluence_desk.services.accounts import Accounts, Session
from confluence_desk.services.library import Library
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.settings import Settings
from tests.unit.services.test_accounts import Vault

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
OPTIONAL = [each.split(":")[1] for each in SCOPES if each.split(":")[1] not in {"space", "page"}]


@asynccontextmanager
async def signed_in(home: Path, scopes: frozenset[str]) -> AsyncIterator[tuple[DemoSite, Session]]:
    state = SiteState(seed=1)
    fill(state, NOW)
    async with DemoSite(state) as demo:
        settings = Settings(home / "settings.json")
        accounts = Accounts(SessionSecrets(), settings, home, gateway=demo.gateway)
        token = demo.site.credentials.issue(state.owner_id, scopes)
        session = await accounts.sign_in(demo.url, demo.email, token)
        try:
            yield demo, session
        finally:
            await session.aclose()


def page_named(demo: DemoSite, title: str) -> str:
    return str(next(row.id for row in demo.state.contents.values() if row.title == title))


async def lacked(part: Awaitable[object]) -> str:
    """The scope for want of which a part of the work failed; "" where none was."""
    try:
        await part
    except ScopeMissing as lacking:
        return lacking.scopes[0]
    return ""


@pytest.mark.parametrize("name", OPTIONAL)
def test_trap_4_a_page_is_read_without_any_one_optional_scope(name: str, tmp_path: Path) -> None:
    scope = f"read:{name}:confluence"

    async def story() -> None:
        async with signed_in(tmp_path, frozenset(SCOPES) - {scope}) as (demo, session):
            library = session.library
            await library.refresh_spaces()
            space = next(each for each in library.spaces() if each.key == "OPS")
            assert not await lacked(library.refresh_children(f"space:{space.id}"))
            assert library.children(f"space:{space.id}")
            page = page_named(demo, "Redis failover")
            await library.refresh_page(page)
            stored = library.page(page)
            assert stored is not None
            assert stored.body
            assert await lacked(library.refresh_details(page)) in {"", scope}
            assert session.connection.state == "online"

    asyncio.run(story())


async def unfolded(library: Library, key: str) -> list[object]:
    """Titles as the tree shows them, each with what is below it."""
    await library.refresh_children(key)
    rows = library.children(key) or []
    return [(row.kind, row.title, await unfolded(library, row.id)) for row in rows]


@pytest.mark.parametrize("without", ["hierarchical-content", "hierarchical-content folder"])
def test_a_token_that_may_not_ask_for_the_tree_shows_it_as_one_that_may(
    without: str, tmp_path: Path
) -> None:
    lost = {f"read:{name}:confluence" for name in without.split()}

    async def tree(scopes: frozenset[str], home: Path) -> tuple[list[object], int]:
        async with signed_in(home, scopes) as (demo, session):
            await session.library.refresh_spaces()
            space = next(each for each in session.library.spaces() if each.key == "OPS")
            shown = await unfolded(session.library, f"space:{space.id}")
            lists = [e for e in demo.site.journal.received if e.path.endswith("/pages")]
            return shown, len(lists)

    async def story() -> None:
        whole, _ = await tree(frozenset(SCOPES), tmp_path / "whole")
        built, lists = await tree(frozenset(SCOPES) - lost, tmp_path / "built")
        assert built == whole
        assert "Kind.FOLDER" in repr(whole)
        assert lists == 2  # the top, and once all of them

    asyncio.run(story())


def test_a_tree_out_of_a_list_is_asked_for_once_although_folders_are_hidden(tmp_path: Path) -> None:
    few = frozenset({"read:space:confluence", "read:page:confluence"})

    async def story() -> None:
        async with signed_in(tmp_path, few) as (demo, session):
            library, rows = session.library, demo.state.contents
            await library.refresh_spaces()
            space = next(each for each in library.spaces() if each.key == "OPS")
            await unfolded(library, f"space:{space.id}")
            inside = next(
                row.id
                for row in rows.values()
                if row.space_id == int(space.id)
                and row.parent_id
                and rows[row.parent_id].kind == "folder"
                and library.node(str(row.id))
            )
            demo.site.journal.clear()
            for _ in range(2):
                await library.refresh_page(str(inside))
                await library.note_visit(str(inside))
                await library.refresh_children(space.homepage_id or "")
            paths = [entry.path for entry in demo.site.journal.received]
            assert not [path for path in paths if path.endswith(f"/spaces/{space.id}/pages")]
            assert len([path for path in paths if path.endswith(f"/pages/{inside}")]) == 2

    asyncio.run(story())


def test_a_tree_out_of_a_list_puts_no_page_back_where_it_was(tmp_path: Path) -> None:
    few = frozenset({"read:space:confluence", "read:page:confluence"})

    async def story() -> None:
        async with signed_in(tmp_path, few) as (demo, session):
            library, state = session.library, demo.state
            await library.refresh_spaces()
            space = next(each for each in library.spaces() if each.key == "OPS")
            old, new = (state.create_page(int(space.id), name, "<p>x</p>") for name in "AB")
            page = state.create_page(int(space.id), "Moving", "<p>x</p>", parent_id=old.id)
            await unfolded(library, f"space:{space.id}")
            state.move(page.id, new.id)
            await library.refresh_page(str(page.id))
            await library.refresh_children(str(old.id))
            assert library.children(str(old.id)) == []
            assert [row.title for row in library.children(str(new.id)) or ()] == ["Moving"]

    asyncio.run(story())


def test_a_page_in_a_folder_that_nobody_tells_of_is_in_the_tree(tmp_path: Path) -> None:
    few = frozenset({"read:space:confluence", "read:page:confluence"})

    async def story() -> None:
        async with signed_in(tmp_path, few) as (demo, session):
            library = session.library
            await library.refresh_spaces()
            space = next(each for each in library.spaces() if each.key == "OPS")
            shown = repr(await unfolded(library, f"space:{space.id}"))
            rows = demo.state.contents
            above = {row.id: rows[row.parent_id].kind for row in rows.values() if row.parent_id}
            inside = [rows[one].title for one in above if above[one] == "folder"]
            inside = [title for title in inside if f"{title!r}" in shown]
            assert inside

    asyncio.run(story())


@pytest.mark.parametrize(
    "scopes", [frozenset(SCOPES), frozenset(SCOPES) - {"read:user:confluence"}]
)
def test_why_somebody_has_no_name_is_known(scopes: frozenset[str], tmp_path: Path) -> None:
    async def story() -> None:
        async with signed_in(tmp_path, scopes) as (demo, session):
            page = page_named(demo, "Redis failover")
            await session.library.refresh_page(page)
            stored = session.library.page(page)
            assert stored is not None
            named = "read:user:confluence" in scopes
            author = stored.version.author_id
            assert (session.library.person_name(author) != "Unknown user") == named
            assert session.library.name_needs(author) == ("" if named else "read:user:confluence")

    asyncio.run(story())


@pytest.mark.parametrize("more_first", [False, True])
def test_a_token_of_the_same_person_that_may_more_or_less_opens_the_same_library(
    more_first: bool,
    tmp_path: Path,
) -> None:
    few = frozenset({"read:space:confluence", "read:page:confluence"})
    steps = [few, frozenset(SCOPES), few, frozenset(SCOPES)][int(more_first) :]

    async def story() -> None:
        state = SiteState(seed=1)
        fill(state, NOW)
        async with DemoSite(state) as demo:
            settings = Settings(tmp_path / "settings.json")
            accounts = Accounts(Vault(), settings, tmp_path, gateway=demo.gateway)
            keys, ids = set(), []
            for number, scopes in enumerate(steps):
                token = demo.site.credentials.issue(state.owner_id, scopes)
                session = await accounts.sign_in(demo.url, demo.email.title(), token)
                if number:
                    assert session.library.spaces()
                else:
                    await session.library.refresh_spaces()
                keys.add(session.account.key)
                ids.append(session.account.account_id)
                await session.aclose()
            assert len(keys) == 1
            assert ids[-2:] == [state.owner_id, state.owner_id]
            assert len(accounts.connections.all()) == 1
            kept = Settings(tmp_path / "settings.json")
            again = Accounts(accounts.secrets, kept, tmp_path, gateway=demo.gateway)
            assert again.last() == accounts.last()
            assert again.last() is not None

    asyncio.run(story())
    assert len(list(tmp_path.glob("*.desk"))) == 1


def test_another_person_with_a_token_that_tells_nothing_has_a_library_of_their_own(
    tmp_path: Path,
) -> None:
    few = frozenset({"read:space:confluence", "read:page:confluence"})

    async def story() -> None:
        state = SiteState(seed=1)
        fill(state, NOW)
        async with DemoSite(state) as demo:
            settings = Settings(tmp_path / "settings.json")
            accounts = Accounts(Vault(), settings, tmp_path, gateway=demo.gateway)
            others = [one for one in state.users.values() if one.email][:2]
            for person, scopes in zip(others, (frozenset(SCOPES), few), strict=True):
                token = demo.site.credentials.issue(person.account_id, scopes)
                session = await accounts.sign_in(demo.url, person.email, token)
                assert not session.library.spaces()
                await session.library.refresh_spaces()
                await session.aclose()
            assert len(accounts.connections.all()) == 2

    asyncio.run(story())


def test_several_missing_scopes_are_told_together(tmp_path: Path) -> None:
    lost = {"read:comment:confluence", "read:attachment:confluence"}

    async def story() -> None:
        async with signed_in(tmp_path, frozenset(SCOPES) - lost) as (demo, session):
            page = page_named(demo, "Redis failover")
            await session.library.refresh_page(page)
            with pytest.raises(ScopeMissing) as told:
                await session.library.refresh_details(page)
            every = (told.value, *told.value.also)
            assert {each.what for each in every} == {"comments", "attachments"}
            assert session.library.versions(page)

    asyncio.run(story())


def test_what_the_token_may_not_is_switched_off_after_the_first_answer(tmp_path: Path) -> None:
    async def story() -> None:
        lost = {"read:comment:confluence"}
        async with signed_in(tmp_path, frozenset(SCOPES) - lost) as (demo, session):
            page = page_named(demo, "Redis failover")
            await session.library.refresh_page(page)
            for _ in range(3):
                with pytest.raises(ScopeMissing):
                    await session.library.refresh_details(page)
            asked = [e for e in demo.site.journal.received if "comments" in e.path]
            assert 0 < len(asked) <= 2  # both kinds at once, the first time

    asyncio.run(story())


def test_a_token_of_pages_and_spaces_alone_reads_a_page_by_its_id(tmp_path: Path) -> None:
    few = frozenset({"read:space:confluence", "read:page:confluence"})

    async def story() -> None:
        async with signed_in(tmp_path, few) as (demo, session):
            page = page_named(demo, "Redis failover")
            await session.library.refresh_page(page)
            assert session.library.page(page) is not None
            assert session.account.account_id == f"email:{demo.email}"

    asyncio.run(story())
