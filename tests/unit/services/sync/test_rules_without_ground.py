"""Rules whose subject is gone, and rules that say something else than before."""

from datetime import UTC, datetime, timedelta

from confluence_desk.demo.records import Restriction
from confluence_desk.domain.keeping import EVERY_SPACE, Holds, Rule, Window
from confluence_desk.domain.syncing import Ending
from tests.unit.services.sync.desk import QUICK, Desk, through


def test_a_subtree_whose_top_is_trashed_is_still_looked_after(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.space()
        root = desk.page(space, "Root")
        leaves = [desk.page(space, f"Leaf {number}", root.id) for number in range(9)]
        key = await desk.keep(Holds.TREE, str(root.id))
        await desk.run()
        desk.state.trash(root.id)
        desk.state.edit(leaves[0].id, "<p>Written after it.</p>")
        for _ in range(2):
            assert (await desk.run()).ending is Ending.WHOLE
        assert desk.text(leaves[0].id) == "<p>Written after it.</p>"
        assert desk.gone() == {str(root.id): "trashed"}
        assert desk.store.members(key) >= {str(leaf.id) for leaf in leaves}
        desk.state.restore(root.id)
        await desk.run()
        assert not desk.gone()
        assert str(root.id) in desk.store.members(key)

    through(scenario)


def test_a_subtree_that_is_out_of_sight_as_a_whole_is_asked_about(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.space()
        root = desk.page(space, "Root")
        leaves = [desk.page(space, f"Leaf {number}", root.id) for number in range(9)]
        await desk.keep(Holds.TREE, str(root.id))
        await desk.run()
        desk.hide(root.id)
        for _ in range(3):
            await desk.run()
        assert not desk.gone()
        (question,) = desk.store.questions()
        assert len(question.ids) == 1 + len(leaves)
        desk.state.restrict(root.id, read=Restriction())
        await desk.run()
        assert not desk.store.questions()

    through(scenario)


def test_a_subtree_that_never_was_is_a_trouble(desk: Desk) -> None:
    async def scenario() -> None:
        desk.space()
        await desk.keep(Holds.TREE, "99999999")
        assert (await desk.run()).ending is Ending.FAILED
        assert [one.error for one in desk.store.troubles()] == ["Missing"]

    through(scenario)


def test_a_question_about_pages_under_a_label_is_taken_back_when_they_are_there(
    desk: Desk,
) -> None:
    async def scenario() -> None:
        space = desk.space()
        for number in range(5):
            desk.state.add_label(desk.page(space, f"Page {number}").id, "night")
        await desk.keep(Holds.LABEL, "night")
        await desk.run()
        fault = desk.faults.add("empty", "/pages|/blogposts")
        await desk.run()
        assert len(desk.store.questions()) == 1
        desk.faults.remove(fault)
        await desk.run()
        assert not desk.store.questions()

    through(scenario)


def test_a_label_on_a_site_without_labels_finds_nothing_yet(desk: Desk) -> None:
    async def scenario() -> None:
        desk.space(pages=2)
        await desk.keep(Holds.LABEL, "night")
        assert (await desk.run()).ending is Ending.WHOLE

    through(scenario)


def test_spaces_that_are_kept_no_more_leave_no_trouble_with_labels(desk: Desk) -> None:
    async def scenario() -> None:
        keys = []
        for name in ("ONE", "TWO", "THREE"):
            space = desk.space(name)
            for number in range(3):
                page = desk.page(space, f"{name} {number}")
                desk.state.add_label(page.id, f"{name.lower()}-{number}")
            keys.append(await desk.keep(Holds.SPACE, space))
        await desk.run()
        for key in keys[1:]:
            await desk.store.remove_rule(key)
        for _ in range(3):
            assert (await desk.run()).ending is Ending.WHOLE
        await desk.store.remove_rule(keys[0])
        for _ in range(3):
            assert (await desk.run()).ending is Ending.WHOLE
        assert not desk.store.troubles()

    through(scenario)


def test_a_rule_that_says_something_else_is_asked_whole_by_the_next_quick_look(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.space(pages=5)
        late = Window(changed_after=datetime.now(UTC) + timedelta(days=1))
        key = await desk.keep(Holds.SPACE, space, window=late)
        await desk.run()
        assert not desk.store.members(key)
        await desk.store.change_rule(Rule(key, Holds.SPACE, space))
        await desk.run(QUICK)
        assert len(desk.store.members(key)) == len(desk.truth(space))
        await desk.store.change_rule(Rule(key, Holds.SPACE, space, comments=False))
        await desk.run(QUICK)
        assert len(desk.asked("/pages")) == 1  # files and comments are no reason to list it

    through(scenario)


def test_what_another_rule_excluded_no_more_comes_with_the_next_quick_look(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.space()
        root = desk.page(space, "Root")
        leaf = desk.page(space, "Leaf", root.id)
        await desk.keep(Holds.SPACE, space)
        key = await desk.keep(Holds.TREE, str(root.id), excludes=True)
        await desk.run()
        assert desk.text(leaf.id) is None
        await desk.store.remove_rule(key)
        await desk.run(QUICK)
        assert desk.text(leaf.id) is not None

    through(scenario)


def test_a_rule_about_one_space_comes_whole_where_that_of_all_brought_a_part(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.space(pages=60)
        late = Window(changed_after=datetime.now(UTC) + timedelta(days=1))
        await desk.keep(Holds.SPACE, EVERY_SPACE, window=late)
        await desk.run()
        key = await desk.keep(Holds.SPACE, space)
        await desk.run(QUICK)
        assert len(desk.store.members(key)) == len(desk.truth(space))

    through(scenario)
