"""The sheet of every key: by menu, in as many columns as fit, with the person's own keys."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.matching import folded
from confluence_desk.ui.command_words import KeyedCommand
from confluence_desk.ui.fixed_keys import FixedKeys
from confluence_desk.ui.keycaps import KeyCaps
from confluence_desk.ui.keymap import Keymap, shown
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.search_field import SearchField
from confluence_desk.ui.theme import Theme

_COLUMN, _GAP = 36, 40
_LETTERS_WIDE, _LINES_HIGH = 150, 40
_HEADING = 2
"""How many rows a heading and the air around it are worth."""


@frozen
class Line:
    """A command on the sheet."""

    words: str
    menu: str
    keys: tuple[str, ...]

    def fits(self, sought: Sequence[str]) -> bool:
        """Whether every word sought stands in it."""
        text = folded("\n".join((self.words, self.menu, *self.keys, *map(shown, self.keys))))
        return all(word in text for word in sought)


class ShortcutsDialog(QDialog):
    """Everything that has keys; ``edit_wanted`` tells that somebody wants other keys."""

    edit_wanted = Signal()

    def __init__(
        self,
        commands: Sequence[KeyedCommand],
        keymap: Keymap,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        fixed: Sequence[FixedKeys] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = tuple(commands)
        self._fixed = tuple(fixed)
        self._keymap = keymap
        self._theme = theme
        self.field = SearchField(self.tr("Find a command or a key"), theme)
        self.area = QScrollArea()
        self._columns = 0
        self._lay_out()
        self._end = keymap.changed.connect(lambda _none: self._fill())
        self._fill()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What stands on the sheet now."""
        elsewhere = self.tr("Elsewhere")
        every = [
            Line(each.words, each.menu or elsewhere, self._keymap.keys_of(each.id))
            for each in sorted(self._commands, key=lambda command: not command.menu)
        ]
        for each in self._fixed:  # a command that was given such a key is the one that hears it
            free = tuple(key for key in each.keys if not self._keymap.owner(key))
            every.append(Line(each.words, each.where, free))
        sought = folded(self.field.text()).split()
        return tuple(line for line in every if line.keys and line.fits(sought))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._fill()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Listen to the keys no longer."""
        self._end()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Escape closes as well."""
        self._end()
        super().done(result)

    def _lay_out(self) -> None:
        self.field.textChanged.connect(self._fill)
        self.area.setObjectName("sheet")
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.windowTitle())
        foot = QHBoxLayout()
        change = self._made_button(self.tr("Change shortcuts…"))
        change.clicked.connect(self.edit_wanted.emit)
        foot.addWidget(change)
        foot.addStretch(1)
        foot.addWidget(self._made_button(self.tr("Close")))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(16, 16, 16, 14)
        lay.setSpacing(12)
        lay.addWidget(self.field)
        lay.addWidget(self.area, 1)
        lay.addLayout(foot)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        room = self.screen().availableSize() * 0.9
        self.resize(QSize(letter * _LETTERS_WIDE, line * _LINES_HIGH).boundedTo(room))

    def _made_button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(self.close)
        return button

    def _fitting(self) -> int:
        """How many columns there is room for."""
        column = self.fontMetrics().averageCharWidth() * _COLUMN + _GAP
        return max((self.width() - 2 * _GAP) // column, 1)

    def _fill(self) -> None:
        """Write the sheet anew."""
        self._columns = self._fitting()
        sheet = QWidget()
        sheet.setObjectName("sheetPaper")
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(24, 12, 24, 24)
        columns.setSpacing(_GAP)
        lines = self.lines
        for groups in columned(lines, self._columns):
            columns.addWidget(self._made_column(groups), 1, Qt.AlignmentFlag.AlignTop)
        if not lines:
            columns.addWidget(plain(self.tr("No command is called that."), "muted", wrap=False))
        self.area.setWidget(sheet)

    def _made_column(self, groups: Sequence[tuple[str, Sequence[Line]]]) -> QWidget:
        column = QWidget()
        column.setObjectName("column")
        grid = QGridLayout(column)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        for menu, lines in groups:
            grid.addWidget(self._made_heading(menu), grid.rowCount(), 0)
            for line in lines:
                row = QHBoxLayout()  # each its own: long words need the room of short keys
                row.setSpacing(16)
                row.addWidget(plain(line.words), 1)
                row.addWidget(self._made_keys(line))
                grid.addLayout(row, grid.rowCount(), 0)
        return column

    def _made_keys(self, line: Line) -> QWidget:
        keys = KeyCaps(line.keys, self._theme)
        keys.setAccessibleDescription(line.words)
        return keys

    def _made_heading(self, menu: str) -> QLabel:
        heading = plain(menu, wrap=False, bold=True)
        heading.setContentsMargins(0, 12, 0, 2)
        return heading


def columned(lines: Sequence[Line], count: int) -> list[list[tuple[str, Sequence[Line]]]]:
    """``lines`` by menu in at most ``count`` columns that are about as long, in their order."""
    menus: dict[str, list[Line]] = {}
    for line in lines:
        menus.setdefault(line.menu, []).append(line)
    most = _shortest([len(group) + _HEADING for group in menus.values()], count)
    columns: list[list[tuple[str, Sequence[Line]]]] = []
    room = 0
    for menu, group in menus.items():
        length = len(group) + _HEADING
        if length > room or not columns:
            columns.append([])
            room = most
        columns[-1].append((menu, group))
        room -= length
    return columns


def _shortest(lengths: Sequence[int], count: int) -> int:
    """How long columns must be so that ``count`` of them hold everything in its order."""
    most = max(lengths, default=0)
    while _needed(lengths, most) > count:
        most += 1
    return most


def _needed(lengths: Sequence[int], most: int) -> int:
    columns, room = 0, 0
    for length in lengths:
        if length > room:
            columns, room = columns + 1, most
        room -= length
    return columns
