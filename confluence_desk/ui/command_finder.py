"""Finds commands for the palette: by letters, the ones used last first, the idle ones last."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from confluence_desk.domain.matching import match
from confluence_desk.system.recent import Recent
from confluence_desk.ui.models.found_items import Item

Keys = tuple[str, ...]


class Named(Protocol):
    """What this asks of a command."""

    @property
    def id(self) -> str:
        """Its name in the files."""

    @property
    def icon(self) -> str:
        """The name of its icon, or ""."""

    @property
    def menu(self) -> str:
        """The menu it stands in, or ""."""

    @property
    def listed(self) -> bool:
        """Whether the palette shows it."""


class CommandFinder:
    """Offers ``commands``, each with its action; what is disabled now is shown and idle."""

    def __init__(
        self,
        commands: Callable[[], Iterator[tuple[Named, QAction]]],
        keys_of: Callable[[str], Keys],
        recent: Recent,
    ) -> None:
        self._commands = commands
        self._keys_of = keys_of
        self._recent = recent

    def find(self, sought: str) -> Sequence[Item]:
        """The commands that fit, best first, those that can do nothing now at the end."""
        used = {name: place for place, name in enumerate(self._recent.names)}
        found: list[tuple[tuple[bool, int, int, int], Item]] = []
        for command, action in self._commands():
            item = self._item(command, action) if command.listed else None
            fits = match(sought, item.title, item.hint) if item else None
            if item is None or fits is None:
                continue
            last_used = used.get(item.id, len(used))
            short = len(item.title) if sought else 0
            found.append(
                ((not item.enabled, fits.cost, last_used, short), replace(item, lit=fits.lit))
            )
        # What is equal stays in the order of the table.
        return [item for _order, item in sorted(found, key=lambda each: each[0])]

    def chosen(self, item: Item) -> None:
        """Offer it first from now on."""
        self._recent.use(item.id)

    def _item(self, command: Named, action: QAction) -> Item:
        return Item(
            id=command.id,
            title=action.text().replace("&", ""),
            do=action.trigger,
            hint=QCoreApplication.translate("Menu", command.menu) if command.menu else "",
            icon=command.icon,
            keys=self._keys_of(command.id)[:1],
            enabled=action.isEnabled(),
            ticked=action.isCheckable() and action.isChecked(),
        )
