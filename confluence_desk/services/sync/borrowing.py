"""Brings pages that no rule holds but kept pages show: included ones, and holders of pictures."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import Kind
from confluence_desk.domain.errors import DeskError
from confluence_desk.services.page_lists import PageLists
from confluence_desk.services.sync.failures import of_one

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.sync.ledger import Ledger
    from confluence_desk.store import Store

TEXTS_AT_ONCE = 50
ROWS_AT_ONCE = 250
LOST = 5
"""So many titles that nothing bore the last time are asked for again in a run."""


class Borrowing:
    """Finds pages by the titles that texts name them by, and fetches them in bulk.

    ``listed`` are the spaces that this run has listed whole.
    """

    def __init__(
        self,
        client: "ConfluenceClient",
        store: "Store",
        ledger: "Ledger",
        listed: Collection[str] = (),
    ) -> None:
        self._listed_now = listed
        self._client = client
        self._store = store
        self._ledger = ledger
        self._titled: dict[tuple[str, str], str] = {}

    def space_of(self, home: str, space_key: str) -> str:
        """The id of the space that a text names, its own where it names none; "" if unknown."""
        space = self._store.space_by_key(space_key) if space_key else None
        return space.id if space else ("" if space_key else home)

    async def find(self, space_id: str, title: str) -> str:
        """The id of a page by its title; "" where there is none that we may see."""
        node = self._store.node_by_title(space_id, title)
        if node is not None:
            return node.id
        whole = space_id in self._listed_now or self._store.mark("space", space_id) is not None
        if whole or not space_id:
            return ""  # all that is in a space which is listed whole is known
        return await self._asked(space_id, title)

    async def found_now(self, run: int) -> list[str]:
        """The pages whose texts name what could not be found then, and can be now."""
        lost = self._store.borrowers("lost")
        names = sorted(lost)
        start = run * LOST % max(1, len(names))
        found: set[str] = set()
        for name in names[start:] + names[:start]:
            space_id, _, title = name.partition(":")
            if len(self._titled) < LOST or self._store.node_by_title(space_id, title):
                found.update(lost[name] if await self.find(space_id, title) else ())
        return sorted(found)

    async def _asked(self, space_id: str, title: str) -> str:
        key = (space_id, title.casefold())
        if key not in self._titled:
            page = await self._client.page_by_title(space_id, title)
            self._titled[key] = page.id if page else ""
            if page is not None:
                await self._store.save_listed([page], self._ledger.run)
        return self._titled[key]

    async def bring(self, ids: Iterable[str], *, bare: Collection[str] = ()) -> None:
        """Fetch the texts of those that are not here, and the records of their files.

        Of what is ``bare`` no file is shown: these records would cost a request each.
        """
        wanted = sorted(set(ids) - {""})
        here = self._store.kept(wanted)
        await self._texts([one for one in wanted if one not in here])
        for one in self._store.kept([one for one in wanted if one not in bare]):
            if not self._store.knows_attachments(one) and not self._store.held_by_rules([one]):
                await self._records(one)

    async def freshen(self) -> None:
        """Ask for the versions of all that is borrowed, and for the texts that moved."""
        ids = self._store.borrowed_pages()
        for kind, some in self._by_kind(ids).items():
            for portion in _portions(some, ROWS_AT_ONCE):
                await self._listed(kind, portion)
        await self._texts(self._store.stale(ids))

    async def _listed(self, kind: Kind, ids: Sequence[str]) -> None:
        ask = self._client.pages_by_id if kind is Kind.PAGE else self._client.posts_by_id
        await self._store.save_listed(await ask(ids), self._ledger.run)

    async def _texts(self, ids: Sequence[str]) -> None:
        for kind, some in self._by_kind(ids).items():
            for portion in _portions(some, TEXTS_AT_ONCE):
                await self._text(kind, portion)

    async def _text(self, kind: Kind, ids: Sequence[str]) -> None:
        """Fetch and save; what fails alone is left to whoever looks whether it came."""
        ask = self._client.pages_by_id if kind is Kind.PAGE else self._client.posts_by_id
        try:
            pages = await ask(ids, bodies=True)
        except DeskError as error:
            if not of_one(error):
                raise
            half = len(ids) // 2
            for some in (ids[:half], ids[half:]) if half else ():
                await self._text(kind, some)
        else:
            await self._store.save_pages([page for page in pages if page.body is not None])

    async def _records(self, content_id: str) -> None:
        """Its files; where that fails, the next list of all files tells them."""
        node = self._store.node(content_id)
        if node is None or not node.kind.readable:
            return
        try:
            await PageLists(self._client, self._store).attachments(node.kind, content_id)
        except DeskError as error:
            if not of_one(error):
                raise

    def _by_kind(self, ids: Iterable[str]) -> dict[Kind, list[str]]:
        found: dict[Kind, list[str]] = {}
        for one in ids:
            node = self._store.node(one)
            kind = node.kind if node is not None else Kind.PAGE
            if kind.readable:
                found.setdefault(kind, []).append(one)
        return found


def refreshing(store: "Store") -> int:
    """How many requests a full run makes for what is borrowed, and for what was nowhere."""
    rows = -(-len(store.borrowed_pages()) // ROWS_AT_ONCE)
    return rows + min(LOST, len(store.borrowers("lost")))


def _portions(ids: Sequence[str], size: int) -> list[list[str]]:
    return [list(ids[at : at + size]) for at in range(0, len(ids), size)]
