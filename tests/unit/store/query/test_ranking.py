"""The best comes first, and few of the best are enough only where they are enough."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.cql.building import begins
from confluence_desk.cql.check import read
from confluence_desk.cql.tree import Query
from confluence_desk.domain.entities import Kind, Label, Page, Space, Version
from confluence_desk.domain.hits import HEADING
from confluence_desk.store import Store
from confluence_desk.store.index_rows import Indexed
from confluence_desk.store.query import answering, ranking, scoring, statement
from confluence_desk.store.query.asking import Asker
from confluence_desk.store.query.values import Ask as Asking
from tests.unit.store.query.conftest import Ask

ASKER = Asker("u1", UTC, datetime(2026, 3, 18, tzinfo=UTC))


def _page(number: int, title: str, body: str) -> Page:
    return Page(str(number), title, "1", Version(1), body=body)


def _fill(store: Store, pages: Sequence[Page]) -> None:
    async def fill() -> None:
        await store.save_pages(list(pages))
        waiting = await store.texts_to_index(100)
        await store.save_index([Indexed(one, one.body or "") for one in waiting])

    asyncio.run(fill())


def _few(monkeypatch: pytest.MonkeyPatch, enough: int, many: int = 1_000) -> None:
    """Let these be as many as there are in a large library."""
    for module in (answering, scoring, statement):
        monkeypatch.setattr(module, "ENOUGH", enough)
        monkeypatch.setattr(module, "MANY", many)


@pytest.fixture
def filled(store: Store) -> Store:
    async def fill() -> None:
        pages = [_page(one, f"Page {one}", "oak " * one + "elm " * (20 - one)) for one in range(9)]
        await store.save_pages([*pages, _page(9, "The oak", "elm")])
        await store.save_labels("1", [Label("birch-oak", "global", "1")])
        waiting = await store.texts_to_index(100)
        await store.save_index([Indexed(one, one.body or "") for one in waiting])

    asyncio.run(fill())
    return store


@pytest.mark.usefixtures("filled")
class TestRanking:
    def test_a_title_counts_for_more_then_a_label_and_then_how_often(self, ask: Ask) -> None:
        found = ask("title ~ oak or text ~ oak").ids
        assert found[0] == "9"
        assert found[1:4] == ("1", "8", "7")

    def test_few_of_the_best_are_enough(self, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
        all_of_them = ask("text ~ elm").ids
        _few(monkeypatch, 4)
        found = ask("text ~ elm", 2)
        assert (found.ids, found.more) == (all_of_them[:2], True)

    def test_more_are_looked_at_where_the_best_do_not_fit(
        self, ask: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _few(monkeypatch, 4)
        last = ask("text ~ elm").ids[-1]
        assert ask(f"text ~ elm and id = {last}", 2).ids == (last,)

    def test_a_word_of_a_label_finds_too(self, ask: Ask) -> None:
        assert ask("text ~ birch").ids == ("1",)
        assert set(ask("text ~ oak").ids) == {str(one) for one in range(1, 10)}


class TestVeryMany:
    """Words that stand in very many texts."""

    def test_what_has_some_in_its_title_is_found_wherever_it_is(
        self, store: Store, ask: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _fill(
            store,
            [
                _page(1, "In the shade", "elm shade"),
                *(_page(number, f"Page {number}", "elm shade") for number in range(2, 40)),
            ],
        )
        _few(monkeypatch, 4, many=20)
        monkeypatch.setattr(scoring, "_REST", 10)
        assert ask('text ~ "elm shade"', 2).ids[0] == "1"

    def test_of_the_rest_what_has_them_more_often_comes_first(
        self, store: Store, ask: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        often = _page(30, "Page 30", "elm shade elm shade elm shade elm")
        plain = [_page(number, f"Page {number}", "elm shade") for number in range(1, 30)]
        _fill(store, [*plain, often, _page(31, "Page 31", "elm shade")])
        _few(monkeypatch, 4, many=20)
        monkeypatch.setattr(scoring, "_REST", 10)
        assert ask('text ~ "elm shade"', 2).ids[0] == "30"

    def test_what_is_titled_so_comes_before_newer_titles_that_go_on(
        self, store: Store, ask: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        titles = ["Old elm notes", "Elm notes", *(f"Elm notes {one}" for one in range(30))]
        _fill(store, [_page(at, title, "") for at, title in enumerate(titles, 1)])
        _few(monkeypatch, 4, many=20)
        monkeypatch.setattr(scoring, "_NEWEST", 5)
        assert ask('text ~ "elm notes"', 2).ids[0] == "2"

    def test_as_one_types_what_begins_so_comes_first(self, store: Store) -> None:
        _fill(store, [_page(1, "Great elm shade", ""), _page(2, "Elm shadow of a wood", "")])
        asked = Query(begins("text", "elm shad"))
        found, _ = asyncio.run(store.shown(asked, ASKER, 10, hasty=True))
        assert found.ids == ("2", "1")

    def test_what_has_no_text_takes_the_place_of_none_that_has(
        self, store: Store, ask: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folders = [
            Page(str(one), "Shade", "1", Version(1), kind=Kind.FOLDER) for one in range(50, 60)
        ]
        plain = [_page(number, f"Page {number}", "elm shade") for number in range(2, 40)]
        _fill(store, [_page(1, "All of the shade", "elm shade"), *plain, *folders])
        _few(monkeypatch, 4, many=20)
        monkeypatch.setattr(scoring, "_LIKELY", 5)
        monkeypatch.setattr(scoring, "_REST", 10)
        assert ask('text ~ "elm shade"', 2).ids[0] == "1"

    def test_titles_count_among_those_that_came_last(
        self, store: Store, ask: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        plain = [_page(number, f"Page {number}", "elm shade") for number in range(2, 40)]
        _fill(store, [*plain[:30], _page(50, "The shade", "elm shade"), *plain[30:]])
        _few(monkeypatch, 4, many=20)
        monkeypatch.setattr(scoring, "_LIKELY", 0)
        assert ask('text ~ "elm shade"', 2).ids[0] == "50"

    def test_titles_come_first_where_very_many_headings_have_it(
        self, store: Store, ask: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        titled = [_page(1, "All about elm", "")]
        pages = [_page(one, f"Page {one}", "elm") for one in range(2, 30)]

        async def fill() -> None:
            await store.save_pages([*titled, *pages])
            waiting = await store.texts_to_index(100)
            await store.save_index([Indexed(one, f"{HEADING}elm") for one in waiting])

        asyncio.run(fill())
        monkeypatch.setattr(ranking, "HEADED", 10)
        monkeypatch.setattr(scoring, "_NEWEST", 5)
        assert ask("text ~ elm", 2).ids[0] == "1"

    def test_what_nothing_has_is_looked_for_once(self, store: Store) -> None:
        _fill(store, [_page(one, f"Page {one}", "elm shade") for one in range(2, 40)])
        asked: list[str] = []

        def rows(sql: str, given: tuple[Any, ...]) -> list[tuple[Any, ...]]:
            asked.append(sql)
            return store._db.all(sql, given)  # noqa: SLF001 - what is asked is counted

        found = answering.selection(read('text ~ "\\"shade elm\\""'), Asking(ASKER, rows), 9)
        assert found.ids == ()
        assert sum("FROM words WHERE" in sql for sql in asked) == 1


class TestAmongSome:
    """Words within a space, a subtree or what else is asked besides."""

    @pytest.fixture
    def old(self, store: Store) -> list[str]:
        """Pages of a space that was taken in before another, larger one."""
        new = [Page(str(one), "Elm", "2", Version(1), body="elm") for one in range(20, 90)]
        spaces = [Space("1", "OLD", "Old"), Space("2", "NEW", "New")]
        asyncio.run(store.save_spaces(spaces, complete=True))
        _fill(store, [_page(1, "Notes", "elm"), _page(2, "Great elm", "elm"), *new])
        return ["2", "1"]

    @pytest.mark.parametrize("apart", [0, 8])
    def test_titles_count_however_many_others_have_newer_ones(
        self,
        old: list[str],
        ask: Ask,
        monkeypatch: pytest.MonkeyPatch,
        apart: int,
    ) -> None:
        _few(monkeypatch, 4, many=20)
        monkeypatch.setattr(scoring, "_NEWEST", 5)
        monkeypatch.setattr(answering, "_APART", apart)
        assert list(ask("space = OLD and text ~ elm", 1).ids) == old[:1]
        assert list(ask("space = OLD and text ~ elm", 2).ids) == old

    def test_nothing_is_found_where_nothing_fits_besides(self, old: list[str], ask: Ask) -> None:
        assert old
        assert ask("space = OLD and type = comment and text ~ elm", 3).ids == ()

    def test_what_very_many_fit_is_not_looked_for(
        self, old: list[str], ask: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(answering, "_APART", 0)
        monkeypatch.setattr(answering, "_LISTED", 1)
        assert list(ask("space = OLD and text ~ elm", 3).ids) == old
        monkeypatch.setattr(answering, "_MANY_FIT", 1)
        assert list(ask("space = OLD and text ~ elm", 3).ids) == old

    def test_what_was_saved_since_is_found_too(
        self, old: list[str], ask: Ask, store: Store
    ) -> None:
        assert list(ask("space = OLD and text ~ elm", 3).ids) == old
        _fill(store, [_page(3, "Elm", "elm")])
        assert ask("space = OLD and text ~ elm", 3).ids[0] == "3"
