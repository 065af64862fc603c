"""The order of tabs without any widget: pinned ones first, where new ones go, who comes next."""

from collections.abc import Collection, Iterator

from confluence_desk.ui.panels.tab_entry import TabEntry


class TabRow:
    """Every tab from first to last; the pinned ones always lead."""

    def __init__(self) -> None:
        self._entries: list[TabEntry] = []
        self._clock = 0

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[TabEntry]:
        return iter(tuple(self._entries))

    def __getitem__(self, index: int) -> TabEntry:
        return self._entries[index]

    def __contains__(self, entry: object) -> bool:
        return entry in self._entries

    def index(self, entry: TabEntry) -> int:
        """Where it stands."""
        return self._entries.index(entry)

    @property
    def pinned(self) -> int:
        """How many are pinned: the place of the first one that is not."""
        return sum(entry.pinned for entry in self._entries)

    def span(self, *, pinned: bool) -> range:
        """The places of the pinned ones, or of the others."""
        return range(self.pinned) if pinned else range(self.pinned, len(self))

    def loose(self, *, start: int = 0, but: int = -1) -> list[TabEntry]:
        """Those that are not pinned, from ``start`` on, without the one at ``but``."""
        spared = max(start, self.pinned)
        return [each for at, each in enumerate(self._entries) if at >= spared and at != but]

    def insert(self, entry: TabEntry, at: int | None = None) -> int:
        """Put it at ``at`` or at the end, but on its own side of the pins; tells where."""
        span = self.span(pinned=entry.pinned)
        wanted = span.stop if at is None else at
        at = min(max(wanted, span.start), span.stop)
        self._entries.insert(at, entry)
        return at

    def remove(self, entry: TabEntry) -> None:
        """Take it out; those it opened have no opener any more."""
        self._entries.remove(entry)
        for other in self._entries:
            if other.opener is entry:
                other.opener = None

    def move(self, entry: TabEntry, to: int) -> int:
        """Put it elsewhere on its side of the pins; tells where."""
        self._entries.remove(entry)
        return self.insert(entry, to)

    def pin(self, entry: TabEntry, *, pinned: bool) -> int:
        """Put it behind the other pins, or before the others; tells where."""
        self._entries.remove(entry)
        entry.pinned = pinned
        return self.insert(entry, self.pinned)

    def beside(self, opener: TabEntry) -> int:
        """The place for a tab that ``opener`` opens: behind those it opened before."""
        at = self.index(opener) + 1
        while at < len(self) and self._entries[at].opener is opener:
            at += 1
        return at

    def use(self, entry: TabEntry) -> None:
        """It is looked at now."""
        self._clock += 1
        entry.used = self._clock

    def recent(self) -> list[TabEntry]:
        """The one looked at last first; those never looked at follow in their order."""
        return sorted(self._entries, key=lambda entry: -entry.used)

    def heir(self, entry: TabEntry, gone: Collection[TabEntry]) -> TabEntry | None:
        """Who is looked at once ``gone``, and ``entry`` with them, are: whoever was before.

        Where nobody was, a neighbour of ``entry``, rather the following one.
        """
        left = [other for other in self.recent() if other not in gone]
        if not left or left[0].used:
            return left[0] if left else None
        at = self.index(entry)
        return next((other for other in self._entries[at:] if other in left), left[-1])
