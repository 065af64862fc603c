"""Labels and rows for other people's text: shown as it is, never read as markup."""

import html
from datetime import datetime

from PySide6.QtCore import QDateTime, QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.legible import legible
from confluence_desk.domain.patterns import pattern

_RIGHT = (
    Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
)
_LEFT = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_PRESS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ONE_LINE = 80
_ENDLESS, _PIECES = pattern(r"\S{25,}"), pattern(r"\S{1,12}")
_MARKUP = set("<&\n")


def plain(text: str, tone: str = "", *, wrap: bool = True, bold: bool = False) -> QLabel:
    """A label that shows ``text`` letter by letter (trap 67)."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(upright(text))
    label.setWordWrap(wrap)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    if tone:
        label.setProperty("tone", tone)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label


def upright(text: str) -> str:
    """``text`` without the marks that would turn the words around it, line by line."""
    return text if text.isprintable() else "\n".join(map(legible, text.split("\n")))


def breakable(text: str) -> str:
    """``text`` that Qt may break in the middle of words no line has room for.

    Titles and names of files know no bounds, and a label is as wide as its longest word.
    """
    return _ENDLESS.sub(lambda word: "\u200b".join(_PIECES.findall(word[0])), upright(text))


def tip(text: str) -> str:
    """``text`` as a tooltip that Qt cannot take for markup, broken into lines where it is long.

    Screen readers read tooltips out, so there is markup only where there has to be.
    """
    if len(text) <= _ONE_LINE and not _MARKUP & set(text):
        return text
    return f"<qt>{html.escape(text).replace(chr(10), '<br>')}</qt>" if text else ""


def show_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip, which a screen reader gets without its markup."""
    widget.setToolTip(tip(text))
    widget.setAccessibleDescription(text)


def exactly(moment: datetime | None) -> str:
    """Date and time in this machine's zone and the locale's words; empty for None."""
    if moment is None:
        return ""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def with_margins(inner: QWidget, before: int, top: int, after: int, bottom: int) -> QWidget:
    """``inner`` with room around it, ``before`` at the edge where reading begins."""
    outer = QWidget()
    lay = QHBoxLayout(outer)
    lay.setContentsMargins(0, top, 0, bottom)
    lay.setSpacing(0)
    lay.addSpacing(before)  # Qt mirrors what is in a layout, not its margins
    lay.addWidget(inner, 1)
    lay.addSpacing(after)
    return outer


def leading(inner: QWidget) -> QWidget:
    """``inner`` as wide as it needs, at the leading edge."""
    outer = QWidget()
    lay = QHBoxLayout(outer)
    lay.setContentsMargins(0, 0, 0, 0)
    lay.addWidget(inner)
    lay.addStretch(1)
    return outer


class ElidedLabel(QLabel):
    """One line that is cut where there is no room, in the middle for a file's name.

    A ``snug`` one takes no more room than its words need. The tooltip holds the whole text.
    """

    def __init__(
        self,
        text: str,
        *,
        middle: bool = False,
        snug: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._whole = text = upright(text)
        modes = Qt.TextElideMode
        self._cut = modes.ElideMiddle if middle else modes.ElideRight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._align()
        across = QSizePolicy.Policy.Maximum if snug else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(text)
        show_tip(self, text)
        self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Begin where the window's words begin, also when that changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """Qt would go by the letters, and names of the site would jump about."""
        if self.isRightToLeft():
            self.setAlignment(_RIGHT)
        elif self.alignment() == _RIGHT:
            self.setAlignment(_LEFT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._whole, self._cut, self.width()))

    def sizeHint(self) -> QSize:
        """Room for the whole text, however much of it shows now."""
        room = self.fontMetrics().horizontalAdvance(self._whole) + 1
        return QSize(room, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(20, super().minimumSizeHint().height())


class Row(QAbstractButton):
    """A row that can be clicked, or pressed with Enter or Space; arrows go to its neighbours."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("row", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A button would neither shrink nor grow with the words that break inside.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(8, 4, 8, 4)
        self.lines.setSpacing(2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Only what the style sheet gives a row; the rest is what stands in it."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space count as a click."""
        if event.key() in _PRESS:
            self.click()
        elif event.key() in _STEPS:
            self._step(_STEPS[event.key()])
        else:
            event.ignore()

    def _step(self, by: int) -> None:
        around = self.parentWidget()
        beside = around.children() if around is not None else []
        rows = [each for each in beside if isinstance(each, Row) and each.isVisible()]
        shown = sorted(rows, key=lambda row: row.y())
        to = shown.index(self) + by if self in shown else -1
        if 0 <= to < len(shown):
            shown[to].setFocus(Qt.FocusReason.TabFocusReason)
