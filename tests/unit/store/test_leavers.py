"""Leaving takes two misses, keeps the last copy, and ends only when somebody says so."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Attachment, Comment, Label, Page, Place, Version
from confluence_desk.domain.syncing import Depth, Gone
from confluence_desk.store import Store

Wait = Callable[..., Any]
PAGE = Page("2", "Left", "7", Version(1), parent_id="1", body="<p>Last copy</p>")


@pytest.fixture
def begin(store: Store, wait: Wait) -> Callable[[], int]:
    return lambda: wait(store.begin_run(Depth.FULL))


def test_what_is_missed_once_is_absent_for_later_runs_only(  # trap 39
    store: Store, wait: Wait, begin: Callable[[], int]
) -> None:
    wait(store.save_page(PAGE))
    first = begin()
    wait(store.note_absent({"2": Gone.HIDDEN}, first))
    assert store.absent(first) == {}
    second = begin()
    wait(store.note_absent({"2": Gone.TRASHED}, second))
    assert store.absent(second) == {"2": Gone.TRASHED}
    assert store.missing_reason("2") == ""


@pytest.mark.parametrize("how", ["listed", "opened", "child", "said"])
def test_whatever_names_it_meanwhile_ends_its_absence(  # trap 39
    store: Store, wait: Wait, begin: Callable[[], int], how: str
) -> None:
    wait(store.save_page(PAGE))
    wait(store.note_absent({"2": Gone.HIDDEN, "3": Gone.HIDDEN}, begin()))
    wait(store.answer(wait(store.ask("7", ["2", "3"], 4)), remove=True))
    run = begin()
    if how == "listed":
        wait(store.save_listed([PAGE], run))
    elif how == "opened":
        wait(store.save_page(PAGE))
    elif how == "child":
        wait(store.save_children("1", [PAGE.as_node()]))
    else:
        wait(store.clear_absent(["2"]))
    assert store.absent(run) == {"3": Gone.HIDDEN}
    assert store.answered("7") == {"3": True}


def test_a_tombstone_leaves_its_list_and_keeps_its_copy_and_reason(  # trap 42
    store: Store, wait: Wait, clock: Any
) -> None:
    wait(store.save_page(PAGE))
    wait(store.save_children("1", [PAGE.as_node()]))
    changes = wait(store.bury({"2": Gone.NO_ACCESS, "nobody": Gone.HIDDEN}))
    assert (changes.pages, changes.children_of) == ({"2"}, {"1"})
    assert store.page("2") == PAGE
    assert store.children("1") == []
    assert [(n.id, why, at) for n, why, at in store.tombstones()] == [
        ("2", Gone.NO_ACCESS, clock.now)
    ]
    assert wait(store.bury({"2": Gone.NO_ACCESS})) == Changes()


def test_another_reason_does_not_make_a_tombstone_younger(
    store: Store, wait: Wait, clock: Any
) -> None:
    wait(store.save_page(PAGE))
    wait(store.bury({"2": Gone.HIDDEN}))
    then = clock.now
    clock.pass_minutes(60)
    wait(store.bury({"2": Gone.TRASHED}))
    assert [(why, at) for _, why, at in store.tombstones()] == [(Gone.TRASHED, then)]


def _hang_things_on(store: Store, wait: Wait, id_: str) -> None:
    version = Version(1)
    wait(store.save_comments(id_, [Comment(f"c{id_}", id_, Place.FOOTER, version, "hm")]))
    wait(store.save_labels(id_, [Label("runbook")]))
    wait(store.save_attachments(id_, [Attachment(f"att{id_}", id_, "a.png", version)]))
    wait(store.save_blob(f"att{id_}", 1, b"bytes", "image/png"))
    wait(store.save_versions(id_, [version]))
    wait(store.note_visit(id_))


def test_purging_takes_all_of_a_tombstone_and_nothing_of_anything_else(
    store: Store, wait: Wait
) -> None:
    other = replace(PAGE, id="3")
    wait(store.save_pages([PAGE, other]))
    for id_ in ("2", "3"):
        _hang_things_on(store, wait, id_)
    wait(store.bury({"2": Gone.TRASHED}))
    assert wait(store.purge(["2", "3"])).pages == {"2"}
    left = [store.page("2"), store.comments("2"), store.labels("2"), store.attachments("2")]
    assert [*left, store.versions("2"), store.blob("att2", 1)] == [None] * 6
    assert store.tombstones() == []
    assert store.page("3") == other
    assert store.comments("3")
    assert store.labels("3")
    assert store.attachments("3")
    assert store.blob("att3", 1) == b"bytes"
    assert [node.id for node in store.recent(5)] == ["3"]


def test_old_tombstones_are_purged_by_their_age(store: Store, wait: Wait, clock: Any) -> None:
    wait(store.save_pages([replace(PAGE, id=str(n)) for n in range(130)]))
    wait(store.bury({str(n): Gone.TRASHED for n in range(129)}))
    clock.pass_minutes(60)
    wait(store.bury({"129": Gone.TRASHED}))
    assert len(wait(store.purge_older(clock.now - timedelta(minutes=1))).pages) == 129
    assert [node.id for node, _, _ in store.tombstones()] == ["129"]
