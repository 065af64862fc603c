"""What kept pages need beside themselves comes with them, and stays fresh with them."""

import asyncio
from collections.abc import Coroutine, Iterable
from datetime import timedelta
from typing import Any

import pytest

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.demo.records import ContentRecord, Restriction, UserRecord, bytes_of
from confluence_desk.domain.entities import Page
from confluence_desk.domain.errors import ServerFault
from confluence_desk.domain.keeping import ALL_VERSIONS, Files, Holds
from confluence_desk.domain.syncing import Ending
from tests.unit.services.sync.desk import FULL, QUICK, STRANGER, Desk

EVA = "712020:eva"


def run(scenario: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scenario)


def include(title: str, key: str = "", macro: str = "include") -> str:
    space = f' ri:space-key="{key}"' if key else ""
    page = f'<ac:link><ri:page{space} ri:content-title="{title}" /></ac:link>'
    parameter = f'<ac:parameter ac:name="">{page}</ac:parameter>'
    return f'<ac:structured-macro ac:name="{macro}">{parameter}</ac:structured-macro>'


def picture(name: str, title: str, key: str) -> str:
    page = f'<ri:page ri:space-key="{key}" ri:content-title="{title}" />'
    return f'<ac:image><ri:attachment ri:filename="{name}">{page}</ri:attachment></ac:image>'


async def kept(desk: Desk, body: str, **options: Any) -> ContentRecord:
    """A page with such a text in a kept space."""
    space = desk.space("OPS")
    page = desk.state.create_page(int(space), "Kept", body)
    await desk.keep(Holds.SPACE, space, **{"files": Files.IMAGES, **options})
    return page


def elsewhere(desk: Desk, title: str = "Elsewhere", body: str = "<p>there</p>") -> ContentRecord:
    """A page of a space that no rule names."""
    space = desk.state.space_by_key("DOCS") or desk.state.create_space("DOCS", "Documents")
    return desk.state.create_page(space.id, title, body)


@pytest.mark.parametrize("macro", ["include", "excerpt-include"])
def test_a_page_that_is_shown_in_another_comes_with_it(desk: Desk, macro: str) -> None:
    async def scenario() -> None:
        there = elsewhere(desk)
        page = await kept(desk, include("Elsewhere", "DOCS", macro))
        picture_there = desk.state.attach(there.id, "a.png", b"\x89PNG", "image/png")
        desk.state.attach(there.id, "big.zip", b"zip", "application/zip")
        report = await desk.run()
        assert report.ending is Ending.WHOLE
        assert desk.text(there.id) == "<p>there</p>"
        assert desk.store.has_blob(f"att{picture_there.id}", 1)
        assert desk.store.blob_bytes() == 4
        assert desk.store.borrowed_pages() == [str(there.id)]
        assert desk.store.rules_of(str(page.id))

    run(scenario())


def test_what_is_borrowed_stays_fresh_and_costs_one_request(desk: Desk) -> None:
    async def scenario() -> None:
        there = elsewhere(desk)
        await kept(desk, include("Elsewhere", "DOCS"))
        await desk.run()
        await desk.run()
        before = len(desk.asked())
        assert desk.bodies_asked() == []
        assert len([row for row in desk.asked("/v2/pages?") if str(there.id) in row]) == 1
        desk.state.edit(there.id, "<p>new</p>")
        await desk.run()
        assert desk.text(there.id) == "<p>new</p>"
        assert desk.bodies_asked() == [str(there.id)]
        assert len(desk.asked()) == before + 1

    run(scenario())


def test_pages_shown_in_shown_pages_come_and_a_circle_ends(desk: Desk) -> None:
    async def scenario() -> None:
        second = elsewhere(desk, "Second", include("Third"))
        third = elsewhere(desk, "Third", include("Second"))
        await kept(desk, include("Second", "DOCS"))
        deep = desk.state.attach(third.id, "deep.png", b"\x89PNG", "image/png")
        assert (await desk.run()).ending is Ending.WHOLE
        assert desk.text(second.id)
        assert desk.store.has_blob(f"att{deep.id}", 1)
        desk.state.edit(third.id, "<p>an end</p>")
        await desk.run()
        assert desk.text(third.id) == "<p>an end</p>"

    run(scenario())


def test_a_picture_of_another_page_comes_and_nothing_else_of_it(desk: Desk) -> None:
    async def scenario() -> None:
        there = elsewhere(desk)
        wanted = desk.state.attach(there.id, "away.png", b"\x89PNG away", "image/png")
        other = desk.state.attach(there.id, "other.png", b"\x89PNG other", "image/png")
        await kept(desk, picture("away.png", "Elsewhere", "DOCS"))
        await desk.run()
        assert desk.store.has_blob(f"att{wanted.id}", 1)
        assert not desk.store.has_blob(f"att{other.id}", 1)
        desk.state.add_file_version(wanted.id, b"\x89PNG again")
        await desk.run()
        assert desk.store.blob(f"att{wanted.id}", 2) == bytes_of(wanted.versions[-1].data)

    run(scenario())


