"""Whole runs over the demo site: what comes, what follows, and what they ask for."""

from datetime import UTC, datetime, timedelta

import pytest

from confluence_desk.domain.entities import Kind
from confluence_desk.domain.keeping import EVERY_SPACE, Holds, Window
from confluence_desk.domain.syncing import Depth, Ending, Fate, Job, Stage
from tests.unit.services.sync.desk import FULL, QUICK, Desk, through


def test_a_space_comes_whole(desk: Desk) -> None:
    space = desk.space(pages=30)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, space)
        report = await desk.run(QUICK)
        assert (report.ending, report.reason) == (Ending.WHOLE, "")
        assert report.counts[Fate.ADDED] == 31
        assert desk.shape(space) == desk.truth(space)
        assert all(desk.text(one) is not None for one in desk.truth(space))
        assert not desk.store.troubles()
        assert [one.run for one in desk.store.runs()] == [report.run]

    through(scenario)


def test_a_second_run_fetches_no_text(desk: Desk) -> None:
    space = desk.space(pages=30)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, space)
        await desk.run(QUICK)
        for job in (QUICK, FULL):
            report = await desk.run(job)
            assert report.ending is Ending.WHOLE
            assert desk.bodies_asked() == []
            assert report.counts == {}

    through(scenario)


@pytest.mark.parametrize("job", [QUICK, FULL])
def test_of_an_edit_only_that_text_is_fetched(desk: Desk, job: Job) -> None:
    space = desk.space(pages=120)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, space)
        await desk.run()
        page = desk.state.edit(int(sorted(desk.truth(space))[60]), "<p>Edited.</p>")
        report = await desk.run(job)
        assert desk.bodies_asked() == [str(page.id)]
        assert desk.text(page.id) == "<p>Edited.</p>"
        assert report.counts == {Fate.CHANGED: 1}

    through(scenario)


def test_a_rename_is_told_and_its_text_belongs_to_the_new_version(desk: Desk) -> None:
    space = desk.space(pages=3)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, space)
        await desk.run()
        page = desk.page(space, "Old name")
        await desk.run(QUICK)
        desk.state.rename(page.id, "New name")
        report = await desk.run(QUICK)
        assert report.counts[Fate.RENAMED] == 1
        stored = desk.store.page(str(page.id))
        assert stored is not None
        assert (stored.title, stored.version.number) == ("New name", 2)
        assert desk.store.body_version(str(page.id)) == 2

    through(scenario)


def test_a_move_without_a_new_version_changes_the_tree_but_fetches_no_text(desk: Desk) -> None:
    """Trap 36."""
    space = desk.space(pages=4)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, space)
        await desk.run()
        first, second, *_ = (row for row in desk.state.contents.values() if row.parent_id)
        desk.state.move(second.id, first.id)
        report = await desk.run()
        assert [node.id for node in desk.store.path(str(second.id))][-1] == str(first.id)
        assert [n.id for n in desk.store.children(str(first.id)) or ()] == [str(second.id)]
        assert report.counts[Fate.MOVED] >= 1
        assert desk.bodies_asked() == []

    through(scenario)


def test_a_new_order_is_seen(desk: Desk) -> None:
    """Trap 36."""
    space = desk.space(pages=4)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, space)
        await desk.run()
        home = desk.state.spaces[int(space)].homepage_id or 0
        order = desk.state.child_ids(home)[::-1]
        desk.state.reorder(order)
        await desk.run()
        children = desk.store.children(str(home)) or []
        assert [node.id for node in children] == [str(one) for one in order]

    through(scenario)


def test_every_list_of_a_kept_space_is_known_and_folders_stand_in_it(desk: Desk) -> None:
    space = desk.space(pages=2)
    home = desk.state.spaces[int(space)].homepage_id
    folder = desk.state.create_folder(int(space), "Shelf", parent_id=home)
    page = desk.page(space, "On the shelf", under=folder.id)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, space)
        await desk.run()
        assert [n.id for n in desk.store.children(str(folder.id)) or ()] == [str(page.id)]
        assert str(folder.id) in {n.id for n in desk.store.children(str(home)) or ()}
        assert desk.store.children(str(page.id)) == []
        assert desk.store.children(f"blog:{space}") == []

    through(scenario)


