"""The row above results: the conditions as chips, the order, and how much was found."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.cql import building
from confluence_desk.cql.about import About
from confluence_desk.cql.check import read
from confluence_desk.cql.filters import Filter, filters, narrowed, ordered, without
from confluence_desk.cql.printing import canonical
from confluence_desk.cql.tree import Node, Operator, Query
from confluence_desk.services.understanding import Asked, Kind
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.models.found_results import kind_words
from confluence_desk.ui.panels.finder.chip_words import shown
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import plain, show_tip
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
_CHOICES = "choices"
_FROM_LEFT, _ENDS = "\u2066", "\u2069"
"""Around what runs from left to right in a window that does not."""
_MARGINS = 24


class Known(Protocol):
    """Names and values of the library; ``services.search`` knows them."""

    def name_of(self, what: str, value: str) -> str:
        """What a person knows it by."""

    async def choices(self, what: str, typed: str = "") -> list[tuple[str, str]]:
        """Values of a space, label or person, with names."""


class QueryLine(QPushButton):
    """A query that can be taken on, cut where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Show this."""
        self.whole = words
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - self.iconSize().width() - _MARGINS
        cut = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, room)
        self.setText(_FROM_LEFT + cut.replace("&", "&&") + _ENDS)


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
        self._query = Query(None)
        self._below: tuple[str, str] = ("", "")
        self.chips = QWidget()
        self._flow = FlowLayout(self.chips)
        self.add = self._made_button(self.tr("Filter"), "funnel")
        self.sort = self._made_button(self.tr("Order"), "sort-ascending")
        self.line = QueryLine()
        self.count = plain("", "muted", wrap=False)
        self._row = QHBoxLayout()
        self._lay_out()
        self.add.menu().aboutToShow.connect(self._fill_filters)
        self.sort.menu().aboutToShow.connect(self._fill_orders)

    def put_behind(self, widget: QWidget) -> None:
        """One more thing at the end of the row."""
        self._row.addWidget(widget)

    def show_asked(self, asked: Asked) -> None:
        """Show what narrows it; of words, the query that they are."""
        sound = bool(asked.cql) and asked.fault is None
        self._query = read(asked.cql) if sound else Query(None)
        for button in (self.add, self.sort):
            button.setEnabled(sound)
        self._show_chips()
        self._name_order()
        words = asked.kind is not Kind.CQL and sound
        self.line.setVisible(words)
        self.line.say(self.tr("CQL: {query}").format(query=asked.cql))
        self.line.setAccessibleName(self.tr("Edit as CQL: {query}").format(query=asked.cql))
        show_tip(self.line, self.tr("Edit as CQL: {query}").format(query=asked.cql))

    def offer_below(self, page_id: str, title: str) -> None:
        """The page whose subtree can be searched now."""
        self._below = (page_id, title)

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        some = [one for one in filters(self._query) if one.about is not About.TEXT]
        for one in some:
            self._flow.addWidget(self._made_chip(one))
        self.chips.setVisible(bool(some))

    def _made_chip(self, one: Filter) -> QPushButton:
        words = shown(one, self._known.name_of)
        chip = QPushButton(_short(words).replace("&", "&&"))
        chip.setIcon(self._theme.icon("x"))
        chip.setProperty("chip", "true")
        if words == one.cql:
            chip.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        chip.setAccessibleName(self.tr("Remove the filter {filter}").format(filter=words))
        show_tip(chip, self.tr("Remove the filter {filter}").format(filter=words))
        chip.clicked.connect(lambda: self._write(without(self._query, one)))
        return chip

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
            words = self.tr("Only below “{title}”").format(title=_short(title))
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
        told = [each for each in _ORDERS if self._is_order(each[1], descending=each[2])]
        words = translate("Finder", told[0][0]) if told else self.tr("Order")
        self.sort.setText(words)
        self.sort.setAccessibleName(self.tr("Order: {order}").format(order=words))

    def _write(self, query: Query) -> None:
        """Ask it; an order of nothing asks for nothing."""
        self.rewritten.emit(canonical(query) if query.where is not None else "")

    def _made_button(self, words: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setAccessibleName(words)
        button.setIcon(self._theme.icon(icon))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(QMenu(button))
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        return button

    def _lay_out(self) -> None:
        self.line.setObjectName("cqlLine")
        self.line.setFlat(True)
        self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a query never runs back
        self.line.setIcon(self._theme.icon("pencil-simple"))
        self.line.clicked.connect(lambda: self.edit_requested.emit(canonical(self._query)))
        self.line.hide()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._theme.size("gap"))
        for part in (self.add, self.sort):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self.count.setMinimumWidth(1)
        self._row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.chips)
        column.addWidget(self.line)


def _short(words: str, most: int = 36) -> str:
    told = " ".join(words.split())
    return told if len(told) <= most else told[: most - 1] + "…"
