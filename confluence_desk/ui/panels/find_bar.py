"""The bar below a page that finds words in it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.search_field import make_clearable
from confluence_desk.ui.theme import Theme

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NARROWEST, _WIDEST = 160, 320


class FindBar(QFrame):
    """Words to find, how many there are, and the way from one to the next.

    ``wanted`` carries the words and whether to go backward; empty words end the search.
    """

    wanted = Signal(str, bool)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self._theme = theme
        self.box = self._made_box()
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._before = self._made_button("caret-up", self.tr("Previous hit"), "Shift+F3")
        self._before.clicked.connect(self.find_previous)
        self._after = self._made_button("caret-down", self.tr("Next hit"), "F3")
        self._after.clicked.connect(self.find_next)
        close = self._made_button("x", self.tr("Close"), "Esc")
        close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.setSpacing(4)
        for part in (self.box, self._before, self._after, self._count):
            row.addWidget(part)
        row.setStretch(0, 3)
        row.addStretch(2)
        row.addWidget(close)
        self._tell("")
        self.hide()

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.box.text()

    @property
    def told(self) -> str:
        """How many hits there are, in words."""
        return self._count.text()

    def open_bar(self, words: str = "") -> None:
        """Show the bar, with ``words`` in place of those it had."""
        self.show()
        if words and words != self.words:
            self.box.setText(words)
        elif self.words:
            self.wanted.emit(self.words, False)
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def close_bar(self) -> None:
        """Hide the bar and end the search; its words stay for the next one."""
        if not self.isHidden():
            self.hide()
            self._tell("")
            self.wanted.emit("", False)
            self.closed.emit()

    def find_next(self) -> None:
        """Go to the next hit; a hidden bar comes back with its words."""
        self._go(backward=False)

    def find_previous(self) -> None:
        """Go to the hit before."""
        self._go(backward=True)

    def show_hits(self, current: int, total: int) -> None:
        """Say where the search stands."""
        if not self.words or self.isHidden():
            self._tell("")
        elif total:
            self._tell(
                self.tr("{current} of {total}").format(current=current, total=total), any_hit=True
            )
        else:
            self._tell(self.tr("No hits"), tone="bad")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, with Shift back."""
        if (
            watched is self.box
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _ENTER
        ):
            self._go(backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        return super().eventFilter(watched, event)

    def _go(self, *, backward: bool) -> None:
        if self.isHidden() or not self.words:
            self.open_bar()
        else:
            self.wanted.emit(self.words, backward)

    def _typed(self, words: str) -> None:
        if not words:
            self._tell("")
        self.wanted.emit(words, False)

    def _tell(self, text: str, *, any_hit: bool = False, tone: str = "muted") -> None:
        self._count.setText(text)
        self._count.setProperty("tone", tone)
        self._count.style().polish(self._count)
        for button in (self._before, self._after):
            button.setEnabled(any_hit)

    def _made_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(self.tr("Find in this page"))
        box.setAccessibleName(self.tr("Find in this page"))
        make_clearable(box)
        box.setMinimumWidth(_NARROWEST)
        box.setMaximumWidth(_WIDEST)
        box.textChanged.connect(self._typed)
        box.installEventFilter(self)
        return box

    def _made_button(self, icon: str, words: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._theme.icon(icon))
        Growing(button, self._theme, PICTURE)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words} ({shown})")
        button.setAccessibleName(words)
        return button
