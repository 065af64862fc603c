"""Mutates a site while it is synced, with faults and kills, and looks what became of the copy."""

import asyncio
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from confluence_desk.demo.faults import Kind
from confluence_desk.demo.journal import Received
from confluence_desk.demo.site import DemoSite
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.syncing import Depth, Ending, Report
from confluence_desk.services.refresh import Refresher
from confluence_desk.store import Store
from tests.end2end.soak.checker import differences, lost, unburied
from tests.end2end.soak.errand import Errand, client_of
from tests.end2end.soak.mutator import Mutator
from tests.end2end.soak.nursery import Nursery, leaks_beside
from tests.end2end.soak.truth import Truth
from tests.end2end.soak.world import READER, build

KEY = "5b" * 32
FAULTS = (
    *(Kind.LIMITED, Kind.LIMITED_SECONDS, Kind.LIMITED_DATE, Kind.QUOTA, Kind.BROKEN),
    *(Kind.BAD_GATEWAY, Kind.UNAVAILABLE, Kind.EDGE_FORBIDDEN, Kind.EDGE_MISSING, Kind.LOGIN),
    *(Kind.CUT, Kind.EMPTY, Kind.RESET, Kind.SLOW, Kind.SAME_CURSOR, Kind.NEAR_LIMIT),
)
MOST_SETTLING = 6
_OFTEN = 8
"""Runs between two looks at everything."""


@dataclass(frozen=True)
class Plan:
    """How much is done; the same plan and seed mutate the same."""

    seed: int = 1
    mutations: int = 300
    kills: int = 100
    faults: float = 0.05
    pages: int = 24


@dataclass
class Tally:
    """What was done, and what was found wrong."""

    runs: int = 0
    kills: int = 0
    settled: Counter[int] = field(default_factory=Counter)
    """How many runs it took until the copy was equal, how often."""
    endings: Counter[str] = field(default_factory=Counter)
    mutations: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    questions: int = 0
    opened: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def __str__(self) -> str:
        return (
            f"{self.mutations.total()} mutations, {self.runs} runs ({dict(self.endings)}),"
            f" {self.kills} of them killed, {self.faults.total()} faults,"
            f" {self.opened} pages opened meanwhile,"
            f" {self.questions} questions, settled after {dict(sorted(self.settled.items()))} runs,"
            f" {self.seconds:.0f} s: {len(self.wrong)} things wrong"
        )


