"""Chips, filters and the order above results: each edits the query."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from confluence_desk.ui.panels.results import ResultsTab
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.results import Tell, Until, find, heard, key, teller
from tests.ui.fakes.search import FakeSearch


@pytest.fixture
def tell(run: Any, theme: Theme, until: Until) -> Tell:
    return teller(run, theme, until)


def chips(tab: ResultsTab) -> list[str]:
    found = tab.narrowing.chips.findChildren(QPushButton)
    return [each.text() for each in found if not each.isHidden()]


def test_conditions_are_chips_that_edit_the_query(tell: Tell, until: Until) -> None:
    query = "label = redis AND space = OPS AND text ~ quorum"

    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        changes = heard(tab.asked_changed)
        assert chips(tab) == ["Label: redis", "Space: Operations", "Words: quorum"]
        next(b for b in tab.narrowing.chips.findChildren(QPushButton)).click()
        await until(lambda: search.asked == [query, "space = OPS AND text ~ quorum"])
        await until(lambda: chips(tab) == ["Space: Operations", "Words: quorum"])
        assert tab.asked == "space = OPS AND text ~ quorum"
        assert changes

    search = FakeSearch(values={"space": [("OPS", "Operations")]})
    tell(story, search, TabState("results", query))


def test_a_question_stays_one_without_a_chip(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        await until(lambda: chips(tab) == ["Type: Page", "Changed: last week", "Words: redis"])
        tab.narrowing.chips.all[1].click()
        await until(lambda: chips(tab) == ["Type: Page", "Words: redis"])
        assert tab.asked == "pages about redis"
        await until(lambda: search.asked[-1] == "pages about redis")

    tell(story, FakeSearch(), TabState("results", "pages changed last week about redis"))


def test_a_very_long_query_is_not_taken_apart(tell: Tell, until: Until) -> None:
    query = f"space in ({', '.join(['OPS'] * 900)}) AND label = redis"

    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        assert chips(tab) == []
        assert not tab.narrowing.add.isEnabled()
        tab.ask("label = redis")
        await until(lambda: chips(tab) == ["Label: redis"])
        assert tab.narrowing.add.isEnabled()

    tell(story, find(), TabState("results", query))


def entries(menu: object) -> dict[str, QAction]:
    assert isinstance(menu, QMenu)
    return {action.text(): action for action in menu.actions()}


def test_a_filter_turns_words_into_a_query_one_can_see(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        assert tab.narrowing.line.whole == "CQL: text ~ redis"
        shown = tab.narrowing.line.text()
        assert (shown[0], shown[-1]) == ("\u2066", "\u2069")  # from left to right, also cut
        menu = tab.narrowing.add.menu()
        menu.aboutToShow.emit()
        labels = entries(menu)["Label"].menu()
        await until(lambda: entries(labels))
        entries(labels)["runbook"].trigger()
        await until(lambda: search.asked[-1] == "text ~ redis AND label = runbook")
        await until(lambda: chips(tab) == ["Label: runbook", "Words: redis"])
        menu.aboutToShow.emit()
        entries(entries(menu)["Type"].menu())["Attachment"].trigger()
        assert tab.asked == "text ~ redis AND label = runbook AND type = attachment"
        menu.aboutToShow.emit()
        entries(entries(menu)["Changed"].menu())["This month"].trigger()
        assert tab.asked.endswith("lastModified >= startOfMonth()")
        menu.aboutToShow.emit()
        people = entries(menu)["Person"].menu()
        await until(lambda: "Ana Ruiz" in entries(people))
        entries(people)["Ana Ruiz"].trigger()
        assert tab.asked.endswith('contributor = "557058:1"')

    values = {"label": [("runbook", "3")], "person": [("557058:1", "Ana Ruiz")]}
    tell(story, find(values=values))


def test_one_can_search_below_the_page_one_is_at(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        tab.list.setCurrentIndex(tab.model.index(1))
        menu = tab.narrowing.add.menu()
        menu.aboutToShow.emit()
        entries(menu)["Only below “Quorum”"].trigger()
        await until(lambda: search.asked[-1] == "text ~ redis AND ancestor = 2")

    tell(story, find())


def test_results_are_sorted_by_the_query(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        assert tab.narrowing.sort.text() == "Best first"
        menu = tab.narrowing.sort.menu()
        menu.aboutToShow.emit()
        entries(menu)["Changed last"].trigger()
        await until(lambda: search.asked[-1] == "text ~ redis ORDER BY lastModified DESC")
        await until(lambda: tab.narrowing.sort.text() == "Changed last")
        menu.aboutToShow.emit()
        assert entries(menu)["Changed last"].isChecked()
        entries(menu)["Best first"].trigger()
        assert tab.asked == "text ~ redis"

    tell(story, find())


def test_words_can_be_taken_on_as_a_query(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        edits = heard(tab.edit_requested)
        tab.narrowing.line.click()
        key(tab.list, Qt.Key.Key_Up)
        assert edits == [("text ~ redis",), ("redis",)]

    tell(story, find())


def is_whole(tab: ResultsTab) -> bool:
    """Whether the number stands inside with all of its letters."""
    count = tab.narrowing.count
    assert "3" in count.text() or "1 here" in count.text()
    needed = count.fontMetrics().horizontalAdvance(count.text())
    inside = count.mapTo(tab, count.rect().bottomRight()).x()
    return count.width() >= needed and inside < tab.width()


def test_in_a_narrow_tab_the_number_is_whole(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        narrowing = tab.narrowing
        for width in (760, 420, 300, 240, 200):
            tab.resize(width, 480)
            await until(lambda: is_whole(tab))
            assert tab.width() == width  # nothing in it asks for more
        wide = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        assert narrowing.add.toolButtonStyle() is not wide
        assert narrowing.add.accessibleName() == "Filter"
        tab.resize(760, 480)
        await until(lambda: narrowing.add.toolButtonStyle() is wide)

    tell(story, find())
