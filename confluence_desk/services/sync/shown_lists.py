"""Brings what the lists on kept pages list: pages of spaces that nobody keeps, and their texts.

What is here is told by drawing a page: whatever it asks for in vain is asked of Confluence,
the same list once for all pages that show it.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from zlib import crc32

from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import DeskError, Missing, Refused, ServerFault, TimedOut
from confluence_desk.render.question import Around
from confluence_desk.render.questions import (
    Below,
    Branch,
    Files,
    Matching,
    Neighbour,
    Other,
    Row,
    Summary,
    Take,
)
from confluence_desk.services.asked_lists import AskedLists, question_of
from confluence_desk.services.documents import Documents
from confluence_desk.services.drawings import around
from confluence_desk.services.lacking import Lacking
from confluence_desk.services.refresh import Refresher
from confluence_desk.services.sync.budget import FOR_LISTS, lists_after
from confluence_desk.services.sync.failures import of_one

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.sync.borrowing import Borrowing
    from confluence_desk.store import Store

Asked = Around[Any]

MOST_A_RUN = 200
"""So many lists are asked for the first time in a run; the next one goes on."""
FRESHENED = 20
"""So many that are here are asked for again in a full run, as far as its budget goes."""
OVERCOME = 4
"""When so many in turn take too long or break the service, the others wait for the next run."""
A_LIST = 2
"""Requests that one takes, about."""
_FOR_ALL = (Missing, Refused)
"""A list below what is gone, or a query that makes no sense, is nobody's: the page says so."""
_LISTS = ("query", "below")
_PICTURED = "<ri:attachment"
_OVERCOME = (ServerFault, TimedOut)
_ROUNDS = 8
"""A tree opens level by level."""


def freshening(store: "Store") -> int:
    """How many requests a full run makes for lists that kept pages need."""
    return min(FOR_LISTS, A_LIST * sum(len(store.borrowers(what)) for what in _LISTS))


class Shown:
    """What one text was told of its lists, and what of it could not be had."""

    def __init__(self) -> None:
        self.told: dict[Asked, Any] = {}
        self.lacks: list[Asked] = []


