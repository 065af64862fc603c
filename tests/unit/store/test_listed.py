"""Listings in bulk: what they say is kept, what they miss is known, nothing newer is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, Page, PageNode, Version
from confluence_desk.domain.syncing import Depth, Gone
from confluence_desk.store import Store

Wait = Callable[..., Any]
Make = Callable[..., Page]
HOME = Page("1", "Home", "7", Version(3), position=0)
LEFT = Page("2", "Left", "7", Version(1), parent_id="1", parent_kind="page", position=1)
RIGHT = Page("3", "Right", "7", Version(1), parent_id="1", parent_kind="page", position=2)
POST = Page(
    "4", "Post", "7", Version(1), kind=Kind.BLOGPOST, created_at=datetime(2026, 1, 1, tzinfo=UTC)
)
SPACE = [HOME, LEFT, RIGHT, POST]


@pytest.fixture
def begin(store: Store, wait: Wait) -> Callable[[], int]:
    return lambda: wait(store.begin_run(Depth.FULL))


@pytest.fixture
def run(begin: Callable[[], int]) -> int:
    return begin()


def _ids(nodes: list[PageNode] | None) -> list[str] | None:
    return None if nodes is None else [node.id for node in nodes]


def test_a_slice_says_what_is_new_and_whose_text_is_missing(
    store: Store, wait: Wait, run: int
) -> None:
    listed = wait(store.save_listed(SPACE, run))
    assert listed.added == listed.stale == ("1", "2", "3", "4")
    assert listed.changed == listed.renamed == listed.moved == listed.restored == ()
    assert listed.changes.pages == {"1", "2", "3", "4"}
    assert store.page("2") == LEFT
    assert store.stale(["1", "2", "nobody"]) == ["1", "2"]


def test_the_same_slice_again_is_no_news_and_confirms_the_texts(
    store: Store, wait: Wait, clock: Any, begin: Callable[[], int]
) -> None:
    wait(store.save_listed(SPACE, begin()))
    wait(store.save_pages([replace(page, body="<p>x</p>") for page in SPACE]))
    clock.pass_minutes(30)
    again = wait(store.save_listed(SPACE, begin()))
    assert again.changes == Changes()
    assert again.stale == again.added == ()
    assert store.page_fetched_at("2") == clock.now


@pytest.mark.parametrize(
    ("edit", "fate"),
    [
        ({"version": Version(2)}, "changed"),
        ({"status": "archived"}, "changed"),
        ({"title": "Port"}, "renamed"),
        ({"parent_id": None, "parent_kind": None}, "moved"),
        ({"parent_id": "3"}, "moved"),
        ({"position": 9}, "moved"),
        ({"space_id": "8"}, "moved"),
    ],
)
def test_each_difference_has_its_fate_although_only_some_move_the_version(  # trap 36
    store: Store, wait: Wait, begin: Callable[[], int], edit: dict[str, Any], fate: str
) -> None:
    wait(store.save_listed(SPACE, begin()))
    listed = wait(store.save_listed([HOME, replace(LEFT, **edit), RIGHT], begin()))
    told = {name: getattr(listed, name) for name in ("added", "changed", "renamed", "moved")}
    assert told == {**dict.fromkeys(told, ()), fate: ("2",)}
    assert listed.changes.pages == {"2"}


def test_an_edit_makes_only_its_own_text_stale_and_the_old_one_says_until_when_it_was_good(
    store: Store, wait: Wait, clock: Any, begin: Callable[[], int]
) -> None:
    wait(store.save_pages([replace(page, body="<p>x</p>") for page in SPACE]))
    clock.pass_minutes(10)
    wait(store.save_listed(SPACE, begin()))
    good_until = clock.now
    clock.pass_minutes(10)
    listed = wait(store.save_listed([replace(LEFT, version=Version(2)), RIGHT], begin()))
    assert listed.stale == ("2",)
    assert store.body_version("2") == 1
    assert store.page_fetched_at("2") == good_until
    assert store.page_fetched_at("3") == clock.now


def test_a_page_opened_while_its_listing_came_is_not_set_back(  # trap 33
    store: Store, wait: Wait, begin: Callable[[], int]
) -> None:
    wait(store.save_listed(SPACE, begin()))
    run = begin()
    wait(store.save_page(replace(LEFT, version=Version(5), body="<p>new</p>")))
    listed = wait(store.save_listed(SPACE, run))
    page = store.page("2")
    assert page is not None
    assert (page.version.number, page.body) == (5, "<p>new</p>")
    assert "2" not in listed.stale


def test_a_page_that_came_while_the_sync_ran_does_not_count_as_unseen(
    store: Store, wait: Wait, begin: Callable[[], int]
) -> None:
    wait(store.save_listed(SPACE, begin()))
    run = begin()
    wait(store.save_listed([HOME, LEFT], run))
    new = PageNode("9", Kind.PAGE, "New", "7", "1", 3)
    wait(store.save_page(replace(RIGHT, body="<p>read meanwhile</p>")))
    wait(store.save_children("1", [LEFT.as_node(), RIGHT.as_node(), new]))
    assert _ids(store.unseen("7", run)) == ["4"]


def test_what_a_service_takes_back_to_a_lower_version_is_taken_back(
    store: Store, wait: Wait, begin: Callable[[], int]
) -> None:
    wait(store.save_listed([replace(LEFT, version=Version(9))], begin()))
    assert wait(store.save_listed([LEFT], begin())).changed == ("2",)
    assert store.page("2") == LEFT


def test_what_a_run_did_not_name_is_known_by_kind_and_space(
    store: Store, wait: Wait, begin: Callable[[], int]
) -> None:
    wait(store.save_listed(SPACE, begin()))
    run = begin()
    wait(store.save_listed([HOME], run))
    assert _ids(store.unseen("7", run)) == ["2", "3", "4"]
    assert _ids(store.unseen("7", run, [Kind.BLOGPOST])) == ["4"]
    assert store.unseen("8", run) == []
    wait(store.bury({"2": Gone.TRASHED}))
    assert _ids(store.unseen("7", run)) == ["3", "4"]
    assert store.count_in_space("7") == 3


def test_after_a_whole_space_every_list_of_it_is_known_by_one_row(
    store: Store, wait: Wait, run: int
) -> None:
    wait(store.save_listed(SPACE, run))
    assert store.children("1") is store.children("2") is store.children("space:7") is None
    changes = wait(store.complete_tree("7", run))
    assert changes.children_of == {"space:7", "blog:7", "1", "2", "3"}
    assert _ids(store.children("space:7")) == ["1"]
    assert _ids(store.children("1")) == ["2", "3"]
    assert store.children("2") == []
    assert _ids(store.children("blog:7")) == ["4"]
    assert store.has_children(["1", "2", "space:7", "8"]) == {
        "1": True,
        "2": False,
        "space:7": True,
    }
    assert store.children_fetched_at("2") is not None
    assert wait(store.complete_tree("7", run)) == Changes()


def test_what_moved_into_a_known_space_unlisted_does_not_pretend_to_have_no_children(
    store: Store, wait: Wait, run: int
) -> None:
    wait(store.save_listed(SPACE, run))
    wait(store.complete_tree("7", run))
    wait(store.save_page(Page("50", "From elsewhere", "7", Version(1), parent_id="1")))
    assert store.children("50") is None
    assert store.has_children(["50"]) == {}


def test_a_move_in_a_known_tree_is_news_for_both_lists(
    store: Store, wait: Wait, begin: Callable[[], int]
) -> None:
    run = begin()
    wait(store.save_listed(SPACE, run))
    wait(store.complete_tree("7", run))
    listed = wait(store.save_listed([replace(RIGHT, parent_id="2")], begin()))
    assert listed.changes.children_of == {"1", "2"}
    assert _ids(store.children("2")) == ["3"]


def test_what_was_of_another_space_when_it_was_seen_last_stands_in_no_list_of_this_one(
    store: Store, wait: Wait, begin: Callable[[], int]
) -> None:
    above = replace(LEFT, space_id="8", parent_id=None)
    below = replace(RIGHT, space_id="8", parent_id=LEFT.id)
    wait(store.save_listed([above, below], begin()))
    run = begin()
    wait(store.save_listed([HOME, LEFT], run))
    wait(store.complete_tree("7", run))
    assert _ids(store.children("1")) == ["2"]
    assert store.children("2") == []
    assert store.page("3") == below


def test_a_blog_alone_can_be_known(store: Store, wait: Wait, run: int) -> None:
    wait(store.save_listed([POST], run))
    assert wait(store.complete_posts("7", run)).children_of == {"blog:7"}
    assert _ids(store.children("blog:7")) == ["4"]
    assert store.children("space:7") is None


def test_below_a_node_every_list_is_known_and_no_other(store: Store, wait: Wait, run: int) -> None:
    wait(store.save_listed([*SPACE, Page("5", "Leaf", "7", Version(1), parent_id="2")], run))
    changes = wait(store.complete_below("2", run))
    assert changes.children_of == {"2", "5"}
    assert _ids(store.children("2")) == ["5"]
    assert store.children("5") == []
    assert store.children("1") is None


def test_folders_stand_where_they_are_said_to_stand(store: Store, wait: Wait, run: int) -> None:
    top = PageNode("20", Kind.FOLDER, "Top", "7")
    inner = PageNode("21", Kind.WHITEBOARD, "Board", "", "20")
    wait(store.save_nodes([top, inner], run))
    wait(store.complete_tree("7", run))
    assert _ids(store.children("space:7")) == ["20"]
    assert _ids(store.children("20")) == ["21"]
    node = store.node("21")
    assert node is not None
    assert node.space_id == "7"  # as what is above it


def test_a_position_is_lost_only_where_a_listing_tells_positions(
    store: Store, wait: Wait, begin: Callable[[], int]
) -> None:
    board = PageNode("20", Kind.WHITEBOARD, "Board", "7", "1", position=5)
    wait(store.save_listed(SPACE, begin()))
    wait(store.save_nodes([board], begin()))
    without = [replace(page, position=None) for page in SPACE]
    wait(store.save_listed(without, begin()))
    wait(store.save_nodes([replace(board, position=None)], begin()))
    assert store.page("2") == LEFT
    assert store.node("20") == board
    run = begin()
    wait(store.save_listed([HOME, without[1], RIGHT], run))
    wait(store.save_nodes([replace(board, position=None), PageNode("21", *_FOLDER)], run))
    wait(store.complete_tree("7", run))
    assert _ids(store.children("1")) == ["3", "21", "20", "2"]


def test_one_that_is_said_to_have_no_position_loses_it_in_any_listing(
    store: Store, wait: Wait, begin: Callable[[], int]
) -> None:
    board = PageNode("20", Kind.WHITEBOARD, "Board", "7", "1", position=5)
    wait(store.save_listed(SPACE, begin()))
    wait(store.save_nodes([board], begin()))
    listed = wait(store.save_listed([replace(LEFT, position=None, unplaced=True)], begin()))
    assert listed.moved == ("2",)
    wait(store.save_nodes([replace(board, position=None, unplaced=True)], begin()))
    left, node = store.page("2"), store.node("20")
    assert left is not None
    assert node is not None
    assert (left.position, node.position) == (None, None)


_FOLDER = (Kind.FOLDER, "Folder", "7", "1", 3)


def test_a_folder_whose_place_nobody_could_tell_stays_where_it_stood(  # trap 29
    store: Store, wait: Wait, begin: Callable[[], int]
) -> None:
    folder = PageNode("21", Kind.FOLDER, "Folder", "7", "1")
    wait(store.save_nodes([folder], begin()))
    run = begin()
    assert wait(store.save_nodes([replace(folder, space_id="", parent_id=None)], run)) == Changes()
    assert store.node("21") == folder
    assert store.unseen("7", run) == []


def test_a_tombstone_that_is_listed_again_comes_back(
    store: Store, wait: Wait, begin: Callable[[], int]
) -> None:
    wait(store.save_pages([replace(LEFT, body="<p>x</p>")]))
    wait(store.bury({"2": Gone.HIDDEN}))
    listed = wait(store.save_listed([LEFT], begin()))
    assert listed.restored == ("2",)
    assert (listed.added, listed.stale) == ((), ())
    assert store.missing_reason("2") == ""


def test_what_was_archived_does_not_come_back_by_being_listed_as_archived(  # trap 43
    store: Store, wait: Wait, begin: Callable[[], int]
) -> None:
    archived = replace(LEFT, status="archived")
    wait(store.save_listed([archived], begin()))
    wait(store.bury({"2": Gone.ARCHIVED}))
    assert wait(store.save_listed([archived], begin())).restored == ()
    assert store.missing_reason("2") == Gone.ARCHIVED
    assert wait(store.save_listed([LEFT], begin())).restored == ("2",)
