"""What a page shows of others and is not here is asked for, a little at a time."""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from confluence_desk.domain.entities import Kind, Space
from confluence_desk.domain.errors import DeskError, Missing, Paused
from confluence_desk.render.macros.include import DEEPEST
from confluence_desk.render.questions import (
    Below,
    Branch,
    Files,
    FoundTasks,
    LabelsOf,
    Matches,
    Matching,
    Neighbour,
    Other,
    Row,
    State,
    Take,
    Tasks,
)
from confluence_desk.services.gathering import MOST, STALE, Gathering
from confluence_desk.store.found_lists import FoundList
from tests.unit.services.conftest import Worlds

NO_COPY = Neighbour(State.NO_COPY, "7", title="T")
HERE = Neighbour(State.HERE, "7", title="T")
UNHEARD = Neighbour(State.UNHEARD)
GONE = Neighbour(State.GONE, "7")
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
WHERE = Matching("label = a and space = currentSpace()", "OPS", "1", 5)
ASKED = "5\nlabel = a AND space = OPS"


class Lists:
    """Asks for what queries find."""

    def __init__(self, desk: "Desk") -> None:
        self.ask = lambda question: desk._note(f"query {question}")  # noqa: SLF001 - its other half


class Desk:
    """Documents, store, refresher and resolver in one: notes what is asked for."""

    def __init__(self, *rounds: dict[Any, Any]) -> None:
        self.rounds = list(rounds)
        self.asked: list[str] = []
        self.trouble: dict[str, DeskError] = {}
        self.answers: dict[str, FoundList] = {}
        self.listed: dict[str, datetime] = {}

    async def prepare(self, _page_id: str) -> None:
        return None

    def around(self, _page_id: str) -> dict[Any, Any]:
        return self.rounds.pop(0) if len(self.rounds) > 1 else self.rounds[0]

    def told(self, question: Any) -> Any:
        return self.rounds[0].get(question)

    def found_list(self, question: str) -> FoundList | None:
        return self.answers.get(question)

    def children_fetched_at(self, key: str) -> datetime | None:
        return self.listed.get(key, NOW)

    def kept(self, _ids: Any) -> set[str]:
        return set()

    def space_by_key(self, key: str) -> Space | None:
        return Space("s", key, key) if key == "OPS" else None

    async def _note(self, what: str) -> None:
        self.asked.append(what)
        if what in self.trouble:
            raise self.trouble[what]

    def children(self, key: str) -> Coroutine[Any, Any, None]:
        return self._note(f"children {key}")

    def page(self, id_: str) -> Coroutine[Any, Any, None]:
        return self._note(f"page {id_}")

    def details(self, id_: str) -> Coroutine[Any, Any, None]:
        return self._note(f"details {id_}")

    def ask(self, url: str) -> Coroutine[Any, Any, None]:
        return self._note(f"ask {url}")

    def lose(self, space_key: str, title: str) -> None:
        self.asked.append(f"lost {space_key}:{title}")

    def bring(self) -> list[str]:
        async def send(request: Coroutine[Any, Any, Any]) -> None:
            await request

        lists = Lists(self)
        made = Gathering(self, self, self, self, lists, send, now=lambda: NOW)  # type: ignore[arg-type]
        asyncio.run(made.bring("1"))
        return self.asked


@pytest.mark.parametrize(
    ("question", "answer", "asked"),
    [
        (Below("5"), None, ["children 5"]),
        (Below("", "OPS"), None, ["children space:s"]),
        (Below("", "NOPE"), None, []),
        (Below("5"), Branch(()), []),
        (
            Below("5"),
            Branch((Row("6", Kind.PAGE, "A", below=(Row("7", Kind.PAGE, "B", below=None),)),)),
            ["children 7"],
        ),
        (Files("5"), None, ["details 5"]),
        (Files("5"), (), []),
        (LabelsOf("5"), None, []),
        (WHERE, Matches((), partial=("Ops",)), [f"query {ASKED}"]),
        (WHERE, Matches((), unanswered=("label = a",)), [f"query {ASKED}"]),
        (WHERE, Matches(()), []),
        (Matching("label = ", "OPS", "1", 5), Matches((), unanswered=("label = ",)), []),
        (Other(Take.BODY, page_id="7"), NO_COPY, ["page 7"]),
        (Other(Take.NOTHING, page_id="7"), NO_COPY, []),
        (Other(Take.BODY, page_id="7"), UNHEARD, ["page 7"]),
        (Other(Take.BODY, space_key="OPS", title="T"), NO_COPY, ["page 7"]),
        (Other(Take.BODY, space_key="OPS", title="A b"), UNHEARD, ["ask desk://site/title/OPS/A%20b"]),
        (Other(Take.BODY, title="T"), UNHEARD, []),
        (Other(Take.BODY, page_id="7"), HERE, []),
        (Other(Take.BODY, page_id="7"), GONE, []),
    ],
)  # fmt: skip
def test_what_is_lacking_is_asked_for_once(question: Any, answer: Any, asked: list[str]) -> None:
    assert Desk({question: answer}).bring() == asked


