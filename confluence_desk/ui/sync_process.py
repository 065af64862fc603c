"""The process that syncs, as the window drives it: an order goes in, news comes out, it ends."""

import asyncio
import json
import logging
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal

from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.syncing import Report

if TYPE_CHECKING:
    from PySide6.QtCore import QProcess

    from confluence_desk.services.lending import Lent
    from confluence_desk.services.sync.lines import Order

log = logging.getLogger(__name__)

GRACE_MS = 5000
"""How long it may take to reach a safe point; nothing is lost where it has to be killed."""
DIED, LOCKED = "Died", "Locked"
_LEVELS = logging.getLevelNamesMapping()


@frozen
class Ended:
    """How it ended: with a report, or why there is none (``Died``, ``Locked``, an error's class).

    ``wanted`` says that it was told to stop.
    """

    report: Report | None = None
    reason: str = ""
    detail: str = ""
    wanted: bool = False


def program() -> list[str]:
    """What starts this program once more, whether it is installed or one file."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "sync", "--for-window"]
    return [sys.executable, "-m", "confluence_desk", "sync", "--for-window"]


class SyncProcess(QObject):
    """One run. ``progressed`` carries ``Progress``, ``stored`` ``Changes``, ``ended`` ``Ended``.

    ``token_wanted`` asks for a token of OAuth, by the mark of one that is of no use; ``lend`` it.
    """

    progressed = Signal(object)
    stored = Signal(object)
    token_wanted = Signal(str)
    ended = Signal(object)

    def __init__(
        self, order: "Order", command: Sequence[str], parent: QObject | None = None
    ) -> None:
        from PySide6.QtCore import QProcess  # noqa: PLC0415 - the window stands before it

        super().__init__(parent)
        self._order = order
        self._command = list(command)
        self._process = QProcess(self)
        self._report: Report | None = None
        self._refusal: tuple[str, str] = (DIED, "")
        self._stopping = False
        self._over = False
        self._patience = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._patience.timeout.connect(self._process.kill)
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.readyReadStandardError.connect(self._take_over_log)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)

    @property
    def pid(self) -> int:
        """Its number while it runs, else 0."""
        return self._process.processId()

    def begin(self) -> None:
        """Start it and say the order, which is nowhere but on its standard input."""
        from confluence_desk.services.sync.lines import written  # noqa: PLC0415 - few starts sync

        self._process.start(self._command[0], self._command[1:])
        self._process.write(written(self._order))

    def lend(self, token: "Lent") -> None:
        """Say a token, as the order nowhere but on its standard input."""
        from confluence_desk.services.sync.lines import written  # noqa: PLC0415 - as above

        if not self._over and not self._stopping:
            self._process.write(written(token))

    def stop(self) -> None:
        """Let it end at a safe point, or soon; a second time changes nothing."""
        if self._over or self._stopping:
            return
        self._stopping = True
        self._process.closeWriteChannel()
        self._process.terminate()
        self._patience.start()

    async def aclose(self) -> None:
        """As ``stop``, and wait until it is gone."""
        if self._over:
            return
        gone = asyncio.Event()
        self.ended.connect(lambda _ended: gone.set())
        self.stop()
        await gone.wait()

    def _hear(self) -> None:
        from confluence_desk.services.lending import Wanted  # noqa: PLC0415 - as above
        from confluence_desk.services.sync.lines import (  # noqa: PLC0415 - as above
            Advance,
            Done,
            News,
            Refused,
            line,
        )

        while self._process.canReadLine():
            match line(_bytes(self._process.readLine())):
                case Advance(progress=progress):
                    self.progressed.emit(progress)
                case News(changes=changes):
                    self.stored.emit(changes)
                case Done(report=report):
                    self._report = report
                case Wanted(refused=refused):
                    self.token_wanted.emit(refused)
                case Refused(reason=reason, detail=detail):
                    self._refusal = (reason, detail)
                case None:
                    log.warning("the sync's process said what makes no sense")

    def _take_over_log(self) -> None:
        """Its log goes to ours: two processes never write one file."""
        text = _bytes(self._process.readAllStandardError())
        for entry in text.decode("utf-8", "replace").splitlines():
            _log_again(entry)

    def _failed(self, error: "QProcess.ProcessError") -> None:
        if error is self._process.ProcessError.FailedToStart:
            log.error("the sync's process does not start")
            self._end()

    def _finished(self, code: int) -> None:
        self._hear()
        self._take_over_log()
        if self._report is None and not self._stopping:
            log.info("the sync ended without a report", extra={"exit_code": code})
        self._end()

    def _end(self) -> None:
        if self._over:
            return
        self._over = True
        self._patience.stop()
        reason, detail = ("", "") if self._report else self._refusal
        self.ended.emit(Ended(self._report, reason, detail, self._stopping))


def _bytes(text: QByteArray) -> bytes:
    return bytes(text.data())


def _log_again(entry: str) -> None:
    try:
        said = json.loads(entry)
        level = _LEVELS.get(str(said["level"]), logging.INFO)
        name, message = str(said["logger"]), str(said["message"])
    except (ValueError, KeyError, TypeError):
        log.info("the sync's process: %s", entry)
        return
    extra = {f"child_{key}": value for key, value in said.items() if key in {"reason", "traceback"}}
    logging.getLogger(name).log(level, "sync: %s", message, extra=extra)
