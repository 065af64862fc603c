"""The way into the inbox, which says how much of it is unread."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from confluence_desk.ui.growing import Growing
from confluence_desk.ui.theme import Theme

_HIGH, _ICON = 32, 18
_MOST = 99


class InboxButton(QToolButton):
    """Triggers ``action``; a filled tray with a number stands for something unread."""

    def __init__(self, action: QAction, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action = action
        self._theme = theme
        self._unread = 0
        self.setObjectName("bell")
        Growing(self, theme, _ICON)
        theme.changed.connect(self._fit)
        self._fit()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def show_unread(self, count: int) -> None:
        """Say how much is unread."""
        self._unread = count
        self.setProperty("unread", "true" if count else "false")
        most = QLocale().toString(_MOST)
        self.setText(f"{most}+" if count > _MOST else QLocale().toString(count) if count else "")
        styles = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            styles.ToolButtonTextBesideIcon if count else styles.ToolButtonIconOnly
        )
        self.style().unpolish(self)
        self.style().polish(self)
        self._follow()

    def _fit(self) -> None:
        edge = self._theme.scaled(_HIGH)
        self.setFixedHeight(edge)
        self.setMinimumWidth(edge)

    def _follow(self) -> None:
        """The action got other keys, or can be done now."""
        count = self._unread
        name, role = ("tray-fill", "accent") if count else ("tray", "muted")
        words = self.tr("Inbox, %n unread", "", count) if count else self.tr("Inbox")
        keys = self.action.shortcut().toString(self.action.shortcut().SequenceFormat.NativeText)
        self.setEnabled(self.action.isEnabled())
        self.setIcon(self._theme.icon(name, role))
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({keys})" if keys else words)
