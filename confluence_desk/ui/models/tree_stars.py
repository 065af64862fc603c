"""The rows of what a person starred, each made once: there are 20 000 at times."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from confluence_desk.domain.collected import SPACE, Favourite
from confluence_desk.ui.models.tree_row import Row, folder, row_star, space_row, starred

if TYPE_CHECKING:
    from confluence_desk.services.favourites import Favourites
    from confluence_desk.services.library import Library

ALL = -1


class StarRows:
    """Remembers a row until its star is another, or ``forget`` was told; and what is starred."""

    def __init__(
        self,
        library: "Library",
        favourites: "Favourites | None",
        node: Callable[[str], Row | None],
    ) -> None:
        self._library = library
        self._favourites = favourites
        self._node = node
        self._made: dict[int, tuple[Favourite, Row]] = {}
        self._starred = self._all()

    def under(self, group: int, first: int = 0, count: int = ALL) -> list[Row]:
        """The rows in a folder of stars, or only those from the place ``first`` on."""
        stars = self._favourites.under(group) if self._favourites is not None else ()
        return [self._row(star) for star in stars[first : None if count == ALL else first + count]]

    def of(self, content_id: str) -> Row | None:
        """The row of a star."""
        star = self._favourites.star_of(content_id) if self._favourites is not None else None
        return None if star is None else self._row(star)

    def holds(self, row: Row) -> bool:
        """Whether what a row stands for is starred."""
        return row_star(row) in self._starred

    def moved(self) -> set[tuple[bool, str]]:
        """What is starred now and was not when this was asked last, and the other way round."""
        before, self._starred = self._starred, self._all()
        moved = before ^ self._starred
        stars = self._favourites
        if stars is not None and not moved.isdisjoint(before):
            self._made = {k: made for k, made in self._made.items() if stars.find(k) is made[0]}
        return moved

    def forget(self, content_ids: Iterable[str]) -> None:
        """These may be called otherwise now."""
        stars = self._favourites
        for star in (stars.star_of(each) for each in content_ids) if stars is not None else ():
            if star is not None:
                self._made.pop(star.key, None)

    def forget_spaces(self) -> None:
        """So may every space."""
        self._made = {k: made for k, made in self._made.items() if made[0].kind != SPACE}

    def _all(self) -> set[tuple[bool, str]]:
        return self._favourites.starred() if self._favourites is not None else set()

    def _row(self, star: Favourite) -> Row:
        known = self._made.get(star.key)
        if known is None or known[0] is not star:
            self._made[star.key] = known = (star, self._made_row(star))
        return known[1]

    def _made_row(self, star: Favourite) -> Row:
        if star.is_group or self._favourites is None:
            return folder(star)
        title = self._favourites.title(star)
        if star.kind == SPACE:
            space = self._library.space(star.target)
            return starred(star, title, space_row(space) if space else None)
        return starred(star, title, self._node(star.target))
