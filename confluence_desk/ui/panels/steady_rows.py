"""Rows that are made anew whenever they change, without moving the keyboard or the view."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

_SPOT = "spot"
_RIGHT = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


def mark_spot(widget: QWidget, row: object, part: str = "") -> None:
    """Let the keyboard find ``widget``, a part of ``row``, again after the rows were made anew."""
    widget.setProperty(_SPOT, f"{row}/{part}")


class SteadyRows(QScrollArea):
    """A column of rows. The keyboard stays where it was, or goes to the row that moved up."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rows")
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[QWidget], *, spacing: int = 2) -> None:
        """Show these instead of what is there."""
        before, scrolled = self._place(), self.verticalScrollBar().value()
        inside = QWidget()
        lay = QVBoxLayout(inside)
        lay.setContentsMargins(6, 0, 6, 8)
        lay.setSpacing(spacing)
        for row in rows:
            lay.addWidget(row)
        lay.addStretch(1)
        self.setWidget(inside)
        self._begin_where_reading_begins(inside)
        self.updateGeometry()
        stops = self._stops()
        self.setFocusPolicy(
            Qt.FocusPolicy.NoFocus if stops else Qt.FocusPolicy.StrongFocus
        )  # with rows that take the keyboard it would only be one more stop
        lay.activate()
        self.verticalScrollBar().setValue(scrolled)
        if before is not None:
            self._go_back(before, stops)

    def sizeHint(self) -> QSize:
        """As high as the rows, at the width they have."""
        inside, hint = self.widget(), super().sizeHint()
        lay = inside.layout() if inside is not None else None
        if lay is not None and lay.hasHeightForWidth():
            hint.setHeight(lay.totalHeightForWidth(self.viewport().width()))
        elif lay is not None:
            hint.setHeight(lay.totalSizeHint().height())
        return hint

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row has it, where there is one."""
        super().focusInEvent(event)
        stops = self._stops()
        if stops:
            stops[0].setFocus(event.reason())

    def _begin_where_reading_begins(self, inside: QWidget) -> None:
        """Qt goes by a text's own letters, and lines of a list would jump about."""
        if self.isRightToLeft():
            for label in inside.findChildren(QLabel):
                label.setAlignment(_RIGHT)

    def _place(self) -> tuple[str, int] | None:
        """Which spot has the keyboard, and the how manieth it is."""
        now = QApplication.focusWidget()
        if now is self:
            return "", 0
        stops = self._stops()
        return (str(now.property(_SPOT)), stops.index(now)) if now in stops else None

    def _go_back(self, before: tuple[str, int], stops: list[QWidget]) -> None:
        spot, at = before
        same = [stop for stop in stops if stop.property(_SPOT) == spot]
        beside = stops[min(at, len(stops) - 1)] if stops else self
        (same[0] if same else beside).setFocus(Qt.FocusReason.OtherFocusReason)

    def _stops(self) -> list[QWidget]:
        inside = self.widget()
        every = inside.findChildren(QWidget) if inside is not None else []
        return [each for each in every if each.property(_SPOT) and each.isEnabled()]
