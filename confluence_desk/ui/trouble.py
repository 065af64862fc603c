"""Tells of what nobody expected: now, beside the work, or what ended the last run."""

import logging
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtWidgets import QWidget

from confluence_desk.ui.messages import Messages

if TYPE_CHECKING:
    from confluence_desk.system.crashes import Crashes, Ending, Report
    from confluence_desk.ui.dialogs.crash import CrashDialog

log = logging.getLogger(__name__)

COUNT_MS = 1000
"""A fault in painting comes with every picture, and a list that counts it is painted."""


class Trouble(QObject):
    """Turns reports into notices with a button for the details, until ``end``.

    ``logs`` is where reports lie, ``front`` gives the window that the details belong to.
    """

    _came = Signal(object)
    _came_again = Signal(object)

    def __init__(
        self,
        crashes: "Crashes",
        messages: Messages,
        logs: Path,
        open_url: Callable[[QUrl], object],
        front: Callable[[], QWidget | None],
    ) -> None:
        super().__init__()
        self._messages = messages
        self._logs = logs
        self._open_url = open_url
        self._front = front
        self._shown: dict[Report, CrashDialog] = {}
        self._again: Counter[Report] = Counter()
        self._counting = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._counting.timeout.connect(self._count)
        self._ended = False
        # Through a signal and later: it may come from another thread, or from within a painting.
        self._came.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._came_again.connect(self._note_again, Qt.ConnectionType.QueuedConnection)
        self._leaving = (
            crashes.happened.connect(self._came.emit),
            crashes.repeated.connect(self._came_again.emit),
        )

    def tell_last(self, ending: "Ending", *, restored: bool) -> None:
        """Say how the last run ended, if not well; ``restored``: its tabs are back."""
        if ending.reports:
            log.info("the last run crashed")
            report = ending.reports[-1]
            self._messages.notice(
                self.tr("Confluence Desk crashed the last time."),
                kind="warning",
                label=self.tr("Details"),
                action=partial(self.show, report),
                owner=report,
                lasts=True,
            )
        elif ending.killed:
            log.info("the last run was killed")
            back = self.tr("Confluence Desk ended unexpectedly. Your tabs are back.")
            gone = self.tr("Confluence Desk ended unexpectedly the last time.")
            self._messages.notice(back if restored else gone)

    def show(self, report: "Report") -> None:
        """Show a report beside the work, once."""
        if report not in self._shown:
            self._shown[report] = self._made(report)
        dialog = self._shown[report]
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def end(self) -> None:
        """Tell nothing more."""
        for leave in self._leaving:
            leave()
        self._counting.stop()
        self._ended = True

    def _made(self, report: "Report") -> "CrashDialog":
        from confluence_desk.ui.dialogs.crash import CrashDialog  # noqa: PLC0415 - few runs need it

        dialog = CrashDialog(report, self._logs, self._open_url, self._front())
        dialog.destroyed.connect(lambda: self._shown.pop(report, None))
        dialog.deleted.connect(lambda: self._messages.retract(report))
        return dialog

    def _tell(self, report: "Report") -> None:
        if self._ended:  # it was on its way already
            return
        self._messages.notice(
            self.tr("Something went wrong."),
            remedy=report.fault,
            kind="error",
            detail=report.text,
            label=self.tr("Details"),
            action=partial(self.show, report),
            owner=report,
            lasts=True,
        )

    def _note_again(self, report: "Report") -> None:
        self._again[report] += 1
        if not self._counting.isActive() and not self._ended:
            self._counting.start()

    def _count(self) -> None:
        again, self._again = self._again, Counter()
        for report, times in again.items():
            self._messages.count_on(report, times)
