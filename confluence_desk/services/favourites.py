"""The pages, posts, folders and spaces a person starred: what every star and list asks."""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.collected import GROUP, SPACE, Favourite, Removal, Taken
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.events import Event
from confluence_desk.domain.links import Target, address
from confluence_desk.services.library import Library
from confluence_desk.store import Store

if TYPE_CHECKING:
    from confluence_desk.services.favourite_files import Found

_AT_ONCE = 200
"""Rows that are handled in one turn."""
Star = tuple[bool, str]
"""Whether it is a space, and the id of what is starred."""


class Favourites:
    """A tree of stars in memory, kept in the library's file.

    Whatever is changed is shown and told through ``changed`` at once, then written; where it
    cannot be written, what is stored counts again and ``StoreTrouble`` is raised. A page that
    is gone stays here with its title. Everything is starred once only. There may be 20 000: what
    changes one looks at its siblings, and writes no others.
    """

    def __init__(self, store: Store, library: Library) -> None:
        self.changed: Event[None] = Event()
        self._store = store
        self._library = library
        self._known: dict[int, Favourite] = {}
        self._below: dict[int, list[Favourite]] = {}
        self._stars: dict[Star, Favourite] = {}
        self._called: dict[int, str] = {}
        self.step = 0
        """Another one with each change."""
        self._read()
        # Not taken again while the program runs: whoever is put back keeps its key.
        self._last_key = max(self._known, default=0)
        library.changed.connect(self._learn_titles)

    def all(self) -> tuple[Favourite, ...]:
        """Everything, folders before what is in them."""
        return tuple(self._walk(0))

    def under(self, group: int = 0) -> Sequence[Favourite]:
        """What lies in a folder; 0 is the top."""
        return self._below.get(group, ())

    def starred(self) -> set[Star]:
        """What is starred."""
        return set(self._stars)

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
        return self._known.get(key)

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
        called = self._called.get(row.key, row.title)
        if row.kind == SPACE:
            space = self._library.space(row.target)
            return space.name if space else called
        node = self._library.node(row.target)
        return node.title if node and node.title else called

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
        await self._keep(self._placed(replace(row, title=self.title(row)), at))

    def starrable(self, address: str) -> tuple[str, str] | None:
        """Kind and id of what an address of this site is about; None where nobody here knows."""
        from confluence_desk.services.favourite_files import Finder  # noqa: PLC0415 - no start needs it

        return Finder(self._library, self._store)(address)

    async def remove(self, key: int) -> Removal:
        """Take away one, a folder with all that is in it."""
        row = self.find(key)
        gone = [*([row] if row else []), *self._walk(key)]
        before = {each.parent: [r.key for r in self.under(each.parent)] for each in gone}
        left = [each for each in self.under(row.parent) if each is not row] if row else []
        await self._keep({row.parent: left} if row else {}, gone)
        return Removal(
            partial(self._put_back, gone, before), lambda: bool(self._away(gone)), self.changed
        )

    async def make_group(self, name: str, parent: int = 0) -> int:
        """A new folder at the end of another one; gives its key."""
        key = self._next_key()
        await self._keep(self._placed(Favourite(key, GROUP, "", name, self._group(parent)), None))
        return key

    async def rename(self, key: int, name: str) -> None:
        """Call a folder something else."""
        row = self.find(key)
        if row is not None and name.strip():
            called = replace(row, title=name.strip())
            siblings = [called if each is row else each for each in self.under(row.parent)]
            await self._keep({row.parent: siblings})

    async def move(self, key: int, group: int, at: int | None = None) -> None:
        """Put one before child number ``at`` of a folder (None: its end); never into itself."""
        row = self.find(key)
        inside = {key} | {below.key for below in self._walk(key)}
        if row is None or group in inside:
            return
        if at is not None and any(each is row for each in self.under(group)[:at]):
            at -= 1
        left = [each for each in self.under(row.parent) if each is not row]
        await self._keep(
            {row.parent: left} | self._placed(replace(row, parent=self._group(group)), at)
        )

    async def as_json(self) -> str:
        """Everything as a file of this program."""
        from confluence_desk.services.favourite_files import to_json  # noqa: PLC0415 - as above

        return await to_json(await self._named(), self._library.site.url)

    async def as_bookmarks(self) -> str:
        """Everything as a file of bookmarks, which every browser reads."""
        from confluence_desk.services.favourite_files import to_bookmarks  # noqa: PLC0415 - as above

        return await to_bookmarks(await self._named(), self._address)

    async def take_json(self, text: str) -> Taken:
        """Add what a file of this program holds."""
        from confluence_desk.services.favourite_files import from_json  # noqa: PLC0415 - as above

        return await self._take(await from_json(text, self._library.site.url))

    async def take_bookmarks(self, text: str) -> Taken:
        """Add the links to this site among a browser's bookmarks, in their folders."""
        from confluence_desk.services.favourite_files import (  # noqa: PLC0415 - as above
            Finder,
            from_bookmarks,
        )

        return await self._take(await from_bookmarks(text, Finder(self._library, self._store)))

    def _away(self, gone: Iterable[Favourite]) -> list[Favourite]:
        """Which of these are not here; one that was starred again is."""
        return [row for row in gone if row.key not in self._known and _star(row) not in self._stars]

    async def _put_back(
        self, gone: Iterable[Favourite], before: Mapping[int, Sequence[int]]
    ) -> None:
        away = self._away(gone)
        folders = {0, *(r.key for r in away if r.is_group), *self._folders()}
        lists: dict[int, list[Favourite]] = {}
        for row in away:
            parent = row.parent if row.parent in folders else 0
            back = row if parent == row.parent else replace(row, parent=0)
            lists.setdefault(parent, []).append(back)
        await self._keep(
            {
                parent: _joined(self.under(parent), rows, before.get(parent, ()))
                for parent, rows in lists.items()
            }
        )

    async def _take(self, found: "Found") -> Taken:
        from confluence_desk.services.favourite_merging import merged  # noqa: PLC0415 - as above

        if found.trouble:
            return Taken(trouble=found.trouble)
        merge = await merged(found.rows, self, self._next_key)
        while merge.began != self.step:  # something was starred meanwhile
            merge = await merged(found.rows, self, self._next_key)
        if merge.lists:
            await self._keep(merge.lists)
        return Taken(merge.added, merge.known, found.left_out)

    async def _named(self) -> Sequence[Favourite]:
        named = []
        for number, row in enumerate(self.all(), 1):
            named.append(replace(row, title=self.title(row)))
            if number % _AT_ONCE == 0:
                await asyncio.sleep(0)
        return named

    def _address(self, row: Favourite) -> str:
        if row.kind == SPACE:
            space = self._library.space(row.target)
            key = (space.alias or space.key) if space else ""
            return address(self._library.site, Target(SPACE, space_key=key))
        return self._library.web_url(row.target)

    def _folders(self) -> Iterable[int]:
        return (key for key, row in self._known.items() if row.is_group)

    def _walk(self, group: int) -> Iterable[Favourite]:
        waiting = [*reversed(self.under(group))]
        while waiting:
            yield (row := waiting.pop())
            if row.key in self._below:
                waiting.extend(reversed(self._below[row.key]))

    def _placed(self, row: Favourite, at: int | None) -> dict[int, list[Favourite]]:
        """The folder with it before child number ``at``."""
        siblings = [each for each in self.under(row.parent) if each.key != row.key]
        siblings.insert(len(siblings) if at is None else max(at, 0), row)
        return {row.parent: siblings}

    def _group(self, key: int) -> int:
        found = self.find(key)
        return key if found is not None and found.is_group else 0

    def _kind_of(self, content_id: str) -> str:
        node = self._library.node(content_id)
        return (node.kind if node else Kind.PAGE).value

    def _next_key(self) -> int:
        self._last_key += 1
        return self._last_key

    async def _keep(
        self, lists: Mapping[int, list[Favourite]], gone: Collection[Favourite] = ()
    ) -> None:
        """These lie in those folders now, and ``gone`` nowhere."""
        rows = [r for each in lists.values() for r in each if self._known.get(r.key) is not r]
        order = [key for group, each in lists.items() for key in self._moved(group, each)]
        self.step += 1
        for row in (*gone, *(self._known[r.key] for r in rows if r.key in self._known)):
            del self._known[row.key]
            self._stars.pop(_star(row), None)
        for row in gone:
            self._below.pop(row.key, None)
        self._below |= lists
        self._add(rows)
        keys = [row.key for row in gone]
        try:
            await self._tell(len(rows))
            await self._store.keep_favourites(rows, order, keys)
        except StoreTrouble:
            self._read()
            self.changed.emit(None)
            raise
        except asyncio.CancelledError:  # it is shown, and may have been written or not
            every = self.all()
            self._store.post_favourites(every, [row.key for row in every], keys)
            raise

    async def _tell(self, count: int) -> None:
        try:
            if count > _AT_ONCE:
                await asyncio.sleep(0)  # who hears of so many does as much again
        finally:
            self.changed.emit(None)

    def _moved(self, group: int, rows: Sequence[Favourite]) -> list[int]:
        """Which of these stand otherwise than they did: the first that does, and all after it."""
        now = [row.key for row in rows]
        here = set(now)
        before = (row.key for row in self.under(group) if row.key in here)
        same = takewhile(lambda both: both[0] == both[1], zip(now, before, strict=False))
        return now[len([*same]) :]

    def _read(self) -> None:
        self.step += 1
        rows = self._store.favourites()
        self._known, self._below, self._stars = {}, {}, {}
        for row in rows:
            self._below.setdefault(row.parent, []).append(row)
        self._add(rows)

    def _add(self, rows: Iterable[Favourite]) -> None:
        for row in rows:
            self._known[row.key] = row
            if not row.is_group:
                self._stars[_star(row)] = row

    def _learn_titles(self, changes: Changes) -> None:
        """Remember what a page is called while it is there; the library's file does so itself."""
        for content_id in changes.pages:
            star = self.star_of(content_id)
            if star is not None:
                self._called[star.key] = self.title(star)


def _joined(
    here: Iterable[Favourite], back: Iterable[Favourite], before: Iterable[int]
) -> list[Favourite]:
    """With some that were there ``before``, each behind what stood in front of it and is here."""
    away, stands = {row.key: row for row in back}, {row.key for row in here}
    behind: dict[int, list[Favourite]] = {}
    last = 0
    for key in before:
        if key in away:
            behind.setdefault(last, []).append(away.pop(key))
        elif key in stands:
            last = key
    joined = behind.get(0, [])
    for row in here:
        joined += [row, *behind.get(row.key, ())]
    return [*joined, *away.values()]


def _star(row: Favourite) -> Star:
    return row.kind == SPACE, row.target
