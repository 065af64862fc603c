"""The discipline every test stands under: nothing pending, no surprise in the log."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from functools import partial
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings

T = TypeVar("T")

# No test is timed: how long an example takes is the machine's affair. Nor does chance choose the
# examples: what fails fails everywhere. New ones are sought by --hypothesis-profile=search.
_CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
settings.register_profile("calm", _CALM, derandomize=True)
settings.register_profile("search", _CALM, derandomize=False, max_examples=2000, print_blob=True)
settings.load_profile("calm")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    # Chromium refuses its sandbox to root; only tests and the demo harness may say this.
    _FLAGS = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    if "--no-sandbox" not in _FLAGS:
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = f"{_FLAGS} --no-sandbox".strip()


class _UnexpectedRecords(logging.Handler):
    """Keeps every record from WARNING up that no test asked for."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    handler = _UnexpectedRecords()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    mark = request.node.get_closest_marker("expect_log")
    allowed = tuple(mark.args) if mark else ()
    loud = [r for r in handler.records if not r.name.startswith(allowed or ("\0",))]
    if loud:
        said = "\n".join(f"{r.name}: {r.getMessage()}" for r in loud)
        pytest.fail(f"unexpected log records:\n{said}")


@pytest.fixture(scope="session")
def qapp(qapp: Any) -> Iterator[Any]:
    """As in the program: nothing made in Python is on the clipboard when Python ends.

    Qt deletes it later still, which ends the process as a crash after every test has passed.
    """
    yield qapp
    qapp.clipboard().clear()


@pytest.fixture
def run(qapp: Any) -> Iterator[Callable[[Coroutine[Any, Any, T]], T]]:
    """Run a coroutine on the Qt loop; leaves no task behind."""
    from confluence_desk.ui.loop import SlicedLoop  # noqa: PLC0415 - only these load Qt

    with asyncio.Runner(loop_factory=partial(SlicedLoop, qapp)) as runner:

        async def watched(coro: Awaitable[T]) -> T:
            result = await coro
            left = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
            assert not left, f"tasks left pending: {left}"
            return result

        yield lambda coro: runner.run(watched(coro))


@pytest.fixture
def until() -> Callable[..., Coroutine[Any, Any, None]]:
    """Await a condition inside a coroutine; fails after ``seconds``."""

    async def wait(condition: Callable[[], object], seconds: float = 60.0) -> None:
        async with asyncio.timeout(seconds):
            while not condition():  # noqa: ASYNC110 - conditions are Qt state, not events
                await asyncio.sleep(0.005)

    return wait
