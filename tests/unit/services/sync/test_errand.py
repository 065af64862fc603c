"""One run from lock to report, over a stand-in for the engine and a true library."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Site, Space
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.syncing import Depth, Ending, Job, Progress, Report, Stage
from confluence_desk.services.keeping import SCHEDULED
from confluence_desk.services.session import Account, WayIn
from confluence_desk.services.sync.errand import Errand, Locked, lock_of
from confluence_desk.services.sync.lines import Order
from confluence_desk.store import Store

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
KEY = "ab" * 32
Act = Callable[[Store, Errand], Awaitable[None]]


class FakeEngine:
    """Does what a test says, then reports how it ended."""

    def __init__(self, store: Store, errand: Errand, act: Act | None, ending: Ending) -> None:
        self._store = store
        self._errand = errand
        self._act = act
        self._ending = ending

    async def run(self, job: Job) -> Report:
        run = await self._store.begin_run(job.depth)
        if self._act is not None:
            await self._act(self._store, self._errand)
        return Report(run, job.depth, NOON, NOON, self._ending)


def errand(
    home: Path,
    act: Act | None = None,
    *,
    job: Job | None = None,
    ending: Ending = Ending.WHOLE,
    key: str = KEY,
    **heard: Any,
) -> Errand:
    account = Account(Site("http://127.0.0.1:9"), "ana@acme.test", "ana", "A", "http://127.0.0.1:9")
    order = Order(WayIn(account, home / "acme.desk", "token", key), job or Job())
    return Errand(
        order,
        engine=lambda _client, store, _order, it: FakeEngine(store, it, act, ending),
        **heard,
    )


def marks(home: Path) -> dict[Depth, bool]:
    store = Store.open(home / "acme.desk", KEY)
    found = {d: store.mark(SCHEDULED, d.value) is not None for d in (Depth.QUICK, Depth.FULL)}
    store.close()
    return found


def test_what_was_stored_is_told_together(tmp_path: Path) -> None:
    news: list[Changes] = []

    async def act(store: Store, _errand: Errand) -> None:
        await store.save_spaces([Space("1", "OPS", "Operations")], complete=False)
        await store.save_spaces([Space("2", "ENG", "Engineering")], complete=False)

    report = asyncio.run(errand(tmp_path, act, news=news.append).run())
    assert report.ending is Ending.WHOLE
    assert len(news) == 1
    assert {"1", "2"} <= news[0].spaces


@pytest.mark.parametrize(
    ("job", "ending", "marked"),
    [
        (Job(Depth.QUICK), Ending.WHOLE, {Depth.QUICK: True, Depth.FULL: False}),
        (Job(Depth.FULL), Ending.WHOLE, {Depth.QUICK: True, Depth.FULL: True}),
        (Job(Depth.THOROUGH), Ending.PARTLY, {Depth.QUICK: True, Depth.FULL: True}),
        (Job(Depth.FULL), Ending.STOPPED, {Depth.QUICK: False, Depth.FULL: False}),
        (Job(Depth.FULL), Ending.FAILED, {Depth.QUICK: False, Depth.FULL: False}),
        (Job(Depth.FULL, spaces=("1",)), Ending.WHOLE, {Depth.QUICK: False, Depth.FULL: False}),
    ],
)
def test_only_a_run_over_everything_counts_for_the_schedule(
    tmp_path: Path, job: Job, ending: Ending, marked: dict[Depth, bool]
) -> None:
    asyncio.run(errand(tmp_path, job=job, ending=ending).run())
    assert marks(tmp_path) == marked


def test_a_library_somebody_works_on_is_left_alone(tmp_path: Path) -> None:
    lock = lock_of(tmp_path / "acme.desk")
    assert lock.take()
    with pytest.raises(Locked):
        asyncio.run(errand(tmp_path).run())
    assert not (tmp_path / "acme.desk").exists()
    lock.end()
    assert asyncio.run(errand(tmp_path).run()).ending is Ending.WHOLE


def test_the_lock_is_free_again_however_it_ends(tmp_path: Path) -> None:
    async def break_down(_store: Store, _errand: Errand) -> None:
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError):
        asyncio.run(errand(tmp_path, break_down).run())
    assert asyncio.run(errand(tmp_path).run()).ending is Ending.WHOLE


def test_a_library_with_another_key_is_a_trouble_and_stays(tmp_path: Path) -> None:
    asyncio.run(errand(tmp_path).run())
    with pytest.raises(StoreTrouble) as raised:
        asyncio.run(errand(tmp_path, key="cd" * 32).run())
    assert raised.value.kind == "key"
    assert marks(tmp_path)[Depth.QUICK]
    assert not list(tmp_path.glob("*.aside*"))


def test_a_wait_is_told_with_its_end_and_then_what_was_before(tmp_path: Path) -> None:
    told: list[Progress] = []
    until = NOON + timedelta(minutes=5)
    far = Progress(Stage.TEXTS, "1", 40, 100)

    async def act(_store: Store, it: Errand) -> None:
        it.advance(far)
        it.wait(until)
        it.wait(None)

    asyncio.run(errand(tmp_path, act, tell=told.append).run())
    assert [(p.stage, p.until, p.pages_done) for p in told] == [
        (Stage.TEXTS, None, 40),
        (Stage.WAITING, until, 40),
        (Stage.TEXTS, None, 40),
    ]


def test_a_wait_that_lasts_is_told_again_after_an_answer_that_was_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("confluence_desk.services.sync.errand.SILENCE", 0.0)
    told: list[Progress] = []
    third = asyncio.Event()
    until = datetime.now(UTC) + timedelta(hours=1)

    def tell(progress: Progress) -> None:
        told.append(progress)
        if len(told) == 3:
            third.set()

    async def act(_store: Store, it: Errand) -> None:
        it.wait(until)
        it.advance(Progress(Stage.TEXTS, "1", 40, 100))
        await third.wait()
        it.wait(None)
        it.advance(Progress(Stage.TALK))

    asyncio.run(errand(tmp_path, act, tell=tell).run())
    waiting = (Stage.WAITING, until)
    assert [(p.stage, p.until) for p in told] == [
        waiting,
        (Stage.TEXTS, None),
        waiting,
        (Stage.TEXTS, None),
        (Stage.TALK, None),
    ]
