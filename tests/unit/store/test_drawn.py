"""What Confluence drew for us, sizes of pictures, and welcome hosts."""

import struct
from collections.abc import Callable
from typing import Any

from confluence_desk.domain.entities import Attachment, Page, Version
from confluence_desk.store import Store
from confluence_desk.store.dropping import everything_of
from tests.unit.store.conftest import Clock

Wait = Callable[[Any], Any]


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x06\0\0\0"


def test_a_drawing_is_kept_with_its_age_and_replaced_by_a_newer_one(
    store: Store, clock: Clock, wait: Wait
) -> None:
    assert store.drawn("1", "m") is None
    wait(store.save_drawn("1", "m", "<p>old</p>", number=3, whole=True))
    clock.pass_minutes(5)
    changes = wait(store.save_drawn("1", "m", "<p>new</p>" * 100, number=4, whole=False))
    assert changes.pages == {"1"}
    row = store.drawn("1", "m")
    assert row is not None
    assert (row.html, row.number, row.whole) == ("<p>new</p>" * 100, 4, False)
    assert row.drawn_at == clock.now
    assert store.drawn("1", "other") is None


def test_a_drawing_goes_with_the_text_of_its_page(
    store: Store, make_page: Callable[..., Page], wait: Wait
) -> None:
    for number in ("1", "2"):
        wait(store.save_page(make_page(number)))
        wait(store.save_drawn(number, "m", "<p>secret</p>", number=1, whole=False))
    wait(store.release(["1"]))
    assert store.drawn("1", "m") is None
    assert store.drawn("2", "m") is not None


def test_the_size_of_a_picture_stays_when_its_bytes_go(store: Store, wait: Wait) -> None:
    wait(store.save_blob("att1", 2, png(640, 480), "image/png"))
    wait(store.drop_blob("att1", 2))
    assert store.picture_size("att1", 2) == (640, 480)
    assert store.picture_size("att1", 1) is None


def test_nothing_of_either_is_left_when_a_page_is_purged(
    store: Store, make_page: Callable[..., Page], wait: Wait
) -> None:
    wait(store.save_page(make_page("1")))
    wait(store.save_attachments("1", [Attachment("att1", "1", "a.png", Version(2))]))
    wait(store.save_blob("att1", 2, png(640, 480), "image/png"))
    wait(store.save_drawn("1", "m", "<p>secret</p>", number=1, whole=False))
    wait(store._save(lambda c: everything_of(c, ["1"])))  # noqa: SLF001 - what every purge ends in
    assert store.picture_size("att1", 2) is None
    assert store.drawn("1", "m") is None


def test_the_size_of_a_picture_that_came_in_pieces_is_known(store: Store, wait: Wait) -> None:
    data = png(30, 20) + bytes(100)
    wait(store.begin_blob("att1", 1, len(data), "image/png"))
    wait(store.append_blob("att1", 1, 0, data[:60]))
    wait(store.append_blob("att1", 1, 60, data[60:]))
    assert store.picture_size("att1", 1) is None
    wait(store.finish_blob("att1", 1))
    assert store.picture_size("att1", 1) == (30, 20)


def test_a_file_that_is_no_picture_has_no_size(store: Store, wait: Wait) -> None:
    wait(store.save_blob("att1", 1, b"%PDF-1.7", "application/pdf"))
    wait(store.save_blob("att2", 1, b"", "image/png"))
    assert store.picture_size("att1", 1) is None
    assert store.picture_size("att2", 1) is None


def test_a_host_is_welcome_until_it_is_dismissed(store: Store, wait: Wait) -> None:
    assert wait(store.welcome_host("img.example", about="7")).pages == {"7"}
    wait(store.welcome_host("a.example"))
    wait(store.welcome_host("img.example"))
    assert store.welcome_hosts() == ["a.example", "img.example"]
    assert store.is_welcome("img.example")
    assert not store.is_welcome("sub.img.example")
    wait(store.dismiss_host("img.example"))
    assert store.welcome_hosts() == ["a.example"]
