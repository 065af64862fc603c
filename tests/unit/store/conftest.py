"""A library to test on, its clock in the test's hand."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest

from confluence_desk.domain.entities import Page, Version
from confluence_desk.store import Store

T = TypeVar("T")
KEY = bytes(range(32))


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 9, 14, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def key() -> bytes:
    return KEY


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.desk"


@pytest.fixture
def store(library: Path, clock: Clock) -> Iterator[Store]:
    store = Store.open(library, KEY, clock=clock)
    yield store
    store.close()


@pytest.fixture
def wait() -> Callable[[Coroutine[Any, Any, T]], T]:
    """Run one coroutine on a loop of its own."""
    return asyncio.run


@pytest.fixture
def make_page() -> Callable[..., Page]:
    def make(id_: str = "100", *, number: int = 1, **rest: Any) -> Page:
        made = {"title": f"Page {id_}", "space_id": "1", "body": "<p>Hello</p>", **rest}
        return Page(id=id_, version=Version(number), **made)

    return make
