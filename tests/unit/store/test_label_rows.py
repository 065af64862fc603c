"""Labels come one after the other; a page's are known when each was listed since it is here."""

from collections.abc import Callable
from typing import Any

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Label, Page, Version
from confluence_desk.domain.syncing import Depth, Gone
from confluence_desk.store import Store

Wait = Callable[..., Any]
Begin = Callable[[], int]
RED, BLUE = Label("red", "global", "1"), Label("blue", "global", "2")


@pytest.fixture
def begin(store: Store, wait: Wait) -> Begin:
    return lambda: wait(store.begin_run(Depth.FULL))


@pytest.fixture(autouse=True)
def pages(store: Store, wait: Wait, begin: Begin) -> list[str]:
    ids = ["1", "2", "3"]
    wait(store.save_listed([Page(id_, id_, "7", Version(1)) for id_ in ids], begin()))
    return ids


def _names(store: Store, id_: str) -> list[str] | None:
    found = store.labels(id_)
    return None if found is None else [label.name for label in found]


def _list_all(store: Store, wait: Wait, run: int, carried: dict[Label, list[str]]) -> Changes:
    changes: Changes = Changes()
    for label, ids in carried.items():
        changes |= wait(store.save_label_seen(label, ids, run))
        changes |= wait(store.end_label(label, run))
    changes |= wait(store.end_labels(run))
    return changes


def test_after_all_labels_those_of_every_page_are_known(
    store: Store, wait: Wait, begin: Begin, pages: list[str]
) -> None:
    changes = _list_all(store, wait, begin(), {RED: ["1", "2", "nobody"], BLUE: ["2"]})
    assert changes.labels_of == set(pages)
    assert [_names(store, id_) for id_ in pages] == [["red"], ["blue", "red"], []]
    assert _list_all(store, wait, begin(), {RED: ["1", "2"], BLUE: ["2"]}) == Changes()


def test_a_label_that_was_taken_off_goes_with_its_next_whole_listing(  # trap 37
    store: Store, wait: Wait, begin: Begin
) -> None:
    _list_all(store, wait, begin(), {RED: ["1", "2"], BLUE: ["2"]})
    run = begin()
    assert wait(store.save_label_seen(RED, ["1"], run)) == Changes()
    assert _names(store, "2") == ["blue", "red"]
    assert wait(store.end_label(RED, run)).labels_of == {"2"}
    assert _names(store, "2") == ["blue"]


def test_a_label_nobody_listed_this_time_stays_while_it_is_said_to_exist(
    store: Store, wait: Wait, begin: Begin
) -> None:
    _list_all(store, wait, begin(), {RED: ["1"], BLUE: ["2"]})
    run = begin()
    wait(store.save_label_seen(RED, (), run))
    wait(store.save_label_seen(BLUE, (), run))
    assert wait(store.end_labels(run)) == Changes()
    run = begin()
    wait(store.save_label_seen(BLUE, (), run))
    assert wait(store.end_labels(run)).labels_of == {"1"}
    assert [_names(store, id_) for id_ in ("1", "2")] == [[], ["blue"]]


def test_a_new_page_is_known_only_when_every_label_was_listed_since(
    store: Store, wait: Wait, begin: Begin
) -> None:
    _list_all(store, wait, begin(), {RED: ["1"], BLUE: ["2"]})
    run = begin()
    wait(store.save_listed([Page("4", "4", "7", Version(1))], run))
    wait(store.save_label_seen(BLUE, (), run))
    wait(store.save_label_seen(RED, ["1"], run))
    wait(store.end_label(RED, run))
    wait(store.end_labels(run))
    assert _names(store, "4") is None
    run = begin()
    wait(store.save_label_seen(RED, (), run))
    wait(store.save_label_seen(BLUE, ["2", "4"], run))
    wait(store.end_label(BLUE, run))
    assert wait(store.end_labels(run)).labels_of == {"4"}
    assert _names(store, "4") == ["blue"]


def test_a_site_without_labels_leaves_none_and_all_are_known(
    store: Store, wait: Wait, begin: Begin, pages: list[str]
) -> None:
    wait(store.save_labels("1", [RED]))
    assert wait(store.end_labels(begin())).labels_of == set(pages)
    assert [store.labels(id_) for id_ in pages] == [[], [], []]


def test_labels_that_a_page_was_asked_for_meanwhile_are_not_lost(  # trap 33
    store: Store, wait: Wait, begin: Begin
) -> None:
    run = begin()
    wait(store.save_label_seen(RED, ["1"], run))
    wait(store.save_labels("2", [RED]))
    wait(store.end_label(RED, run))
    wait(store.end_labels(run))
    assert store.labels("2") == [RED]


def test_a_tombstone_keeps_the_labels_of_its_last_copy(
    store: Store, wait: Wait, begin: Begin
) -> None:
    _list_all(store, wait, begin(), {RED: ["1", "2"]})
    wait(store.bury({"2": Gone.TRASHED}))
    _list_all(store, wait, begin(), {BLUE: ["2"]})
    assert [_names(store, id_) for id_ in ("1", "2")] == [[], ["red"]]
