"""One collapsible section of the details pane, in whatever state its content is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.growing import Growing
from confluence_desk.ui.panels.flat_button import FlatButton
from confluence_desk.ui.panels.labels import plain, with_margins
from confluence_desk.ui.panels.row_layout import Rows, together
from confluence_desk.ui.theme import Theme

MakeRow = Callable[[], QWidget]
FIRST_ROWS = 60
AT_ONCE = 4
"""Rows made in one go; the others follow while the window goes on."""
_ARROW = 12


@frozen
class _Coming:
    """A row to be made, below all that are there or above them."""

    make: MakeRow
    above: bool = False


class Section(QWidget):
    """A header with a count over rows, or over a sentence that says why there are none.

    Rows are made only while the section is open, and only some of very many. ``rising`` carries
    rows above which others are about to come.
    """

    retry_requested = Signal()
    toggled = Signal(bool)
    rising = Signal(object)

    def __init__(
        self, title: str, theme: Theme, *, opened: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._theme = theme
        self._fill: Callable[[], None] = lambda: None
        self._all_rows: Sequence[MakeRow] = ()
        self._stale = False
        self._range = range(0)
        self._due: list[_Coming] = []
        self._mores: list[QWidget] = []
        self._making = QTimer(self, interval=0)
        self._making.timeout.connect(self._make_some)
        self.header = self._made_header(opened)
        self.body = QWidget()
        self.body.setObjectName("sectionBody")
        self.body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows = Rows(self.body)
        self._rows.setContentsMargins(4, 6, 4, 8)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.header)
        lay.addWidget(self.body)
        self._show_open(opened)

    @property
    def opened(self) -> bool:
        """Whether the rows are shown."""
        return self.header.isChecked()

    def set_opened(self, opened: bool) -> None:  # noqa: FBT001 - a plain switch
        """Unfold or fold."""
        self.header.setChecked(opened)

    @property
    def coming(self) -> bool:
        """Whether rows are still to be made."""
        return bool(self._due)

    @property
    def first(self) -> int:
        """Which row is the first that is there or on its way."""
        return self._range.start

    def shows(self, at: int) -> bool:
        """Whether a row is there or on its way."""
        return at in self._range and not self._stale

    def show_rows(
        self, makers: Sequence[MakeRow], *, count: int | None = None, at: int = 0
    ) -> None:
        """Show rows under a header that counts them, of very many those around one of them."""
        self._set_count(len(makers) if count is None else count)
        self._all_rows = makers
        self._set_fill(lambda: self._add_rows(at))

    def show_all_rows(self) -> None:
        """Show the rows around those that are there too."""
        self._tell_of_rise()
        for more in self._mores:
            more.hide()
            more.deleteLater()
        self._mores = []
        makers, first, last = self._all_rows, self._range.start, self._range.stop
        self._range = range(len(makers))
        due = [one for one in self._due if one.make != self._made_more]
        self._due = [*due, *_below(makers[last:]), *_above(makers[:first])]
        self._make_some()

    def show_note(self, text: str, *, retry: bool = False) -> None:
        """Show a sentence instead of rows."""
        self._set_count(0)
        self._all_rows = ()
        self._set_fill(lambda: self._add_note(text, retry))

    def texts(self) -> list[str]:
        """What the section says, for screen readers' and tests' sake."""
        self.finish()
        items = (self._rows.itemAt(number) for number in range(self._rows.count()))
        rows = [item.widget() for item in items if item is not None]
        found = [w for row in rows if row is not None for w in (row, *row.findChildren(QWidget))]
        return [w.text() for w in found if hasattr(w, "text") and w.text()]

    def _made_header(self, opened: bool) -> QToolButton:  # noqa: FBT001 - a plain switch
        header = _Header()
        header.setObjectName("sectionHeader")
        header.setCheckable(True)
        header.setChecked(opened)
        header.setText(self._title)
        Growing(header, self._theme, _ARROW)
        header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        header.toggled.connect(self._show_open)
        return header

    def _set_count(self, count: int) -> None:
        number = QLocale().toString(count)
        self.header.setText(f"{self._title} · {number}" if count else self._title)
        self.header.setAccessibleName(f"{self._title}, {number}" if count else self._title)

    def _set_fill(self, fill: Callable[[], None]) -> None:
        self._fill = fill
        self._stale = True
        if self.opened:
            self._refill()

    def _refill(self) -> None:
        self._stale = False
        self._clear()
        self._fill()

    def finish(self) -> None:
        """Make now the rows that are still to come."""
        while self._due:
            self._make_some()

    def _clear(self) -> None:
        self._due, self._mores, self._range = [], [], range(0)
        self._making.stop()
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def _add_rows(self, at: int) -> None:
        """The row that is asked for comes first, then those below it, then those above."""
        makers, whole = self._all_rows, len(self._all_rows)
        first = max(min(at - FIRST_ROWS // 2, whole - FIRST_ROWS), 0)
        last = min(first + FIRST_ROWS, whole)
        self._range = range(first, last)
        before, behind = ([self._made_more] * short for short in (first > 0, last < whole))
        below, above = [*makers[at:last], *behind], [*before, *makers[first:at]]
        self._due = [*_below(below), *_above(above)]
        self._make_some()

    def _make_some(self) -> None:
        now, self._due = self._due[:AT_ONCE], self._due[AT_ONCE:]
        below = [one.make() for one in now if not one.above]
        above = [one.make() for one in now if one.above]
        if below:
            self._add(together(below))
        if above:
            self._tell_of_rise()
            self._add(together([*reversed(above)]), above=True)
        if not self._due:
            self._making.stop()
        elif not self._making.isActive():
            self._making.start()

    def _tell_of_rise(self) -> None:
        """The first few rows may have a button among them that goes."""
        rows = self._rows.itemAt(1) or self._rows.itemAt(0)
        if rows is not None:
            self.rising.emit(rows.widget())

    def _add(self, rows: QWidget, *, above: bool = False) -> None:
        self._rows.setEnabled(False)  # all around is laid out together, once this turn is over
        self._rows.insertWidget(0 if above else -1, rows)
        if above:
            rows.lower()  # screen readers go by this order
        rows.show()
        self._rows.setEnabled(True)

    def _made_more(self) -> QWidget:
        count = QLocale().toString(len(self._all_rows))
        more = FlatButton(self.tr("Show all {count}").format(count=count))
        more.clicked.connect(self.show_all_rows)
        self._mores.append(more)
        return more

    def _add_note(self, text: str, retry: bool) -> None:  # noqa: FBT001 - a plain switch
        self._rows.addWidget(with_margins(plain(text, "muted"), 8, 2, 8, 2))
        if retry:
            again = FlatButton(self.tr("Retry"))
            again.setAccessibleName(self.tr("Retry: {section}").format(section=self._title))
            again.clicked.connect(self.retry_requested)
            self._rows.addWidget(again, 0, Qt.AlignmentFlag.AlignLeading)

    def _show_open(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.header.setIcon(self._theme.icon("caret-down" if opened else "caret-right"))
        self.body.setVisible(opened)
        if opened and self._stale:
            self._refill()
        self.toggled.emit(opened)


def _below(makers: Sequence[MakeRow]) -> list[_Coming]:
    return [_Coming(make) for make in makers]


def _above(makers: Sequence[MakeRow]) -> list[_Coming]:
    return [_Coming(make, above=True) for make in reversed(makers)]


class _Header(QToolButton):
    """Cut at its end where there is no room: large words must not push the pane's rows out."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as many of the words as fit."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        words = option.text
        lacking = self.sizeHint().width() - self.width()
        if lacking > 0:
            metrics = self.fontMetrics()
            room = metrics.horizontalAdvance(words) - lacking
            option.text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
        painter = QPainter(self)
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
        painter.end()
