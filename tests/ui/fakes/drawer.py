"""The part of a store that keeps what a person collected, in memory."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from confluence_desk.domain.collected import Favourite, SavedSearch
from confluence_desk.domain.journal import Entry


@dataclass
class Drawer:
    stars: list[Favourite] = field(default_factory=list)
    asked: list[SavedSearch] = field(default_factory=list)
    diary: list[Entry] = field(default_factory=list)
    queries: list[str] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)

    def favourites(self) -> list[Favourite]:
        return list(self.stars)

    async def keep_favourites(
        self, rows: Sequence[Favourite], order: Sequence[int], gone: Sequence[int] = ()
    ) -> None:
        self.post_favourites(rows, order, gone)

    def post_favourites(
        self, rows: Sequence[Favourite], order: Sequence[int], gone: Sequence[int] = ()
    ) -> None:
        known = {row.key: row for row in (*self.stars, *rows) if row.key not in gone}
        behind = [known.pop(key) for key in order]
        self.stars = [*known.values(), *behind]

    def searches(self) -> list[SavedSearch]:
        return list(self.asked)

    async def keep_searches(self, rows: Sequence[SavedSearch]) -> None:
        self.asked = list(rows)

    def has_asked(self) -> bool:
        return bool(self.queries)

    async def asked_lately(self, limit: int) -> list[str]:
        return self.queries[:limit]

    async def note_asked(self, query: str, most: int) -> None:
        self.queries = [query, *(each for each in self.queries if each != query)][:most]

    async def forget_asked(self, query: str = "") -> None:
        self.queries = [each for each in self.queries if query and each != query]

    def draft(self, key: str) -> str:
        return self.drafts.get(key, "")

    def keep_draft(self, key: str, words: str, _most: int) -> None:
        self.drafts[key] = words

    def forget_drafts(self, but: Collection[str], holding: str) -> None:
        self.drafts = {k: v for k, v in self.drafts.items() if k in but or holding in k}

    def journal(self) -> list[Entry]:
        return list(self.diary)

    async def add_to_journal(self, entries: Sequence[Entry]) -> None:
        self.diary = [*reversed(entries), *self.diary]

    async def clear_journal(self) -> None:
        self.diary = []
