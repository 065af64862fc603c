"""What was typed into the bar: told apart, read with the names of the library, completed."""

import asyncio
from collections.abc import Coroutine, Iterator
from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest

from confluence_desk.cql.check import read
from confluence_desk.cql.tree import Literal, clauses
from confluence_desk.domain.entities import Label, Page, Person, Space, Version
from confluence_desk.services.indexing import Indexing
from confluence_desk.services.understanding import Asked, Kind, Understanding
from confluence_desk.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # a Sunday; still Saturday in Pago Pago
SITE = "https://acme.atlassian.net"
T = TypeVar("T")


def done(coro: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(coro)


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store.open(None, bytes(32))

    async def fill() -> None:
        spaces = [Space("1", "OPS", "Operations"), Space("2", "HR", "Human Resources")]
        await store.save_spaces(spaces, complete=True)
        names = ("Ana Ruiz", "Ana Novak", "Bo Reed", "Banana Joe")
        await store.save_people([Person(f"557058:{at}", name) for at, name in enumerate(names)])
        await store.save_pages([Page("7", "Redis failover", "1", Version(1), body="<p>x</p>")])
        await store.save_labels("7", [Label(name, "global", "1") for name in ("runbook", "redis")])
        await Indexing(store, breath=0).catch_up()

    done(fill())
    yield store
    store.close()


@pytest.fixture
def at(store: Store) -> Understanding:
    return Understanding(store, SITE, "UTC", now=lambda: NOW)


def asked(at: Understanding, text: str) -> Asked:
    return done(at.read(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", Kind.NOTHING),
        ("  ", Kind.NOTHING),
        ("redis failover", Kind.WORDS),
        ("redis: failover", Kind.WORDS),
        ("-Xmx512m", Kind.WORDS),
        ("type = page", Kind.CQL),
        (" space in (OPS", Kind.CQL),
        ("12345", Kind.NUMBER),
        ("7", Kind.NUMBER),  # a page has it
        ("502", Kind.WORDS),
        ("8443", Kind.WORDS),
        ("https://elsewhere.example/x?y=1", Kind.LINK),
        ("see https://elsewhere.example/x", Kind.WORDS),
        (f"{SITE}/wiki/spaces/OPS/pages/7/Redis", Kind.LINK),
        ("acme.atlassian.net/wiki/x/AbCd", Kind.LINK),
        ("OPS:Redis failover", Kind.LINK),
        ("https://example.org/", Kind.LINK),
        ("ERROR: connection refused", Kind.WORDS),
        (r"C:\Users\app", Kind.WORDS),
        ("~557058:Notes", Kind.LINK),
    ],
)
def test_what_a_text_is_is_told_at_once(at: Understanding, text: str, kind: Kind) -> None:
    assert at.kind(text) is kind


@pytest.mark.parametrize(
    ("question", "cql"),
    [
        ("runbooks in ops", "label = runbook AND space = OPS"),
        ("pages in human resources", "type = page AND space = HR"),
        ("pages by Ana Ruiz", 'type = page AND contributor = "557058:0"'),
        ("pages by ana", 'type = page AND contributor IN ("557058:1", "557058:0")'),
        ("pages by Bo Reed", 'type = page AND contributor = "557058:2"'),
        ("pages under redis failover", "type = page AND ancestor = 7"),
        ("redis", "text ~ redis"),
    ],
)
def test_names_of_the_library_are_understood(at: Understanding, question: str, cql: str) -> None:
    assert asked(at, question).cql == cql


def test_today_is_the_asking_persons_trap_31(store: Store) -> None:
    west = Understanding(store, SITE, "Pacific/Pago_Pago", now=lambda: NOW)
    east = Understanding(store, SITE, "Pacific/Kiritimati", now=lambda: NOW)
    assert asked(west, "pages since Saturday").cql.endswith("lastModified >= 2026-11-21")
    assert asked(west, "pages since Sunday").cql.endswith("lastModified >= 2026-11-15")
    assert asked(east, "pages since Sunday").cql.endswith("lastModified >= 2026-11-22")


@pytest.mark.parametrize(
    "words",
    [
        *('a" OR type = page OR text ~ "b', "back\\", 'x\\" OR space=HR', "x*) OR (y", "it's ~ ^2"),
        *("AND OR NOT", "C#ess", "#", "a#b", "order by", 'say "so', "50% + 2", "{}[]", "~me"),
    ],
)
def test_words_never_become_more_of_a_query_traps_77_and_78(at: Understanding, words: str) -> None:
    found = asked(at, words)
    assert found.kind is Kind.WORDS
    for clause in clauses(read(found.cql).where) if found.cql else ():
        assert clause.field.key == "text"
        assert all(isinstance(value, Literal) for value in clause.values)


def test_marks_alone_ask_nothing(at: Understanding) -> None:
    assert asked(at, " *?! ").cql == ""


def test_a_fault_of_a_query_comes_with_what_would_mend_it(at: Understanding) -> None:
    fault = asked(at, "type = blog").fault
    assert fault is not None
    assert fault.suggestion == "blogpost"
    assert asked(at, "type = blogpost").fault is None
    assert asked(at, "label = a-b").fault is None  # a warning is no fault


def test_values_complete_half_a_query_behind(at: Understanding) -> None:
    found = done(at.complete("space = oper", 12))
    assert (found.start, found.end) == (8, 12)
    assert [(one.text, one.name) for one in found.offers] == [("OPS", "Operations")]


def test_choices_and_names_for_chips(at: Understanding) -> None:
    assert done(at.choices("label")) == [("redis", "1"), ("runbook", "1")]
    assert at.name_of("space", "ops") == "Operations"
    assert at.name_of("person", "557058:2") == "Bo Reed"
    assert at.name_of("page", "7") == "Redis failover"
    assert at.name_of("person", "nobody") == "nobody"
