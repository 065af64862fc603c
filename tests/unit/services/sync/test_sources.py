"""From rules to listings: each is made once, and what is not wanted is not listed."""

from datetime import UTC, datetime

from confluence_desk.domain.entities import Kind, Page, Version
from confluence_desk.domain.keeping import EVERY_SPACE, Holds, Rule, Window
from confluence_desk.domain.syncing import Depth, Job
from confluence_desk.services.sync.sources import Source, covers, plan, within

ALL = Job(Depth.FULL)
SPACES = {"1", "2", "3"}


def named(*rules: Rule, job: Job = ALL) -> list[tuple[Holds, str]]:
    return [(one.holds, one.subject) for one in plan(job, rules, SPACES).sources]


def test_every_space_is_each_of_them_but_the_excluded() -> None:
    every = Rule(1, Holds.SPACE, EVERY_SPACE)
    shut = Rule(2, Holds.SPACE, "2", excludes=True)
    assert named(every, shut) == [(Holds.SPACE, "1"), (Holds.SPACE, "3")]
    assert plan(ALL, [every, shut], SPACES).shut == {"2"}


def test_a_part_that_is_excluded_does_not_shut_the_space() -> None:
    every = Rule(1, Holds.SPACE, EVERY_SPACE)
    window = Window(changed_before=datetime(2020, 1, 1, tzinfo=UTC))
    old = Rule(2, Holds.SPACE, "2", excludes=True, window=window)
    assert len(named(every, old)) == 3


def test_a_space_is_listed_once_for_all_its_rules_and_its_blog_with_it() -> None:
    rules = (
        Rule(1, Holds.SPACE, EVERY_SPACE),
        Rule(2, Holds.SPACE, "1"),
        Rule(3, Holds.BLOG, "1"),
        Rule(4, Holds.BLOG, EVERY_SPACE),
    )
    found = {one.subject: one for one in plan(ALL, rules, SPACES).sources}
    assert len(found) == len(plan(ALL, rules, SPACES).sources) == 3
    assert {rule.key for rule in found["1"].rules} == {1, 2, 3, 4}


def test_what_excludes_is_listed_first() -> None:
    rules = (Rule(1, Holds.SPACE, "1"), Rule(2, Holds.LABEL, "draft", excludes=True))
    first, second = plan(ALL, rules, SPACES).sources
    assert first.excludes
    assert not second.excludes


def test_a_job_lists_what_it_names_and_what_is_not_wanted_but_no_other_rule() -> None:
    rules = (
        Rule(1, Holds.SPACE, "1"),
        Rule(2, Holds.SPACE, "2"),
        Rule(3, Holds.TREE, "77", excludes=True),
    )
    job = Job(Depth.FULL, spaces=("2",), trees=("5",), queries=("x = y",), pages=("9",))
    todo = plan(job, rules, SPACES)
    assert [(one.holds, one.subject, one.asked) for one in todo.sources] == [
        (Holds.TREE, "77", False),
        (Holds.SPACE, "2", True),
        (Holds.TREE, "5", True),
        (Holds.CQL, "x = y", True),
    ]
    assert [rule.key for rule in todo.sources[1].rules] == [2]
    assert todo.pages == ("9",)
    assert not todo.whole


def test_a_job_for_single_pages_lists_nothing() -> None:
    assert named(Rule(1, Holds.SPACE, "1"), job=Job(pages=("9",))) == []


def _page(space: str = "1", kind: Kind = Kind.PAGE, day: int | None = None) -> Page:
    at = None if day is None else datetime(2026, 5, day, tzinfo=UTC)
    return Page("7", "Title", space, Version(1, at), kind=kind, created_at=at)


def test_rules_about_spaces_cover_what_stands_in_them() -> None:
    assert covers(Rule(1, Holds.SPACE, "1"), _page())
    assert covers(Rule(1, Holds.SPACE, EVERY_SPACE), _page())
    assert not covers(Rule(1, Holds.SPACE, "2"), _page())
    assert not covers(Rule(1, Holds.BLOG, "1"), _page())
    assert covers(Rule(1, Holds.BLOG, "1"), _page(kind=Kind.BLOGPOST))


def test_a_window_has_its_beginning_and_not_its_end_and_fits_no_unknown_time() -> None:
    fifth = datetime(2026, 5, 5, tzinfo=UTC)
    assert within(Window(), _page())
    assert within(Window(changed_after=fifth), _page(day=5))
    assert not within(Window(changed_before=fifth), _page(day=5))
    assert within(Window(created_before=fifth), _page(day=4))
    assert not within(Window(created_after=fifth), _page(day=4))
    assert not within(Window(created_after=fifth), _page())


def test_a_source_that_is_asked_for_by_name_is_wanted_whatever_excludes_it() -> None:
    rule = Rule(1, Holds.TREE, "5", excludes=True)
    assert Source(Holds.TREE, "5", (rule,)).excludes
    assert not Source(Holds.TREE, "5", (rule,), asked=True).excludes
