"""The part of a store that keeps what a person collected, in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from confluence_desk.domain.collected import Favourite, SavedSearch


@dataclass
class Drawer:
    stars: list[Favourite] = field(default_factory=list)
    asked: list[SavedSearch] = field(default_factory=list)

    def favourites(self) -> list[Favourite]:
        return list(self.stars)

    async def keep_favourites(self, rows: Sequence[Favourite]) -> None:
        self.stars = list(rows)

    def searches(self) -> list[SavedSearch]:
        return list(self.asked)

    async def keep_searches(self, rows: Sequence[SavedSearch]) -> None:
        self.asked = list(rows)