def test_a_list_that_is_old_is_asked_for_again() -> None:
    old = NOW - STALE - timedelta(seconds=1)
    desk = Desk({Below("5"): Branch(()), WHERE: Matches(())})
    desk.answers[ASKED] = FoundList((), more=False, asked_at=NOW)
    assert desk.bring() == []
    desk.answers[ASKED] = FoundList((), more=False, asked_at=old)
    desk.listed["5"] = old
    assert desk.bring() == ["children 5", f"query {ASKED}"]


def test_a_report_of_tasks_asks_for_its_pages_and_for_their_texts() -> None:
    asked = Tasks(WHERE.cql, WHERE.space_key, WHERE.page_id, WHERE.most)
    rows = (Row("6", Kind.PAGE, "A"), Row("7", Kind.WHITEBOARD, "B"))
    desk = Desk({asked: FoundTasks((), partial=True), WHERE: Matches(rows, partial=("Ops",))})
    assert desk.bring() == [f"query {ASKED}", "page 6"]


def test_what_came_may_lack_something_in_its_turn() -> None:
    desk = Desk({Below("5"): None}, {Below("5"): Branch(()), Below("6"): None})
    assert desk.bring() == ["children 5", "children 6"]


def test_pages_inside_pages_come_as_deep_as_they_are_drawn() -> None:
    """And one more, that can be named as too deep: else it is called not fetched for ever."""
    titles = [f"Level {n}" for n in range(DEEPEST + 2)]
    chain = [{Other(Take.BODY, space_key="OPS", title=one): UNHEARD} for one in titles]
    assert len(Desk(*chain).bring()) == DEEPEST + 2


def test_a_page_of_very_many_things_asks_for_a_few() -> None:
    assert len(Desk({Below(str(n)): None for n in range(100)}).bring()) == MOST


def test_one_that_cannot_be_had_does_not_stop_the_next() -> None:
    desk = Desk({Below("5"): None, Below("6"): None})
    desk.trouble["children 5"] = Missing("it")
    assert desk.bring() == ["children 5", "children 6"]


def test_a_title_that_confluence_does_not_show_is_lost() -> None:
    desk = Desk({Other(Take.BODY, space_key="OPS", title="T"): UNHEARD})
    asked = "ask desk://site/title/OPS/T"
    desk.trouble[asked] = Missing("it")
    assert desk.bring() == [asked, "lost OPS:T"]


def test_without_a_link_nothing_more_is_asked() -> None:
    desk = Desk({Below("5"): None, Below("6"): None})
    desk.trouble["children 5"] = Paused("acme.example")
    assert desk.bring() == ["children 5"]


def test_a_page_of_the_site_fills_while_it_is_looked_at(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            library = here.library
            await library.refresh_spaces()
            found = await library.resolve("OPS:Reading order for newcomers")
            assert found is not None
            await library.refresh_page(found.page_id)
            before = library.document(found.page_id)
            assert before is not None
            assert "not in your library yet" in before.html
            assert library.gathers(found.page_id)
            await library.gather(found.page_id)
            after = library.document(found.page_id)
            assert after is not None
            assert "not in your library yet" not in after.html
            assert "Three fit on a sticker" in after.html

    asyncio.run(story())


def test_a_page_that_is_not_here_gathers_nothing(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            await here.library.gather("404")
            assert not here.library.gathers("404")

    asyncio.run(story())
