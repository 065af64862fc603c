"""Finds what to open by a few letters, beside the loop's thread and from memory only."""

import asyncio
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from confluence_desk.domain.matching import Match, folded, match
from confluence_desk.services.quick.things import PERSON, SPACE, Fitting, Thing
from confluence_desk.services.quick.titles import TitleIndex

if TYPE_CHECKING:
    from confluence_desk.domain.changes import Changes
    from confluence_desk.domain.entities import Space
    from confluence_desk.store import Store
    from confluence_desk.store.name_rows import Named

MOST = 30
RECENT = 40
"""Pages read last that come before all others that fit as well."""
_PORTION = 2_000
_BREATH = 0.01
"""Seconds between two portions while the index is built: others need the interpreter too."""
_WORTH_BUILDING = 3_000
"""So many titles changed that one index of all is better than two."""
_LONGEST = 200
"""Letters that are looked for; a title has no more, and slips in a long text take minutes."""
_GOOD, _FAIR = 2, 4
_SPACE = "space:"


class QuickOpen:
    """Pages, spaces and people of one library; ``catch_up`` builds the index and keeps it true.

    ``starred`` gives the ids of what the reader starred, spaces as ``space:ID``.
    """

    def __init__(
        self,
        store: "Store",
        starred: Callable[[], Iterable[str]],
        *,
        breath: float = _BREATH,
    ) -> None:
        self._store = store
        self._starred = starred
        self._breath = breath
        self._all: TitleIndex | None = None
        self._lately = TitleIndex(())
        self._others = TitleIndex(())
        self._spaces: dict[str, tuple[str, str]] = {}
        self._space_things: dict[str, Thing] = {}
        self._known: tuple[Fitting, ...] = ()
        self._last_key = -1
        self._stale: set[str] = set()
        self._moved: set[str] = set()
        self._others_stale = True
        self._lists: set[str] = set()
        self._at_work = asyncio.Lock()
        store.changed.connect(self._hear)

    @property
    def ready(self) -> bool:
        """Whether everything is in memory; until then only what is known well is found by slips."""
        return self._all is not None

    @property
    def known(self) -> tuple[Fitting, ...]:
        """What was read last, then what is starred, as ``note_known`` found it."""
        return self._known[:MOST]

    async def catch_up(self) -> bool:
        """Bring the index up to the library; the first time takes some seconds, beside.

        Tells whether anything may be found that was not before.
        """
        async with self._at_work:
            await self.note_known()
            behind = self._all is None or self._others_stale or bool(self._stale or self._lists)
            await self._catch_up_with_others()
            if self._all is None or len(self._moved | self._stale) > _WORTH_BUILDING:
                await self._build()
            elif self._stale or self._lists:
                await self._add_changed()
        return behind

    async def note_known(self) -> None:
        """Ask what the reader starred and read last."""
        starred = list(self._starred())
        visited = await self._store.visited(RECENT)
        rows = {row.id: _thing(row) for row in await self._store.names_of({*starred, *visited})}
        self._note_spaces()
        there = rows | {f"{_SPACE}{id_}": space for id_, space in self._space_things.items()}
        stars = set(starred)
        ids = dict.fromkeys((*visited, *starred))
        self._known = tuple(
            Fitting(self._hinted(there[id_]), Match(0), id_ in stars, id_ in visited)
            for id_ in ids
            if id_ in there
        )

    def _note_spaces(self) -> None:
        if self._others_stale or not self._space_things:
            self._space_things = {space.id: _space(space) for space in self._store.spaces()}
            things = self._space_things.values()
            self._spaces = {space.id: (space.title, space.key) for space in things}

    async def find(self, sought: str, limit: int = MOST) -> list[Fitting]:
        """What fits, best first; for "" what was read last, then what is starred."""
        sought = sought.strip()[:_LONGEST]
        if not sought:
            return list(self._known[:limit])
        if self._all is None:
            rows = await self._store.titled(sought, limit)
            early = [Thing(row.kind, row.id, row.title, hint=row.space_name) for row in rows]
            return await asyncio.to_thread(self._find, sought, limit, early)
        return await asyncio.to_thread(self._find, sought, limit)

    def _find(self, sought: str, limit: int, early: Sequence[Thing] = ()) -> list[Fitting]:
        return self._ranked(sought, (*early, *self._candidates(sought)), limit)

    def _candidates(self, sought: str) -> Iterator[Thing]:
        none = frozenset[str]()
        indexes = ((self._others, none), (self._lately, none), (self._all, self._moved))
        for index, without in indexes:
            for number in index.candidates(sought, self._in_spaces) if index else ():
                thing = index.thing(number) if index else None
                if thing is not None and thing.id not in without:
                    yield self._hinted(thing)

    def _ranked(self, sought: str, things: Iterable[Thing], limit: int) -> list[Fitting]:
        known = {(one.thing.kind, one.thing.id): one for one in self._known}
        found: dict[tuple[str, str], Fitting] = {}
        here = [(one.thing, False) for one in self._known]
        for thing, slips in (*here, *((thing, True) for thing in things)):
            place = (thing.kind, thing.id)
            fits = None if place in found else _fits(sought, thing, slips=slips)
            if fits is not None:
                one = known.get(place)
                found[place] = Fitting(thing, fits, *(one[2:] if one else ()))
        plain = folded(sought.strip())
        return sorted(found.values(), key=lambda one: _order(one, plain))[:limit]

    def _in_spaces(self, word: str) -> Collection[str]:
        return [
            id_
            for id_, named in self._spaces.items()
            if any(folded(name).startswith(word) for name in (*named[0].split(), named[1]))
        ]

    def _hinted(self, thing: Thing) -> Thing:
        if thing.kind == SPACE:
            return thing._replace(key=self._spaces.get(thing.id, ("", ""))[1])
        name, key = self._spaces.get(thing.space_id, ("", ""))
        return thing._replace(hint=name, key=key) if name else thing

    async def _catch_up_with_others(self) -> None:
        """Spaces and people have an index of their own, which is made in a moment."""
        if self._others_stale:
            self._others_stale = False
            people = await self._store.names_of_people()
            others = [
                *self._space_things.values(),
                *(Thing(PERSON, id_, name) for id_, name in people if name),
            ]
            self._others = await asyncio.to_thread(TitleIndex, others)

    async def _build(self) -> None:
        self._stale.clear()
        self._lists.clear()
        things: list[Thing] = []
        key = -1
        while portion := await self._store.names_after(key, _PORTION):
            things += map(_thing, portion)
            key = portion[-1].key
            await asyncio.sleep(self._breath)
        index = await asyncio.to_thread(TitleIndex, things, self._breathe)
        self._all, self._lately, self._moved = index, TitleIndex(()), set()
        self._last_key = key

    async def _add_changed(self) -> None:
        """Titles that came or changed since stand in a small index of their own."""
        moved, lists = self._moved | self._stale, tuple(self._lists)
        self._stale.clear()
        self._lists.clear()
        store = self._store
        some = [
            *await store.names_after(self._last_key, _WORTH_BUILDING),
            *await store.names_listed(lists),
        ]
        moved |= {row.id for row in some}
        rows = {row.id: row for row in (*await store.names_of(moved), *some)}
        self._lately = await asyncio.to_thread(TitleIndex, list(map(_thing, rows.values())))
        self._moved = moved

    def _breathe(self) -> None:
        """In the thread that builds: let the windows' own have the interpreter at once."""
        time.sleep(self._breath / 10)

    def _hear(self, changes: "Changes") -> None:
        self._stale |= changes.pages
        self._lists |= changes.children_of
        self._others_stale = self._others_stale or bool(changes.people or changes.spaces)


