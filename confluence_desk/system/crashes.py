"""Writes down what nobody caught: exceptions in the log, crashes of the process in a file."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

log = logging.getLogger(__name__)


def watch(folder: Path) -> Callable[[], None]:
    """Catch what would be lost, from now until the returned function is called."""
    file = (folder / "crash.txt").open("a", encoding="utf-8")
    faulthandler.enable(file)
    before = (sys.excepthook, threading.excepthook)
    sys.excepthook = _note
    threading.excepthook = lambda args: _note(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )

    def end() -> None:
        sys.excepthook, threading.excepthook = before
        faulthandler.disable()
        file.close()

    return end


def _note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("not caught", exc_info=(kind, error, trace))
