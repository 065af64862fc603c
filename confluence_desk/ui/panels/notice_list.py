"""Everything that was said in this run, to be read once more: troubles with their remedies."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.announcing import announce
from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.messages import Messages, Notice
from confluence_desk.ui.panels.labels import breakable, exactly, plain, with_margins
from confluence_desk.ui.panels.steady_rows import SteadyRows, mark_spot
from confluence_desk.ui.theme import Theme

_ICONS = {
    "info": ("info", "muted"),
    "warning": ("warning", "warn"),
    "error": ("warning-circle", "bad"),
}
_SHOWN = 60


class NoticeList(QWidget):
    """The newest first; a switch leaves only what is a problem, and problems can be dismissed."""

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self.only_problems = QCheckBox(self.tr("Only problems"))
        self.only_problems.toggled.connect(self.fill)
        self.dismiss_all = QPushButton(self.tr("Dismiss all"))
        self.dismiss_all.setToolTip(self.tr("Dismiss every problem"))
        self.dismiss_all.clicked.connect(messages.dismiss_all)
        self.rows = SteadyRows(self.tr("Notices"))
        above = QHBoxLayout()
        above.setContentsMargins(10, 0, 10, 4)
        above.addWidget(self.only_problems)
        above.addStretch(1)
        above.addWidget(self.dismiss_all)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addLayout(above)
        lay.addWidget(self.rows, 1)
        self.setFocusProxy(self.only_problems)
        messages.noted.connect(self._noted)

    def fill(self) -> None:
        """Show what is known now."""
        wanted = [n for n in reversed(self._messages.history) if self._shows(n)]
        rows = [self._made_row(notice) for notice in wanted[:_SHOWN]]
        older = len(wanted) - _SHOWN
        if not wanted:
            rows = [_said(self._nothing())]
        elif older > 0:
            rows.append(_said(self.tr("%n older one(s) are not shown", "", older)))
        self.rows.show_rows(rows, spacing=8)
        self._offer_to_dismiss()

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew."""
        self.fill()
        super().showEvent(event)

    def _offer_to_dismiss(self) -> None:
        """A button that goes with the last problem leaves the keyboard to what stays."""
        some = bool(self._messages.problems)
        if not some and self.dismiss_all.hasFocus():
            self.only_problems.setFocus(Qt.FocusReason.OtherFocusReason)
        self.dismiss_all.setEnabled(some)

    def _noted(self) -> None:
        if self.isVisible():
            self.fill()

    def _nothing(self) -> str:
        if self.only_problems.isChecked():
            return self.tr("No problem came up in this run.")
        return self.tr("Nothing was said in this run.")

    def _shows(self, notice: Notice) -> bool:
        return notice.problem or not self.only_problems.isChecked()

    def _made_row(self, notice: Notice) -> QWidget:
        icon = QLabel()
        name, role = _ICONS[notice.kind]
        edge = self._theme.scaled(16)
        icon.setPixmap(self._theme.icon(name, role).pixmap(edge, edge))
        icon.setAccessibleName(self._kinds()[notice.kind])
        row = QWidget()
        lay = QHBoxLayout(row)
        lay.setContentsMargins(8, 4, 4, 4)
        lay.setSpacing(8)
        lay.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        lay.addLayout(self._made_lines(notice), 1)
        if notice.problem:
            lay.addWidget(self._made_dismissal(notice), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _kinds(self) -> dict[str, str]:
        return {
            "info": self.tr("Notice"),
            "warning": self.tr("Warning"),
            "error": self.tr("Problem"),
        }

    def _made_lines(self, notice: Notice) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(plain(breakable(notice.text)))
        if notice.remedy:
            lines.addWidget(plain(notice.remedy, "muted"))
        when = exactly(notice.at)
        repeats = self.tr("%n time(s)", "", notice.count) if notice.count > 1 else ""
        told = " · ".join(part for part in (when, repeats, notice.past) if part)
        lines.addWidget(plain(told, "muted"))
        buttons = QHBoxLayout()
        for part, button in self._made_buttons(notice).items():
            mark_spot(button, _key(notice), part)
            buttons.addWidget(button)
        buttons.addStretch(1)
        if buttons.count() > 1:
            lines.addLayout(buttons)
        return lines

    def _made_dismissal(self, notice: Notice) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._theme.icon("x"))
        Growing(button, self._theme, PICTURE)
        button.setToolTip(self.tr("Dismiss"))
        button.setAccessibleName(self.tr("Dismiss: {notice}").format(notice=notice.text))
        button.clicked.connect(partial(self._dismiss, notice))
        mark_spot(button, _key(notice), "x")
        return button

    def _made_buttons(self, notice: Notice) -> dict[str, QAbstractButton]:
        buttons: dict[str, QAbstractButton] = {}
        if notice.action is not None:
            buttons["act"] = QPushButton(notice.label)
            buttons["act"].clicked.connect(notice.action)
        if notice.detail:
            buttons["copy"] = QPushButton(self.tr("Copy details"))
            buttons["copy"].clicked.connect(partial(self._copy, buttons["copy"], notice.detail))
        return buttons

    def _copy(self, button: QAbstractButton, text: str, _ticked: bool = False) -> None:  # noqa: FBT001, FBT002 - what `clicked` passes
        QGuiApplication.clipboard().setText(text)
        button.setText(self.tr("Copied"))
        announce(button, button.text())

    def _dismiss(self, notice: Notice, _ticked: bool = False) -> None:  # noqa: FBT001, FBT002 - what `clicked` passes
        self._messages.dismiss(notice)


def _said(text: str) -> QWidget:
    return with_margins(plain(text, "muted"), 8, 4, 8, 4)


def _key(notice: Notice) -> str:
    return f"{notice.at.timestamp()} {notice.text}"