def _fits(sought: str, thing: Thing, *, slips: bool) -> Match | None:
    if thing.kind == SPACE and folded(thing.key) == folded(sought.strip()):
        return Match(0)
    return match(sought, thing.title, f"{thing.hint} {thing.key}", slips=slips)


def fitness(fits: Match, sought: str) -> int:
    """0 where every word fits the start of one, 1 where some are only parts, 2 with slips."""
    each = fits.cost / max(len(sought.split()), 1)
    return 0 if each <= _GOOD else 1 if each <= _FAIR else 2


def _order(one: Fitting, sought: str) -> tuple[object, ...]:
    """The very title first; then what fits well, of that what the reader knows."""
    thing, cost = one.thing, one.fits.cost
    fit = fitness(one.fits, sought)
    known = not (one.starred or one.visited)
    exact = folded(thing.title) != sought and (thing.kind != SPACE or folded(thing.key) != sought)
    rank = {SPACE: 0, PERSON: 2}.get(thing.kind, 1)
    return exact, thing.away, fit, known, cost, rank, len(thing.title), thing.title, thing.id


def _thing(row: "Named") -> Thing:
    return Thing(row.kind, row.id, row.title, row.space_id, bool(row.away))


def _space(space: "Space") -> Thing:
    name, away = space.name or space.key, space.status == "archived"
    return Thing(SPACE, space.id, name, away=away, key=space.key)
