"""Gives the program one look, as chosen or as the desktop's: colours, sizes, style sheet, icons."""

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from confluence_desk.domain.frozen import frozen
from confluence_desk.services.look import Look, colours
from confluence_desk.system import choices
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.desktop import Desktop
from confluence_desk.ui.dressing import put_on
from confluence_desk.ui.icons import Icons
from confluence_desk.ui.palette import faint, mixed, window_palette
from confluence_desk.ui.style_sheet import style_sheet

_LIGHT_THUMB = 0.35
"""How much of the ground is in the handle of a scroll bar; it still stands out 3 to 1."""
_FIXED = frozenset({"page_line_height", "left_pane", "right_pane", "page_measure"})
"""What does not grow with the text."""
_OURS = frozenset(
    each.id
    for each in (
        choices.SCHEME,
        choices.CONTRAST,
        choices.ACCENT,
        choices.TEXT_SIZE,
        choices.DENSITY,
        choices.MOTION,
        choices.PAGE_WIDTH,
    )
)


class Scheme(StrEnum):
    """What the person asked for; ``SYSTEM`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@frozen
class _Dress:
    """All that the window's looks come from."""

    look: Look
    density: str


_MARK = "mark-"


class Theme(QObject):
    """The colours and sizes in use; ``changed`` tells once that any of them became another.

    ``styles`` is the folder with ``tokens.json`` and ``window.qss``.
    """

    changed = Signal()

    def __init__(self, styles: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens: dict[str, Any] = json.loads((styles / "tokens.json").read_text("utf-8"))
        self._marks = (styles / "marks").as_posix()
        self._template = "".join(
            (styles / name).read_text("utf-8") for name in ("controls.qss", "window.qss")
        )
        self._preferences = Preferences(None)
        self._forget: Callable[[], None] = self._listen(self._preferences)
        self._app: QApplication | None = None
        self._base = QFont()
        self._desktop: Desktop | None = None
        self._icons = Icons(self.color)
        self._sheets: dict[_Dress, str] = {}
        self._wear(self._wanted())

    @property
    def look(self) -> Look:
        """What pages are drawn with."""
        return self._dress.look

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in use."""
        return self.look.dark

    @property
    def high(self) -> bool:
        """Whether the colours of strong contrast are in use."""
        return self.look.high

    @property
    def motion(self) -> bool:
        """Whether anything may move by itself."""
        return not self.look.still

    @property
    def scheme(self) -> Scheme:
        """What the person asked for."""
        return Scheme(self._preferences.value(choices.SCHEME))

    @property
    def tokens(self) -> dict[str, str]:
        """The colours in use by role."""
        return self._colours

    @property
    def row(self) -> int:
        """How high a row of a list is."""
        return self.size("row")

    def color(self, role: str) -> QColor:
        """The colour of a role now; ask again when painting again.

        ``faint`` is that of the disabled, ``mark-teal`` that of what is marked with an accent.
        """
        if role.startswith(_MARK):
            shades: dict[str, str] = self._tokens["accent"][role.removeprefix(_MARK)][
                self.look.scheme
            ]
            return QColor(shades["accent"])
        return faint(self._colours) if role == "faint" else QColor(self._colours[role])

    def size(self, role: str) -> int:
        """A size of the look in device independent pixels, for this text size and density."""
        return round(self._sizes[role])

    def scaled(self, pixels: float) -> int:
        """A length written for 100 % as long as the text size makes it: icons, buttons, margins."""
        return round(pixels * self.look.scale)

    def apply(self, app: QApplication) -> None:
        """Dress the application and follow the system from now on."""
        self._app = app
        self._base = app.font()
        self._desktop = Desktop(app, self)
        self._desktop.changed.connect(self._refresh)
        app.setStyle("Fusion")
        self._override()
        self._wear(self._wanted())
        self._show()

    def follow(self, preferences: Preferences) -> None:
        """Look as these say from now on, at once and whenever they change."""
        self._forget()
        self._preferences = preferences
        self._forget = self._listen(preferences)
        self._refresh()

    def choose(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark. Raises ``StoreTrouble``."""
        self._preferences.choose(choices.SCHEME, scheme.value)

    def icon(self, name: str, role: str = "muted") -> QIcon:
        """An icon of the Phosphor family, such as ``file-text``, that follows the theme."""
        return self._icons.icon(name, role)

    def draw_icon(self, painter: QPainter, rect: QRect, name: str, role: str) -> None:
        """Paint an icon in a role's colour, for delegates."""
        self._icons.paint(painter, rect, name, role)

    def font(self, base: QFont, *, role: str = "text") -> QFont:
        """``base`` in one of the look's sizes."""
        font = QFont(base)
        font.setPixelSize(self.size(role))
        return font

    def palette(self) -> QPalette:
        """The palette of the colours in use."""
        return window_palette(self._colours)

    def style_sheet(self) -> str:
        """The window's style sheet with the colours and sizes in use."""
        if self._dress not in self._sheets:  # who switches, switches back
            self._sheets[self._dress] = self._written()
        return self._sheets[self._dress]

    def _written(self) -> str:
        marks = {"marks": self._marks, "on": "ink", "by": "paper"}
        if not self.dark:
            marks |= {"on": "paper", "by": "ink"}
        named = {**self._colours, **marks, "faint": faint(self._colours).name()}
        strong = {"picked": self.tokens["accent"] if self.high else self.tokens["sel"]}
        thumb = mixed(self.color("muted"), self.color("win"), _LIGHT_THUMB)
        named |= {**strong, "thumb": self.tokens["edge"] if self.high else thumb.name()}
        return style_sheet(self._template, named, self._sizes, self.look.scale)

    def _listen(self, preferences: Preferences) -> Callable[[], None]:
        return preferences.changed.connect(lambda name: self._refresh() if name in _OURS else None)

    def _wanted(self) -> _Dress:
        value = self._preferences.value
        desktop = self._desktop
        scheme, contrast = value(choices.SCHEME), value(choices.CONTRAST)
        motion = value(choices.MOTION)
        look = Look(
            dark=bool(desktop and desktop.dark) if scheme == "system" else scheme == "dark",
            high=bool(desktop and desktop.high) if contrast == "system" else contrast == "high",
            accent=value(choices.ACCENT),
            text_size=value(choices.TEXT_SIZE),
            full=value(choices.PAGE_WIDTH) == "full",
            still=bool(desktop and desktop.still) if motion == "system" else motion == "reduced",
        )
        return _Dress(look, value(choices.DENSITY))

    def _override(self) -> None:
        if self._desktop is not None:
            dark = None if self.scheme is Scheme.SYSTEM else self.scheme is Scheme.DARK
            self._desktop.override(dark)

    def _refresh(self) -> None:
        """Look as is wanted now; several choices made at once are one change."""
        self._override()
        wanted = self._wanted()
        if wanted != self._dress:
            before = self._sizes
            self._wear(wanted)
            self._show(of_same_sizes=self._sizes == before)
            self.changed.emit()

    def _wear(self, dress: _Dress) -> None:
        self._dress = dress
        self._colours = colours(self._tokens, dress.look)
        chosen = {**self._tokens["size"], **self._tokens["density"][dress.density]}
        scale = dress.look.scale
        self._sizes: dict[str, float] = {
            name: size if name in _FIXED else size * scale for name, size in chosen.items()
        }

    def _show(self, *, of_same_sizes: bool = False) -> None:
        """Dress the application; each of these touches every widget, so only what is new."""
        if self._app is None:
            return
        font, palette, sheet = self.font(self._base), self.palette(), self.style_sheet()
        if self._app.font() != font:
            self._app.setFont(font)
        self._app.setPalette(palette)
        if self._app.styleSheet() != sheet:
            put_on(self._app, sheet, of_same_sizes=of_same_sizes)
        for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo):
            self._app.setEffectEnabled(effect, self.motion)
