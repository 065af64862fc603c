"""The whole examination: of a site that answers, is gone, lets nobody in; and offline."""

import asyncio
import json
from pathlib import Path

from confluence_desk.domain.health import Mark
from confluence_desk.domain.road import Road
from confluence_desk.domain.speech import ENGLISH
from confluence_desk.services.doctor import Doctor
from tests.unit.services.conftest import World, Worlds

WAY = ["disk", "secrets", "library", "proxy", "dns", "tls"]


async def examined(world: World, folder: Path) -> tuple[list[str], Doctor]:
    doctor = Doctor(world.session, world.accounts.secrets, Road, folder, ENGLISH)
    return [sign.id async for sign in doctor.examine()], doctor


def test_a_site_that_answers_is_looked_at_to_the_end(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            ids, doctor = await examined(here, tmp_path)
            assert ids[:9] == [*WAY, "clock", "answer", "writing"]
            assert {"can.pages", "can.search", "can.files", "can.audit"} <= set(ids)
            assert not [sign for sign in doctor.signs if sign.mark is Mark.BAD]
            report = doctor.text() + json.dumps(doctor.report())
            assert here.session.way_in is not None
            for secret in (here.demo.token, here.session.way_in.key, here.demo.email):
                assert secret not in report

    asyncio.run(story())


def test_of_a_site_that_is_gone_it_is_said_once(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            here.demo.site.faults.down = True
            ids, doctor = await examined(here, tmp_path)
            assert ids == [*WAY, "answer", "writing", "token"]
            assert [sign.id for sign in doctor.signs if sign.mark is Mark.BAD] == ["answer"]

    asyncio.run(story())


def test_a_token_that_is_refused_is_said(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            here.demo.site.credentials.revoke(here.demo.token)
            _ids, doctor = await examined(here, tmp_path)
            signs = {sign.id: sign for sign in doctor.signs}
            assert signs["answer"].mark is Mark.GOOD
            assert signs["can.pages"].mark is Mark.BAD
            assert "not accepted" in signs["can.pages"].words

    asyncio.run(story())


def test_who_works_offline_is_told_so_and_nothing_is_asked(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            here.session.connection.pause()
            here.demo.site.journal.clear()
            ids, doctor = await examined(here, tmp_path)
            assert ids == ["disk", "secrets", "library", "offline"]
            assert doctor.signs[-1].remedy
            assert not here.demo.site.journal.received

    asyncio.run(story())
