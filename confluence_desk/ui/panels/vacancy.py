"""What a tab shows in place of its content: why there is none now, and what helps."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from confluence_desk.ui.panels.busy import Busy
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.theme import Theme

Way = tuple[str, Callable[[], None]]
"""A button: its words and what it does."""

_WIDTH = 420
_ICON = 32


class Vacancy(QWidget):
    """One icon, one sentence, what helps, and the buttons that do it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("vacancy")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._icon_name = "file-text"
        self._icon = QLabel()
        self._title = plain("", bold=True)
        self._text = plain("", "muted")
        self._bar = Busy(theme, self.tr("Working"))
        self._ways = QHBoxLayout()
        self._lay_out()
        theme.changed.connect(self._draw)

    @property
    def text(self) -> str:
        """All that is said."""
        return " ".join(part for part in (self._title.text(), self._text.text()) if part)

    def say(self, icon: str, title: str, text: str = "", *ways: Way, busy: bool = False) -> None:
        """Show this in place of what was shown; ``busy`` adds a bar that moves."""
        self._icon_name = icon
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._bar.setVisible(busy)
        self.setAccessibleName(self.text)
        self._offer(ways)
        self._draw()

    def _offer(self, ways: tuple[Way, ...]) -> None:
        while (item := self._ways.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._ways.addStretch(1)
        for words, do in ways:
            button = QPushButton(words)
            button.clicked.connect(lambda _checked=False, do=do: do())
            self._ways.addWidget(button)
        self._ways.addStretch(1)

    def _lay_out(self) -> None:
        for label in (self._icon, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QWidget()
        column.setMaximumWidth(_WIDTH)
        lay = QVBoxLayout(column)
        lay.setSpacing(self._theme.size("gap"))
        for part in (self._icon, self._title, self._text, self._bar):
            lay.addWidget(part)
        lay.addLayout(self._ways)
        across = QHBoxLayout()  # an aligned item would not get the height its lines need
        across.addStretch(1)
        across.addWidget(column, 100)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(across)
        outer.addStretch(3)

    def _draw(self) -> None:
        edge = self._theme.scaled(_ICON)
        self._icon.setPixmap(self._theme.icon(self._icon_name).pixmap(edge, edge))
