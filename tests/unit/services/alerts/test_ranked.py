"""The alerts that were written down beforehand bring their runbooks, from the library alone."""

import asyncio
import tomllib
from pathlib import Path

import pytest

from confluence_desk.domain.errors import DeskError
from tests.unit.services.conftest import World, Worlds

ALERTS = tomllib.loads((Path(__file__).parents[3] / "data/alerts.toml").read_text("utf-8"))["alert"]
FIRST, IN_FIVE = 0.9, 1.0


async def keep_all(world: World) -> None:
    await world.library.refresh_spaces()
    for row in list(world.demo.state.contents.values()):
        if row.kind == "page":
            try:
                await world.library.refresh_page(str(row.id))
                await world.library.refresh_details(str(row.id))
            except DeskError:
                continue  # not everybody may read everything
    await world.session.indexing.catch_up()


@pytest.mark.parametrize("offline", [False, True])
def test_the_right_runbook_comes_first(world: Worlds, *, offline: bool) -> None:
    async def main() -> None:
        async with world() as made:
            await keep_all(made)
            if offline:
                made.session.connection.pause()
            first, five = [], []
            for alert in ALERTS:
                found = await made.session.runbooks.match(alert["text"])
                titles = [one.hit.title for one in found.runbooks]
                assert all(one.why for one in found.runbooks), alert["name"]
                if not set(titles[:1]) & set(alert["right"]):
                    first.append(alert["name"])
                if not set(titles[:5]) & set(alert["right"]):
                    five.append(alert["name"])
            assert len(first) <= len(ALERTS) * (1 - FIRST), first
            assert len(five) <= len(ALERTS) * (1 - IN_FIVE), five

    asyncio.run(main())