def test_an_archived_page_stays_and_is_known_to_be_archived(desk: Desk) -> None:
    """Trap 43."""
    space = desk.space(pages=3)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, space)
        await desk.run()
        page = desk.page(space, "Old runbook")
        await desk.run()
        desk.state.archive(page.id)
        await desk.run()
        await desk.run()
        stored = desk.store.page(str(page.id))
        assert stored is not None
        assert stored.status == "archived"
        assert desk.gone() == {}

    through(scenario)


def test_blog_posts_come_with_their_space_or_alone(desk: Desk) -> None:
    one, other = desk.space("ONE", pages=2), desk.space("TWO", pages=2)
    posts = [desk.state.create_blog(int(s), "News", "<p>New.</p>").id for s in (one, other)]

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, one)
        await desk.keep(Holds.BLOG, other)
        await desk.run()
        assert [desk.text(post) for post in posts] == ["<p>New.</p>"] * 2
        assert set(desk.shape(other)) == {str(posts[1])}
        desk.state.edit(posts[1], "<p>Newer.</p>")
        await desk.run(QUICK)
        assert desk.text(posts[1]) == "<p>Newer.</p>"

    through(scenario)


def test_a_new_child_under_a_kept_subtree_appears_in_a_quick_look(desk: Desk) -> None:
    """Trap 35."""
    space = desk.space(pages=5)

    async def scenario() -> None:
        top = desk.page(space, "Runbooks")
        below = desk.page(space, "Failover", under=top.id)
        desk.page(space, "Elsewhere")
        rule = await desk.keep(Holds.TREE, str(top.id))
        await desk.run(QUICK)
        assert desk.store.members(rule) == {str(top.id), str(below.id)}
        child = desk.page(space, "Redis", under=below.id)
        stranger = desk.page(space, "Not below")
        desk.state.edit(below.id, "<p>Better.</p>")
        await desk.run(QUICK)
        assert desk.text(child.id) == "<p>Redis says something.</p>"
        assert desk.text(below.id) == "<p>Better.</p>"
        assert desk.text(stranger.id) is None
        assert desk.store.members(rule) == {str(top.id), str(below.id), str(child.id)}

    through(scenario)


def test_a_label_and_a_query_hold_what_they_find(desk: Desk) -> None:
    space = desk.space(pages=5)

    async def scenario() -> None:
        tagged, asked, other = (desk.page(space, one) for one in ("Tagged", "Asked", "Other"))
        desk.state.add_label(tagged.id, "runbook")
        label = await desk.keep(Holds.LABEL, "runbook")
        query = await desk.keep(Holds.CQL, 'title = "Asked"')
        await desk.run()
        assert desk.store.members(label) == {str(tagged.id)}
        assert desk.store.members(query) == {str(asked.id)}
        assert desk.text(tagged.id)
        assert desk.text(asked.id)
        assert desk.text(other.id) is None
        desk.state.add_label(other.id, "runbook")
        await desk.run(QUICK)
        assert desk.text(other.id)

    through(scenario)


def test_what_lost_its_label_leaves_the_rule_after_it_was_missed_twice(desk: Desk) -> None:
    space = desk.space(pages=1)

    async def scenario() -> None:
        one, other = desk.page(space, "One"), desk.page(space, "Other")
        for page in (one, other):
            desk.state.add_label(page.id, "runbook")
        label = await desk.keep(Holds.LABEL, "runbook")
        await desk.run()
        desk.state.remove_label(one.id, "runbook")
        await desk.run()
        assert desk.store.members(label) == {str(one.id), str(other.id)}
        await desk.run()
        assert desk.store.members(label) == {str(other.id)}
        assert desk.gone() == {}

    through(scenario)


def test_rules_that_exclude_take_away_what_others_hold(desk: Desk) -> None:
    kept, shut = desk.space("KEPT", pages=2), desk.space("SHUT", pages=2)

    async def scenario() -> None:
        secret = desk.page(kept, "Drafts")
        under = desk.page(kept, "A draft", under=secret.id)
        await desk.keep(Holds.SPACE, EVERY_SPACE)
        await desk.keep(Holds.SPACE, shut, excludes=True)
        await desk.keep(Holds.TREE, str(secret.id), excludes=True)
        await desk.run()
        assert desk.shape(shut) == {}
        assert desk.text(under.id) is None
        assert desk.text(secret.id) is None
        late = desk.page(kept, "Another draft", under=under.id)
        plain = desk.page(kept, "No draft")
        await desk.run(QUICK)
        assert desk.text(late.id) is None
        assert desk.text(plain.id)

    through(scenario)


