"""A text or a piece of code to read; only what is seen is coloured, so that nothing waits."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFontDatabase,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLayout,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from confluence_desk.ui.panels.preview.viewer import Viewer
from confluence_desk.ui.theme import Theme

Run = tuple[int, int, str]

_ROLES = {
    "keyword": "accent",
    "string": "ok",
    "number": "warn",
    "comment": "muted",
    "name": "text",
}
_LEAST, _MOST = 0.5, 3.0


class TextView(Viewer):
    """Letters of one width, as they are: nothing in them is markup."""

    finds: ClassVar[bool] = True
    zooms: ClassVar[bool] = True

    def __init__(self, text: str, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._lines: Sequence[Sequence[Run]] = ()
        self.edit = QPlainTextEdit()
        self.edit.setObjectName("textView")
        self.edit.setReadOnly(True)
        self.edit.setAccessibleName(name)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.edit.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.edit.document().setDocumentMargin(16)
        self.edit.setPlainText(text)
        self.edit.verticalScrollBar().valueChanged.connect(self._colour_seen)
        self.setFocusProxy(self.edit)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.edit)
        self.set_zoom(1.0)
        theme.changed.connect(self._colour_seen)

    @property
    def zoom(self) -> float:
        """How large the letters are."""
        return self._factor

    @property
    def zoom_bounds(self) -> tuple[float, float]:
        """How small and how large it can be."""
        return _LEAST, _MOST

    def set_zoom(self, factor: float) -> None:
        """Show the letters this large."""
        self._factor = min(max(factor, _LEAST), _MOST)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(round(self._theme.size("text") * self._factor))
        self.edit.setFont(font)
        self.moved.emit()

    @property
    def place(self) -> float:
        """The number of the line on top."""
        return float(self.edit.verticalScrollBar().value())

    def move_to(self, place: float) -> None:
        """Bring a line to the top."""
        self.edit.verticalScrollBar().setValue(round(place))

    def show_colours(self, lines: Sequence[Sequence[Run]]) -> None:
        """Colour every line as it comes into sight."""
        self._lines = lines
        self._colour_seen()

    def look_for(self, words: str, *, backward: bool) -> None:
        """Find the next hit, from the beginning again after the last."""
        cursor = self.edit.textCursor()
        if not words:
            cursor.clearSelection()
            self.edit.setTextCursor(cursor)
            self.found.emit(0, 0)
            return
        if cursor.selectedText().casefold().startswith(words.casefold()[:1]) and not backward:
            same = cursor.selectedText().casefold() == words.casefold()
            if not same:  # still typing: stay where the hit began
                cursor.setPosition(cursor.selectionStart())
                self.edit.setTextCursor(cursor)
        flags = QTextDocument.FindFlag.FindBackward if backward else QTextDocument.FindFlag(0)
        if not self.edit.find(words, flags):
            end = QTextCursor.MoveOperation.End if backward else QTextCursor.MoveOperation.Start
            self.edit.moveCursor(end)
            self.edit.find(words, flags)
        self._count(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More lines may be seen."""
        super().resizeEvent(event)
        self._colour_seen()

    def _count(self, words: str) -> None:
        text, wanted = self.edit.toPlainText().casefold(), words.casefold()
        before = text[: self.edit.textCursor().selectionEnd()].count(wanted)
        self.found.emit(before, text.count(wanted))

    def _colour_seen(self) -> None:
        block = self.edit.firstVisibleBlock()
        rows = self.edit.viewport().height() // max(self.edit.fontMetrics().height(), 1) + 2
        formats = {kind: self._format(kind) for kind in _ROLES}
        first, last = block.position(), block.position()
        for _ in range(rows):
            if not block.isValid() or block.blockNumber() >= len(self._lines):
                break
            block.layout().setFormats(
                [_ranged(*run[:2], formats[run[2]]) for run in self._lines[block.blockNumber()]]
            )
            last = block.position() + block.length()
            block = block.next()
        if last > first:
            self.edit.document().markContentsDirty(first, last - first)

    def _format(self, kind: str) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.color(_ROLES[kind]))
        if kind == "comment":
            made.setFontItalic(True)
        if kind == "name":
            made.setFontWeight(600)
        return made


def _ranged(start: int, length: int, made: QTextCharFormat) -> QTextLayout.FormatRange:
    ranged = QTextLayout.FormatRange()
    ranged.start, ranged.length = start, length
    ranged.format = made
    return ranged
