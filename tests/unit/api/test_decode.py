"""Bytes become values, however damaged or big, or a plain error."""

import asyncio
import threading

import msgspec
import pytest

from confluence_desk.api import decode, wire
from confluence_desk.domain.errors import BadReply, LoginPage
from tests.unit.api.fakes import page_row, run


def test_a_listing_gives_rows_and_the_cursor() -> None:
    body = msgspec.json.encode(
        {
            "results": [page_row(1), page_row(2)],
            "_links": {"next": "/wiki/x?cursor=c%3D"},
            "meta": {},
        }
    )
    found = decode.decoded_now(body, wire.PAGES)
    assert [page.id for page in found.rows] == ["1", "2"]
    assert found.cursor == "c="


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"{}", b"null", b'{"results":null}', b'{"results":{}}', b'{"results":[1]}',
     b'{"results":[{"title":"no id"}]}', b'{"results":[{"id":"1"', b'{"results":[]}x'],
)  # fmt: skip
def test_what_is_no_listing_is_a_bad_reply_and_never_an_empty_one(body: bytes) -> None:
    with pytest.raises(BadReply):
        decode.decoded_now(body, wire.PAGES)


def test_trap_6_markup_is_a_login_page() -> None:
    with pytest.raises(LoginPage):
        decode.decoded_now(b"  <!doctype html><html>Log in</html>", wire.PAGES)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (rb"\ud83d\udcc4", "📄"),
        (rb"\ud83d", "�"),
        (rb"\ud83d x", "� x"),
        (rb"\udcc4\ud83d", "��"),
        (rb"\\ud83d", r"\ud83d"),
        (b"\xff", "�"),
    ],
)
def test_halves_of_surrogate_pairs_do_not_spoil_an_answer(written: bytes, read: str) -> None:
    body = b'{"results":[{"id":"1","name":"' + written + b'"}]}'
    found = decode.decoded_now(body, wire.LABELS)
    assert found.rows[0].name == read


def test_a_byte_order_mark_is_passed_over() -> None:
    assert decode.decoded_now(b'\xef\xbb\xbf{"results":[]}', wire.PAGES).rows == []


def test_big_answers_are_decoded_beside_the_loop_and_small_ones_on_it() -> None:
    threads: list[threading.Thread] = []

    def spy(body: bytes) -> int:
        threads.append(threading.current_thread())
        return len(body)

    async def main() -> list[int]:
        sizes = (10, decode.BIG)
        return [await decode.decoded(b"x" * size, spy) for size in sizes]

    assert run(main()) == [10, decode.BIG]
    assert threads[0] is threading.main_thread()
    assert threads[1] is not threading.main_thread()


def test_errors_of_big_answers_are_the_same() -> None:
    body = b'{"results":[' + b" " * decode.BIG
    with pytest.raises(BadReply):
        asyncio.run(decode.decoded(body, wire.PAGES))
