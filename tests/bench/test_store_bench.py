"""What encryption, packing and exact news cost the library, as ratios to plain SQLite."""

import asyncio
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from confluence_desk.domain.entities import Comment, Kind, Page, PageNode, Place, Version
from confluence_desk.domain.syncing import Depth
from confluence_desk.store import Store

pytestmark = pytest.mark.bench

PAGES, BATCH, PARENTS = 10_000, 250, 100
LOTS = random.Random(7)  # noqa: S311 - the same pages every time
Batches = list[list[Page]]


class Plain:
    """The least one could do: one table, no key, no packing, no comparison."""

    def __init__(self, path: Path) -> None:
        self.connection = apsw.Connection(str(path))
        self.connection.pragma("journal_mode", "wal")
        self.connection.pragma("synchronous", "normal")
        self.connection.execute(
            "CREATE TABLE pages (id TEXT PRIMARY KEY, title, parent, position, body);"
            "CREATE INDEX by_parent ON pages (parent, position)"
        )

    def save(self, pages: list[Page]) -> None:
        rows = [(p.id, p.title, p.parent_id, p.position, p.body) for p in pages]
        with self.connection:
            self.connection.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)", rows)

    def save_all(self, batches: Batches) -> None:
        for batch in batches:
            self.save(batch)

    def page(self, id_: str) -> object:
        return self.connection.execute("SELECT * FROM pages WHERE id = ?", (id_,)).fetchall()

    def children(self, parent: str) -> object:
        sql = "SELECT id, title FROM pages WHERE parent = ? ORDER BY position"
        return self.connection.execute(sql, (parent,)).fetchall()


@pytest.fixture(scope="module")
def batches() -> Batches:
    words = ["".join(LOTS.choices("abcdefghijklmnop", k=LOTS.randint(2, 9))) for _ in range(3000)]
    texts = [
        "".join(f"<p>{' '.join(LOTS.choices(words, k=40))}</p>" for _ in range(LOTS.randint(2, 40)))
        for _ in range(400)
    ]
    pages = [_page(number, LOTS.choice(texts)) for number in range(PAGES)]
    return [pages[start : start + BATCH] for start in range(0, PAGES, BATCH)]


def _page(number: int, body: str) -> Page:
    parent = f"parent-{number % PARENTS}"
    place = {"parent_id": parent, "position": number, "web_path": f"/spaces/OPS/pages/{number}"}
    return Page(str(number), f"Page {number}", "1", Version(1), body=body, **place)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plain]:
    plain = Plain(tmp_path_factory.mktemp("plain") / "plain.db")
    yield plain
    plain.connection.close()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(tmp_path_factory.mktemp("store") / "library.desk", bytes(32))
    yield store
    store.close()


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _save(store: Store, batches: Batches) -> None:
    async def all_of_them() -> None:
        for batch in batches:
            await store.save_pages(batch)

    asyncio.run(all_of_them())


def _list(store: Store, batches: Batches) -> None:
    async def all_of_them() -> None:
        run = await store.begin_run(Depth.FULL)
        for batch in batches:
            await store.save_listed(batch, run)

    asyncio.run(all_of_them())


def _comment(store: Store, batches: Batches) -> None:
    async def all_of_them() -> None:
        run = await store.begin_run(Depth.FULL)
        for batch in batches:
            rows = [Comment(f"c{p.id}", p.id, Place.FOOTER, Version(1), "<p>Hm</p>") for p in batch]
            await store.save_comments_seen(rows, run)
        for place in Place:
            await store.end_comments(place, run)

    asyncio.run(all_of_them())


def _median(read: Callable[[str], object], keys: list[str]) -> float:
    return statistics.median(_seconds(lambda key=key: read(key)) for key in keys)  # type: ignore[misc]


def _told(what: str, ours: float, theirs: float, unit: str, ceiling: float) -> None:
    ratio = ours / theirs
    print(f"\n{what}: {ours:.1f} {unit}, plain {theirs:.1f} {unit}, ratio {ratio:.2f}")  # noqa: T201
    assert ratio <= ceiling


