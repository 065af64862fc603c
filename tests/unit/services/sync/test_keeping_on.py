"""What stays and what goes as rules, people and slow services have it."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from confluence_desk.demo.records import Restriction
from confluence_desk.domain.keeping import Holds
from confluence_desk.domain.syncing import Ending, Gone
from tests.unit.services.sync import desk as desks
from tests.unit.services.sync.desk import FULL, QUICK, STRANGER, Desk, Wire, through


async def kept(desk: Desk, pages: int = 30, key: str = "OPS") -> str:
    space = desk.space(key, pages=pages)
    await desk.keep(Holds.SPACE, space)
    await desk.run()
    return space


def test_what_the_last_rule_lets_go_loses_its_text_but_not_what_was_read_lately(
    desk: Desk,
) -> None:
    async def scenario() -> None:
        space = desk.space(pages=2)
        read, unread = desk.page(space, "Read"), desk.page(space, "Unread")
        both = desk.page(space, "Held twice")
        desk.state.add_label(both.id, "runbook")
        rule = await desk.keep(Holds.SPACE, space)
        await desk.keep(Holds.LABEL, "runbook")
        await desk.run()
        await desk.store.note_visit(str(read.id))
        await desk.store.remove_rule(rule)
        await desk.run()
        assert desk.text(unread.id) is None
        assert desk.text(read.id) is not None
        assert desk.text(both.id) is not None
        for days in (20, 35):
            desk.now = lambda: datetime.now(UTC) + timedelta(days=days)  # noqa: B023 - at once
            await desk.run()
        assert desk.text(read.id) is None
        assert desk.text(both.id) is not None

    through(scenario)


def test_a_rule_for_a_space_that_was_never_listed_is_listed_whole_by_a_quick_run(
    desk: Desk,
) -> None:
    async def scenario() -> None:
        await kept(desk, 3, "ONE")
        two = desk.space("TWO", pages=3)
        await desk.keep(Holds.SPACE, two)
        await desk.run(QUICK)
        assert desk.shape(two) == desk.truth(two)
        assert all(desk.text(one) is not None for one in desk.truth(two))

    through(scenario)


def test_a_comment_a_label_and_a_file_come_without_a_text_being_fetched(desk: Desk) -> None:
    """Trap 37."""

    async def scenario() -> None:
        space = await kept(desk)
        page = int(sorted(desk.truth(space))[5])
        desk.state.comment(page, "<p>Said later.</p>")
        desk.state.add_label(page, "later")
        desk.state.attach(page, "later.txt", b"later")
        await desk.run(FULL)
        assert [one.body for one in desk.store.comments(str(page)) or ()] == ["<p>Said later.</p>"]
        assert [one.name for one in desk.store.labels(str(page)) or ()] == ["later"]
        assert [one.title for one in desk.store.attachments(str(page)) or ()] == ["later.txt"]
        assert desk.bodies_asked() == []

    through(scenario)


def test_access_is_lost_and_gained_by_id_never_by_title(desk: Desk) -> None:
    """Trap 45: two pages of one title in two spaces."""

    async def scenario() -> None:
        one, two = await kept(desk, 10, "ONE"), await kept(desk, 10, "TWO")
        here, there = (desk.page(space, "Same title") for space in (one, two))
        await desk.run()
        desk.hide(here.id)
        await desk.run()
        await desk.run()
        assert desk.gone() == {str(here.id): Gone.HIDDEN.value}
        assert desk.text(there.id)
        desk.state.restrict(here.id, read=Restriction())
        await desk.run()
        assert desk.gone() == {}
        assert desk.shape(one) == desk.truth(one)

    through(scenario)


def test_a_page_that_becomes_visible_without_a_change_comes_with_the_next_full_run(
    desk: Desk,
) -> None:
    async def scenario() -> None:
        space = desk.space(pages=3)
        secret = desk.page(space, "Secret")
        desk.state.restrict(secret.id, read=Restriction(users={STRANGER}))
        await desk.keep(Holds.SPACE, space)
        await desk.run()
        assert desk.text(secret.id) is None
        desk.state.restrict(secret.id, read=Restriction())
        await desk.run()
        assert desk.text(secret.id)

    through(scenario)


class Overcome(Wire):
    """Answers no request for more than a few texts in time."""

    most = 40

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        ids = request.url.params.get("id", "").split(",")
        if "body-format" in request.url.params and len(ids) > self.most:
            raise httpx.ReadTimeout("too slow", request=request)
        return await super().handle_async_request(request)


@pytest.mark.parametrize("patient", [True, False])
def test_a_service_too_slow_for_large_batches_is_asked_for_small_ones(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, *, patient: bool
) -> None:
    monkeypatch.setattr(desks, "Wire", Overcome)
    desk.patient = patient

    async def scenario() -> None:
        space = desk.space(pages=200)
        await desk.keep(Holds.SPACE, space)
        report = await desk.run()
        assert report.ending is Ending.WHOLE
        assert all(desk.text(one) is not None for one in desk.truth(space))
        assert desk.world.slept == []

    through(scenario)


def test_short_and_empty_slices_are_no_end(desk: Desk) -> None:
    """Traps 19 and 21: rows are hidden after they were fetched."""

    async def scenario() -> None:
        desk.state.thin_lists = True
        space = await kept(desk, 600)
        for job in (QUICK, FULL):
            report = await desk.run(job)
            assert report.ending is Ending.WHOLE
            assert desk.shape(space) == desk.truth(space)
        page = desk.page(space, "Late")
        await desk.run(QUICK)
        assert desk.text(page.id)

    through(scenario)


def test_lists_that_lag_behind_lose_nothing_and_catch_up(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk)
        desk.state.lag(lists=timedelta(hours=1))
        page = desk.page(space, "Not listed yet")
        desk.state.edit(int(sorted(desk.truth(space))[3]), "<p>Not listed yet.</p>")
        for _ in range(3):
            await desk.run()
        assert desk.gone() == {}
        desk.state.lag(lists=timedelta())
        await desk.run()
        assert desk.text(page.id)
        assert desk.shape(space) == desk.truth(space)

    through(scenario)


def test_leaving_a_run_in_the_middle_closes_its_listings(desk: Desk) -> None:
    closed: list[bool] = []

    async def rows(*_: object, **__: object) -> AsyncGenerator[list[object], None]:
        try:
            while True:
                yield []
        finally:
            closed.append(True)

    async def scenario() -> None:
        await desk.keep(Holds.SPACE, desk.space(pages=2))
        engine = desk.engine()
        client = engine._client  # noqa: SLF001 - whose listing never ends
        client.space_pages_by_id = rows  # type: ignore[method-assign,assignment]
        desk.faults.add("login", r"/blogposts")
        report = await engine.run(FULL)
        assert report.reason == "LoginPage"
        assert closed
        assert all(closed)

    through(scenario)
