"""Shows what the words of a question were taken for: chips that can go, and the query they are."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from confluence_desk.cql.check import read
from confluence_desk.cql.filters import Filter, ordered, without
from confluence_desk.cql.printing import canonical
from confluence_desk.cql.tree import Query
from confluence_desk.services.understanding import Asked
from confluence_desk.ui.panels.finder.chip_words import Named, Told, told
from confluence_desk.ui.panels.finder.chips import Chips
from confluence_desk.ui.panels.finder.query_line import QueryLine
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

translate = QCoreApplication.translate
_MARKS = "?,;.!"
_OUT = {Qt.Key.Key_Up: -1, Qt.Key.Key_Escape: -1, Qt.Key.Key_Down: 1}


class Reader(Protocol):
    """What understands texts."""

    async def read(self, text: str) -> Asked:
        """All that can be told of it."""


class Question(QWidget):
    """``rewritten`` carries the text without what a chip stood for, ``left`` which way one went.

    ``edit_requested`` carries the query, ``abandoned`` tells that the keyboard went elsewhere.
    """

    rewritten = Signal(str)
    edit_requested = Signal(str)
    left = Signal(int)
    abandoned = Signal()

    def __init__(self, reader: Reader, named: Named, scope: TaskScope, theme: Theme) -> None:
        super().__init__()
        self._reader = reader
        self._named = named
        self._scope = scope
        self._asked = Asked("")
        self.words = ""
        """All of it in one line, for who cannot see the chips."""
        self.chips = Chips(theme)
        self.line = QueryLine(theme)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(6, 4, 6, 2)
        lay.setSpacing(2)
        lay.addWidget(self.chips)
        lay.addWidget(self.line)
        self.chips.removed.connect(self._remove)
        self.chips.left.connect(self.left)
        self.line.clicked.connect(lambda: self.edit_requested.emit(self._asked.cql))
        self.line.installEventFilter(self)

    def show_asked(self, asked: Asked) -> None:
        """Show what this was taken for."""
        self._asked = asked
        some = chips_of(asked, self._named)
        self.words = " · ".join(each.words for each in some)
        self.chips.show_all(some)
        for chip in self.chips.all:
            chip.installEventFilter(self)
        self.line.show_query(asked.cql)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is here."""
        held = QApplication.focusWidget()
        return held is not None and (held is self or self.isAncestorOf(held))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the line by the arrows; tell when the keyboard has gone for good."""
        if event.type() is QEvent.Type.FocusOut and not self.has_focus:
            self.abandoned.emit()
        if watched is self.line and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, onwards: bool) -> bool:  # noqa: FBT001 - Qt's
        """Tab goes along the chips and the line, and past them back to what was typed."""
        along: list[QWidget] = [*self.chips.all, self.line]
        held = QApplication.focusWidget()
        at = next((n for n, each in enumerate(along) if each is held), -1)
        at += 1 if onwards else -1
        if 0 <= at < len(along):
            along[at].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit(1 if onwards else -1)
        return True

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.type() is QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.line.click()
        elif key in _OUT:
            self.left.emit(_OUT[key])
        else:
            return False
        return True

    def _remove(self, what: object) -> None:
        asked, one = self._asked, what if isinstance(what, Filter) else None

        async def removed() -> None:
            self.rewritten.emit(await text_without(self._reader, asked, one))

        self._scope.start(removed(), key="chip")


def chips_of(asked: Asked, named: Named) -> list[Told]:
    """Every condition, the words that are looked for in texts, and the order."""
    query = read(asked.cql)
    some = told(query, named)
    if query.orders:
        some.append(Told(_order_words(query), None))
    return some


async def text_without(reader: Reader, asked: Asked, one: Filter | None) -> str:
    """The question without one condition (None: its order); as CQL where no words tell it."""
    query = read(asked.cql)
    rest = ordered(query) if one is None else without(query, one)
    wanted = _text(rest)
    for said in (*(chip.said for chip in asked.chips), asked.words):
        for before in (0, 1):  # ``changed`` of ``changed last week`` goes with it
            text = _cut(asked.text, said, before)
            if text and (await reader.read(text)).cql == wanted:
                return text
    return wanted


def _text(query: Query) -> str:
    return canonical(query) if query.where is not None else ""


def _cut(text: str, said: str, before: int) -> str:
    """The text without these words and so many before; empty where they do not stand there."""
    words, some = text.split(), said.split()
    plain = [word.strip(_MARKS) for word in words]
    gone = [word.strip(_MARKS) for word in some]
    for at in range(before, len(words) - len(gone) + 1):
        if gone and plain[at : at + len(gone)] == gone:
            return " ".join([*words[: at - before], *words[at + len(gone) :]])
    return ""


def _order_words(query: Query) -> str:
    first = query.orders[0]
    if first.field.key == "lastmodified" and first.descending:
        return translate("Finder", "Changed last first")
    if first.field.key == "created" and first.descending:
        return translate("Finder", "Created last first")
    return translate("Finder", "In order of time")
