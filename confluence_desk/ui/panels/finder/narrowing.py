"""The row above results: the conditions as chips, the order, and how much was found."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.cql import building
from confluence_desk.cql.check import read
from confluence_desk.cql.filters import Filter, narrowed, ordered, without
from confluence_desk.cql.printing import canonical
from confluence_desk.cql.tree import Node, Operator, Query
from confluence_desk.services.understanding import Asked, Kind
from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.models.found_results import kind_words
from confluence_desk.ui.panels.finder.chip_words import told
from confluence_desk.ui.panels.finder.chips import Chips, short
from confluence_desk.ui.panels.finder.query_line import QueryLine
from confluence_desk.ui.panels.finder.tally import Tally
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

translate = QCoreApplication.translate
_TYPES = ("page", "blogpost", "attachment", "comment", "folder", "whiteboard", "database")
_TIMES = (
    (QT_TRANSLATE_NOOP("Finder", "Today"), "startOfDay"),
    (QT_TRANSLATE_NOOP("Finder", "This week"), "startOfWeek"),
    (QT_TRANSLATE_NOOP("Finder", "This month"), "startOfMonth"),
    (QT_TRANSLATE_NOOP("Finder", "This year"), "startOfYear"),
)
_ORDERS = (
    (QT_TRANSLATE_NOOP("Finder", "Best first"), "", False),
    (QT_TRANSLATE_NOOP("Finder", "Changed last"), "lastModified", True),
    (QT_TRANSLATE_NOOP("Finder", "Changed first"), "lastModified", False),
    (QT_TRANSLATE_NOOP("Finder", "Created last"), "created", True),
    (QT_TRANSLATE_NOOP("Finder", "By title"), "title", False),
)
_CHOICES, _REMOVING = "choices", "without a chip"
_NARROWEST = 120
_AROUND = 44
_MOST = 4_000
"""Letters of a query that is still taken apart into chips: more is no matter of chips, and takes
longer than a frame."""
"""Of a button, what is beside its words."""


class Known(Protocol):
    """Names and values of the library; ``services.search`` knows them."""

    async def read(self, text: str) -> Asked:
        """All that can be told of a text."""

    def name_of(self, what: str, value: str) -> str:
        """What a person knows it by."""

    async def choices(self, what: str, typed: str = "") -> list[tuple[str, str]]:
        """Values of a space, label or person, with names."""


class Narrowing(QWidget):
    """``rewritten`` carries the query after a chip or an order changed it.

    ``edit_requested`` carries the query that words have become, to be edited.
    """

    rewritten = Signal(str)
    edit_requested = Signal(str)

    def __init__(self, known: Known, scope: TaskScope, theme: Theme) -> None:
        super().__init__()
        self._known = known
        self._scope = scope
        self._theme = theme
        self._asked = Asked("")
        self._query = Query(None)
        self._below: tuple[str, str] = ("", "")
        self.chips = Chips(theme)
        self.add = self._made_button(self.tr("Filter"), "funnel")
        self.sort = self._made_button(self.tr("Order"), "sort-ascending")
        self.line = QueryLine(theme)
        self.count = Tally()
        self._row = QHBoxLayout()
        self._behind: list[QWidget] = []
        self._lay_out()
        self.chips.removed.connect(self._remove)
        self.chips.hide()
        self.add.menu().aboutToShow.connect(self._fill_filters)
        self.sort.menu().aboutToShow.connect(self._fill_orders)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its pictures and the number."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, buttons are pictures; how much was found stays whole."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.width() >= self._wanted():
            style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        else:
            style = Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in (self.add, self.sort):
            button.setToolButtonStyle(style)

    def _wanted(self) -> int:
        """How wide the row is with the words of its buttons and the number alone."""
        words = f"{self.add.text()}{self.sort.text()}"
        buttons = self.fontMetrics().horizontalAdvance(words) + 2 * _AROUND
        behind = sum(each.sizeHint().width() for each in self._behind)
        gaps = self._row.spacing() * self._row.count()
        return buttons + self.count.minimumSizeHint().width() + behind + gaps

    def put_behind(self, widget: QWidget) -> None:
        """One more thing at the end of the row."""
        self._behind.append(widget)
        self._row.addWidget(widget)

    def show_asked(self, asked: Asked) -> None:
        """Show what narrows it; of words, the query that they are."""
        self._asked = asked
        sound = 0 < len(asked.cql) <= _MOST and asked.fault is None
        self._query = read(asked.cql) if sound else Query(None)
        for button in (self.add, self.sort):
            button.setEnabled(sound)
        only_words = asked.kind is not Kind.CQL and not asked.chips
        self.chips.show_all([] if only_words else told(self._query, self._known.name_of))
        self._name_order()
        words = asked.kind is not Kind.CQL and sound
        self.line.setVisible(words)
        self.line.show_query(asked.cql)

    def offer_below(self, page_id: str, title: str) -> None:
        """The page whose subtree can be searched now."""
        self._below = (page_id, title)

    def _fill_filters(self) -> None:
        menu = self.add.menu()
        menu.clear()
        types = menu.addMenu(self.tr("Type"))
        for kind in _TYPES:
            self._add_to(types, kind_words(kind), building.equal("type", [kind]))
        self._add_values(menu, self.tr("Space"), "space", "space")
        self._add_values(menu, self.tr("Label"), "label", "label")
        people = self._add_values(menu, self.tr("Person"), "person", "contributor")
        me = building.where("contributor", Operator.EQUALS, building.call("currentUser"))
        self._add_to(people, self.tr("Me"), me)
        times = menu.addMenu(self.tr("Changed"))
        for words, function in _TIMES:
            moment = building.call(function)
            node = building.where("lastModified", Operator.AT_LEAST, moment)
            self._add_to(times, translate("Finder", words), node)
        page_id, title = self._below
        if page_id:
            words = self.tr("Only below “{title}”").format(title=short(title))
            self._add_to(menu, words, building.equal("ancestor", [page_id]))

    def _add_values(self, menu: QMenu, words: str, what: str, field: str) -> QMenu:
        """A menu that is filled with values of the library while it opens."""
        values = menu.addMenu(words)

        async def fill() -> None:
            for value, name in await self._known.choices(what):
                told = value if what == "label" else name or value
                self._add_to(values, told, building.equal(field, [value]))
            if values.isEmpty():
                values.addAction(self.tr("None is known yet")).setEnabled(False)

        self._scope.start(fill(), key=f"{_CHOICES}: {what}")
        return values

    def _add_to(self, menu: QMenu, words: str, node: Node) -> None:
        action = menu.addAction(" ".join(words.split()).replace("&", "&&"))
        action.triggered.connect(lambda: self._write(narrowed(self._query, node)))

    def _fill_orders(self) -> None:
        menu = self.sort.menu()
        menu.clear()
        for words, field, descending in _ORDERS:
            action = menu.addAction(translate("Finder", words))
            action.setCheckable(True)
            action.setChecked(self._is_order(field, descending=descending))
            action.triggered.connect(partial(self._order, field, descending))

    def _order(self, field: str, descending: bool, _ticked: bool = False) -> None:  # noqa: FBT001, FBT002 - what `triggered` passes
        orders = [building.order(field, descending=descending)] if field else []
        self._write(ordered(self._query, *orders))

    def _is_order(self, field: str, *, descending: bool) -> bool:
        orders = self._query.orders
        if not orders or not field:
            return not orders and not field
        return orders[0].field.key == field.lower() and bool(orders[0].descending) is descending

    def _name_order(self) -> None:
        some = [each for each in _ORDERS if self._is_order(each[1], descending=each[2])]
        words = translate("Finder", some[0][0]) if some else self.tr("Order")
        self.sort.setText(words)
        told = self.tr("Order: {order}").format(order=words)
        self.sort.setAccessibleName(told)
        self.sort.setToolTip(told)
        self._fit()

    def _remove(self, one: Filter) -> None:
        """A question stays one, as far as its words tell what is left."""
        asked = self._asked
        if not asked.chips:
            self._write(without(self._query, one))
            return

        async def removed() -> None:
            from confluence_desk.ui.panels.finder.question import text_without  # noqa: PLC0415 - few ask it

            self.rewritten.emit(await text_without(self._known, asked, one))

        self._scope.start(removed(), key=_REMOVING)

    def _write(self, query: Query) -> None:
        """Ask it; an order of nothing asks for nothing."""
        self.rewritten.emit(canonical(query) if query.where is not None else "")

    def _made_button(self, words: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setIcon(self._theme.icon(icon))
        Growing(button, self._theme, PICTURE)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(QMenu(button))
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        return button

    def _lay_out(self) -> None:
        self.line.clicked.connect(lambda: self.edit_requested.emit(canonical(self._query)))
        self.line.hide()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._theme.size("gap"))
        for part in (self.add, self.sort):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.chips)
        column.addWidget(self.line)
