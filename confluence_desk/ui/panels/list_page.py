"""Part of a tab: a sentence, what can be done, and a table or why there is none."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.commands.list_context import Chosen
from confluence_desk.ui.commands.offer import Offer
from confluence_desk.ui.context_menu import fill, pop_up
from confluence_desk.ui.growing import Growing
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.panels.menu_tree import MenuTree
from confluence_desk.ui.panels.plain_rows import KEY, Column, Narrowing, PlainRow, PlainRows
from confluence_desk.ui.panels.vacancy import Vacancy, Way
from confluence_desk.ui.search_field import make_clearable
from confluence_desk.ui.theme import Theme

_ICON = 16
_LEAST_LETTERS = 22
_FIELD_LETTERS = 28
_LEAST_HEIGHT = 60
_SAMPLE = 50
"""So many rows say how wide a column is to be."""

Panel = TypeVar("Panel")


class ListPage(QWidget):
    """Tells ``opened`` with a row's key on Enter or a double click, ``chosen`` on any choice."""

    opened = Signal(str)
    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        columns: Sequence[Column],
        parent: QWidget | None = None,
        *,
        narrowing: str = "",
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = PlainRows(theme, columns)
        self.shown_rows = Narrowing(self.rows)
        self.table = MenuTree()
        self.said = plain("", "muted")
        self.box = QLineEdit()
        self._panel: object = None
        self._offers: Sequence[Offer[Chosen[Any]]] = ()
        self._buttons: list[QPushButton] = []
        self._low = False
        self._above = QVBoxLayout()
        self._deeds = FlowLayout(gap=theme.size("gap"))
        self._vacancy = Vacancy(theme)
        self._nothing: tuple[str, str, str, tuple[Way, ...]] = ("tray", "", "", ())
        self._middle = QStackedLayout()
        self._dress(name)
        self._lay_out(narrowing)
        self._connect()
        self._show_middle()

    @property
    def empty_words(self) -> str:
        """Why there is no row, or ""."""
        return self._vacancy.text if self._middle.currentWidget() is self._vacancy else ""

    def explain(self, words: str) -> None:
        """Say a sentence above the rows; "" says nothing."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def offer(self, offers: Sequence[Offer[Chosen[Panel]]], panel: Panel) -> None:
        """What ``panel`` can do with the rows, as buttons and in the rows' menu."""
        self._offers, self._panel = offers, panel
        for offer in offers:
            words = QCoreApplication.translate("Command", offer.words)
            button = QPushButton(self._theme.icon(offer.icon), words)
            Growing(button, self._theme, _ICON)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, offer=offer: offer.does(self._chosen()))
            self._deeds.addWidget(button)
            self._buttons.append(button)
        self._enable()

    def say_nothing(self, icon: str, title: str, text: str = "", *ways: Way) -> None:
        """What stands in place of rows where there are none."""
        self._nothing = (icon, title, text, ways)
        self._show_middle()

    def show_rows(self, rows: Sequence[PlainRow]) -> None:
        """Show these; what was chosen and how far down one was stays."""
        self.show_made([row.key for row in rows], rows.__getitem__)

    def show_made(self, keys: Sequence[str], make: Callable[[int], PlainRow]) -> None:
        """As ``show_rows``, for very many: they are made when they are looked at."""
        chosen, current = self.selected(), self._key(self.table.currentIndex())
        place = self.table.verticalScrollBar().value()
        before = self.rows.keys
        self.rows.show_made(keys, make)
        if self.rows.keys is not before:
            self._fit()
        self._choose_again(chosen, current)
        self.table.verticalScrollBar().setValue(place)
        self._show_middle()
        self._enable()

    def selected(self) -> list[str]:
        """The keys of the rows that are chosen, from the top."""
        rows = sorted(self.table.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self._key(index) for index in rows]

    def choose(self, key: str) -> None:
        """Choose one row."""
        self._choose_again([key], key)

    def _key(self, index: object) -> str:
        return str(index.data(KEY) or "")  # type: ignore[attr-defined]

    def _choose_again(self, keys: Sequence[str], current: str) -> None:
        model, chosen = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
        for key in keys:
            at = self.shown_rows.mapFromSource(self.rows.index(self.rows.row_of(key), 0))
            if at.isValid():
                model.select(at, chosen.Select | chosen.Rows)
        at = self.shown_rows.mapFromSource(self.rows.index(self.rows.row_of(current), 0))
        if at.isValid():
            model.setCurrentIndex(at, chosen.NoUpdate)

    def _show_middle(self) -> None:
        if self.shown_rows.rowCount():
            self._middle.setCurrentWidget(self.table)
            return
        if self.rows.rowCount():
            self._vacancy.say("funnel", self.tr("Nothing here holds these words"))
        else:
            icon, title, text, ways = self._nothing
            self._vacancy.say(icon, title, text, *ways)
        self._middle.setCurrentWidget(self._vacancy)

    def _chosen(self) -> Chosen[Any]:
        return Chosen(self._panel, self.selected(), self.rows.rowCount())

    def _enable(self) -> None:
        now = self._chosen()
        nothing = Chosen(now.panel, (), now.rows)
        for offer, button in zip(self._offers, self._buttons, strict=True):
            button.setEnabled(offer.enabled(now))
            button.setVisible(now.rows > 0 and (not self._low or offer.enabled(nothing)))

    def _dress(self, name: str) -> None:
        table = self.table
        table.setObjectName("report")
        table.setAccessibleName(name)
        table.setModel(self.shown_rows)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setMinimumHeight(_LEAST_HEIGHT)
        table.setAllColumnsShowFocus(True)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setSortingEnabled(True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.header().setSectionsMovable(False)
        table.header().setResizeContentsPrecision(_SAMPLE)
        table.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.header().setSortIndicatorClearable(True)
        table.viewport().installEventFilter(self)
        Growing(table, self._theme, _ICON)
        self.setFocusProxy(table)

    def _lay_out(self, narrowing: str) -> None:
        above = self._above
        above.setContentsMargins(16, 12, 16, 10)
        above.setSpacing(self._theme.size("gap"))
        above.addWidget(self.said)
        self.said.hide()
        above.addLayout(self._deeds)
        self.box.setVisible(bool(narrowing))
        if narrowing:
            self.box.setPlaceholderText(narrowing)
            self.box.setAccessibleName(narrowing)
            make_clearable(self.box)
            letter = self.fontMetrics().averageCharWidth()
            self.box.setMinimumWidth(letter * _FIELD_LETTERS)
            above.addWidget(self.box)
        middle = QWidget()
        middle.setLayout(self._middle)
        policies = QSizePolicy.Policy
        self._vacancy.setSizePolicy(policies.Preferred, policies.Ignored)  # unseen it asks no room
        self._middle.addWidget(self._vacancy)
        self._middle.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(middle, 1)

    def _connect(self) -> None:
        self.table.activated.connect(lambda index: self.opened.emit(self._key(index)))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.table.menu_wanted.connect(self._show_menu)
        self.box.textChanged.connect(self.narrow)
        self._theme.changed.connect(self._fit)
        find = QShortcut(QKeySequence.StandardKey.Find, self, self.box.setFocus)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.setEnabled(not self.box.isHidden())

    def _selected(self) -> None:
        self._enable()
        keys = self.selected()
        self.chosen.emit(keys[0] if len(keys) == 1 else "")

    def narrow(self, words: str) -> None:
        """Show only rows that hold these words."""
        self.shown_rows.narrow(words)
        self._show_middle()

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        if not index.isValid():
            return
        if not self.selected():  # the keyboard may be on a row that is not chosen
            self.choose(self._key(index))
        now, menu = self._chosen(), QMenu(self.table)
        menu.setAccessibleName(str(index.siblingAtColumn(0).data()))
        self.rows.modelReset.connect(menu.close)  # what it is about may be gone, or another row
        fill(menu, [offer for offer in self._offers if offer.enabled(now)], now, self._theme)
        pop_up(menu, place)

    def _fit(self) -> None:
        """Columns as wide as what stands in them."""
        self.table.header().setStretchLastSection(False)
        for number, column in enumerate(self.rows.columns):
            if not column.wide:
                self.table.resizeColumnToContents(number)
        self._share()

    def _share(self) -> None:
        """The wide ones share the rest, and never become too narrow to be read."""
        columns = list(enumerate(self.rows.columns))
        wide = [number for number, column in columns if column.wide]
        taken = sum(self.table.columnWidth(n) for n, column in columns if not column.wide)
        least = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        share = (self.table.viewport().width() - taken) // max(len(wide), 1)
        for number in wide:
            self.table.setColumnWidth(number, max(share, least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where buttons would leave no room for rows, the rows' menu alone has what they do."""
        super().resizeEvent(event)
        before, self._low = self._low, False
        self._enable()
        least = self.table.header().sizeHint().height() + _LEAST_HEIGHT
        self._low = self.height() < self._above.heightForWidth(self.width()) + least
        if self._low or before:
            self._enable()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The table became wider or narrower."""
        if watched is self.table.viewport() and event.type() is QEvent.Type.Resize:
            self._share()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Any size will do: the table scrolls, and what stands above needs its room first."""
        return QSize(200, _LEAST_HEIGHT)

    def hasHeightForWidth(self) -> bool:
        """It takes what is left."""
        return False
