"""What left: nothing goes for being absent once, nor much at once, nor because a listing failed."""

from collections.abc import Callable

import pytest

from confluence_desk.domain.keeping import EVERY_SPACE, Holds
from confluence_desk.domain.syncing import Ending, Fate, Gone
from tests.unit.services.sync.desk import FULL, QUICK, THOROUGH, Desk, through


def bodies(desk: Desk, ids: object) -> dict[str, str | None]:
    """The texts here of these."""
    return {str(one): desk.text(one) for one in ids}  # type: ignore[attr-defined]


async def kept(desk: Desk, pages: int = 30, key: str = "OPS") -> str:
    """A space that was synced."""
    space = desk.space(key, pages=pages)
    await desk.keep(Holds.SPACE, space)
    await desk.run()
    return space


def some(desk: Desk, space: str, count: int) -> list[int]:
    """Pages below the homepage."""
    rows = (row for row in desk.state.contents.values() if str(row.space_id) == space)
    return [row.id for row in rows if row.parent_id and row.kind == "page"][:count]


Act = Callable[[Desk, int], object]


def _purge(desk: Desk, page: int) -> None:
    desk.state.trash(page)
    desk.state.purge(page)


def _move_out(desk: Desk, page: int) -> None:
    other = desk.state.space_by_key("AWAY") or desk.state.create_space("AWAY", "Away")
    desk.state.move(page, other.homepage_id)


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (lambda desk, page: desk.state.trash(page), Gone.TRASHED),
        (_purge, Gone.HIDDEN),
        (lambda desk, page: desk.hide(page), Gone.HIDDEN),
        (_move_out, Gone.MOVED_OUT),
    ],
    ids=["trashed", "purged", "hidden", "moved out"],
)
def test_what_left_is_buried_by_the_second_run_that_misses_it(
    desk: Desk, act: Act, reason: Gone
) -> None:
    """Traps 39 and 42: each way to leave has its own reason, and the last copy stays."""

    async def scenario() -> None:
        space = await kept(desk)
        page = some(desk, space, 1)[0]
        text = desk.text(page)
        act(desk, page)
        report = await desk.run()
        assert desk.gone() == {}
        assert report.counts.get(Fate.REMOVED) is None
        report = await desk.run()
        assert desk.gone() == {str(page): reason.value}
        assert report.counts[Fate.REMOVED] == 1
        assert [(one.subject, one.detail) for one in report.outcomes] == [(str(page), reason)]
        assert desk.text(page) == text
        assert desk.shape(space) == desk.truth(space)
        await desk.run()
        assert len(desk.gone()) == 1
        assert desk.text(page) == text

    through(scenario)


def test_a_quick_look_removes_nothing(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk)
        desk.state.trash(some(desk, space, 1)[0])
        for _ in range(3):
            await desk.run(QUICK)
        assert desk.gone() == {}

    through(scenario)


def test_what_comes_back_between_two_runs_was_never_gone(desk: Desk) -> None:
    """Trap 39: a stray absence."""

    async def scenario() -> None:
        space = await kept(desk)
        page = some(desk, space, 1)[0]
        for _ in range(3):
            desk.state.trash(page)
            await desk.run()
            desk.state.restore(page)
            await desk.run()
        assert desk.gone() == {}

    through(scenario)


def test_what_is_restored_after_its_burial_lives_again(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk)
        page = some(desk, space, 1)[0]
        desk.state.trash(page)
        await desk.run()
        await desk.run()
        assert desk.gone()
        desk.state.restore(page)
        report = await desk.run()
        assert desk.gone() == {}
        assert report.counts[Fate.RESTORED] == 1
        assert desk.shape(space) == desk.truth(space)

    through(scenario)


def test_a_move_between_two_kept_spaces_leaves_no_tombstone(desk: Desk) -> None:
    async def scenario() -> None:
        one, two = await kept(desk, 10, "ONE"), await kept(desk, 10, "TWO")
        page = some(desk, one, 1)[0]
        desk.state.move(page, desk.state.spaces[int(two)].homepage_id)
        for _ in range(3):
            await desk.run()
        assert desk.gone() == {}
        assert desk.shape(two) == desk.truth(two)
        assert [rule.subject for rule in desk.store.rules_of(str(page))] == [two]
        assert desk.text(page)

    through(scenario)


