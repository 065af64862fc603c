"""Attachments and their bytes: found by any spelling, kept for the copies that show them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.store import Store

PLAN = Attachment(
    "att1",
    "100",
    "plan.pdf",
    Version(2, datetime(2026, 1, 1, tzinfo=UTC), "ada", "m"),
    media_type="application/pdf",
    file_size=1234,
    file_id="f-1",
    comment="final",
)
LOGO = Attachment("att2", "100", "logo.png", Version(1), file_size=9)


def test_files_come_back_by_name_and_equal_ones_are_no_news(store: Store, wait: Any) -> None:
    assert wait(store.save_attachments("100", [PLAN, LOGO])).attachments_of == {"100"}
    assert store.attachments("100") == [LOGO, PLAN]
    assert store.attachment("att1") == PLAN
    assert wait(store.save_attachments("100", [LOGO, PLAN])) == Changes()
    newer = replace(PLAN, version=Version(3))
    assert wait(store.save_attachments("100", [LOGO, newer])).attachments_of == {"100"}


@pytest.mark.parametrize(("told", "asked"), [("é.png", "e\u0301.png"), ("e\u0301.png", "é.png")])
def test_an_accent_is_found_however_it_is_spelt(  # trap 55
    store: Store, wait: Any, told: str, asked: str
) -> None:
    wait(store.save_attachments("100", [replace(LOGO, title=told)]))
    found = store.attachment_by_name("100", asked)
    assert found is not None
    assert found.title == told
    assert store.attachment_by_name("200", asked) is None


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\x", "CON", "x" * 300, ".png", ""])
def test_a_hostile_name_is_only_a_value(  # trap 53
    store: Store, wait: Any, name: str
) -> None:
    folder = {file.name for file in store.location.parent.iterdir()}
    hostile = replace(LOGO, title=name)
    wait(store.save_attachments("100", [hostile]))
    wait(store.save_blob("att2", 1, b"bytes", "image/png"))
    assert store.attachment_by_name("100", name) == hostile
    assert {file.name for file in store.location.parent.iterdir()} == folder


def test_files_of_one_name_stay_two(store: Store, wait: Any) -> None:  # trap 54
    twins = [replace(LOGO, id=id_, title=".png") for id_ in ("att3", "att4")]
    wait(store.save_attachments("100", twins))
    wait(store.save_blob("att3", 1, b"three", "image/png"))
    wait(store.save_blob("att4", 1, b"four", "image/png"))
    assert store.attachments("100") == twins
    assert (store.blob("att3", 1), store.blob("att4", 1)) == (b"three", b"four")


def test_a_file_that_left_is_still_there_for_kept_copies(store: Store, wait: Any) -> None:
    wait(store.save_attachments("100", [PLAN, LOGO]))
    assert wait(store.save_attachments("100", [PLAN])).attachments_of == {"100"}
    assert store.attachments("100") == [PLAN]
    assert store.attachment_by_name("100", "logo.png") == LOGO
    again = replace(LOGO, id="att9")
    wait(store.save_attachments("100", [PLAN, again]))
    assert store.attachment_by_name("100", "logo.png") == again
    assert wait(store.save_attachments("100", [PLAN, LOGO])).attachments_of == {"100"}
    assert store.attachments("100") == [LOGO, PLAN]


def test_a_file_that_moved_is_news_for_both_pages(store: Store, wait: Any) -> None:
    wait(store.save_attachments("100", [PLAN]))
    assert wait(store.save_attachments("200", [PLAN])).attachments_of == {"100", "200"}
    assert store.attachments("100") == []


def test_bytes_of_every_version_stay(store: Store, wait: Any) -> None:  # trap 52
    assert store.blob("att1", 1) is None
    assert store.blob_type("att1", 1) == ""
    assert wait(store.save_blob("att1", 1, b"one", "text/plain")).blobs == {"att1"}
    wait(store.save_blob("att1", 2, b"", "text/csv"))
    assert wait(store.save_blob("att1", 1, b"one", "text/plain")) == Changes()
    assert (store.blob("att1", 1), store.blob("att1", 2)) == (b"one", b"")
    assert store.blob_type("att1", 2) == "text/csv"


def test_statistics_count_what_can_be_read(store: Store, make_page: Any, wait: Any) -> None:
    empty_pages, empty_bytes = store.statistics()
    wait(store.save_pages([make_page("1"), make_page("2", body=None)]))
    wait(store.save_blob("att1", 1, bytes(1_000_000), "text/plain"))
    pages, size = store.statistics()
    assert (empty_pages, pages) == (0, 1)
    assert size - empty_bytes >= 1_000_000


def test_the_last_pages_read_come_latest_first(
    store: Store, clock: Any, make_page: Any, wait: Any
) -> None:
    wait(store.save_pages([make_page("1"), make_page("2")]))
    for id_ in ("1", "2", "unknown", "1"):
        wait(store.note_visit(id_))
        clock.pass_minutes(1)
    assert [node.id for node in store.recent(10)] == ["1", "2"]
    assert [node.id for node in store.recent(1)] == ["1"]
