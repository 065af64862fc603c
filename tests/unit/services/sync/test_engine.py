"""Whole runs over the demo site: what comes, what follows, and what they ask for."""

import asyncio

from confluence_desk.domain.keeping import Holds
from confluence_desk.domain.syncing import Ending, Fate
from tests.unit.services.sync.desk import FULL, QUICK, Desk


def test_a_space_comes_whole(desk: Desk) -> None:
    space = desk.space(pages=30)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, space)
        report = await desk.run(QUICK)
        assert (report.ending, report.reason) == (Ending.WHOLE, "")
        assert report.counts[Fate.ADDED] == 31
        assert desk.shape(space) == desk.truth(space)
        assert all(desk.text(one) is not None for one in desk.truth(space))
        assert not desk.store.troubles()

    asyncio.run(scenario())


def test_a_second_run_fetches_no_text(desk: Desk) -> None:
    space = desk.space(pages=30)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, space)
        await desk.run(QUICK)
        for job in (QUICK, FULL):
            report = await desk.run(job)
            assert report.ending is Ending.WHOLE
            assert desk.bodies_asked() == []
            assert report.counts == {}

    asyncio.run(scenario())
