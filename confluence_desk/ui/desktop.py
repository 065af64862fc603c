"""Tells what the person chose for the whole desktop: dark, strong contrast, little motion."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStyle


class Desktop(QObject):
    """The desktop's own look; ``changed`` tells that it became another while we follow it.

    Make it before the application is dressed: its style is the desktop's until then.
    """

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hints = app.styleHints()
        self._still = _animates_nothing(app.style())
        self._overridden: bool | None = None
        self.dark = self._is_dark()
        self._hints.colorSchemeChanged.connect(self._scheme_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self.changed)

    @property
    def high(self) -> bool:
        """Whether strong contrast is wanted."""
        wanted = self._hints.accessibility().contrastPreference()
        return wanted is Qt.ContrastPreference.HighContrast

    @property
    def still(self) -> bool:
        """Whether nothing is to move; no desktop tells Qt but through its style."""
        return self._still

    def override(self, dark: bool | None) -> None:  # noqa: FBT001 - None follows the desktop
        """Have title bars and native dialogs be dark or light too, or follow the desktop."""
        if dark == self._overridden:
            return
        self._overridden = dark
        if dark is None:
            self._hints.unsetColorScheme()
            self.dark = self._is_dark()
        else:
            self._hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _is_dark(self) -> bool:
        return self._hints.colorScheme() is Qt.ColorScheme.Dark

    def _scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        if self._overridden is None:
            self.dark = scheme is Qt.ColorScheme.Dark
            self.changed.emit()


def _animates_nothing(style: QStyle) -> bool:
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
