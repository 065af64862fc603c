"""What is in doubt is said, asked about, or waits: it is never taken for the easier case."""

from datetime import UTC, datetime, timedelta

import pytest

from confluence_desk.domain.entities import Kind
from confluence_desk.domain.keeping import Files, Holds
from confluence_desk.domain.syncing import Ending, Fate
from confluence_desk.services.refresh import Refresher
from confluence_desk.services.sync.budget import Caps
from confluence_desk.services.sync.course import SETTLED_FOR, SETTLED_RUNS, settled
from tests.unit.services.sync.desk import Desk, through

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("holds", [Holds.LABEL, Holds.CQL])
def test_the_only_page_of_a_rule_that_loses_its_place_is_not_taken_for_one_that_is_not_told(
    desk: Desk, holds: Holds
) -> None:
    async def scenario() -> None:
        page = desk.page(desk.space(), "Runbook")
        desk.state.add_label(page.id, "night")
        subject = "night" if holds is Holds.LABEL else 'label = "night"'
        await desk.keep(holds, subject, files=Files.NONE)
        await desk.run()
        before = desk.store.page(str(page.id))
        assert before is not None
        assert before.position is not None
        with desk.state.changing(page):
            page.position = None
        await desk.run()
        after = desk.store.page(str(page.id))
        assert after is not None
        assert after.position is None

    through(scenario)


@pytest.mark.parametrize("holds", [Holds.LABEL, Holds.CQL])
def test_a_rule_that_finds_nothing_any_more_says_so_and_keeps_what_it_held(
    desk: Desk, holds: Holds
) -> None:
    async def scenario() -> None:
        space = desk.space()
        page, other = desk.page(space, "Runbook"), desk.page(space, "Other")
        desk.state.add_label(page.id, "night")
        desk.state.add_label(other.id, "day")
        subject = "night" if holds is Holds.LABEL else 'label = "night"'
        key = await desk.keep(holds, subject, files=Files.NONE)
        assert (await desk.run()).ending is Ending.WHOLE
        desk.state.remove_label(page.id, "night")
        for _ in range(3):
            report = await desk.run()
            assert report.ending is Ending.PARTLY
            (trouble,) = desk.store.troubles()
            assert (trouble.what, trouble.subject) == (holds, subject)
            assert trouble.error == "Missing"
            assert desk.store.members(key) == {str(page.id)}
        assert trouble.tries == 3
        desk.state.add_label(page.id, "night")
        assert (await desk.run()).ending is Ending.WHOLE
        assert not desk.store.troubles()

    through(scenario)


def test_a_rule_whose_content_is_gone_and_buried_finds_nothing_rightly(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.space(pages=3)
        page = desk.page(space, "Runbook")
        desk.state.add_label(page.id, "night")
        desk.state.add_label(desk.page(space, "Other").id, "day")
        await desk.keep(Holds.LABEL, "night", files=Files.NONE)
        await desk.run()
        desk.state.trash(page.id)
        for _ in range(2):
            await desk.run()
        assert desk.gone() == {str(page.id): "trashed"}
        assert (await desk.run()).ending is Ending.WHOLE
        assert not desk.store.troubles()

    through(scenario)


def test_comments_come_only_where_a_rule_about_the_page_wants_them(desk: Desk) -> None:
    async def scenario() -> None:
        loud, quiet = desk.space("LOUD"), desk.space("QUIET")
        said, unsaid = desk.page(loud, "Said"), desk.page(quiet, "Unsaid")
        for page in (said, unsaid):
            desk.state.comment(page.id, "<p>Hear, hear.</p>")
            desk.state.attach(page.id, "plan.pdf", b"pdf")
        await desk.keep(Holds.SPACE, loud, files=Files.NONE)
        await desk.keep(Holds.SPACE, quiet, files=Files.NONE, comments=False)
        for _ in range(3):
            report = await desk.run()
            assert report.ending is Ending.WHOLE
            assert len(desk.store.comments(str(said.id)) or ()) == 1
            assert desk.store.comments(str(unsaid.id)) is None
            assert len(desk.store.attachments(str(unsaid.id)) or ()) == 1
            asked = [row for row in desk.asked() if f"/pages/{unsaid.id}/" in row]
            assert not asked

    through(scenario)


def test_comments_that_a_person_has_read_stay_and_stay_fresh(desk: Desk) -> None:
    async def scenario() -> None:
        loud, quiet = desk.space("LOUD", pages=1), desk.space("QUIET")
        page = desk.page(quiet, "Read")
        said = desk.state.comment(page.id, "<p>Old.</p>")
        await desk.keep(Holds.SPACE, loud, files=Files.NONE)
        await desk.keep(Holds.SPACE, quiet, files=Files.NONE, comments=False)
        await desk.run()
        found = await desk.client().comments(Kind.PAGE, str(page.id))
        await desk.store.save_comments(str(page.id), found)
        desk.state.edit_comment(said.id, "<p>New.</p>")
        await desk.run()
        assert [one.body for one in desk.store.comments(str(page.id)) or ()] == ["<p>New.</p>"]
        desk.state.delete_comment(said.id)
        await desk.run()
        assert desk.store.comments(str(page.id)) == []

    through(scenario)


@pytest.mark.parametrize("days", [400, -400])
def test_a_clock_that_stays_wrong_for_some_runs_purges_no_grave(desk: Desk, days: int) -> None:
    async def scenario() -> None:
        space = desk.space(pages=3)
        await desk.keep(Holds.SPACE, space, files=Files.NONE)
        desk.caps = Caps(tombstones_kept=timedelta(days=30))
        page = desk.page(space, "Gone")
        await desk.run()
        desk.state.trash(page.id)
        for _ in range(2):
            await desk.run()
        desk.now = lambda: datetime.now(UTC) + timedelta(days=days)
        for _ in range(4):
            await desk.run()
            assert desk.gone() == {str(page.id): "trashed"}
        desk.now = lambda: datetime.now(UTC)
        for _ in range(4):
            await desk.run()
            assert desk.gone() == {str(page.id): "trashed"}

    through(scenario)


def test_a_clock_is_believed_again_after_many_runs_and_some_days() -> None:
    def runs(count: int, apart: timedelta) -> list[tuple[datetime, datetime]]:
        times = [NOW - apart * (number + 1) for number in range(count)]
        return [(at, at + timedelta(minutes=1)) for at in times]

    jumped = [(datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC))]
    enough = SETTLED_FOR / SETTLED_RUNS + HOUR
    assert settled(NOW, [])
    assert settled(NOW, runs(5, HOUR))
    assert not settled(NOW, runs(5, HOUR) + jumped)
    assert not settled(NOW, runs(SETTLED_RUNS - 1, 10 * HOUR) + jumped)
    assert not settled(NOW, runs(SETTLED_RUNS + 5, HOUR) + jumped)
    assert settled(NOW, runs(SETTLED_RUNS + 1, enough) + jumped)
    assert not settled(NOW, [(NOW + HOUR, NOW + HOUR)])
    assert not settled(NOW, jumped)


