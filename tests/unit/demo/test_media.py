"""The second origin: what its links open, for how long, and what it refuses."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from confluence_desk.demo.media import File, Signer, Ticket, create_media, link

DATA = bytes(range(100))


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 5, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def signer(clock: Clock) -> Signer:
    return Signer(b"secret", clock)


@pytest.fixture
def client(signer: Signer, visit: Callable[..., Any]) -> Any:
    def find(ticket: Ticket) -> File | None:
        return File(DATA, "image/png") if ticket.version == 2 else None

    return visit(create_media(signer, find))


def _path(signer: Signer, ticket: Ticket, name: str = "a b.png") -> str:
    parts = urlsplit(
        link("http://media.test", signer.sign(ticket), ticket, name=name, container_id=7)
    )
    return f"{parts.path}?{parts.query}"


def test_a_signed_link_gives_the_bytes_under_their_name(client: Any, signer: Signer) -> None:
    answer = client.get(_path(signer, Ticket("f1", 2), 'Kühl „x".png'))
    assert answer.content == DATA
    assert answer.headers["content-type"] == "image/png"
    assert "filename*=UTF-8''K%C3%BChl" in answer.headers["content-disposition"]
    assert answer.headers["accept-ranges"] == "bytes"


def test_an_authorization_header_is_refused(client: Any, signer: Signer) -> None:
    """Trap 16: credentials that follow a redirect to another host are noticed here."""
    path = _path(signer, Ticket("f1", 2))
    assert client.get(path, headers={"authorization": "Basic eA=="}).status_code == 400


def test_a_link_dies_of_age(client: Any, signer: Signer, clock: Clock) -> None:
    """Trap 52: a signed link kept in a cache is dead an hour later."""
    path = _path(signer, Ticket("f1", 2))
    clock.now += timedelta(hours=1)
    assert client.get(path).status_code == 403


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "a.b.%", "." * 500])
def test_a_forged_token_opens_nothing(client: Any, token: str) -> None:
    assert client.get("/file/f1/binary", params={"token": token}).status_code == 403


def test_a_token_opens_its_own_file_only(client: Any, signer: Signer) -> None:
    path = _path(signer, Ticket("f1", 2)).replace("/f1/", "/f2/")
    assert client.get(path).status_code == 403


def test_a_version_that_is_gone_is_404(client: Any, signer: Signer) -> None:
    assert client.get(_path(signer, Ticket("f1", 9))).status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "data", "said"),
    [
        ("bytes=0-9", 206, DATA[:10], "bytes 0-9/100"),
        ("bytes=90-", 206, DATA[90:], "bytes 90-99/100"),
        ("bytes=-5", 206, DATA[95:], "bytes 95-99/100"),
        ("bytes=50-500", 206, DATA[50:], "bytes 50-99/100"),
        ("bytes=100-", 416, b"", "bytes */100"),
        ("bytes=-", 416, b"", "bytes */100"),
        ("lines=1-2", 200, DATA, None),
    ],
)
def test_ranges_are_served(
    client: Any, signer: Signer, asked: str, status: int, data: bytes, said: str | None
) -> None:
    answer = client.get(_path(signer, Ticket("f1", 2)), headers={"range": asked})
    assert (answer.status_code, answer.content) == (status, data)
    assert answer.headers.get("content-range") == said
