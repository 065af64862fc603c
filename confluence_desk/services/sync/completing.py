"""Brings what kept pages need beside themselves: included and listed pages, names, versions.

Only texts that are new since they were looked through last are looked through.
"""

import asyncio
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from confluence_desk.domain.errors import DeskError, Missing
from confluence_desk.domain.syncing import Depth, Stage
from confluence_desk.render.references import Needs, Reference, references
from confluence_desk.services.mentions import mentioned
from confluence_desk.services.sync.borrowing import Borrowing
from confluence_desk.services.sync.failures import of_one
from confluence_desk.services.sync.ledger import utc_now
from confluence_desk.services.sync.older import OlderVersions
from confluence_desk.services.sync.people import People
from confluence_desk.services.sync.shown_lists import Shown, ShownLists
from confluence_desk.services.sync.skimming import Skimmed, shows_others
from confluence_desk.services.texts_with_lists import lists_others

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.sync.budget import Budget
    from confluence_desk.services.sync.ledger import Ledger
    from confluence_desk.store import Store
    from confluence_desk.store.needs import Looked

AT_ONCE = 200
PLAIN_AT_ONCE = 2000
NESTED = 5
"""Pages that are shown in pages that are shown in pages: so deep, and no deeper."""

_TROUBLES = ("include", "version")
_SHOWN = frozenset({Needs.IMAGE, Needs.INCLUDE})


class _Found(NamedTuple):
    """What a text shows of another page, and where that is; ``name`` is how it names it."""

    reference: Reference
    there: str
    name: str


