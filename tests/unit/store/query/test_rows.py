"""What a query finds in the library, and what it says it cannot tell."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.domain.entities import Label, Page, Space, Version
from confluence_desk.store import Store
from confluence_desk.store.query import rows
from confluence_desk.store.query.asking import Reason
from tests.unit.store.query.conftest import Ask


def _page(number: int, **rest: object) -> Page:
    at = datetime(2026, 1, number, tzinfo=UTC)
    made = {"space_id": "1", "created_at": at, "author_id": "u1", "body": "<p>Hi</p>", **rest}
    return Page(
        id=str(number),
        title=f"Page {number}",
        version=Version(1, at, "u1"),
        **made,  # type: ignore[arg-type]
    )


@pytest.fixture
def filled(store: Store) -> Store:
    async def fill() -> None:
        await store.save_spaces([Space("1", "OPS", "Operations")], complete=True)
        pages = [_page(one, parent_id=str(one - 1) if one > 1 else None) for one in range(1, 6)]
        await store.save_pages(pages)
        await store.save_labels("3", [Label("runbook", "global", "9")])

    asyncio.run(fill())
    return store


@pytest.mark.usefixtures("filled")
class TestSelect:
    def test_newest_first_without_an_order_and_as_asked_with_one(self, ask: Ask) -> None:
        assert ask("space = ops").ids == ("5", "4", "3", "2", "1")
        assert ask("space = ops order by title").ids == ("1", "2", "3", "4", "5")

    def test_a_limit_tells_that_there_is_more(self, ask: Ask) -> None:
        assert (ask("type = page", 2).ids, ask("type = page", 2).more) == (("5", "4"), True)
        assert ask("type = page", 5).more is False

    def test_all_that_stands_below_at_any_depth(self, ask: Ask) -> None:
        assert ask("ancestor = 2").ids == ("5", "4", "3")
        assert ask("ancestor != 2").ids == ("2", "1")

    def test_what_is_not_known_is_neither_kept_by_a_clause_nor_by_its_opposite(
        self, ask: Ask
    ) -> None:
        assert ask("label = runbook").ids == ("3",)
        assert ask("label != runbook").ids == ()  # of no other page the labels are known
        assert [one.reason for one in ask("label != runbook").unanswered] == [Reason.PARTLY]

    def test_each_clause_that_is_known_of_some_content_only_is_named(self, ask: Ask) -> None:
        query = "type = page and (label != runbook or text ~ hi)"
        told = ask(query).unanswered
        assert [(query[one.start : one.end], one.reason) for one in told] == [
            ("label != runbook", Reason.PARTLY),
            ("text ~ hi", Reason.NOT_INDEXED),
        ]

    def test_only_the_asking_persons_stars_are_known(self, ask: Ask) -> None:
        found = ask("type = page or favourite = u2")
        (one,) = found.unanswered
        assert (one.start, one.end, one.reason, one.value) == (15, 29, Reason.OTHERS, "u2")
        assert found.ids == ("5", "4", "3", "2", "1")
        assert ask("not favourite = u2").ids == ()

    def test_what_is_not_in_the_library_is_said(self, ask: Ask) -> None:
        found = ask("ancestor = 4242 or space = NONE")
        assert found.ids == ()
        assert [one.reason for one in found.unanswered] == [Reason.ABSENT, Reason.ABSENT]

    def test_texts_that_wait_for_the_index_are_told_of(self, ask: Ask) -> None:
        found = ask("text ~ hi")
        assert found.ids == ()
        assert [one.reason for one in found.unanswered] == [Reason.NOT_INDEXED]
        assert ask("title = 'Page 1'").unanswered == ()


def test_what_was_dear_to_find_out_is_held_a_little_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [100.0]
    monkeypatch.setattr("confluence_desk.store.query.rows.time.monotonic", lambda: clock[0])
    monkeypatch.setattr(rows, "DEAR", -1.0)
    known, changes = rows.Known(), iter(range(10))

    def read(_sql: str, _values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        return [(next(changes),)]

    first = known.facts(read)
    assert known.facts(read) is first
    clock[0] += rows.HELD
    assert known.facts(read) is not first
    monkeypatch.setattr(rows, "DEAR", 1.0)
    assert known.facts(read) is not known.facts(read)