def test_a_quick_run_completes_what_is_new(desk: Desk) -> None:
    async def scenario() -> None:
        there = elsewhere(desk)
        page = await kept(desk, "<p>nothing yet</p>")
        await desk.run()
        desk.state.edit(page.id, include("Elsewhere", "DOCS"))
        await desk.run(QUICK)
        assert desk.text(there.id) == "<p>there</p>"

    run(scenario())


def test_what_cannot_be_seen_comes_as_soon_as_it_can(desk: Desk) -> None:
    async def scenario() -> None:
        there = elsewhere(desk)
        desk.hide(there.id)
        await kept(desk, include("Elsewhere", "DOCS"))
        assert (await desk.run()).ending is Ending.WHOLE
        await desk.run(QUICK)
        assert desk.asked("title=") == []
        await desk.run()
        assert len(desk.asked("title=")) == 1
        desk.state.restrict(there.id, read=Restriction())
        await desk.run()
        assert desk.text(there.id)
        await desk.run()
        assert desk.asked("title=") == []

    run(scenario())


def test_a_trouble_ends_with_what_caused_it(desk: Desk) -> None:
    async def scenario() -> None:
        page = await kept(desk, "<p>nothing yet</p>")
        elsewhere(desk)
        await desk.run()
        desk.state.edit(page.id, include("Elsewhere", "DOCS"))
        desk.faults.add("500", "/v2/pages$", skip=1)
        assert (await desk.run()).ending is Ending.PARTLY
        assert {one.what for one in desk.store.troubles()} == {"include"}
        desk.faults.clear()
        desk.state.edit(page.id, "<p>given up</p>")
        assert (await desk.run()).ending is Ending.WHOLE
        assert desk.store.troubles() == []

    run(scenario())


def test_few_of_many_titles_that_are_nowhere_are_asked_for_again_in_a_run(desk: Desk) -> None:
    async def scenario() -> None:
        desk.space("DOCS")
        await kept(desk, "".join(include(f"Nowhere {number}", "DOCS") for number in range(12)))
        await desk.run()
        asked: set[str] = set()
        for _ in range(6):
            await desk.run()
            assert len(desk.asked("title=")) == 5
            asked.update(desk.asked("title="))
        assert len(asked) == 12

    run(scenario())


def test_a_title_that_no_page_of_a_kept_space_bears_is_a_fault_of_the_page(desk: Desk) -> None:
    async def scenario() -> None:
        await kept(desk, include("Nowhere"))
        assert (await desk.run()).ending is Ending.WHOLE
        await desk.run()
        assert desk.asked("title=") == []

    run(scenario())


@pytest.mark.parametrize("path", ["/v2/pages$", "/v2/attachments$", "users-bulk$"])
def test_a_fault_in_the_middle_leaves_it_to_the_next_run(desk: Desk, path: str) -> None:
    async def scenario() -> None:
        there = elsewhere(desk)
        page = await kept(desk, "<p>nothing yet</p>")
        await desk.run()
        desk.state.edit(page.id, include("Elsewhere", "DOCS"), by=STRANGER)
        desk.faults.add("500", path)
        assert (await desk.run()).ending is Ending.PARTLY
        desk.faults.clear()
        assert (await desk.run()).ending is Ending.WHOLE
        assert desk.text(there.id)
        assert desk.store.troubles() == []

    run(scenario())


def test_one_bad_page_of_many_that_are_shown_does_not_spoil_the_others(desk: Desk) -> None:
    async def scenario() -> None:
        there = [elsewhere(desk, f"Elsewhere {number}") for number in range(8)]
        page = await kept(desk, "".join(include(row.title, "DOCS") for row in there))
        bad = there[5]
        whole = ConfluenceClient.pages_by_id

        async def asked(self: ConfluenceClient, ids: Iterable[str], **options: Any) -> list[Page]:
            named = list(ids)
            if options.get("bodies") and str(bad.id) in named:
                raise ServerFault(500)
            return await whole(self, named, **options)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ConfluenceClient, "pages_by_id", asked)
            assert (await desk.run()).ending is Ending.PARTLY
        assert [desk.text(row.id) is not None for row in there].count(True) == 7
        assert [one.subject for one in desk.store.troubles()] == [str(page.id)]
        assert (await desk.run()).ending is Ending.WHOLE
        assert desk.text(bad.id)

    run(scenario())


