"""What is to be seen of a comparison: the buttons that choose kinds, looks and blanks."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from confluence_desk.services.comparing import Shape, Way, Wish
from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.panels.comparison_words import phrases
from confluence_desk.ui.theme import Theme

_NAMES = {
    "added": QT_TRANSLATE_NOOP("Comparison", "Added"),
    "removed": QT_TRANSLATE_NOOP("Comparison", "Removed"),
    "changed": QT_TRANSLATE_NOOP("Comparison", "Words changed"),
    "moved": QT_TRANSLATE_NOOP("Comparison", "Moved"),
    "split": QT_TRANSLATE_NOOP("Comparison", "Split"),
    "merged": QT_TRANSLATE_NOOP("Comparison", "Merged"),
    "formatting": QT_TRANSLATE_NOOP("Comparison", "Formatting"),
    "attribute": QT_TRANSLATE_NOOP("Comparison", "Settings of macros and blocks"),
    "row-added": QT_TRANSLATE_NOOP("Comparison", "Rows added"),
    "row-removed": QT_TRANSLATE_NOOP("Comparison", "Rows removed"),
    "row-moved": QT_TRANSLATE_NOOP("Comparison", "Rows moved"),
    "column-added": QT_TRANSLATE_NOOP("Comparison", "Columns added"),
    "column-removed": QT_TRANSLATE_NOOP("Comparison", "Columns removed"),
    "column-moved": QT_TRANSLATE_NOOP("Comparison", "Columns moved"),
    "cell": QT_TRANSLATE_NOOP("Comparison", "Cells changed"),
    "image": QT_TRANSLATE_NOOP("Comparison", "Pictures"),
    "link": QT_TRANSLATE_NOOP("Comparison", "Links"),
    "task": QT_TRANSLATE_NOOP("Comparison", "Tasks ticked"),
    "status": QT_TRANSLATE_NOOP("Comparison", "Statuses"),
    "code": QT_TRANSLATE_NOOP("Comparison", "Code"),
    "layout": QT_TRANSLATE_NOOP("Comparison", "Layout"),
}


def kind_name(kind: str) -> str:
    """What a kind of change is called; a kind of tomorrow by its own name."""
    return QCoreApplication.translate("Comparison", _NAMES[kind]) if kind in _NAMES else kind


class WishButton(QToolButton):
    """``changed`` tells that something else is to be seen, ``turned`` that all runs another way."""

    changed = Signal()
    turned = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.hidden: frozenset[str] = frozenset()
        self._theme = theme
        self._kinds: list[QAction] = []
        self._counts: Mapping[str, int] = {}
        self._runs: Way = ""
        self.list = QMenu(self)
        self.formatting = self._ticked(self.tr("Formatting"), on=True)
        self.blanks = self._ticked(self.tr("Blanks"), on=False)
        self.writers = self._ticked(self.tr("Who wrote this"), on=False)
        self.list.addSeparator()
        self._every = self.list.addAction(self.tr("Show every kind"))
        self._every.triggered.connect(self._show_every)
        self.setText(self.tr("What is shown"))
        self.setToolTip(self.tr("Which kinds of changes are shown"))
        self.setAccessibleName(self.toolTip())
        self.setMenu(self.list)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        Growing(self, theme, PICTURE)
        self._dress()

    def wish(self, shape: Shape, *, unfolded: bool) -> Wish:
        """All that is to be seen, in the language of the window and running its way."""
        looks, blanks = self.formatting.isChecked(), self.blanks.isChecked()
        writers = self.writers.isChecked() and shape != "source"
        shown = (self.hidden, looks, blanks, writers)
        self._runs = self._way()
        return Wish(shape, phrases(), unfolded, *shown, runs=self._runs)

    def changeEvent(self, event: QEvent) -> None:
        """Where the window turns, what was wished for runs the wrong way."""
        super().changeEvent(event)
        turned = event.type() is QEvent.Type.LayoutDirectionChange
        if turned and self._runs and self._runs != self._way():
            self.turned.emit()

    def _way(self) -> Way:
        return "rtl" if self.isRightToLeft() else "ltr"

    def offer(self, counts: Mapping[str, int]) -> None:
        """Offer the kinds that occur, each with how often it does."""
        if dict(counts) == dict(self._counts) and self._kinds:
            return
        self._counts = dict(counts)
        for action in self._kinds:
            self.list.removeAction(action)
            action.deleteLater()
        self._kinds = [self._made(kind, counts[kind]) for kind in counts]
        self.list.insertActions(self._every, self._kinds)
        self._every.setVisible(bool(counts))

    def _made(self, kind: str, count: int) -> QAction:
        words = self.tr("{kind} ({count})").format(kind=kind_name(kind), count=count)
        action = QAction(words, self.list)
        action.setCheckable(True)
        action.setChecked(kind not in self.hidden)
        action.toggled.connect(lambda on, kind=kind: self._show(kind, on=on))
        return action

    def _show(self, kind: str, *, on: bool) -> None:
        self.hidden = self.hidden - {kind} if on else self.hidden | {kind}
        self._tell()

    def _show_every(self) -> None:
        self.hidden = frozenset()
        for action in self._kinds:
            action.blockSignals(True)
            action.setChecked(True)
            action.blockSignals(False)
        self._tell()

    def _ticked(self, words: str, *, on: bool) -> QAction:
        action = self.list.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.toggled.connect(lambda _on: self._tell())
        return action

    def _tell(self) -> None:
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        """The picture tells at a glance that something is left out."""
        narrowed = bool(self.hidden) or not self.formatting.isChecked()
        self.setIcon(self._theme.icon("funnel", "accent" if narrowed else "muted"))
