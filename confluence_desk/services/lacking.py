"""Says what of that which a page shows of others is not here, or was asked for too long ago."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from confluence_desk.render.question import Around
from confluence_desk.render.questions import (
    Below,
    Branch,
    Files,
    Matches,
    Matching,
    Other,
    State,
    Summary,
    Tasks,
)
from confluence_desk.services.asked_lists import question_of

if TYPE_CHECKING:
    from confluence_desk.store import Store

Told = Mapping[Around[Any], Any]


class Lacking:
    """``ask`` answers from what is here; lists from before ``stale`` count as lacking."""

    def __init__(
        self,
        store: "Store",
        ask: Callable[[Around[Any]], Any],
        *,
        stale: datetime | None = None,
    ) -> None:
        self._store = store
        self._ask = ask
        self._stale = stale

    def of(self, told: Told) -> dict[Around[Any], Any]:
        """The questions that Confluence could answer better, with what was told here."""
        asked = self.whole(told).items()
        return {one: answer for one, answer in asked if self._lacks(one, answer)}

    def whole(self, told: Told) -> dict[Around[Any], Any]:
        """What a page asks, and then what its lists lead to, with what was told here."""
        deeper = {
            one: answer
            for question, given in told.items()
            for one, answer in self._behind(question, given)
        }
        return dict(told) | deeper

    def list_of(self, question: Below) -> str:
        """The key of the list that is asked for; "" for a space nobody knows."""
        if question.page_id:
            return question.page_id
        space = self._store.space_by_key(question.space_key)
        return f"space:{space.id}" if space else ""

    def _behind(self, question: Around[Any], given: object) -> Iterator[tuple[Around[Any], Any]]:
        if isinstance(given, Branch):
            for row in _unlisted(given):
                yield Below(row), None
        elif isinstance(question, Tasks):
            about = Matching(question.cql, question.space_key, question.page_id, question.most)
            found: Matches = self._ask(about)
            yield about, found
            yield from self._texts(found)

    def _texts(self, found: Matches) -> Iterator[tuple[Around[Any], Any]]:
        """Each page that is read for what is on it; what is here lacks nothing."""
        here = self._store.kept(row.id for row in found.rows)
        for row in found.rows:
            if row.kind.readable:
                yield Summary(row.id), "" if row.id in here else None

    def _lacks(self, question: Around[Any], answer: Any) -> bool:  # noqa: ANN401 - each has its own
        match question:
            case Other():
                return _lacks_page(question, answer)
            case Below():
                key = self.list_of(question)
                at = self._store.children_fetched_at(key) if key and answer is not None else None
                return bool(key) and (answer is None or self._is_old(at))
            case Matching():
                return self._lacks_matches(question, answer)
            case Files() | Summary():
                return answer is None
        return False

    def _lacks_matches(self, question: Matching, answer: Matches) -> bool:
        asked = question_of(question)
        if not asked:
            return False
        kept = self._store.found_list(asked)
        partly = bool(answer.partial or answer.unanswered)
        return partly if kept is None else self._is_old(kept.asked_at)

    def _is_old(self, at: datetime | None) -> bool:
        return self._stale is not None and at is not None and at < self._stale


def _lacks_page(question: Other, answer: Any) -> bool:  # noqa: ANN401 - as above
    wanted = bool(question.page_id or (question.title and question.space_key))
    if answer is None or answer.state is State.UNHEARD:
        return wanted
    return answer.state is State.NO_COPY and bool(question.take)


def _unlisted(answer: Branch) -> Iterator[str]:
    """Pages in a list or tree of which nobody knows yet what stands below them."""
    waiting = list(answer.rows[::-1])
    while waiting:
        row = waiting.pop()
        if row.hides_some:
            yield row.id
        waiting.extend(reversed(row.below or ()))
