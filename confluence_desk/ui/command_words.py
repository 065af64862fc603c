"""Commands as they are called in the person's language, for what lists them with their keys."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.actions import said
from confluence_desk.ui.commands import Command


@frozen
class KeyedCommand:
    """What a command and its menu are called; ``menu`` is "" for one that stands in none."""

    id: str
    words: str
    menu: str = ""


def keyed(commands: Sequence[Command]) -> tuple[KeyedCommand, ...]:
    """Every command, in the order of the table."""
    return tuple(
        KeyedCommand(
            command.id,
            said(command).rstrip("…").replace("&", ""),
            QCoreApplication.translate("Menu", command.menu) if command.menu else "",
        )
        for command in commands
    )
