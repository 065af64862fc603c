"""Keeping a page with everything below it: whole, in bulk, and past what cannot be had."""

import asyncio

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, Page, PageNode, Version
from confluence_desk.domain.errors import DeskError, Missing, ServerFault, Unreachable
from confluence_desk.services.below import Below
from tests.unit.services.conftest import Worlds


class FakeRefresher:
    """Answers from a table; what it is told to fail with, it raises."""

    def __init__(self, rows: dict[str, list[PageNode]]) -> None:
        self.rows = rows
        self.failing: dict[str, DeskError] = {}
        self.asked: list[str] = []
        self.bodies_of: list[list[str]] = []

    async def children(self, key: str) -> None:
        self.asked.append(key)
        if key in self.failing:
            raise self.failing[key]

    async def bodies(self, nodes: list[PageNode]) -> None:
        self.bodies_of.append([node.id for node in nodes])

    def node(self, key: str) -> PageNode | None:
        return next((n for rows in self.rows.values() for n in rows if n.id == key), None)


class FakeStore(FakeRefresher):
    def children(self, key: str) -> list[PageNode]:  # type: ignore[override]
        return self.rows.get(key, [])


def page(number: str, kind: Kind = Kind.PAGE) -> PageNode:
    return PageNode(number, kind, f"Page {number}", "1")


ROWS = {
    "1": [page("2"), page("3", Kind.FOLDER), page("9", Kind.WHITEBOARD)],
    "2": [page("4"), page("1")],
    "3": [page("5")],
    "space:7": [page("1")],
    "blog:7": [page("b", Kind.BLOGPOST)],
}


async def kept(key: str, failing: dict[str, DeskError]) -> FakeRefresher:
    refresher = FakeRefresher(ROWS)
    refresher.failing = failing
    try:
        await Below(FakeStore(ROWS), refresher).fetch(key)  # type: ignore[arg-type]
    except Missing:
        refresher.asked.append("failed")
    return refresher


def test_every_level_comes_once_and_bodies_in_bulk() -> None:
    told = asyncio.run(kept("1", {}))
    assert told.bodies_of == [["1"], ["2"], ["4", "5"]]
    assert told.asked == ["1", "2", "3", "9", "4", "5"]


def test_a_space_brings_its_blog() -> None:
    told = asyncio.run(kept("space:7", {}))
    assert told.bodies_of[0] == ["1", "b"]
    assert "b" not in told.asked


def test_one_bad_branch_does_not_end_the_rest_trap_27() -> None:
    told = asyncio.run(kept("1", {"2": Missing("2")}))
    assert "5" in told.asked
    assert told.asked[-1] == "failed"


def test_without_a_network_it_ends_at_once() -> None:
    with pytest.raises(Unreachable):
        asyncio.run(kept("1", {"2": Unreachable("acme"), "3": ServerFault(500)}))


def test_a_space_of_the_demo_is_readable_offline_afterwards(world: Worlds) -> None:
    async def story() -> None:
        async with world() as told:
            library, news = told.library, list[Changes]()
            library.changed.connect(news.append)
            await library.refresh_spaces()
            space = next(s for s in library.spaces() if s.key == "OPS")
            await library.fetch_below(f"space:{space.id}")
            rows = library.children(f"space:{space.id}") or []
            pages = [n.id for n in rows if n.kind is Kind.PAGE]
            assert pages
            assert library.kept([*pages, "404"]) == set(pages)
            assert all(library.document(number) for number in pages)
            assert len(news) > 3, "portions are told as they come"

    asyncio.run(story())


def test_only_what_has_a_body_counts_as_kept(world: Worlds) -> None:
    async def story() -> None:
        async with world() as told:
            store = told.session._store  # noqa: SLF001 - what the library stands on
            await store.save_children("space:1", [page("1"), page("2")])
            await store.save_page(Page("2", "Two", "1", Version(1), body="<p>2</p>"))
            assert told.library.kept(iter(["1", "2", "3"])) == {"2"}
            assert told.library.kept([]) == set()

    asyncio.run(story())
