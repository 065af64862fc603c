"""The best comes first, and few of the best are enough only where they are enough."""

import asyncio

import pytest

from confluence_desk.domain.entities import Label, Page, Version
from confluence_desk.store import Store
from confluence_desk.store.index_rows import Indexed
from tests.unit.store.query.conftest import Ask


def _page(number: int, title: str, body: str) -> Page:
    return Page(str(number), title, "1", Version(1), body=body)


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
        monkeypatch.setattr("confluence_desk.store.query.ranking.ENOUGH", 4)
        found = ask("text ~ elm", 2)
        assert (found.ids, found.more) == (all_of_them[:2], True)

    def test_more_are_looked_at_where_the_best_do_not_fit(
        self, ask: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("confluence_desk.store.query.ranking.ENOUGH", 4)
        last = ask("text ~ elm").ids[-1]
        assert ask(f"text ~ elm and id = {last}", 2).ids == (last,)

    def test_a_word_of_a_label_finds_too(self, ask: Ask) -> None:
        assert ask("text ~ birch").ids == ("1",)
        assert set(ask("text ~ oak").ids) == {str(one) for one in range(1, 10)}
