"""Turns the table of commands into actions, menus and whatever else lists them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from confluence_desk.ui.commands import COMMANDS, MENUS, RULED, Command, Situation
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.ui.commands.deeds import Deeds

_NONE: Mapping[str, Sequence[str]] = {}


class Actions(QObject):
    """An action for every command; ``chosen`` gives the person's own keys by command id.

    ``done`` carries the id of each command that was carried out.
    """

    done = Signal(str)

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        deeds: "Deeds",
        chosen: Mapping[str, Sequence[str]] = _NONE,
        commands: Sequence[Command] = COMMANDS,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._deeds = deeds
        self._now = Situation()
        self.commands = tuple(commands)
        self._actions = {command.id: self._made(command) for command in self.commands}
        self.set_keys(chosen)
        window.addActions(list(self._actions.values()))
        self.update(Situation())

    def __getitem__(self, command_id: str) -> QAction:
        """The action of a command."""
        return self._actions[command_id]

    def __iter__(self) -> Iterator[tuple[Command, QAction]]:
        """Every command with its action, in the order of the table."""
        return ((command, self._actions[command.id]) for command in self.commands)

    def update(self, now: Situation) -> None:
        """Enable what has an effect, tick what is on (trap 97)."""
        self._now = now
        for command in self.commands:
            action = self._actions[command.id]
            action.setEnabled(command.enabled(now))
            if command.ticked is not None:
                action.setChecked(command.ticked(now))

    def set_keys(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """Put the person's own keys over those of the table."""
        for command in self.commands:
            keys = tuple(chosen.get(command.id, command.keys))
            action = self._actions[command.id]
            action.setShortcuts([QKeySequence(key) for key in keys])
            shown = f" ({_shown(keys[0])})" if keys else ""
            action.setToolTip(f"{said(command).rstrip('…')}{shown}")

    def menu(self, parent: QWidget) -> QMenu:
        """Every menu as a part of one."""
        whole = QMenu(parent)
        for name in MENUS:
            part = whole.addMenu(QCoreApplication.translate("Menu", name))
            for command in self.commands:
                if command.menu == name and command.id in RULED:
                    part.addSeparator()
                if command.menu == name:
                    part.addAction(self._actions[command.id])
        return whole

    def _made(self, command: Command) -> QAction:
        action = QAction(said(command), self._window)
        action.setObjectName(command.id)
        if command.icon:
            action.setIcon(self._theme.icon(command.icon))
        action.setCheckable(command.ticked is not None)

        def do() -> None:
            try:
                command.does(self._deeds)
            finally:
                if command.ticked is not None:  # Qt has ticked it, whatever came of it
                    action.setChecked(command.ticked(self._now))
            self.done.emit(command.id)

        # ``triggered`` tells a tick; a command only wants to know that it was told.
        action.triggered.connect(lambda _ticked=False: do())
        return action


def said(command: Command) -> str:
    """A command's words in the person's language."""
    return QCoreApplication.translate("Command", command.words).replace(
        "{number}", command.id.rpartition("_")[2]
    )


def _shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