def test_saving_pages_in_bulk(store: Store, plain: Plain, batches: Batches) -> None:
    theirs = _seconds(lambda: plain.save_all(batches))
    ours = _seconds(lambda: _save(store, batches))
    _told(f"save {PAGES} pages", ours * 1e3, theirs * 1e3, "ms", 12)


def test_saving_equal_pages_again(store: Store, plain: Plain, batches: Batches) -> None:
    theirs = _seconds(lambda: plain.save_all(batches))
    ours = _seconds(lambda: _save(store, batches))
    _told(f"save {PAGES} equal pages", ours * 1e3, theirs * 1e3, "ms", 8)


def test_listing_equal_pages_in_bulk(store: Store, plain: Plain, batches: Batches) -> None:
    theirs = _seconds(lambda: plain.save_all(batches))
    ours = _seconds(lambda: _list(store, batches))
    _told(f"list {PAGES} equal pages", ours * 1e3, theirs * 1e3, "ms", 2)


def test_listing_pages_that_all_were_edited(store: Store, plain: Plain, batches: Batches) -> None:
    edited = [[replace(page, version=Version(2)) for page in batch] for batch in batches]
    theirs = _seconds(lambda: plain.save_all(batches))
    ours = _seconds(lambda: _list(store, edited))
    _told(f"list {PAGES} edited pages", ours * 1e3, theirs * 1e3, "ms", 4)
    _list(store, batches)


def test_a_comment_on_every_page(store: Store, plain: Plain, batches: Batches) -> None:
    theirs = _seconds(lambda: plain.save_all(batches))
    ours = _seconds(lambda: _comment(store, batches))
    _told(f"keep {PAGES} comments of a site", ours * 1e3, theirs * 1e3, "ms", 3)
    again = _seconds(lambda: _comment(store, batches))
    _told(f"keep {PAGES} equal comments", again * 1e3, theirs * 1e3, "ms", 2)


def test_a_file_in_pieces(store: Store, tmp_path: Path) -> None:
    """Against a plain file, forced to disk as rarely as the library's is: never here."""
    piece, pieces = random.Random(1).randbytes(1 << 20), 64  # noqa: S311 - as above
    theirs = _seconds(lambda: (tmp_path / "plain").write_bytes(piece * pieces))

    async def stream() -> None:
        await store.begin_blob("att1", 1, pieces << 20, "")
        for number in range(pieces):
            await store.append_blob("att1", 1, number << 20, piece)
        await store.finish_blob("att1", 1)

    ours = _seconds(lambda: asyncio.run(stream()))
    _told(f"stream {pieces} MB", ours * 1e3, theirs * 1e3, "ms", 12)
    asyncio.run(store.drop_blob("att1", 1))


def test_reading_a_page(store: Store, plain: Plain) -> None:
    keys = [str(LOTS.randrange(PAGES)) for _ in range(3000)]
    theirs, ours = _median(plain.page, keys), _median(store.page, keys)
    _told("read a page", ours * 1e6, theirs * 1e6, "µs", 20)


def test_reading_children(store: Store, plain: Plain, batches: Batches) -> None:
    async def list_them() -> None:
        for number in range(PARENTS):
            listed = [p for batch in batches for p in batch if p.parent_id == f"parent-{number}"]
            nodes = [PageNode(p.id, Kind.PAGE, p.title, "1", position=p.position) for p in listed]
            await store.save_children(f"parent-{number}", nodes)

    asyncio.run(list_them())
    keys = [f"parent-{LOTS.randrange(PARENTS)}" for _ in range(1000)]
    theirs, ours = _median(plain.children, keys), _median(store.children, keys)
    _told(f"read {PAGES // PARENTS} children", ours * 1e6, theirs * 1e6, "µs", 10)


def test_the_size_on_disk(store: Store, batches: Batches) -> None:
    text = sum(len((page.body or "").encode()) for batch in batches for page in batch)
    _told("size on disk", store.statistics()[1] / 1e6, text / 1e6, "MB", 1.6)
