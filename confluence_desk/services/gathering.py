"""Asks Confluence for what a page shows of others and is not here yet: a few requests a page."""

from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from confluence_desk.domain.errors import DeskError, Missing, RateLimited, SignInNeeded, Unreachable
from confluence_desk.render.addresses import ours
from confluence_desk.render.question import Around
from confluence_desk.render.questions import Below, Files, Matching, Other
from confluence_desk.services.asked_lists import question_of
from confluence_desk.services.lacking import Lacking

if TYPE_CHECKING:
    from confluence_desk.services.asked_lists import AskedLists
    from confluence_desk.services.documents import Documents
    from confluence_desk.services.refresh import Refresher
    from confluence_desk.services.resolve import Resolver
    from confluence_desk.store import Store

MOST = 12
"""So many requests for one page: who wants all of a space keeps it offline."""
STALE = timedelta(minutes=15)
"""A list that was asked for longer ago is asked for again."""
_ROUNDS = 7
"""What comes may show others in its turn, as deep as pages are drawn inside pages, and one more."""
_IN_VAIN = (Unreachable, SignInNeeded, RateLimited)

Request = Coroutine[Any, Any, Any]
Send = Callable[[Request], Awaitable[Any]]


class Gathering:
    """``send`` awaits a request as the library does, or refuses while there is no link."""

    def __init__(
        self,
        documents: "Documents",
        store: "Store",
        refresher: "Refresher",
        resolver: "Resolver",
        lists: "AskedLists",
        send: Send,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._documents = documents
        self._store = store
        self._refresher = refresher
        self._resolver = resolver
        self._send = send
        self._lists = lists
        self._lacking = Lacking(store, documents.told, stale=now() - STALE)

    async def bring(self, page_id: str) -> None:
        """Bring what can be had; what cannot stays said to be missing."""
        tried: set[tuple[Around[Any], Any]] = set()
        for _ in range(_ROUNDS):
            await self._documents.prepare(page_id)
            found = self._lacking.of(self._documents.around(page_id)).items()
            left = MOST - len(tried)
            lacking = [one for one in found if one not in tried]
            if not lacking[:left]:
                return
            for one in lacking[:left]:
                tried.add(one)
                if not await self._had(*one):
                    return

    async def _had(self, question: Around[Any], answer: Any) -> bool:  # noqa: ANN401 - each has its own
        """Whether it is worth while to ask for more."""
        try:
            await self._send(self._request(question, answer))
        except _IN_VAIN:
            return False
        except Missing:
            if isinstance(question, Other) and not question.page_id:
                self._documents.lose(question.space_key, question.title)
        except DeskError:
            return True  # this one cannot be had; the next one may
        return True

    def _request(self, question: Around[Any], answer: Any) -> Request:  # noqa: ANN401 - as above
        if isinstance(question, Matching):
            return self._lists.ask(question_of(question))
        if isinstance(question, Below):
            return self._refresher.children(self._lacking.list_of(question))
        if isinstance(question, Other) and not (question.page_id or (answer and answer.id)):
            return self._resolver.ask(ours("title", question.space_key, question.title))
        if isinstance(question, Other):
            return self._refresher.page(question.page_id or answer.id)
        page_id: str = question.page_id  # type: ignore[attr-defined]  # files or a summary
        details = isinstance(question, Files)
        return self._refresher.details(page_id) if details else self._refresher.page(page_id)
