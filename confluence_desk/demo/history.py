"""Remembers how rows were a moment ago, for the lists and the index that lag behind writes."""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from confluence_desk.demo.records import ContentRecord


@dataclass(slots=True)
class History:
    """What every content row was before its latest changes; empty unless something lags."""

    clock: Callable[[], datetime]
    list_lag: timedelta = timedelta(0)
    """How long lists, the hierarchy and labels answer with old rows."""
    index_lag: timedelta = timedelta(0)
    """How long the search does."""
    _before: dict[int, list[tuple[datetime, ContentRecord | None]]] = field(default_factory=dict)

    def note(self, content_id: int, row: ContentRecord | None) -> None:
        """Keep ``row`` as it is now (None: it is about to be made), because it will change."""
        if not (self.list_lag or self.index_lag):
            return
        self._before.setdefault(content_id, []).append((self.clock(), _copied(row)))

    def changed(self) -> Iterable[int]:
        """Ids whose rows may still be old somewhere."""
        horizon = self.clock() - max(self.list_lag, self.index_lag)
        for content_id, entries in list(self._before.items()):
            if entries[-1][0] <= horizon:
                del self._before[content_id]
        return list(self._before)

    def listed(self, content_id: int, row: ContentRecord | None) -> ContentRecord | None:
        """The row as lists know it."""
        return self._as_of(content_id, row, self.list_lag)

    def indexed(self, content_id: int, row: ContentRecord | None) -> ContentRecord | None:
        """The row as the search knows it."""
        return self._as_of(content_id, row, self.index_lag)

    def _as_of(
        self, content_id: int, row: ContentRecord | None, lag: timedelta
    ) -> ContentRecord | None:
        entries = self._before.get(content_id)
        if not entries or not lag:
            return row
        horizon = self.clock() - lag
        return next((before for at, before in entries if at > horizon), row)


def _copied(row: ContentRecord | None) -> ContentRecord | None:
    if row is None:
        return None
    kept = copy(row)
    kept.versions = list(row.versions)
    kept.labels = list(row.labels)
    kept.properties = dict(row.properties)
    return kept
