"""Everything that was said in this run, to be read once more: troubles with their remedies."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.messages import Messages, Notice
from confluence_desk.ui.panels.labels import exactly, plain
from confluence_desk.ui.panels.notice_bar import said
from confluence_desk.ui.theme import Theme

_ICONS = {
    "info": ("info", "muted"),
    "warning": ("warning", "warn"),
    "error": ("warning-circle", "bad"),
}
_SHOWN = 60


class NoticeList(QWidget):
    """The newest first; a switch leaves only what is a problem."""

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self.only_problems = QCheckBox(self.tr("Only problems"))
        self.only_problems.toggled.connect(self.fill)
        self._rows = QScrollArea()
        self._rows.setWidgetResizable(True)
        self._rows.setFrameShape(QScrollArea.Shape.NoFrame)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.setAccessibleName(self.tr("Notices"))
        above = QHBoxLayout()
        above.setContentsMargins(14, 0, 14, 0)
        above.addWidget(self.only_problems)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addLayout(above)
        lay.addWidget(self._rows, 1)
        self.setFocusProxy(self.only_problems)
        messages.noted.connect(self._noted)

    def fill(self) -> None:
        """Show what is known now."""
        wanted = [n for n in reversed(self._messages.history) if self._shows(n)][:_SHOWN]
        inside = QWidget()
        lay = QVBoxLayout(inside)
        lay.setContentsMargins(14, 4, 14, 10)
        lay.setSpacing(10)
        for notice in wanted:
            lay.addWidget(self._made_row(notice))
        if not wanted:
            lay.addWidget(plain(self._nothing(), "muted"))
        lay.addStretch(1)
        self._rows.setWidget(inside)

    def showEvent(self, event: object) -> None:
        """Read anew."""
        self.fill()
        super().showEvent(event)  # type: ignore[arg-type]

    def _noted(self) -> None:
        if self.isVisible():
            self.fill()

    def _nothing(self) -> str:
        if self.only_problems.isChecked():
            return self.tr("No problem came up in this run.")
        return self.tr("Nothing was said in this run.")

    def _shows(self, notice: Notice) -> bool:
        return notice.kind != "info" or not self.only_problems.isChecked()

    def _made_row(self, notice: Notice) -> QWidget:
        icon = QLabel()
        name, role = _ICONS[notice.kind]
        icon.setPixmap(self._theme.icon(name, role).pixmap(16, 16))
        icon.setAccessibleName(said(notice.kind))
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(plain(notice.text))
        if notice.remedy:
            lines.addWidget(plain(notice.remedy, "muted"))
        when = exactly(notice.at)
        repeats = self.tr("%n time(s)", "", notice.count) if notice.count > 1 else ""
        lines.addWidget(plain(" · ".join(part for part in (when, repeats) if part), "muted"))
        buttons = self._made_buttons(notice)
        if buttons:
            lines.addLayout(_in_row(buttons))
        row = QWidget()
        lay = QHBoxLayout(row)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        lay.addLayout(lines, 1)
        return row

    def _made_buttons(self, notice: Notice) -> Sequence[QPushButton]:
        buttons = []
        if notice.action is not None:
            act = QPushButton(notice.label)
            act.clicked.connect(notice.action)
            buttons.append(act)
        if notice.detail:
            copy = QPushButton(self.tr("Copy details"))
            name = self.tr("Copy details: {notice}").format(notice=notice.text)
            copy.setAccessibleName(name)
            copy.clicked.connect(partial(_copy, notice.detail))
            buttons.append(copy)
        return buttons


def _copy(text: str, _ticked: bool = False) -> None:  # noqa: FBT001, FBT002 - what `clicked` passes
    QGuiApplication.clipboard().setText(text)


def _in_row(buttons: Sequence[QPushButton]) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
