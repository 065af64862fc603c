"""A hundred thousand pages in the library: what queries take, and what the index costs."""

import asyncio
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from confluence_desk.cql.check import read
from confluence_desk.demo.generator import generate
from confluence_desk.demo.records import ContentRecord, text_of
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.entities import Kind, Label, Page, Space, Version
from confluence_desk.services.indexing import Indexing
from confluence_desk.store import Store
from confluence_desk.store.query import Asker

pytestmark = pytest.mark.bench

PAGES = int(os.environ.get("QUERY_PAGES", "100000"))
LOTS = random.Random(6)  # noqa: S311 - the same queries every time
NOW = datetime(2026, 3, 1, tzinfo=UTC)
ASKER = Asker("nobody", UTC, NOW)
ROUNDS = 60
Shape = Callable[[], str]


class Many:
    """A large library, and what making it took."""

    def __init__(self, folder: Path) -> None:
        self.state = SiteState(seed=1)
        generate(self.state, PAGES, 1, NOW)
        self.rows = list(self.state.contents.values())
        self.text = 0
        self.folder = folder
        self.store = Store.open(folder / "library.desk", bytes(32))
        asyncio.run(self._fill())
        self.bare = self._size()
        start = time.process_time()
        self.count = asyncio.run(Indexing(self.store, at_once=100, breath=0).catch_up())
        self.seconds = time.process_time() - start
        self.whole = self._size()

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

    def word(self) -> str:
        """A word of some text."""
        row = LOTS.choice(self.rows)
        found = [one for one in row.title.split() if one.isalpha()]
        return LOTS.choice(found or ["runbook"])

    def label(self) -> str:
        """A label of something."""
        marked = [row for row in LOTS.choices(self.rows, k=50) if row.labels]
        return LOTS.choice(marked).labels[0][1]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Many]:
    many = Many(tmp_path_factory.mktemp("many"))
    yield many
    many.store.close()


def _p95(many: Many, shapes: Sequence[Shape], limit: int = 50) -> float:
    taken = []
    for _ in range(ROUNDS):
        tree = read(LOTS.choice(shapes)())
        start = time.process_time()
        many.store.select(tree, ASKER, limit)
        taken.append((time.process_time() - start) * 1000)
    return statistics.quantiles(taken, n=20)[-1]


def _told(text: str) -> None:
    print(f"\n{text}", end="")  # noqa: T201 - the result


def test_the_index_is_small(many: Many) -> None:
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
    best = _p95(many, shapes)
    _told(f"structured CQL: 95 of 100 within {best:.1f} ms (limit 50)")
    assert best <= 50


def test_text_queries(many: Many) -> None:
    shapes: Sequence[Shape] = (
        lambda: f'text ~ "{many.word()}"',
        lambda: f'text ~ "{many.word()} {many.word()}"',
        lambda: f'title ~ "{many.word()}"',
        lambda: f'space = GEN and text ~ "{many.word()}"',
        lambda: f'text ~ "\\"{many.word()} {many.word()}\\""',
    )
    best = _p95(many, shapes)
    _told(f"text search: 95 of 100 within {best:.1f} ms (limit 100)")
    assert best <= 100
