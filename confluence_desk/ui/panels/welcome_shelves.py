"""What a reader wants first: a few ways to a page, what was read last, and what is starred."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.ui.growing import PICTURE, Growing, Picture
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import ElidedLabel, Row, plain, tip
from confluence_desk.ui.panels.pair import Pair
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

_SHELF = 220
SHOWN = 8
"""Rows of a shelf: as many as are taken in at a glance."""
_ICONS = {Kind.BLOGPOST: "newspaper", Kind.FOLDER: "folder"}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Shelves(QWidget):
    """The site's name, three ways to a page, two lists; both follow the library."""

    address_requested = Signal()
    search_requested = Signal()
    filter_requested = Signal()
    open_requested = Signal(str, str, str)

    def __init__(
        self,
        library: "Library",
        theme: Theme,
        favourites: Callable[[], Sequence[str]],
        keys: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._theme = theme
        self._favourites = favourites
        self._keys = keys
        self._recent = _Shelf(self.tr("Read last"), self.tr("What you read appears here."))
        self._starred = _Shelf(self.tr("Favourites"), self.tr("Pages you star appear here."))
        self._title = self._made_title()
        self._dress_title()
        self._steps = self._made_steps()
        self._shown: object = None
        self._lay_out()
        self.refresh()
        self._forget = library.changed.connect(self._changed)
        theme.changed.connect(self._redraw)

    def refresh(self) -> None:
        """Read both lists again; nothing moves where nothing changed."""
        recent = self._library.recent(SHOWN)
        nodes = (self._library.node(node_id) for node_id in tuple(self._favourites())[:SHOWN])
        starred = [node for node in nodes if node is not None]
        if (recent, starred) == self._shown:
            return
        self._shown = (recent, starred)
        self._steps.setVisible(not recent and not starred)
        self._recent.show_rows([self._made_row(node) for node in recent])
        self._starred.show_rows([self._made_row(node) for node in starred])

    def end(self) -> None:
        """Stop listening."""
        self._forget()

    def _changed(self, changes: Changes) -> None:
        if changes.pages or changes.children_of or changes.spaces:
            self.refresh()

    def _redraw(self) -> None:
        self._dress_title()
        self._shown = None
        self.refresh()

    def _lay_out(self) -> None:
        lists = Pair(self._recent, self._starred, self._theme, least=_SHELF, gap=32)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(self._theme.size("gap"))
        lay.addWidget(self._title)
        lay.addWidget(
            plain(self.tr("Choose a page on the side, or open any Confluence link."), "muted")
        )
        lay.addSpacing(12)
        lay.addLayout(self._made_ways())
        lay.addSpacing(20)
        lay.addWidget(lists)
        lay.addWidget(self._steps)

    def _made_title(self) -> QLabel:
        site = self._library.site
        host = site.url.rpartition("://")[2].removesuffix(".atlassian.net")
        return plain(site.name or host)

    def _dress_title(self) -> None:
        font = self._theme.font(self._title.font(), role="h1")
        font.setBold(True)
        self._title.setFont(font)

    def _made_ways(self) -> FlowLayout:
        row = FlowLayout(gap=self._theme.size("gap"))
        ways = (
            ("link", self.tr("Open a link"), "open_address", self.address_requested.emit),
            ("magnifying-glass", self.tr("Search"), "open_address", self.search_requested.emit),
            ("funnel", self.tr("Filter pages"), "filter", self.filter_requested.emit),
        )
        for icon, words, command, do in ways:
            button = QPushButton(self._theme.icon(icon), words)
            Growing(button, self._theme, PICTURE)
            button.setToolTip(self._tip(words, command))
            button.clicked.connect(lambda _checked=False, do=do: do())
            row.addWidget(button)
            if command == "open_address":
                self.setFocusProxy(button)
        return row

    def _made_steps(self) -> QWidget:
        """What helps somebody who has read nothing here yet."""
        steps = QWidget()
        lay = QVBoxLayout(steps)
        lay.setContentsMargins(0, 20, 0, 0)
        lay.setSpacing(6)
        lay.addWidget(plain(self.tr("First steps"), bold=True))
        for words in (
            self.tr("Paste a page's address from your browser into the bar on top."),
            self.tr("What you opened once opens without a network, too."),
            self.tr("F1 shows every key."),
        ):
            lay.addWidget(plain(words, "muted"))
        return steps

    def _tip(self, words: str, command: str) -> str:
        keys = self._keys(command)
        return self.tr("{words} ({keys})").format(words=words, keys=keys) if keys else words

    def _made_row(self, node: PageNode) -> QWidget:
        title = node.title or self.tr("Untitled")
        row = _PageRow(title)
        row.wanted.connect(lambda how: self.open_requested.emit(node.id, "", how))
        space = self._library.space(node.space_id)
        where = ElidedLabel(space.name if space else "", snug=True)
        where.setProperty("tone", "muted")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Picture(self._theme, _ICONS.get(node.kind, "file-text")))
        line.addWidget(ElidedLabel(title), 1)
        line.addWidget(where)
        row.lines.addLayout(line)
        row.setToolTip(tip(self.tr("Enter opens here, Ctrl+Enter in a tab behind")))
        return row


class _PageRow(Row):
    """A row that tells where its page is to open."""

    wanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.clicked.connect(lambda: self.wanted.emit("here"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ctrl and the middle button open behind."""
        inside = self.rect().contains(event.position().toPoint())
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if inside and (ctrl or event.button() is Qt.MouseButton.MiddleButton):
            self.setDown(False)
            self.wanted.emit("behind")
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter opens behind."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.wanted.emit("behind")
        else:
            super().keyPressEvent(event)


class _Shelf(QWidget):
    """A heading and its rows, or the sentence that stands in their place."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._nothing = plain(nothing, "muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(1)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(6)
        lay.addWidget(plain(title, bold=True))
        lay.addWidget(self._nothing)
        lay.addLayout(self._rows)
        lay.addStretch(1)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for row in rows:
            self._rows.addWidget(row)
            row.show()  # a layout would do so only later
        self._nothing.setVisible(not rows)
