"""Labels follow the site: those that exist, and what is under each."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from confluence_desk.demo.records import ContentRecord
from confluence_desk.domain.keeping import Files, Holds
from confluence_desk.domain.syncing import Depth, Ending
from confluence_desk.services.sync.budget import Budget
from confluence_desk.services.sync.labels import Labels
from confluence_desk.services.sync.ledger import Ledger
from tests.unit.services.sync.desk import QUICK, THOROUGH, Desk


def run(scenario: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scenario)


async def kept(desk: Desk, pages: int = 3) -> list[ContentRecord]:
    """A kept space with so many pages, not synced yet."""
    space = desk.space()
    rows = [desk.page(space, f"Page {number}") for number in range(pages)]
    await desk.keep(Holds.SPACE, space, files=Files.NONE)
    return rows


def names(desk: Desk, row: ContentRecord) -> list[str] | None:
    found = desk.store.labels(str(row.id))
    return None if found is None else [one.name for one in found]


def test_trap_37_labels_come_go_and_move_without_a_new_text(desk: Desk) -> None:
    async def scenario() -> None:
        first, second, third = await kept(desk)
        post = desk.state.create_blog(first.space_id, "Post")
        for row in (first, second, post):
            desk.state.add_label(row.id, "runbook")
        desk.state.add_label(second.id, "old")
        await desk.run(QUICK)
        assert [names(desk, row) for row in (first, second, third, post)] == [
            *(["runbook"], ["old", "runbook"], [], ["runbook"])
        ]
        desk.state.remove_label(second.id, "old")
        desk.state.remove_label(first.id, "runbook")
        desk.state.add_label(third.id, "new")
        await desk.run()
        assert [names(desk, row) for row in (first, second, third, post)] == [
            *([], ["runbook"], ["new"], ["runbook"])
        ]
        assert desk.bodies_asked() == []
        one_by_one = [row for row in desk.asked("/labels?") if "/pages/" in row]
        assert len(one_by_one) == 1  # whether it is true that a label was taken off

    run(scenario())


def test_a_label_on_more_pages_than_fit_in_one_answer(desk: Desk) -> None:
    async def scenario() -> None:
        rows = await kept(desk, 260)
        for row in rows:
            desk.state.add_label(row.id, "all")
        await desk.run()
        assert all(names(desk, row) == ["all"] for row in rows)

    run(scenario())


def test_what_is_not_kept_gets_no_labels_and_costs_little(desk: Desk) -> None:
    async def scenario() -> None:
        rows = await kept(desk, 1)
        other = desk.page(desk.space("DOCS"), "Other")
        for number in range(40):
            desk.state.add_label(other.id, f"l{number}")
        desk.state.add_label(rows[0].id, "mine")
        await desk.run()
        assert names(desk, rows[0]) == ["mine"]
        assert len(desk.asked("/labels/")) == 1  # there is no blog post to ask for

    run(scenario())


@pytest.mark.parametrize("path", ["/content/labels$", "/labels/[0-9]+/pages$"])
@pytest.mark.parametrize("fault", ["empty", "500", "cut"])
def test_trap_38_a_list_of_labels_that_fails_takes_none_away(
    desk: Desk, path: str, fault: str
) -> None:
    async def scenario() -> None:
        rows = await kept(desk, 3)
        for row in rows:
            desk.state.add_label(row.id, "runbook")
            desk.state.add_label(row.id, "night")
        await desk.run()
        desk.faults.add(fault, path)
        report = await desk.run()
        assert report.ending is Ending.PARTLY
        assert all(names(desk, row) == ["night", "runbook"] for row in rows)
        desk.faults.clear()
        assert (await desk.run()).ending is Ending.WHOLE
        assert desk.store.troubles() == []

    run(scenario())


def test_the_last_label_of_a_space_can_go(desk: Desk) -> None:
    async def scenario() -> None:
        rows = await kept(desk, 1)
        desk.state.add_label(rows[0].id, "only")
        await desk.run()
        desk.state.remove_label(rows[0].id, "only")
        await desk.run()
        assert names(desk, rows[0]) == []
        assert desk.store.troubles() == []

    run(scenario())


def test_a_few_labels_a_run_are_looked_under_and_all_within_some_runs(desk: Desk) -> None:
    async def scenario() -> None:
        rows = await kept(desk, 1)
        for number in range(12):
            desk.state.add_label(rows[0].id, f"l{number:02}")
        await desk.run()
        for number in range(12):
            desk.state.remove_label(rows[0].id, f"l{number:02}")
            desk.state.add_label(desk.page(str(rows[0].space_id), f"N{number}").id, f"l{number:02}")
        left = []
        for _ in range(6):
            number = await desk.store.begin_run(Depth.FULL)
            client = desk.client()
            await Labels(client, desk.store, Ledger(desk.store)).bring(
                number, Depth.FULL, Budget(8)
            )
            left.append(len(names(desk, rows[0]) or []))
        assert 0 < left[0] < 12
        assert left[-1] == 0

    run(scenario())


def test_a_thorough_run_looks_under_every_label(desk: Desk) -> None:
    async def scenario() -> None:
        rows = await kept(desk, 1)
        for number in range(40):
            desk.state.add_label(rows[0].id, f"l{number:02}")
        await desk.run()
        await desk.run(THOROUGH)
        assert len(desk.asked("/labels/")) == 40

    run(scenario())


def test_few_posts_are_asked_for_their_labels_in_place_of_many_lists_of_posts(desk: Desk) -> None:
    async def scenario() -> None:
        rows = await kept(desk, 1)
        post = desk.state.create_blog(rows[0].space_id, "News", "<p>New.</p>")
        for number in range(9):
            desk.state.add_label(rows[0].id, f"l{number}")
        desk.state.add_label(post.id, "l3")
        desk.state.add_label(post.id, "l4")
        await desk.run(THOROUGH)
        assert names(desk, post) == ["l3", "l4"]
        assert [one for one in desk.asked("/labels/") if "/blogposts" in one] == []
        desk.state.remove_label(post.id, "l3")
        await desk.run(THOROUGH)
        assert names(desk, post) == ["l4"]

    run(scenario())
