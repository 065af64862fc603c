"""The course of one run: listings and texts side by side, talk, what left, files, marks."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from confluence_desk.api.together import together
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.errors import BadReply, DeskError, Missing, ServerFault
from confluence_desk.domain.keeping import EVERY_SPACE, Holds, Rule
from confluence_desk.domain.syncing import Depth, Job, Stage
from confluence_desk.services.in_time import in_time
from confluence_desk.services.refresh import Refresher
from confluence_desk.services.sync.bodies import Bodies
from confluence_desk.services.sync.borrowing import refreshing
from confluence_desk.services.sync.budget import Budget, Caps, audits_after
from confluence_desk.services.sync.completing import Completing
from confluence_desk.services.sync.failures import of_one
from confluence_desk.services.sync.files import Files
from confluence_desk.services.sync.labels import Labels
from confluence_desk.services.sync.leaving import Leaving
from confluence_desk.services.sync.listing import Found, Listing, portions
from confluence_desk.services.sync.looks import Looks
from confluence_desk.services.sync.marks import Marks
from confluence_desk.services.sync.shown_lists import freshening
from confluence_desk.services.sync.sources import IN_SPACE, Plan, Source, plan
from confluence_desk.services.sync.talk import Talk

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.sync.ledger import Ledger
    from confluence_desk.store import Store
    from confluence_desk.store.overtaken import Moment

READ_LATELY = timedelta(days=30)
"""Content that no rule holds stays for so long after it was read."""
STRANGE_PAUSE = timedelta(days=45)
"""A clock that went on by more between two runs, or back, is not believed at once."""
SETTLED_RUNS, SETTLED_FOR = 20, timedelta(days=3)
"""It is believed again after so many runs without that, over so long a time."""
MANY_IDS = 1000
_TEXTS = frozenset({"page", "blogpost"})
_ROWS = frozenset({"node", "hit", *(kind.value for kind in Kind)})
"""What rows of listings are told to be when they cannot be read."""
HIDDEN_PARENTS = 50
"""So many unknown parents are looked up one by one in a run."""


class Course:
    """One run. ``failure`` is why nothing could be listed at all, if that is so."""

    def __init__(
        self,
        client: "ConfluenceClient",
        store: "Store",
        ledger: "Ledger",
        caps: Caps,
        now: Callable[[], datetime],
        *,
        me: str,
    ) -> None:
        self.failure: DeskError | None = None
        self._client = client
        self._store = store
        self._ledger = ledger
        self._caps = caps
        self._now = now
        self._me = me
        self._marks = Marks(store)
        self._bodies = Bodies(client, store, ledger)
        self._unread: set[str] = set()
        self._spoilt: dict[str, str] = {}

    async def run(self, job: Job) -> None:
        """From the list of spaces to the marks; raises what would befall every other request."""
        last = next((one.ended_at for one in self._store.runs(2) if one.ended_at), None)
        self._client.skipped = self._note_unread
        spaces = await self._spaces(job)
        todo = plan(job, self._store.rules(), spaces)
        listing = Listing(self._client, self._store, self._ledger, self._bodies, todo)
        await self._pages(todo.pages)
        founds, nodes = await self._bring(job, todo, listing)
        await self._unreadable(job.depth)
        leaving = Leaving(self._client, self._store, self._ledger, listing, self._unread)
        await leaving.look(founds, nodes=nodes)
        await self._hang_on(job.depth, founds)
        await self._end(todo, founds, leaving.pending | self._unread, last)

    async def _spaces(self, job: Job) -> set[str]:
        """Ask for every space, save in a quick run over known ones."""
        known = self._store.spaces()
        named = {r.subject for r in self._store.rules() if r.holds in IN_SPACE} | set(job.spaces)
        new = named - {EVERY_SPACE} - {space.id for space in known}
        if job.depth is not Depth.QUICK or not known or new:
            await self._out_of_sight(await in_time(self._store, self._listed_spaces))
        return {space.id for space in self._store.spaces()}

    async def _listed_spaces(self, asked: "Moment | None") -> set[str]:
        known = self._store.spaces()
        spaces = await self._client.spaces()
        if known and not spaces:
            raise BadReply("an empty list of spaces that were there")
        await self._store.save_spaces(spaces, complete=True, asked=asked)
        return {space.id for space in spaces}

    async def _out_of_sight(self, listed: set[str]) -> None:
        """Under a rule for every space, one that is not listed any more would go unsaid."""
        rules = self._store.rules()
        if not any(r.subject == EVERY_SPACE and r.holds in IN_SPACE for r in rules):
            return
        for space_id in sorted(set(self._store.kept_spaces()) - listed):
            gone = Missing(f"space {space_id}")
            await self._ledger.trouble(Holds.SPACE, space_id, gone, space_id=space_id)

    async def _pages(self, ids: Sequence[str]) -> None:
        """Single pages with all that hangs on them, for whoever asks for just these."""
        refresher = Refresher(self._client, self._store)
        for page_id in ids:
            try:
                await refresher.page(page_id)
                await refresher.details(page_id)
            except DeskError as error:
                if not of_one(error):
                    raise
                await self._ledger.trouble(Kind.PAGE, page_id, error)
            else:
                await self._ledger.healed(Kind.PAGE, [page_id])
                self._ledger.progress(Stage.TEXTS, pages=1)

    async def _bring(self, job: Job, todo: Plan, listing: Listing) -> tuple[list[Found], bool]:
        """Everything that is listed, with texts streaming in beside it."""
        found: list[Found] = []
        nodes = False
        # What no rule holds is only known to be kept once its text is here.
        alone = any(one.asked and not one.rules for one in todo.sources)

        async def lists() -> None:
            nonlocal nodes
            await self._backlog(todo)
            found.extend(await listing.each_of(_those(todo, excluding=True), listing.whole))
            wanted = _those(todo, excluding=False)
            quick, whole = self._by_depth(wanted, job)
            spaces = [one.subject for one in whole if one.holds is Holds.SPACE]
            some = await together(
                [
                    listing.each_of(whole, listing.whole),
                    self._looks(quick, listing),
                    self._folders(spaces, listing),
                ]
            )
            found.extend(one for part in some for one in part)
            nodes = bool(spaces) and self._nodes_listed
            await self._trees(found, nodes=nodes)
            await self._bodies.close()
            if not alone:
                await self._talk(job.depth, found, listing)

        await together([self._bodies.work(), lists()])
        if alone:
            await self._talk(job.depth, found, listing)
        self._judge(found)
        return found, nodes

    async def _looks(self, quick: Sequence[Source], listing: Listing) -> list[Found]:
        looks = Looks(self._client, self._store, listing)

        async def look(found: Found) -> None:
            if not await looks.look(found):
                found.looked = False
                await listing.whole(found)

        return await listing.each_of(quick, look)

    async def _folders(self, spaces: Sequence[str], listing: Listing) -> list[Found]:
        self._nodes_listed = bool(spaces) and await listing.nodes(spaces)
        return []

    def _by_depth(self, sources: Sequence[Source], job: Job) -> tuple[list[Source], list[Source]]:
        """Those for a quick look, and those to be listed whole: all that never were."""
        quick = [
            one
            for one in sources
            if job.depth is Depth.QUICK
            and one.holds in {*IN_SPACE, Holds.TREE}
            and self._marks.last(one) is not None
        ]
        return quick, [one for one in sources if one not in quick]

    async def _backlog(self, todo: Plan) -> None:
        """Texts that earlier runs did not get to, or could not have."""
        for rule in todo.rules if todo.whole else ():
            await self._bodies.want(self._store.stale_members(rule.key))
        for kind in (Kind.PAGE, Kind.BLOGPOST):
            held = self._store.held_by_rules(self._ledger.troubled(kind))
            await self._bodies.want((one, kind) for one in sorted(held))

    async def _trees(self, founds: Sequence[Found], *, nodes: bool) -> None:
        """From now on the lists of what was listed whole are known."""
        for found in founds:
            space_id = found.source.subject
            if found.whole and found.source.holds is Holds.SPACE:
                await self._above(space_id)
                if nodes:
                    await self._store.complete_tree(space_id, self._ledger.run)
            if found.whole and found.source.holds in IN_SPACE:
                await self._store.complete_posts(space_id, self._ledger.run)

    async def _above(self, space_id: str) -> None:
        """Parents that no listing named: those the search has not taken in yet, and hidden ones."""
        asked: set[str] = set()
        while len(asked) < HIDDEN_PARENTS:
            unknown = [one for one in self._store.orphans(space_id) if one[0] not in asked]
            if not unknown:
                return
            some = unknown[: HIDDEN_PARENTS - len(asked)]
            asked.update(node_id for node_id, _ in some)
            try:
                await self._parents(some)
            except DeskError as error:
                if not of_one(error):
                    raise
                return

    async def _parents(self, some: Sequence[tuple[str, Kind]]) -> None:
        run = self._ledger.run
        pages = [node_id for node_id, kind in some if kind.readable]
        if pages:
            await self._store.save_listed(await self._client.pages_by_id(pages), run)
        for node_id, kind in some:
            if not kind.readable:
                with suppress(Missing, ServerFault):
                    await self._store.save_nodes([await self._client.node(kind, node_id)], run)

    async def _talk(self, depth: Depth, founds: Sequence[Found], listing: Listing) -> None:
        """Comments, labels and files' records; all of them when something is here anew."""
        new = any(one.whole and self._marks.last(one.source) is None for one in founds)
        needed = refreshing(self._store) + freshening(self._store)
        bounded = audits_after(listing.requests, needed)
        budget = Budget() if new or depth is Depth.THOROUGH else bounded
        deep = Depth.THOROUGH if new else depth
        self._ledger.progress(Stage.TALK, space_id="")
        run = self._ledger.run
        parts = (part(self._client, self._store, self._ledger) for part in (Talk, Labels))
        await together(part.bring(run, deep, budget) for part in parts)

    async def _hang_on(self, depth: Depth, founds: Sequence[Found]) -> None:
        """What pages need to be complete, and then the bytes of files, theirs and those."""
        run, budget = self._ledger.run, Budget()
        self._ledger.progress(Stage.COMPLETING, space_id="")
        skimmed = self._bodies.skimmed
        listed = {f.source.subject for f in founds if f.whole and f.source.holds is Holds.SPACE}
        shelves = (self._client, self._store, self._ledger, skimmed)
        completing = Completing(*shelves, me=self._me, listed=listed)
        await completing.bring(run, depth, budget)
        self._ledger.progress(Stage.FILES)
        await Files(self._client, self._store, self._ledger, self._caps).bring(run, depth, budget)

    def _note_unread(self, what: str, subject: str) -> None:
        """A row came that cannot be read; one of a comment or a file says nothing of content."""
        self._spoilt[subject] = what
        if what in _ROWS:
            self._unread.add(subject)

    async def _unreadable(self, depth: Depth) -> None:
        """Rows that came but could not be read: kept as troubles, and never taken for absent."""
        for subject, what in self._spoilt.items():
            await self._ledger.trouble(what, subject, BadReply("a row that cannot be read"))
        for what in _ROWS - _TEXTS if depth is not Depth.QUICK else ():
            troubled = self._ledger.troubled(what)
            await self._ledger.healed(what, [one for one in troubled if one not in self._unread])

    def _judge(self, founds: Sequence[Found]) -> None:
        failures = [found.error for found in founds if found.error is not None]
        if failures and len(failures) == len(founds):
            self.failure = failures[0]

    async def _end(
        self, todo: Plan, founds: Sequence[Found], pending: set[str], last: datetime | None
    ) -> None:
        """What rules hold no longer, what may go by now, and the marks: last of all."""
        if todo.whole and "" not in self._unread:
            for rule in todo.rules:
                if not rule.excludes:
                    await self._end_members(rule, todo, founds, pending)
        for found in founds:
            await self._marks.set(found, self._ledger.run)
        if todo.whole and self._ledger.depth is not Depth.QUICK:
            await self._tidy(last)

    async def _end_members(
        self, rule: Rule, todo: Plan, founds: Sequence[Found], pending: set[str]
    ) -> None:
        """End the stay of what a rule's whole listings did not name; what is in doubt stays."""
        run = self._ledger.run
        mine = [one for one in founds if rule in one.source.rules]
        held = pending & self._store.members(rule.key) if pending else set()
        if held:
            await self._store.note_members(rule.key, held, run)
        if rule.subject == EVERY_SPACE and rule.holds in IN_SPACE:
            spaces = {one.source.subject for one in mine if one.whole} | todo.shut
            await self._store.end_members_in(rule.key, run, spaces)
        elif rule.holds in IN_SPACE:
            if all(one.whole for one in mine):
                await self._store.end_members(rule.key, run)
        else:
            await self._end_twice_missed(rule, mine)

    async def _end_twice_missed(self, rule: Rule, mine: Sequence[Found]) -> None:
        """A subtree, label or query that left content out once may have been served wrongly."""
        before = [self._marks.last(one.source) for one in mine if one.whole and one.ids]
        if mine and len(before) == len(mine) and before[0] is not None:
            await self._store.end_members(rule.key, before[0])

    async def _tidy(self, last: datetime | None) -> None:
        """Give up what no rule holds and nobody read, and graves that are old enough."""
        now = self._now()
        if last is None or not settled(now, self._store.run_times()):
            return
        await self._store.forget_found_lists(now - READ_LATELY)
        released = self._store.released(now - READ_LATELY)
        for some in portions(released, MANY_IDS):
            await self._store.release(some)
        if self._caps.tombstones_kept is not None:
            await self._store.purge_older(now - self._caps.tombstones_kept)
        await self._store.give_back()
        for kind in (Kind.PAGE, Kind.BLOGPOST):
            troubled = self._ledger.troubled(kind)
            held = self._store.held_by_rules(troubled)
            await self._ledger.healed(kind, [one for one in troubled if one not in held])


def settled(now: datetime, runs: Iterable[tuple[datetime, datetime]]) -> bool:
    """Whether the clock went on as clocks do, as far back as it matters.

    ``runs`` are when the last ones began and ended, the latest first.
    """
    later = now
    for count, (began, ended) in enumerate(runs):
        if count >= SETTLED_RUNS and now - later >= SETTLED_FOR:
            return True
        if not timedelta() <= later - ended <= STRANGE_PAUSE or ended < began:
            return False
        later = began
    return True


def _those(todo: Plan, *, excluding: bool) -> list[Source]:
    return [one for one in todo.sources if one.excludes is excluding]
