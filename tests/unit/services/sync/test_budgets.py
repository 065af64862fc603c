"""How many requests a sync takes, counted by the site: two thousand generated pages."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from confluence_desk.demo.content import fill
from confluence_desk.demo.generator import generate
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.keeping import EVERY_SPACE, Holds
from confluence_desk.domain.syncing import Ending
from tests.unit.services.sync.desk import FULL, QUICK, Desk, through

PAGES = 2000
FIRST = 600 * PAGES // 10_000 + 212
"""The share of the listings and texts, and each of the hundred labels, which are as many there."""
UNCHANGED, QUICKLY = 55, 4
NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Desk]:
    state = SiteState(seed=1)
    generate(state, PAGES, 1, NOW)
    made = Desk(tmp_path, state=state)
    yield made
    made.store.close()


def test_the_budgets_hold_and_of_an_edit_only_that_text_is_fetched(large: Desk) -> None:
    desk = large

    async def scenario() -> None:
        space = str(next(iter(desk.state.spaces)))
        await desk.keep(Holds.SPACE, space)
        report = await desk.run(QUICK)
        assert report.ending is Ending.WHOLE
        assert report.requests == len(desk.asked()) <= FIRST, desk.kinds_asked()
        assert desk.shape(space) == desk.truth(space)
        for _ in range(2):
            await desk.run(FULL)
            assert len(desk.asked()) <= UNCHANGED, desk.kinds_asked()
            assert desk.bodies_asked() == []
        await desk.run(QUICK)
        assert len(desk.asked()) <= QUICKLY, desk.kinds_asked()
        page = sorted(desk.truth(space))[1000]
        desk.state.edit(int(page), "<p>The one edit.</p>")
        await desk.run(QUICK)
        assert desk.bodies_asked() == [page]
        await desk.run(FULL)
        assert desk.bodies_asked() == []

    through(scenario)


def test_looks_at_several_spaces_stay_within_their_budgets_too(
    tmp_path: Path,
) -> None:
    state = SiteState(seed=1)
    fill(state, NOW)
    desk = Desk(tmp_path, state=state)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, EVERY_SPACE)
        await desk.run(QUICK)
        await desk.run(QUICK)
        assert len(desk.asked()) <= QUICKLY * len(state.spaces), desk.kinds_asked()
        for _ in range(2):
            await desk.run(FULL)
            assert len(desk.asked()) <= UNCHANGED, desk.kinds_asked()

    through(scenario)
    desk.store.close()
