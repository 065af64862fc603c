"""A button that says in a word how something stands, or in less where there is little room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from confluence_desk.ui.growing import Growing
from confluence_desk.ui.theme import Theme

_SIGN = 12
_MARK = "▾"


class Pill(QToolButton):
    """``kept`` is how many pixels, at 100 %, of its words stay when it is brief."""

    def __init__(self, theme: Theme, name: str, kept: int) -> None:
        super().__init__()
        self._theme = theme
        self._kept = kept
        self._words = ""
        self.brief = False
        self.setObjectName("pill")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        Growing(self, theme, _SIGN)

    @property
    def spare(self) -> int:
        """How much narrower it is when it is brief."""
        advance = self.fontMetrics().horizontalAdvance
        return max(advance(self._line(brief=False)) - advance(self._line(brief=True)), 0)

    def say(self, words: str) -> None:
        """Say these words."""
        self._words = words
        self.setText(self._line(brief=self.brief))

    def be_brief(self, *, brief: bool) -> None:
        """Say as much of them as little room allows, or all."""
        if brief != self.brief:
            self.brief = brief
            self.say(self._words)

    def _line(self, *, brief: bool) -> str:
        words = self._words
        if brief:
            end, room = Qt.TextElideMode.ElideRight, self._theme.scaled(self._kept)
            words = self.fontMetrics().elidedText(words, end, room) if room else ""
        before = "" if self.icon().isNull() else " "
        return f"{before}{words}  {_MARK}" if words else f"{before}{_MARK}"
