"""The left pane: find one's way through spaces and pages by sight, key or filter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from confluence_desk.ui.models.page_tree import PageTreeModel
from confluence_desk.ui.models.tree_filter import TreeFilter
from confluence_desk.ui.models.tree_nodes import Role
from confluence_desk.ui.panels.tree_view import RowPainter, TreeView
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Navigator(QWidget):
    """A filter box over the tree; every signal carries the id of a page, folder or stub."""

    open_requested = Signal(str)
    browser_requested = Signal(str)
    copy_requested = Signal(str)

    def __init__(
        self, library: "Library", scope: TaskScope, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("navigator")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scope = scope
        self.model = PageTreeModel(library, scope, theme.icon, self)
        self._filter = TreeFilter(self.model, self)
        self._opened_by_filter: list[QPersistentModelIndex] = []
        self._marked = QPersistentModelIndex()
        self.box = self._made_box(theme)
        self.tree = TreeView(theme)
        self._painter = RowPainter(theme, self)
        self._nothing = QLabel()
        self._fill()
        theme.changed.connect(self.tree.viewport().update)

    def load(self) -> None:
        """Ask Confluence for the spaces."""
        self.model.load()

    def retry(self) -> None:
        """Ask again for what failed."""
        self.model.retry_failed()

    def set_show_archived(self, show: bool) -> None:  # noqa: FBT001 - a plain switch
        """Show or hide archived spaces."""
        self.model.set_show_archived(show)

    def focus_filter(self) -> None:
        """Put the cursor in the filter box."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def reveal(self, content_id: str) -> None:
        """Open the way to a page and mark its row, as soon as it is known."""
        if self.current_id() != content_id:
            self._scope.start(self._reveal(content_id), key="reveal")

    def current_id(self) -> str:
        """What the marked row stands for."""
        return str(self.tree.currentIndex().data(Role.CONTENT_ID) or "")

    def close_model(self) -> None:
        """Stop listening to the library."""
        self.model.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens rows; the arrow down leads from the box into the tree, Escape clears it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.tree and event.key() in _ENTER:
                self._activate(self.tree.currentIndex())
                return True
            if watched is self.box:
                return self._box_key(event)
        return super().eventFilter(watched, event)

    def _made_box(self, theme: Theme) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(self.tr("Filter"))
        box.setAccessibleName(self.tr("Filter pages"))
        box.setToolTip(self.tr("Show only loaded rows that hold these words"))
        box.addAction(theme.icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        box.setClearButtonEnabled(True)
        box.textChanged.connect(self._narrow)
        box.installEventFilter(self)
        return box

    def _fill(self) -> None:
        tree = self.tree
        tree.setModel(self._filter)
        tree.setItemDelegate(self._painter)
        tree.setAccessibleName(self.tr("Spaces and pages"))
        tree.clicked.connect(self._activate)
        tree.customContextMenuRequested.connect(self._show_menu)
        tree.installEventFilter(self)
        self._nothing.setWordWrap(True)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setProperty("tone", "muted")
        self._nothing.setContentsMargins(14, 8, 14, 8)
        self._nothing.hide()
        self.setFocusProxy(tree)
        above = QVBoxLayout()
        above.setContentsMargins(10, 8, 10, 6)
        above.addWidget(self.box)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addLayout(above)
        lay.addWidget(self._nothing)
        lay.addWidget(tree, 1)

    def _box_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.box.text():
            self.box.clear()
            return True
        if event.key() == Qt.Key.Key_Down or event.key() in _ENTER:
            self.tree.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.tree.currentIndex().isValid():
                self.tree.setCurrentIndex(self._first_row())
            return True
        return False

    def _first_row(self) -> QModelIndex:
        at = self._filter.index(0, 0)
        while at.isValid() and not at.flags() & Qt.ItemFlag.ItemIsSelectable:
            at = self.tree.indexBelow(at)
        return at

    def _activate(self, index: QModelIndex) -> None:
        if index.data(Role.RETRIES):
            self.model.refresh(self._filter.mapToSource(index))
        elif index.data(Role.OPENS):
            self._marked = QPersistentModelIndex(self._filter.mapToSource(index))
            self.open_requested.emit(index.data(Role.CONTENT_ID))
            self._ask_behind(index)
        elif self._filter.hasChildren(index):
            self.tree.setExpanded(index, not self.tree.isExpanded(index))

    async def _reveal(self, content_id: str) -> None:
        found = await self.model.find(content_id)
        index = self._filter.mapFromSource(found)
        if found.isValid():
            self._marked = QPersistentModelIndex(found)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
            self._ask_behind(index)

    def _ask_behind(self, index: QModelIndex) -> None:
        """Learn what hangs under a row that is read: leaves lose their expander, or get one."""
        source = self._filter.mapToSource(index)
        if self.model.loads(source) and not self.tree.isExpanded(index):
            self.model.refresh(source)

    def _narrow(self, text: str) -> None:
        self._filter.narrow(text)
        self._painter.words = self._filter.words
        if self._filter.words:
            self._open_matches(QModelIndex())
        else:
            self._close_matches()
        # Qt marks some other row when the marked one is filtered out.
        self.tree.setCurrentIndex(self._filter.mapFromSource(self._marked))
        empty = bool(self._filter.words) and self._filter.rowCount() == 0
        self._nothing.setVisible(empty)
        self._nothing.setText(
            self.tr("Nothing loaded here matches “{}”.").format(text.strip()) if empty else ""
        )
        self.tree.viewport().update()

    def _open_matches(self, parent: QModelIndex) -> None:
        for row in range(self._filter.rowCount(parent)):
            index = self._filter.index(row, 0, parent)
            if self._filter.rowCount(index):
                if not self.tree.isExpanded(index):
                    source = self._filter.mapToSource(index)
                    self._opened_by_filter.append(QPersistentModelIndex(source))
                    self.tree.expand(index)
                self._open_matches(index)

    def _close_matches(self) -> None:
        kept = self.tree.currentIndex().parent()
        way = set()
        while kept.isValid():
            way.add(kept)
            kept = kept.parent()
        for source in self._opened_by_filter:
            index = self._filter.mapFromSource(source)
            if index.isValid() and index not in way:
                self.tree.collapse(index)
        self._opened_by_filter.clear()
        self.tree.scrollTo(self.tree.currentIndex())

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu(self.tree.indexAt(place))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def menu(self, index: QModelIndex) -> QMenu:
        """What can be done with a row; only what has an effect is there (trap 97)."""
        menu = QMenu(self)
        content_id = str(index.data(Role.CONTENT_ID) or "")
        source = self._filter.mapToSource(index)
        if index.data(Role.OPENS):
            self._add(menu, self.tr("Open")).triggered.connect(lambda: self._activate(index))
        if content_id:
            browse = self._add(menu, self.tr("Open in browser"))
            browse.triggered.connect(lambda: self.browser_requested.emit(content_id))
            copy = self._add(menu, self.tr("Copy link"))
            copy.triggered.connect(lambda: self.copy_requested.emit(content_id))
        if not index.isValid() or self.model.loads(source):
            refresh = self._add(menu, self.tr("Refresh"))
            refresh.triggered.connect(lambda: self.model.refresh(source))
        menu.addSeparator()
        archived = self._add(menu, self.tr("Show archived spaces"))
        archived.setCheckable(True)
        archived.setChecked(self.model.show_archived)
        archived.toggled.connect(self.set_show_archived)
        return menu

    def _add(self, menu: QMenu, words: str) -> QAction:
        action = QAction(words, menu)
        menu.addAction(action)
        return action
