"""Gives the program one look: palette, small style sheet and icons that follow light and dark."""

import json
from enum import StrEnum
from pathlib import Path
from string import Template
from typing import Any

import qtawesome
from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

FAINT = 0.45
_MIRRORED = {
    "arrow-left": "arrow-right",
    "arrow-right": "arrow-left",
    "sidebar-left": "sidebar-right",
    "sidebar-right": "sidebar-left",
}
"""What points to a side points to the other one where everything runs right to left."""
_TURNED = {"sidebar-left": ("square-half", 180), "sidebar-right": ("square-half", 0)}
"""Names of ours for what the icon family has only the other way round."""


class Scheme(StrEnum):
    """What the person asked for; ``SYSTEM`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(("text", back) for back in ("win", "panel", "raised", "sel", "hover", "code")),
    *(("text", back) for back in ("infoBg", "warnBg", "tipBg", "badBg")),
    *(("muted", back) for back in ("win", "panel", "raised", "hover", "code")),
    *(("muted", back) for back in ("infoBg", "warnBg", "tipBg", "badBg")),
    *(("accent", back) for back in ("win", "panel", "raised", "sel", "hover", "infoBg")),
    *(("bad", back) for back in ("win", "panel", "badBg")),
    ("warn", "panel"),
    ("ok", "win"),
    ("ok", "panel"),
    ("accentText", "accent"),
)
"""Every text colour that stands on another one somewhere in the window: (text, background)."""

_PALETTE: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "win"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "panel"),
    (QPalette.ColorRole.AlternateBase, "raised"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "raised"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "bad"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "accentText"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Light, "panel"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "muted"),
    (QPalette.ColorRole.Shadow, "line"),
)


class Theme(QObject):
    """The colours and sizes in use; ``changed`` tells that light and dark swapped.

    ``styles`` is the folder with ``tokens.json`` and ``window.qss``.
    """

    changed = Signal()

    def __init__(self, styles: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens: dict[str, Any] = json.loads((styles / "tokens.json").read_text("utf-8"))
        self._sheet = Template((styles / "window.qss").read_text("utf-8"))
        self._scheme = Scheme.SYSTEM
        self._app: QApplication | None = None
        self._system_dark = False
        self._drawn: dict[tuple[str, str, bool], QIcon] = {}

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in use."""
        if self._scheme is Scheme.SYSTEM:
            return self._system_dark
        return self._scheme is Scheme.DARK

    @property
    def scheme(self) -> Scheme:
        """What the person asked for."""
        return self._scheme

    @property
    def tokens(self) -> dict[str, str]:
        """The colours in use by role."""
        colours: dict[str, str] = self._tokens["dark" if self.dark else "light"]
        return colours

    def color(self, role: str) -> QColor:
        """The colour of a role now; ask again when painting again."""
        return QColor(self.tokens[role])

    def size(self, role: str) -> int:
        """A size of the look in device independent pixels."""
        return round(float(self._tokens["size"][role]))

    def apply(self, app: QApplication) -> None:
        """Dress the application and follow the system from now on."""
        self._app = app
        hints = app.styleHints()
        self._system_dark = hints.colorScheme() is Qt.ColorScheme.Dark
        hints.colorSchemeChanged.connect(self._system_changed)
        app.setStyle("Fusion")
        app.setFont(self.font(app.font()))
        self._dress()

    def choose(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark."""
        before = self.dark
        self._scheme = scheme
        if self._app is not None:
            hints = self._app.styleHints()
            if scheme is Scheme.SYSTEM:
                hints.unsetColorScheme()
                self._system_dark = hints.colorScheme() is Qt.ColorScheme.Dark
            else:
                dark = scheme is Scheme.DARK
                hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._swap_from(before)

    def icon(self, name: str, role: str = "muted") -> QIcon:
        """An icon of the Phosphor family, such as ``file-text``, that follows the theme."""
        return QIcon(_ThemedIcon(self, name, role))

    def draw_icon(self, painter: QPainter, rect: QRect, name: str, role: str) -> None:
        """Paint an icon in a role's colour, for delegates."""
        self._tinted(name, role).paint(painter, rect)

    def font(self, base: QFont, *, role: str = "text") -> QFont:
        """``base`` in one of the look's sizes."""
        font = QFont(base)
        font.setPixelSize(self.size(role))
        return font

    def palette(self) -> QPalette:
        """The palette of the colours in use."""
        palette = QPalette()
        for place, role in _PALETTE:
            palette.setColor(place, self.color(role))
        faint = mixed(self.color("muted"), self.color("win"), FAINT)
        roles = QPalette.ColorRole
        for place in (roles.Text, roles.WindowText, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, place, faint)
        return palette

    def style_sheet(self) -> str:
        """The window's style sheet with the colours and sizes in use."""
        sizes = {f"size_{name}": str(value) for name, value in self._tokens["size"].items()}
        faint = mixed(self.color("muted"), self.color("win"), FAINT).name()
        return self._sheet.substitute(self.tokens, faint=faint, **sizes)

    def tinted(self, name: str, role: str, mode: QIcon.Mode) -> QIcon:
        """The icon as it looks now; a disabled one is faint."""
        if QGuiApplication.isRightToLeft():
            name = _MIRRORED.get(name, name)
        return self._tinted(name, "faint" if mode is QIcon.Mode.Disabled else role)

    def _tinted(self, name: str, role: str) -> QIcon:
        key = (name, role, self.dark)
        if key not in self._drawn:
            faint = mixed(self.color("muted"), self.color("win"), FAINT)
            tint = faint if role == "faint" else self.color(role)
            glyph, turned = _TURNED.get(name, (name, 0))
            options = {"rotated": turned} if turned else {}
            self._drawn[key] = qtawesome.icon(
                f"ph.{glyph}", color=tint, color_disabled=tint, **options
            )
        return self._drawn[key]

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        before = self.dark
        if self._scheme is Scheme.SYSTEM:
            self._system_dark = scheme is Qt.ColorScheme.Dark
        self._swap_from(before)

    def _swap_from(self, before: bool) -> None:  # noqa: FBT001 - the state as it was
        if self.dark != before:
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        if self._app is not None:
            self._app.setPalette(self.palette())
            self._app.setStyleSheet(self.style_sheet())


class _ThemedIcon(QIconEngine):
    """Draws an icon in the theme's colours of the moment, so that no widget must be told."""

    def __init__(self, theme: Theme, name: str, role: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        self._theme.tinted(self._name, self._role, mode).paint(painter, rect)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._theme, self._name, self._role)


def contrast(text: QColor, back: QColor) -> float:
    """The contrast ratio of two colours as WCAG counts it, 1 to 21."""
    low, high = sorted((_luminance(text), _luminance(back)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """``one`` with ``share`` of ``other`` stirred in."""
    kept = 1 - share
    return QColor(
        round(one.red() * kept + other.red() * share),
        round(one.green() * kept + other.green() * share),
        round(one.blue() * kept + other.blue() * share),
    )


def _luminance(color: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