@pytest.mark.parametrize("pages", [0, 1])
def test_all_that_there_is_of_a_small_space_is_a_question(desk: Desk, pages: int) -> None:
    async def scenario() -> None:
        space = desk.space("TINY", pages=pages)
        await desk.keep(Holds.SPACE, space, files=Files.NONE)
        await desk.run()
        before = desk.shape(space)
        assert len(before) == pages + 1
        fault = desk.faults.add("empty", "/(pages|blogposts)$")
        for _ in range(3):
            await desk.run()
            assert [one.space_id for one in desk.store.questions()] == [space]
            assert desk.gone() == {}
        desk.faults.remove(fault)
        await desk.run()
        assert not desk.store.questions()
        assert desk.shape(space) == before

    through(scenario)


def test_what_an_exclusion_takes_away_does_not_come_while_it_cannot_be_listed(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.space(pages=3)
        top = desk.page(space, "Private")
        below = desk.page(space, "Below it", under=top.id)
        await desk.keep(Holds.SPACE, space, files=Files.NONE)
        await desk.keep(Holds.TREE, str(top.id), excludes=True)
        await desk.run()
        kept = [one for one in desk.truth(space) if desk.text(one)]
        fault = desk.faults.add("500", f"/pages/{top.id}/descendants")
        new = desk.page(space, "New")
        desk.state.edit(int(kept[0]), "<p>An edit is no news of what is kept.</p>")
        report = await desk.run()
        assert report.ending is Ending.PARTLY
        assert desk.text(below.id) is None
        assert desk.text(top.id) is None
        assert desk.text(new.id) is None
        assert desk.text(kept[0]) == "<p>An edit is no news of what is kept.</p>"
        desk.faults.remove(fault)
        assert (await desk.run()).ending is Ending.WHOLE
        assert desk.text(new.id)
        assert desk.text(below.id) is None

    through(scenario)


def test_an_exclusion_of_what_is_nowhere_keeps_nothing_out(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.space()
        await desk.keep(Holds.SPACE, space, files=Files.NONE)
        await desk.keep(Holds.TREE, "999999", excludes=True)
        page = desk.page(space, "New")
        await desk.run()
        assert desk.text(page.id)

    through(scenario)


def test_what_came_before_a_listing_broke_off_is_reported(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.space(pages=600)
        await desk.keep(Holds.SPACE, space, files=Files.NONE)
        fault = desk.faults.add("500", f"/spaces/{space}/pages", skip=1)
        first = await desk.run()
        desk.faults.remove(fault)
        second = await desk.run()
        assert first.counts[Fate.ADDED] == 250
        assert first.counts[Fate.ADDED] + second.counts[Fate.ADDED] == len(desk.truth(space))

    through(scenario)


def test_what_was_missed_once_is_not_let_go_before_it_is_buried(desk: Desk) -> None:
    """It came back from its grave while it was read in a window, and left again."""

    async def scenario() -> None:
        space = desk.space(pages=5)
        await desk.keep(Holds.SPACE, space, files=Files.NONE)
        page = desk.page(space, "Comes and goes")
        await desk.run()
        desk.state.trash(page.id)
        for _ in range(2):
            await desk.run()
        assert desk.gone() == {str(page.id): "trashed"}
        desk.state.restore(page.id)
        await Refresher(desk.client(), desk.store).page(str(page.id))
        assert desk.gone() == {}
        desk.state.trash(page.id)
        for _ in range(2):
            await desk.run()
            assert desk.text(page.id)
        assert desk.gone() == {str(page.id): "trashed"}

    through(scenario)


def test_a_tombstone_that_is_opened_in_the_trash_stays_one(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.space(pages=5)
        await desk.keep(Holds.SPACE, space, files=Files.NONE)
        page = desk.page(space, "In the trash")
        await desk.run()
        desk.state.trash(page.id)
        for _ in range(2):
            await desk.run()
        found = await desk.client().page(str(page.id))
        assert found.status == "trashed"
        await desk.store.save_page(found)
        assert desk.gone() == {str(page.id): "trashed"}
        desk.faults.add("500", f"/spaces/{space}/pages")
        await desk.run()
        assert desk.text(page.id)
        desk.state.restore(page.id)
        desk.faults.clear()
        await desk.run()
        assert desk.gone() == {}
        assert desk.text(page.id)

    through(scenario)