def test_a_window_of_time_holds_only_what_was_changed_in_it(desk: Desk) -> None:
    space = desk.space(pages=2)

    async def scenario() -> None:
        soon = datetime.now(UTC) + timedelta(days=1)
        await desk.keep(Holds.SPACE, space, window=Window(changed_after=soon))
        await desk.run()
        assert not desk.store.held_by_rules(desk.truth(space))
        assert desk.bodies_asked() == []
        assert desk.shape(space) == desk.truth(space)

    through(scenario)


def test_every_space_takes_in_a_new_one(desk: Desk) -> None:
    desk.space("ONE", pages=1)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, EVERY_SPACE)
        await desk.run()
        new = desk.space("TWO", pages=2)
        await desk.run()
        assert desk.shape(new) == desk.truth(new)
        assert all(desk.text(one) is not None for one in desk.truth(new))

    through(scenario)


def test_a_job_may_name_what_no_rule_names(desk: Desk) -> None:
    space, other = desk.space("ONE", pages=2), desk.space("TWO", pages=2)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, other)
        page = desk.page(other, "Single")
        report = await desk.run(Job(Depth.FULL, spaces=(space,), pages=(str(page.id),)))
        assert report.ending is Ending.WHOLE
        assert all(desk.text(one) is not None for one in desk.truth(space))
        assert desk.text(page.id)
        assert len(desk.shape(other)) <= 2  # the page and what stands above it

    through(scenario)


def test_what_hangs_on_pages_that_no_rule_holds_comes_with_them(desk: Desk) -> None:
    space = desk.space("ONE", pages=2)
    page = desk.page(space, "Discussed")
    desk.state.comment(page.id, "<p>Said.</p>")
    desk.state.add_label(page.id, "runbook")

    async def scenario() -> None:
        await desk.run(Job(Depth.FULL, spaces=(space,)))
        assert [one.body for one in desk.store.comments(str(page.id)) or ()] == ["<p>Said.</p>"]
        assert [one.name for one in desk.store.labels(str(page.id)) or ()] == ["runbook"]

    through(scenario)


def test_a_query_that_cannot_be_read_is_a_trouble_and_the_rest_goes_on(desk: Desk) -> None:
    space = desk.space(pages=2)

    async def scenario() -> None:
        await desk.keep(Holds.CQL, "title ~ (")
        await desk.keep(Holds.SPACE, space)
        report = await desk.run()
        assert report.ending is Ending.PARTLY
        assert [(one.what, one.error) for one in desk.store.troubles()] == [("cql", "Refused")]
        assert all(desk.text(one) is not None for one in desk.truth(space))

    through(scenario)


def test_a_version_in_the_place_of_a_deleted_one_brings_its_own_text(desk: Desk) -> None:
    """Numbers are ordinal: a deleted version and an edit leave the number as it was."""
    space = desk.space(pages=1)

    async def scenario() -> None:
        page = desk.page(space, "Often changed")
        desk.state.edit(page.id, "<p>Second.</p>")
        await desk.keep(Holds.SPACE, space)
        await desk.run()
        desk.state.delete_version(page.id, 1)
        desk.state.edit(page.id, "<p>Third, now second.</p>")
        await desk.run(QUICK)
        assert desk.text(page.id) == "<p>Third, now second.</p>"

    through(scenario)


def test_progress_tells_the_stages_and_the_counts(desk: Desk) -> None:
    space = desk.space(pages=30)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, space)
        await desk.run()
        stages = [one.stage for one in desk.told]
        assert stages[0] in {Stage.LISTING, Stage.TEXTS}
        assert {Stage.TEXTS, Stage.TALK, Stage.LEAVING, Stage.FILES} <= set(stages)
        assert max(one.pages_done for one in desk.told) == 31
        assert max(one.pages_total for one in desk.told) == 31
        assert desk.told[-1].requests > 0
        assert desk.told[-1].bytes_done > 0

    through(scenario)


def test_another_kind_of_node_is_kept_as_a_node(desk: Desk) -> None:
    space = desk.space(pages=1)
    board = desk.state.create("whiteboard", int(space), "Sketch")

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, space)
        await desk.run()
        node = desk.store.node(str(board.id))
        assert node is not None
        assert node.kind is Kind.WHITEBOARD

    through(scenario)
