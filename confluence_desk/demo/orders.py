"""Keeps the sorted orders of long lists, so that a page of one costs no more than its rows."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from confluence_desk.demo.answers import millis
from confluence_desk.demo.paging import Key
from confluence_desk.demo.state import SiteState

_KEPT = 64


class Orders:
    """Sorted ids of content, comments or files; an order is good until something changes."""

    def __init__(self, state: SiteState) -> None:
        self._state = state
        self._revision = -1
        self._sorted: dict[Hashable, list[int]] = {}

    def content_key(self, sort: str) -> Callable[[int], Key]:
        """What content is sorted by, ``sort`` without its minus."""
        rows = self._state.contents
        match sort:
            case "created-date":
                return lambda one: [millis(rows[one].created_at), one]
            case "modified-date":
                return lambda one: [millis(rows[one].current.created_at), one]
            case "title":
                return lambda one: [rows[one].title.casefold(), one]
            case "child-position":
                return lambda one: list(self._state.sibling_key(one))
            case _:
                return lambda one: [one]

    def comment_key(self, sort: str) -> Callable[[int], Key]:
        """What comments are sorted by."""
        rows = self._state.comments
        place = -1 if sort == "modified-date" else 0
        return lambda one: [millis(rows[one].versions[place].created_at), one]

    def attachment_key(self, sort: str) -> Callable[[int], Key]:
        """What files are sorted by; by id unless something else is asked."""
        rows = self._state.attachments
        if not sort:
            return lambda one: [one]
        place = -1 if sort == "modified-date" else 0
        return lambda one: [millis(rows[one].versions[place].created_at), one]

    def by(
        self, key: Callable[[int], Key], name: Hashable, numbers: Iterable[int]
    ) -> Sequence[int]:
        """``numbers`` sorted by ``key``; ``name`` tells this order from others."""
        if self._revision != self._state.revision or len(self._sorted) > _KEPT:
            self._sorted.clear()
            self._revision = self._state.revision
        found = self._sorted.get(name)
        if found is None:
            found = self._sorted[name] = sorted(numbers, key=key)
        return found


def falling(sort: str) -> bool:
    """Whether a ``sort`` parameter asks for the falling order."""
    return sort.startswith("-")
