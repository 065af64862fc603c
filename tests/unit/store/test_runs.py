"""Runs, marks, troubles and questions come back as they were told."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from confluence_desk.domain.syncing import Depth, Ending, Fate, Outcome, Report, Trouble
from confluence_desk.store import Store
from confluence_desk.store.runs import RUNS_KEPT

Wait = Callable[..., Any]


def test_a_run_that_ended_tells_what_it_did(store: Store, wait: Wait, clock: Any) -> None:
    run = wait(store.begin_run(Depth.FULL))
    report = Report(
        run=run,
        depth=Depth.THOROUGH,
        started_at=clock.now,
        ended_at=datetime(2026, 3, 9, 15, tzinfo=UTC),
        ending=Ending.PARTLY,
        reason="RateLimited",
        requests=17,
        bytes_done=1 << 40,
        counts={Fate.ADDED: 2000, Fate.FAILED: 1},
        outcomes=tuple(Outcome(Fate.ADDED, str(n), f"Püge {n}", "7", "d") for n in range(1000)),
        detail="quota",
        files=12,
    )
    wait(store.end_run(report))
    assert store.runs() == [report]


def test_a_run_that_was_killed_counts_as_stopped_and_has_no_end(
    store: Store, wait: Wait, clock: Any
) -> None:
    run = wait(store.begin_run(Depth.QUICK))
    assert store.runs() == [Report(run, Depth.QUICK, clock.now, ending=Ending.STOPPED)]


def test_runs_are_numbered_upwards_and_the_oldest_forgotten(store: Store, wait: Wait) -> None:
    keys = [wait(store.begin_run(Depth.QUICK)) for _ in range(RUNS_KEPT + 5)]
    assert keys == sorted(set(keys))
    assert [report.run for report in store.runs(2)] == keys[:-3:-1]
    assert len(store.runs(1000)) == RUNS_KEPT


def test_a_mark_says_which_run_and_when(store: Store, wait: Wait, clock: Any) -> None:
    assert store.mark("space", "7") is None
    wait(store.set_mark("space", "7", 3))
    clock.pass_minutes(5)
    wait(store.set_mark("space", "7", 4))
    assert store.mark("space", "7") == (4, clock.now)
    assert store.mark("label", "7") is None


def test_a_trouble_counts_its_tries_until_it_is_over(store: Store, wait: Wait, clock: Any) -> None:
    first = clock.now
    wait(store.note_trouble("page", "9", "ServerFault", "500"))
    clock.pass_minutes(15)
    wait(store.note_trouble("page", "9", "BadReply", "cut"))
    wait(store.note_trouble("file", "9", "TooLarge"))
    assert store.troubles() == [
        Trouble("file", "9", "TooLarge", "", clock.now, clock.now, 1),
        Trouble("page", "9", "BadReply", "cut", first, clock.now, 2),
    ]
    wait(store.clear_troubles("page", ["9", "10"]))
    assert [trouble.what for trouble in store.troubles()] == ["file"]


def test_a_question_about_a_space_is_asked_once_and_renewed(  # trap 41
    store: Store, wait: Wait
) -> None:
    key = wait(store.ask("7", ["1", "2"], 4))
    assert wait(store.ask("7", ["1", "2", "3"], 5)) == key
    other = wait(store.ask("8", ["9"], 9))
    assert [(q.key, q.space_id, q.ids, q.of) for q in store.questions()] == [
        (key, "7", ("1", "2", "3"), 5),
        (other, "8", ("9",), 9),
    ]


def test_an_answer_holds_for_the_ids_it_was_about(store: Store, wait: Wait) -> None:
    key = wait(store.ask("7", ["1", "2"], 4))
    wait(store.answer(key, remove=False))
    wait(store.answer(key, remove=True))  # too late: nobody asks any more
    assert store.questions() == []
    assert store.answered("7") == {"1": False, "2": False}
    again = wait(store.ask("7", ["2", "3"], 4))
    assert again != key
    wait(store.answer(again, remove=True))
    assert store.answered("7") == {"1": False, "2": True, "3": True}
    assert store.answered("8") == {}