@pytest.mark.parametrize("count", [20, 25])
def test_much_at_once_is_a_question_and_stays_one(desk: Desk, count: int) -> None:
    """Trap 41: the guard does not give up later, and an answer is needed."""

    async def scenario() -> None:
        space = await kept(desk, 150)
        going = some(desk, space, count)
        for page in going:
            desk.state.trash(page)
        for _ in range(4):
            await desk.run()
            (question,) = desk.store.questions()
            assert set(question.ids) == {str(one) for one in going}
            assert (question.space_id, question.of) == (space, 151)
            assert desk.gone() == {}
        assert all(desk.text(one) for one in going)
        await desk.store.answer(question.key, remove=True)
        await desk.run()
        assert set(desk.gone()) == {str(one) for one in going}
        assert desk.store.questions() == []
        assert all(desk.text(one) for one in going)

    through(scenario)


def test_a_fifth_of_a_small_space_is_a_question_too_but_two_pages_are_none(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk, 9)
        for page in some(desk, space, 2):
            desk.state.trash(page)
        await desk.run()
        assert desk.store.questions() == []
        await desk.run()
        for page in [row.id for row in desk.state.contents.values() if row.status == "current"]:
            if len(desk.truth(space)) > 5:
                desk.state.trash(page)
        await desk.run()
        assert len(desk.store.questions()) == 1
        assert len(desk.gone()) == 2

    through(scenario)


def test_a_dismissed_question_is_not_asked_again_but_other_pages_are(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk, 100)
        first = some(desk, space, 20)
        for page in first:
            desk.state.trash(page)
        await desk.run()
        await desk.store.answer(desk.store.questions()[0].key, remove=False)
        for _ in range(3):
            await desk.run()
        assert desk.store.questions() == []
        assert desk.gone() == {}
        others = [one for one in some(desk, space, 60) if one not in first][:20]
        for page in others:
            desk.state.trash(page)
        await desk.run()
        (question,) = desk.store.questions()
        assert set(question.ids) == {str(one) for one in others}

    through(scenario)


def test_a_question_about_what_is_there_again_is_taken_back(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk, 100)
        going = some(desk, space, 22)
        for page in going:
            desk.state.trash(page)
        await desk.run()
        assert desk.store.questions()
        for page in going[:-1]:
            desk.state.restore(page)
        await desk.run()
        assert desk.store.questions() == []
        assert desk.gone() == {}
        await desk.run()
        assert desk.gone() == {str(going[-1]): "trashed"}

    through(scenario)


@pytest.mark.parametrize("fault", ["empty", "403-edge", "404-edge", "500", "cut", "hang-none"])
def test_a_listing_that_fails_or_lies_deletes_nothing(desk: Desk, fault: str) -> None:
    """Trap 38: empty 200, 401, 403, 500, cut JSON."""

    async def scenario() -> None:
        space = await kept(desk)
        before = bodies(desk, desk.truth(space))
        if fault != "hang-none":
            desk.faults.add(fault, r"/spaces/\d+/(pages|blogposts)")
        for _ in range(4):
            report = await desk.run(THOROUGH)
            assert desk.gone() == {}
            assert desk.store.questions() == []
        assert report.ending is (Ending.WHOLE if fault == "hang-none" else report.ending)
        assert bodies(desk, desk.truth(space)) == before
        desk.faults.clear()
        report = await desk.run()
        assert report.ending is Ending.WHOLE
        assert desk.shape(space) == desk.truth(space)

    through(scenario)


def test_a_site_that_is_empty_for_a_day_loses_nothing_here(desk: Desk) -> None:
    """Trap 40: every list empty; then nothing but 404."""

    async def scenario() -> None:
        space = await kept(desk)
        before = bodies(desk, desk.truth(space))
        for fault in ("empty", "404-edge"):
            desk.faults.clear()
            desk.faults.add(fault, "/api/v2/")
            for _ in range(3):
                report = await desk.run()
                assert report.ending is Ending.FAILED
                assert report.reason in {"BadReply", "ServerFault"}
        assert desk.gone() == {}
        assert bodies(desk, desk.truth(space)) == before
        assert desk.shape(space) == desk.truth(space)

    through(scenario)


def test_a_space_that_answers_404_keeps_all_that_is_here(desk: Desk) -> None:
    """Trap 39: once, or for good: a space that is gone removes nothing."""

    async def scenario() -> None:
        await kept(desk, 5, "ONE")
        space = await kept(desk, 10, "TWO")
        before = bodies(desk, desk.truth(space))
        desk.state.revoke(desk.state.owner_id, int(space))
        for _ in range(3):
            report = await desk.run()
            assert report.ending is Ending.PARTLY
            assert desk.gone() == {}
            assert desk.store.held_by_rules(before) == set(before)
        assert ("space", space) in [(one.what, one.subject) for one in desk.store.troubles()]
        assert bodies(desk, before) == before
        desk.state.grant(desk.state.owner_id, int(space))
        report = await desk.run()
        assert report.ending is Ending.WHOLE
        assert desk.store.troubles() == []

    through(scenario)


