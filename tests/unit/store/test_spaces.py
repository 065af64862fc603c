"""Spaces: told once, hidden rather than lost."""

from datetime import UTC, datetime
from typing import Any

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Space
from confluence_desk.store import Store

OPS = Space("1", "OPS", "Operations", homepage_id="10", created_at=datetime(2020, 1, 2, tzinfo=UTC))
ENG = Space("2", "ENG", "engineering", alias="engine", description="How & why")


def test_a_new_library_has_no_spaces(store: Store) -> None:
    assert store.spaces() == []
    assert store.space("1") is None
    assert store.space_by_key("OPS") is None


def test_spaces_come_back_as_they_were_by_name(store: Store, wait: Any) -> None:
    assert wait(store.save_spaces([OPS, ENG], complete=True)).spaces == {"1", "2"}
    assert store.spaces() == [ENG, OPS]
    assert store.space("1") == OPS
    assert store.space_by_key("engine") == ENG


def test_equal_spaces_are_no_news(store: Store, wait: Any) -> None:
    wait(store.save_spaces([OPS, ENG], complete=True))
    assert wait(store.save_spaces([ENG, OPS], complete=True)) == Changes()
    renamed = Space("2", "ENG", "Builders")
    assert wait(store.save_spaces([OPS, renamed], complete=True)).spaces == {"2"}


def test_a_space_missing_from_a_complete_listing_is_hidden_not_lost(  # trap 39
    store: Store, wait: Any
) -> None:
    wait(store.save_spaces([OPS, ENG], complete=True))
    assert not wait(store.save_spaces([OPS], complete=False))
    assert wait(store.save_spaces([OPS], complete=True)).spaces == {"2"}
    assert store.spaces() == [OPS]
    assert store.space("2") == ENG
    assert wait(store.save_spaces([OPS, ENG], complete=True)).spaces == {"2"}
    assert store.spaces() == [ENG, OPS]


def test_an_empty_listing_hides_nothing(store: Store, wait: Any) -> None:  # traps 38, 40
    wait(store.save_spaces([OPS, ENG], complete=True))
    assert wait(store.save_spaces([], complete=True)) == Changes()
    assert store.spaces() == [ENG, OPS]


def test_personal_keys_and_odd_names_are_plain_values(store: Store, wait: Any) -> None:  # trap 10
    odd = Space("3", "~712020:ab.cd", "Robert'); DROP TABLE spaces;--", type="personal")
    wait(store.save_spaces([odd], complete=True))
    assert store.space_by_key("~712020:ab.cd") == odd


def test_a_key_is_found_in_any_case_its_own_first(store: Store, wait: Any) -> None:
    upper, lower = Space("1", "OPS", "Operations"), Space("2", "ops", "Others", alias="Oth")
    wait(store.save_spaces([upper, lower], complete=True))
    assert store.space_by_key("OPS") == upper
    assert store.space_by_key("ops") == lower
    assert store.space_by_key("oTH") == lower
    assert store.space_by_key("") is None
    assert store.space_by_key("Ops") in {upper, lower}


def test_an_archived_space_counts_as_long_as_it_is_listed(store: Store, wait: Any) -> None:
    wait(store.save_spaces([OPS, ENG], complete=True))
    assert not store.has_archived()
    old = Space("3", "OLD", "Attic", status="archived")
    wait(store.save_spaces([OPS, ENG, old], complete=True))
    assert store.has_archived()
    wait(store.save_spaces([OPS, ENG], complete=True))
    assert not store.has_archived()
