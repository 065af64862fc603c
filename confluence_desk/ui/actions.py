"""Turns the table of commands into actions, menus and the list of shortcuts."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from confluence_desk.ui.commands import COMMANDS, MENUS, Command, Situation
from confluence_desk.ui.theme import Theme


class Actions(QObject):
    """An action for every command that ``does`` knows how to do."""

    def __init__(
        self, window: QWidget, theme: Theme, does: Mapping[str, Callable[[], None]]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._commands = [command for command in COMMANDS if command.id in does]
        self._actions = {c.id: self._made(c, theme, does[c.id]) for c in self._commands}
        window.addActions(list(self._actions.values()))
        self.update(Situation())

    def __getitem__(self, command_id: str) -> QAction:
        """The action of a command."""
        return self._actions[command_id]

    def update(self, now: Situation) -> None:
        """Enable what has an effect, tick what is on (trap 97)."""
        for command in self._commands:
            action = self._actions[command.id]
            action.setEnabled(command.enabled(now))
            if command.ticked is not None:
                action.setChecked(command.ticked(now))

    def menu(self, parent: QWidget) -> QMenu:
        """Every menu as a part of one."""
        whole = QMenu(parent)
        for name in MENUS:
            part = whole.addMenu(name)
            for command in self._commands:
                if command.menu == name:
                    part.addAction(self._actions[command.id])
        return whole

    def shortcuts(self) -> list[tuple[str, str]]:
        """Words and keys of every command that has keys."""
        return [
            (command.words.rstrip("…"), ", ".join(_shown(key) for key in command.keys))
            for command in self._commands
            if command.keys
        ]

    def _made(self, command: Command, theme: Theme, do: Callable[[], None]) -> QAction:
        action = QAction(command.words, self._window)
        action.setObjectName(command.id)
        if command.icon:
            action.setIcon(theme.icon(command.icon))
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        keys = f" ({_shown(command.keys[0])})" if command.keys else ""
        action.setToolTip(f"{command.words.rstrip('…')}{keys}")
        action.setCheckable(command.ticked is not None)
        # ``triggered`` tells a tick; a command only wants to know that it was told.
        action.triggered.connect(lambda _ticked=False: do())
        return action


def _shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
