"""What takes how much, and what freeing leaves."""

import os
from collections.abc import Callable
from typing import Any

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Attachment, Comment, Page, Place, Version
from confluence_desk.store import Store

Wait = Callable[..., Any]
TEXT = "<p>" + "word " * 400 + "</p>"


def _fill(store: Store, wait: Wait) -> None:
    version = Version(1)
    for id_, space in (("1", "7"), ("2", "7"), ("3", "8")):
        wait(store.save_page(Page(id_, f"Page {id_}", space, version, body=TEXT)))
        wait(store.save_comments(id_, [Comment(f"c{id_}", id_, Place.FOOTER, version, "hm")]))
        wait(store.save_attachments(id_, [Attachment(f"att{id_}", id_, "a.png", version)]))
    wait(store.save_blob("att1", 1, bytes(1000), "image/png"))


def test_every_space_says_what_it_takes_the_largest_first(
    store: Store, wait: Wait, clock: Any
) -> None:
    first = clock.now
    _fill(store, wait)
    clock.pass_minutes(5)
    wait(store.save_page(Page("2", "Page 2", "7", Version(1), body=TEXT)))
    seven, eight = wait(store.weigh())
    assert (seven.space_id, eight.space_id) == ("7", "8")
    assert (seven.pages, seven.comments, seven.files, seven.file_bytes) == (2, 2, 1, 1000)
    assert (eight.pages, eight.comments, eight.files, eight.file_bytes) == (1, 1, 0, 0)
    assert 0 < eight.text_bytes * 2 == seven.text_bytes < 2 * len(TEXT)
    assert (seven.oldest_check, seven.newest_check) == (first, clock.now)


def test_an_empty_library_takes_nothing(store: Store, wait: Wait) -> None:
    assert wait(store.weigh()) == []


def test_freeing_a_space_leaves_its_rows_and_all_of_the_others(store: Store, wait: Wait) -> None:
    _fill(store, wait)
    changes = wait(store.free_space("7"))
    assert changes.pages == changes.comments_of == {"1", "2"}
    assert "att1" in changes.blobs
    assert [usage.space_id for usage in wait(store.weigh())] == ["8"]
    assert store.comments("1") is None
    assert store.blob("att1", 1) is None
    page = store.page("1")
    assert page is not None
    assert (page.title, page.body) == ("Page 1", None)
    assert store.stale(["1", "2", "3"]) == ["1", "2"]
    assert wait(store.free_space("7")) == Changes()


def test_what_was_freed_goes_back_to_the_disk(library: Any, key: bytes, wait: Wait) -> None:
    store = Store.open(library, key)
    noise = (os.urandom(20_000).hex() for _ in range(1200))
    wait(store.save_pages([Page(str(n), "", "7", Version(1), body=b) for n, b in enumerate(noise)]))
    wait(store.save_page(Page("kept", "Kept", "8", Version(1), body=TEXT)))
    store.close()
    full = library.stat().st_size
    store = Store.open(library, key)
    wait(store.free_space("7"))
    wait(store.give_back())
    assert wait(store.sound())
    kept = store.page("kept")
    assert kept is not None
    assert kept.body == TEXT
    store.close()
    assert full > 20e6
    assert library.stat().st_size < full / 3


def test_a_sound_library_is_sound(store: Store, wait: Wait) -> None:
    _fill(store, wait)
    assert wait(store.sound())


def test_a_damaged_library_is_not_sound(library: Any, key: bytes, wait: Wait) -> None:  # trap 49
    store = Store.open(library, key)
    wait(store.save_page(Page("1", "t", "7", Version(1), body=os.urandom(400_000).hex())))
    store.close()
    size = library.stat().st_size
    with library.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xff" * (size // 4))
    store = Store.open(library, key)
    assert not wait(store.sound())
    store.close()
