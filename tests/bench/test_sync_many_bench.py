"""A hundred thousand pages: what their sync takes in memory, and what the library is like then."""

import asyncio
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from confluence_desk.demo.launch import Access, DemoProcess
from confluence_desk.domain.keeping import EVERY_SPACE, Files, Holds, Rule
from confluence_desk.store import Store
from tests.bench.syncing import KEY, Child, child, order

pytestmark = pytest.mark.bench

PAGES = int(os.environ.get("SYNC_MANY_PAGES", "100000"))
LOTS = random.Random(3)  # noqa: S311 - the same pages every time
ASKED = 2_000


@pytest.fixture(scope="module")
def site() -> Iterator[Access]:
    with DemoProcess(["--pages", str(PAGES)]) as access:
        yield access


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "library.desk"
    store = Store.open(path, KEY)
    asyncio.run(store.add_rule(Rule(0, Holds.SPACE, EVERY_SPACE, files=Files.NONE)))
    store.close()
    return path


@pytest.fixture(scope="module")
def first(site: Access, library: Path) -> Child:
    asked = httpx.get(
        f"{site.url}/wiki/rest/api/user/current", auth=(site.email, site.token), timeout=60
    )
    return child(order(site, asked.json()["accountId"], library))


def told(text: str) -> None:
    print(f"\n{text}", end="")  # noqa: T201 - the result


def test_memory_stays_flat(first: Child) -> None:
    told(
        f"first sync of {PAGES} pages: {first.seconds:.0f} s, {first.report.requests} requests,"
        f" {first.report.bytes_done / 1e6:.0f} MB; resident at most {first.peak:.0f} MB"
        f" (limit 250), {first.half(0):.0f} MB in the first half, {first.half(1):.0f} MB after it"
    )
    assert first.peak <= 250
    assert first.half(1) <= first.half(0) * 1.4


@pytest.mark.usefixtures("first")
def test_reading_and_size(library: Path) -> None:
    store = Store.open(library, KEY)
    try:
        ids, text, parents = _gathered(store)
        body = _median_and_worst(lambda: store.page(LOTS.choice(ids)))
        below = _median_and_worst(lambda: store.children(LOTS.choice(parents)))
        taken = sum(path.stat().st_size for path in library.parent.iterdir())
        told(f"{len(ids)} texts here, {text / 1e6:.0f} MB")
        told(f"a page's body: {body[0]:.2f} ms, 99 of 100 within {body[1]:.2f} ms (limit 2)")
        told(f"children of a node: {below[0]:.2f} ms, 99 of 100 {below[1]:.2f} ms (limit 2)")
        told(f"on disk {taken / 1e6:.0f} MB: {taken / text:.2f} x the storage text (limit 1.6)")
        assert len(ids) >= PAGES
        assert body[0] <= 2
        assert below[0] <= 2
        assert taken / text <= 1.6
    finally:
        store.close()


def _gathered(store: Store) -> tuple[list[str], int, list[str]]:
    """Every page below the spaces, the size of all texts, and what has children."""
    ids, text, parents = [], 0, []
    waiting = [f"space:{space.id}" for space in store.spaces()]
    while waiting:
        key = waiting.pop()
        nodes = store.children(key) or []
        if nodes:
            parents.append(key)
        waiting += [node.id for node in nodes]
        for node in nodes:
            page = store.page(node.id)
            if page is not None and page.body is not None:
                ids.append(node.id)
                text += len(page.body.encode())
    return ids, text, parents


def _median_and_worst(job: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds: the median, and what 99 of 100 stay within."""
    times = []
    for _ in range(ASKED):
        began = time.perf_counter()
        job()
        times.append((time.perf_counter() - began) * 1e3)
    return statistics.median(times), sorted(times)[ASKED * 99 // 100]
