"""Writes docs/keys.md from the table of commands: ``make keys``."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from confluence_desk.ui.commands.command import Command
from confluence_desk.ui.commands.contexts import CONTEXTS
from confluence_desk.ui.commands.offer import Offer
from confluence_desk.ui.commands.table import COMMANDS, MENUS

_HEAD = """# Keys

Every command of Confluence Desk and the keys it is delivered with. In the program, F1 shows this
with your own keys, Ctrl+Shift+P finds a command by a few letters, and Settings > Keyboard changes
what you do not like. What stands under "On ..." and "In ..." is in the menu of that thing; its keys
work where such a thing is marked, and cannot be changed.

This file is made from the table of commands by `make keys`; changes to it do not stay.
"""
_ELSEWHERE = "Elsewhere"


def document(commands: Iterable[Command] = COMMANDS) -> str:
    """The whole file."""
    return "\n".join((_HEAD, *_parts(tuple(commands))))


def _parts(commands: tuple[Command, ...]) -> Iterator[str]:
    for menu in (*MENUS, ""):
        inside = [command for command in commands if command.menu == menu]
        if inside:
            yield _part(menu or _ELSEWHERE, inside)
    for where, offers in CONTEXTS:
        yield _part(where, offers)


def _part(heading: str, inside: Sequence[Command | Offer[Any]]) -> str:
    rows = "\n".join(map(_row, inside))
    return f"## {heading}\n\n| Command | Keys |\n|---|---|\n{rows}\n"


def _row(command: Command | Offer[Any]) -> str:
    words = command.words.replace("{number}", command.id.rpartition("_")[2]).rstrip("…")
    keys = ", ".join(f"`{key}`" for key in command.keys)
    return f"| {words} | {keys} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(document(), encoding="utf-8")
