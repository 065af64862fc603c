"""Rules hold content; what the last one lets go is released, but never too early."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from confluence_desk.domain.entities import Comment, Page, PageNode, Place, Version
from confluence_desk.domain.keeping import ALL_VERSIONS, EVERY_SPACE, Files, Holds, Rule, Window
from confluence_desk.domain.syncing import Depth, Gone
from confluence_desk.store import Store

Wait = Callable[..., Any]
AT = datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC)
OPS = Rule(0, Holds.SPACE, "7")
FULL = Rule(
    key=0,
    holds=Holds.CQL,
    subject="type = page",
    excludes=True,
    files=Files.ALL,
    files_up_to=5_000_000,
    comments=False,
    older_versions=ALL_VERSIONS,
    window=Window(AT, AT + timedelta(1), AT + timedelta(2), AT + timedelta(3)),
)


@pytest.fixture
def run(store: Store, wait: Wait) -> int:
    return int(wait(store.begin_run(Depth.FULL)))


def _kept(store: Store, wait: Wait, *ids: str) -> None:
    wait(store.save_pages([Page(id_, f"Page {id_}", "7", Version(1), body="x") for id_ in ids]))


@pytest.mark.parametrize("rule", [OPS, FULL, Rule(0, Holds.BLOG, EVERY_SPACE)])
def test_a_rule_comes_back_as_it_was_said(store: Store, wait: Wait, rule: Rule) -> None:
    key = wait(store.add_rule(rule))
    assert store.rules() == [replace(rule, key=key)]
    changed = replace(FULL, key=key, subject="else")
    wait(store.change_rule(changed))
    assert store.rules() == [changed]


def test_the_key_of_a_rule_that_is_gone_is_never_given_again(store: Store, wait: Wait) -> None:
    keys = []
    for _ in range(3):
        keys.append(wait(store.add_rule(OPS)))
        wait(store.remove_rule(keys[-1]))
    assert len(set(keys)) == 3
    assert store.rules() == []


def test_several_rules_may_hold_the_same(store: Store, wait: Wait, run: int) -> None:
    ops, full = wait(store.add_rule(OPS)), wait(store.add_rule(FULL))
    wait(store.note_members(ops, ["1", "2"], run))
    wait(store.note_members(full, ["2"], run))
    assert [rule.key for rule in store.rules_of("2")] == [ops, full]
    assert store.rules_of("3") == []
    assert store.held_by_rules(["1", "2", "3"]) == {"1", "2"}
    assert store.members(ops) == {"1", "2"}
    assert store.count_members() == {ops: 2, full: 1}


def test_a_rule_that_was_never_asked_counts_as_holding_nothing(store: Store, wait: Wait) -> None:
    key = wait(store.add_rule(OPS))
    assert store.count_members() == {key: 0}


def test_members_of_a_rule_that_went_meanwhile_are_not_noted(
    store: Store, wait: Wait, run: int
) -> None:
    key = wait(store.add_rule(OPS))
    wait(store.remove_rule(key))
    wait(store.note_members(key, ["1"], run))
    assert store.held_by_rules(["1"]) == set()


def test_only_a_complete_listing_makes_members_leave(store: Store, wait: Wait, run: int) -> None:
    key = wait(store.add_rule(OPS))
    wait(store.note_members(key, ["1", "2", "3"], run))
    later = wait(store.begin_run(Depth.FULL))
    wait(store.note_members(key, ["2"], later))
    assert store.members(key) == {"1", "2", "3"}
    assert wait(store.end_members(key, later)) == 2
    assert store.members(key) == {"2"}


def test_what_the_last_rule_lets_go_is_released_unless_read_or_held_or_a_tombstone(
    store: Store, wait: Wait, run: int, clock: Any
) -> None:
    _kept(store, wait, *"123456")
    ops, full = wait(store.add_rule(OPS)), wait(store.add_rule(FULL))
    wait(store.note_members(ops, list("12345"), run))
    wait(store.note_members(full, ["2"], run))
    wait(store.note_visit("3"))
    wait(store.bury({"4": Gone.TRASHED}))
    wait(store.remove_rule(ops))
    assert store.released(clock.now) == ["1", "5"]  # 6 was never held: it is here by reading
    assert store.released(clock.now + timedelta(1)) == ["1", "3", "5"]
    wait(store.note_members(full, ["5"], run))
    assert store.released(clock.now) == ["1"]


def test_releasing_takes_texts_and_talk_and_leaves_the_row(
    store: Store, wait: Wait, run: int, clock: Any
) -> None:
    _kept(store, wait, "1", "2")
    wait(store.save_children("space:7", [PageNode("1", store.page("1").kind, "Page 1", "7")]))  # type: ignore[union-attr]
    wait(store.save_comments("1", [Comment("c1", "1", Place.FOOTER, Version(1), "hm")]))
    later = wait(store.begin_run(Depth.FULL))
    for place in Place:
        wait(store.end_comments(place, later))
    wait(store.end_files(later))
    assert (store.comments("2"), store.attachments("2")) == ([], [])
    key = wait(store.add_rule(OPS))
    wait(store.note_members(key, ["1", "2"], run))
    assert wait(store.release(["1"])).pages == set()  # a rule holds it
    wait(store.remove_rule(key))
    assert wait(store.release(store.released(clock.now))).pages == {"1", "2"}
    page = store.page("1")
    assert page is not None
    assert (page.body, page.title) == (None, "Page 1")
    assert store.comments("1") is None
    assert store.comments("2") is None
    assert store.attachments("2") is None
    assert [node.id for node in store.children("space:7") or []] == ["1"]
    assert store.released(clock.now) == []
    assert store.stale(["1"]) == ["1"]


@pytest.mark.parametrize("what", ["page", "holder"])
def test_what_a_held_page_shows_is_not_released(
    store: Store, wait: Wait, run: int, clock: Any, what: str
) -> None:
    _kept(store, wait, "1", "2")
    ops, full = wait(store.add_rule(OPS)), wait(store.add_rule(FULL))
    wait(store.note_members(ops, ["2"], run))
    wait(store.note_members(full, ["1"], run))
    texts = wait(store.texts_to_look_through())
    held = next(text for text in texts if text.id == "1")
    wait(store.note_complete([(held, [(what, "2")])]))
    wait(store.remove_rule(ops))
    assert store.released(clock.now) == []
    wait(store.note_complete([(held, [])]))
    assert store.released(clock.now) == ["2"]
