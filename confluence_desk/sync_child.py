"""The process that syncs for a window: one order comes in, lines go out, and it never outlives it.

The order holds the token and the library's key; they come on standard input and are nowhere
else. Standard output holds ``lines``, standard error the log, which the window takes over.
"""

import asyncio
import contextlib
import faulthandler
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from confluence_desk.domain.errors import DeskError
from confluence_desk.services.lending import Borrowed
from confluence_desk.services.sync.errand import Errand, Locked, MakeEngine, real_engine
from confluence_desk.services.sync.lines import (
    LONGEST_ORDER,
    Advance,
    Done,
    Line,
    News,
    Order,
    Refused,
    lent,
    order,
    written,
)
from confluence_desk.system.logs import configure_stream

log = logging.getLogger(__name__)

POLITE = 10
"""How much the window comes first where both want the processor."""
STOP_GRACE, LAST_GRACE = 3.0, 10.0
"""Seconds to reach a safe point, then to let go of everything; then it ends in any case."""
LOCKED, FAILED, NO_ORDER = 4, 1, 2


def serve(engine: MakeEngine = real_engine) -> int:
    """Carry out the order that stands on standard input; returns the process's exit code."""
    faulthandler.enable()
    with contextlib.suppress(AttributeError, OSError):  # no such thing, or not allowed
        os.nice(POLITE)
    end_logging = configure_stream(sys.stderr)
    try:
        wanted = order(_first_line())
        if wanted is None:
            say(Refused("BadOrder"))
            return NO_ORDER
        return asyncio.run(_carry_out(wanted, engine))
    except asyncio.CancelledError:
        return 130
    finally:
        end_logging()


def say(line: Line) -> None:
    """One line to the window; a window that is gone hears nothing, and ends this by that."""
    with contextlib.suppress(OSError):
        rest = memoryview(written(line))
        while rest:
            rest = rest[os.write(1, rest) :]


async def _carry_out(wanted: Order, engine: MakeEngine) -> int:
    account = wanted.way.account
    borrowed = Borrowed(account.site.url, say) if account.oauth else None
    errand = Errand(
        wanted,
        tell=lambda progress: say(Advance(progress)),
        news=lambda changes: say(News(changes)),
        engine=engine,
        tokens=borrowed,
    )
    try:
        with _ending_with_the_window(errand, borrowed):
            report = await errand.run()
    except Locked:
        say(Refused("Locked"))
        return LOCKED
    except DeskError as trouble:
        log.warning("the sync did not begin", extra={"reason": type(trouble).__name__})
        detail = getattr(trouble, "kind", "") or getattr(trouble, "detail", "")
        say(Refused(type(trouble).__name__, detail))
        return FAILED
    except Exception as error:
        log.exception("the sync broke off")
        say(Refused("Bug", type(error).__name__))
        return FAILED
    say(Done(replace(report, outcomes=())))
    return 0


@contextmanager
def _ending_with_the_window(errand: Errand, borrowed: Borrowed | None) -> Iterator[None]:
    """Stop at a safe point once standard input ends, or the system says so.

    Until then it may bring tokens.
    """
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    timers: list[asyncio.TimerHandle] = []

    def stop() -> None:
        if errand.stop.is_set() or task is None:
            return
        errand.stop.set()
        timers.append(loop.call_later(STOP_GRACE, task.cancel))
        last = threading.Timer(LAST_GRACE, os._exit, (FAILED,))
        last.daemon = True
        last.start()

    def hear(text: bytes) -> None:
        answer = lent(text)
        if borrowed is not None and answer is not None:
            borrowed.hear(answer)

    listening = threading.Thread(
        target=_listen, args=(loop, hear, stop), name="window", daemon=True
    )
    listening.start()
    with contextlib.suppress(NotImplementedError):  # Windows knows the end of input only
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop)
    try:
        yield
    finally:
        for timer in timers:
            timer.cancel()


def _listen(
    loop: asyncio.AbstractEventLoop, hear: Callable[[bytes], None], stop: Callable[[], None]
) -> None:
    """Pass on each line that the window says, and then the end of it."""
    rest = b""
    with contextlib.suppress(OSError, RuntimeError):  # or the loop ended first
        while piece := os.read(0, 65536):
            *lines, rest = (rest + piece).split(b"\n")
            for each in lines:
                loop.call_soon_threadsafe(hear, each)
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(stop)


def _first_line() -> bytes:
    """Byte by piece from the descriptor: no buffer of Python's keeps what a thread waits for."""
    text = b""
    while b"\n" not in text and len(text) < LONGEST_ORDER:
        piece = os.read(0, 65536)
        if not piece:
            break
        text += piece
    return text.partition(b"\n")[0]
