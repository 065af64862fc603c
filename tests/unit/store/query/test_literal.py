"""What Confluence throws away is found here exactly as it is written (trap 80)."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.domain.entities import Comment, Page, Place, Space, Version
from confluence_desk.services.indexing import Indexing
from confluence_desk.services.local_search import Answered, LocalSearch
from confluence_desk.store import Store
from confluence_desk.store.query import answering, literal
from confluence_desk.store.query.asking import Reason

NOW = datetime(2026, 3, 1, tzinfo=UTC)
BODIES = {
    "1": "<p>java -Xmx512m -jar app.jar</p>",
    "2": "<p>C#ess and C++</p><h2>Codes</h2><p>E-4021 means busy</p>",
    "3": "<p>This is the best of all, as the\xa0best are.</p>",
    "4": "<p>git commit --no-verify; see /var/log/syslog on 10.0.0.1:8080</p>",
    "5": "<p>the list of best guesses; thebest; Xmx512</p>",
    "6": "<p>100 % of O'Neill &amp; <code>a &lt;= b</code></p><p>\u00fcbergr\u00f6\u00dfe</p>",
    "7": "<p>ends with z9</p>",
    "8": "<p>日本語の手順書です</p>",
    "9": "<p>c and c, c or c</p>",
    "10": "<p>Then one calls c(1), which is long, and a text that has more words than that.</p>",
}


@pytest.fixture
def search(store: Store) -> LocalSearch:
    async def fill() -> None:
        await store.save_spaces([Space("1", "OPS", "Operations")], complete=True)
        await store.save_pages(
            [
                Page(id_, f"Page {id_}", "1", Version(1, NOW, "u"), body=b)
                for id_, b in BODIES.items()
            ]
        )
        told = Comment("90", "7", Place.FOOTER, Version(1, NOW, "u"), "<p>-Xmx512m helped</p>")
        await store.save_comments("7", [told])
        await Indexing(store, at_once=100, breath=0).catch_up()

    asyncio.run(fill())
    return LocalSearch(store, "u", "UTC", now=lambda: NOW)


def _ask(search: LocalSearch, query: str, limit: int = 10) -> Answered:
    return asyncio.run(search.ask(query, limit))


def _ids(search: LocalSearch, query: str) -> set[str]:
    return {hit.id for hit in _ask(search, query).found}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"-Xmx512m"', {"1", "90"}),
        ('"C#ess"', {"2"}),
        ('"c#"', {"2"}),
        ('"++"', {"2"}),
        ("++", {"2"}),
        ('"E-4021"', {"2"}),
        ('"e-40"', {"2"}),
        ('"the best"', {"3"}),
        ('"best guesses"', {"5"}),
        ('"is the"', {"3"}),
        ('"hebes"', {"5"}),
        ('"--no-verify"', {"4"}),
        ('"/var/log/"', {"4"}),
        ('"10.0.0.1"', {"4"}),
        ('"0.1:80"', {"4"}),
        ('"100 %"', {"6"}),
        ('"O\'Neill &"', {"6"}),
        ('"<="', {"6"}),
        ('"ÜBERGRÖ"', {"6"}),
        ('"z9"', {"7"}),
        ('"手順書"', {"8"}),
        ('"順書"', {"8"}),
        ('"nowhere at all"', set()),
        ('"#"', set()),
        ('"best" "the list"', {"5"}),
        ('"best" guesses', {"5"}),
    ],
)
def test_quotes_mean_exactly_this(search: LocalSearch, query: str, found: set[str]) -> None:
    assert _ids(search, query) == found


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("-Xmx512m", "1"),
        ("C#ess", "2"),
        ("E-4021", "2"),
        ("--no-verify", "4"),
        ("/var/log/syslog", "4"),
        ("10.0.0.1", "4"),
        ("C#", "2"),
        ("c(", "10"),
    ],
)
def test_what_has_marks_is_found_so_first(search: LocalSearch, query: str, first: str) -> None:
    hit = _ask(search, query).found[0]
    assert hit.id == first
    assert [hit.excerpt.text[start:end] for start, end in hit.excerpt.lit] == [query]


def test_the_match_is_lit_and_the_heading_told(search: LocalSearch) -> None:
    (hit,) = _ask(search, '"E-4021 means"').found
    assert hit.excerpt.heading == "Codes"
    assert [hit.excerpt.text[start:end] for start, end in hit.excerpt.lit] == ["E-4021 means"]


def test_a_query_may_bound_it(search: LocalSearch) -> None:
    found = asyncio.run(search.literal("-Xmx512m", within="type = comment")).found
    assert [hit.id for hit in found] == ["90"]
    none = asyncio.run(search.literal("-Xmx512m", within="space = NONE and type = page"))
    assert none.found == ()
    assert [one.value for one in none.unanswered] == ["none"]


def test_many_candidates_are_read_in_parts(
    search: LocalSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(literal, "_AT_FIRST", 2)
    assert _ids(search, '"the best"') == {"3"}
    assert _ids(search, '"-xmx512m"') == {"1", "90"}
    assert {hit.id for hit in _ask(search, '"page"', 3).found} <= set(BODIES)
    assert _ask(search, '"page"', 3).more
    assert len(_ask(search, '"page"', 20).found) == len(BODIES)


def test_a_title_comes_before_a_text(store: Store) -> None:
    async def fill() -> None:
        pages = [("1", "Notes", "<p>x E-7 y E-7</p>"), ("2", "E-7 again", "<p>none</p>")]
        await store.save_pages([Page(i, t, "1", Version(1), body=b) for i, t, b in pages])
        await Indexing(store, breath=0).catch_up()

    asyncio.run(fill())
    search = LocalSearch(store, "u", "UTC", now=lambda: NOW)
    found = _ask(search, '"E-7"').found
    assert [hit.id for hit in found] == ["2", "1"]
    assert found[0].title_lit == ((0, 3),)


def test_parts_of_words_are_looked_for_as_parts_of_known_words(
    search: LocalSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows of three that stand everywhere are asked only where words do not tell enough."""
    asked: list[str] = []
    known = literal.candidates

    def noted(one: literal.Asked, *rest: Any) -> list[int]:
        asked.append(one.phrases)
        return known(one, *rest)

    monkeypatch.setattr(literal, "candidates", noted)
    assert _ids(search, '"ist of best gues"') == {"5"}
    assert asked == [
        '("\x02ist" + "\x02best" + "\x02gues")',
        '("\x02list" + "\x02best" + "\x02guesses")',
    ]


