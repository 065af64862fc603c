"""Who wrote which word of a page: kept in place of what was known, gone with the page's texts."""

from collections.abc import Callable
from typing import Any

from confluence_desk.domain.entities import Page
from confluence_desk.store import Store
from confluence_desk.store.annotations import AnnotationRow

Wait = Callable[[Any], Any]
ROW = AnnotationRow(1, 3, '{"blocks": []}' * 50)


def test_what_is_known_is_kept_in_place_of_what_was(
    store: Store, make_page: Callable[..., Page], wait: Wait
) -> None:
    wait(store.save_page(make_page("1")))
    assert store.annotation("1") is None
    wait(store.save_annotation("1", AnnotationRow(1, 2, "{}")))
    wait(store.save_annotation("1", ROW))
    assert store.annotation("1") == ROW


def test_it_goes_with_the_texts_of_its_page_and_comes_to_no_page_that_is_gone(
    store: Store, make_page: Callable[..., Page], wait: Wait
) -> None:
    wait(store.save_page(make_page("1")))
    wait(store.save_annotation("1", ROW))
    wait(store.release(["1"]))
    assert store.annotation("1") is None
    wait(store.save_annotation("1", ROW))
    assert store.annotation("1") is None


def test_the_versions_that_are_here_are_told_the_oldest_first(
    store: Store, make_page: Callable[..., Page], wait: Wait
) -> None:
    wait(store.save_page(make_page("1", number=9)))
    for number in (4, 2):
        wait(store.save_old_version(make_page("1", number=number)))
    assert store.versions_here("1") == [2, 4, 9]
    assert store.versions_here("2") == []
