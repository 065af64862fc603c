"""The window's sync over true processes: begun, told, paused, stopped, killed, never leaking."""

import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.demo.content import fill
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Page, Version
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.syncing import Depth, Ending, Fate, Job, Progress, Report
from confluence_desk.domain.syncing import Outcome as OutcomeLine
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.connection import Link
from confluence_desk.services.session import Session
from confluence_desk.services.sync.errand import lock_of
from confluence_desk.store import Store
from confluence_desk.system.choices import ON_BATTERY, ON_METERED, SYNC_ON
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.settings import Settings
from confluence_desk.ui import sync_process
from confluence_desk.ui.sync_process import DIED, LOCKED
from confluence_desk.ui.syncing import Outcome, Syncing
from confluence_desk.ui.tasks import TaskScope

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
CHILD = [sys.executable, "-m", "tests.ui.fakes.sync_child"]
PATIENCE = 60.0
"""Seconds: a process takes its time to start where many do."""
ROOT = Path(__file__).parents[2]
PAGE = Page("7", "Redis", "1", Version(1, NOON))


@dataclass
class Place:
    """What is the case around the machine."""

    metered: bool = False
    battery: bool = False


@dataclass
class Bench:
    """A session at work on a demo site, and its sync."""

    session: Session
    syncing: Syncing
    place: Place
    preferences: Preferences
    until: Callable[..., Any]
    outcomes: list[Outcome] = field(default_factory=list)
    told: list[Progress] = field(default_factory=list)
    news: list[Changes] = field(default_factory=list)
    now: datetime = NOON

    @property
    def library(self) -> Path:
        assert self.session.way_in is not None
        return self.session.way_in.library

    async def waits(self) -> None:
        """Until the child rests in the middle of its work."""
        await self.until(lambda: self.told)

    async def over(self, count: int = 1) -> Outcome:
        await self.until(lambda: len(self.outcomes) >= count and not self.syncing.running)
        return self.outcomes[-1]


Benches = Callable[..., AbstractAsyncContextManager[Bench]]


def script(*queries: str, depth: Depth = Depth.QUICK) -> Job:
    return Job(depth, queries=queries)


WAITING = script("say 40/100", "wait")


@pytest.fixture
def bench(
    run: Any, until: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., None]:
    monkeypatch.setattr(sync_process, "GRACE_MS", round(PATIENCE * 1000))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(ROOT)

    @asynccontextmanager
    async def opened(command: list[str], *, fleeting: bool) -> AsyncIterator[Bench]:
        state = SiteState(seed=1)
        fill(state, NOON)
        settings, troubles = Settings(tmp_path / "settings.json"), list[BaseException]()
        async with DemoSite(state) as demo:
            accounts = Accounts(SessionSecrets(), settings, tmp_path, gateway=demo.gateway)
            enter = accounts.try_out if fleeting else accounts.sign_in
            session = await enter(demo.url, demo.email, demo.token)
            scope, place = TaskScope(troubles.append, name="test"), Place()
            preferences = Preferences(settings)
            syncing = Syncing(
                session, preferences, scope, around=place, command=command, now=lambda: made.now
            )
            made = Bench(session, syncing, place, preferences, partial(until, seconds=PATIENCE))
            syncing.ended.connect(made.outcomes.append)
            syncing.progressed.connect(made.told.append)
            session.library.changed.connect(made.news.append)
            try:
                yield made
            finally:
                await syncing.aclose()
                await scope.aclose()
                await session.aclose()
            assert made.library.parent.exists() is not fleeting
        assert not troubles

    def lived(
        story: Callable[[Bench], Any], command: list[str] | None = None, *, fleeting: bool = False
    ) -> None:
        async def main() -> None:
            async with opened(command or CHILD, fleeting=fleeting) as made:
                await story(made)

        run(main())

    return lived


