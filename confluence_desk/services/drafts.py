"""Keeps what was typed and not sent in the library's encrypted file: it may name anything."""

import secrets
from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confluence_desk.store import Store

MOST = 100
"""More than there are fields open and tabs that can be reopened."""
_FIELD = ":"
"""Stands in the names of fields that are there always; a tab's has none."""


class Drafts:
    """Texts by the name of the field they stand in; no two fields write under one name."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._taken: set[str] = set()

    def take(self, name: str = "") -> str:
        """The name to write under from now on: another one where a field has this one already."""
        if not name or name in self._taken:
            name = secrets.token_hex(8)
        self._taken.add(name)
        return name

    def leave(self, name: str) -> None:
        """The field is gone; what stood in it stays."""
        self._taken.discard(name)

    def words(self, name: str) -> str:
        """What stood there last; "" where nothing did."""
        return self._store.draft(name)

    def keep(self, name: str, words: str) -> None:
        """Remember that this stands there now; an empty text is forgotten."""
        self._store.keep_draft(name, words, MOST)

    def forget_others(self, named: Collection[str]) -> None:
        """Nobody can bring back what tabs wrote, but under these names and in fields that are open.

        What stands in a field that is there always, like the words of a reminder, stays.
        """
        self._store.forget_drafts({*named, *self._taken}, _FIELD)
