"""One line above a page: what is the matter with what is shown, and the one thing to do."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton

from confluence_desk.ui.announcing import announce
from confluence_desk.ui.growing import PICTURE, Growing, Picture
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.panels.labels import breakable
from confluence_desk.ui.theme import Theme

Deed = tuple[str, Callable[[], None]]
_ICONS = {"info": "info", "warning": "warning", "error": "warning-circle"}
_WORDS = {
    "info": QT_TRANSLATE_NOOP("NoticeBar", "Note"),
    "warning": QT_TRANSLATE_NOOP("NoticeBar", "Warning"),
    "error": QT_TRANSLATE_NOOP("NoticeBar", "Problem"),
}
_ROLES = {"info": "accent", "warning": "warn", "error": "bad"}


class NoticeBar(QFrame):
    """Hidden until there is something to say; the newest sentence replaces the one before.

    ``closed`` tells that the person closed it.
    """

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("noticeBar")
        self._theme = theme
        self._do: Callable[[], None] | None = None
        self._do_also: Callable[[], None] | None = None
        self._icon = Picture(theme)
        self._said = ""
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.clicked.connect(self._act)
        self._other = QPushButton()
        self._other.clicked.connect(self._act_also)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setIcon(theme.icon("x"))
        Growing(self._close, theme, PICTURE)
        self._close.setAccessibleName(self.tr("Close this notice"))
        self._close.setToolTip(self.tr("Close this notice"))
        self._close.clicked.connect(self._closed)
        self._more = QLabel()
        self._more.setProperty("tone", "muted")
        self._more.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        for part in (self._icon, self._text, self._more, self._button, self._other, self._close):
            row.addWidget(part)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, or ""."""
        return self._said if not self.isHidden() else ""

    @property
    def waiting(self) -> str:
        """What it says of the notices behind this one, or ""."""
        return self._more.text() if not self._more.isHidden() else ""

    def say(
        self,
        text: str,
        *,
        kind: str = "info",
        button: str = "",
        action: Callable[[], None] | None = None,
        also: Deed | None = None,
    ) -> None:
        """Show a sentence (``kind``: info, warning, error); the button does ``action``.

        ``also`` is a second thing that can be done, in words and deed.
        """
        self.setProperty("kind", kind)
        self._icon.show_icon(_ICONS[kind], _ROLES[kind])
        self._icon.setAccessibleName(said(kind))
        self._said = text
        self._text.setText(breakable(text))
        self._do = action
        self._button.setText(button)
        self._button.setVisible(action is not None)
        self._do_also = also[1] if also is not None else None
        self._other.setText(also[0] if also is not None else "")
        self._other.setVisible(also is not None)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        announce(self, f"{said(kind)}: {text}")

    def show_waiting(self, count: int) -> None:
        """Say how many more notices wait behind this one."""
        self._more.setText(self.tr("%n more", "", count))
        self._more.setVisible(count > 0)

    def clear(self) -> None:
        """Nothing is the matter any more."""
        self.hide()
        self._do = self._do_also = None

    def _closed(self) -> None:
        self.clear()
        self.closed.emit()

    def _act(self) -> None:
        if self._do is not None:
            self._do()

    def _act_also(self) -> None:
        if self._do_also is not None:
            self._do_also()


def said(kind: str) -> str:
    """The word for what a notice's picture and colour tell the eye."""
    return QCoreApplication.translate("NoticeBar", _WORDS[kind])
