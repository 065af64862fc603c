"""The pages, posts, folders and spaces a person starred: what every star and list asks."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from confluence_desk.domain.collected import GROUP, SPACE, Favourite, Removal, Taken
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.events import Event
from confluence_desk.domain.links import Target, address
from confluence_desk.services.library import Library
from confluence_desk.store import Store

if TYPE_CHECKING:
    from confluence_desk.services.favourite_files import Found


class Favourites:
    """A tree of stars in memory, kept in the library's file.

    Whatever is changed is shown and told through ``changed`` at once, then written; where it
    cannot be written, what is stored counts again and ``StoreTrouble`` is raised. A page that
    is gone stays here with its title. Everything is starred once only.
    """

    def __init__(self, store: Store, library: Library) -> None:
        self.changed: Event[None] = Event()
        self._store = store
        self._library = library
        self._rows: list[Favourite] = []
        self._stars: dict[tuple[bool, str], Favourite] = {}
        self._set(store.favourites())
        # Not taken again while the program runs: whoever is put back keeps its key.
        self._last_key = max((row.key for row in self._rows), default=0)

    def all(self) -> tuple[Favourite, ...]:
        """Everything, siblings in their order."""
        return tuple(self._rows)

    def under(self, group: int = 0) -> list[Favourite]:
        """What lies in a folder; 0 is the top."""
        return [row for row in self._rows if row.parent == group]

    def groups(self) -> list[Favourite]:
        """The folders, each after the one it lies in."""
        return [row for row in self._walk(0) if row.is_group]

    def ids(self) -> tuple[str, ...]:
        """The ids of starred content in the order it is shown, without spaces."""
        return tuple(r.target for r in self._walk(0) if not r.is_group and r.kind != SPACE)

    def targets(self) -> tuple[str, ...]:
        """As ``ids``, with starred spaces as ``space:ID``."""
        rows = (row for row in self._walk(0) if not row.is_group)
        return tuple(f"space:{r.target}" if r.kind == SPACE else r.target for r in rows)

    def find(self, key: int) -> Favourite | None:
        """One by its key."""
        return next((row for row in self._rows if row.key == key), None)

    def is_starred(self, content_id: str) -> bool:
        """Whether a page, post, folder or stub is starred."""
        return (False, content_id) in self._stars

    def is_starred_space(self, space_id: str) -> bool:
        """Whether a whole space is."""
        return (True, space_id) in self._stars

    def star_of(self, target: str, *, space: bool = False) -> Favourite | None:
        """The star of some content or of a space."""
        return self._stars.get((space, target))

    def title(self, row: Favourite) -> str:
        """What it is called now, or was when it was last there."""
        if row.is_group:
            return row.title
        if row.kind == SPACE:
            space = self._library.space(row.target)
            return space.name if space else row.title
        node = self._library.node(row.target)
        return node.title if node and node.title else row.title

    async def toggle(self, content_id: str, *, group: int = 0) -> None:
        """Star some content, or take its star away."""
        known = self.star_of(content_id)
        if known is None:
            await self.star(content_id, group=group)
        else:
            await self.remove(known.key)

    async def star(
        self, target: str, *, space: bool = False, group: int = 0, at: int | None = None
    ) -> None:
        """Star it in a folder before its child number ``at``; one already starred moves there."""
        known = self.star_of(target, space=space)
        if known is not None:
            await self.move(known.key, group, at)
            return
        kind = SPACE if space else self._kind_of(target)
        row = Favourite(self._next_key(), kind, target, "", self._group(group))
        await self._keep(self._placed(self._rows, replace(row, title=self.title(row)), at))

    def starrable(self, address: str) -> tuple[str, str] | None:
        """Kind and id of what an address of this site is about; None where nobody here knows."""
        from confluence_desk.services.favourite_files import Finder  # noqa: PLC0415 - no start needs it

        return Finder(self._library, self._store)(address)

    async def remove(self, key: int) -> Removal:
        """Take away one, a folder with all that is in it."""
        before, row = self.all(), self.find(key)
        gone = [*([row] if row else []), *self._walk(key)]
        await self._keep([row for row in self._rows if row not in gone])
        return Removal(
            partial(self._put_back, gone, before), lambda: bool(self._away(gone)), self.changed
        )

    async def make_group(self, name: str, parent: int = 0) -> int:
        """A new folder at the end of another one; gives its key."""
        key = self._next_key()
        await self._keep([*self._rows, Favourite(key, GROUP, "", name, self._group(parent))])
        return key

    async def rename(self, key: int, name: str) -> None:
        """Call a folder something else."""
        if name.strip():
            await self._keep(
                [replace(r, title=name.strip()) if r.key == key else r for r in self._rows]
            )

    async def move(self, key: int, group: int, at: int | None = None) -> None:
        """Put one before child number ``at`` of a folder (None: its end); never into itself."""
        row = self.find(key)
        inside = {key} | {below.key for below in self._walk(key)}
        if row is None or group in inside:
            return
        siblings = [sibling.key for sibling in self.under(group)]
        if at is not None and key in siblings[:at]:
            at -= 1
        others = [other for other in self._rows if other.key != key]
        await self._keep(self._placed(others, replace(row, parent=self._group(group)), at))

    def as_json(self) -> str:
        """Everything as a file of this program."""
        from confluence_desk.services.favourite_files import to_json  # noqa: PLC0415 - as above

        return to_json(self._named(), self._library.site.url)

    def as_bookmarks(self) -> str:
        """Everything as a file of bookmarks, which every browser reads."""
        from confluence_desk.services.favourite_files import to_bookmarks  # noqa: PLC0415 - as above

        return to_bookmarks(self._named(), self._address)

    async def take_json(self, text: str) -> Taken:
        """Add what a file of this program holds."""
        from confluence_desk.services.favourite_files import from_json  # noqa: PLC0415 - as above

        return await self._take(from_json(text, self._library.site.url))

    async def take_bookmarks(self, text: str) -> Taken:
        """Add the links to this site among a browser's bookmarks, in their folders."""
        from confluence_desk.services.favourite_files import (  # noqa: PLC0415 - as above
            Finder,
            from_bookmarks,
        )

        return await self._take(await from_bookmarks(text, Finder(self._library, self._store)))

    def _away(self, gone: Iterable[Favourite]) -> list[Favourite]:
        """Which of these are not here; one that was starred again is."""
        keys = {row.key for row in self._rows}
        starred = [(row.kind == SPACE, row.target) in self._stars for row in gone]
        return [
            r for r, again in zip(gone, starred, strict=True) if r.key not in keys and not again
        ]

    async def _put_back(self, gone: Iterable[Favourite], before: Sequence[Favourite]) -> None:
        rows = list(self._rows)
        for row in self._away(gone):
            folders = {0, *(each.key for each in rows if each.is_group)}
            if row.parent in folders:
                rows = self._placed(rows, row, _place(row, before, rows))
            else:
                rows.append(replace(row, parent=0))
        await self._keep(rows)

    async def _take(self, found: "Found") -> Taken:
        if found.trouble:
            return Taken(trouble=found.trouble)
        rows, keys = list(self._rows), {0: 0}
        here = {_called(row, row.parent): row.key for row in reversed(rows)}
        links = 0
        for row in found.rows:
            parent = keys.get(row.parent, 0)
            called = _called(row, parent)
            links += not row.is_group
            if called not in here:
                here[called] = self._next_key()
                rows.append(replace(row, key=here[called], parent=parent))
            keys[row.key] = here[called]
        added = sum(not row.is_group for row in rows) - len(self._stars)
        if len(rows) > len(self._rows):
            await self._keep(rows)
        return Taken(added, links - added, found.left_out)

    def _named(self) -> Sequence[Favourite]:
        return [replace(row, title=self.title(row)) for row in self._walk(0)]

    def _address(self, row: Favourite) -> str:
        if row.kind == SPACE:
            space = self._library.space(row.target)
            key = (space.alias or space.key) if space else ""
            return address(self._library.site, Target(SPACE, space_key=key))
        return self._library.web_url(row.target)

    def _walk(self, group: int) -> Iterable[Favourite]:
        below: dict[int, list[Favourite]] = {}
        for row in reversed(self._rows):
            below.setdefault(row.parent, []).append(row)
        waiting = below.get(group, [])
        while waiting:
            yield (row := waiting.pop())
            waiting.extend(below.get(row.key, ()))

    def _placed(
        self, others: Sequence[Favourite], row: Favourite, at: int | None
    ) -> list[Favourite]:
        siblings = [other for other in others if other.parent == row.parent]
        if at is None or at >= len(siblings):
            return [*others, row]
        place = list(others).index(siblings[max(at, 0)])
        return [*others[:place], row, *others[place:]]

    def _group(self, key: int) -> int:
        found = self.find(key)
        return key if found is not None and found.is_group else 0

    def _kind_of(self, content_id: str) -> str:
        node = self._library.node(content_id)
        return (node.kind if node else Kind.PAGE).value

    def _next_key(self) -> int:
        self._last_key += 1
        return self._last_key

    async def _keep(self, rows: Iterable[Favourite]) -> None:
        self._set([replace(row, title=self.title(row)) for row in rows])
        self.changed.emit(None)
        try:
            await self._store.keep_favourites(self._rows)
        except StoreTrouble:
            self._set(self._store.favourites())
            self.changed.emit(None)
            raise

    def _set(self, rows: Iterable[Favourite]) -> None:
        self._rows = list(rows)
        self._stars = {(r.kind == SPACE, r.target): r for r in self._rows if not r.is_group}


def _place(row: Favourite, before: Sequence[Favourite], rows: Sequence[Favourite]) -> int:
    """Behind what stood before it, as far as that is still there."""
    siblings = [each.key for each in before if each.parent == row.parent]
    now = [each.key for each in rows if each.parent == row.parent]
    earlier = reversed(siblings[: siblings.index(row.key)])
    return next((now.index(key) + 1 for key in earlier if key in now), 0)


def _called(row: Favourite, parent: int) -> tuple[object, ...]:
    """What there may be once only: a folder of this name in its place, a star anywhere."""
    return (parent, row.title) if row.is_group else (row.kind == SPACE, row.target, "star")
