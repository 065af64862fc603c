"""Brings comments and the records of files up to date by the listings of the whole site.

They move without a new version of their page. The newest are looked at in every run; what is
gone shows only in a list that was read whole, which is an audit.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import aclosing
from datetime import datetime
from heapq import nlargest
from typing import TYPE_CHECKING, Any

from confluence_desk.api.together import together
from confluence_desk.domain.entities import Kind, Place
from confluence_desk.domain.errors import BadReply, DeskError, ScopeMissing
from confluence_desk.domain.syncing import Depth, Stage
from confluence_desk.services.page_lists import PageLists
from confluence_desk.services.sync.failures import of_one
from confluence_desk.services.sync.ledger import utc_now
from confluence_desk.services.sync.lists_of_site import (
    LOOKED_AT,
    CommentList,
    FileList,
    SiteList,
)
from confluence_desk.services.sync.people import People
from confluence_desk.services.sync.rotation import Due, chosen

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.sync.budget import Budget
    from confluence_desk.services.sync.ledger import Ledger
    from confluence_desk.store import Store

STRAYS = 20
"""So many pages at most are asked for their comments or files one by one."""
A_PAGE = 2
"""Requests that takes, about."""
A_LOOK = 1
A_SPACE = 4
"""Requests that a quick run may make for each space, these looks included."""
WITNESSES = 3
MORE_WITNESSES = 12
"""So many rows that a list left out are asked for, when its end looks as if it was cut off."""

_LIST, _LABEL, _LOOK = "list", "label", "look"


class Talk:
    """Comments and files' records of all that is kept; ``now`` is the world's, or a test's."""

    def __init__(
        self,
        client: "ConfluenceClient",
        store: "Store",
        ledger: "Ledger",
        *,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._client = client
        self._store = store
        self._ledger = ledger
        self._now = now
        self._made = Counter[str]()

    async def bring(self, run: int, depth: Depth, budget: "Budget") -> None:
        """Look at what is newest; unless it shall be quick, read whole lists as well."""
        lists = self._lists()
        if depth is Depth.QUICK:
            await self._glance(lists, run, budget)
        else:
            await self._thoroughly(lists, run, depth, budget)
        named = {who for one in lists if isinstance(one, CommentList) for who in one.named}
        await People(self._client, self._store, self._ledger, now=self._now).name(
            sorted(named), run
        )

    async def _thoroughly(
        self, lists: list[SiteList[Any]], run: int, depth: Depth, budget: "Budget"
    ) -> None:
        await self._store.spare_unseen(run)
        whole = await self._due(lists, depth, budget)

        async def read(one: SiteList[Any]) -> None:
            audited = one.name in whole
            made = await self._guarded(one, (self._audit if audited else self._look)(one, run))
            budget.spend(made if audited else max(0, made - A_LOOK))

        await together(map(read, lists))
        for what in dict.fromkeys(one.what for one in lists):
            await self._strays(what, budget)

    def _lists(self) -> list[SiteList[Any]]:
        """Those that somebody wants."""
        files = FileList(self._client, self._store)
        rules = [rule for rule in self._store.rules() if not rule.excludes]
        if rules and not any(rule.comments for rule in rules):
            return [files]
        return [*(CommentList(self._client, self._store, place) for place in Place), files]

    async def _due(self, lists: list[SiteList[Any]], depth: Depth, budget: "Budget") -> set[str]:
        """The names of the lists to read whole in this run."""
        if depth is Depth.THOROUGH:
            return {one.name for one in lists}
        known, labels = self._store.audits(_LIST), self._store.audits(_LABEL)
        rivals = [Due(_LABEL, name, one.at, one.requests) for name, one in labels.items()]
        forced = {one.what for one in lists if await self._many_strays(one.what, lists)}
        own = [
            Due(_LIST, one.name, audit.at, audit.requests, one.what in forced)
            if (audit := known.get(one.name))
            else Due(_LIST, one.name)
            for one in lists
        ]
        found = chosen([*own, *rivals], budget.left, self._now())
        return {due.subject for due in found if due.what == _LIST}

    async def _many_strays(self, what: str, lists: Iterable[SiteList[Any]]) -> bool:
        """Whether whole lists are cheaper than asking for each page that no list told of yet."""
        strays = len(await self._store.unknown(what))
        known = self._store.audits(_LIST)
        costs = [
            known[one.name].requests for one in lists if one.what == what and one.name in known
        ]
        return strays > STRAYS or (strays > 0 and strays * A_PAGE >= sum(costs))

    async def _guarded(self, one: SiteList[Any], reading: Any) -> int:  # noqa: ANN401 - a coroutine
        """How many requests it took; one list that fails leaves the others their turn."""
        before = self._made[one.name]
        try:
            await reading
        except DeskError as error:
            if not of_one(error):
                raise
            await self._ledger.trouble(one.what, one.name, error)
        else:
            await self._ledger.healed(one.what, [one.name])
        return self._made[one.name] - before

    async def _audit(self, one: SiteList[Any], run: int) -> None:
        """Read a list whole: what it does not name is gone."""
        before, last = self._made[one.name], 0
        latest: list[Any] = []
        async with aclosing(one.rows(newest=False)) as slices:
            async for rows in slices:
                last = len(rows)
                latest = nlargest(LOOKED_AT, [*latest, *rows], key=_changed)
                await self._keep(one, rows, run)
        cost = self._made[one.name] - before
        await one.settle(run)
        unread = one.unread
        if "" in unread:
            raise BadReply("rows of the list could not be read")
        await one.spare(unread, run)
        await self._confirm(one, run, cut=last == 0)
        await one.end(run)
        await self._ledger.healed(one.row, set(self._ledger.troubled(one.row)) - unread)
        await self._store.keep_top(one.name, {row.id: row.version.number for row in latest})
        await self._store.note_audit(_LIST, one.name, run, cost)

    async def _keep(self, one: SiteList[Any], rows: list[Any], run: int) -> bool:
        """Keep a slice, which one request brought; whether anything of it is new."""
        self._made[one.name] += 1
        self._ledger.progress(Stage.TALK)
        return await one.keep(rows, run)

    async def _confirm(self, one: SiteList[Any], run: int, *, cut: bool) -> None:
        """Ask for some of what was not named: a list that was cut off names too little."""
        unseen = one.unseen(run)
        count = MORE_WITNESSES if cut else WITNESSES
        step = max(1, len(unseen) // count)
        for subject in unseen[::-step][:count]:
            self._made[one.name] += 1
            if await one.exists(subject):
                raise BadReply("the list left out what is there")

    async def _look(self, one: SiteList[Any], run: int) -> None:
        """Keep what is newest, back to where nothing is new and the last look began."""
        known, top = self._store.top(one.name), dict[str, int]()
        async with aclosing(one.rows(newest=True)) as slices:
            async for rows in slices:
                top = top or {row.id: row.version.number for row in rows}
                new = await self._keep(one, rows, run)
                met = not known or any(known.get(r.id) == r.version.number for r in rows)
                if rows and met and not new:
                    break
        await one.settle(run)
        await self._store.keep_top(one.name, top)
        await self._store.note_audit(_LOOK, one.name, run, 1)

    async def _glance(self, lists: list[SiteList[Any]], run: int, budget: "Budget") -> None:
        """Looks alone, those longest ago first, as many as a quick run may make.

        A list that was never read whole has no newest rows.
        """
        looks, whole = self._store.audits(_LOOK), self._store.audits(_LIST)
        seen = [one for one in lists if one.name in whole]
        seen.sort(key=lambda one: looks[one.name].run if one.name in looks else 0)
        spaces = len(self._store.kept_spaces())
        for one in seen[: max(1, A_SPACE * spaces - self._ledger.requests)]:
            if budget.affords():
                budget.spend(await self._guarded(one, self._look(one, run)))

    async def _strays(self, what: str, budget: "Budget") -> None:
        """Ask for the few pages whose lists are still unknown, one by one."""
        strays = await self._store.unknown(what)
        pages = PageLists(self._client, self._store)
        ask = pages.comments if what == "comments" else pages.attachments
        if len(strays) <= STRAYS:
            for content_id, kind in strays:
                await self._stray(what, ask, kind, content_id)
                budget.spend(A_PAGE)

    async def _stray(
        self, what: str, ask: Callable[[Kind, str], Any], kind: Kind, content_id: str
    ) -> None:
        try:
            await ask(kind, content_id)
        except ScopeMissing:
            return  # told once, of the whole list
        except DeskError as error:
            if not of_one(error):
                raise
            await self._ledger.trouble(what, content_id, error)
        else:
            await self._ledger.healed(what, [content_id])


def _changed(row: Any) -> float:  # noqa: ANN401 - a comment or a file
    """By what the service sorts such a list."""
    at = row.version.created_at
    return at.timestamp() if at else 0.0
