"""A hundred thousand pages in the library: what queries take, and what the index costs.

With QUERY_LIBRARY naming a folder the library is made there once and asked again and again. The
limits hold by the clock; what the processor took is told beside, as other work delays the clock.
"""

import asyncio
import gc
import os
import random
import statistics
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.cql.check import read
from confluence_desk.demo.generator import generate
from confluence_desk.demo.records import ContentRecord, text_of
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.entities import Kind, Label, Page, Space, Version
from confluence_desk.domain.hits import Term
from confluence_desk.services.indexing import Indexing
from confluence_desk.services.local_search import LocalSearch
from confluence_desk.services.search import Search
from confluence_desk.services.understanding import Understanding
from confluence_desk.store import Store
from confluence_desk.store.opening import connect
from confluence_desk.store.query.asking import Asker, Selection
from confluence_desk.store.query.ranking import ranking
from confluence_desk.store.query.values import Ask

pytestmark = pytest.mark.bench

PAGES = int(os.environ.get("QUERY_PAGES", "100000"))
KEY = bytes(32)
LOTS = random.Random(6)  # noqa: S311 - the same queries every time, in each test its own
NOW = datetime(2026, 3, 1, tzinfo=UTC)
ASKER = Asker("nobody", UTC, NOW)
ROUNDS, FEW = 240, 60
_BARE = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 51"
Shape = Callable[[], str]


class Many:
    """A large library, and what making it took."""

    def __init__(self, folder: Path) -> None:
        self.state = SiteState(seed=1)
        generate(self.state, PAGES, 1, NOW)
        self.rows = list(self.state.contents.values())
        self.folder = folder
        self.bare = self.text = self.count = 0
        self.seconds = 0.0
        known = (folder / "library.desk").exists()
        self.store = Store.open(folder / "library.desk", KEY)
        if not known:
            self._make()
        self.search = LocalSearch(self.store, "nobody", "UTC", now=lambda: NOW)
        self.bar = _bar(self.store, self.search)
        gc.freeze()  # to look for garbage in the generated site is no part of a search
        self.whole = self._size()

    def _make(self) -> None:
        asyncio.run(self._fill())
        self.bare = self._size()
        start = time.process_time()
        self.count = asyncio.run(Indexing(self.store, at_once=100, breath=0).catch_up())
        self.seconds = time.process_time() - start

    def _size(self) -> int:
        return sum(one.stat().st_size for one in self.folder.iterdir())

    async def _fill(self) -> None:
        spaces = [Space(str(o.id), o.key, o.name) for o in self.state.spaces.values()]
        await self.store.save_spaces(spaces, complete=True)
        for start in range(0, len(self.rows), 250):
            some = self.rows[start : start + 250]
            await self.store.save_pages([self._page(row) for row in some])
        for number, row in enumerate(self.rows):
            if number % 10 == 0:
                labels = [Label(name, prefix, "1") for prefix, name in row.labels]
                await self.store.save_labels(str(row.id), labels)

    def _page(self, row: ContentRecord) -> Page:
        kind = Kind(row.kind)
        body = text_of(row.current.body) if kind.readable else None
        self.text += len((body or "").encode())
        return Page(
            id=str(row.id),
            title=row.title,
            space_id=str(row.space_id),
            version=Version(len(row.versions), row.current.created_at, row.current.author_id),
            kind=kind,
            parent_id=str(row.parent_id) if row.parent_id else None,
            author_id=row.author_id,
            created_at=row.created_at,
            body=body,
        )

    async def ask(self, query: str) -> Selection:
        """What a query finds, and no more."""
        return await self.store.selected(read(query), ASKER, 50)

    async def look(self, query: str, *, typing: bool = False) -> object:
        """All that the bar and its results ask of this machine."""
        limit = 20 if typing else 50
        return await self.bar.look(await self.bar.read(query), typing=typing, limit=limit)

    def word(self) -> str:
        """A word of some title."""
        row = LOTS.choice(self.rows)
        found = [one for one in row.title.split() if one.isalpha()]
        return LOTS.choice(found or ["runbook"])

    def text_word(self) -> str:
        """A word of some text."""
        found = [one for one in self.sentence().split() if one.isalpha() and len(one) > 5]
        return LOTS.choice(found or ["audit"])

    def sentence(self) -> str:
        """Some words that stand together in a text."""
        body = ""
        while "<p>" not in body:
            body = text_of(LOTS.choice(self.rows).current.body) or ""
        part = LOTS.choice(body.split("<p>")[1:]).partition("<")[0]
        return part if len(part.split()) > 3 else "audit log"

    def piece(self) -> str:
        """Two to thirty characters out of a text."""
        text = self.sentence()
        length = LOTS.randint(2, 30)
        start = LOTS.randrange(max(1, len(text) - length))
        return text[start : start + length].strip() or "audit"

    def label(self) -> str:
        """A label of something."""
        marked = [row for row in LOTS.choices(self.rows, k=50) if row.labels]
        return LOTS.choice(marked).labels[0][1]


