"""Fixed sizes that grow with the text: those of icons, buttons and pictures."""

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel

from confluence_desk.ui.theme import Theme

PICTURE = 16


class Growing(QObject):
    """Keeps a widget's icon, and where ``edge`` is given its square, as large as the text wants.

    Both are in pixels at 100 %.
    """

    def __init__(
        self, widget: QAbstractButton | QAbstractItemView, theme: Theme, icon: int, edge: int = 0
    ) -> None:
        super().__init__(widget)
        self._widget = widget
        self._theme = theme
        self._icon, self._edge = icon, edge
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        icon, edge = self._theme.scaled(self._icon), self._theme.scaled(self._edge)
        self._widget.setIconSize(QSize(icon, icon))
        if edge:
            self._widget.setFixedSize(edge, edge)


class Picture(QLabel):
    """An icon beside words, in its role's colour now and as large as the text wants.

    It is decoration unless it is given an accessible name.
    """

    def __init__(
        self, theme: Theme, name: str = "", role: str = "muted", edge: int = PICTURE
    ) -> None:
        super().__init__()
        self._theme = theme
        self._name, self._role, self._edge = name, role, edge
        theme.changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str, role: str = "muted") -> None:
        """Be another one."""
        self._name, self._role = name, role
        self._draw()

    def _draw(self) -> None:
        edge = self._theme.scaled(self._edge)
        if self._name:
            self.setPixmap(self._theme.icon(self._name, self._role).pixmap(edge, edge))
