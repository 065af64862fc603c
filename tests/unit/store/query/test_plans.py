"""Queries without words look at few rows of a large library: indices know their order."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from confluence_desk.cql.check import read
from confluence_desk.store.database import Database
from confluence_desk.store.query.asking import Asker
from confluence_desk.store.query.statement import statement
from confluence_desk.store.query.values import Ask

ASKER = Asker("u1", UTC, datetime(2026, 3, 18, tzinfo=UTC))


@pytest.fixture
def library() -> Iterator[Database]:
    database = Database.open(None, bytes(32))
    yield database
    database.close()


def _plan(library: Database, cql: str) -> list[str]:
    rows = library.all
    asked = statement(read(cql), Ask(ASKER, rows), 51)
    return [str(row[3]) for row in rows(f"EXPLAIN QUERY PLAN {asked.rows.text}", asked.rows.values)]


def _content(plan: list[str]) -> str:
    return next(step for step in plan if step.split()[:2] in (["SCAN", "c"], ["SEARCH", "c"]))


@pytest.mark.parametrize(
    ("cql", "index"),
    [
        ("type in (page, blogpost) order by lastmodified desc", "content_by_modified"),
        ("type = page and created > 2020-01-01", "content_by_created"),
        ("type = page order by created desc", "content_by_modified"),
        ('type = page and creator = "u1" order by created desc', "content_by_author"),
        ('type = page and title = "A runbook"', "content_titled"),
        ("type = page order by title", "content_by_modified"),
    ],
)
def test_an_index_answers(library: Database, cql: str, index: str) -> None:
    assert f" {index}" in _content(_plan(library, cql))


@pytest.mark.parametrize(
    "cql",
    [
        "type in (page, blogpost) order by lastmodified desc",
        "type = page",
        'type = page and creator = "u1" order by created desc',
    ],
)
def test_rows_come_in_their_order(library: Database, cql: str) -> None:
    """Only equals are sorted, so that what the limit does not need is not read."""
    assert "USE TEMP B-TREE FOR ORDER BY" not in _plan(library, cql)


def test_what_is_unknown_is_asked_of_an_index(library: Database) -> None:
    asked: list[str] = []

    def rows(sql: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
        asked.append(sql)
        return library.all(sql, values)

    statement(read('creator = "u1" and created > 2020-01-01'), Ask(ASKER, rows), 51)
    plans = [
        _content([str(row[3]) for row in library.all(f"EXPLAIN QUERY PLAN {sql}")])
        for sql in asked
        if "FROM content c" in sql
    ]
    assert len(plans) == 2
    assert all(plan.startswith("SEARCH c USING INDEX") for plan in plans), plans


def test_words_are_weighed_only_where_all_else_fits(library: Database) -> None:
    alone, bounded = (
        statement(read(cql), Ask(ASKER, library.all), 51).rows.text
        for cql in ("text ~ oak", "type = page and label = birch and text ~ oak")
    )
    assert "+rowid IN (SELECT c.key" not in alone
    assert bounded.count("+rowid IN (SELECT c.key * 4 + 0 FROM content c WHERE") == 1
