"""Plain search: titles here, everything there, each result once."""

import asyncio
from datetime import UTC, datetime

import pytest

from confluence_desk.domain.errors import SignInNeeded, Unreachable
from confluence_desk.services.connection import Link
from confluence_desk.services.search import Found, is_cql, merged
from confluence_desk.store.titles import Titled, Titles
from tests.unit.services.conftest import Worlds


@pytest.mark.parametrize(
    ("query", "cql"),
    [
        ("redis failover", False),
        ("title", False),
        ("title in progress", False),
        ("E-4021: timeout = bad", False),
        ("type = page", True),
        ("(space = OPS and text ~ x)", True),
        ("not label in (a, b)", True),
        ("created >= now('-4w')", True),
    ],
)
def test_words_and_cql_are_told_apart(query: str, cql: bool) -> None:
    assert is_cql(query) is cql


def test_each_result_stands_once_and_what_is_here_comes_first() -> None:
    here = [Found("1", "page", "One", here=True)]
    there = [Found("2", "page", "Two"), Found("1", "page", "One", excerpt="why")]
    both = merged(here, there)
    assert [found.id for found in both] == ["1", "2"]
    assert both[0].excerpt == "why"
    assert both[0].here


def test_titles_are_found_here_whatever_the_case_and_order_of_words(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            library = at.library
            await library.refresh_spaces()
            for space in library.spaces():
                await library.refresh_children(f"space:{space.id}")
            titles = [found.title for found in await at.session.search.here("CALLS retry")]
            assert not titles
            asked = await at.session.search.there("failover")
            await library.refresh_page(next(f.id for f in asked if f.title == "Redis failover"))
            (found,) = [
                f for f in await at.session.search.here("FAILOVER redis") if "Redis" in f.title
            ]
            assert found.title == "Redis failover"
            assert found.here
            assert found.space_name == "Operations"
            assert found.is_node

    asyncio.run(main())


def test_part_of_a_word_in_a_title_is_told_like_any_other_hit(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            await at.library.refresh_spaces()
            (page,) = await at.session.search.there('title = "Redis failover"')
            await at.library.refresh_page(page.id)
            await at.library.refresh_details(page.id)
            await at.session.indexing.catch_up()
            (found,) = await at.session.search.here("ailover")
            assert (found.title, found.title_lit) == ("Redis failover", ((7, 14),))
            assert (found.author, found.space_key, found.here) == ("Ana Ruiz", "OPS", True)
            assert "runbook" in found.labels
            assert found.excerpt
            assert found.checked_at is not None

    asyncio.run(main())


def test_titles_are_not_looked_through_where_enough_are_found(
    world: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    titled = Titles.titled

    async def noted(self: Titles, words: str, limit: int) -> list[Titled]:
        asked.append(words)
        return await titled(self, words, limit)

    monkeypatch.setattr(Titles, "titled", noted)

    async def main() -> None:
        async with world() as at:
            await at.library.refresh_spaces()
            (page,) = await at.session.search.there('title = "Redis failover"')
            await at.library.refresh_page(page.id)
            await at.session.indexing.catch_up()
            search = at.session.search
            looked = await search.look(await search.read("Redis failover"), limit=1)
            assert [one.title for one in looked.found] == ["Redis failover"]
            await search.look(await search.read("failov"), limit=1, typing=True)
            assert asked == []
            await search.look(await search.read("Redis failover"), limit=2)
            assert asked == ["Redis failover"]

    asyncio.run(main())


def test_confluence_finds_texts_and_what_is_stored_is_marked(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            found = await at.session.search.there("sentinel")
            assert found
            assert not any(one.here for one in found)
            await at.library.refresh_page(found[0].id)
            again = await at.session.search.there("sentinel")
            assert [one.id for one in again if one.here] == [found[0].id]

    asyncio.run(main())


def test_cql_goes_as_it_stands_and_finds_here_what_is_stored(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            query = "space = OPS and type = page"
            assert await at.session.search.here(query) == []
            there = await at.session.search.there(query)
            assert there
            await at.library.refresh_spaces()
            await at.library.refresh_page(there[0].id)
            at.session.connection.pause()
            (found,) = [one for one in await at.session.search.here(query) if one.here]
            assert found.id == there[0].id

    asyncio.run(main())


def test_texts_are_found_here_behind_titles(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            asked = await at.session.search.there("sentinel")
            await at.library.refresh_page(asked[0].id)
            assert await at.session.search.here("sentinel") == []
            await at.session.indexing.catch_up()
            (found,) = await at.session.search.here("sentinel")
            assert found.id == asked[0].id

    asyncio.run(main())


def test_what_has_some_of_the_words_only_comes_last() -> None:
    here = [Found("1", "page", "All"), Found("2", "page", "Some"), Found("3", "page", "Some too")]
    there = [Found("4", "page", "All, there"), Found("3", "page", "All after all")]
    assert [one.id for one in merged(here, there, loose=2)] == ["1", "4", "3", "2"]


def test_an_order_that_was_asked_for_is_kept() -> None:
    here = [Found("3", "page", "Three", here=True), Found("1", "page", "One", here=True)]
    there = [Found("2", "page", "Two"), Found("1", "page", "One", here=True)]
    assert [one.id for one in merged(here, there, in_order=True)] == ["2", "1", "3"]


def test_without_a_link_nothing_is_asked(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            at.session.connection.pause()
            with pytest.raises(Unreachable):
                await at.session.search.there("redis")
            assert await at.session.search.here("  ") == []

    asyncio.run(main())


def test_dates_that_contradict_the_order_asked_for_change_nothing_trap_32() -> None:
    """What the service tells of a date is not the field it sorted by."""
    old, new = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 9))
    there = [Found("1", "page", "One", modified_at=old), Found("2", "page", "Two", modified_at=new)]
    here = [Found("2", "page", "Two", modified_at=old, here=True)]
    both = merged(here, there, in_order=True)
    assert [one.id for one in both] == ["1", "2"]
    assert [one.modified_at for one in both] == [old, new]
    assert both[1].here


def test_a_comment_that_only_repeats_its_page_s_title_comes_last(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            search = at.session.search
            for found in await search.there("redis failover"):
                if found.is_node:
                    await at.library.refresh_page(found.id)
                    await at.library.refresh_details(found.id)
            await at.session.indexing.catch_up()
            kinds = [(one.kind, bool(one.lit)) for one in await search.here("redis")]
            bare = kinds.index(("comment", False)) if ("comment", False) in kinds else len(kinds)
            assert kinds[0][0] == "page"
            assert set(kinds[bare:]) <= {("comment", False)}

    asyncio.run(main())


def test_a_quotation_in_a_question_is_found_exactly_so(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            search = at.session.search
            await at.library.refresh_spaces()
            (page,) = [
                one for one in await search.there("redis failover") if one.title == "Redis failover"
            ]
            await at.library.refresh_page(page.id)
            await at.session.indexing.catch_up()
            asked = await search.read('pages in OPS with "sentinel get-master-addr-by-name"')
            assert asked.cql.startswith("type = page AND space = OPS AND text ~ ")
            assert [one.id for one in (await search.look(asked)).found] == [page.id]
            other = await search.read('pages in OPS with "sentinel get-master by-name"')
            assert (await search.look(other)).found == ()

    asyncio.run(main())


def test_a_refused_token_is_no_empty_list_and_asks_to_sign_in_trap_7(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            at.demo.site.credentials.revoke(at.demo.token)
            with pytest.raises(SignInNeeded):
                await at.session.search.there("redis")
            assert at.session.connection.state is Link.SIGNED_OUT

    asyncio.run(main())


def test_of_a_file_that_is_not_kept_only_the_name_is_here(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            search = at.session.search
            (page,) = [f for f in await search.there("redis failover") if f.is_node][:1]
            unknown = await search.there("type = attachment and title ~ topology")
            assert [(one.here, one.known) for one in unknown] == [(False, False)] * len(unknown)
            await at.library.refresh_page(page.id)
            await at.library.refresh_details(page.id)
            await at.session.indexing.catch_up()
            (found,) = [f for f in await search.here("topology") if f.title.endswith(".png")]
            assert (found.kind, found.here, found.known) == ("attachment", False, True)
            (asked,) = [f for f in await search.there("type = attachment") if f.id == found.id]
            assert (asked.here, asked.known) == (False, True)
            (both,) = [f for f in merged([found], unknown) if f.id == found.id]
            assert (both.here, both.known) == (False, True)
            file = at.library.attachment(found.id)
            assert file is not None
            await at.library.blob(file.id, file.version.number)
            (kept,) = [f for f in await search.here("topology") if f.id == found.id]
            assert (kept.here, kept.known) == (True, True)

    asyncio.run(main())


def test_marks_alone_are_found_exactly_so_trap_80(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            state = at.demo.state
            space = next(each for each in state.spaces.values() if each.key == "OPS")
            row = state.create_page(space.id, "Odd marks", "<p>Write a->b, or ?? for none.</p>")
            await at.library.refresh_spaces()
            await at.library.refresh_page(str(row.id))
            await at.session.indexing.catch_up()
            search = at.session.search
            for words in ("->", '"->"', "??"):
                (found,) = await search.here(words)
                assert found.title == "Odd marks"
                assert await search.there(words) == []
            assert await search.here('"') == []

    asyncio.run(main())
