"""Every fault of service, network, clock and disk: nothing is lost, and the report says what."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Page
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.keeping import Holds
from confluence_desk.domain.syncing import Ending
from confluence_desk.services.sync.budget import Caps
from confluence_desk.store import Store
from tests.unit.services.sync.desk import FULL, KEY, QUICK, Desk, through


async def kept(desk: Desk, pages: int = 30) -> str:
    space = desk.space(pages=pages)
    await desk.keep(Holds.SPACE, space)
    return space


def whole(desk: Desk, space: str) -> bool:
    """Whether all of a space is here with its texts."""
    texts = all(desk.text(one) is not None for one in desk.truth(space))
    return texts and desk.shape(space) == desk.truth(space)


def test_a_site_that_is_gone_is_told_and_changes_nothing(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk)
        await desk.run()
        desk.faults.add("reset")
        report = await desk.run()
        assert (report.ending, report.reason) == (Ending.FAILED, "Unreachable")
        assert whole(desk, space)
        assert desk.store.runs()[0].ending is Ending.FAILED

    through(scenario)


def test_a_login_page_in_place_of_the_site_ends_the_run(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk)
        await desk.run()
        desk.faults.add("login", "/wiki/")
        report = await desk.run()
        assert (report.ending, report.reason) == (Ending.FAILED, "LoginPage")
        assert whole(desk, space)

    through(scenario)


@pytest.mark.parametrize("fault", ["500", "502", "503", "cut", "reset", "429", "slow", "429-date"])
def test_a_service_that_answers_every_other_time_is_synced_all_the_same(
    desk: Desk, fault: str
) -> None:
    async def scenario() -> None:
        space = await kept(desk)
        desk.patient = True
        desk.faults.add(fault, "/api/v2/", probability=0.3, seconds=0)
        for _ in range(12):
            await desk.run()
            if whole(desk, space):
                break
        desk.faults.clear()
        report = await desk.run()
        assert report.ending is Ending.WHOLE
        assert whole(desk, space)
        assert desk.gone() == {}
        assert desk.store.troubles() == []

    through(scenario)


@pytest.mark.parametrize("kind", ["429-seconds", "429-quota"])
def test_a_limit_for_an_hour_is_sat_through_with_the_same_cursor(desk: Desk, kind: str) -> None:
    """Traps 22 and 25: no slice is asked for twice, nothing is lost, the wait is told."""

    async def scenario() -> None:
        space = await kept(desk, 600)
        desk.patient = True
        desk.faults.add(kind, rf"/spaces/{space}/pages", skip=1, count=1, seconds=3600)
        report = await desk.run()
        assert report.ending is Ending.WHOLE
        assert whole(desk, space)
        assert sum(desk.world.slept) >= 3500
        assert any(one is not None for one in desk.waits)
        assert desk.waits[-1] is None
        listed = [
            one
            for one in desk.site.journal.received
            if one.path.endswith(f"{space}/pages") and "sort=-id" not in one.query
        ]
        refused = [one for one in listed if one.status == 429]
        assert len(refused) == 1
        assert len(listed) == 4
        assert listed[listed.index(refused[0]) + 1].query == refused[0].query

    through(scenario)


def test_a_limit_that_nobody_waits_for_ends_the_run_and_the_next_goes_on(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk, 300)
        desk.faults.add("429-quota", r"/v2/pages", skip=2, seconds=3600)
        report = await desk.run()
        assert (report.ending, report.reason) == (Ending.FAILED, "RateLimited")
        desk.faults.clear()
        report = await desk.run()
        assert report.ending is Ending.WHOLE
        assert len(desk.bodies_asked()) <= 301 - 100
        assert whole(desk, space)

    through(scenario)


def test_a_token_revoked_in_the_middle_ends_the_run_and_keeps_what_came(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk, 300)
        keep, taken = desk.store.save_pages, list[int]()

        async def revoking(pages: Sequence[Page]) -> Changes:
            taken.append(len(pages))
            if len(taken) == 2:
                desk.site.credentials.revoke(desk.token)
            return await keep(pages)

        desk.store.save_pages = revoking  # type: ignore[assignment, method-assign]
        report = await desk.run()
        assert (report.ending, report.reason) == (Ending.FAILED, "SignInNeeded")
        assert desk.gone() == {}
        here = [one for one in desk.truth(space) if desk.text(one) is not None]
        assert len(here) >= sum(taken[:2])
        desk.token = desk.site.credentials.issue(desk.state.owner_id)
        report = await desk.run()
        assert report.ending is Ending.WHOLE
        assert not set(here) & set(desk.bodies_asked())
        assert whole(desk, space)

    through(scenario)


def test_a_machine_that_slept_for_a_day_goes_on_where_it_was(desk: Desk) -> None:
    """The connections are dead on waking, and a request seems to have taken a day."""

    async def scenario() -> None:
        space = await kept(desk, 300)
        desk.patient = True
        desk.faults.add("reset", "/v2/", skip=4, count=6)
        report = await desk.run()
        assert report.ending is Ending.WHOLE
        assert whole(desk, space)

    through(scenario)


@pytest.mark.parametrize("jump", [timedelta(days=-4000), timedelta(days=4000)])
def test_a_clock_that_was_changed_loses_nothing(desk: Desk, jump: timedelta) -> None:
    """Traps 31 to 33: versions are compared, times are not; graves are not dug up by a jump."""

    async def scenario() -> None:
        space = await kept(desk)
        desk.caps = Caps(tombstones_kept=timedelta(days=30))
        page = desk.page(space, "Gone")
        await desk.run()
        desk.state.trash(page.id)
        await desk.run()
        await desk.run()
        assert desk.gone() == {str(page.id): "trashed"}
        desk.now = lambda: datetime.now(UTC) + jump
        other = desk.page(space, "New in another time")
        desk.state.edit(other.id, "<p>Edited.</p>")
        report = await desk.run(QUICK)
        assert report.ending is Ending.WHOLE
        assert desk.text(other.id) == "<p>Edited.</p>"
        desk.now = lambda: datetime.now(UTC)
        desk.now = lambda: datetime.now(UTC) + jump
        await desk.run(FULL)
        assert whole(desk, space)

    through(scenario)


def test_a_jump_of_the_clock_purges_no_grave_at_once(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk)
        desk.caps = Caps(tombstones_kept=timedelta(days=30))
        page = desk.page(space, "Gone")
        await desk.run()
        desk.state.trash(page.id)
        await desk.run()
        await desk.run()
        desk.now = lambda: datetime.now(UTC) + timedelta(days=4000)
        await desk.run()
        assert desk.gone() == {str(page.id): "trashed"}

    through(scenario)


def test_graves_that_are_old_enough_go(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk)
        desk.caps = Caps(tombstones_kept=timedelta(days=30))
        page = desk.page(space, "Gone")
        await desk.run()
        desk.state.trash(page.id)
        await desk.run()
        await desk.run()
        for days in (20, 40):
            desk.now = lambda: datetime.now(UTC) + timedelta(days=days)  # noqa: B023 - run at once
            await desk.run()
        assert desk.gone() == {}
        assert desk.store.page(str(page.id)) is None

    through(scenario)


def test_a_full_disk_ends_the_run_with_its_name_and_the_library_lives(desk: Desk) -> None:
    """Trap 48."""

    async def scenario() -> None:
        space = await kept(desk, 200)
        keep, taken = desk.store.save_pages, list[int]()

        async def filling(pages: Sequence[Page]) -> Changes:
            taken.append(1)
            if len(taken) > 1:
                raise StoreTrouble("full", "no room")
            return await keep(pages)

        desk.store.save_pages = filling  # type: ignore[assignment, method-assign]
        report = await desk.run()
        assert (report.ending, report.reason) == (Ending.FAILED, "StoreTrouble")
        assert report.detail == "full"
        desk.store.save_pages = keep  # type: ignore[method-assign]
        report = await desk.run()
        assert report.ending is Ending.WHOLE
        assert whole(desk, space)

    through(scenario)


def test_a_disk_too_full_to_note_a_run_is_told_as_that(desk: Desk) -> None:
    async def scenario() -> None:
        await kept(desk)

        async def full(_: Any) -> int:
            raise StoreTrouble("full")

        desk.store.begin_run = full  # type: ignore[method-assign,assignment]
        report = await desk.run()
        assert (report.run, report.ending) == (0, Ending.FAILED)
        assert (report.reason, report.detail) == ("StoreTrouble", "full")

    through(scenario)


def test_a_damaged_library_is_told_as_that(tmp_path: Path) -> None:
    """Trap 49: whoever opens it can offer to make it anew."""
    desk = Desk(tmp_path)

    async def scenario() -> None:
        await kept(desk, 300)
        await desk.run()

    through(scenario)
    path = desk.store.location
    desk.store.close()
    desk.store = Store.open(path, KEY)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 4)
        file.write(b"\0" * (path.stat().st_size // 2))

    async def again() -> None:
        report = await desk.run()
        assert (report.ending, report.reason) == (Ending.FAILED, "StoreTrouble")
        assert report.detail == "damaged"
        desk.store.close()

    through(again)


def test_a_killed_run_counts_as_stopped_and_the_next_fetches_only_the_rest(desk: Desk) -> None:
    """Traps 34 and 46."""

    async def scenario() -> None:
        space = await kept(desk, 400)
        keep, taken = desk.store.save_pages, list[int]()
        stop = asyncio.Event()

        async def stopping(pages: Sequence[Page]) -> Changes:
            taken.append(len(pages))
            if sum(taken) > 200:
                stop.set()
            return await keep(pages)

        desk.store.save_pages = stopping  # type: ignore[assignment, method-assign]
        report = await desk.engine(stop).run(FULL)
        assert (report.ending, report.reason) == (Ending.STOPPED, "")
        desk.store.save_pages = keep  # type: ignore[method-assign]
        here = {one for one in desk.truth(space) if desk.text(one) is not None}
        assert len(here) > 100
        assert desk.store.mark("space", space) is None
        report = await desk.run(QUICK)
        assert report.ending is Ending.WHOLE
        assert not here & set(desk.bodies_asked())
        assert whole(desk, space)

    through(scenario)


def test_cancelling_leaves_no_task_and_notes_the_end(
    desk: Desk, until: Callable[..., Awaitable[None]]
) -> None:
    async def scenario() -> None:
        await kept(desk, 300)
        desk.faults.add("latency", "/v2/pages", seconds=30)
        async with asyncio.TaskGroup() as group:
            task = group.create_task(desk.engine().run(FULL))
            await until(lambda: desk.asked("body-format"))
            task.cancel()
        assert task.cancelled()
        left = [one for one in asyncio.all_tasks() if one is not asyncio.current_task()]
        assert left == []
        (report,) = desk.store.runs()
        assert report.ending is Ending.STOPPED
        assert report.ended_at is not None

    through(scenario)


def test_an_edit_during_the_run_is_had_by_the_next(desk: Desk) -> None:
    """Trap 33: an item that changes or fails meanwhile is not passed by a mark."""

    async def scenario() -> None:
        space = await kept(desk, 120)
        keep, done = desk.store.save_pages, list[int]()
        page = desk.page(space, "Edited while others come")

        async def editing(pages: Sequence[Page]) -> Changes:
            if not done:
                done.append(1)
                desk.state.edit(page.id, "<p>Meanwhile.</p>")
            return await keep(pages)

        desk.store.save_pages = editing  # type: ignore[assignment, method-assign]
        desk.faults.add("500", r"/v2/pages$", count=3)
        await desk.run()
        await desk.run(QUICK)
        assert desk.text(page.id) == "<p>Meanwhile.</p>"
        assert whole(desk, space)

    through(scenario)


def test_nothing_new_hides_behind_something_known(desk: Desk) -> None:
    """Trap 33: a look that was killed between two slices is made up for by the next one."""

    async def scenario() -> None:
        space = await kept(desk, 10)
        await desk.run()
        new = [desk.page(space, f"New {number:03d}") for number in range(160)]
        save, saved = desk.store.save_listed, list[int]()

        async def dying(pages: Sequence[Page], run: int) -> Any:
            saved.append(1)
            if len(saved) == 3:
                raise StoreTrouble("io", "killed")
            return await save(pages, run)

        desk.store.save_listed = dying  # type: ignore[method-assign]
        report = await desk.run(QUICK)
        assert report.reason == "StoreTrouble"
        desk.store.save_listed = save  # type: ignore[method-assign]
        await desk.run(QUICK)
        assert all(desk.text(page.id) for page in new)

    through(scenario)


@pytest.mark.parametrize("zone", ["Pacific/Pago_Pago", "Pacific/Kiritimati", "Europe/Berlin"])
def test_no_time_zone_hides_an_edit(desk: Desk, zone: str) -> None:
    """Traps 31 and 32: an edit at any hour, also in the night in which clocks change."""
    desk.state.owner.time_zone = zone
    night = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    hours = [night + timedelta(minutes=30 * step) for step in range(12)]

    async def scenario() -> None:
        space = await kept(desk, 3)
        page = desk.page(space, "Edited all night")
        await desk.run()
        for number, hour in enumerate(hours):
            desk.state.clock = lambda: hour  # noqa: B023 - used in this turn alone
            desk.state.edit(page.id, f"<p>{number}</p>")
            await desk.run(QUICK)
            assert desk.text(page.id) == f"<p>{number}</p>"

    through(scenario)
