"""An answer that comes late never takes the place of something newer that came meanwhile."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Page, Version
from confluence_desk.store import Store

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


def edition(number: int, *, hour: int | None = None, body: str | None = "") -> Page:
    """A version, saved at its own hour; its title, text and place tell which it is."""
    text = f"<p>{number}</p>" if body == "" else body
    at = NOON + timedelta(hours=number if hour is None else hour)
    version = Version(number, at)
    return Page("100", f"Title {number}", "1", version, position=number, body=text)


def shown(store: Store) -> tuple[str, int, int | None, str | None, int]:
    page = store.page("100")
    assert page is not None
    number = store.body_version("100")
    return page.title, page.version.number, page.position, page.body, number


NEWEST = ("Title 3", 3, 3, "<p>3</p>", 3)


@pytest.mark.parametrize("undated", [False, True])
@pytest.mark.parametrize("over", [0, 1, 2])
@pytest.mark.parametrize("body", ["<p>2</p>", None])
def test_an_older_version_changes_nothing(
    store: Store, clock: Any, wait: Any, body: str | None, over: int, *, undated: bool
) -> None:
    wait(store.save_page(edition(3)))
    came_at = clock.now
    clock.pass_minutes(5)
    late = edition(2, body=body)
    late = replace(late, version=Version(2)) if undated else late
    assert wait(store.save_page(late, over=over)) == Changes()
    assert shown(store) == NEWEST
    assert store.page_fetched_at("100") == came_at
    assert store.page_version("100", 2) is None


def test_of_many_only_the_older_are_left_out(store: Store, make_page: Any, wait: Any) -> None:
    wait(store.save_pages([edition(3), make_page("7", number=1)]))
    told = wait(store.save_pages([edition(2), make_page("7", number=2, body="<p>new</p>")]))
    assert told.pages == {"7"}
    assert shown(store) == NEWEST
    assert store.body_version("7") == 2


def test_where_only_an_older_text_is_here_a_late_one_is_shown_as_what_it_is(
    store: Store, wait: Any
) -> None:
    wait(store.save_page(edition(1)))
    wait(store.save_listed([edition(3, body=None)], 1))
    read_at = store.page_fetched_at("100")
    assert wait(store.save_page(edition(2))).pages == {"100"}
    assert shown(store) == ("Title 3", 3, 3, "<p>2</p>", 2)
    assert store.stale(["100"]) == ["100"]
    assert store.page_fetched_at("100") == read_at
    assert wait(store.save_page(edition(1))) == Changes()
    wait(store.save_page(edition(3)))
    assert shown(store) == NEWEST


def test_a_late_text_is_better_than_none(store: Store, wait: Any) -> None:
    wait(store.save_listed([edition(3, body=None)], 1))
    wait(store.save_page(edition(2)))
    assert shown(store) == ("Title 3", 3, 3, "<p>2</p>", 2)
    assert store.stale(["100"]) == ["100"]


def test_what_was_asked_for_over_the_newer_one_is_what_the_service_went_back_to(
    store: Store, wait: Any
) -> None:
    wait(store.save_page(edition(3)))
    wait(store.save_page(edition(2), over=3))
    assert shown(store) == ("Title 2", 2, 2, "<p>2</p>", 2)


def test_what_was_purged_and_made_anew_comes_in(store: Store, wait: Any) -> None:
    wait(store.save_page(edition(3)))
    wait(store.mark_missing("100", "not found"))
    wait(store.save_page(edition(1)))
    assert shown(store) == ("Title 1", 1, 1, "<p>1</p>", 1)
    assert store.missing_reason("100") == ""


@pytest.mark.parametrize("hour", [3, 4])
def test_a_version_that_was_renumbered_is_no_older_one(  # trap 88
    store: Store, wait: Any, hour: int
) -> None:
    wait(store.save_page(edition(3)))
    wait(store.save_page(edition(2, hour=hour)))
    assert shown(store) == ("Title 2", 2, 2, "<p>2</p>", 2)


def test_what_a_listing_told_of_a_page_that_went_back_lets_its_text_in(
    store: Store, wait: Any
) -> None:
    wait(store.save_page(edition(3)))
    assert wait(store.save_listed([edition(1, body=None)], 1)).stale == ("100",)
    wait(store.save_page(edition(1)))
    assert shown(store) == ("Title 1", 1, 1, "<p>1</p>", 1)
