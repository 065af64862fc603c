"""Comments and files' records of the whole site, as if each page had been asked for its own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Attachment, Comment, Page, Place, Version
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.syncing import Depth, Gone
from confluence_desk.store import Store

Wait = Callable[..., Any]
Begin = Callable[[], int]
ROOT = Comment("501", "1", Place.FOOTER, Version(1), "root")
REPLY = Comment("12", "", Place.FOOTER, Version(1), "reply", parent_id="501")
DEEP = Comment("11", "", Place.FOOTER, Version(1), "deep", parent_id="12")
INLINE = Comment("400", "1", Place.INLINE, Version(1), "inline", marker_ref="m")
FILE = Attachment("att1", "1", "plan.png", Version(1), "image/png", 5)


@pytest.fixture
def begin(store: Store, wait: Wait) -> Begin:
    return lambda: wait(store.begin_run(Depth.FULL))


@pytest.fixture(autouse=True)
def _kept_pages(store: Store, wait: Wait) -> None:
    run = wait(store.begin_run(Depth.FULL))
    pages = [Page(id_, f"Page {id_}", "7", Version(1), body="x") for id_ in ("1", "2")]
    wait(store.save_listed([*pages, Page("3", "No text", "7", Version(1))], run))
    wait(store.save_pages(pages))


def _ids(comments: list[Comment] | None) -> list[str] | None:
    return None if comments is None else [comment.id for comment in comments]


def test_replies_find_their_page_and_stand_behind_their_parents(
    store: Store, wait: Wait, begin: Begin
) -> None:
    run = begin()
    changes = wait(store.save_comments_seen([DEEP, INLINE, ROOT], run))
    assert changes.comments_of == {"1"}
    assert _ids(store.comments("1")) == ["501", "400"]  # nobody knows yet where 11 belongs
    assert wait(store.save_comments_seen([REPLY], run)).comments_of == {"1"}
    wait(store.save_comments_seen([DEEP], run))
    assert _ids(store.comments("1")) == ["501", "400", "12", "11"]
    assert all(comment.container_id == "1" for comment in store.comments("1") or [])


def test_replies_that_answer_each_other_end(
    store: Store, wait: Wait, begin: Begin
) -> None:  # trap 73
    one = replace(ROOT, parent_id="12")
    two = replace(REPLY, container_id="1", parent_id="501")
    wait(store.save_comments_seen([one, two], begin()))
    assert sorted(_ids(store.comments("1")) or []) == ["12", "501"]


def test_comments_of_pages_nobody_keeps_are_left_out_until_a_rule_holds_them(
    store: Store, wait: Wait, begin: Begin
) -> None:
    theirs = replace(ROOT, container_id="3")
    assert wait(store.save_comments_seen([theirs], begin())) == Changes()
    rule = wait(store.add_rule(Rule(0, Holds.SPACE, "7")))
    wait(store.note_members(rule, ["3"], begin()))
    assert wait(store.save_comments_seen([theirs], begin())).comments_of == {"3"}


def test_only_both_complete_listings_make_the_comments_of_all_kept_pages_known(
    store: Store, wait: Wait, begin: Begin
) -> None:
    run = begin()
    assert store.comments("2") is None
    assert wait(store.end_comments(Place.FOOTER, run)) == Changes()
    assert store.comments("2") is None
    assert wait(store.end_comments(Place.INLINE, run)).comments_of == {"1", "2"}
    assert store.comments("2") == []
    assert store.comments("3") is None  # not kept
    assert wait(store.end_comments(Place.INLINE, begin())) == Changes()


def test_a_page_that_was_opened_while_the_listing_came_is_not_known_by_it(
    store: Store, wait: Wait, begin: Begin
) -> None:
    run = begin()
    wait(store.save_page(Page("9", "Opened", "7", Version(1), body="x")))
    for place in Place:
        wait(store.end_comments(place, run))
    assert store.comments("9") is None
    for place in Place:
        wait(store.end_comments(place, begin()))
    assert store.comments("9") == []


def test_what_a_complete_listing_leaves_out_goes_but_not_from_a_tombstone(
    store: Store, wait: Wait, begin: Begin
) -> None:
    last = replace(ROOT, id="7", container_id="2")
    wait(store.save_comments_seen([ROOT, REPLY, INLINE, last], begin()))
    wait(store.bury({"2": Gone.TRASHED}))
    run = begin()
    wait(store.save_comments_seen([ROOT], run))
    assert wait(store.end_comments(Place.FOOTER, run)).comments_of == {"1"}
    assert _ids(store.comments("1")) == ["501", "400"]  # inline ones were not listed
    assert _ids(store.comments("2")) == ["7"]


def test_comments_that_a_page_was_asked_for_meanwhile_are_not_lost(  # trap 33
    store: Store, wait: Wait, begin: Begin
) -> None:
    wait(store.save_comments_seen([ROOT], begin()))
    run = begin()
    newer, brand_new = replace(ROOT, version=Version(2), body="edited"), replace(ROOT, id="900")
    wait(store.save_comments("1", [newer, brand_new]))
    wait(store.save_comments_seen([ROOT], run))
    wait(store.end_comments(Place.FOOTER, run))
    assert store.comments("1") == [newer, brand_new]


def test_what_both_ways_bring_is_the_same(store: Store, wait: Wait, begin: Begin) -> None:
    thread = [ROOT, INLINE, replace(REPLY, container_id="1"), replace(DEEP, container_id="1")]
    wait(store.save_comments("1", thread))
    assert wait(store.save_comments_seen([INLINE, DEEP, REPLY, ROOT], begin())) == Changes()
    assert store.comments("1") == thread


def test_an_edited_comment_keeps_its_place_and_one_without_text_its_text(
    store: Store, wait: Wait, begin: Begin
) -> None:
    wait(store.save_comments("1", [INLINE, ROOT]))
    wait(store.save_comments_seen([replace(INLINE, version=Version(2), body="new")], begin()))
    wait(store.save_comments_seen([replace(ROOT, body="", resolution="resolved")], begin()))
    found = store.comments("1") or []
    assert [(c.id, c.body, c.resolution) for c in found] == [
        ("400", "new", ""),
        ("501", "root", "resolved"),
    ]
    assert store.comment_versions(["400", "501", "nobody"]) == {"400": 2, "501": 1}


def test_files_of_kept_pages_are_kept_and_leave_when_a_complete_listing_leaves_them_out(
    store: Store, wait: Wait, begin: Begin
) -> None:
    run = begin()
    others = [replace(FILE, id="att2", title="b"), replace(FILE, id="att3", container_id="3")]
    changes = wait(store.save_files_seen([FILE, *others], run))
    assert changes.attachments_of == {"1"}
    assert wait(store.end_files(run)).attachments_of == {"1", "2"}
    assert store.attachments("2") == []
    assert store.attachments("3") is None
    later = begin()
    assert wait(store.save_files_seen([FILE], later)) == Changes()
    assert wait(store.end_files(later)).attachments_of == {"1"}
    assert store.attachments("1") == [FILE]
    assert store.attachment("att2") is not None  # for the copies that show it
    assert store.file_versions(["att1", "att2"]) == {"att1": 1}


def test_a_file_that_moved_is_news_for_both_pages(store: Store, wait: Wait, begin: Begin) -> None:
    wait(store.save_files_seen([FILE], begin()))
    moved = wait(store.save_files_seen([replace(FILE, container_id="2")], begin()))
    assert moved.attachments_of == {"1", "2"}


def test_files_that_a_page_was_asked_for_meanwhile_are_not_lost(  # trap 33
    store: Store, wait: Wait, begin: Begin
) -> None:
    wait(store.save_files_seen([FILE], begin()))
    run = begin()
    newer = replace(FILE, version=Version(2), file_size=6)
    wait(store.save_attachments("1", [newer]))
    wait(store.save_files_seen([FILE], run))
    wait(store.end_files(run))
    assert store.attachments("1") == [newer]


def test_bytes_are_wanted_for_files_on_kept_pages_in_their_present_version(
    store: Store, wait: Wait, begin: Begin
) -> None:
    other = replace(FILE, id="att2", title="b")
    wait(store.save_files_seen([FILE, other], begin()))
    wait(store.save_attachments("3", [replace(FILE, id="att3", container_id="3")]))
    wait(store.save_blob("att1", 1, b"bytes", "image/png"))
    wait(store.begin_blob("att2", 1, 5, "image/png"))
    assert {file.id for file in store.kept_files()} == {"att1", "att2"}
    assert store.files_wanted() == [other]
    newer = replace(FILE, version=Version(2))
    wait(store.save_files_seen([newer], begin()))
    assert sorted(store.files_wanted(), key=lambda file: file.id) == [newer, other]


def test_the_texts_here_are_known_by_their_numbers(store: Store, wait: Wait) -> None:
    wait(store.save_page(Page("1", "Page 1", "7", Version(5), body="y")))
    wait(store.save_old_version(Page("1", "Page 1", "7", Version(3), body="z")))
    assert store.body_numbers("1") == {3, 5}
    assert store.body_numbers("nobody") == set()
