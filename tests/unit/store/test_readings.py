"""What was read stays known, its text stays here, and what was saved since can be listed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from confluence_desk.domain.entities import Page, Version
from confluence_desk.domain.readings import Reading
from confluence_desk.store import Store
from tests.unit.store.conftest import Clock

Make = Callable[..., Page]


def test_the_versions_that_were_read_last_are_known(store: Store, clock: Clock, wait: Any) -> None:
    for number in (3, 5, 7, 8, 5):
        wait(store.note_reading("100", number))
        clock.pass_minutes(1)
    assert [one.number for one in store.readings("100")] == [5, 8, 7]
    assert store.readings("100")[0] == Reading(5, clock.now - timedelta(minutes=1))
    assert store.readings("200") == []


def test_a_text_that_was_read_outlives_its_successor(
    store: Store, wait: Any, make_page: Make
) -> None:
    wait(store.save_page(make_page(number=1, body="<p>One</p>")))
    wait(store.note_reading("100", 1))
    wait(store.save_page(make_page(number=2, body="<p>Two</p>")))
    wait(store.forget_old("100", []))
    old = store.page_version("100", 1)
    assert old is not None
    assert old.body == "<p>One</p>"


def test_a_text_read_long_ago_goes_unless_it_is_held(
    store: Store, wait: Any, make_page: Make
) -> None:
    for number in range(1, 6):
        wait(store.save_page(make_page(number=number, body=f"<p>{number}</p>")))
        wait(store.note_reading("100", number))
    here = [n for n in range(1, 6) if store.page_version("100", n) is not None]
    assert here == [3, 4, 5]


def saved(page: Page, clock: Clock, minutes: int) -> Page:
    version = Version(page.version.number, clock.now + timedelta(minutes=minutes), "ana", "why")
    return replace(page, version=version)


def test_what_was_saved_since_a_moment_is_listed_newest_first(
    store: Store, clock: Clock, wait: Any, make_page: Make
) -> None:
    since = clock.now
    for id_, minutes in (("1", -5), ("2", 10), ("3", 20)):
        wait(store.save_page(saved(make_page(id_, number=4), clock, minutes)))
    wait(store.save_page(saved(make_page("4", number=4, space_id="9"), clock, 30)))
    wait(store.save_versions("2", [Version(n, since + timedelta(hours=n - 4)) for n in (2, 3)]))
    found = wait(store.moved_since(since, space_id="1", limit=10))
    assert [(one.page_id, one.before) for one in found] == [("3", 0), ("2", 3)]
    assert [one.page_id for one in wait(store.moved_since(since, limit=2))] == ["4", "3"]
    assert wait(store.moved_since(since, among=["1"], limit=9)) == []


def test_what_was_saved_since_it_was_read_is_listed(
    store: Store, clock: Clock, wait: Any, make_page: Make
) -> None:
    for id_ in "123":
        wait(store.save_page(saved(make_page(id_, number=4), clock, 0)))
    wait(store.note_reading("1", 2))
    wait(store.note_reading("2", 4))
    (one,) = wait(store.moved_since(None, limit=10))
    assert (one.page_id, one.before, one.number, one.author_id) == ("1", 2, 4, "ana")
    assert one.read_at == clock.now


def versions(clock: Clock, *minutes: int) -> list[Version]:
    return [Version(n, clock.now + timedelta(minutes=m)) for n, m in enumerate(minutes, 1)]


def test_a_deleted_version_renumbers_texts_and_readings(  # trap 88
    store: Store, clock: Clock, wait: Any, make_page: Make
) -> None:
    wait(store.save_page(make_page(number=5, body="<p>5</p>")))
    wait(store.save_versions("100", versions(clock, 1, 2, 3, 4, 5)))
    for number in range(1, 5):
        wait(store.save_old_version(make_page(number=number, body=f"<p>{number}</p>")))
    wait(store.note_reading("100", 3))
    wait(store.save_versions("100", versions(clock, 1, 3, 4, 5)))  # the second is deleted
    bodies = {n: store.page_version("100", n) for n in range(1, 5)}
    assert {n: page and page.body for n, page in bodies.items()} == {
        1: "<p>1</p>",
        2: "<p>3</p>",
        3: "<p>4</p>",
        4: None,  # the newest is known under its new number once the page comes
    }
    assert [one.number for one in store.readings("100")] == [2]


@pytest.mark.parametrize("kept", [(1, 3), (1,)])
def test_a_gap_renumbers_nothing(  # trap 88
    store: Store, clock: Clock, wait: Any, make_page: Make, kept: tuple[int, ...]
) -> None:
    every = versions(clock, 1, 2, 3)
    wait(store.save_page(make_page(number=3)))
    wait(store.save_versions("100", every))
    wait(store.save_old_version(make_page(number=2, body="<p>2</p>")))
    wait(store.save_versions("100", [one for one in every if one.number in kept]))
    old = store.page_version("100", 2)
    assert old is not None
    assert old.body == "<p>2</p>"