class Soak:
    """One soak in one folder."""

    def __init__(self, plan: Plan, home: Path, say: Callable[[str], None] = lambda _: None) -> None:
        self._plan = plan
        self._home = home
        self._say = say
        self._dice = random.Random(plan.seed)  # noqa: S311 - the same story every time
        self._world = build(plan.seed, plan.pages)
        self._mutator = Mutator(self._world, plan.seed)
        self._tally = Tally()
        self._had: set[int] = set()
        self._ever_gone: set[int] = set()
        self._seen: set[int] = set()
        self._durations = [0.5]
        self._due: list[int] = []
        self._note()

    async def run(self) -> Tally:
        """Do all of it; what is wrong stands in the tally."""
        began, temporary = time.monotonic(), self._home / "temporary"
        temporary.mkdir(parents=True)
        store = Store.open(self._home / "library.desk", KEY)
        for rule in self._world.rules():
            await store.add_rule(rule)
        try:
            async with DemoSite(self._world.state) as demo, Nursery(temporary) as nursery:
                self._attach(demo)
                await self._live(demo, nursery, store)
        finally:
            store.close()
        self._tally.mutations = self._mutator.done
        self._tally.seconds = time.monotonic() - began
        return self._tally

    async def _live(self, demo: DemoSite, nursery: Nursery, store: Store) -> None:
        while self._left > 0 or self._tally.kills < self._plan.kills:
            self._set_faults(demo)
            self._set_lag()
            for _ in range(self._dice.randint(0, 3)):
                self._mutate()
            self._plan_mutations()
            await self._one(demo, nursery, store, kill=self._kills_now())
            await self._answer(store)
            if self._tally.runs % _OFTEN == 0:
                await self._settle(demo, nursery, store)
        await self._settle(demo, nursery, store)

    async def _one(self, demo: DemoSite, nursery: Nursery, store: Store, *, kill: bool) -> None:
        depth = self._dice.choices(list(Depth), (3, 5, 1))[0]
        instant = self._dice.uniform(0, statistics.median(self._durations)) if kill else None
        async with asyncio.TaskGroup() as group:
            ended = asyncio.Event()
            group.create_task(self._read(demo, store, ended))
            await self._send(demo, nursery, depth, kill_after=instant)
            ended.set()
        self._gather_faults(demo)
        if kill:
            self._wrong(await leaks_beside(self._home, [KEY, demo.token, self._token]))
            self._wrong([] if await store.sound() else ["the library is not sound after a kill"])
        self._wrong(self._false_graves(store))

    async def _send(
        self, demo: DemoSite, nursery: Nursery, depth: Depth, kill_after: float | None = None
    ) -> Report | None:
        began = time.monotonic()
        errand = replace(self._errand(demo), depth=depth)
        report = await nursery.send(errand, kill_after=kill_after)
        self._tally.runs += 1
        if report is None:
            self._tally.kills += 1
        else:
            self._durations = [*self._durations[-20:], time.monotonic() - began]
        self._tally.endings[report.ending if report else "killed"] += 1
        self._say(f"{self._tally.runs}: {depth} {report.ending if report else 'killed'}")
        return report

    async def _read(self, demo: DemoSite, store: Store, ended: asyncio.Event) -> None:
        """As a window: open pages while the process beside it syncs, as far as that goes."""
        async with client_of(self._errand(demo), patient=False) as client:
            refresher = Refresher(client, store)
            for _ in range(self._dice.choice((0, 0, 3, 8))):
                if ended.is_set():
                    return
                page = str(self._dice.choice(sorted(self._seen)))
                with suppress(DeskError):
                    await refresher.page(page)
                    await refresher.details(page)
                self._tally.opened += 1

    async def _settle(self, demo: DemoSite, nursery: Nursery, store: Store) -> None:
        """Without faults and changes the copy is soon equal, and nothing is lost by then."""
        demo.site.faults.clear()
        self._world.state.lag(lists=timedelta(0), search=timedelta(0))
        self._world.state.thin_lists = False
        self._due = []
        found: list[str] = []
        for number in range(1, MOST_SETTLING + 1):
            report = await self._send(demo, nursery, Depth.FULL)
            assert report is not None
            whole = Ending.WHOLE if Truth(self._world).all_in_sight() else Ending.PARTLY
            troubles = [(one.what, one.subject, one.error) for one in store.troubles()]
            found = [] if report.ending is whole else [f"a quiet run ended with {troubles}"]
            found += [*differences(store, self._world), *unburied(store, self._world, self._had)]
            if not found and not store.questions():
                self._tally.settled[number] += 1
                break
            await self._answer(store)
        self._wrong(found)
        self._wrong(lost(store, self._world, self._still_wanted()))
        self._wrong(self._false_graves(store))
        self._wrong([] if await store.sound() else ["the library is not sound"])
        self._note_had()

    async def _answer(self, store: Store) -> None:
        """As a person who knows: what is gone may go, what stands stays."""
        held = Truth(self._world).held()
        for question in store.questions():
            self._tally.questions += 1
            await store.answer(
                question.key, remove=not any(int(one) in held for one in question.ids)
            )

    # what the site does meanwhile

    def _attach(self, demo: DemoSite) -> None:
        """Let the site change in the middle of a run: at some of its requests."""
        self._token = demo.site.credentials.issue(READER)
        journal = demo.site.journal
        add, counter = journal.add, [0]

        def noted(received: Received) -> None:
            counter[0] += 1
            add(received)
            while self._due and counter[0] >= self._due[0]:
                self._due.pop(0)
                self._mutate()

        journal.add = noted  # type: ignore[method-assign]
        self._count = counter

    def _plan_mutations(self) -> None:
        many = min(self._dice.randint(0, 3), self._left)
        ahead = sorted(self._dice.randint(1, 60) for _ in range(many))
        self._due = [self._count[0] + one for one in ahead]

    def _mutate(self) -> None:
        if self._left > 0:
            self._mutator.mutate()
            self._note()

    @property
    def _left(self) -> int:
        return self._plan.mutations - self._mutator.done.total()

    def _kills_now(self) -> bool:
        """Kills are spread over the whole of the mutations."""
        left = self._plan.kills - self._tally.kills
        return left > 0 and (self._left == 0 or self._dice.random() < 0.6)

    def _set_faults(self, demo: DemoSite) -> None:
        demo.site.faults.clear()
        for kind in FAULTS if self._plan.faults else ():
            share = self._plan.faults / len(FAULTS)
            demo.site.faults.add(kind, probability=share, seconds=0 if kind is Kind.SLOW else 2)

    def _set_lag(self) -> None:
        """Lists and search that know of changes a while later, and lists in many thin slices."""
        lists, search = (self._dice.choice((0.0, 0.0, 0.5, 2.0)) for _ in range(2))
        self._world.state.lag(lists=timedelta(seconds=lists), search=timedelta(seconds=search))
        self._world.state.thin_lists = self._dice.random() < 0.2

    def _gather_faults(self, demo: DemoSite) -> None:
        for fault in demo.site.faults.rules:
            self._tally.faults[fault.kind] += fault.hits
            fault.hits = 0

    # what must be true

    def _note(self) -> None:
        """Remember what the reader cannot have found at some time since it was first there."""
        truth, contents = Truth(self._world), self._world.state.contents
        now = set(truth.held())
        self._seen |= now
        self._ever_gone |= self._seen - now
        # What no rule held for a moment, although it was there, may be given up.
        self._had -= {one for one in self._had - now if truth.sees(contents.get(one))}

    def _note_had(self) -> None:
        """Texts of the kept spaces must stay; of those that went, the last copy."""
        held, contents = Truth(self._world).held(), self._world.state.contents
        gone = {one for one in self._had if not Truth(self._world).sees(contents.get(one))}
        self._had = gone | {one for one in held if contents[one].space_id in self._world.kept}

    def _still_wanted(self) -> set[int]:
        truth, contents = Truth(self._world), self._world.state.contents
        held = truth.held()
        return {one for one in self._had if one in held or not truth.sees(contents.get(one))}

    def _false_graves(self, store: Store) -> list[str]:
        return [
            f"{node.id} was buried ({reason}) and never gone"
            for node, reason, _ in store.tombstones()
            if int(node.id) in self._seen - self._ever_gone
        ]

    def _wrong(self, found: list[str]) -> None:
        last = "; ".join(self._mutator.log[-6:])
        self._tally.wrong += [f"run {self._tally.runs}: {one} (last: {last})" for one in found]

    def _errand(self, demo: DemoSite) -> Errand:
        user = self._world.state.users[READER]
        library = str(self._home / "library.desk")
        return Errand(demo.url, user.email, self._token, READER, library, KEY)
