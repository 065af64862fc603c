"""Catches what nobody caught, and finds at the next start how the last run ended.

Every run has two files: a mark that it locks for as long as it lives, and a text of what went
wrong. A clean end removes both; whatever is found unlocked tells of a run that crashed, where the
text says so, or else was killed. Nothing is ever sent anywhere.
"""

import contextlib
import faulthandler
import logging
import os
import platform
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from confluence_desk import __version__
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.events import Event
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.patterns import pattern
from confluence_desk.system.files import make_folder, write_whole
from confluence_desk.system.locks import FileLock
from confluence_desk.system.redaction import redact
from confluence_desk.system.traces import fault, trace, without_home

log = logging.getLogger(__name__)

_MARK, _TEXT = ".run", ".txt"
_ENDED, _QT = "The program ended because of this.\n", "Qt ended the program: "
_FATAL = pattern(rf"(?m)^(Fatal Python error|Windows fatal exception|{_ENDED.strip()}|{_QT})")
_KEPT = 5
_LONGEST = 100_000
_DIFFERENT = 50
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


@frozen
class Report:
    """What went wrong, fit to be shown; ``path`` is the file it lies in, where it has one.

    ``fault`` tells it from others in a few words.
    """

    text: str
    path: Path | None = None
    fault: str = ""


@frozen
class Ending:
    """How earlier runs ended that did not end well."""

    killed: bool = False
    reports: tuple[Report, ...] = ()


class Crashes:
    """Watches from ``begin`` to ``end``; ``happened`` carries a ``Report``, from any thread.

    ``runs`` is the folder for runs, ``logs`` the one where reports are kept, the newest few.
    The same trouble is told once a run, and is ``repeated`` from then on: a fault in painting
    comes with every picture.
    """

    def __init__(self, runs: Path, logs: Path) -> None:
        self.happened: Event[Report] = Event()
        self.repeated: Event[Report] = Event()
        self._runs = runs
        self._logs = logs
        self._name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.getpid()}"
        self._mark = FileLock(runs / f"{self._name}{_MARK}")
        self._text = runs / f"{self._name}{_TEXT}"
        self._handle = -1
        self._told: set[str] = set()
        self._reports: dict[str, Report] = {}
        self._restore: Callable[[], None] = lambda: None

    def begin(self) -> Ending:
        """Catch everything from now on; tells how earlier runs ended."""
        self._restore = self._hook()
        ending = self._look_back()
        try:
            self._open()
        except (OSError, StoreTrouble) as trouble:
            log.warning("this run leaves no report: %s", trouble)
        return ending

    def note(self, error: BaseException, where: str = "") -> None:
        """Log an exception that nobody expected, keep it for a report, and tell of it."""
        if isinstance(error, KeyboardInterrupt | SystemExit):
            return
        text = trace(error)
        if self._keep(text):
            log.critical("not caught", exc_info=error, extra={"where": where} if where else None)
            report = Report(f"{heading()}\n{text}", fault=fault(error))
            self._reports[text] = report
            self.happened.emit(report)
        elif text in self._reports:
            self.repeated.emit(self._reports[text])

    def note_text(self, text: str) -> None:
        """Keep what Qt says before it ends the process."""
        self._keep(f"{_QT}{without_home(redact(text))}\n")

    def end(self, *, clean: bool = True) -> None:
        """Catch nothing more; after a ``clean`` end nothing is left of this run."""
        self._restore()
        self._restore = lambda: None
        if not clean:
            self._keep(_ENDED)
        if self._handle >= 0:
            faulthandler.disable()
            os.close(self._handle)
            self._handle = -1
        if clean:
            self._remove(self._name)
        self._mark.end()

    def handle_loop(self, _loop: object, context: dict[str, Any]) -> None:
        """What an asyncio loop calls where a callback failed."""
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.note(error, str(context.get("message", "")))
        else:
            log.error("in the loop: %s", context.get("message", ""))

    def _open(self) -> None:
        make_folder(self._runs)
        # No start waits for the disk: that it was cut off by a failing machine can go untold.
        mark = os.open(self._runs / f"{self._name}{_MARK}", _NEW, 0o600)
        with os.fdopen(mark, "w", encoding="utf-8") as file:
            file.write(heading())
        self._mark.take()
        self._handle = os.open(self._text, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        faulthandler.enable(self._handle)

    def _hook(self) -> Callable[[], None]:
        before = sys.excepthook, threading.excepthook, sys.unraisablehook

        def in_thread(args: threading.ExceptHookArgs) -> None:
            self.note(args.exc_value or args.exc_type(), "thread")

        def nowhere(args: "sys.UnraisableHookArgs") -> None:
            self.note(args.exc_value or args.exc_type(), "destructor")

        sys.excepthook = lambda _kind, error, _trace: self.note(error)
        threading.excepthook = in_thread
        sys.unraisablehook = nowhere

        def restore() -> None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = before

        return restore

    def _keep(self, text: str) -> bool:
        """Write it to this run's text; False for what was told already."""
        if text in self._told or len(self._told) >= _DIFFERENT:
            return False
        self._told.add(text)
        if self._handle >= 0:
            with contextlib.suppress(OSError):  # a full disk is no second crash
                os.write(self._handle, f"{text}\n".encode(errors="replace"))
        return True

    def _look_back(self) -> Ending:
        killed, reports = False, []
        for mark in sorted(self._runs.glob(f"*{_MARK}")):
            lock = FileLock(mark)
            if not lock.take():
                continue  # that run goes on
            text = _read(mark.with_suffix(_TEXT)).strip("\n")
            if _FATAL.search(text):
                reports.append(self._kept(mark.stem, f"{_read(mark)}\n{text}\n"))
            else:
                killed = True
            self._remove(mark.stem)
            lock.end()
        self._forget_old()
        return Ending(killed, tuple(reports))

    def _kept(self, name: str, text: str) -> Report:
        """A report in the folder of the logs; only in memory where the disk refuses."""
        text = without_home(redact(text))
        path = self._logs / f"crash-{name}{_TEXT}"
        try:
            write_whole(path, text)
        except StoreTrouble:
            return Report(text)
        return Report(text, path)

    def _remove(self, name: str) -> None:
        for suffix in (_TEXT, _MARK):
            with contextlib.suppress(OSError):
                (self._runs / f"{name}{suffix}").unlink(missing_ok=True)

    def _forget_old(self) -> None:
        for old in sorted(self._logs.glob(f"crash-*{_TEXT}"))[:-_KEPT]:
            with contextlib.suppress(OSError):
                old.unlink()


def heading() -> str:
    """Which program ran on what, as support would ask, and when."""
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return (
        f"Confluence Desk {__version__}, Python {platform.python_version()}, {system}\n"
        f"{datetime.now(UTC).isoformat(timespec='seconds')}\n"
    )


def _read(path: Path) -> str:
    """The end of a file, where the last words stand."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LONGEST))
            return file.read(_LONGEST).decode(errors="replace")
    except OSError:
        return ""
