"""Questions in English: what is understood becomes clauses, the rest stays words."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.cql.about import About
from confluence_desk.cql.check import inspect
from confluence_desk.cql.guessing import is_cql
from confluence_desk.cql.questions.meaning import Nameless
from confluence_desk.cql.questions.reading import understand

TODAY = date(2026, 11, 21)  # a Saturday
ANA = ("557058:1", "Ana Ruiz")
BO = (("b1", "Bo Reed"), ("b2", "Bo Diaz"))
SPACES = {
    "ops": ("OPS", "Operations"),
    "operations": ("OPS", "Operations"),
    "eng": ("ENG", "Engineering"),
    "human resources": ("HR", "Human Resources"),
}


class Names:
    def space(self, said: str) -> tuple[str, str] | None:
        return SPACES.get(said.lower())

    def people(self, said: str) -> Sequence[tuple[str, str]]:
        known = {"ana": (ANA,), "ana ruiz": (ANA,), "bo": BO}
        return known.get(said.lower(), ())

    def label(self, said: str) -> str:
        return said if said in {"runbook", "redis", "post-mortem", "policies"} else ""

    def page(self, said: str) -> tuple[str, str] | None:
        return ("12", "Runbooks") if said.lower() == "runbooks" else None


def cql(question: str) -> str:
    return understand(question, Names(), TODAY).cql


LAST_WEEK = 'lastModified >= startOfWeek("-1w") AND lastModified < startOfWeek()'


@pytest.mark.parametrize(
    ("question", "made"),
    [
        (
            "runbooks in OPS changed last week by Ana",
            f'label = runbook AND space = OPS AND {LAST_WEEK} AND contributor = "557058:1"',
        ),
        ("recent pages", "type = page ORDER BY lastModified DESC"),
        ("pages in OPS", "type = page AND space = OPS"),
        ("pages in the Operations space", "type = page AND space = OPS"),
        ("pages in space ops", "type = page AND space = OPS"),
        ("runbooks", "label = runbook"),
        ("deployment docs", 'type = page AND (text ~ deployment OR text ~ "deploy*")'),
        ("docs about deployments", 'type = page AND (text ~ deployments OR text ~ "deploy*")'),
        ("docs about comments", "type = page AND text ~ comments"),
        ("OPS runbooks about redis", "space = OPS AND label = runbook AND text ~ redis"),
        ("redis runbooks", "label = runbook AND text ~ redis"),
        ("policies in human resources", "label = policies AND space = HR"),
        ("pages in OPS or ENG", "type = page AND space IN (OPS, ENG)"),
        ("pages not in OPS or ENG", "type = page AND space NOT IN (OPS, ENG)"),
        ("pages in my favourite spaces", "type = page AND space IN (favouriteSpaces())"),
        (
            "blog posts from 2025",
            ("type = blogpost AND lastModified >= 2025-01-01 AND lastModified < 2026-01-01"),
        ),
        ("pages and blog posts in OPS", "type IN (page, blogpost) AND space = OPS"),
        ("comments by Ana", 'type = comment AND contributor = "557058:1"'),
        ("attachments by Bo", "type = attachment AND contributor IN (b1, b2)"),
        ("pages not by Ana", 'type = page AND contributor != "557058:1"'),
        ("pages from Ana Ruiz", 'type = page AND contributor = "557058:1"'),
        ("pages written by Ana", 'type = page AND creator = "557058:1"'),
        (
            "pages created by me this month",
            ("type = page AND creator = currentUser() AND created >= startOfMonth()"),
        ),
        ("my pages", "type = page AND creator = currentUser()"),
        ("my blog posts", "creator = currentUser() AND type = blogpost"),
        ("my favourites", "favourite = currentUser()"),
        ("pages I starred", "type = page AND favourite = currentUser()"),
        ("pages I watch", "type = page AND watcher = currentUser()"),
        (
            "pages I wrote last week",
            (
                "type = page AND creator = currentUser() AND "
                'created >= startOfWeek("-1w") AND created < startOfWeek()'
            ),
        ),
        ("docs I edited last week", f"type = page AND contributor = currentUser() AND {LAST_WEEK}"),
        ("pages mentioning me", "type = page AND mention = currentUser()"),
        ("pages that mention Ana", 'type = page AND mention = "557058:1"'),
        ("pages labelled redis and kafka", "type = page AND label = redis AND label = kafka"),
        ("pages tagged with redis or kafka", "type = page AND label IN (redis, kafka)"),
        ("docs without label redis", "type = page AND label != redis"),
        ("failover #redis", "label = redis AND text ~ failover"),
        (
            "what changed in OPS yesterday?",
            ('space = OPS AND lastModified >= startOfDay("-1d") AND lastModified < startOfDay()'),
        ),
        ("docs not changed in the last 6 months", 'type = page AND lastModified < now("-6M")'),
        ("docs not changed since March", "type = page AND lastModified < 2026-03-01"),
        ("pages older than 2 years", 'type = page AND lastModified < now("-2y")'),
        ("pages under Runbooks", "type = page AND ancestor = 12"),
        (
            "recently changed runbooks",
            ("type IN (page, blogpost) AND label = runbook ORDER BY lastModified DESC"),
        ),
        ("newest pages in OPS", "type = page AND space = OPS ORDER BY lastModified DESC"),
        ("pages created in OPS", "type = page AND space = OPS ORDER BY created DESC"),
        (
            "what's new in OPS",
            ("type IN (page, blogpost) AND space = OPS ORDER BY lastModified DESC"),
        ),
        (
            "what is new in OPS",
            ("type IN (page, blogpost) AND space = OPS ORDER BY lastModified DESC"),
        ),
        ("pages in OPS oldest first", "type = page AND space = OPS ORDER BY lastModified ASC"),
        ('"the best" pages', 'type = page AND text ~ "\\"the best\\""'),
        ('pages titled "Redis failover"', 'type = page AND title ~ "\\"Redis failover\\""'),
        ("landing page in OPS", 'space = OPS AND text ~ "landing page"'),
        ("recent", "type IN (page, blogpost) ORDER BY lastModified DESC"),
    ],
)
def test_what_a_question_becomes(question: str, made: str) -> None:
    found = cql(question)
    parts = found.partition(" ORDER BY ")
    wanted = made.partition(" ORDER BY ")
    assert sorted(parts[0].split(" AND ")) == sorted(wanted[0].split(" AND "))
    assert parts[2] == wanted[2]
    assert inspect(found).valid
    assert is_cql(found)


@pytest.mark.parametrize(
    "words",
    [
        "redis failover",
        "landing page",
        "redis",
        "in production",
        "by design",
        "latest incident",
        "incident updated database",
        "from scratch",
        "on call",
        "not found",
        "since when",
        "postgres databases",
        "-Xmx512m",
        "E-4021",
    ],
)
def test_words_that_mean_nothing_else_stay_words(words: str) -> None:
    found = understand(words, Names(), TODAY)
    assert found.chips == ()
    assert found.words == words
    assert found.cql.startswith("text ~ ")


def test_what_was_not_understood_is_told_as_words() -> None:
    found = understand('runbooks for failover of the "blue cluster" in OPS', Names(), TODAY)
    assert found.words == 'failover "blue cluster"'
    assert [(chip.about, chip.said, chip.name) for chip in found.chips] == [
        (About.LABEL, "runbooks", "runbook"),
        (About.SPACE, "in OPS", "Operations"),
    ]
    assert found.cql == (
        'label = runbook AND space = OPS AND text ~ failover AND text ~ "\\"blue cluster\\""'
    )


def test_a_question_word_is_no_word_of_the_text() -> None:
    assert understand("where is the redis runbook", Names(), TODAY).words == "redis runbook"
    assert understand("where is it", Names(), TODAY).words == "it"
    assert understand("what is", Names(), TODAY).words == "what is"


def test_without_a_library_types_and_times_are_understood_still() -> None:
    found = understand("pages in OPS changed today by Ana", Nameless(), TODAY)
    assert [chip.about for chip in found.chips] == [About.TYPE, About.DATE]
    assert found.words == "OPS Ana"


def test_blanks_at_the_end_change_nothing_trap_81() -> None:
    assert cql("runbooks in OPS ") == cql("runbooks in OPS")
    assert understand("redis  ", Names(), TODAY).words == "redis"


def test_nothing_asks_for_nothing() -> None:
    assert understand("  ", Names(), TODAY).query is None
    assert understand("?!", Names(), TODAY).cql == ""


@given(st.text(max_size=80))
def test_any_text_gives_a_query_that_is_valid_or_none_trap_77(text: str) -> None:
    found = cql(text)
    assert not found or inspect(found).valid


_VOCABULARY = (
    *("pages", "runbooks", "in", "OPS", "or", "and", "by", "Ana", "me", "not", "last", "week"),
    *("changed", "since", "March", "3", "days", "ago", "labelled", "redis", "recent", "my"),
    *("before", "2026-01-01", "under", "titled", '"x y"', "x\\", "between", "what", "new"),
)


@given(st.lists(st.sampled_from(_VOCABULARY), max_size=9).map(" ".join))
def test_any_question_gives_a_query_that_is_valid(question: str) -> None:
    found = cql(question)
    assert not found or inspect(found).valid, found
