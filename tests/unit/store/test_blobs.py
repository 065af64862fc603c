"""Files in pieces: resumed where they stopped, readable only when whole, evicted oldest first."""

from collections.abc import Callable
from typing import Any

import pytest

from confluence_desk.store import Store

Wait = Callable[..., Any]
MEGABYTE = 1 << 20


def test_pieces_become_a_file_once_it_is_finished(store: Store, wait: Wait) -> None:
    assert wait(store.begin_blob("att1", 1, 7, "image/png")) == 0
    wait(store.append_blob("att1", 1, 0, b"abc"))
    wait(store.append_blob("att1", 1, 3, b"defg"))
    assert store.blob("att1", 1) is None
    assert store.blob_type("att1", 1) == ""
    assert not store.has_blob("att1", 1)
    assert wait(store.finish_blob("att1", 1)).blobs == {"att1"}
    assert (store.blob("att1", 1), store.blob_type("att1", 1)) == (b"abcdefg", "image/png")
    assert store.has_blob("att1", 1)
    assert not wait(store.finish_blob("att1", 1))


def test_what_was_interrupted_goes_on_where_it_stopped(store: Store, wait: Wait) -> None:  # trap 46
    wait(store.begin_blob("att1", 1, 6, ""))
    wait(store.append_blob("att1", 1, 0, b"abc"))
    assert wait(store.begin_blob("att1", 1, 6, "")) == store.blob_have("att1", 1) == 3
    wait(store.append_blob("att1", 1, 3, b"def"))
    wait(store.finish_blob("att1", 1))
    assert store.blob("att1", 1) == b"abcdef"


def test_half_of_a_file_of_another_size_is_of_no_use(store: Store, wait: Wait) -> None:
    wait(store.begin_blob("att1", 1, 6, ""))
    wait(store.append_blob("att1", 1, 0, b"abc"))
    assert wait(store.begin_blob("att1", 1, 9, "")) == 0
    assert store.blob_have("att1", 1) == 0


@pytest.mark.parametrize("offset", [0, 2, 3, 4])
def test_a_server_that_starts_over_is_followed(store: Store, wait: Wait, offset: int) -> None:
    wait(store.begin_blob("att1", 1, 6, ""))
    wait(store.append_blob("att1", 1, 0, b"abc"))
    wait(store.append_blob("att1", 1, 3, b"def"))
    wait(store.append_blob("att1", 1, offset, b"XYZ"))
    wait(store.finish_blob("att1", 1))
    assert store.blob("att1", 1) == b"abcdef"[:offset] + b"XYZ"


def test_a_hole_is_never_stored(store: Store, wait: Wait) -> None:
    with pytest.raises(ValueError, match="follow"):
        wait(store.append_blob("att1", 1, 0, b"nobody announced it"))
    wait(store.begin_blob("att1", 1, 6, ""))
    with pytest.raises(ValueError, match="follow"):
        wait(store.append_blob("att1", 1, 1, b"bcd"))
    assert store.blob_have("att1", 1) == 0


def test_an_empty_file_is_a_file(store: Store, wait: Wait) -> None:
    wait(store.begin_blob("att1", 1, 0, ""))
    wait(store.finish_blob("att1", 1))
    wait(store.save_blob("att2", 1, b"", ""))
    assert store.blob("att1", 1) == store.blob("att2", 1) == b""
    assert not wait(store.save_blob("att2", 1, b"", ""))


def test_a_file_that_came_at_once_takes_the_place_of_its_pieces(store: Store, wait: Wait) -> None:
    wait(store.begin_blob("att1", 1, 6, ""))
    wait(store.append_blob("att1", 1, 0, b"abc"))
    assert wait(store.save_blob("att1", 1, b"abcdef", "text/plain")).blobs == {"att1"}
    assert store.blob("att1", 1) == b"abcdef"
    assert store.blob_bytes() == 6


def test_a_file_can_be_given_up(store: Store, wait: Wait) -> None:
    wait(store.save_blob("att1", 1, b"abc", ""))
    wait(store.save_blob("att1", 2, b"abcd", ""))
    assert wait(store.drop_blob("att1", 1)).blobs == {"att1"}
    assert not wait(store.drop_blob("att1", 1))
    assert (store.blob("att1", 1), store.blob("att1", 2)) == (None, b"abcd")


def test_what_was_shown_longest_ago_goes_first_and_what_a_rule_holds_never(
    store: Store, wait: Wait, clock: Any
) -> None:
    for number in range(1, 6):
        wait(store.save_blob(f"att{number}", 1, bytes(10), ""))
        clock.pass_minutes(2 * 24 * 60)
    assert store.blob("att1", 1) is not None  # shown just now
    wait(store.others_version())  # what nobody waits for is written by now
    assert wait(store.evict(15, {"att2"})) == 20
    left = [number for number in range(1, 6) if store.has_blob(f"att{number}", 1)]
    assert left == [1, 2, 5]
    assert wait(store.evict(1_000, {"att2"})) == 20
    assert store.blob_bytes() == 10
    assert wait(store.evict(0)) == 0


def test_a_large_file_is_never_whole_in_one_transaction(store: Store, wait: Wait) -> None:
    piece = bytes(range(256)) * (MEGABYTE // 256)
    wait(store.begin_blob("att1", 1, 24 * MEGABYTE, ""))
    for number in range(24):
        wait(store.append_blob("att1", 1, number * MEGABYTE, piece))
    wait(store.finish_blob("att1", 1))
    log = store.location.with_name(store.location.name + "-wal")
    assert log.stat().st_size < 20 * MEGABYTE
    assert store.blob("att1", 1) == piece * 24