def test_a_long_text_is_looked_for_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    known = literal.candidates

    def noted(one: literal.Asked, *rest: Any) -> list[int]:
        asked.append(one.phrases)
        return known(one, *rest)

    async def fill() -> None:
        body = "<p>Oaks, elms, birches, limes, firs and pines grow here</p>"
        await store.save_pages([Page("1", "Trees", "1", Version(1), body=body)])
        await Indexing(store, breath=0).catch_up()

    asyncio.run(fill())
    monkeypatch.setattr(literal, "candidates", noted)
    search = LocalSearch(store, "u", "UTC", now=lambda: NOW)
    assert _ids(search, '"aks, elms, birches, limes, firs and pines gro"') == {"1"}
    assert len(asked) == 1


@pytest.mark.parametrize("query", ["st of all, as t", "s. git commit", "t commit --no", "d C++"])
def test_ends_that_no_word_is_known_by_are_found(store: Store, query: str) -> None:
    body = (
        "<p>Best of all, as the user's git commit --no-edit; the boss's. Git commit. A. And C++</p>"
    )

    async def fill() -> None:
        await store.save_pages([Page("1", "Ends", "1", Version(1), body=body)])
        await Indexing(store, breath=0).catch_up()

    asyncio.run(fill())
    search = LocalSearch(store, "u", "UTC", now=lambda: NOW)
    assert _ids(search, f'"{query}"') == {"1"}


@pytest.fixture
def crowded(store: Store) -> LocalSearch:
    """Parts of ``the oak is`` stand in every text; all of it in the first alone."""

    async def fill() -> None:
        pages = [("1", "1", "<p>the oak is</p>")]
        pages += [(str(one), "2", "<p>the oaks; an oak is the</p>") for one in range(2, 40)]
        await store.save_spaces([Space("1", "A", "A"), Space("2", "B", "B")], complete=True)
        await store.save_pages(
            [Page(i, f"Page {i}", space, Version(1), body=b) for i, space, b in pages]
        )
        await Indexing(store, at_once=100, breath=0).catch_up()

    asyncio.run(fill())
    return LocalSearch(store, "u", "UTC", now=lambda: NOW)


def test_not_every_text_is_read_where_all_have_parts_of_it(
    crowded: LocalSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _ids(crowded, '"the oak is"') == {"1"}
    assert _ask(crowded, '"the oak is"').unanswered == ()
    monkeypatch.setattr(literal, "_AT_FIRST", 4)
    monkeypatch.setattr(literal, "_LOOKED_AT", 20)
    answered = _ask(crowded, '"the oak is"')
    assert answered.found == ()
    assert [one.reason for one in answered.unanswered] == [Reason.TOO_MANY]
    few = _ask(crowded, '"an oak is"', 3)
    assert (len(few.found), few.unanswered) == (3, ())


@pytest.mark.parametrize("apart", [0, 8])
def test_only_texts_that_may_fit_are_read(
    crowded: LocalSearch, monkeypatch: pytest.MonkeyPatch, apart: int
) -> None:
    monkeypatch.setattr(literal, "_AT_FIRST", 4)
    monkeypatch.setattr(literal, "_LOOKED_AT", 4)
    monkeypatch.setattr(answering, "_APART", apart)
    found = asyncio.run(crowded.literal("the oak is", within="space = A"))
    assert ([hit.id for hit in found.found], found.unanswered) == (["1"], ())
    assert asyncio.run(crowded.literal("the oak is", within="type = comment")).found == ()
