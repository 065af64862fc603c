"""Favourites and saved searches lie in the encrypted file, in their order."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from confluence_desk.domain.collected import GROUP, Favourite, SavedSearch
from confluence_desk.store import Store

Wait = Callable[[Any], Any]


def test_favourites_come_back_in_their_order(library: Path, key: bytes, wait: Wait) -> None:
    rows = [
        Favourite(7, "page", "70", "Seventy"),
        Favourite(2, GROUP, "", "Mine"),
        Favourite(5, "space", "1", "Operations", parent=2),
    ]
    store = Store.open(library, key)
    wait(store.keep_favourites([Favourite(1, "page", "10", "Ten")], [1]))
    wait(store.keep_favourites(rows, [7, 2, 5], gone=[1]))
    store.close()
    again = Store.open(library, key)
    assert again.favourites() == rows
    again.close()


def test_favourites_nobody_waits_for_are_kept_too(library: Path, key: bytes) -> None:
    store = Store.open(library, key)
    store.post_favourites([Favourite(1, "page", "10", "Ten")], [1])
    store.post_favourites([Favourite(2, "page", "20", "Twenty")], [2, 1])
    store.post_favourites([], [1], gone=[2, 3])
    store.close()
    again = Store.open(library, key)
    assert again.favourites() == [Favourite(1, "page", "10", "Ten")]
    again.close()


def test_saved_searches_come_back_in_their_order(library: Path, key: bytes, wait: Wait) -> None:
    rows = [
        SavedSearch(3, "Mine", "creator = me", 4, tells=False),
        SavedSearch(1, "All", "type = page"),
    ]
    store = Store.open(library, key)
    wait(store.keep_searches(rows))
    store.close()
    again = Store.open(library, key)
    assert again.searches() == rows
    again.close()


def test_neither_title_nor_search_lies_in_clear_on_the_disk(
    library: Path, key: bytes, wait: Wait
) -> None:
    store = Store.open(library, key)
    wait(store.keep_favourites([Favourite(1, "page", "10", "Merger with Initech")], [1]))
    wait(store.keep_searches([SavedSearch(1, "Layoffs", "text ~ severance")]))
    store.close()
    for file in library.parent.iterdir():
        raw = file.read_bytes()
        assert not any(word in raw for word in (b"Initech", b"Layoffs", b"severance"))
