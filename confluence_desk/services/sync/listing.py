"""Makes the listings of a run: saves rows as they come and asks for the texts that are old."""

import asyncio
from collections.abc import (
    AsyncGenerator,
    Awaitable,
    Callable,
    Collection,
    Coroutine,
    Iterable,
    Sequence,
)
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from confluence_desk.api.together import together
from confluence_desk.domain.entities import Kind, Label, Page, PageNode
from confluence_desk.domain.errors import BadReply, DeskError, Missing
from confluence_desk.domain.keeping import MARKS, Holds, Rule, Window
from confluence_desk.domain.syncing import Fate, Outcome, Stage
from confluence_desk.services.sync.both_ends import from_both_ends
from confluence_desk.services.sync.failures import of_one
from confluence_desk.services.sync.sources import IN_SPACE, Plan, Source, within

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.sync.bodies import Bodies
    from confluence_desk.services.sync.ledger import Ledger
    from confluence_desk.store import Store
    from confluence_desk.store.known import Standing
    from confluence_desk.store.listed import Listed

T = TypeVar("T")

_BY_NAME = frozenset({Holds.LABEL, Holds.CQL})
AT_ONCE = 4
"""Sources side by side; within each, one request waits for the one before."""
ROWS = 250


@dataclass(slots=True)
class Found:
    """What came of one source.

    ``whole``: listed to its end, so that what it did not name may have left; ``looked``: only its
    newest. ``ids`` are what it named, kept only where no space's rows tell it. ``error`` is why
    it could not be listed; ``hollow``: it named nothing, and held something before.
    """

    source: Source
    whole: bool = False
    looked: bool = False
    hollow: bool = False
    error: DeskError | None = None
    ids: set[str] = field(default_factory=set)