def _bar(store: Store, local: LocalSearch) -> Search:
    site: Any = None  # nothing is asked of it
    reader = Understanding(store, "https://acme.atlassian.net", "UTC", now=lambda: NOW)
    return Search(site, store, site, lambda: local, lambda: reader)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Many]:
    named = os.environ.get("QUERY_LIBRARY")
    folder = Path(named) if named else tmp_path_factory.mktemp("many")
    folder.mkdir(exist_ok=True)
    many = Many(folder)
    yield many
    many.store.close()


@pytest.fixture(autouse=True)
def _questions_of_its_own(request: pytest.FixtureRequest) -> None:
    """Whichever other tests run, each asks the same."""
    LOTS.seed(request.node.name)


def _worst(taken: Sequence[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def _shown(ask: Callable[[str], Awaitable[object]], shapes: Sequence[Shape]) -> float:
    """What 95 of 100 questions took at the most, by the clock; all the rest is told."""

    async def main() -> list[tuple[float, float, str]]:
        taken = []
        for round_ in range(ROUNDS):
            query = shapes[round_ % len(shapes)]()
            start, begun = time.process_time(), time.perf_counter()
            await ask(query)
            spent, passed = time.process_time() - start, time.perf_counter() - begun
            taken.append((passed * 1000, spent * 1000, query))
        return taken

    taken = asyncio.run(main())
    _told(f"the first of all {taken[0][0]:.1f} ms ({taken[0][1]:.1f} of the processor), ")
    _told(", ".join(f"{passed:.0f} ({spent:.0f}) {query}" for passed, spent, query in _slow(taken)))
    clock = _worst([passed for passed, _, _ in taken])
    spent = _worst([spent for _, spent, _ in taken])
    _told(f"95 of 100 within {clock:.1f} ms by the clock, {spent:.1f} of the processor: ")
    return clock


def _slow(taken: Sequence[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    return sorted(taken[1:], key=lambda one: -one[1])[:4]


def _told(text: str) -> None:
    print(f"\n{text}", end="")  # noqa: T201 - the result


def test_the_index_is_small(many: Many) -> None:
    if not many.text:
        pytest.skip("the library was made before")
    bare, whole = many.bare / many.text, many.whole / many.text
    _told(f"{many.count} texts indexed: {many.seconds / many.count * 1000:.2f} ms each")
    _told(f"on disk {bare:.2f} x the storage text without, {whole:.2f} x with it (limit 1.6)")
    assert whole <= 1.6


def test_structured_queries(many: Many) -> None:
    shapes: Sequence[Shape] = (
        lambda: f'label = "{many.label()}" and type = page',
        lambda: f'label = "{many.label()}" and space = GEN order by lastmodified desc',
        lambda: f"parent = {LOTS.choice(many.rows).id}",
        lambda: f"ancestor = {LOTS.choice(many.rows).id} and type = page",
        lambda: f"creator = {LOTS.choice(many.rows).author_id!r} order by created desc",
        lambda: f"space = GEN and created > now('-{LOTS.randint(1, 300)}d')",
        lambda: f"title = {LOTS.choice(many.rows).title!r}",
        lambda: "type in (page, blogpost) order by lastmodified desc",
    )
    worst = _shown(many.ask, shapes)
    _told("structured CQL (limit 50)")
    assert worst <= 50


def test_text_queries(many: Many) -> None:
    shapes: Sequence[Shape] = (
        lambda: f'text ~ "{many.word()}"',
        lambda: f'text ~ "{many.text_word()}"',
        lambda: f'text ~ "{many.word()} {many.text_word()}"',
        lambda: f'title ~ "{many.word()}"',
        lambda: f'space = GEN and text ~ "{many.word()}"',
        lambda: f'text ~ "\\"{many.word()} {many.word()}\\""',
        lambda: f"{many.word()} {many.text_word()}",
    )
    worst = _shown(many.look, shapes)
    _told("text search, 50 hits with excerpts (limit 100)")
    assert worst <= 100


def test_literal_queries(many: Many) -> None:
    shapes: Sequence[Shape] = (
        lambda: f'"{many.piece()}"',
        lambda: f'"{" ".join(many.sentence().split()[:10])}"',
        lambda: f'"{LOTS.randint(10000, 99999)}"',
        lambda: LOTS.choice(("--no-verify", "C#ess", "E-4021", '"C#"', '"th"', '"the next"')),
    )
    worst = _shown(many.look, shapes)
    _told("literal search, 50 hits with excerpts (limit 100)")
    assert worst <= 100


def test_queries_as_one_types(many: Many) -> None:
    def typed() -> str:
        text = f"{many.word()} {many.text_word()}"
        return text[: LOTS.randint(1, len(text))]

    worst = _shown(partial(many.look, typing=True), (typed,))
    _told("as one types, 20 hits with excerpts (limit 50)")
    assert worst <= 50


def test_the_first_question_after_the_window_stands(many: Many) -> None:
    """A program that was just started has asked one behind; the file may be on disk alone."""

    async def first(*, ready: bool) -> float:
        _forgotten(many.folder / "library.desk")
        store = Store.open(many.folder / "library.desk", KEY)
        search = LocalSearch(store, "nobody", "UTC", now=lambda: NOW)
        start = time.perf_counter()
        if ready:
            await search.be_ready()
        begun = time.perf_counter()
        await search.ask(f"{many.word()} {many.text_word()}")
        asked = time.perf_counter() - begun
        store.close()
        _told(f"ready after {(begun - start) * 1000:.0f} ms, then {asked * 1000:.0f} ms. ")
        return asked * 1000

    _told("the file forgotten by the system: ")
    asyncio.run(first(ready=False))
    taken = statistics.median(asyncio.run(first(ready=True)) for _ in range(5))
    (many.folder / "library.desk").read_bytes()  # as it was, for whatever is measured next
    _told(f"the first question that somebody waits for: {taken:.0f} ms (limit 500)")
    assert taken <= 500


def _forgotten(path: Path) -> None:
    """Let the system read the file anew, where it can be asked to."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def test_the_bare_statement_takes_as_long(many: Many) -> None:
    """FTS5 alone, with its own rank and nothing else, against ours without what is shown."""
    connection = connect(many.folder / "library.desk", KEY, read_only=True)
    connection.pragma("cache_size", -48 * 1024)

    def rows(sql: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        return connection.execute(sql, values).fetchall()

    async def main() -> tuple[list[float], list[float]]:
        ours, bare = [], []
        for _ in range(FEW):
            query = f'text ~ "{LOTS.choice((many.word, many.text_word))()}"'
            known = ranking(read(query).where, Ask(ASKER, rows))
            assert known is not None
            begun = time.process_time()
            rows(_BARE, (known.expression,))
            between = time.process_time()
            await many.ask(query)
            ours.append((time.process_time() - between) * 1000)
            bare.append((between - begun) * 1000)
        return ours, bare

    ours, bare = asyncio.run(main())
    connection.close()
    ratio, together = _worst(ours) / _worst(bare), sum(ours) / sum(bare)
    _told(f"the bare statement: 95 of 100 within {_worst(bare):.1f} ms, ours {_worst(ours):.1f}, ")
    _told(f"{ratio:.2f} x, all together {together:.2f} x (limit 1.5)")
    assert ratio <= 1.5
    assert together <= 1.5


def test_terms_of_an_alert(many: Many) -> None:
    async def main() -> list[float]:
        taken = []
        for _ in range(20):
            terms = [Term(many.text_word()) for _ in range(8)] + [Term(many.word())]
            start = time.process_time()
            assert await many.search.ranked(terms)
            taken.append((time.process_time() - start) * 1000)
        return taken

    _told(f"nine terms weighed: 95 of 100 within {_worst(asyncio.run(main())):.1f} ms")


def test_the_thread_that_asks_does_no_work(many: Many) -> None:
    """What the thread of the window spends on a search, its own time alone."""

    async def main() -> float:
        await many.search.ask("audit log")
        start = time.thread_time()
        for _ in range(10):
            await many.search.ask(f"{many.word()} {many.text_word()}")
        return (time.thread_time() - start) * 100

    spent = asyncio.run(main())
    _told(f"of the thread that asks a search takes {spent:.2f} ms")
    assert threading.current_thread() is threading.main_thread()
    assert spent <= 5
