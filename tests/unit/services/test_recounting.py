"""After a sync the counts of saved searches are those of the library, where it can tell them."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from confluence_desk.domain.hits import Hit
from confluence_desk.services.local_search import Answered
from confluence_desk.services.nobody import nobody
from confluence_desk.services.recounting import Recounting
from confluence_desk.store.query.asking import Reason, Selection, Unanswered


@dataclass
class Local:
    answers: dict[str, Answered] = field(default_factory=dict)

    async def every(self, query: str, limit: int) -> Selection:
        found = self.answers[query]
        return Selection(tuple(hit.id for hit in found.found[:limit]), (), found.unanswered)

    async def ask(self, query: str, limit: int) -> Answered:
        found = self.answers[query]
        return Answered(found.found[:limit], found.unanswered)


def test_what_can_be_answered_here_is_counted_anew() -> None:
    async def main() -> None:
        session = nobody()
        try:
            searches = session.searches
            for name in ("redis", "watched", "labelled", "type = = ("):
                await searches.save(name, name, 7)
            hits = tuple(Hit(str(n), "page", "x") for n in range(3))
            local = Local(
                {
                    "redis": Answered(hits),
                    "watched": Answered(hits, (Unanswered(0, 7, Reason.OTHERS),)),
                    "labelled": Answered(hits[:2], (Unanswered(0, 8, Reason.PARTLY),)),
                }
            )
            local.answers |= {f"text ~ {name}": found for name, found in local.answers.items()}
            shelf: Any = local
            reader, news = session.understanding, session.hit_news
            await Recounting(searches, shelf, reader, news).run()
            assert [row.count for row in searches.all()] == [3, 7, 2, 7]
        finally:
            await session.aclose()

    asyncio.run(main())


def test_a_query_that_makes_no_sense_keeps_its_count() -> None:
    async def main() -> None:
        session = nobody()
        try:
            await session.searches.save("broken", "type = = page", 4)
            await session.recounting.run()
            assert [row.count for row in session.searches.all()] == [4]
        finally:
            await session.aclose()

    asyncio.run(main())