class Completing:
    """Looks texts through but for those ``skimmed`` before; ``now`` is the world's, or a test's.

    ``me`` is the reader; ``listed`` are the spaces that this run has listed whole.
    """

    def __init__(
        self,
        client: "ConfluenceClient",
        store: "Store",
        ledger: "Ledger",
        skimmed: Skimmed,
        *,
        me: str,
        listed: Collection[str] = (),
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._client = client
        self._store = store
        self._ledger = ledger
        self._skimmed = skimmed
        self._borrowing = Borrowing(client, store, ledger, listed)
        self._older = OlderVersions(client, store, ledger)
        self._lists = ShownLists(client, store, self._borrowing, me, listed)
        self._people = People(client, store, ledger, now=now)

    async def bring(self, run: int, depth: Depth, budget: "Budget") -> None:  # noqa: ARG002 - these are no lists
        """Complete what is new; unless it shall be quick, also what is borrowed or failed."""
        if depth is not Depth.QUICK:
            await self._refresh(run)
        passed = set() if depth is not Depth.QUICK else self._troubled()
        named = set(self._skimmed.named)
        for _ in range(NESTED):
            todo = await self._store.texts_to_look_through()
            fresh = [one for one in todo if one.id not in passed]
            if not fresh:
                break
            rest = await self._without_plain(fresh)
            for start in range(0, len(rest), AT_ONCE):
                named |= await self._look_through(rest[start : start + AT_ONCE])
            passed |= {one.id for one in fresh}
        await self._people.name([*await self._store.people_unknown(), *sorted(named)], run)
        await self._forget_troubles()

    async def _without_plain(self, texts: Sequence["Looked"]) -> list["Looked"]:
        """Note those as looked through that were when they came, and need nothing; the others."""
        plain: list[Looked] = []
        rest: list[Looked] = []
        for one in texts:
            skimmed = not one.older and self._skimmed.plain(one.id, one.number)
            (plain if skimmed else rest).append(one)
        for start in range(0, len(plain), PLAIN_AT_ONCE):
            some = plain[start : start + PLAIN_AT_ONCE]
            await self._store.note_complete([(one, ()) for one in some])
            await self._ledger.healed("include", [one.id for one in some])
        return rest

    async def _refresh(self, run: int) -> None:
        """What is borrowed moves, and what was nowhere may be somewhere now."""
        try:
            await self._borrowing.freshen()
            await self._store.look_again(await self._borrowing.found_now(run))
            await self._lists.freshen(run, lambda: self._ledger.requests)
        except DeskError as error:
            if not of_one(error):
                raise
            await self._ledger.trouble("include", "*", error)
        else:
            await self._ledger.healed("include", ["*"])

    def _troubled(self) -> set[str]:
        return {one for what in _TROUBLES for one in self._ledger.troubled(what)}

    async def _forget_troubles(self) -> None:
        """What is not to be done any more is no trouble either."""
        if not self._troubled():
            return
        open_ = {one.id for one in await self._store.texts_to_look_through()} | {"*"}
        for what in _TROUBLES:
            left = [one for one in self._ledger.troubled(what) if one not in open_]
            await self._ledger.healed(what, left)

    async def _look_through(self, some: Sequence["Looked"]) -> set[str]:
        """Bring what these texts show; the accounts that they mention."""
        bodies = await self._store.bodies_of(one.id for one in some)
        shown, named = await asyncio.to_thread(_read, bodies, self._client.site_url)
        found = {one.id: await self._found(one, shown.get(one.id, ())) for one in some}
        await self._borrowing.bring(one.there for many in found.values() for one in many or ())
        lists = await self._lists.bring(
            {i: body for i, body in bodies.items() if lists_others(body)}
        )
        done = []
        for page in some:
            shows = found[page.id]
            if shows is None or (page.older and not await self._older.bring(page)):
                continue
            needs = await self._needs(page, shows)
            listed = await self._listed(page, lists.get(page.id))
            if needs is not None and listed is not None:
                done.append((page, [*needs, *listed]))
        await self._store.note_complete(done)
        await self._ledger.healed("include", [page.id for page, _ in done])
        self._ledger.progress(Stage.COMPLETING)
        return named

    async def _found(self, page: "Looked", shown: Iterable[Reference]) -> list[_Found] | None:
        """What a text shows of other pages, with their ids; None where not all could be asked."""
        found = []
        for one in shown:
            space_id = self._borrowing.space_of(page.space_id, one.space_key)
            try:
                there = one.page_id or await self._borrowing.find(space_id, one.title)
            except DeskError as error:
                await self._failed(page, error)
                return None
            found.append(_Found(one, there, f"{space_id}:{one.title}"))
        return found

    async def _needs(self, page: "Looked", found: Iterable[_Found]) -> list[tuple[str, str]] | None:
        """What a text rests on; None where that is not here, and the text still to be done.

        What its readers cannot see either, because it is hidden or nowhere, it does not need.
        """
        needs: list[tuple[str, str]] = []
        for one in found:
            if not one.there:
                needs.append(("lost", one.name))
            elif not self._store.kept([one.there]):
                await self._failed(page, Missing(one.reference.title))
                return None
            else:
                needs += self._need(one)
        return needs

    async def _listed(self, page: "Looked", shown: Shown | None) -> list[tuple[str, str]] | None:
        """What a text's lists rest on; None where some could not be had, or not in this run."""
        if shown is None:
            return []
        if error := self._lists.trouble_of(shown):
            await self._failed(page, error)
            return None
        return None if self._lists.waits(shown) else sorted(self._lists.needs(shown))

    def _need(self, one: _Found) -> list[tuple[str, str]]:
        if one.reference.needs is Needs.INCLUDE:
            return [("page", one.there)]
        named = (self._store.attachment_by_name(one.there, name) for name in one.reference.names)
        file = next((each for each in named if each is not None), None)
        return [("holder", one.there), *([("file", file.id)] if file else [])]

    async def _failed(self, page: "Looked", error: DeskError) -> None:
        if not of_one(error):
            raise error
        node = self._store.node(page.id)
        title = node.title if node else ""
        await self._ledger.trouble("include", page.id, error, title=title, space_id=page.space_id)


def _read(bodies: dict[str, str], site_url: str) -> tuple[dict[str, list[Reference]], set[str]]:
    """What each text shows of other pages (its own pictures hang on itself); who is named."""
    shown = {
        content_id: [
            one
            for one in references(body, site_url)
            if one.needs in _SHOWN and (one.title or one.page_id)
        ]
        for content_id, body in bodies.items()
        if shows_others(body)
    }
    return shown, {who for body in bodies.values() for who in mentioned(body)}
