"""Brings labels up to date: which exist, and what is under each, the longest unread ones first."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Collection, Iterable
from contextlib import aclosing
from datetime import datetime
from typing import TYPE_CHECKING

from confluence_desk.api.bulk import LABELLED
from confluence_desk.api.together import together
from confluence_desk.domain.entities import Kind, Label
from confluence_desk.domain.errors import BadReply, DeskError, Missing
from confluence_desk.domain.syncing import Depth, Stage
from confluence_desk.services.page_lists import PageLists
from confluence_desk.services.sync.failures import of_one
from confluence_desk.services.sync.ledger import utc_now
from confluence_desk.services.sync.rotation import Due, chosen

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.sync.budget import Budget
    from confluence_desk.services.sync.ledger import Ledger
    from confluence_desk.store import Store

AT_ONCE = 8
"""Labels side by side: as many as the transport lets out at once."""
UNSAVED = 2000
"""So many ids at most are gathered before they are saved: most labels are saved at their end."""
STRAYS = 20
FEW_SPACES = 4
"""In so few spaces, their own labels are asked for: a site may have many thousands."""
SPACES_AT_ONCE = 100
A_LABEL = 2
"""Requests for one label at most, if few carry it: its pages, and its blog posts."""
WITNESSES = 3
_LIST, _LABEL = "list", "label"


class Labels:
    """Labels of all that is kept; ``now`` is the world's, or a test's."""

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
        self._places = asyncio.Semaphore(AT_ONCE)
        self._on_posts: dict[str, list[str]] | None = None if store.has_posts() else {}
        self._spaces = store.kept_spaces()

    async def bring(self, run: int, depth: Depth, budget: "Budget") -> None:
        """Nothing where it shall be quick (labels have no newest), or where nothing is kept."""
        if depth is Depth.QUICK:
            return
        if not self._spaces:
            await self._ledger.healed("labels", ["*"])
            return
        try:
            labels = await self._existing()
        except DeskError as error:
            if not of_one(error):
                raise
            await self._ledger.trouble("labels", "*", error)
            return
        await self._ledger.healed("labels", ["*"])
        await self._bring(labels, run, depth, budget)

    async def _bring(self, labels: list[Label], run: int, depth: Depth, budget: "Budget") -> None:
        await self._store.save_labels_exist(labels, run)
        due = set(await self._due(labels, depth, budget))
        await self._ask_posts(len(due), budget)
        jobs = (self._guarded(label, run) for label in labels if _name(label) in due)
        budget.spend(sum(await together(jobs)))
        await self._store.end_labels(run)
        await self._store.forget_audits(_LABEL, map(_name, labels))
        await self._strays(budget)

    async def _existing(self) -> list[Label]:
        """All labels that kept content may carry; nothing at once is not believed (trap 38)."""
        listed = {space.id for space in self._store.spaces()}
        spaces = [one for one in self._store.kept_spaces() if one in listed]
        if len(spaces) <= FEW_SPACES:
            found = [one for space in spaces for one in await self._client.space_labels(space)]
        else:
            found = await self._client.labels_everywhere()
        labels = list({_name(one): one for one in found if one.name}.values())
        known = self._store.audits(_LABEL)
        gone = [name for name in known if name not in {_name(one) for one in labels}]
        if known and len(gone) > len(known) // 2:
            await self._confirm_gone(gone, spaces)
        return labels

    async def _confirm_gone(self, names: Iterable[str], spaces: Collection[str]) -> None:
        """Most labels are said to be gone: ask pages of these spaces that carry them."""
        asked = 0
        for name in names:
            witness = self._carrier(name, spaces)
            if witness is not None:
                asked += 1
                if name in await self._names_on(*witness):
                    raise BadReply("the list of labels left out what is there")
            if asked >= WITNESSES:
                return

    def _carrier(self, name: str, spaces: Collection[str]) -> tuple[Kind, str] | None:
        """Something that carries a label here, in a space that was asked for its labels."""
        prefix, _, bare = name.partition(":")
        carriers = dict(self._store.labelled(Label(bare, prefix)))
        here = self._store.standing(carriers)
        inside = (one for one, row in here.items() if row.space_id in spaces)
        return next(((carriers[one], one) for one in inside), None)

    async def _names_on(self, kind: Kind, content_id: str) -> set[str]:
        try:
            return {_name(one) for one in await self._client.labels(kind, content_id)}
        except Missing:
            return set()

    async def _due(self, labels: list[Label], depth: Depth, budget: "Budget") -> list[str]:
        """The names of the labels to look under in this run."""
        known = self._store.audits(_LABEL)
        strays = len(await self._store.unknown("labels"))
        cost = sum(audit.requests for audit in known.values())
        forced = depth is Depth.THOROUGH or strays > STRAYS or strays > max(cost, 1)
        own = [
            Due(_LABEL, name, audit.at, audit.requests, forced)
            if (audit := known.get(name))
            else Due(_LABEL, name, requests=A_LABEL)
            for name in map(_name, labels)
        ]
        lists = self._store.audits(_LIST).items()
        rivals = [Due(_LIST, name, one.at, one.requests) for name, one in lists]
        found = chosen([*own, *rivals], self._left_beside_posts(budget), self._now())
        return [due.subject for due in found if due.what == _LABEL]

    def _left_beside_posts(self, budget: "Budget") -> int | None:
        """What is left when posts are asked for their labels one by one, if they are few."""
        left = budget.left
        if left is None or self._on_posts is not None:
            return left
        posts = len(self._store.kept_posts(left))
        return left - posts if posts < left - posts else left

    async def _ask_posts(self, due: int, budget: "Budget") -> None:
        """Ask each blog post for its labels where there are fewer posts than labels to look under.

        A space has few posts beside its pages, and a list of posts for each label is long to ask.
        """
        posts = self._store.kept_posts(due)
        if not 0 < len(posts) < due:
            return
        budget.spend(len(posts))
        jobs = (self._client.labels(Kind.BLOGPOST, one) for one in posts)
        try:
            found = await together(jobs)
        except DeskError as error:
            if not of_one(error):
                raise
            return
        self._on_posts = {}
        for post, labels in zip(posts, found, strict=True):
            for label in labels:
                self._on_posts.setdefault(_name(label), []).append(post)

    async def _guarded(self, label: Label, run: int) -> int:
        """How many requests it took; a label that cannot be had leaves the others their turn."""
        made = Counter[str]()
        async with self._places:
            try:
                await self._audit(label, run, made)
            except DeskError as error:
                if not of_one(error):
                    raise
                await self._failed(label, run, error)
            else:
                await self._ledger.healed(_LABEL, [_name(label)])
        return made.total()

    async def _failed(self, label: Label, run: int, error: DeskError) -> None:
        """One's own labels may be kept to oneself so well that not even their owner gets a list."""
        if label.prefix == "my" and isinstance(error, Missing):
            await self._store.note_audit(_LABEL, _name(label), run, A_LABEL)
        else:
            await self._ledger.trouble(_LABEL, _name(label), error)

    async def _audit(self, label: Label, run: int, made: Counter[str]) -> None:
        """Note all that carries a label: nothing else does."""
        kinds = [Kind.PAGE, Kind.BLOGPOST]
        told: set[str] = set()
        if self._on_posts is not None:
            kinds.pop()
            told.update(self._on_posts.get(_name(label), ()))
        within = self._spaces if len(self._spaces) <= SPACES_AT_ONCE else ()
        lists = (self._client.ids_under_label(label.id, kind, within) for kind in kinds)
        try:
            await together(self._list(ids, label, run, made, told) for ids in lists)
            if self._client.unread[LABELLED]:
                raise BadReply("rows of the list could not be read")
            await self._confirm(label, run, made, told)
        except DeskError:
            await self._store.save_label_seen(label, told, run)
            raise
        await self._store.end_label(label, run, told, requests=made["list"])

    async def _list(
        self,
        rows: AsyncGenerator[list[str], None],
        label: Label,
        run: int,
        made: Counter[str],
        told: set[str],
    ) -> None:
        """Gather what carries it; of very much, save what came as it comes."""
        async with aclosing(rows) as slices:
            async for ids in slices:
                made["list"] += 1
                self._ledger.progress(Stage.TALK)
                told.update(ids)
                if len(told) > UNSAVED:
                    some = list(told)
                    told.clear()  # the label's other list adds to it meanwhile
                    await self._store.save_label_seen(label, some, run)

    async def _confirm(
        self, label: Label, run: int, made: Counter[str], told: Collection[str]
    ) -> None:
        """Ask some of what carried it until now: a list that was cut off names too little."""
        unseen = [one for one in self._store.unseen_under(label, run) if one[0] not in told]
        for content_id, kind in unseen[:: -max(1, len(unseen) // WITNESSES)][:WITNESSES]:
            made["witness"] += 1
            if _name(label) in await self._names_on(kind, content_id):
                raise BadReply("the list left out what is there")

    async def _strays(self, budget: "Budget") -> None:
        """Ask for the few pages whose labels are still unknown, one by one."""
        strays = await self._store.unknown("labels")
        pages = PageLists(self._client, self._store)
        for content_id, kind in strays if len(strays) <= STRAYS else ():
            budget.spend()
            try:
                await pages.labels(kind, content_id)
            except DeskError as error:
                if not of_one(error):
                    raise
                await self._ledger.trouble("labels", content_id, error)
            else:
                await self._ledger.healed("labels", [content_id])


def _name(label: Label) -> str:
    return f"{label.prefix}:{label.name}"
