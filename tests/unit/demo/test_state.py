from datetime import timedelta
from typing import Any

import pytest

from confluence_desk.demo.records import Restriction, text_of
from confluence_desk.demo.refusals import Absent, Clash, Invalid, Stale, TitleTaken
from confluence_desk.demo.state import SiteState


def test_a_title_is_taken_by_current_and_archived_pages_and_not_by_trashed_ones(
    state: SiteState,
) -> None:
    page = state.create("page", 1, "Restart")
    for taken in ("Restart", "RESTART"):
        with pytest.raises(TitleTaken, match="already exists with the same TITLE"):
            state.create("page", 1, taken)
    state.archive(page.id)
    with pytest.raises(TitleTaken):
        state.create("page", 1, "restart")
    state.trash(page.id)
    assert state.create("page", 1, "restart").title == "restart"
    with pytest.raises(TitleTaken):
        state.restore(page.id)


def test_titles_repeat_in_other_spaces_for_folders_drafts_and_on_other_days(
    state: SiteState, clock: Any
) -> None:
    state.create("page", 1, "Same")
    state.create("page", 2, "Same")
    state.create("page", 1, "Same", status="draft")
    state.create_folder(1, "Same")
    state.create_folder(1, "Same")
    state.create_blog(1, "Same")
    with pytest.raises(TitleTaken):
        state.create_blog(1, "same")
    clock.now += timedelta(days=1)
    state.create_blog(1, "Same")


@pytest.mark.parametrize("title", ["", "  ", "x" * 256])
def test_a_title_must_be_there_and_not_too_long(state: SiteState, title: str) -> None:
    with pytest.raises(Invalid):
        state.create("page", 1, title)


def test_an_edit_must_name_exactly_the_next_version(state: SiteState) -> None:
    page = state.create("page", 1, "P", "<p>1</p>")
    state.edit(page.id, "<p>2</p>", number=2)
    sentence = "Version must be incremented on update. Current version is: 2"
    for wrong in (1, 2, 4):
        with pytest.raises(Stale, match=sentence):
            state.edit(page.id, "<p>x</p>", number=wrong)
    assert [text_of(one.body) for one in page.versions] == ["<p>1</p>", "<p>2</p>"]


def test_deleting_a_version_renumbers_the_later_ones(state: SiteState) -> None:
    page = state.create("page", 1, "P", "1")
    state.edit(page.id, "2")
    state.edit(page.id, "3")
    state.delete_version(page.id, 1)
    assert [text_of(state.version_of(page, at).body) for at in (1, 2)] == ["2", "3"]
    with pytest.raises(Invalid):
        state.delete_version(page.id, 2)
    with pytest.raises(Absent):
        state.delete_version(page.id, 3)
    assert text_of(state.restore_version(page.id, 1).current.body) == "2"


def test_children_follow_positions_then_titles_and_a_move_lands_where_it_says(
    state: SiteState,
) -> None:
    top = state.create("page", 1, "Top")
    a, b, c = (state.create("page", 1, one, parent_id=top.id).id for one in "abc")
    assert state.child_ids(top.id) == [a, b, c]
    state.move(c, top.id, before=a)
    assert state.child_ids(top.id) == [c, a, b]
    state.move(c, top.id, after=a)
    assert state.child_ids(top.id) == [a, c, b]
    state.move(a, b)
    assert state.child_ids(top.id) == [c, b]
    assert [one.id for one in state.ancestors_of(state.contents[a])] == [top.id, b]


def test_nothing_moves_under_itself_or_its_own_descendants(state: SiteState) -> None:
    top = state.create("page", 1, "Top")
    low = state.create("page", 1, "Low", parent_id=top.id)
    with pytest.raises(Invalid, match="Can not set page as its own parent"):
        state.move(top.id, top.id)
    with pytest.raises(Invalid):
        state.move(top.id, low.id)


def test_a_move_to_another_space_takes_the_subtree_and_keeps_the_title_rule(
    state: SiteState,
) -> None:
    top = state.create("page", 1, "Top")
    low = state.create("page", 1, "Low", parent_id=top.id)
    there = state.create("page", 2, "There")
    taken = state.create("page", 2, "low")
    with pytest.raises(TitleTaken):
        state.move(top.id, there.id)
    state.rename(taken.id, "other")
    state.move(top.id, there.id)
    assert {top.space_id, low.space_id} == {2}
    assert low.id in state.ids_of("page", 2)
    assert low.id not in state.ids_of("page", 1)


def test_children_of_a_trashed_page_move_up_and_a_purge_needs_the_trash(
    state: SiteState,
) -> None:
    top = state.create("page", 1, "Top")
    middle = state.create("page", 1, "Middle", parent_id=top.id)
    low = state.create("page", 1, "Low", parent_id=middle.id)
    comment = state.comment(middle.id, "<p>x</p>")
    file = state.attach(middle.id, "a.txt", b"x")
    with pytest.raises(Invalid, match="must be trashed before it can be purged"):
        state.purge(middle.id)
    state.trash(middle.id)
    assert low.parent_id == top.id
    state.purge(middle.id)
    gone = (middle.id in state.contents, comment.id in state.comments, file.id in state.attachments)
    assert gone == (False, False, False)
    with pytest.raises(Absent):
        state.purge(middle.id)


