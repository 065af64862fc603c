"""Looks after what a whole listing did not name: why it left, and whether it may go.

Nothing goes for being absent once, nor many things at once: only a later run that misses it
again buries it, and very much at a time only when a person has said so.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import Kind, Page, PageNode
from confluence_desk.domain.errors import BadReply, DeskError, Missing
from confluence_desk.domain.keeping import Holds
from confluence_desk.domain.syncing import Fate, Gone, Outcome, Stage
from confluence_desk.services.sync.failures import of_one
from confluence_desk.services.sync.listing import ROWS, Found, Listing, portions

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.sync.ledger import Ledger
    from confluence_desk.store import Store

MANY, SHARE, FEW = 20, 0.2, 3
"""So many, or such a share of a space (if they are not very few), make a question, as does all
that there is of a space that is listed."""

_POSTS = frozenset({Kind.BLOGPOST})
_CONTENT = frozenset({Kind.PAGE, Kind.BLOGPOST})
_ALIVE = frozenset({"current", "archived"})
_ANY_STATUS = {
    Kind.PAGE: ("current", "archived", "trashed", "deleted"),
    Kind.BLOGPOST: ("current", "trashed", "deleted"),
}


@dataclass(slots=True)
class Verdicts:
    """What came of looking at what was not named: why each left, or the page that is there."""

    gone: dict[str, Gone] = field(default_factory=dict)
    there: list[Page] = field(default_factory=list)


class Leaving:
    """What left, for one run. ``unread`` are ids of rows that came but could not be read."""

    def __init__(
        self,
        client: "ConfluenceClient",
        store: "Store",
        ledger: "Ledger",
        listing: Listing,
        unread: Collection[str],
    ) -> None:
        self.pending: set[str] = set()
        """What is absent and not buried: its rules hold it as before."""
        self._client = client
        self._store = store
        self._ledger = ledger
        self._listing = listing
        self._unread = unread
        self._before: dict[str, Gone] = {}
        self._listed: set[str] = set()
        self._named: set[str] = set()
        self._gone: dict[str, dict[str, Gone]] = {}
        self._rows: dict[str, PageNode] = {}

    async def look(self, founds: Sequence[Found], *, nodes: bool) -> None:
        """Look after every source that was listed whole; ``nodes``: so were folders."""
        self._ledger.progress(Stage.LEAVING, space_id="")
        if "" in self._unread:
            return  # nobody knows which row that was
        self._before = self._store.absent(self._ledger.run)
        whole = [found for found in founds if found.whole and not found.source.excludes]
        self._listed = {f.source.subject for f in whole if f.source.holds is Holds.SPACE}
        self._named = {one for found in whole for one in found.ids}
        for found in whole:
            try:
                await self._after(found, nodes=nodes)
            except DeskError as error:
                if not of_one(error):
                    raise
                found.whole = False
                await self._ledger.trouble(found.source.holds, found.source.subject, error)
        absent = self._store.absent(self._ledger.run + 1).keys()
        asked = {question.space_id for question in self._store.questions()}
        for space_id in sorted(self._listed | self._gone.keys() | asked):
            await self._decide(space_id, self._gone.get(space_id, {}), absent)

    async def _after(self, found: Found, *, nodes: bool) -> None:
        holds, subject = found.source.holds, found.source.subject
        if holds is Holds.SPACE:
            kinds = frozenset(Kind) if nodes else _CONTENT
            await self._missed(subject, self._unseen(subject, kinds), found)
        elif holds is Holds.BLOG:
            await self._missed(subject, self._unseen(subject, _POSTS), found)
        else:
            await self._left(found)

    def _unseen(self, space_id: str, kinds: Collection[Kind]) -> list[PageNode]:
        rows = self._store.unseen(space_id, self._ledger.run, kinds)
        return [row for row in rows if row.id not in self._unread]

    async def _left(self, found: Found) -> None:
        """What a subtree, a label or a query held before and does not name any more."""
        held = {one for rule in found.source.rules for one in self._store.members(rule.key)}
        here = self._store.standing(held - found.ids - set(self._unread))
        seen = {space.id for space in self._store.spaces()}
        by_space: dict[str, list[PageNode]] = {}
        for content_id, row in here.items():
            if row.space_id and row.space_id not in seen:
                self.pending.add(content_id)  # its space is out of sight: that says nothing of it
            elif row.space_id not in self._listed and row.kind in _CONTENT:
                node = PageNode(content_id, row.kind, row.title, row.space_id, row.parent_id)
                by_space.setdefault(row.space_id, []).append(node)
        for space_id, rows in by_space.items():
            await self._missed(space_id, rows, found)

    async def _missed(self, space_id: str, rows: Sequence[PageNode], found: Found) -> None:
        """Ask for each of these by its id before anything is believed."""
        verdicts = Verdicts()
        for kind in (Kind.PAGE, Kind.BLOGPOST):
            ids = [row.id for row in rows if row.kind is kind]
            for some in portions(ids, ROWS):
                await self._ask(kind, some, found, verdicts)
        others = [row for row in rows if row.kind not in _CONTENT]
        await self._ask_nodes(others, space_id, verdicts)
        if verdicts.there:
            await self._still_there(verdicts.there, found)
        if verdicts.gone:
            self._gone.setdefault(space_id, {}).update(verdicts.gone)
            self._rows.update((row.id, row) for row in rows if row.id in verdicts.gone)

    async def _ask(self, kind: Kind, ids: Sequence[str], found: Found, verdicts: Verdicts) -> None:
        ask = self._client.pages_by_id if kind is Kind.PAGE else self._client.posts_by_id
        self._listing.requests += 1
        rows = {page.id: page for page in await ask(ids, statuses=_ANY_STATUS[kind])}
        for content_id in ids:
            page = rows.get(content_id)
            if page is None:
                if content_id not in self._unread:
                    verdicts.gone[content_id] = Gone.HIDDEN
            elif (reason := self._reason(page, found)) is not None:
                verdicts.gone[content_id] = reason
            else:
                verdicts.there.append(page)

    def _reason(self, page: Page, found: Found) -> Gone | None:
        """Why what answers by its id is no longer in what was listed; None: it is."""
        if page.status not in _ALIVE:
            return Gone.TRASHED
        holds, subject = found.source.holds, found.source.subject
        if holds in {Holds.SPACE, Holds.BLOG}:
            away = page.space_id != subject and not self._kept_elsewhere(page)
            return Gone.MOVED_OUT if away else None
        if holds is Holds.TREE and page.status == "archived" and page.id not in self._named:
            return Gone.ARCHIVED
        return None

    def _kept_elsewhere(self, page: Page) -> bool:
        return page.space_id in self._listed or self._listing.wanted(page)

    async def _ask_nodes(self, rows: Sequence[PageNode], space_id: str, verdicts: Verdicts) -> None:
        """Folders and the like: they have no listing by ids, but their kinds can be asked for."""
        if not rows:
            return
        self._listing.requests += 1
        kinds = await self._client.kinds(row.id for row in rows)
        for row in rows:
            node = await self._node(row) if kinds.get(row.id) is row.kind else None
            if node is None:
                verdicts.gone[row.id] = Gone.HIDDEN
            elif node.status != "current":
                verdicts.gone[row.id] = Gone.TRASHED
            else:
                await self._store.save_nodes([node], self._ledger.run)
                if node.space_id not in {space_id, "", *self._listed}:
                    verdicts.gone[row.id] = Gone.MOVED_OUT

    async def _node(self, row: PageNode) -> PageNode | None:
        self._listing.requests += 1
        try:
            return await self._client.node(row.kind, row.id)
        except Missing:
            return None

    async def _still_there(self, pages: Sequence[Page], found: Found) -> None:
        """What was not named although it is there: kept, and a whole listing it was not.

        A label or a query can have lost a page that is there; a space or a subtree cannot.
        """
        source = found.source
        inside = [page for page in pages if self._belongs(page, found)]
        for at in range(0, len(pages), ROWS):
            await self._listing.keep(pages[at : at + ROWS], Found(source, looked=True))
        if inside:
            found.ids.update(page.id for page in inside)
            found.whole = False
            error = BadReply("a listing left out content that is there")
            await self._ledger.trouble(source.holds, source.subject, error)

    def _belongs(self, page: Page, found: Found) -> bool:
        holds, subject = found.source.holds, found.source.subject
        if holds in {Holds.SPACE, Holds.BLOG}:
            return page.space_id == subject
        if holds is not Holds.TREE or page.status != "current":
            return False
        return page.parent_id == subject or page.parent_id in found.ids

    async def _decide(
        self, space_id: str, gone: Mapping[str, Gone], absent: Collection[str]
    ) -> None:
        """Bury what was absent before; ask about much at once; note the rest."""
        open_ids = await self._open(space_id, gone.keys() | set(absent))
        answers = self._store.answered(space_id)
        if gone:
            await self._store.note_absent(gone, self._ledger.run)
        fresh = {one for one in gone if one not in self._before and one not in answers} - open_ids
        of = self._store.count_in_space(space_id)
        empty = space_id in self._listed and 0 < of <= len(fresh)
        if empty or too_many(len(fresh), of):
            open_ids |= fresh
            await self._store.ask(space_id, sorted(open_ids), of)
        due = {
            one: reason
            for one, reason in gone.items()
            if one in self._before and one not in open_ids and answers.get(one) is not False
        }
        self.pending |= gone.keys() - due.keys()
        await self._bury(due)

    async def _open(self, space_id: str, absent: Collection[str]) -> set[str]:
        """What is being asked about a space, without what is there again."""
        question = next((q for q in self._store.questions() if q.space_id == space_id), None)
        if question is None:
            return set()
        rest = [one for one in question.ids if one in absent]
        if len(rest) == len(question.ids):
            return set(rest)
        if rest and (len(rest) == question.of or too_many(len(rest), question.of)):
            await self._store.ask(space_id, rest, question.of)
            return set(rest)
        # So few are no question any more; what is missing of them is missed anew.
        await self._store.answer(question.key, remove=False)
        await self._store.clear_absent(question.ids)
        for one in question.ids:
            self._before.pop(one, None)
        return set()

    async def _bury(self, due: Mapping[str, Gone]) -> None:
        if not due:
            return
        await self._store.bury(due)
        for one, reason in due.items():
            row = self._rows[one]
            self._ledger.note(Outcome(Fate.REMOVED, one, row.title, row.space_id, reason))
        for kind in _CONTENT:
            await self._ledger.healed(kind, due)


def too_many(count: int, of: int) -> bool:
    """Whether so many of so much, vanished at once, are to be asked about."""
    return count >= MANY or (count >= FEW and count >= SHARE * of)
