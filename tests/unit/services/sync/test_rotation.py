"""Which lists are read whole in a run, and which have to wait for another."""

from datetime import UTC, datetime, timedelta

from confluence_desk.services.sync.rotation import OVERDUE, Due, chosen

NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)


def due(name: str, hours: float, requests: int = 1, *, forced: bool = False) -> Due:
    return Due("label", name, NOW - timedelta(hours=hours), requests, forced)


def names(lists: list[Due]) -> list[str]:
    return [one.subject for one in lists]


def test_the_oldest_come_first_as_far_as_the_budget_goes() -> None:
    lists = [due("new", 1, 2), due("old", 9, 2), due("middle", 5, 2)]
    assert names(chosen(lists, 4, NOW)) == ["old", "middle"]


def test_without_a_bound_all_come() -> None:
    lists = [due("a", 1, 500), due("b", 2, 500)]
    assert names(chosen(lists, None, NOW)) == ["b", "a"]


def test_a_list_too_long_for_what_is_left_leaves_it_to_shorter_ones() -> None:
    lists = [due("long", 9, 50), due("short", 1, 1)]
    assert names(chosen(lists, 10, NOW)) == ["short"]


def test_what_was_never_read_or_must_be_is_read_whatever_it_takes() -> None:
    lists = [due("old", 9), due("must", 1, 50, forced=True), Due("label", "never")]
    assert names(chosen(lists, 0, NOW)) == ["must", "never"]


def test_a_long_list_does_not_wait_for_ever_but_only_one_a_run() -> None:
    hours = OVERDUE.total_seconds() / 3600
    lists = [due("late", hours + 2, 50), due("later", hours + 1, 50), due("short", 1)]
    assert names(chosen(lists, 5, NOW)) == ["late"]
    assert names(chosen(lists[1:], 5, NOW)) == ["later"]


def test_every_list_is_read_within_a_few_runs() -> None:
    ages = {f"l{number}": 0 for number in range(30)}
    seen: list[str] = []
    for hour in range(1, 11):
        lists = [due(name, hour - at, 2) for name, at in ages.items()]
        for name in names(chosen(lists, 6, NOW)):
            ages[name] = hour
            seen.append(name)
    assert sorted(seen) == sorted(ages)
