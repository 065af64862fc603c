"""Comments and the records of files follow the site, by lists of the site and not page by page."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from confluence_desk.demo.records import ContentRecord
from confluence_desk.demo.v2_shapes import attachment_row, comment_row
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.keeping import Files, Holds
from confluence_desk.domain.syncing import Depth, Ending
from confluence_desk.services.sync.budget import Budget
from confluence_desk.services.sync.ledger import Ledger
from confluence_desk.services.sync.talk import Talk
from tests.unit.services.sync.desk import QUICK, Desk


def run(scenario: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scenario)


async def kept(desk: Desk, pages: int = 3, **options: Any) -> list[ContentRecord]:
    """A kept space with so many pages, not synced yet."""
    space = desk.space()
    rows = [desk.page(space, f"Page {number}") for number in range(pages)]
    await desk.keep(Holds.SPACE, space, **{"files": Files.NONE, **options})
    return rows


def here(desk: Desk, row: ContentRecord) -> set[tuple[str, int, str, str | None]]:
    """The comments of a page as the library has them."""
    found = desk.store.comments(str(row.id)) or []
    return {(one.id, one.version.number, one.body, one.parent_id) for one in found}


async def there(desk: Desk, row: ContentRecord) -> set[tuple[str, int, str, str | None]]:
    """The same, asked for by itself."""
    found = await desk.client().comments(Kind.PAGE, str(row.id))
    return {(one.id, one.version.number, one.body, one.parent_id) for one in found}


def asked_page_by_page(desk: Desk) -> list[str]:
    return [row for row in desk.asked() if "-comments" in row and "/wiki/api/v2/pages/" in row]


def test_all_comments_and_files_come_with_a_space(desk: Desk) -> None:
    async def scenario() -> None:
        first, second, third = await kept(desk)
        root = desk.state.comment(first.id, "<p>root</p>")
        reply = desk.state.reply(root.id, "<p>reply</p>")
        desk.state.reply(reply.id, "<p>deeper</p>")
        desk.state.attach(second.id, "plan.pdf", b"pdf")
        await desk.run(QUICK)
        assert asked_page_by_page(desk) == []
        for row in (first, second, third):
            assert here(desk, row) == await there(desk, row)
        assert len(here(desk, first)) == 3
        assert desk.store.comments(str(third.id)) == []
        assert [f.title for f in desk.store.attachments(str(second.id)) or []] == ["plan.pdf"]
        assert desk.store.attachments(str(third.id)) == []

    run(scenario())


def test_trap_37_what_is_said_edited_and_taken_back_shows_without_a_new_text(desk: Desk) -> None:
    async def scenario() -> None:
        first, second, _ = await kept(desk)
        old = desk.state.comment(first.id, "<p>old</p>")
        gone = desk.state.comment(second.id, "<p>gone</p>")
        file = desk.state.attach(second.id, "old.txt", b"1")
        await desk.run()
        desk.state.delete_comment(gone.id)
        desk.state.edit_comment(old.id, "<p>better</p>")
        desk.state.trash_attachment(file.id)
        new = desk.state.attach(first.id, "new.txt", b"2")
        await desk.run()
        for row in (first, second):
            assert here(desk, row) == await there(desk, row)
        assert here(desk, second) == set()
        assert desk.store.attachments(str(second.id)) == []
        assert [f.id for f in desk.store.attachments(str(first.id)) or []] == [f"att{new.id}"]
        assert desk.bodies_asked() == []

    run(scenario())


def test_a_quick_look_sees_what_is_new_in_four_requests(desk: Desk) -> None:
    async def scenario() -> None:
        first, second, _ = await kept(desk)
        root = desk.state.comment(first.id, "<p>root</p>")
        await desk.run()
        reply = desk.state.reply(root.id, "<p>late</p>")
        desk.state.reply(reply.id, "<p>later</p>")
        desk.state.attach(second.id, "new.txt", b"2")
        for _ in range(2):
            await desk.run(QUICK)
            assert len(desk.asked()) <= 4
        assert here(desk, first) == await there(desk, first)
        assert [f.title for f in desk.store.attachments(str(second.id)) or []] == ["new.txt"]

    run(scenario())


def test_a_look_goes_back_to_where_the_last_one_began(desk: Desk) -> None:
    async def scenario() -> None:
        (row,) = await kept(desk, 1)
        elsewhere = desk.page(desk.space("DOCS"), "Not kept")
        desk.state.comment(row.id, "<p>first</p>")
        await desk.run()
        mine = desk.state.comment(row.id, "<p>between</p>")
        for number in range(250):
            desk.state.comment(elsewhere.id, f"<p>{number}</p>")
        await desk.run(QUICK)
        await desk.run(QUICK)
        assert str(mine.id) in {one[0] for one in here(desk, row)}
        assert desk.store.comments(str(elsewhere.id)) is None

    run(scenario())


@pytest.mark.parametrize("skip", [0, 1], ids=["at once", "in the middle"])
def test_trap_38_a_list_that_is_suddenly_short_takes_nothing_away(desk: Desk, skip: int) -> None:
    async def scenario() -> None:
        (row,) = await kept(desk, 1)
        for number in range(300):
            desk.state.comment(row.id, f"<p>{number}</p>")
        await desk.run()
        desk.faults.add("empty", "/footer-comments$", count=1, skip=skip)
        report = await desk.run()
        assert report.ending is Ending.PARTLY
        assert len(here(desk, row)) == 300
        assert [(one.what, one.subject) for one in desk.store.troubles()] == [
            ("comments", "footer")
        ]
        assert (await desk.run()).ending is Ending.WHOLE
        assert desk.store.troubles() == []

    run(scenario())


@pytest.mark.parametrize("fault", ["500", "cut", "same-cursor", "403-edge"])
def test_a_list_that_fails_leaves_the_others_their_turn(desk: Desk, fault: str) -> None:
    async def scenario() -> None:
        (row,) = await kept(desk, 1)
        for number in range(300):
            desk.state.comment(row.id, f"<p>{number}</p>")
        await desk.run()
        new = desk.state.attach(row.id, "new.txt", b"1")
        desk.faults.add(fault, "/footer-comments$")
        report = await desk.run()
        assert report.ending is Ending.PARTLY
        assert len(here(desk, row)) == 300
        assert [f.id for f in desk.store.attachments(str(row.id)) or []] == [f"att{new.id}"]

    run(scenario())


def test_the_last_copy_of_a_page_that_leaves_keeps_its_talk(desk: Desk) -> None:
    async def scenario() -> None:
        rows = await kept(desk, 6)
        desk.state.comment(rows[0].id, "<p>said</p>")
        desk.state.attach(rows[0].id, "kept.txt", b"1")
        desk.state.add_label(rows[0].id, "runbook")
        await desk.run()
        desk.hide(rows[0].id)
        await desk.run()
        await desk.run()
        assert list(desk.gone()) == [str(rows[0].id)]
        assert len(here(desk, rows[0])) == 1
        assert len(desk.store.attachments(str(rows[0].id)) or []) == 1
        assert len(desk.store.labels(str(rows[0].id)) or []) == 1

    run(scenario())


def test_a_comment_taken_back_is_missed_however_many_pages_are_not_ours(desk: Desk) -> None:
    async def scenario() -> None:
        rows = await kept(desk, 2)
        said = [desk.state.comment(rows[0].id, f"<p>{number}</p>") for number in range(30)]
        await desk.run()
        for one in said[3:]:
            desk.state.delete_comment(one.id)
        await desk.run()
        assert {one[0] for one in here(desk, rows[0])} == {str(one.id) for one in said[:3]}

    run(scenario())


def test_comments_nobody_wants_are_not_asked_for(desk: Desk) -> None:
    async def scenario() -> None:
        rows = await kept(desk, 1, comments=False)
        desk.state.comment(rows[0].id, "<p>said</p>")
        await desk.run()
        assert desk.asked("-comments") == []

    run(scenario())


def test_without_a_budget_only_what_is_new_is_looked_at(desk: Desk) -> None:
    async def scenario() -> None:
        (row,) = await kept(desk, 1)
        said = desk.state.comment(row.id, "<p>said</p>")
        await desk.run()
        desk.state.delete_comment(said.id)
        new = desk.state.comment(row.id, "<p>new</p>")
        talk = Talk(desk.client(), desk.store, Ledger(desk.store))
        number = await desk.store.begin_run(Depth.FULL)
        await talk.bring(number, Depth.FULL, Budget(0))
        assert {one[0] for one in here(desk, row)} == {str(said.id), str(new.id)}
        await talk.bring(number, Depth.FULL, Budget(0))
        assert {one[0] for one in here(desk, row)} == {str(said.id), str(new.id)}

    run(scenario())


def test_a_page_kept_later_brings_its_older_talk(desk: Desk) -> None:
    async def scenario() -> None:
        await kept(desk, 1)
        space = desk.space("DOCS")
        late = desk.page(space, "Kept later")
        said = desk.state.comment(late.id, "<p>long ago</p>")
        desk.state.attach(late.id, "old.txt", b"1")
        await desk.run()
        assert desk.store.comments(str(late.id)) is None
        await desk.keep(Holds.TREE, str(late.id), files=Files.NONE)
        await desk.run()
        assert {one[0] for one in here(desk, late)} == {str(said.id)}
        assert len(desk.store.attachments(str(late.id)) or []) == 1

    run(scenario())


def test_a_page_made_between_full_runs_has_its_lists_known(desk: Desk) -> None:
    async def scenario() -> None:
        rows = await kept(desk, 1)
        await desk.run()
        new = desk.page(str(rows[0].space_id), "Made later")
        desk.state.comment(new.id, "<p>at once</p>")
        await desk.run()
        assert len(here(desk, new)) == 1
        assert desk.store.attachments(str(new.id)) == []
        assert desk.store.labels(str(new.id)) == []

    run(scenario())


@pytest.mark.parametrize(("path", "count"), [("footer-comments", 2), ("attachments", 2)])
def test_trap_27_a_row_that_cannot_be_read_stays_and_holds_up_no_others(
    desk: Desk, path: str, count: int
) -> None:
    async def scenario() -> None:
        (row,) = await kept(desk, 1)
        said = [desk.state.comment(row.id, f"<p>{number}</p>") for number in range(3)]
        files = [desk.state.attach(row.id, f"{number}.txt", b"1") for number in range(3)]
        await desk.run()
        spoilt = comment_row if path == "footer-comments" else attachment_row
        bad = str(said[0].id) if path == "footer-comments" else f"att{files[0].id}"

        def shown(*args: Any, **options: Any) -> dict[str, Any]:
            found = spoilt(*args, **options)
            return {**found, "version": "?"} if found["id"] == bad else found

        module = "v2_comments" if path == "footer-comments" else "v2_attachments"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(f"confluence_desk.demo.{module}.{spoilt.__name__}", shown)
            desk.state.delete_comment(said[1].id)
            desk.state.trash_attachment(files[1].id)
            assert (await desk.run()).ending is Ending.PARTLY
        assert len(here(desk, row)) == count
        assert len(desk.store.attachments(str(row.id)) or []) == count
        assert [one.subject for one in desk.store.troubles()] == [bad]
        assert (await desk.run()).ending is Ending.WHOLE
        assert desk.store.troubles() == []

    run(scenario())
