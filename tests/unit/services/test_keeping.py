"""What is kept offline tells every change, and never keeps one thing by two rules."""

import asyncio
from datetime import UTC, datetime

from confluence_desk.domain.keeping import Files, Holds, Rule
from confluence_desk.domain.syncing import Question
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


def test_a_space_was_checked_when_its_mark_says() -> None:
    keeping = FakeKeeping()
    assert keeping.checked_at("1") is None
    keeping.shelf.marks["space", "1"] = (4, NOON)
    assert keeping.checked_at("1") == NOON
