"""A token that lacks a scope syncs all the rest; what is missing is told by its name (trap 4)."""

import asyncio
from pathlib import Path

import pytest

from confluence_desk.demo.scopes import READING
from confluence_desk.domain.capabilities import SCOPES
from confluence_desk.domain.keeping import Holds
from tests.unit.services.sync.desk import Desk

LISTS = 2
"""A scope is missed by so many lists at most, not by each page."""
OPTIONAL = [each for each in SCOPES if each.split(":")[1] not in {"space", "page"}]


def desk_with(path: Path, scopes: frozenset[str]) -> Desk:
    """A reader whose token opens only so much."""
    desk = Desk(path)
    desk.gateway = True
    desk.token = desk.site.credentials.issue(desk.state.owner_id, scopes)
    return desk


@pytest.mark.parametrize("scope", OPTIONAL)
def test_trap_4_pages_are_synced_without_any_one_optional_scope(tmp_path: Path, scope: str) -> None:
    async def story() -> None:
        desk = desk_with(tmp_path, frozenset(SCOPES) - {scope})
        space = desk.space(pages=3)
        await desk.keep(Holds.SPACE, space)
        try:
            for _ in range(2):
                report = await desk.run()
                assert report.ending in {"whole", "partly"}, report
                pages = [row for row in desk.state.contents.values() if row.kind == "page"]
                assert all(desk.text(row.id) is not None for row in pages)
                told = {each.error for each in desk.store.troubles()}
                assert told <= {"ScopeMissing"}
                assert len(desk.store.troubles()) <= LISTS
        finally:
            desk.store.close()

    asyncio.run(story())


def test_a_token_that_reads_everything_leaves_no_trouble(tmp_path: Path) -> None:
    async def story() -> None:
        desk = desk_with(tmp_path, READING)
        await desk.keep(Holds.SPACE, desk.space(pages=3))
        try:
            await desk.run()
            assert desk.store.troubles() == []
        finally:
            desk.store.close()

    asyncio.run(story())
