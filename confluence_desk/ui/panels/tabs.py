"""The middle of the window: tabs over what is being read, or a welcome while there is nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from confluence_desk.ui.panels.labels import tip


class Tabs(QWidget):
    """Widgets chosen by a strip of tabs; ``empty`` shows while there is none."""

    current_changed = Signal(object)

    def __init__(self, empty: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("centre")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._bar = QTabBar()
        self._bar.setObjectName("pageTabs")
        self._bar.setAccessibleName(self.tr("Tabs"))
        self._bar.setExpanding(False)
        self._bar.setDrawBase(False)
        self._bar.setElideMode(Qt.TextElideMode.ElideRight)
        self._bar.currentChanged.connect(self._show)
        self._strip = self._made_strip()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self._strip)
        lay.addWidget(self._stack, 1)

    def add(self, widget: QWidget, title: str, icon: QIcon) -> None:
        """Show ``widget`` in a tab of its own; a second time only chooses its tab."""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
            self._bar.addTab(icon, _one_line(title))
        self._bar.setCurrentIndex(self._stack.indexOf(widget) - 1)
        self._strip.show()
        self._show(self._bar.currentIndex())

    def rename(self, widget: QWidget, title: str) -> None:
        """Give a tab another title."""
        at = self._stack.indexOf(widget) - 1
        if at >= 0:
            self._bar.setTabText(at, _one_line(title).replace("&", "&&"))
            self._bar.setTabToolTip(at, tip(title))

    def titles(self) -> list[str]:
        """The titles from first to last."""
        return [self._bar.tabText(at) for at in range(self._bar.count())]

    def current(self) -> QWidget | None:
        """What is being read; None while there is only the welcome."""
        return self._stack.currentWidget() if self._bar.count() else None

    def _made_strip(self) -> QWidget:
        strip = QWidget()
        strip.setObjectName("tabStrip")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lay = QHBoxLayout(strip)
        lay.setContentsMargins(4, 6, 4, 0)
        lay.addWidget(self._bar)
        lay.addStretch(1)
        strip.hide()
        return strip

    def _show(self, at: int) -> None:
        self._stack.setCurrentIndex(at + 1 if self._bar.count() else 0)
        self.current_changed.emit(self.current())


def _one_line(title: str) -> str:
    return " ".join(title.split())
