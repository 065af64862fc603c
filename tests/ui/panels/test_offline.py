"""The offline library at a glance: decided here, freed here, read here, however much it is."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Attachment, Space, Version
from confluence_desk.domain.keeping import EVERY_SPACE, Holds, Rule
from confluence_desk.domain.syncing import Depth, Job
from confluence_desk.store.usage import SpaceUsage
from confluence_desk.ui.panels.list_page import ListPage
from confluence_desk.ui.panels.offline.pages import job_of
from confluence_desk.ui.panels.offline.tab import OfflineTab
from confluence_desk.ui.panels.offline.troubles import page_of, part_words, title_of
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.keeping import FakeKeeping
from tests.ui.fakes.library import NOON
from tests.ui.fakes.offline import RULES, kept, known

pytestmark = pytest.mark.usefixtures("english")


class Offline:
    """A tab over fakes, and what it asked for."""

    def __init__(self, theme: Theme, run: Any, keeping: FakeKeeping, page: str = "") -> None:
        self.run = run
        self.keeping = keeping
        self.library = known()
        self.troubles: list[BaseException] = []
        self.scope = TaskScope(self.troubles.append)
        self.told: list[tuple[object, ...]] = []
        self.tab = OfflineTab(
            self.library,  # type: ignore[arg-type]
            keeping,
            theme,
            self.scope,
            TabState("offline", page),
            now=lambda: NOON,
        )
        for name in ("open", "keep", "readiness", "run", "sync"):
            signal = getattr(self.tab, f"{name}_requested")
            signal.connect(lambda *what, name=name: self.told.append((name, *what)))
        self.tab.resize(900, 600)
        self.tab.show()

    def cells(self, page: ListPage) -> list[list[str]]:
        model = page.shown_rows
        return [
            [model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def press(self, words: str, within: QWidget | None = None) -> None:
        buttons = (within or self.tab).findChildren(QAbstractButton)
        next(b for b in buttons if b.text() == words and b.isVisible()).click()

    def do(self, words: str, within: QWidget | None = None) -> None:
        """Press, and let what was begun end."""

        settled(self.run, lambda: self.press(words, within))


def settled(run: Any, do: Callable[[], object]) -> None:
    """Do it, and let what it began end."""

    async def main() -> None:
        do()
        for _ in range(5):
            await asyncio.sleep(0)

    run(main())


@pytest.fixture
def made(theme: Theme, run: Any) -> Iterator[Any]:
    tabs: list[Offline] = []

    def make(keeping: FakeKeeping | None = None, page: str = "") -> Offline:
        settled(run, lambda: tabs.append(Offline(theme, run, keeping or kept(), page)))
        return tabs[-1]

    yield make
    for each in tabs:
        run(each.tab.aclose())
        run(each.scope.aclose())
        shiboken6.delete(each.tab)
        assert each.troubles == []


def names(offline: Offline) -> list[str]:
    rows = offline.tab.list
    items = (rows.item(row) for row in range(rows.count()))
    return [item.text() for item in items if not item.isHidden()]


def test_a_question_comes_first_and_goes_with_its_answer(made: Any) -> None:
    offline = made()
    assert offline.tab.page == "questions"
    card = offline.tab.stack.currentWidget()
    said = [w.text() for w in card.findChildren(QPushButton)]
    assert said[:3] == ["Redis failover", "Deploy", "Sentinel quorum lost"]
    offline.do("Keep the copies")
    assert offline.keeping.shelf.answers == {1: False}
    assert offline.tab.page == "rules"
    assert names(offline)[0] == "Kept offline · 5"


def test_letting_go_is_the_other_answer(made: Any) -> None:
    offline = made()
    offline.do("Let them go")
    assert offline.keeping.shelf.answers == {1: True}


def test_rules_say_what_how_much_and_how_fresh(made: Any) -> None:
    offline = made(page="rules")
    assert offline.cells(offline.tab.pages.rules)[:4] == [
        ["Operations", "Space", "images · comments · 5 older versions", "412", "2 min ago"],
        ["Runbooks", "Page with all below", "all files up to 10 MB · comments", "2", "2 min ago"],
        ["runbook", "Label", "images · comments", "", "not yet synced"],
        ["label = redis", "Query", "images · no comments", "", "not yet synced"],
    ]


def test_enter_changes_a_rule_and_nothing_is_kept_twice(made: Any) -> None:
    offline = made(page="rules")
    table = offline.tab.pages.rules.table
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert offline.told == [("keep", [RULES[1]])]


def test_what_is_done_to_rules(made: Any) -> None:
    offline = made(page="rules")
    rules = offline.tab.pages.rules
    shown = [b for b in rules.findChildren(QPushButton) if b.isVisible()]
    assert not any(button.isEnabled() for button in shown)
    rules.choose("2")
    offline.press("Readiness")
    offline.press("Sync this now")
    assert offline.told == [("readiness", "tree:11"), ("sync", Job(Depth.FULL, trees=("11",)))]
    offline.do("Keep no longer", rules)
    assert [rule.key for rule in offline.keeping.rules()] == [1, 3, 4, 5]
    assert len(offline.cells(rules)) == 4


def test_something_new_can_be_anything(made: Any) -> None:
    offline = made(page="rules")
    offline.press("Keep something offline…")
    (_name, offers) = offline.told[0]
    assert [offer.holds for offer in offers] == [Holds.SPACE, Holds.BLOG, Holds.LABEL, Holds.CQL]
    assert not any(offer.key or offer.subject for offer in offers)


def test_a_trouble_says_why_and_what_helps(made: Any) -> None:
    offline = made(page="troubles")
    page = offline.tab.pages.troubles
    assert offline.cells(page)[0][:2] == ["Certificates & <keys>", "Page"]
    assert "Your account may not see" in offline.cells(page)[0][2]
    assert "tried again at each sync" in page.said.text()
    page.choose("page\t13")
    assert page.said.text() == "Ask its owner for access."
    offline.press("Open the page")
    offline.press("Try all again now")
    assert offline.told == [("open", "13", "", "front"), ("sync", Job(Depth.FULL))]


def test_a_rule_in_trouble_is_called_by_its_label_or_query(made: Any) -> None:
    library = made().library
    assert title_of("night", library) == "night"
    assert title_of('label = "night"', library) == 'label = "night"'
    assert part_words("cql") == "Query"


def test_a_trouble_with_no_page_opens_none_trap_97(made: Any) -> None:
    library = made().library
    library.attachments_of["14"] = [Attachment("att5", "14", "a.png", Version(1), "image/png", 512)]
    assert page_of("13", library) == "13"
    assert page_of("att5", library) == "14"
    assert page_of("1", library) == library.space("1").homepage_id
    assert [page_of(other, library) for other in ("*", "team:night", "label = 1", "att9")] == [
        ""
    ] * 4


def test_what_is_not_there_is_not_tried_or_purged_trap_97(made: Any) -> None:
    offline = made(FakeKeeping())
    for page in ("troubles", "left"):
        settled(offline.run, partial(offline.tab.show_page, page))
        shown = getattr(offline.tab.pages, page)
        assert not [b.text() for b in shown.findChildren(QPushButton) if b.isVisible()]


def test_the_menu_of_a_row_holds_what_can_be_done_with_it_trap_97(made: Any) -> None:
    offline = made(page="left")
    left = offline.tab.pages.left
    left.choose(left.rows.keys[0])
    left.table.menu_wanted.emit(left.table.currentIndex(), QPoint())
    menu = left.table.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Read the last copy",
        "Purge…",
        "Purge all…",
    ]
    menu.close()


def test_storage_tells_the_largest_first_and_frees_when_asked_twice(made: Any) -> None:
    offline = made(page="storage")
    page = offline.tab.pages.storage
    assert [row[0] for row in offline.cells(page)] == ["Operations", "Engineering"]
    assert offline.cells(page)[0][1:6] == ["412", "5.3 MB", "1,203", "310", "88.0 MB"]
    page.choose("1")
    offline.press("Free…")
    assert offline.keeping.shelf.freed == []
    box = offline.tab.pages.asking.box
    assert "Operations" in box.text()
    offline.do("Free", box)
    assert offline.keeping.shelf.freed == ["1"]


def test_what_left_is_found_read_and_purged(made: Any) -> None:
    offline = made(kept(graves=5000), "left")
    page = offline.tab.pages.left
    assert len(offline.cells(page)) == 5000
    assert offline.cells(page)[1] == ["Notes 1", "Operations", "Archived", "1 day ago"]
    page.box.setText("notes 4999")
    assert [row[0] for row in offline.cells(page)] == ["Notes 4999"]
    page.choose("94999")
    offline.press("Read the last copy")
    assert offline.told == [("open", "94999", "", "front")]
    offline.press("Purge…")
    assert len(offline.keeping.tombstones()) == 5000
    offline.do("Purge", offline.tab.pages.asking.box)
    assert len(offline.keeping.tombstones()) == 4999


def test_escape_purges_nothing(made: Any) -> None:
    offline = made(page="left")
    offline.press("Purge all…")
    QTest.keyClick(offline.tab.pages.asking.box, Qt.Key.Key_Escape)
    assert len(offline.keeping.tombstones()) == 3


def test_runs_say_how_they_ended_and_open_their_report(made: Any) -> None:
    offline = made(page="runs")
    page = offline.tab.pages.runs
    assert offline.cells(page)[0] == [
        "2 min ago", "Quick look", "Everything is here", "1 added, 3 changed", "7", "120 kB", "8 s",
    ]  # fmt: skip
    assert offline.cells(page)[2][2] == "The site does not answer."
    table = page.table
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert offline.told == [("run", 8)]


def test_nothing_at_all_is_designed(made: Any) -> None:
    offline = made(FakeKeeping())
    assert "Nothing is kept offline yet" in offline.tab.pages.rules.empty_words
    assert offline.tab.said.text().endswith("never synced")
    empty = []
    for page in ("troubles", "storage", "left", "runs"):
        settled(offline.run, partial(offline.tab.show_page, page))
        empty.append(getattr(offline.tab.pages, page).empty_words)
    assert all(empty)
    offline.tab.show_page("rules")
    offline.press("Choose something…", offline.tab.pages.rules)
    assert [name for name, _offers in offline.told] == ["keep"]


def test_it_follows_what_changes_and_keeps_what_is_chosen(made: Any, until: Any) -> None:
    offline = made(page="rules")
    rules = offline.tab.pages.rules
    rules.choose("3")
    offline.run(offline.keeping.add(Rule(0, Holds.LABEL, "new")))
    assert len(offline.cells(rules)) == 6
    assert rules.selected() == ["3"]
    offline.library.nodes["11"] = replace(offline.library.nodes["11"], title="Books")

    async def told() -> None:
        offline.library.changed.emit(Changes(pages=frozenset({"11"})))
        await until(lambda: offline.cells(rules)[1][0] == "Books")

    offline.run(told())


def test_a_hundred_spaces(made: Any) -> None:
    keeping = kept()
    keeping.shelf.used = [SpaceUsage(str(n), n, n * 1000) for n in range(100, 200)]
    offline = made(keeping, "storage")
    offline.library.stored_spaces = [Space(str(n), f"S{n}", f"Space {n}") for n in range(100, 200)]
    settled(offline.run, offline.tab.reload)
    rows = offline.cells(offline.tab.pages.storage)
    assert (len(rows), rows[0][0]) == (100, "Space 199")


def test_a_narrow_one_shows_signs_and_says_names(made: Any) -> None:
    offline = made(page="rules")
    offline.tab.resize(300, 500)
    items = [offline.tab.list.item(row) for row in range(6)]
    assert {item.text() for item in items} == {""}
    assert items[1].data(Qt.ItemDataRole.AccessibleTextRole) == "Kept offline · 5"


def test_where_one_was_comes_back(made: Any) -> None:
    offline = made(page="storage")
    assert offline.tab.state() == TabState("offline", "storage")
    offline.tab.open_finder()
    assert offline.tab.page == "left"


def test_a_run_for_just_some_rules() -> None:
    assert job_of([Rule(1, Holds.SPACE, EVERY_SPACE), Rule(2, Holds.TREE, "1")]) == Job(Depth.FULL)
    assert job_of(RULES[2:4]) == Job(Depth.FULL, queries=("label = redis", 'label = "runbook"'))


def test_the_tables_are_sound(made: Any, qtmodeltester: Any) -> None:
    offline = made(page="left")
    qtmodeltester.check(offline.tab.pages.left.rows)
    qtmodeltester.check(offline.tab.pages.left.shown_rows)
