"""What it costs to find out who wrote a page with two thousand versions, and then one more."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from confluence_desk.domain.entities import Page, Site, Version
from confluence_desk.services.annotating import Annotating
from confluence_desk.services.documents import Documents
from confluence_desk.store import Store

pytestmark = pytest.mark.bench

VERSIONS = 2_000
MOST_MS = 20
LINES = 150
FIRST = datetime(2020, 1, 1, tzinfo=UTC)


def test_another_version_costs_little() -> None:
    """Each version has a line changed, one more or less, or one that moved."""

    async def main() -> None:
        store = Store.open(None, bytes(32))
        await _fill(store)
        service = Annotating(store, Documents(Site("https://x.test"), store), _never, "")
        begun = time.process_time()
        found = await service.authorship("1")
        each = (time.process_time() - begun) / VERSIONS * 1e3
        begun = time.process_time()
        await service.authorship("1")
        again = (time.process_time() - begun) * 1e3
        row = store.annotation("1")
        store.close()
        assert found is not None
        assert row is not None
        print(  # noqa: T201 - a bench reports
            f"\n{VERSIONS} versions: {each:.1f} ms a version, the page with its margin once more"
            f" {again:.0f} ms, kept in {len(row.told)} characters"
        )
        assert each <= MOST_MS

    asyncio.run(main())


async def _never(_page_id: str, number: int) -> None:
    raise AssertionError(number)


async def _fill(store: Store) -> None:
    lines = [f"Line {n} of a runbook tells what to do in step {n}." for n in range(LINES)]
    pages = []
    for number in range(1, VERSIONS + 1):
        _edit(lines, number)
        saved = FIRST + timedelta(hours=number)
        version = Version(number, saved, f"writer-{number % 7}", f"Change {number}")
        pages.append(Page("1", "Runbook", "1", version, body=_page(lines)))
    await store.save_page(pages[-1])
    await store.save_versions("1", [page.version for page in pages])
    for page in pages[:-1]:
        await store.save_old_version(page)


def _page(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def _edit(lines: list[str], number: int) -> None:
    at = number * 37 % len(lines)
    if number % 4 == 0:
        lines.insert(at, f"Another line came in round {number}, about step {at}.")
    elif number % 4 == 1 and len(lines) > 100:
        del lines[at]
    elif number % 4 == 2:
        lines.insert(at, lines.pop(-at))
    else:
        lines[at] = f"Line {at} of a runbook says what to do in step {at}, round {number}."