def test_a_space_that_is_not_to_be_seen_any_more_stays_held_by_the_rule_of_all(desk: Desk) -> None:
    async def scenario() -> None:
        one, two = desk.space("ONE", pages=3), desk.space("TWO", pages=3)
        rule = await desk.keep(Holds.SPACE, EVERY_SPACE)
        await desk.run()
        held = desk.store.members(rule)
        assert held == set(desk.truth(one)) | set(desk.truth(two))
        desk.state.revoke(desk.state.owner_id, int(two))
        for _ in range(3):
            report = await desk.run()
            assert report.ending is Ending.PARTLY
            assert [one.subject for one in desk.store.troubles()] == [two]
        assert desk.store.members(rule) == held
        desk.state.grant(desk.state.owner_id, int(two))
        assert (await desk.run()).ending is Ending.WHOLE
        assert desk.store.troubles() == []

    through(scenario)


def test_a_purged_page_that_hung_in_a_subtree_gets_its_tombstone(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.space(pages=3)
        top = desk.page(space, "Top")
        going, staying = (desk.page(space, one, under=top.id) for one in ("Going", "Staying"))
        old = desk.page(space, "Put away", under=top.id)
        out = desk.page(space, "Moved", under=top.id)
        await desk.keep(Holds.TREE, str(top.id))
        await desk.run()
        _purge(desk, going.id)
        desk.state.archive(old.id)
        desk.state.move(out.id, desk.state.spaces[int(space)].homepage_id)
        await desk.run()
        await desk.run()
        assert desk.gone() == {str(going.id): "not found", str(old.id): "archived"}
        assert desk.store.held_by_rules([str(out.id), str(staying.id)]) == {str(staying.id)}
        assert desk.text(going.id)

    through(scenario)


def test_a_folder_that_was_deleted_leaves_the_tree(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.space(pages=9)
        home = desk.state.spaces[int(space)].homepage_id
        folder = desk.state.create_folder(int(space), "Shelf", parent_id=home)
        await desk.keep(Holds.SPACE, space)
        await desk.run()
        desk.state.trash(folder.id)
        await desk.run()
        await desk.run()
        assert set(desk.gone()) == {str(folder.id)}

    through(scenario)


def test_a_row_that_cannot_be_read_is_not_gone(desk: Desk) -> None:
    """Trap 27: what came in a form that nobody can read is a trouble, no absence."""

    async def scenario() -> None:
        space = await kept(desk)
        page = some(desk, space, 1)[0]
        row = desk.state.contents[page]
        owner = row.owner_id
        row.owner_id = ["nobody"]  # type: ignore[assignment]
        for _ in range(3):
            report = await desk.run(FULL)
            assert report.ending is Ending.PARTLY
        assert desk.gone() == {}
        assert (str(page)) in {one.subject for one in desk.store.troubles()}
        row.owner_id = owner
        report = await desk.run(FULL)
        assert report.ending is Ending.WHOLE
        assert desk.store.troubles() == []

    through(scenario)


def test_a_comment_that_cannot_be_read_keeps_nothing_from_leaving(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk)
        page, other = some(desk, space, 2)
        desk.state.comment(other, "<p>Said.</p>").resolution = ["no word"]  # type: ignore[assignment]
        desk.state.trash(page)
        await desk.run()
        await desk.run()
        assert desk.gone() == {str(page): "trashed"}

    through(scenario)


def test_a_folder_that_does_not_answer_is_a_trouble_only_as_long(desk: Desk) -> None:
    """Trap 29."""

    async def scenario() -> None:
        space = desk.space(pages=3)
        home = desk.state.spaces[int(space)].homepage_id
        folder = desk.state.create_folder(int(space), "Shelf", parent_id=home)
        page = desk.page(space, "On it", under=folder.id)
        await desk.keep(Holds.SPACE, space)
        desk.faults.add("500", "/folders/")
        desk.faults.add("500", "/rest/api/search")
        report = await desk.run()
        assert report.ending is Ending.PARTLY
        assert desk.text(page.id)
        desk.faults.clear()
        report = await desk.run()
        assert report.ending is Ending.WHOLE
        assert desk.store.troubles() == []
        assert [n.id for n in desk.store.children(str(folder.id)) or ()] == [str(page.id)]

    through(scenario)
