"""What is offered below the bar: labels by name, fields over results, earlier searches."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from confluence_desk.cql.completion import Offer, What
from confluence_desk.ui.panels.finder.offers import offer_item
from confluence_desk.ui.theme import Theme
from tests.ui.panels.finder.test_bar import CONTROL, Results, Stage, Until, played


@pytest.fixture
def tell(run: Any, theme: Theme, until: Until) -> Callable[..., None]:
    return lambda story: run(played(story, theme, until))


@pytest.mark.parametrize(
    ("offer", "title", "hint"),
    [
        (Offer(What.VALUE, "runbook", "14"), "runbook", "14"),
        (Offer(What.VALUE, "OPS", "Operations"), "Operations", "OPS"),
        (Offer(What.VALUE, "page"), "page", ""),
    ],
)
def test_a_value_stands_before_what_is_told_of_it(offer: Offer, title: str, hint: str) -> None:
    taken: list[str] = []
    item = offer_item(offer, taken.append)
    assert (item.title, item.hint) == (title, hint)
    item.do()
    assert taken == [f"{offer.text} "]


def test_fields_are_offered_over_results_too(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        front = stage.front = Results()
        await stage.type("spa", "space")
        stage.box.clear()
        await stage.type("la")
        await stage.until(lambda: "preview la" in front.told)
        assert stage.offered == []
        stage.key(Qt.Key.Key_Space, CONTROL)
        await stage.until(lambda: "label" in stage.offered)

    tell(story)


def test_an_empty_box_offers_what_was_searched_for_before(tell: Callable[..., None]) -> None:
    async def earlier() -> Sequence[str]:
        return ["redis failover", "space = OPS"]

    async def story(stage: Stage) -> None:
        stage.bar._ways = replace(stage.bar._ways, earlier=earlier)  # noqa: SLF001 - a window's part
        stage.key(Qt.Key.Key_Down)
        await stage.until(lambda: stage.offered == ["redis failover", "space = OPS"])
        stage.key(Qt.Key.Key_Down)
        stage.key(Qt.Key.Key_Down)
        stage.key(Qt.Key.Key_Return)
        assert stage.box.text() == "space = OPS"
        assert stage.told == [("sent", "here")]
        assert not stage.bar.list.isVisible()

    tell(story)


def test_a_question_that_is_sent_at_once_is_still_called_one(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        QTest.keyClicks(stage.box, "recent pages about redis")
        stage.key(Qt.Key.Key_Return)
        await stage.until(lambda: stage.verdict == "Question")
        assert not stage.bar.list.isVisible()
        stage.box.setText("redis")
        assert stage.verdict == "Words"
        stage.box.setText("recent pages")
        await stage.until(lambda: stage.verdict == "Question")

    tell(story)
