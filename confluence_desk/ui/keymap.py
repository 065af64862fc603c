"""Says which keys every command has, and where two want the same one.

The person's own keys come before the delivered ones, so that a new program never takes a key
away; each key belongs to one command only, so that Qt never has to choose.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from PySide6.QtGui import QKeySequence

from confluence_desk.domain.events import Event
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.reserved_keys import Reserved, reserved

Keys = tuple[str, ...]


class Keyed(Protocol):
    """What this asks of a command."""

    @property
    def id(self) -> str:
        """Its name in the files."""

    @property
    def keys(self) -> Keys:
        """What it is delivered with."""


class Keymap:
    """The keys of ``commands`` as ``preferences`` has them; ``changed`` tells that some changed.

    Keys are in Qt's portable spelling, such as ``Ctrl+Shift+P``.
    """

    def __init__(self, commands: Sequence[Keyed], preferences: Preferences) -> None:
        self.changed: Event[None] = Event()
        self._delivered = {each.id: _spelled_all(each.keys) for each in commands}
        self._preferences = preferences
        self._owners: dict[str, str] = {}
        self._count()
        self._end = preferences.changed.connect(self._heard)

    def close(self) -> None:
        """Listen no longer."""
        self._end()

    def __iter__(self) -> Iterator[str]:
        """The ids of all commands, in the order of the table."""
        return iter(self._delivered)

    def wanted(self, command_id: str) -> Keys:
        """The keys it should have: the person's own, or those it was delivered with."""
        own = self._preferences.keys.get(command_id)
        return self._delivered[command_id] if own is None else _spelled_all(own)

    def keys_of(self, command_id: str) -> Keys:
        """The keys it has: those it should have without those that others have."""
        return tuple(k for k in self.wanted(command_id) if self._owners.get(k) == command_id)

    @property
    def all(self) -> Mapping[str, Keys]:
        """The keys that every command has."""
        return {command_id: self.keys_of(command_id) for command_id in self}

    def rivals(self, command_id: str) -> Mapping[str, str]:
        """The keys it should have and has not, each with the command that has it."""
        lost = [k for k in self.wanted(command_id) if self._owners.get(k) != command_id]
        return {key: self._owners[key] for key in lost if key in self._owners}

    def owner(self, key: str) -> str:
        """The command that has a key; "" when it is free."""
        return self._owners.get(spelled(key), "")

    def refusal(self, key: str) -> Reserved | None:
        """Why no command may have ``key``; None when it may."""
        return reserved(spelled(key))

    def is_delivered(self, command_id: str) -> bool:
        """Whether it should have the keys it was delivered with."""
        return self.wanted(command_id) == self._delivered[command_id]

    def give(self, command_id: str, keys: Sequence[str]) -> None:
        """Let these be its keys. Raises ``StoreTrouble``."""
        chosen = _spelled_all(keys)
        own = None if chosen == self._delivered[command_id] else chosen
        self._preferences.choose_keys(command_id, own)

    def add(self, command_id: str, key: str) -> None:
        """Give it one more, taken from whoever has it. Raises ``StoreTrouble``."""
        key, own = spelled(key), dict(self._preferences.keys)
        for other in self:
            if other != command_id and key in self.wanted(other):
                own[other] = tuple(k for k in self.wanted(other) if k != key)
        kept = (k for k in self.wanted(command_id) if k != key)
        self._replace({**own, command_id: (*kept, key)})

    def remove(self, command_id: str, key: str) -> None:
        """Take one of its keys away. Raises ``StoreTrouble``."""
        self.give(command_id, [k for k in self.wanted(command_id) if k != spelled(key)])

    def reset(self, command_id: str) -> None:
        """Give it what it was delivered with, whoever has that. Raises ``StoreTrouble``."""
        own = {k: v for k, v in self._preferences.keys.items() if k != command_id}
        delivered = set(self._delivered[command_id])
        for other in self:
            if other != command_id and delivered.intersection(self.wanted(other)):
                own[other] = tuple(k for k in self.wanted(other) if k not in delivered)
        self._replace(own)

    def reset_all(self) -> None:
        """Every key as delivered. Raises ``StoreTrouble``."""
        self._preferences.replace_keys({})

    def _replace(self, own: Mapping[str, Keys]) -> None:
        self._preferences.replace_keys(
            {k: v for k, v in own.items() if v != self._delivered.get(k)}
        )

    def _heard(self, changed: str) -> None:
        if changed == "keys":
            self._count()
            self.changed.emit(None)

    def _count(self) -> None:
        """Each key goes to the first who wants it, the person's own before the delivered."""
        self._owners = {}
        own = [name for name in self if name in self._preferences.keys]
        for command_id in (*own, *self):
            for key in self.wanted(command_id):
                if reserved(key) is None:
                    self._owners.setdefault(key, command_id)


def spelled(key: str) -> str:
    """A key in Qt's portable spelling; "" when it is none."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def shown(key: str) -> str:
    """A key as this machine's people write it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _spelled_all(keys: Sequence[str]) -> Keys:
    return tuple(dict.fromkeys(key for each in keys if (key := spelled(each))))