class Listing:
    """The listings of one run; ``requests`` counts what they took."""

    def __init__(
        self,
        client: "ConfluenceClient",
        store: "Store",
        ledger: "Ledger",
        bodies: "Bodies",
        plan: Plan,
    ) -> None:
        self.requests = 0
        self._client = client
        self._store = store
        self._ledger = ledger
        self._bodies = bodies
        self._plan = plan
        self._excluded: set[str] = set()
        self._in_doubt = False
        self._members: dict[int, set[str]] = {}
        self._places = asyncio.Semaphore(AT_ONCE)
        self._labels: list[Label] | None = None
        self._asking_labels = asyncio.Lock()

    async def each_of(
        self, sources: Iterable[Source], job: Callable[[Found], Awaitable[None]]
    ) -> list[Found]:
        """Run ``job`` for sources side by side; what fails is kept as a trouble."""
        return await together(self._guarded(source, job) for source in sources)

    async def whole(self, found: Found) -> None:
        """List a source to its end; those that exclude must have been listed before."""
        source, client = found.source, self._client
        match source.holds:
            case Holds.SPACE:
                posts = self._slices(client.space_posts(source.subject), found)
                await together([*self._pages(found), posts])
            case Holds.BLOG:
                await self._slices(client.space_posts(source.subject), found)
            case Holds.TREE:
                await self._tree(found)
            case Holds.LABEL:
                await self._label(found)
            case Holds.CQL:
                await self._query(found)
        if source.excludes:
            self._excluded |= found.ids
        found.whole = True
        if source.holds in _BY_NAME and not found.ids:
            found.hollow = bool(self._store.standing(self._held_before(source)))

    async def keep(self, pages: Sequence[Page], found: Found) -> None:
        """Save a slice of light rows, note whose they are, and wish for the texts that are old."""
        if not pages:
            return
        await self._rewrite(pages)
        listed = await self._store.save_listed(pages, self._ledger.run)
        held = self._named(pages, found)
        kept = {one for ids in held.values() for one in ids}
        stale = set(listed.stale)
        wanted = stale & kept
        wanted |= self._store.held_by_rules(stale - kept) - self._excluded
        if found.source.asked:
            wanted = stale
            kept = {page.id for page in pages}
        self.tell(pages, listed, kept | wanted)  # no later run would: they are here from now on
        for rule, ids in held.items():
            await self._store.note_members(rule, ids, self._ledger.run)
        await self._bodies.want((p.id, p.kind) for p in pages if p.id in wanted)
        self._ledger.progress(Stage.LISTING, space_id=pages[0].space_id)

    def wanted(self, page: Page) -> bool:
        """Whether a rule about its space holds a page and none takes it away."""
        rules = self._plan.of_space(page)
        return bool(rules) and not any(rule.excludes for rule in rules)

    async def _rewrite(self, pages: Sequence[Page]) -> None:
        """Fetch the texts of versions that came to another's number when one was deleted.

        Before their rows are saved: afterwards nothing would tell that the text is an old one.
        """
        here = self._store.standing(page.id for page in pages)
        for kind in (Kind.PAGE, Kind.BLOGPOST):
            ids = [p.id for p in pages if p.kind is kind and _renumbered(p, here.get(p.id))]
            kept = self._store.kept(ids)
            if kept:
                await self._bodies.now(kind, sorted(kept))

    def tell(self, pages: Iterable[Page], listed: "Listed", kept: Collection[str]) -> None:
        """Write down what happened to kept pages."""
        rows = {page.id: page for page in pages if page.id in kept}
        fates = (
            (Fate.ADDED, listed.added),
            (Fate.CHANGED, listed.changed),
            (Fate.RENAMED, listed.renamed),
            (Fate.MOVED, listed.moved),
            (Fate.RESTORED, listed.restored),
        )
        for fate, ids in fates:
            for page in (rows[one] for one in ids if one in rows):
                self._ledger.note(Outcome(fate, page.id, page.title, page.space_id))

    async def nodes(self, space_ids: Sequence[str]) -> bool:
        """Folders and the like of these spaces; whether they could be listed."""
        spaces = [space for one in space_ids if (space := self._store.space(one)) is not None]
        try:
            rows = self._client.other_nodes([space.key for space in spaces])
            await self._each(rows, self._save_nodes)
        except DeskError as error:
            if not of_one(error):
                raise
            await self._ledger.trouble("folders", "*", error)
            return False
        await self._ledger.healed("folders", ["*"])
        return True

    async def _guarded(self, source: Source, job: Callable[[Found], Awaitable[None]]) -> Found:
        found = Found(source)
        async with self._places:
            try:
                await job(found)
            except DeskError as error:
                if not of_one(error):
                    raise
                found.error = error
                await self._failed(source, error)
            else:
                await self._listed(found)
        return found

    async def _listed(self, found: Found) -> None:
        """One that finds nothing any more lets go of nothing: that has to be said."""
        source = found.source
        if found.hollow:
            nothing = Missing(f"{source.holds} {source.subject}")
            await self._ledger.trouble(source.holds, source.subject, nothing)
        else:
            await self._ledger.healed(source.holds, [source.subject])

    async def _failed(self, source: Source, error: DeskError) -> None:
        """What a source that cannot be listed would take away is not let in meanwhile."""
        if source.excludes and not isinstance(error, Missing):
            self._in_doubt = True
        space_id = source.subject if source.holds in IN_SPACE else ""
        await self._ledger.trouble(source.holds, source.subject, error, space_id=space_id)

    async def _slices(self, rows: AsyncGenerator[list[Page], None], found: Found) -> None:
        await self._each(rows, lambda pages: self.keep(pages, found))

    def _pages(self, found: Found) -> list[Coroutine[Any, Any, None]]:
        """All pages of a space; the first time there are texts to wait for, and no time to lose."""
        subject = found.source.subject
        if self._store.mark(MARKS[Holds.SPACE], subject) is not None:
            return [self._slices(self._client.space_pages(subject), found)]
        walks = from_both_ends(lambda down: self._client.space_pages_by_id(subject, falling=down))
        return [self._slices(walk, found) for walk in walks]

    async def _tree(self, found: Found) -> None:
        """A node and all below it; a listing of the hierarchy tells no versions."""
        node_id = found.source.subject
        try:
            kind, space_id = await self._root(found)
        except Missing:
            held = self._held_before(found.source)
            if not held:
                raise
            await self._by_id(Kind.PAGE, sorted(held), found)
            return

        async def keep(nodes: list[PageNode]) -> None:
            others = [replace(one, space_id=space_id) for one in nodes if one.kind is not Kind.PAGE]
            await self._save_nodes(others)
            await self._by_id(Kind.PAGE, [one.id for one in nodes if one.kind is Kind.PAGE], found)

        await self._each(self._client.descendants(kind, node_id), keep)
        if not found.source.excludes:
            await self._store.complete_below(node_id, self._ledger.run)

    async def _root(self, found: Found) -> tuple[Kind, str]:
        """What stands at the top of a subtree, kept with it, and in which space."""
        node_id = found.source.subject
        kind = await self._kind_of(node_id)
        if kind is Kind.PAGE:
            self.requests += 1
            pages = await self._client.pages_by_id([node_id])
            if not pages:
                raise Missing(f"page {node_id}")
            await self.keep(pages, found)
            return kind, pages[0].space_id
        root = await self._client.node(kind, node_id)
        if root.status == "trashed":
            raise Missing(f"{kind} {node_id}")
        await self._store.save_nodes([root], self._ledger.run)
        return kind, root.space_id

    def _held_before(self, source: Source) -> set[str]:
        """What the rules of a source hold: of a subtree without its top, all that is known."""
        return {one for rule in source.rules for one in self._store.members(rule.key)}

    async def _label(self, found: Found) -> None:
        labels = await self._all_labels()
        if not labels and self._held_before(found.source):
            raise BadReply("a site without any label")
        label = next((one for one in labels if self._is(one, found)), None)
        if label is None:
            return
        await together(
            [
                self._slices(self._client.label_pages(label.id), found),
                self._slices(self._client.label_posts(label.id), found),
            ]
        )

    async def _all_labels(self) -> list[Label]:
        async with self._asking_labels:
            if self._labels is None:
                self.requests += 1
                self._labels = await self._client.labels_everywhere()
        return self._labels

    def _is(self, label: Label, found: Found) -> bool:
        wanted = found.source.subject
        return label.prefix == "global" and label.name.casefold() == wanted.casefold()

    async def _query(self, found: Found) -> None:
        ids: dict[Kind, list[str]] = {Kind.PAGE: [], Kind.BLOGPOST: []}

        async def sort(hits: list[tuple[str, Kind]]) -> None:
            for content_id, kind in hits:
                if kind.readable:
                    ids[kind].append(content_id)

        await self._each(self._client.search_ids(found.source.subject), sort)
        for kind, some in ids.items():
            await self._by_id(kind, some, found)

    async def _by_id(self, kind: Kind, ids: Sequence[str], found: Found) -> None:
        """Versions and places of these, for a listing that told neither."""
        if found.source.excludes and all(one.window == Window() for one in found.source.rules):
            found.ids.update(ids)
            return
        ask = self._client.pages_by_id if kind is Kind.PAGE else self._client.posts_by_id
        for some in portions(ids, ROWS):
            self.requests += 1
            await self.keep(await ask(some), found)

    async def _kind_of(self, node_id: str) -> Kind:
        node = self._store.node(node_id)
        if node is not None:
            return node.kind
        self.requests += 1
        kind = (await self._client.kinds([node_id])).get(node_id)
        if kind is None:
            raise Missing(f"content {node_id}")
        return kind

    def _named(self, pages: Sequence[Page], found: Found) -> dict[int, list[str]]:
        """By the key of each rule, what of this slice it holds."""
        source = found.source
        if source.holds not in IN_SPACE:
            found.ids.update(page.id for page in pages if self._in_time(source, page))
        return {} if source.excludes else self._held(pages, found)

    def _in_time(self, source: Source, page: Page) -> bool:
        return not source.rules or any(within(rule.window, page) for rule in source.rules)

    def _held(self, pages: Sequence[Page], found: Found) -> dict[int, list[str]]:
        """By the key of each rule, what of these pages it holds and none takes away."""
        held: dict[int, list[str]] = {}
        for page in pages:
            if page.id in self._excluded:
                continue
            rules = self._plan.of_space(page)
            if found.looked:
                rules += self._above(page)
            elif found.source.holds not in IN_SPACE:
                rules += [rule for rule in found.source.rules if within(rule.window, page)]
            if not any(rule.excludes for rule in rules):
                for rule in rules:
                    if not self._in_doubt or page.id in self._held_by(rule):
                        held.setdefault(rule.key, []).append(page.id)
        return held

    def _held_by(self, rule: Rule) -> set[str]:
        """What a rule held when this was asked first: nothing comes to it while that matters."""
        return self._members.setdefault(rule.key, self._store.members(rule.key))

    def _above(self, page: Page) -> list[Rule]:
        """The rules about subtrees that this page stands in, by what is known of its place.

        As in a listing of one, no page in the archive is among them.
        """
        trees = [rule for rule in self._plan.rules if rule.holds is Holds.TREE]
        if not trees or page.status != "current":
            return []
        path = {page.id, page.parent_id, *(node.id for node in self._store.path(page.id))}
        return [rule for rule in trees if rule.subject in path and within(rule.window, page)]

    async def _save_nodes(self, nodes: Sequence[PageNode]) -> None:
        await self._store.save_nodes(nodes, self._ledger.run)

    async def _each(
        self, rows: AsyncGenerator[T, None], take: Callable[[T], Awaitable[None]]
    ) -> None:
        """Hand over every slice of a listing, asking for the next one meanwhile."""
        read: asyncio.Queue[T | DeskError | None] = asyncio.Queue(maxsize=1)

        async def ask() -> None:
            made, end = 0, None
            try:
                async with aclosing(rows) as slices:
                    async for some in slices:
                        made += 1
                        self.requests += 1
                        await read.put(some)
            except DeskError as error:
                end = error
            self.requests += made == 0  # an empty listing took one as well
            await read.put(end)

        async def hand_over() -> None:
            """What came before a failure is taken first, and told."""
            while (some := await read.get()) is not None:
                if isinstance(some, DeskError):
                    raise some
                await take(some)

        await together([ask(), hand_over()])


def _renumbered(page: Page, row: "Standing | None") -> bool:
    """Whether a version has the number of the one that is here, but is not that one."""
    at = page.version.created_at
    if row is None or row.number != page.version.number:
        return False
    return at is not None and row.at is not None and row.at != at


def portions(ids: Sequence[str], size: int) -> list[list[str]]:
    """The same ids, at most ``size`` at a time."""
    return [list(ids[at : at + size]) for at in range(0, len(ids), size)]
