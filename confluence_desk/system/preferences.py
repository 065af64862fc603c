"""The person's choices, typed and bounded: what may be chosen, what is chosen, what changed.

Words for them belong to the window; whatever lies in the file and makes no sense counts as
never chosen, so that no damage keeps the program from starting.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar, cast

from confluence_desk.domain.events import Event
from confluence_desk.domain.frozen import frozen
from confluence_desk.system.settings import Settings

T = TypeVar("T", bool, int, str)

_GROUP = "preferences"
_KEYS = "keys"


@frozen
class Preference(Generic[T]):
    """One thing that can be chosen.

    A text is one of ``choices`` where there are any and looks like ``pattern`` where there is
    one; a number lies between ``least`` and ``most``. Ids read ``section.name`` and never change
    their meaning.
    """

    id: str
    default: T
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    pattern: str = ""

    def accepts(self, value: object) -> bool:
        """Whether ``value`` can be chosen here."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, str):
            fits = not self.pattern or re.fullmatch(self.pattern, value) is not None
            return fits and (not self.choices or value in self.choices)
        return isinstance(value, bool) or self.least <= value <= self.most


class Preferences:
    """What is chosen now; ``changed`` tells the id of each preference, ``keys`` for shortcuts.

    Without a file (``--safe-mode``) everything is as delivered and nothing is kept.
    """

    def __init__(self, file: Settings | None) -> None:
        self.changed: Event[str] = Event()
        self._file = file
        self._chosen: dict[str, object] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        if file is not None:
            self._chosen = _mapping(file.get(_GROUP))
            self._keys = _key_lists(file.get(_KEYS))

    def value(self, preference: Preference[T]) -> T:
        """What is chosen, or the default."""
        chosen = self._chosen.get(preference.id)
        return cast("T", chosen) if preference.accepts(chosen) else preference.default

    def choose(self, preference: Preference[T], value: T) -> None:
        """Choose and keep. Raises ``ValueError`` where it cannot be chosen, ``StoreTrouble``."""
        if not preference.accepts(value):
            raise ValueError(preference.id)
        if value == preference.default:
            self.reset(preference)
        elif self._chosen.get(preference.id) != value:
            self._keep({**self._chosen, preference.id: value}, preference.id)

    def reset(self, preference: Preference[T]) -> None:
        """Back to what was delivered. Raises ``StoreTrouble``."""
        if preference.id in self._chosen:
            rest = {k: v for k, v in self._chosen.items() if k != preference.id}
            self._keep(rest, preference.id)

    def is_default(self, preference: Preference[T]) -> bool:
        """Whether nothing else was chosen."""
        return self.value(preference) == preference.default

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The person's own keys by command id; an empty tuple means none at all."""
        return self._keys

    def choose_keys(self, command_id: str, keys: tuple[str, ...] | None) -> None:
        """Give a command keys; None gives it its own again. Raises ``StoreTrouble``."""
        rest = {k: v for k, v in self._keys.items() if k != command_id}
        self.replace_keys(rest if keys is None else {**rest, command_id: keys})

    def replace_keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Let these be the person's own keys, and no others. Raises ``StoreTrouble``."""
        if keys == self._keys:
            return
        if self._file is not None:
            self._file.set(_KEYS, {name: list(each) for name, each in keys.items()})
        self._keys = dict(keys)
        self.changed.emit(_KEYS)

    def replace(self, chosen: Mapping[str, object], known: Iterable[Preference[Any]]) -> None:
        """Choose all of these at once and nothing else of ``known``. Raises ``StoreTrouble``."""
        every = {each.id: each for each in known}
        before = {name: self.value(each) for name, each in every.items()}
        strange = {k: v for k, v in self._chosen.items() if k not in every}
        wanted = {k: v for k, v in chosen.items() if k in every and every[k].accepts(v)}
        self._write(strange | {k: v for k, v in wanted.items() if v != every[k].default})
        for name, each in every.items():
            if self.value(each) != before[name]:
                self.changed.emit(name)

    def reset_all(self, known: Iterable[Preference[Any]]) -> None:
        """All of ``known`` as delivered, the keys too. Raises ``StoreTrouble``."""
        self.replace({}, known)
        self.replace_keys({})

    def _keep(self, chosen: dict[str, object], changed: str) -> None:
        self._write(chosen)
        self.changed.emit(changed)

    def _write(self, chosen: dict[str, object]) -> None:
        if self._file is not None:
            self._file.set(_GROUP, chosen)
        self._chosen = chosen


def _mapping(value: object) -> dict[str, object]:
    return {str(k): v for k, v in value.items()} if isinstance(value, dict) else {}


def _key_lists(value: object) -> dict[str, tuple[str, ...]]:
    lists = {k: v for k, v in _mapping(value).items() if isinstance(v, list)}
    return {k: tuple(key for key in v if isinstance(key, str)) for k, v in lists.items()}
