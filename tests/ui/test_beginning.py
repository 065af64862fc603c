"""What asks Confluence waits for the page in front, but not for ever."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Signal

from confluence_desk.services.connection import Connection
from confluence_desk.ui import beginning
from confluence_desk.ui.frame import Frame
from tests.ui.fakes.session import answers

Run = Callable[[Coroutine[Any, Any, None]], None]


class Page(QObject):
    page_shown = Signal()


class Window:
    def __init__(self, page: Page | None) -> None:
        self.page = page


def _held(page: Page | None) -> tuple[Connection, Coroutine[Any, Any, None]]:
    connection = Connection("acme.example", answers)
    connection.hold()
    return connection, beginning.begin_asking(cast("Frame", Window(page)), connection)


def test_what_asks_waits_until_the_page_stands(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "_PATIENCE", 60)

    async def story() -> None:
        page = Page()
        connection, asking = _held(page)
        begun = asyncio.ensure_future(asking)
        freed = asyncio.ensure_future(connection.free())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert not freed.done()
        page.page_shown.emit()
        await asyncio.wait_for(freed, 10)
        await begun

    run(story())


@pytest.mark.parametrize("page", [True, False])
def test_a_page_that_never_stands_holds_nothing_up(
    run: Run, monkeypatch: pytest.MonkeyPatch, *, page: bool
) -> None:
    monkeypatch.setattr(beginning, "_PATIENCE", 0 if page else 60)

    async def story() -> None:
        connection, asking = _held(Page() if page else None)
        await asyncio.wait_for(asking, 10)
        await asyncio.wait_for(connection.free(), 10)

    run(story())


def test_a_window_that_goes_meanwhile_lets_go_of_what_was_held(run: Run) -> None:
    async def story() -> None:
        connection, asking = _held(Page())
        begun = asyncio.ensure_future(asking)
        await asyncio.sleep(0)
        begun.cancel()
        with pytest.raises(asyncio.CancelledError):
            await begun
        await asyncio.wait_for(connection.free(), 10)

    run(story())


def test_what_searches_take_is_loaded_behind_the_first_question(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []

    async def story() -> None:
        connection, asking = _held(None)
        monkeypatch.setattr(beginning, "load_search", lambda: told.append(threading.get_ident()))
        connection.hold()
        monkeypatch.setattr(connection, "release", lambda: told.append("released"))
        await asking

    run(story())
    assert told[0] == "released"
    assert told[1] != threading.get_ident()
