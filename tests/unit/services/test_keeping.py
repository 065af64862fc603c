"""What is kept offline tells every change, and never keeps one thing by two rules."""

import asyncio
from datetime import UTC, datetime

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.domain.keeping import Files, Holds, Rule
from confluence_desk.domain.syncing import Depth, Ending, Fate, Outcome, Question, Report
from tests.ui.fakes.keeping import FakeKeeping

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def told(keeping: FakeKeeping) -> list[None]:
    news: list[None] = []
    keeping.changed.connect(news.append)
    return news


def test_a_rule_that_names_the_same_is_changed_not_made_twice() -> None:
    async def story() -> None:
        keeping = FakeKeeping()
        news = told(keeping)
        first = await keeping.add(Rule(0, Holds.SPACE, "1"))
        again = await keeping.add(Rule(0, Holds.SPACE, "1", files=Files.ALL))
        assert again == first
        assert [rule.files for rule in keeping.rules()] == [Files.ALL]
        assert len(news) == 2

    asyncio.run(story())


def test_keeping_a_space_and_leaving_it_out_are_two_rules() -> None:
    async def story() -> None:
        keeping = FakeKeeping()
        inside = await keeping.add(Rule(0, Holds.SPACE, "1"))
        outside = await keeping.add(Rule(0, Holds.SPACE, "1", excludes=True))
        assert inside != outside
        assert keeping.rule_of(Holds.SPACE, "1", excludes=True) == keeping.find(outside)

    asyncio.run(story())


def test_removing_a_rule_tells_and_ends_its_reasons() -> None:
    async def story() -> None:
        keeping = FakeKeeping()
        key = await keeping.add(Rule(0, Holds.LABEL, "runbook"))
        keeping.shelf.members[key] = {"7"}
        assert keeping.held(["7", "8"]) == {"7"}
        news = told(keeping)
        await keeping.remove(key)
        assert keeping.reasons("7") == []
        assert news == [None]

    asyncio.run(story())


def test_an_answer_ends_the_question_and_is_told() -> None:
    async def story() -> None:
        keeping = FakeKeeping()
        keeping.shelf.question_rows = [Question(3, "1", ("7", "8"), 9, NOON)]
        news = told(keeping)
        await keeping.answer(3, remove=False)
        assert keeping.questions() == []
        assert keeping.shelf.answers == {3: False}
        assert news == [None]

    asyncio.run(story())


def test_a_rule_was_looked_at_when_its_mark_says() -> None:
    keeping = FakeKeeping()
    rule = Rule(1, Holds.LABEL, "runbook")
    assert keeping.rule_looked_at(rule) is None
    keeping.shelf.marks["kept label", "runbook"] = (4, NOON)
    assert keeping.rule_looked_at(rule) == NOON


def test_a_new_rule_is_wanted_and_a_removed_one_is_not() -> None:
    async def story() -> None:
        keeping = FakeKeeping()
        wanted: list[Rule] = []
        keeping.wanted.connect(wanted.append)
        key = await keeping.add(Rule(0, Holds.SPACE, "1"))
        await keeping.remove(key)
        assert [rule.key for rule in wanted] == [key]

    asyncio.run(story())


def test_what_others_synced_is_told_once_and_what_we_did_is_not() -> None:
    async def story() -> None:
        keeping = FakeKeeping()
        shelf, heard = keeping.shelf, list[Changes]()
        shelf.changed.connect(heard.append)
        shelf.nodes["7"] = PageNode("7", Kind.PAGE, "Redis", "1", parent_id="6")
        shelf.nodes["8"] = PageNode("8", Kind.PAGE, "Kafka", "1")
        shelf.read = [PageNode("5", Kind.PAGE, "Perhaps open in a tab", "1")]
        shelf.reports = [report(1, "99")]
        await keeping.others_version()
        shelf.reports = [report(3, "7", "8"), report(2, "7"), report(1, "99")]
        keeping.note_others()
        assert [changes.pages for changes in heard] == [{"7", "8"}]
        assert heard[0].children_of == {"6", "space:1"}
        assert heard[0].comments_of == heard[0].labels_of == {"5", "7", "8"}
        shelf.reports.insert(0, report(4, "8"))
        keeping.note_run()
        keeping.note_others()
        assert len(heard) == 1

    asyncio.run(story())


def report(run: int, *changed: str) -> Report:
    outcomes = tuple(Outcome(Fate.CHANGED, each) for each in changed)
    return Report(run, Depth.QUICK, NOON, NOON, Ending.WHOLE, outcomes=outcomes)