def test_a_run_tells_how_far_it_is_what_it_stored_and_how_it_ended(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.syncing.ask(script("say 40/100", "space NEW", "say 100/100"))
        assert b.syncing.running
        outcome = await b.over()
        assert outcome.asked
        assert outcome.ended.report is not None
        assert outcome.ended.report.ending is Ending.WHOLE
        assert [(p.pages_done, p.pages_total) for p in b.told] == [(40, 100), (100, 100)]
        assert any("NEW" in changes.spaces for changes in b.news)
        assert b.session.library.space("NEW") is not None
        assert b.syncing.far is None

    bench(story)


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks at processes as Linux shows them")
def test_no_secret_is_in_the_arguments_or_the_environment(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.syncing.ask(WAITING)
        await b.waits()
        way = b.session.way_in
        assert way is not None
        for seen in shown(b.syncing.pid):
            for secret in (way.token, way.key, way.account.email):
                assert secret.encode() not in seen
        for written in files(b.library.parent):
            assert way.token.encode() not in written
            assert way.key.encode() not in written

    bench(story)


def test_closing_ends_the_process_at_a_safe_point(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.syncing.ask(WAITING)
        await b.waits()
        pid = b.syncing.pid
        await b.syncing.aclose()
        assert not alive(pid)
        assert b.outcomes[-1].ended.wanted
        report = b.session.keeping.last_run()
        assert report is not None
        assert report.ended_at is not None
        assert report.ending is Ending.STOPPED

    bench(story)


def test_a_process_that_does_not_listen_is_killed(
    bench: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_process, "GRACE_MS", 50)

    async def story(b: Bench) -> None:
        b.syncing.ask(script("say 1/2", "hang"))
        await b.waits()
        pid = b.syncing.pid
        await b.syncing.aclose()
        assert not alive(pid)
        assert lock_of(b.library).take()

    bench(story)


@pytest.mark.parametrize("how", ["die", "SIGKILL"])
def test_a_process_that_dies_is_told_as_a_run_that_failed(bench: Any, how: str) -> None:
    async def story(b: Bench) -> None:
        b.syncing.ask(script("say 1/2", "die" if how == "die" else "wait"))
        await b.until(lambda: b.told or b.outcomes)
        if how == "SIGKILL":
            os.kill(b.syncing.pid, signal.SIGKILL)
        outcome = await b.over()
        assert (outcome.ended.report, outcome.ended.reason) == (None, DIED)
        assert not outcome.ended.wanted
        b.syncing.ask(script("space AFTER"))
        assert (await b.over(2)).ended.report is not None

    bench(story)


@pytest.mark.expect_log("confluence_desk.ui.sync_process")
def test_a_program_that_is_not_there_is_told_as_a_run_that_failed(bench: Any) -> None:
    async def story(b: Bench) -> None:
        await keep_something(b)
        b.syncing.ask(Job())
        assert (await b.over()).ended.reason == DIED

    bench(story, ["/nowhere/confluence-desk"])


@pytest.mark.expect_log("confluence_desk.sync_child")
def test_a_bug_in_it_reaches_the_log_without_the_words_of_pages(
    bench: Any, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(b: Bench) -> None:
        b.syncing.ask(script("bug Redis failover"))
        outcome = await b.over()
        assert (outcome.ended.reason, outcome.ended.detail) == ("Bug", "RuntimeError")

    bench(story)
    traced = [str(vars(r).get("child_traceback", "")) for r in caplog.records]
    assert any("RuntimeError" in text for text in traced)
    assert not any("Redis" in text for text in traced)


def test_pausing_stops_it_and_going_on_begins_the_same_again(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.syncing.ask(WAITING)
        await b.waits()
        b.syncing.toggle_pause()
        await b.over()
        assert b.syncing.paused
        b.syncing.look()
        await looked(b)
        assert not b.syncing.running
        b.told.clear()
        b.syncing.toggle_pause()
        assert b.syncing.running
        await b.waits()

    bench(story)


def test_working_offline_stops_it_and_going_online_goes_on(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.syncing.ask(WAITING)
        await b.waits()
        b.session.connection.pause()
        await b.over()
        assert b.outcomes[-1].ended.wanted
        b.session.connection.resume()
        assert not b.syncing.running
        assert await b.session.connection.probe()
        assert b.syncing.running

    bench(story)


def test_going_online_before_it_has_stopped_goes_on_all_the_same(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.syncing.ask(WAITING)
        await b.waits()
        b.session.connection.pause()
        b.session.connection.resume()
        b.session.connection.note_answer()
        await b.until(lambda: len(b.outcomes) == 1 and b.syncing.running)

    bench(story)


def test_what_is_asked_while_the_site_is_silent_comes_when_it_answers(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.session.connection.note_silence()
        b.syncing.ask(WAITING)
        assert not b.syncing.running
        assert b.syncing.resting
        b.session.connection.note_answer()
        assert b.syncing.running
        assert not b.syncing.resting

    bench(story)


def test_a_refused_token_ends_it_and_moves_the_link(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.syncing.ask(script("fail SignInNeeded"))
        await b.over()
        assert b.session.connection.state is Link.SIGNED_OUT
        b.syncing.ask(WAITING)
        assert not b.syncing.running

    bench(story)


def test_what_is_asked_meanwhile_comes_after_and_only_once(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.syncing.ask(script("say 1/2", "space ONE"))
        for _ in range(3):
            b.syncing.ask(script("space TWO"))
        await b.until(lambda: len(b.outcomes) == 2 and not b.syncing.running)
        assert [outcome.job.queries[-1] for outcome in b.outcomes] == ["space ONE", "space TWO"]

    bench(story)


@pytest.mark.parametrize("wish", [Job(Depth.FULL), Job(Depth.QUICK)])
def test_what_is_asked_while_one_runs_by_itself_comes_after_it(bench: Any, wish: Job) -> None:
    """The one under way may be past the place where it would have seen what is new."""

    async def story(b: Bench) -> None:
        def ask() -> None:
            for _ in range(3):
                b.syncing.ask(wish)

        await keep_something(b)
        when_running(b, ask)
        b.syncing.look()
        await b.until(lambda: len(b.outcomes) == 2 and not b.syncing.running)
        told = [(outcome.job, outcome.asked) for outcome in b.outcomes]
        assert told == [(Job(Depth.FULL), False), (wish, True)]

    bench(story)


def test_what_is_asked_while_the_same_was_asked_for_comes_once_more(bench: Any) -> None:
    async def story(b: Bench) -> None:
        again = script("say 1/2", "space ONE")
        b.syncing.ask(again)
        await b.waits()
        for _ in range(3):
            b.syncing.ask(again)
        await b.until(lambda: len(b.outcomes) == 2 and not b.syncing.running)
        assert [outcome.asked for outcome in b.outcomes] == [True, True]

    bench(story)


def test_what_is_asked_in_silence_outlives_the_run_that_ends_meanwhile(bench: Any) -> None:
    async def story(b: Bench) -> None:
        def fall_silent() -> None:
            b.session.connection.note_silence()
            b.syncing.ask(script("space TWO"))

        when_running(b, fall_silent)
        b.syncing.ask(script("space ONE"))
        await b.over()
        b.session.connection.note_answer()
        await b.until(lambda: len(b.outcomes) == 2 and not b.syncing.running)
        assert [outcome.job.queries[-1] for outcome in b.outcomes] == ["space ONE", "space TWO"]

    bench(story)


def test_what_is_asked_while_one_is_interrupted_is_told_as_asked(bench: Any) -> None:
    async def story(b: Bench) -> None:
        def interrupt() -> None:
            b.session.connection.pause()
            b.syncing.ask(Job(Depth.QUICK))

        await keep_something(b)
        when_running(b, interrupt)
        b.syncing.look()
        await b.over()
        b.session.connection.resume()
        b.session.connection.note_answer()
        await b.until(lambda: b.outcomes[-1].job == Job(Depth.QUICK) and not b.syncing.running)
        *before, last = [(outcome.job, outcome.asked) for outcome in b.outcomes]
        assert set(before) == {(Job(Depth.FULL), False)}
        assert last == (Job(Depth.QUICK), True)

    bench(story)


def test_what_is_asked_twice_in_silence_comes_once(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.session.connection.note_silence()
        b.syncing.ask(script("space ONE"))
        b.syncing.ask(script("space ONE"))
        b.session.connection.note_answer()
        await b.over()
        assert [outcome.asked for outcome in b.outcomes] == [True]

    bench(story)


def test_a_new_rule_is_synced_at_once(bench: Any) -> None:
    async def story(b: Bench) -> None:
        await b.session.keeping.add(Rule(0, Holds.LABEL, "runbook"))
        assert (await b.over()).job == Job(Depth.FULL)
        b.now = datetime.now(UTC)
        b.syncing.look()
        await looked(b)
        assert not b.syncing.running

    bench(story)


def test_a_new_rule_waits_for_a_run_that_does_not_know_of_it(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.syncing.ask(script("say 1/2", "space ONE"))
        await b.session.keeping.add(Rule(0, Holds.LABEL, "runbook"))
        await b.until(lambda: len(b.outcomes) == 2 and not b.syncing.running)
        assert b.outcomes[1].job == Job(Depth.FULL)

    bench(story)


def test_a_new_rule_neither_ends_a_pause_nor_costs_what_is_not_wanted(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.syncing.toggle_pause()
        await b.session.keeping.add(Rule(0, Holds.LABEL, "runbook"))
        await looked(b)
        assert not b.syncing.running
        b.place.metered = True
        b.syncing.toggle_pause()
        await looked(b)
        assert not b.syncing.running
        b.place.metered = False
        b.syncing.look()
        assert (await b.over()).job == Job(Depth.FULL)

    bench(story)


def test_another_that_holds_the_lock_is_left_alone(bench: Any) -> None:
    async def story(b: Bench) -> None:
        lock = lock_of(b.library)
        assert lock.take()
        await keep_something(b)
        b.syncing.ask(Job())
        assert (await b.over()).ended.reason == LOCKED
        b.syncing.look()
        await looked(b)
        assert not b.syncing.running
        lock.end()
        b.syncing.look()
        await b.until(lambda: b.syncing.running)

    bench(story)


def test_the_schedule_begins_in_full_and_then_looks_for_news(bench: Any) -> None:
    async def story(b: Bench) -> None:
        await keep_something(b)
        b.syncing.look()
        await b.until(lambda: b.outcomes and not b.syncing.running)
        assert (b.outcomes[0].job, b.outcomes[0].asked) == (Job(Depth.FULL), False)
        b.now = datetime.now(UTC)
        b.syncing.look()
        await looked(b)
        assert not b.syncing.running
        b.now += timedelta(minutes=16)
        b.syncing.look()
        await b.until(lambda: len(b.outcomes) == 2 and not b.syncing.running)
        assert b.outcomes[1].job == Job(Depth.QUICK)

    bench(story)


def test_what_the_last_rule_let_go_is_dropped_by_one_more_run(bench: Any) -> None:
    async def story(b: Bench) -> None:
        asked_for_nothing: list[None] = []
        b.syncing.nothing_kept.connect(lambda: asked_for_nothing.append(None))
        store: Any = b.session._store  # noqa: SLF001 - as a run would
        key = await store.add_rule(Rule(0, Holds.LABEL, "runbook"))
        await store.save_listed([PAGE], 1)
        await store.note_members(key, ["7"], 1)
        await b.session.keeping.remove(key)
        b.syncing.look()
        await b.until(lambda: b.outcomes and not b.syncing.running)
        await store.release(store.released(datetime.now(UTC)))
        b.syncing.ask(Job())
        assert asked_for_nothing == [None]
        assert not b.syncing.running

    bench(story)


def test_what_another_process_synced_is_seen(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.syncing.look()
        await looked(b)
        told: list[None] = []
        b.syncing.others_synced.connect(lambda: told.append(None))
        other = Store.open(b.library, b.session.way_in.key)  # type: ignore[union-attr]
        number = await other.begin_run(Depth.QUICK)
        await other.save_listed([PAGE], number)
        outcomes = (OutcomeLine(Fate.ADDED, "7"),)
        await other.end_run(
            Report(number, Depth.QUICK, NOON, NOON, Ending.WHOLE, outcomes=outcomes)
        )
        other.close()
        b.news.clear()
        b.syncing.look()
        await looked(b)
        assert [set(changes.pages) for changes in b.news] == [{"7"}]
        b.syncing.look()
        await looked(b)
        assert len(b.news) == 1
        assert told == [None]

    bench(story)


def test_a_library_for_this_run_only_is_synced_too_and_goes(bench: Any) -> None:
    async def story(b: Bench) -> None:
        way = b.session.way_in
        assert way is not None
        b.syncing.ask(script("space NEW"))
        assert (await b.over()).ended.report is not None
        assert b.session.library.space("NEW") is not None
        assert b.library.name == "session.desk"

    bench(story, fleeting=True)


def test_nothing_runs_by_itself_where_nothing_is_kept_or_it_is_not_wanted(bench: Any) -> None:
    async def story(b: Bench) -> None:
        b.syncing.look()
        await looked(b)
        assert not b.syncing.running
        await keep_something(b)
        b.preferences.choose(SYNC_ON, value=False)
        b.syncing.look()
        await looked(b)
        assert not b.syncing.running

    bench(story)


def test_it_is_polite_on_metered_networks_and_on_battery(bench: Any) -> None:
    async def story(b: Bench) -> None:
        await keep_something(b)
        b.place.metered = True
        b.syncing.look()
        await looked(b)
        assert not b.syncing.running
        b.preferences.choose(ON_METERED, "all")
        b.preferences.choose(ON_BATTERY, "quick")
        b.place.battery = True
        b.syncing.look()
        await b.until(lambda: b.outcomes)
        assert b.outcomes[0].job == Job(Depth.QUICK)

    bench(story)


def test_a_failing_sync_is_not_begun_again_with_every_look(bench: Any) -> None:
    async def story(b: Bench) -> None:
        await keep_something(b)
        for _ in range(3):
            b.syncing.look()
            await looked(b)
            await b.until(lambda: not b.syncing.running)
        assert len(b.outcomes) == 1
        b.now += timedelta(minutes=3)
        b.syncing.look()
        await b.until(lambda: len(b.outcomes) == 2)

    bench(story, [sys.executable, "-c", "raise SystemExit(9)"])


async def keep_something(b: Bench) -> None:
    """A rule that was there before: nobody asks for its sync."""
    store: Any = b.session._store  # noqa: SLF001 - as another process would
    await store.add_rule(Rule(0, Holds.LABEL, "runbook"))


def when_running(b: Bench, deed: Callable[[], object]) -> None:
    """Do it the moment the next run has begun: later it may be over."""

    def begun() -> None:
        if b.syncing.running:
            b.syncing.moved.disconnect(begun)
            deed()

    b.syncing.moved.connect(begun)


async def looked(b: Bench) -> None:
    scope: Any = b.syncing._scope  # noqa: SLF001 - nothing tells that a look found nothing
    await b.until(lambda: not scope.running("sync-look"))


def shown(pid: int) -> list[bytes]:
    """What every user of the machine, or its owner, may see of a process."""
    found = [Path(f"/proc/{pid}/{name}").read_bytes() for name in ("cmdline", "environ")]
    assert all(found)
    return found


def files(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in folder.rglob("*") if file.is_file()]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
