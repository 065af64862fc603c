"""The list below the bar: what could stand there, what was understood, what is here."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from confluence_desk.ui.models.found_items import FoundItems, Item
from confluence_desk.ui.panels.palette_rows import PaletteRows
from confluence_desk.ui.theme import Theme

_ROWS = 12
_EDGE = 6
_LEAST_WIDE = 420
"""In pixels at 100 %: a narrow bar has a wider list."""


class Suggestions(QFrame):
    """Stands below ``box`` over its window; the keyboard stays in the box.

    Nothing is marked until somebody goes there, so that Enter sends what was typed.
    """

    def __init__(self, box: QWidget, theme: Theme) -> None:
        super().__init__(box.window())
        self.setObjectName("palette")
        self._box = box
        self._theme = theme
        self.model = FoundItems(self)
        self.list = QListView()
        self.head = QLabel()
        self._top: QWidget | None = None
        self._lay = QVBoxLayout(self)
        self._make()
        self.hide()
        box.window().installEventFilter(self)

    def put_on_top(self, widget: QWidget) -> None:
        """Something to stand above the rows whenever it is shown."""
        self._top = widget
        widget.hide()
        self._lay.insertWidget(0, widget)

    def offer(self, head: str, items: Sequence[Item], *, topped: bool = False) -> None:
        """Show these, below what is on top where ``topped``; nothing at all hides it."""
        marked = self.marked
        if self._top is not None:
            self._top.setVisible(topped)
        self.model.show_items(items)
        self.head.setText(head)
        self.head.setVisible(bool(head))
        self.list.setVisible(bool(items))
        if not (head or items or topped):
            self.close_list()
            return
        again = [at for at, item in enumerate(items) if marked and item.id == marked.id]
        if again:
            self.list.setCurrentIndex(self.model.index(again[0]))
        self._place()
        self.show()
        self.raise_()

    def close_list(self) -> None:
        """Go."""
        self.model.show_items(())
        self.head.clear()
        self.hide()

    @property
    def marked(self) -> Item | None:
        """The row one has gone to."""
        return self.model.item(self.list.currentIndex().row())

    @property
    def first(self) -> Item | None:
        """The first row that can be taken."""
        rows = (self.model.item(at) for at in range(self.model.rowCount()))
        return next((item for item in rows if item is not None and item.enabled), None)

    def move_by(self, step: int) -> None:
        """Go along the rows, past both ends back to what was typed."""
        count = self.model.rowCount()
        now = self.list.currentIndex().row()
        for _ in range(count + 1):
            now = now + step if -1 <= now + step < count else (-1 if step > 0 else count - 1)
            item = self.model.item(now)
            if now < 0 or (item is not None and item.enabled):
                break
        self.list.setCurrentIndex(self.model.index(now))
        self.list.scrollTo(self.model.index(max(now, 0)))
        if self.marked is not None:
            self._say(self.marked.spoken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay below the box."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _make(self) -> None:
        name = self.tr("Suggestions")
        self.setAccessibleName(name)
        self.list.setAccessibleName(name)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteRows(self._theme, self))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        self.head.setProperty("tone", "muted")
        self.head.setContentsMargins(10, 4, 10, 4)
        lay = self._lay
        lay.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        lay.setSpacing(2)
        lay.addWidget(self.head)
        lay.addWidget(self.list)

    def _place(self) -> None:
        window = self._box.window()
        corner = self._box.mapTo(window, QPoint(0, self._box.height() + 2))
        width = max(self._box.width(), self._theme.scaled(_LEAST_WIDE))
        width = min(width, window.width() - 2 * _EDGE)
        left = corner.x()
        if self._box.isRightToLeft():
            left = corner.x() + self._box.width() - width
        left = max(_EDGE, min(left, window.width() - width - _EDGE))
        rows = min(self.model.rowCount(), _ROWS)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 1) + 2)
        inner = width - 2 * _EDGE
        head = self.head.heightForWidth(inner) + 2 if self.head.isVisibleTo(self) else 0
        height = head + self._topping(inner) + (self.list.height() if rows else 0) + 2 * _EDGE + 2
        self.setGeometry(QRect(left, corner.y(), width, min(height, window.height() - corner.y())))

    def _topping(self, width: int) -> int:
        """How high what stands on top is."""
        top = self._top
        lay = top.layout() if top is not None and top.isVisibleTo(self) else None
        return lay.totalHeightForWidth(width) + 2 if lay is not None else 0

    def _take(self, row: int) -> None:
        item = self.model.item(row)
        if item is not None and item.enabled:
            item.do()

    def _say(self, text: str) -> None:
        """The keyboard stays in the box, so what is marked must be told."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._box, text))
