"""Everything the window can be told to do, in one table."""

from confluence_desk.ui.commands.command import Command, Situation
from confluence_desk.ui.commands.table import (
    COMMANDS,
    MENUS,
    PAGE_CONTEXT,
    RULED,
    STATUS_MENU,
    TOOL_BAR,
)

__all__ = [
    "COMMANDS",
    "MENUS",
    "PAGE_CONTEXT",
    "RULED",
    "STATUS_MENU",
    "TOOL_BAR",
    "Command",
    "Situation",
]
