"""What changed on Confluence is asked for with the query's own words, however they are written."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.services.changed_there import ChangedThere
from confluence_desk.services.search import Found

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@dataclass
class _Read:
    cql: str


@dataclass
class _Search:
    asked: list[str] = field(default_factory=list)

    async def read(self, text: str) -> _Read:
        return _Read(f'text ~ "{text}"' if text.isalpha() else text)

    async def here(self, _query: str) -> list[Any]:
        return [Found("1", "page", "One"), Found("2", "page", "Two")]

    async def there(self, query: str) -> list[Any]:
        self.asked.append(query)
        return [Found("1", "page", "One", modified_at=NOON), Found("9", "attachment", "x.png")]


@pytest.mark.parametrize(
    ("query", "inside"),
    [
        ("label = runbook", "label = runbook"),
        ("label = runbook ORDER BY title", "label = runbook"),
        ('title = "order by me"', 'title = "order by me"'),
        ("redis", 'text ~ "redis"'),
    ],
)
def test_a_query_is_narrowed_to_the_last_hours(query: str, inside: str) -> None:
    search = _Search()
    (one,) = asyncio.run(ChangedThere(search).since(query, 12))
    assert (one.page_id, one.title, one.saved_at) == ("1", "One", NOON)
    assert search.asked == [
        (
            f'({inside}) AND type IN (page, blogpost) AND lastmodified >= now("-12h")'
            " ORDER BY lastmodified DESC"
        )
    ]


def test_nothing_is_asked_for_nothing() -> None:
    search = _Search()
    assert asyncio.run(ChangedThere(search).since("", 12)) == []
    assert search.asked == []


def test_what_is_here_is_told_by_its_ids() -> None:
    assert asyncio.run(ChangedThere(_Search()).ids("redis")) == ["1", "2"]