def test_a_read_restriction_is_inherited_and_an_update_restriction_is_not(
    state: SiteState,
) -> None:
    top = state.create_folder(1, "Top")
    low = state.create("page", 1, "Low", parent_id=top.id)
    state.restrict(top.id, update=Restriction({"ada"}))
    assert state.may_update("bo", low)
    state.restrict(top.id, read=Restriction(groups={"g1"}))
    assert state.may_read("ada", low)
    assert not state.may_read("bo", low)
    with pytest.raises(Absent):
        state.seen("bo", low.id)
    state.restrict(top.id, read=Restriction())
    assert state.may_read("bo", low)


def test_revoking_a_space_hides_all_that_is_in_it(state: SiteState) -> None:
    page = state.create("page", 1, "P")
    state.revoke("bo", 1)
    assert not state.may_read("bo", page)
    assert state.may_read("ada", page)
    state.grant("bo", 1)
    assert state.may_read("bo", page)


def test_comments_and_files_keep_their_rules(state: SiteState) -> None:
    page = state.create("page", 1, "P")
    root = state.comment(page.id, "<p>1</p>")
    reply = state.reply(state.reply(root.id, "<p>2</p>").id, "<p>3</p>")
    with pytest.raises(Stale):
        state.edit_comment(root.id, "<p>x</p>", number=3)
    state.delete_comment(root.id)
    assert reply.id not in state.comments
    file = state.attach(page.id, "a.txt", b"one")
    with pytest.raises(Invalid, match="same file name as an existing attachment"):
        state.attach(page.id, "a.txt", b"two")
    state.add_file_version(file.id, b"three")
    assert [one.size for one in file.versions] == [3, 5]
    with pytest.raises(Invalid):
        state.purge_attachment(file.id)
    state.trash_attachment(file.id)
    state.attach(page.id, "a.txt", b"new")


def test_an_inline_comment_dangles_when_its_text_is_edited_away(state: SiteState) -> None:
    body = '<p><ac:inline-comment-marker ac:ref="m1">x</ac:inline-comment-marker></p>'
    page = state.create("page", 1, "P", body)
    comment = state.comment(page.id, "?", place="inline", selection="x", marker_ref="m1")
    state.edit(page.id, body + "<p>more</p>")
    assert comment.resolution == "open"
    state.edit(page.id, "<p>y</p>")
    assert comment.resolution == "dangling"


def test_labels_are_lowered_and_checked(state: SiteState) -> None:
    page = state.create("page", 1, "P")
    assert state.add_label(page.id, "RunBook") == ("global", "runbook")
    state.add_label(page.id, "runbook")
    assert page.labels == [("global", "runbook")]
    assert state.labelled(("global", "runbook")) == {page.id}
    for bad in ("a b", "", "x" * 256, "a,b"):
        with pytest.raises(Invalid):
            state.add_label(page.id, bad)
    assert state.remove_label(page.id, "runbook")
    assert not state.remove_label(page.id, "runbook")
    assert state.labelled(("global", "runbook")) == set()


def test_lists_and_search_lag_behind_writes_each_for_its_time(state: SiteState, clock: Any) -> None:
    top = state.create("page", 1, "Top")
    page = state.create("page", 1, "Old", parent_id=top.id)
    state.lag(lists=timedelta(seconds=5), search=timedelta(seconds=60))
    state.rename(page.id, "New")
    fresh = state.create("page", 1, "Fresh", parent_id=top.id)
    state.move(page.id, None)
    listed = state.listed(page.id)
    assert listed is not None
    assert listed.title == "Old"
    assert state.listed(fresh.id) is None
    assert [one.title for one in state.listed_children(top.id)] == ["Old"]
    clock.now += timedelta(seconds=6)
    assert [one.title for one in state.listed_children(top.id)] == ["Fresh"]
    assert state.indexed(fresh.id) is None
    clock.now += timedelta(seconds=60)
    assert state.indexed(fresh.id) is fresh


def test_a_space_key_is_taken_in_any_case(state: SiteState) -> None:
    space = state.create_space("NEW", "New")
    assert state.space_by_key("new") is space
    assert space.homepage_id in state.contents
    with pytest.raises(Clash):
        state.create_space("new", "Again")


def test_properties_are_versioned_and_their_keys_unique(state: SiteState) -> None:
    page = state.create("page", 1, "P")
    made = state.add_property(page.id, "k", {"a": 1})
    with pytest.raises(Clash):
        state.add_property(page.id, "k", 2)
    with pytest.raises(Stale):
        state.set_property(page.id, made.id, "k", 2, number=3)
    assert state.set_property(page.id, made.id, "k", 2, number=2).value == 2
    state.delete_property(page.id, made.id)
    assert state.properties_of(page.id) == []


def test_a_cycle_among_rows_ends_every_walk(state: SiteState) -> None:
    a = state.create("page", 1, "a")
    b = state.create("page", 1, "b", parent_id=a.id)
    with state.changing(a):
        a.parent_id = b.id
    assert [one.id for one in state.ancestors_of(a)] == [b.id]
    assert state.may_read("ada", a)
    assert [one.id for one in state.below(a.id)] == [b.id]
