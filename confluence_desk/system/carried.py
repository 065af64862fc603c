"""Carries preferences and keys from one machine to another as a text.

Only what stands in the table of preferences and the person's own keys: never an account, an
address or a secret, whatever else lies in the settings file.
"""

import json
from collections.abc import Container, Sequence
from typing import Any

from confluence_desk.system.preferences import Preference, Preferences

_PROGRAM = "Confluence Desk settings"
_FORMAT = 1

Known = Sequence[Preference[Any]]


class NotSettings(ValueError):
    """The text is not what ``export_text`` writes; ``newer`` when a newer program wrote it."""

    def __init__(self, *, newer: bool = False) -> None:
        super().__init__("newer" if newer else "strange")
        self.newer = newer


def export_text(preferences: Preferences, known: Known) -> str:
    """What the person chose; what is as delivered is left out."""
    chosen = {p.id: preferences.value(p) for p in known if not preferences.is_default(p)}
    keys = {name: list(keys) for name, keys in sorted(preferences.keys.items())}
    whole = {"program": _PROGRAM, "format": _FORMAT, "preferences": chosen, "keys": keys}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def import_text(
    preferences: Preferences, text: str, known: Known, commands: Container[str]
) -> tuple[str, ...]:
    """Choose what ``text`` says, the rest as delivered; returns the names of what made no sense.

    Raises ``NotSettings`` and changes nothing when the whole is not ours, ``StoreTrouble`` when
    the disk refuses.
    """
    whole = _read(text)
    every = {each.id: each for each in known}
    chosen = {str(name): value for name, value in whole["preferences"].items()}
    good = {k: v for k, v in chosen.items() if k in every and every[k].accepts(v)}
    keys = {k: v for k, v in whole["keys"].items() if k in commands and _are_keys(v)}
    preferences.replace(good, known)
    preferences.replace_keys({name: tuple(each) for name, each in keys.items()})
    return (*(k for k in chosen if k not in good), *(k for k in whole["keys"] if k not in keys))


def _read(text: str) -> dict[str, dict[str, Any]]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise NotSettings from None
    if not isinstance(whole, dict) or whole.get("program") != _PROGRAM:
        raise NotSettings
    if whole.get("format") != _FORMAT:
        raise NotSettings(newer=True)
    parts = {name: whole.get(name, {}) for name in ("preferences", "keys")}
    if not all(isinstance(part, dict) for part in parts.values()):
        raise NotSettings
    return parts


def _are_keys(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(key, str) and key for key in value)
