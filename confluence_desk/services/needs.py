"""Which scopes were missing for what, the last time it was asked: named where it would stand."""

from collections.abc import Sequence

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.events import Event

NAMES, PATH, RESTRICTIONS, FOLDERS = "names", "path", "restrictions", "folders in the tree"


class Needs:
    """``learnt`` tells that something new is known now, and is to be shown on which page."""

    def __init__(self) -> None:
        self.learnt: Event[Changes] = Event()
        self._scopes: dict[str, str] = {}

    def of(self, what: str) -> str:
        """A scope that would bring it; "" where none is known to be missing."""
        return self._scopes.get(what, "")

    def note(self, what: str, scopes: Sequence[str], page_id: str = "") -> None:
        """It was asked for ``page_id``, and any one of these scopes was missing, or none."""
        before, now = self.of(what), scopes[0] if scopes else ""
        self._scopes[what] = now
        if page_id and now != before:
            self.learnt.emit(Changes(pages=frozenset({page_id})))
