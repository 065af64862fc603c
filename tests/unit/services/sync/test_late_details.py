"""Late lists of one page, whoever asked for them: what came meanwhile stays."""

import asyncio

import pytest

from confluence_desk.domain.entities import Kind
from confluence_desk.services.hanging import Hung
from confluence_desk.services.page_lists import PageLists
from confluence_desk.services.sync.borrowing import Borrowing
from confluence_desk.services.sync.ledger import Ledger
from tests.unit.services.sync.desk import Desk
from tests.unit.services.sync.window import Window


@pytest.mark.parametrize("late", ["labels", "attachments", "comments", "versions"])
def test_a_late_list_of_one_page_leaves_what_came_meanwhile(desk: Desk, late: str) -> None:
    async def story() -> None:
        window, row = Window(desk), desk.page(desk.space(), "Read")
        page_id = str(row.id)
        await window.refresher.page(page_id)
        lists = PageLists(window.client, desk.store)
        async with window.overtaken(late, getattr(lists, late)(Kind.PAGE, page_id)):
            desk.state.edit(row.id, "<p>elm</p>")
            desk.state.add_label(row.id, "elm")
            desk.state.attach(row.id, "elm.txt", b"elm", "text/plain")
            desk.state.comment(row.id, "<p>elm</p>")
            await Window(desk).refresher.details(page_id)
            newest = getattr(desk.store, late)(page_id)
        assert getattr(desk.store, late)(page_id) == newest
        assert newest

    asyncio.run(story())


@pytest.mark.parametrize("late", ["labels", "attachments"])
def test_what_hangs_on_a_page_that_is_compared_is_as_new_as_what_came_meanwhile(
    desk: Desk, late: str
) -> None:
    async def story() -> None:
        window, row = Window(desk), desk.page(desk.space(), "Read")
        page_id = str(row.id)
        await window.refresher.page(page_id)
        hung = Hung(desk.store, window.client, lambda asks: asks)
        async with window.overtaken(late, hung.bring(page_id)):
            desk.state.add_label(row.id, "elm")
            desk.state.attach(row.id, "elm.txt", b"elm", "text/plain")
            await Window(desk).refresher.details(page_id)
        hangs = hung.now(page_id)
        assert hangs is not None
        assert (hangs.labels, hangs.files) == (("elm",), (("elm.txt", ""),))

    asyncio.run(story())


def test_late_records_of_a_borrowed_page_leave_the_file_that_came(desk: Desk) -> None:
    async def story() -> None:
        window, row = Window(desk), desk.page(desk.space(), "Shown")
        page_id = str(row.id)
        await window.refresher.page(page_id)
        borrowing = Borrowing(window.client, desk.store, Ledger(desk.store))
        async with window.overtaken("attachments", borrowing.bring([page_id])):
            desk.state.attach(row.id, "elm.txt", b"elm", "text/plain")
            await Window(desk).refresher.details(page_id)
        assert [file.title for file in desk.store.attachments(page_id) or ()] == ["elm.txt"]

    asyncio.run(story())


def test_the_past_of_a_file_is_as_new_as_what_came_meanwhile(desk: Desk) -> None:
    async def story() -> None:
        window, row = Window(desk), desk.page(desk.space(), "Read")
        record = desk.state.attach(row.id, "elm.txt", b"elm", "text/plain")
        file = f"att{record.id}"
        late = PageLists(window.client, desk.store).file_versions(file)
        async with window.overtaken("file_versions", late):
            desk.state.add_file_version(record.id, b"oak")
            await PageLists(desk.client(), desk.store).file_versions(file)
            newest = desk.store.versions(file)
        assert desk.store.versions(file) == newest
        assert len(newest or ()) == len((2, 1))

    asyncio.run(story())


def test_files_that_came_since_are_taken_in_whatever_else_is_saved_meanwhile(desk: Desk) -> None:
    async def story() -> None:
        window, row = Window(desk), desk.page(desk.space(), "Read")
        page_id = str(row.id)
        await window.refresher.page(page_id)
        gone = desk.state.attach(row.id, "oak.txt", b"oak", "text/plain")
        await window.refresher.details(page_id)
        desk.state.trash_attachment(gone.id)
        desk.state.attach(row.id, "elm.txt", b"elm", "text/plain")
        late = PageLists(window.client, desk.store).attachments(Kind.PAGE, page_id)
        async with window.overtaken("attachments", late):
            await Window(desk).refresher.page(page_id)
        assert [file.title for file in desk.store.attachments(page_id) or ()] == ["elm.txt"]
        assert window.asked == 1

    asyncio.run(story())