def test_the_names_of_all_who_wrote_or_are_named_come_in_one_request(desk: Desk) -> None:
    async def scenario() -> None:
        desk.state.add_user(UserRecord(EVA, "Eva East", "eva@example.com"))
        link = f'<ac:link><ri:user ri:account-id="{EVA}" /></ac:link>'
        page = await kept(desk, f"<p>ask {link}</p>")
        desk.state.edit(page.id, f"<p>do ask {link}</p>", by=STRANGER)
        await desk.run()
        for who, name in ((EVA, "Eva East"), (STRANGER, "Sam Strange")):
            person = desk.store.person(who)
            assert person is not None
            assert person.display_name == name
        assert len(desk.asked("users-bulk")) == 1
        await desk.run()
        assert desk.asked("users-bulk") == []

    run(scenario())


def test_whoever_is_named_in_a_comment_has_a_name(desk: Desk) -> None:
    async def scenario() -> None:
        page = await kept(desk, "<p>text</p>")
        await desk.run()
        desk.state.add_user(UserRecord(EVA, "Eva East", "eva@example.com"))
        desk.state.comment(page.id, f'<p><ac:link><ri:user ri:account-id="{EVA}"/></ac:link></p>')
        await desk.run()
        assert desk.store.person(EVA) is not None

    run(scenario())


def test_somebody_nobody_knows_is_not_asked_about_in_each_run(desk: Desk) -> None:
    async def scenario() -> None:
        await kept(desk, '<p><ac:link><ri:user ri:account-id="712020:gone" /></ac:link></p>')
        await desk.run()
        assert len(desk.asked("users-bulk")) == 1
        await desk.run()
        assert desk.asked("users-bulk") == []

    run(scenario())


@pytest.mark.parametrize(
    ("older", "numbers"), [(0, {4}), (2, {2, 3, 4}), (ALL_VERSIONS, {1, 2, 3, 4})]
)
def test_as_many_older_versions_come_as_the_rule_says(
    desk: Desk, older: int, numbers: set[int]
) -> None:
    async def scenario() -> None:
        page = await kept(desk, "<p>1</p>", older_versions=older)
        for number in (2, 3, 4):
            desk.state.edit(page.id, f"<p>{number}</p>")
        await desk.run()
        assert desk.store.body_numbers(str(page.id)) == numbers
        await desk.run()
        assert desk.asked("version=") == []
        if older:
            old = desk.store.page_version(str(page.id), 3)
            assert old is not None
            assert old.body == "<p>3</p>"
            assert len(desk.store.versions(str(page.id)) or []) == 4

    run(scenario())


def test_a_new_version_makes_the_last_one_an_older_one(desk: Desk) -> None:
    async def scenario() -> None:
        page = await kept(desk, "<p>1</p>", older_versions=1)
        await desk.run()
        desk.state.edit(page.id, "<p>2</p>")
        await desk.run()
        assert desk.store.body_numbers(str(page.id)) == {1, 2}
        desk.state.edit(page.id, "<p>3</p>")
        await desk.run()
        assert desk.store.body_numbers(str(page.id)) == {2, 3}
        other = [row for row in desk.asked("/versions") if str(page.id) not in row]
        assert other == []

    run(scenario())


def test_versions_that_were_renumbered_are_fetched_anew(desk: Desk) -> None:
    async def scenario() -> None:
        page = await kept(desk, "<p>1</p>", older_versions=ALL_VERSIONS)
        for number in (2, 3):
            desk.state.edit(page.id, f"<p>{number}</p>")
        for number, version in enumerate(page.versions):
            version.created_at += timedelta(seconds=number)
        await desk.run()
        desk.state.delete_version(page.id, 1)
        desk.state.edit(page.id, "<p>4</p>")
        desk.state.edit(page.id, "<p>5</p>")
        await desk.run(FULL)
        texts = {
            number: found.body
            for number in (1, 2, 3)
            if (found := desk.store.page_version(str(page.id), number))
        }
        assert texts == {1: "<p>2</p>", 2: "<p>3</p>", 3: "<p>4</p>"}

    run(scenario())


def test_a_version_that_cannot_be_had_is_a_trouble_and_tried_again(desk: Desk) -> None:
    async def scenario() -> None:
        page = await kept(desk, "<p>1</p>", older_versions=1)
        desk.state.edit(page.id, "<p>2</p>")
        desk.faults.add("500", f"/pages/{page.id}/versions")
        assert (await desk.run()).ending is Ending.PARTLY
        assert [(one.what, one.subject) for one in desk.store.troubles()] == [
            ("version", str(page.id))
        ]
        desk.faults.clear()
        assert (await desk.run()).ending is Ending.WHOLE
        assert desk.store.body_numbers(str(page.id)) == {1, 2}
        assert desk.store.troubles() == []

    run(scenario())
