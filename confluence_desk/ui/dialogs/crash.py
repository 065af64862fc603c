"""Shows what went wrong, word for word; it is the person's to copy, to keep or to delete."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.panels.labels import plain

if TYPE_CHECKING:
    from confluence_desk.system.crashes import Report

_SIZE = QSize(720, 520)


class CrashDialog(QDialog):
    """One report. ``deleted`` tells that its file is gone.

    ``logs`` is the folder where reports and logs lie; ``open_url`` shows it in the system's way.
    """

    deleted = Signal()

    def __init__(
        self,
        report: "Report",
        logs: Path,
        open_url: Callable[[QUrl], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._report = report
        self._logs = logs
        self._open_url = open_url
        self.setWindowTitle(self.tr("What went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_SIZE)
        self.text = self._made_text()
        self.copy_button = QPushButton(self.tr("Copy"))
        self.folder_button = QPushButton(self.tr("Show logs"))
        self.delete_button = QPushButton(self.tr("Delete report"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        self._connect()

    def _made_text(self) -> QPlainTextEdit:
        text = QPlainTextEdit(self._report.text.strip())
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self.fontInfo().pixelSize())
        text.setFont(font)
        text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # code runs so everywhere
        text.setAccessibleName(self.tr("The report"))
        return text

    def _lay_out(self) -> None:
        told = plain(
            self.tr(
                "This is all that was written down. It is sent to nobody; copy it if you want to"
                " report the problem. Passwords, tokens and page text were left out as far as they"
                " can be recognised: read it before you pass it on."
            )
        )
        place = plain(self.tr("Logs lie in {folder}.").format(folder=self._logs), "muted")
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        self.delete_button.setVisible(self._report.path is not None)
        self.close_button.setDefault(True)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(20, 18, 20, 14)
        lay.setSpacing(10)
        for part in (told, self.text, place):
            lay.addWidget(part, 1 if part is self.text else 0)
        lay.addLayout(buttons)

    def _connect(self) -> None:
        self.copy_button.clicked.connect(self._copy)
        self.folder_button.clicked.connect(self._show_logs)
        self.delete_button.clicked.connect(self._delete)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.reject)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.text)
        self.copy_button.setText(self.tr("Copied"))

    def _show_logs(self) -> None:
        self._open_url(QUrl.fromLocalFile(str(self._logs)))

    def _delete(self) -> None:
        if self._report.path is not None:
            with contextlib.suppress(OSError):
                self._report.path.unlink(missing_ok=True)
        self.deleted.emit()
        self.accept()
