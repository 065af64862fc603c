"""A word in passing over the window's lower edge: it moves nothing and goes by itself."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from confluence_desk.ui.announcing import announce
from confluence_desk.ui.panels.labels import breakable

SHOWN_MS = 2200
_LETTER_MS = 55
_LONGEST_MS = 12_000
_ABOVE = 46
_SIDES = 24


class Toast(QLabel):
    """One short sentence over ``parent``; the newest replaces the one before.

    It comes and goes without moving, and stays as long as it takes to read.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("toast")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._going = QTimer(self, singleShot=True)
        self._going.timeout.connect(self.end)
        self.hide()

    @property
    def stays(self) -> int:
        """For how many milliseconds the sentence is shown."""
        return self._going.interval()

    def say(self, text: str) -> None:
        """Show ``text`` for a moment, and have it read out."""
        self.setText(breakable(text))
        self._over.installEventFilter(self)  # not before: every event of the window comes by
        self._place()
        self.show()
        self.raise_()
        self._going.start(min(max(SHOWN_MS, len(text) * _LETTER_MS), _LONGEST_MS))
        announce(self, text)

    def end(self) -> None:
        """Go now."""
        self._going.stop()
        self._over.removeEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of a parent that changes its size."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        around = self._over.rect()
        self.setWordWrap(False)
        size = self.sizeHint()
        if size.width() > around.width() - 2 * _SIDES:
            self.setWordWrap(True)
            width = around.width() - 2 * _SIDES
            size.setWidth(width)
            size.setHeight(self.heightForWidth(width))
        left = (around.width() - size.width()) // 2
        self.setGeometry(left, around.height() - size.height() - _ABOVE, *size.toTuple())
