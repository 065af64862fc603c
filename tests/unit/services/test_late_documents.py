"""A start shows what a run before drew, for as long as that is what it would draw."""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Page, Site, Space, Version
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.services import last_shown, late_documents
from confluence_desk.services.document import Document
from confluence_desk.services.late_documents import LateDocuments
from confluence_desk.services.needs import Needs
from confluence_desk.store import Store

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
OPS = Space("1", "OPS", "Operations")
TEXT = "<h1>First</h1><p>Words</p><ac:structured-macro ac:name='code'/>"
PAGE = Page("30", "Failover <1>", "1", Version(3, NOW - timedelta(days=9), "a1"), body=TEXT)
KEY = "k" * 8


class Runs:
    """One run of the program after another, over the same library."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store = Store.open(path, KEY)
        self.speech: Speech = ENGLISH
        self.told: list[Changes] = []
        keep(self.store.save_spaces([OPS], complete=True))
        keep(self.store.save_page(PAGE))

    def begin(self) -> LateDocuments:
        self.store.close()
        self.store = Store.open(self.path, KEY)
        site = Site("https://acme.example")
        return LateDocuments(site, self.store, self.speech, "ann", Needs(), self.told.append)


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    runs = Runs(tmp_path / "library.desk")
    yield runs
    runs.store.close()


def keep(saving: Coroutine[Any, Any, object]) -> None:
    asyncio.run(saving)


def read(documents: LateDocuments, node_id: str = "30") -> Document:
    """Read a page as a window does; the program ends at once."""

    async def reading() -> Document | None:
        assert documents.ready(node_id)
        found = documents.document(node_id)
        documents.note_read(node_id)
        return found

    document = asyncio.run(reading())
    assert document is not None
    return document


def test_what_was_read_last_is_shown_again_and_not_drawn(runs: Runs) -> None:
    first = read(runs.begin())
    assert "Words" in first.html
    assert [line.text for line in first.outline] == ["First"]
    documents = runs.begin()
    assert read(documents) == first
    assert documents.first


def test_nothing_that_draws_is_loaded_for_it(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    read(runs.begin())
    for name in [name for name in sys.modules if name.startswith("confluence_desk.render.body")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "confluence_desk.services.documents")
    read(runs.begin())
    assert "confluence_desk.services.documents" not in sys.modules
    assert "confluence_desk.render.body" not in sys.modules


def test_a_page_that_nobody_read_is_not_kept(runs: Runs) -> None:
    before = runs.begin()
    assert before.document("30") is not None
    documents = runs.begin()
    assert documents.document("30") is not None
    assert not documents.first


def test_a_very_long_page_is_not_kept(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_shown, "_LONGEST", len(read(runs.begin()).html) - 1)
    newer = replace(PAGE, version=Version(4, NOW, "a1"), body=f"{TEXT}<p>More</p>")
    keep(runs.store.save_page(newer))
    read(runs.begin())
    documents = runs.begin()
    assert "More" in read(documents).html
    assert not documents.first


def _saved(page: Page) -> Callable[[Runs], None]:
    return lambda runs: keep(runs.store.save_page(page))


def _spoken(runs: Runs) -> None:
    runs.speech = replace(ENGLISH, language="de")


def _aged(runs: Runs) -> None:
    runs.speech = replace(ENGLISH, ago=lambda _when, _now: "long ago")


@pytest.mark.parametrize(
    "change",
    [
        _saved(replace(PAGE, version=Version(4, NOW, "a1"), body="<p>Newer words</p>")),
        _saved(replace(PAGE, title="Another title")),
        _saved(replace(PAGE, status="archived")),
        _saved(replace(PAGE, version=Version(4, NOW, "a1"), body=None)),
        lambda runs: keep(runs.store.mark_missing("30", "gone")),
        _spoken,
        _aged,
    ],
)
def test_what_would_be_drawn_otherwise_is_drawn(runs: Runs, change: Callable[[Runs], None]) -> None:
    read(runs.begin())
    change(runs)
    documents = runs.begin()
    found = read(documents)
    assert not documents.first
    assert found == documents.made.document("30")


def test_the_next_page_is_drawn_and_so_is_this_one_then(runs: Runs) -> None:
    keep(runs.store.save_page(replace(PAGE, id="31", title="Other")))
    read(runs.begin())
    documents = runs.begin()
    kept = read(documents)
    assert "Other" in read(documents, "31").html
    assert not documents.first
    assert documents.document("30") == kept


def test_it_is_held_against_the_library_soon(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    read(runs.begin())
    monkeypatch.setattr(late_documents, "LOOK_AGAIN", 0)
    documents = runs.begin()

    async def reading() -> None:
        assert documents.document("30") is not None
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(reading())
    assert runs.told == [Changes(pages=frozenset({"30"}))]


def test_a_library_that_was_closed_meanwhile_is_asked_nothing(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(runs.begin())
    monkeypatch.setattr(late_documents, "LOOK_AGAIN", 0)
    documents = runs.begin()

    async def reading() -> None:
        assert documents.document("30") is not None
        runs.store.close()
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(reading())
    assert runs.told == []


def test_what_is_read_now_is_kept_as_it_becomes(runs: Runs) -> None:
    documents = runs.begin()
    read(documents)
    keep(runs.store.save_page(replace(PAGE, version=Version(4, NOW, "a1"), body="<p>New</p>")))
    documents.doubt()
    assert documents.document("30") is not None
    again = runs.begin()
    assert "New" in read(again).html
    assert again.first


def test_only_the_last_few_pages_are_kept_and_none_without_its_text(runs: Runs) -> None:
    for number in range(40, 52):
        keep(runs.store.save_page(replace(PAGE, id=str(number))))
        read(runs.begin(), str(number))
    runs.begin()
    kept = [n for n in range(40, 52) if runs.store.last_shown(str(n))]
    assert kept == list(range(44, 52))
    keep(runs.store.free_space("1"))
    assert not any(runs.store.last_shown(str(number)) for number in range(40, 52))


def test_what_makes_no_sense_is_drawn_anew(runs: Runs) -> None:
    first = read(runs.begin())
    for told in ("", "{}", "[1]", '["mark", 1, 2, 3, 4, 5]', "no json"):
        runs.store.note_shown("30", 3, told)
        documents = runs.begin()
        assert read(documents) == first
        assert not documents.first
