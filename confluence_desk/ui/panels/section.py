"""One collapsible section of the details pane, in whatever state its content is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.growing import Growing
from confluence_desk.ui.panels.labels import plain, with_margins
from confluence_desk.ui.theme import Theme

MakeRow = Callable[[], QWidget]
FIRST_ROWS = 60
AT_ONCE = 8
"""Rows made in one go; the others follow while the window goes on."""
_ARROW = 12


class Section(QWidget):
    """A header with a count over rows, or over a sentence that says why there are none.

    Rows are made only while the section is open, and only the first of very many.
    """

    retry_requested = Signal()
    toggled = Signal(bool)

    def __init__(
        self, title: str, theme: Theme, *, opened: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._theme = theme
        self._fill: Callable[[], None] = lambda: None
        self._all_rows: Sequence[MakeRow] = ()
        self._stale = False
        self._due: list[MakeRow] = []
        self._making = QTimer(self, interval=0)
        self._making.timeout.connect(self._make_some)
        self.header = self._made_header(opened)
        self.body = QWidget()
        self.body.setObjectName("sectionBody")
        self.body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows = _Rows(self.body)
        self._rows.setContentsMargins(4, 6, 4, 8)
        self._rows.setSpacing(1)
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

    def show_rows(self, makers: Sequence[MakeRow], *, count: int | None = None) -> None:
        """Show rows under a header that counts them."""
        self._set_count(len(makers) if count is None else count)
        self._all_rows = makers
        self._set_fill(lambda: self._add_rows(FIRST_ROWS))

    def show_all_rows(self) -> None:
        """Show the rows behind the first ones too."""
        self._clear()
        self._add_rows(len(self._all_rows))

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

    def finish(self) -> bool:
        """Make now the rows that are still to come; whether there were any."""
        late = bool(self._due)
        while self._due:
            self._make_some()
        return late

    def _clear(self) -> None:
        self._due = []
        self._making.stop()
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def _add_rows(self, limit: int) -> None:
        makers = self._all_rows
        self._due = [*makers[:limit], *([self._made_more] if len(makers) > limit else ())]
        self._make_some()

    def _make_some(self) -> None:
        now, self._due = self._due[:AT_ONCE], self._due[AT_ONCE:]
        self._rows.setEnabled(False)  # or each that is shown lays all of them out
        for make in now:
            row = make()
            self._rows.addWidget(row)
            row.show()
        self._rows.setEnabled(True)
        if not self._due:
            self._making.stop()
        elif not self._making.isActive():
            self._making.start()

    def _made_more(self) -> QWidget:
        count = QLocale().toString(len(self._all_rows))
        more = QPushButton(self.tr("Show all {count}").format(count=count))
        more.setProperty("flat", "true")
        more.clicked.connect(self.show_all_rows)
        return more

    def _add_note(self, text: str, retry: bool) -> None:  # noqa: FBT001 - a plain switch
        self._rows.addWidget(with_margins(plain(text, "muted"), 8, 2, 8, 2))
        if retry:
            again = QPushButton(self.tr("Retry"))
            again.setAccessibleName(self.tr("Retry: {section}").format(section=self._title))
            again.setProperty("flat", "true")
            again.clicked.connect(self.retry_requested)
            self._rows.addWidget(again, 0, Qt.AlignmentFlag.AlignLeading)

    def _show_open(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.header.setIcon(self._theme.icon("caret-down" if opened else "caret-right"))
        self.body.setVisible(opened)
        if opened and self._stale:
            self._refill()
        self.toggled.emit(opened)


class _Rows(QVBoxLayout):
    """Rows that keep their height when others come.

    Qt lays out what is in a widget before that widget is given room for what is new: without
    this all rows would shrink and grow again, with everything in them, whenever some come.
    """

    def setGeometry(self, rect: QRect) -> None:
        """Lay out in the room that will be there."""
        needed = self.heightForWidth(rect.width())
        super().setGeometry(rect.adjusted(0, 0, 0, max(needed - rect.height(), 0)))


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
