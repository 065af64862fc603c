"""Lets people give commands the keys they like: a table that is searched, and a bench for one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.command_words import KeyedCommand
from confluence_desk.ui.dialogs.key_bench import KeyBench
from confluence_desk.ui.keycaps import cap_font, caps_size, draw_caps
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.models.key_rows import COMMAND, KEYS, MENU, KeyFilter, KeyRows
from confluence_desk.ui.panels.labels import leading
from confluence_desk.ui.search_field import SearchField
from confluence_desk.ui.theme import Theme

_PAD = 4
_TIGHT = 5
_LEAST_ROWS = 8
_ALL_COLUMNS = 52
"""Letters in a line that all three columns want."""
_BEGIN = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}

Change = Callable[[Callable[[], None]], None]
Index = QModelIndex | QPersistentModelIndex


class ShortcutEditor(QWidget):
    """Every command with its keys; Enter on a row begins to change them.

    ``change`` carries out what has to be kept on disk, and says so where it cannot be.
    """

    def __init__(
        self, commands: Sequence[KeyedCommand], keymap: Keymap, theme: Theme, change: Change
    ) -> None:
        super().__init__()
        self._keymap = keymap
        self._change = change
        self.rows = KeyRows(commands, keymap, self)
        self.filter = KeyFilter(self.rows, self)
        self.field = SearchField(self.tr("Find a command or a key"), theme)
        self.table = QTreeView()
        self.bench = KeyBench(keymap, self.rows.words_of, theme, change)
        self.reset_all = QPushButton(self.tr("All keys as delivered"))
        self._make(theme)
        self._lay_out()
        self._end = keymap.changed.connect(lambda _none: self.refresh())
        self._select_first()
        self.refresh()

    def close_editor(self) -> None:
        """Listen to the keys no longer."""
        self._end()

    def seek(self, words: str) -> int:
        """Show the commands that fit ``words``; how many there are."""
        self.filter.seek(words)
        self._select_first()
        return self.filter.rowCount()

    def select(self, command_id: str) -> None:
        """Mark a command."""
        for row in range(self.filter.rowCount()):
            if self.filter.index(row, 0).data(KeyRows.ID) == command_id:
                self.table.setCurrentIndex(self.filter.index(row, 0))
                self.table.scrollTo(self.filter.index(row, 0))

    def refresh(self) -> None:
        """Show the keys that there are now."""
        self.rows.refresh()
        self.bench.refresh()
        self.reset_all.setEnabled(not all(map(self._keymap.is_delivered, self._keymap)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the table begins; down in the field goes to the table."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.table and event.key() in _BEGIN:
                self._begin()
                return True
            if watched is self.field and event.key() == Qt.Key.Key_Down:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Which menu a command is in gives its room to the command and its keys."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        self.table.setColumnHidden(MENU, self.width() < _ALL_COLUMNS * letter)

    def _make(self, theme: Theme) -> None:
        self.field.textChanged.connect(self.seek)
        self._make_table(theme)
        self.bench.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.reset_all.setAutoDefault(False)
        self.reset_all.setProperty("flat", "true")
        self.reset_all.clicked.connect(lambda: self._change(self._keymap.reset_all))
        for part in (self.field, self.table):
            part.installEventFilter(self)

    def _make_table(self, theme: Theme) -> None:
        self.table.setObjectName("keys")
        self.table.setAccessibleName(self.tr("Commands and keys"))
        self.table.setModel(self.filter)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setItemDelegate(_KeyDelegate(theme, self))
        self.table.setAllColumnsShowFocus(True)
        header = self.table.header()
        header.setStretchLastSection(True)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(COMMAND, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(KEYS, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setMinimumHeight(_LEAST_ROWS * (self.fontMetrics().height() + 2 * _TIGHT))
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.bench.show_command(now.data(KeyRows.ID) or "")
        )
        self.table.doubleClicked.connect(self._begin)

    def _lay_out(self) -> None:
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(8)
        lay.addWidget(self.field)
        lay.addWidget(self.table, 1)
        lay.addWidget(self.bench)
        lay.addWidget(leading(self.reset_all))

    def _select_first(self) -> None:
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.filter.index(0, 0))
        if not self.filter.rowCount():
            self.bench.show_command("")

    def _begin(self) -> None:
        if self.bench.isEnabled():
            self.bench.capture.setFocus(Qt.FocusReason.OtherFocusReason)


class _KeyDelegate(QStyledItemDelegate):
    """Draws keys as caps."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for all caps."""
        size = super().sizeHint(option, index)
        if index.column() == KEYS:
            caps = caps_size(index.data(KeyRows.ALL_KEYS), cap_font(self._theme, option.font))
            size.setWidth(caps.width() + 4 * _PAD)
        size.setHeight(QFontMetrics(option.font).height() + 2 * _TIGHT)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        if index.column() != KEYS:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        keys, option.text = index.data(KeyRows.ALL_KEYS), ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        font = cap_font(self._theme, option.font)
        painter.save()
        painter.setFont(font)
        place = QRect(option.rect.adjusted(_PAD, 0, -_PAD, 0))
        caps = QRect(place)
        caps.setWidth(caps_size(keys, font).width())
        caps = QStyle.visualRect(option.direction, place, caps)
        draw_caps(painter, caps, keys, self._theme, self._theme.color("text"))
        painter.restore()
