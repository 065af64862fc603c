"""Small parts that several steps of connecting are made of."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from confluence_desk.ui.copying import plain_text
from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.search_field import let_signs_grow
from confluence_desk.ui.theme import Theme

_ARROW = 12


def copy_text(text: str) -> None:
    """Put plain words on the clipboard."""
    QGuiApplication.clipboard().setMimeData(plain_text(text))


def browse(url: str) -> bool:
    """Open an address in the browser; whether there is one."""
    return QDesktopServices.openUrl(QUrl(url))


def link_button(theme: Theme, words: str, icon: str = "") -> QPushButton:
    """A button that looks like a link."""
    button = QPushButton(words)
    button.setProperty("flat", "true")
    button.setAutoDefault(False)
    if icon:
        button.setIcon(theme.icon(icon, "accent"))
        Growing(button, theme, PICTURE)
    return button


def field(name: str, example: str = "") -> QLineEdit:
    """A line to write in, with its name for screen readers."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(example)
    return made


def label(words: str, buddy: QWidget) -> QLabel:
    """The name of a field, with the letter that leads there."""
    made = QLabel(words)
    made.setBuddy(buddy)
    return made


def hidden(line: QLineEdit, theme: Theme, show: str, hide: str) -> QAction:
    """Let a line show points, and its letters on demand."""
    line.setEchoMode(QLineEdit.EchoMode.Password)
    eye = QAction(theme.icon("eye"), show, line)
    eye.setCheckable(True)

    def toggle(shown: bool) -> None:  # noqa: FBT001 - Qt's signature
        modes = QLineEdit.EchoMode
        line.setEchoMode(modes.Normal if shown else modes.Password)
        eye.setIcon(theme.icon("eye-slash" if shown else "eye"))
        eye.setText(hide if shown else show)

    eye.toggled.connect(toggle)
    let_signs_grow(line)
    line.addAction(eye, QLineEdit.ActionPosition.TrailingPosition)
    return eye


class Opener(QToolButton):
    """Unfolds ``part`` below it."""

    def __init__(self, words: str, part: QWidget, theme: Theme) -> None:
        super().__init__()
        self._part = part
        self._theme = theme
        self.setText(words)
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setObjectName("opener")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        Growing(self, theme, _ARROW)
        self.toggled.connect(self._open)
        self._open(False)

    def _open(self, wide: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.setIcon(self._theme.icon("caret-down" if wide else "caret-right"))
        self._part.setVisible(wide)
