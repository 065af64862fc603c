"""Finds words in a comparison, on both sides, and again when something else stands there."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from confluence_desk.ui.panels.find_bar import FindBar
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.view import PageView


class Finding(QObject):
    """The bar, and what it asks of the view."""

    def __init__(self, view: PageView, theme: Theme, tab: QWidget) -> None:
        super().__init__(tab)
        self.bar = FindBar(theme)
        self._view = view
        self._hits = 0
        view.found.connect(self._found)
        view.loaded.connect(lambda _: self._arrived())
        view.rested.connect(self._look_again)
        self.bar.wanted.connect(view.find)
        self.bar.closed.connect(view.setFocus)
        escape = QShortcut(QKeySequence("Escape"), tab)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.bar.close_bar)

    def _found(self, current: int, total: int) -> None:
        self._hits = total
        self.bar.show_hits(current, total)

    def _arrived(self) -> None:
        self._hits = 0
        self._look_again()

    def _look_again(self) -> None:
        """Look in what stands there now; a text that is not in its place yet has no hits."""
        if not self._hits and self.bar.words and not self.bar.isHidden():
            self._view.find("")
            self._view.find(self.bar.words)
