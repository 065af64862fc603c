"""Everything the window can be told to do, in one table."""

from confluence_desk.ui.commands.table import COMMANDS, MENUS, Command, Situation

__all__ = ["COMMANDS", "MENUS", "Command", "Situation"]
