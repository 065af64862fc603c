"""The connection doctor: one line a check as they come, what helps, and a report to paste."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.health import Mark, Sign
from confluence_desk.ui.growing import Picture
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

_LOOKS = {
    Mark.GOOD: ("check-circle", "ok", "ok"),
    Mark.NOTE: ("warning", "warn", "warn"),
    Mark.BAD: ("x-circle", "bad", "bad"),
}
_WIDE, _HIGH = 44, 32
"""In lines of text, so that it grows with them."""
_NAMES = 11


class Examines(Protocol):
    """What looks, and what it found in one text."""

    def examine(self) -> AsyncGenerator[Sign, None]:
        """One sign after the other."""

    def text(self) -> str:
        """To be pasted."""


class DoctorDialog(QDialog):
    """Begins to look when it is shown; closing it ends that."""

    def __init__(
        self,
        doctor: Examines,
        scope: TaskScope,
        theme: Theme,
        settings: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._doctor = doctor
        self._scope = scope
        self._theme = theme
        self._counts = dict.fromkeys(Mark, 0)
        self.lines = 0
        self.running = False
        self._first: QWidget | None = None
        """The first line that is not good."""
        self._area = QScrollArea()
        self.setWindowTitle(self.tr("Connection doctor"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        line = self.fontMetrics().height()
        room = self.screen().availableSize()
        self.resize(min(_WIDE * line, room.width()), min(_HIGH * line, room.height() - 80))
        self.said = plain("", bold=True)
        self.said.setAccessibleName(self.tr("Result"))
        self._grid = QGridLayout()
        self.again = QPushButton(self.tr("Look again"))
        self.copy = QPushButton(self.tr("Copy report"))
        self.settings = QPushButton(self.tr("Network settings…"))
        self.again.clicked.connect(self.look)
        self.copy.clicked.connect(self._copy)
        self.settings.clicked.connect(settings)
        self._lay_out()

    def look(self) -> None:
        """Look at everything, from the beginning."""
        self._clear()
        self._show_running(running=True)
        self._scope.start(self._look(), key="doctor")

    def done(self, result: int) -> None:
        """However it is closed, nothing looks any more."""
        self._scope.cancel("doctor")
        super().done(result)

    async def _look(self) -> None:
        """Cancelled, it leaves the dialog as it is: that is gone, or looks again."""
        async with aclosing(self._doctor.examine()) as signs:
            async for sign in signs:
                self._add(sign)
        self._show_running(running=False)
        QTimer.singleShot(0, self, self._show_first)  # once the lines are laid out

    def _show_first(self) -> None:
        inside = self._area.widget()
        if self._first is not None and inside is not None:
            inside.resize(inside.width(), inside.sizeHint().height())
            self._area.ensureWidgetVisible(self._first)

    def _add(self, sign: Sign) -> None:
        """A line: what was looked at, what came of it, what helps."""
        icon, role, tone = _LOOKS[sign.mark]
        picture = Picture(self._theme)
        picture.show_icon(icon, role)
        name = plain(sign.name)
        text = f"{sign.words}. {sign.remedy}" if sign.remedy else sign.words
        words = plain(text, tone if sign.mark is not Mark.GOOD else "muted")
        words.setAccessibleName(self.tr("{name}: {verdict}").format(name=sign.name, verdict=text))
        words.setToolTip(sign.detail.replace("&", "&&") if "<" not in sign.detail else "")
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(picture, self.lines, 0, top)
        self._grid.addWidget(name, self.lines, 1, top)
        self._grid.addWidget(words, self.lines, 2, top)
        self.lines += 1
        if sign.mark is not Mark.GOOD and self._first is None:
            self._first = words
        self._counts[sign.mark] += 1

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = 0
        self._first = None
        self._counts = dict.fromkeys(Mark, 0)

    def _show_running(self, *, running: bool) -> None:
        self.running = running
        self.again.setEnabled(not running)
        self.copy.setEnabled(not running)
        self.said.setText(self.tr("Looking…") if running else self._verdict())

    def _verdict(self) -> str:
        bad, notes = self._counts[Mark.BAD], self._counts[Mark.NOTE]
        if bad:
            return self.tr("%n thing(s) to mend", "", bad)
        if notes:
            return self.tr("It works, with %n remark(s)", "", notes)
        return self.tr("Nothing is the matter")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._doctor.text())
        self.said.setText(self.tr("Copied. The report holds no secrets."))

    def _lay_out(self) -> None:
        inside = QWidget()
        self._grid.setContentsMargins(4, 0, 4, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnMinimumWidth(1, _NAMES * self.fontMetrics().height())
        self._grid.setColumnStretch(2, 1)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._grid)
        whole.addStretch(1)
        area = self._area
        area.setAccessibleName(self.windowTitle())
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its lines take the keyboard
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        foot = QHBoxLayout()
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        for button in (self.again, self.copy, self.settings):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(20, 18, 20, 14)
        lay.setSpacing(12)
        lay.addWidget(self.said)
        lay.addWidget(area, 1)
        lay.addLayout(foot)
        close.setFocus(Qt.FocusReason.OtherFocusReason)
