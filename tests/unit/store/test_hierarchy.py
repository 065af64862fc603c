"""The hierarchy: Confluence's order, exact news, no cycle that hurts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, PageNode, Version
from confluence_desk.store import Store
from confluence_desk.store.hierarchy import _HOLDS


def _node(id_: str, title: str = "", *, kind: Kind = Kind.PAGE, **rest: Any) -> PageNode:
    return PageNode(id_, kind, title or f"Page {id_}", **{"space_id": "1", **rest})


def _ids(store: Store, key: str) -> list[str] | None:
    nodes = store.children(key)
    return None if nodes is None else [node.id for node in nodes]


def test_a_list_never_fetched_is_not_an_empty_one(store: Store, clock: Any, wait: Any) -> None:
    assert store.children("space:1") is None
    assert store.children_fetched_at("space:1") is None
    assert wait(store.save_children("space:1", [])).children_of == {"space:1"}
    assert store.children("space:1") == []
    assert store.children_fetched_at("space:1") == clock.now


def test_a_long_list_is_read_in_portions(store: Store, wait: Any) -> None:
    assert store.children("space:1", count=2) is None
    wait(store.save_children("space:1", [_node(str(n), position=n) for n in range(5)]))
    assert store.count_children("space:1") == 5
    portions = [store.children("space:1", first=first, count=2) or [] for first in (0, 2, 4, 6)]
    assert [[node.id for node in each] for each in portions] == [["0", "1"], ["2", "3"], ["4"], []]
    rest = store.children("space:1", first=1, count=2, without="2") or []
    assert [node.id for node in rest] == ["1", "3"]
    assert store.children("space:1", count=0) == []


def test_many_lists_are_looked_into_at_once(store: Store, wait: Any) -> None:
    wait(store.save_children("space:1", [_node("1")]))
    wait(store.save_children("1", []))
    assert store.has_children(["space:1", "1", "2"]) == {"space:1": True, "1": False}
    assert store.has_children([]) == {}


def test_siblings_stand_by_position_then_title(store: Store, wait: Any) -> None:
    nodes = [
        _node("4", "beta"),
        _node("3", "Alpha"),
        _node("2", "Zulu", position=200),
        _node("1", "Mike", position=100, kind=Kind.FOLDER, web_path="/x"),
    ]
    wait(store.save_children("space:1", nodes))
    assert _ids(store, "space:1") == ["1", "2", "3", "4"]
    assert store.node("1") == nodes[3]


def test_equal_children_are_no_news_and_every_difference_is(store: Store, wait: Any) -> None:
    nodes = [_node("1", position=1), _node("2", position=2)]
    wait(store.save_children("space:1", nodes))
    assert wait(store.save_children("space:1", nodes[::-1])) == Changes()
    swapped = [_node("1", position=2), _node("2", position=1)]
    renamed = [_node("1", "New", position=2), _node("2", position=1)]
    for moved in (swapped, renamed, renamed[:1], renamed):
        assert wait(store.save_children("space:1", moved)) == Changes(
            children_of=frozenset({"space:1"})
        )
    assert _ids(store, "space:1") == ["2", "1"]


def test_a_child_takes_its_space_and_parent_from_the_list(store: Store, wait: Any) -> None:
    wait(store.save_children("space:1", [_node("10")]))
    wait(store.save_children("10", [_node("11", space_id="")]))
    node = store.node("11")
    assert node is not None
    assert (node.parent_id, node.space_id) == ("10", "1")


def test_a_move_is_news_for_both_parents(store: Store, wait: Any) -> None:  # trap 36
    wait(store.save_children("10", [_node("12")]))
    wait(store.save_children("11", []))
    changes = wait(store.save_children("11", [_node("12")]))
    assert changes.children_of == {"10", "11"}
    assert (_ids(store, "10"), _ids(store, "11")) == ([], ["12"])


def test_a_page_read_elsewhere_moves_in_the_tree(  # trap 36: the version stays the same
    store: Store, make_page: Any, wait: Any
) -> None:
    wait(store.save_children("10", [_node("12", position=3)]))
    wait(store.save_children("11", []))
    wait(store.save_page(make_page("12", parent_id="10", position=3)))
    changes = wait(store.save_page(make_page("12", parent_id="11", position=3)))
    assert changes.children_of == {"10", "11"}
    assert (_ids(store, "10"), _ids(store, "11")) == ([], ["12"])


def test_a_page_told_without_its_position_stays_where_it_is(
    store: Store, make_page: Any, wait: Any
) -> None:
    wait(store.save_children("10", [_node("12", position=2), _node("11", position=1)]))
    assert not wait(store.save_page(make_page("11", parent_id="10"))).children_of
    assert _ids(store, "10") == ["11", "12"]


def test_what_is_said_to_have_no_position_stands_by_its_title(
    store: Store, make_page: Any, wait: Any
) -> None:
    wait(store.save_children("10", [_node(str(n), f"N{n}", position=n) for n in (11, 12, 13)]))
    page = replace(make_page("11", parent_id="10"), title="Z", unplaced=True)
    assert wait(store.save_page(page)).children_of == {"10"}
    assert _ids(store, "10") == ["12", "13", "11"]
    wait(store.save_children("10", [_node("12", "Y", unplaced=True)], complete=False))
    assert _ids(store, "10") == ["13", "12", "11"]


def test_what_leaves_a_list_keeps_its_page(  # trap 38
    store: Store, make_page: Any, wait: Any
) -> None:
    page = make_page("12", parent_id="10")
    wait(store.save_children("10", [_node("12")]))
    wait(store.save_page(page))
    assert wait(store.save_children("10", [])).children_of == {"10"}
    assert _ids(store, "10") == []
    assert store.page("12") == page


def test_an_incomplete_list_only_adds(store: Store, wait: Any) -> None:
    wait(store.save_children("10", [_node("11")], complete=False))
    assert store.children("10") is None
    wait(store.save_children("10", [_node("12")]))
    wait(store.save_children("10", [_node("13")], complete=False))
    assert _ids(store, "10") == ["12", "13"]


def test_blog_posts_stand_newest_first(store: Store, make_page: Any, wait: Any) -> None:
    day = datetime(2026, 1, 1, tzinfo=UTC)
    posts = [
        make_page(str(n), kind=Kind.BLOGPOST, created_at=day + timedelta(days=n), body=None)
        for n in (1, 2, 3)
    ]
    rows = [_node(str(n), kind=Kind.BLOGPOST) for n in (3, 2, 1)]
    wait(store.save_children("blog:1", rows))
    assert _ids(store, "blog:1") == ["3", "2", "1"]
    wait(store.save_pages(posts))
    assert _ids(store, "blog:1") == ["3", "2", "1"]
    later = make_page("4", kind=Kind.BLOGPOST, created_at=day + timedelta(days=9))
    assert wait(store.save_page(later)).children_of == {"blog:1"}
    assert _ids(store, "blog:1") == ["4", "3", "2", "1"]
    assert not wait(store.save_children("blog:1", [_node("4", kind=Kind.BLOGPOST), *rows]))


def test_an_archived_page_leaves_the_tree(  # trap 43
    store: Store, make_page: Any, wait: Any
) -> None:
    wait(store.save_children("10", [_node("12")]))
    archived = make_page("12", parent_id="10", status="archived")
    assert wait(store.save_page(archived)).children_of == {"10"}
    assert _ids(store, "10") == []
    assert store.page("12") == archived


def test_the_path_leads_from_the_top(store: Store, make_page: Any, wait: Any) -> None:
    chain = [_node("1"), _node("2", kind=Kind.FOLDER), _node("3")]
    assert not wait(store.save_path(chain))  # nobody has fetched one of these lists
    wait(store.save_page(make_page("4", parent_id="3")))
    assert [node.id for node in store.path("4")] == ["1", "2", "3"]
    assert store.path("1") == []
    assert store.path("unknown") == []
    assert store.children("1") is None


def test_the_path_ends_where_nothing_more_is_known(store: Store, make_page: Any, wait: Any) -> None:
    wait(store.save_page(make_page("4", parent_id="3")))
    assert store.path("4") == []


def test_a_cycle_of_parents_ends(store: Store, make_page: Any, wait: Any) -> None:
    wait(store.save_pages([make_page("1", parent_id="2"), make_page("2", parent_id="1")]))
    assert [node.id for node in store.path("1")] == ["2"]
    wait(store.save_page(make_page("3", parent_id="3")))
    assert store.path("3") == []


def test_an_ancestor_renamed_elsewhere_is_renamed_in_its_list(store: Store, wait: Any) -> None:
    wait(store.save_children("space:1", [_node("1", "Old", position=7)]))
    changes = wait(store.save_path([_node("1", "New"), _node("2")]))
    assert changes.children_of == {"space:1"}
    node = store.node("1")
    assert node is not None
    assert (node.title, node.position) == ("New", 7)


def test_a_listing_that_names_a_page_anew_is_news_of_the_page(
    store: Store, make_page: Any, wait: Any
) -> None:
    wait(store.save_children("10", [_node("12", "Old")]))
    wait(store.save_page(make_page("12", title="Old", parent_id="10")))
    changes = wait(store.save_children("10", [_node("12", "New")]))
    assert (changes.pages, changes.children_of) == ({"12"}, {"10"})
    page = store.page("12")
    assert page is not None
    assert (page.title, page.version, page.body) == ("New", Version(1), "<p>Hello</p>")


def test_a_list_with_one_row_twice_holds_it_once(store: Store, wait: Any) -> None:
    wait(store.save_children("10", [_node("11"), _node("11", "Again")]))
    assert _ids(store, "10") == ["11"]


def test_a_huge_list_is_whole(store: Store, wait: Any) -> None:  # trap 19
    nodes = [_node(str(n), position=n) for n in range(1001)]
    wait(store.save_children("10", nodes))
    assert len(store.children("10") or ()) == 1001


def test_a_title_is_found_where_only_a_row_is_known(store: Store, wait: Any) -> None:
    wait(store.save_children("10", [_node("11", "Caf\u00e9 RULES"), _node("12", kind=Kind.FOLDER)]))
    found = store.node_by_title("1", "cafe\u0301 rules")
    assert found is not None
    assert found.id == "11"
    assert store.node_by_title("1", "Page 12") is None
    assert store.node_by_title("2", "Café rules") is None


def test_asking_about_some_lists_goes_straight_to_them(store: Store) -> None:
    plan = store._db.all(f"EXPLAIN QUERY PLAN {_HOLDS}", ("[]",))  # noqa: SLF001
    assert any("listings USING PRIMARY KEY (what=? AND subject=?)" in row[3] for row in plan)
