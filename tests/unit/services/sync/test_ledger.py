"""The book of a run: what it counts, what it keeps, what it tells and how often."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from confluence_desk.domain.errors import BadReply, ServerFault
from confluence_desk.domain.syncing import Depth, Ending, Fate, Outcome, Progress, Stage
from confluence_desk.services.sync.ledger import OUTCOMES_KEPT, PAUSE, Ledger
from confluence_desk.store import Store

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@dataclass
class World:
    """What a ledger sees: ticks that stand still, and what was spent."""

    ticks: float = 100.0
    spent: tuple[int, int] = (7, 700)
    told: list[Progress] = field(default_factory=list)

    def ledger(self, store: Store) -> Ledger:
        return Ledger(
            store,
            depth=Depth.FULL,
            tell=self.told.append,
            now=lambda: NOW,
            spent=lambda: self.spent,
            ticks=lambda: self.ticks,
        )


def opened(path: Path) -> Store:
    return Store.open(path / "library.desk", b"k" * 32)


def test_a_report_counts_everything_and_keeps_the_first_thousand(tmp_path: Path) -> None:
    store, world = opened(tmp_path), World()
    ledger = world.ledger(store)
    ledger.note(*(Outcome(Fate.ADDED, str(number)) for number in range(OUTCOMES_KEPT + 5)))
    world.spent = (17, 1700)
    report = ledger.report(Ending.WHOLE)
    assert report.counts == {Fate.ADDED: OUTCOMES_KEPT + 5}
    assert len(report.outcomes) == OUTCOMES_KEPT
    assert (report.requests, report.bytes_done) == (10, 1000)
    assert (report.started_at, report.ended_at) == (NOW, NOW)
    store.close()


def test_a_trouble_is_kept_until_it_is_healed(tmp_path: Path) -> None:
    store = opened(tmp_path)

    async def scenario() -> None:
        ledger = World().ledger(store)
        await ledger.trouble("page", "7", ServerFault(500, "broken"), title="Seven")
        await ledger.trouble("page", "8", BadReply("no text"))
        assert ledger.counts[Fate.FAILED] == 2
        assert {(t.subject, t.error, t.detail) for t in store.troubles()} == {
            ("7", "ServerFault", "broken"),
            ("8", "BadReply", "no text"),
        }
        later = World().ledger(store)
        assert later.troubled("page") == ["7", "8"]
        await later.healed("page", ["7", "9"])
        await later.healed("blogpost", ["8"])
        assert [one.subject for one in store.troubles()] == ["8"]
        assert later.troubled("page") == ["8"]

    asyncio.run(scenario())
    store.close()


def test_it_tells_no_more_often_than_anybody_reads_but_every_new_stage(tmp_path: Path) -> None:
    store, world = opened(tmp_path), World()
    ledger = world.ledger(store)
    for _ in range(50):
        ledger.progress(Stage.LISTING, pages_total=10)
    assert len(world.told) == 1
    world.ticks += 2 * PAUSE
    ledger.progress(Stage.LISTING)
    assert world.told[-1].pages_total == 500
    ledger.progress(Stage.TEXTS, pages=3)
    assert (world.told[-1].stage, world.told[-1].pages_done) == (Stage.TEXTS, 3)
    assert len(world.told) == 3
    store.close()


def test_what_goes_on_side_by_side_does_not_flicker(tmp_path: Path) -> None:
    store, world = opened(tmp_path), World()
    ledger = world.ledger(store)
    for stage in (Stage.LISTING, Stage.TEXTS, Stage.LISTING, Stage.TALK, Stage.TEXTS):
        world.ticks += 1
        ledger.progress(stage)
    ledger.progress(Stage.FILES)
    stages = [one.stage for one in world.told]
    assert stages == [
        Stage.LISTING,
        Stage.TEXTS,
        Stage.TEXTS,
        Stage.TALK,
        Stage.TALK,
        Stage.FILES,
    ]
    store.close()


def test_a_wait_is_told_and_ends_with_the_next_progress(tmp_path: Path) -> None:
    store, world = opened(tmp_path), World()
    ledger = world.ledger(store)
    ledger.progress(Stage.TEXTS, pages=4)
    ledger.waiting(NOW)
    assert (world.told[-1].stage, world.told[-1].until) == (Stage.WAITING, NOW)
    ledger.progress(Stage.TEXTS, pages=1)
    assert (world.told[-1].stage, world.told[-1].until) == (Stage.TEXTS, None)
    assert world.told[-1].pages_done == 5
    store.close()
