"""Brings a comment that was asked for into sight, and holds it there while rows come around it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from confluence_desk.ui.panels.comments import CommentSection
from confluence_desk.ui.panels.section import Section

_LAID_OUT_MS = 40
"""After this long new rows, nested as they are, have their places."""
_TRIES = 20
_MARGIN = 60


class Reaching(QObject):
    """Scrolls an area of sections, one of which has comments."""

    def __init__(
        self, area: QScrollArea, sections: Sequence[Section], comments: CommentSection
    ) -> None:
        super().__init__(area)
        self._area = area
        self._inside = area.widget() or area.viewport()
        self._comments = comments
        self._tries = 0
        self._stood = -1
        self._held: tuple[QWidget, int] | None = None
        self._moving = QTimer(self, singleShot=True, interval=_LAID_OUT_MS)
        self._moving.timeout.connect(self._move)
        self._letting_go = QTimer(self, singleShot=True, interval=_TRIES * _LAID_OUT_MS)
        self._letting_go.timeout.connect(self._let_go)
        for section in sections:
            section.rising.connect(self._hold)
        area.verticalScrollBar().rangeChanged.connect(self._follow)

    def seek(self) -> None:
        """Go to what is lit now, or as soon as it is made."""
        self._tries, self._stood = _TRIES, -1
        self._moving.start()

    def seek_again(self) -> None:
        """What was sought may stand elsewhere now."""
        if self._tries:
            self._stood = -1
            self._moving.start()

    def forget(self) -> None:
        """Nothing is sought any more."""
        self._tries = 0
        self._moving.stop()

    def _move(self) -> None:
        lit = self._comments.lit_widget()
        if lit is not None:
            self._area.ensureWidgetVisible(lit, 0, _MARGIN)
            before, self._stood = self._stood, self._place(lit)
            roomy = self._stood + lit.height() <= self._inside.height()  # else it is yet to grow
            self._tries -= 1
            if self._tries > 0 and (self._stood != before or not roomy):
                self._moving.start()  # until it has come to rest
        elif self._comments.coming:
            self._moving.start()

    def _hold(self, row: QWidget) -> None:
        """Others come above this one: unless it is further down, it stays where it is seen."""
        self._follow()
        place, bar = self._place(row), self._area.verticalScrollBar()
        near = place < bar.value() + self._area.viewport().height()
        self._held = (row, place) if near else None
        self._letting_go.start()

    def _follow(self) -> None:
        """Go along with what is held."""
        held, self._held = self._held, None
        if held is not None and isValid(held[0]):
            place, bar = self._place(held[0]), self._area.verticalScrollBar()
            bar.setValue(bar.value() + place - held[1])
            self._held = (held[0], place)

    def _let_go(self) -> None:
        self._held = None

    def _place(self, widget: QWidget) -> int:
        return widget.mapTo(self._inside, QPoint()).y()
