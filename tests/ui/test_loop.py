import asyncio
import logging
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from confluence_desk.ui.loop import SLICE, SWITCH, SlicedLoop

Until = Callable[[Callable[[], object]], Coroutine[Any, Any, None]]


class Person(QObject):
    """Notes what it hears of Qt among what the loop does."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self.heard = heard

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.User:
            self.heard.append("key")
        return super().event(event)


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[asyncio.Runner]:
    with asyncio.Runner(loop_factory=partial(SlicedLoop, qapp)) as runner:
        yield runner


def _work() -> None:
    end = time.perf_counter() + SLICE
    while time.perf_counter() < end:
        pass


def test_a_key_is_heard_between_long_callbacks(runner: asyncio.Runner, until: Until) -> None:
    heard: list[str] = []
    person = Person(heard)

    async def main() -> None:
        loop = asyncio.get_running_loop()

        def first() -> None:
            QApplication.postEvent(person, QEvent(QEvent.Type.User))
            _work()
            heard.append("first")

        def others(name: str) -> None:
            _work()
            heard.append(name)

        loop.call_soon(first)
        loop.call_soon(others, "second")
        loop.call_soon(others, "third")
        await asyncio.sleep(0)
        await until(lambda: len(heard) == 4)

    runner.run(main())
    assert heard.index("key") < heard.index("second")
    assert heard.index("second") < heard.index("third")


def test_short_callbacks_run_in_order_and_what_they_add_runs_after_them(
    runner: asyncio.Runner,
) -> None:
    ran: list[object] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.call_soon(lambda: loop.call_soon(ran.append, "added"))
        for number in range(5):
            loop.call_soon(ran.append, number)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    runner.run(main())
    assert ran == [0, 1, 2, 3, 4, "added"]


def test_what_is_cancelled_is_not_called(runner: asyncio.Runner, until: Until) -> None:
    ran: list[str] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.call_soon(ran.append, "soon").cancel()
        loop.call_later(0.001, ran.append, "later").cancel()
        due = loop.call_later(0.001, ran.append, "due")
        loop.call_later(0.001, ran.append, "last")
        await until(lambda: "last" in ran)
        assert not due.cancelled()

    runner.run(main())
    assert ran == ["due", "last"]


def test_others_go_on_while_a_callback_waits_in_a_loop_of_its_own(
    runner: asyncio.Runner, until: Until
) -> None:
    ran: list[str] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()

        def waits() -> None:
            inner = QEventLoop()
            loop.call_soon(inner.quit)
            inner.exec()
            ran.append("waited")

        loop.call_soon(waits)
        loop.call_soon(ran.append, "beside")
        await until(lambda: len(ran) == 2)

    runner.run(main())
    assert ran == ["beside", "waited"]


@pytest.mark.expect_log("qasync", "asyncio")
def test_one_that_fails_stops_nobody(
    runner: asyncio.Runner, until: Until, caplog: pytest.LogCaptureFixture
) -> None:
    ran: list[str] = []

    def fail() -> None:
        raise ValueError("on purpose")

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.call_soon(fail)
        loop.call_soon(ran.append, "after")
        await until(lambda: ran)

    with caplog.at_level(logging.ERROR):
        runner.run(main())
    assert "on purpose" in caplog.text


def test_nothing_is_called_after_the_end(qapp: QApplication) -> None:
    ran: list[str] = []
    loop = SlicedLoop(qapp)
    loop.call_soon(ran.append, "late")
    loop.close()
    inner = QEventLoop()
    QTimer.singleShot(5, inner.quit)
    inner.exec()
    assert not ran


def test_no_timer_outlives_the_loop(qapp: QApplication) -> None:
    """Its objects may be collected in another thread, and Qt would call what is gone."""
    loop = SlicedLoop(qapp)
    loop.call_later(60, print)
    loop.call_soon(print)
    objects = [each for each in vars(loop).values() if isinstance(each, QObject)]
    timers = QAbstractEventDispatcher.instance().registeredTimers
    assert sum(len(timers(each)) for each in objects) == 2
    loop.close()
    loop.call_later(60, print)
    loop.call_soon(print)
    assert not [each for each in objects if timers(each)]


@pytest.mark.parametrize(("started", "soon"), [(0.0, True), (60.0, False)])
def test_other_threads_let_go_soon_only_while_it_runs_and_once_started(
    qapp: QApplication, started: float, soon: bool
) -> None:
    before = sys.getswitchinterval()

    async def main() -> float:
        await asyncio.sleep(0.01)
        return sys.getswitchinterval()

    with asyncio.Runner(loop_factory=lambda: SlicedLoop(qapp, started)) as runner:
        assert runner.run(main()) == pytest.approx(SWITCH if soon else before)
    assert sys.getswitchinterval() == before
