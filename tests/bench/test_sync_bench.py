"""What a first sync costs, as ratios to asking for the same and doing nothing with it.

The site runs in a process of its own; what shares the machine meanwhile slows both sides alike.
"""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from confluence_desk.demo.launch import Access, DemoProcess
from confluence_desk.domain.syncing import Depth
from tests.bench.syncing import bare, forget, journal, latency, synced

pytestmark = pytest.mark.bench

PAGES = int(os.environ.get("SYNC_PAGES", "10000"))
ROUNDS = 3
LATENCY = 0.15
SAMPLE = 200
"""Pages that are fetched one by one for the comparison; the time of all is reckoned from these."""


@pytest.fixture(scope="module")
def site() -> Iterator[Access]:
    with DemoProcess(["--pages", str(PAGES)]) as access:
        yield access


def told(text: str) -> None:
    print(f"\n{text}", end="")  # noqa: T201 - the result


def test_a_first_sync_beside_a_bare_loop(site: Access, tmp_path: Path) -> None:
    ours, theirs = [], []
    for number in range(ROUNDS):
        forget(site)
        ours.append(asyncio.run(synced(site, tmp_path / f"{number}.desk")))
        asked = journal(site)
        paths = [f"{one['path']}?{one['query']}" for one in asked if one["method"] == "GET"]
        theirs.append(asyncio.run(bare(site, paths)))
    best, least = min(ours, key=lambda one: one.seconds), min(theirs)
    told(
        f"first sync of {PAGES} pages: {best.seconds:.1f} s ({best.worked:.1f} s of work),"
        f" {best.report.requests} requests, {best.report.bytes_done / 1e6:.0f} MB;"
        f" bare {least:.1f} s: {best.seconds / least:.2f} x (limit 1.6)"
    )
    assert best.report.requests <= 600 * max(1, PAGES / 10_000)
    assert best.seconds / least <= 1.6


def test_a_sync_of_nothing_new(site: Access, tmp_path: Path) -> None:
    path = tmp_path / "again.desk"
    first = asyncio.run(synced(site, path))
    for depth, most in ((Depth.FULL, 60), (Depth.QUICK, 4)):
        again = asyncio.run(synced(site, path, depth))
        told(
            f"{depth} sync with nothing new: {again.seconds:.2f} s,"
            f" {again.report.requests} requests; first {first.seconds:.1f} s"
        )
        assert again.report.requests <= most


def test_a_first_sync_with_latency_beside_page_by_page(site: Access, tmp_path: Path) -> None:
    asyncio.run(synced(site, tmp_path / "warm.desk"))
    asked = [one for one in journal(site) if one["query"].startswith("id=")]
    ids = [one for row in asked for one in row["query"].partition("&")[0][3:].split("%2C")]
    paths = [f"/wiki/api/v2/pages/{one}?body-format=storage" for one in ids[:SAMPLE]]
    latency(site, LATENCY)
    try:
        one_by_one = asyncio.run(bare(site, paths, at_once=5)) / len(paths) * PAGES
        ours = asyncio.run(synced(site, tmp_path / "late.desk"))
    finally:
        latency(site, 0)
    told(
        f"with {LATENCY * 1e3:.0f} ms a request: {ours.seconds:.1f} s ({ours.worked:.1f} s of"
        f" work), {ours.report.requests} requests; page by page, 5 at once, {one_by_one:.0f} s"
        f" (from {len(paths)} pages): {one_by_one / ours.seconds:.1f} x faster (limit 20)"
    )
    assert one_by_one / ours.seconds >= 20