class ShownLists:
    """``failed`` says why a question could not be answered, in this run.

    ``listed`` are the spaces that this run has listed whole and will mark at its end.
    """

    def __init__(
        self,
        client: "ConfluenceClient",
        store: "Store",
        borrowing: "Borrowing",
        me: str,
        listed: Collection[str],
    ) -> None:
        self.failed: dict[Asked, DeskError] = {}
        self._store = store
        self._listed_now = listed
        self._borrowing = borrowing
        self._documents = Documents(Site(client.site_url), store, account_id=me, whole=self._whole)
        self._lists = AskedLists(client, store)
        self._refresher = Refresher(client, store)
        self._lacking = Lacking(store, self._documents.told)
        self._tried: set[Asked] = set()
        self._asked: dict[str, DeskError | None] = {}
        self._in_vain = 0

    async def bring(self, bodies: Mapping[str, str]) -> dict[str, Shown]:
        """Have here what these texts list, as far as it can be had, by the ids of the texts."""
        found = {id_: Shown() for id_ in bodies}
        waiting = set(bodies)
        for _ in range(_ROUNDS):
            wanted: dict[Asked, Any] = {}
            for id_ in sorted(waiting):
                lacking = await self._look(id_, bodies[id_], found[id_])
                wanted |= lacking
                if not lacking:
                    waiting.discard(id_)
            if not wanted:
                break
            await self._bring(wanted)
        return found

    def trouble_of(self, shown: Shown) -> DeskError | None:
        """Why a text lacks something that may well be had another time."""
        return next((self.failed[one] for one in shown.lacks if one in self.failed), None)

    def waits(self, shown: Shown) -> bool:
        """Whether a text lacks something that this run had no time to ask for."""
        return any(one not in self._tried for one in shown.lacks)

    def needs(self, shown: Shown) -> set[tuple[str, str]]:
        """What a text rests on that no rule keeps: lists ``below`` pages, a ``query``, pages."""
        return {
            need for question, told in shown.told.items() for need in self._needs(question, told)
        }

    async def freshen(self, run: int, spent: Callable[[], int]) -> None:
        """Ask again for lists that kept pages need; pages whose lists moved are looked at again.

        ``spent`` counts the requests of the run. Raises the first ``DeskError`` at the end: one
        list that fails leaves the others alone.
        """
        moved: list[str] = []
        failures: list[DeskError] = []
        end = spent() + lists_after(spent())
        for what, subject in self._due(run):
            if spent() + A_LIST > end or self._in_vain >= OVERCOME:
                break
            before = self._listed(what, subject)
            if failure := await self._try(self._request(what, subject)):
                failures.append(failure)
            if self._listed(what, subject) != before:
                moved += self._store.borrowers(what)[subject]
        await self._store.look_again(moved)
        if failures:
            raise failures[0]

    async def _look(self, id_: str, body: str, shown: Shown) -> dict[Asked, Any]:
        """What a text lacks and nobody asked for yet."""
        page = self._store.page(id_)
        told = await around(body, self._documents.context(id_, page))
        shown.told = self._lacking.whole(told)
        lacking = self._lacking.of(told)
        shown.lacks = list(lacking)
        return {one: told for one, told in lacking.items() if one not in self._tried}

    async def _bring(self, wanted: Mapping[Asked, Any]) -> None:
        texts: list[tuple[str, Asked]] = []
        for question, told in wanted.items():
            if isinstance(question, Below | Matching):
                await self._list(question)
                continue
            self._tried.add(question)
            try:
                texts.append((await self._page_of(question, told), question))
            except DeskError as error:
                if not of_one(error):
                    raise
                self.failed[question] = error
        every = {one for one, question in texts if not self._is_named(one, question)}
        whole = {one for one, question in texts if _is_whole(question)}
        await self._borrowing.bring(every, bare=every - whole)
        pieces = [one for one, question in texts if isinstance(question, Other)]
        bodies = await self._store.bodies_of(pieces)
        await self._borrowing.bring([one for one, body in bodies.items() if _PICTURED in body])

    async def _list(self, question: Below | Matching) -> None:
        """Ask for a list, unless another page had it asked for."""
        if isinstance(question, Matching):
            what, subject = "query", question_of(question)
        else:
            what, subject = "below", self._lacking.list_of(question)
        if subject not in self._asked:
            if len(self._asked) >= MOST_A_RUN or self._in_vain >= OVERCOME:
                return
            self._asked[subject] = await self._try(self._request(what, subject))
        self._tried.add(question)
        if failure := self._asked[subject]:
            self.failed[question] = failure

    async def _try(self, request: Awaitable[object]) -> DeskError | None:
        """Why it failed and may well not fail another time; None for what is done with."""
        try:
            await request
        except _FOR_ALL:
            return None
        except DeskError as error:
            if not of_one(error):
                raise
            self._in_vain += isinstance(error, _OVERCOME)
            return error
        self._in_vain = 0
        return None

    async def _page_of(self, question: Asked, told: Any) -> str:  # noqa: ANN401 - as above
        """The id of the page whose text is wanted; "" where there is none."""
        if not isinstance(question, Other):
            return str(getattr(question, "page_id", ""))
        known = question.page_id or (told.id if told else "")
        if known:
            return known
        space = self._store.space_by_key(question.space_key)
        return await self._borrowing.find(space.id, question.title) if space else ""

    def _is_named(self, page_id: str, question: Asked) -> bool:
        """Whether nothing but the name of a page is shown, and that is here."""
        bare = isinstance(question, Other) and not question.take
        return bare and self._store.node(page_id) is not None

    def _needs(self, question: Asked, told: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as above
        match question:
            case Below():
                keys = [self._lacking.list_of(question), *_rows(told)]
                yield from (("below", key) for key in keys if key and not self._kept(key))
            case Matching():
                if self._store.found_list(asked := question_of(question)) is not None:
                    yield "query", asked
            case Other() if isinstance(told, Neighbour) and told.id and question.take:
                yield "holder", told.id
            case Summary(page_id) | Files(page_id):
                yield "holder", page_id

    def _kept(self, key: str) -> bool:
        """Whether a list is looked after anyway, with all of its space or under a rule."""
        if key.startswith("space:"):
            return self._whole(key.removeprefix("space:"))
        node = self._store.node(key)
        whole = node is not None and self._whole(node.space_id)
        return whole or bool(self._store.held_by_rules([key]))

    def _whole(self, space_id: str) -> bool:
        return space_id in self._listed_now or self._store.mark("space", space_id) is not None

    def _due(self, run: int) -> list[tuple[str, str]]:
        """In turn the oldest and one by lot: what fails each time must not keep others waiting."""
        every = [(what, one) for what in _LISTS for one in self._store.borrowers(what)]
        lots = sorted(every, key=lambda one: crc32(f"{run} {one}".encode()))
        aged = sorted(lots, key=lambda one: self._asked_at(*one))
        turns = [one for pair in zip(aged, lots, strict=True) for one in pair]
        return list(dict.fromkeys(turns))[:FRESHENED]

    def _request(self, what: str, subject: str) -> Awaitable[None]:
        ask: Callable[[str], Awaitable[None]] = self._refresher.children
        return (self._lists.ask if what == "query" else ask)(subject)

    def _asked_at(self, what: str, subject: str) -> float:
        kept = self._store.found_list(subject) if what == "query" else None
        at = kept.asked_at if kept else self._store.children_fetched_at(subject)
        return at.timestamp() if at else 0.0

    def _listed(self, what: str, subject: str) -> object:
        if what == "query":
            kept = self._store.found_list(subject)
            return kept and (kept.ids, kept.more)
        return tuple(node.id for node in self._store.children(subject) or ())


def _is_whole(question: Asked) -> bool:
    """Whether a page is shown with whatever files it has."""
    return isinstance(question, Files) or getattr(question, "take", None) is Take.BODY


def _rows(told: object) -> Iterator[str]:
    """What stands in a list or tree and has a list of its own that was shown."""
    waiting: list[Iterable[Row]] = [told.rows] if isinstance(told, Branch) else []
    while waiting:
        for row in waiting.pop():
            if row.below:
                yield row.id
                waiting.append(row.below)
