"""Tells of what nobody expected: now, beside the work, or what ended the last run."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtWidgets import QWidget

from confluence_desk.ui.messages import Messages

if TYPE_CHECKING:
    from confluence_desk.system.crashes import Crashes, Ending, Report
    from confluence_desk.ui.dialogs.crash import CrashDialog

log = logging.getLogger(__name__)


class Trouble(QObject):
    """Turns reports into notices with a button for the details, until ``end``.

    ``logs`` is where reports lie, ``front`` gives the window that the details belong to.
    """

    _came = Signal(object)

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
        self._shown: CrashDialog | None = None
        self._ended = False
        # Through a signal and later: it may come from another thread, or from within a painting.
        self._came.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._leave = crashes.happened.connect(self._came.emit)

    def tell_last(self, ending: "Ending", *, restored: bool) -> None:
        """Say how the last run ended, if not well; ``restored``: its tabs are back."""
        if ending.reports:
            log.info("the last run crashed")
            report = ending.reports[-1]
            self._messages.notice(
                self.tr("Confluence Desk crashed the last time."),
                kind="warning",
                label=self.tr("Details"),
                action=lambda: self.show(report),
            )
        elif ending.killed:
            log.info("the last run was killed")
            back = self.tr("Confluence Desk ended unexpectedly. Your tabs are back.")
            gone = self.tr("Confluence Desk ended unexpectedly the last time.")
            self._messages.notice(back if restored else gone)

    def show(self, report: "Report") -> None:
        """Show a report beside the work."""
        from confluence_desk.ui.dialogs.crash import CrashDialog  # noqa: PLC0415 - few runs need it

        self._shown = CrashDialog(report, self._logs, self._open_url, self._front())
        self._shown.show()

    def end(self) -> None:
        """Tell nothing more."""
        self._leave()
        self._ended = True

    def _tell(self, report: "Report") -> None:
        if self._ended:  # it was on its way already
            return
        self._messages.notice(
            self.tr("Something went wrong."),
            kind="error",
            label=self.tr("Details"),
            action=lambda: self.show(report),
        )
