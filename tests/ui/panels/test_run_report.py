"""The report of a run: what was added, changed, moved, removed, what failed, and why."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from confluence_desk.domain.syncing import Ending, Fate, Gone, Outcome
from confluence_desk.services.journal import Journal
from confluence_desk.ui.panels.report import ALL, ReportTab
from confluence_desk.ui.panels.run_report import headline, why_words
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.drawer import Drawer
from tests.ui.fakes.keeping import FakeKeeping
from tests.ui.fakes.library import NOON
from tests.ui.fakes.offline import RUNS, kept, known

pytestmark = pytest.mark.usefixtures("english")


class Report:
    """A tab over the runs that a test gives."""

    def __init__(self, theme: Theme, keeping: FakeKeeping, target: str = "") -> None:
        library: Any = known()
        journal = Journal(Drawer(), library, now=lambda: NOON)  # type: ignore[arg-type]
        state = TabState("report", target)
        self.tab = ReportTab(library, journal, theme, state, keeping=keeping, now=lambda: NOON)
        self.tab.resize(900, 400)
        self.tab.show()

    def cells(self) -> list[tuple[str, ...]]:
        model = self.tab.run.page.shown_rows
        rows, columns = range(model.rowCount()), range(4)
        return [tuple(model.index(row, n).data() for n in columns) for row in rows]


@pytest.fixture
def made(theme: Theme, run: Any) -> Iterator[Any]:
    tabs: list[Report] = []

    def make(keeping: FakeKeeping | None = None, target: str = "") -> Report:
        tabs.append(Report(theme, keeping or kept(), target))
        return tabs[-1]

    yield make
    for each in tabs:
        run(each.tab.aclose())
        shiboken6.delete(each.tab)


def test_it_begins_with_the_last_run(made: Any) -> None:
    report = made()
    assert report.tab.view == "run:9"
    assert report.tab.runs.itemText(1) == "Sync 2 min ago: 1 added, 3 changed"
    assert report.tab.run.page.said.text() == (
        "Quick look · Everything is here · 1 added, 3 changed · 7 requests · 120 kB · 8 s"
    )


def test_a_run_that_wrote_no_end_is_not_said_to_have_stopped() -> None:
    begun = replace(RUNS[0], ended_at=None, ending=Ending.STOPPED)
    assert "Under way, or cut off" in headline(begun)


def test_a_run_is_told_thing_by_thing(made: Any) -> None:
    report = made(target="run:8")
    assert report.cells() == [
        ("Changed", "Redis failover", "Operations", ""),
        ("Moved", "Deploy", "Operations", ""),
        (
            "Failed",
            "Certificates & <keys>",
            "Operations",
            "Your account may not see Certificates & <keys>.",
        ),
    ]
    report.tab.failures.setChecked(True)
    assert [row[1] for row in report.cells()] == ["Certificates & <keys>"]
    assert report.tab.state() == TabState("report", "run:8+failures")
    report.tab.failures.setChecked(False)
    report.tab.box.setText("deploy")
    assert [row[1] for row in report.cells()] == ["Deploy"]


def test_what_it_was_narrowed_to_comes_back(made: Any) -> None:
    report = made(target="run:8+failures")
    assert [row[0] for row in report.cells()] == ["Failed"]


def test_a_row_opens_its_page(made: Any) -> None:
    report = made(target="run:8")
    told: list[Any] = []
    report.tab.open_requested.connect(lambda *what: told.append(what))
    table = report.tab.run.page.table
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert told == [("15", "", "front")]


def test_everything_that_was_fetched_is_one_choice_more(made: Any) -> None:
    report = made()
    report.tab.show_view(ALL)
    assert "Nothing was fetched yet" in report.tab.said
    assert report.tab.state().target == ALL


def test_without_a_run_there_is_only_the_diary(made: Any) -> None:
    report = made(FakeKeeping())
    assert report.tab.view == ALL
    assert not report.tab.runs.isVisible()


def test_a_run_that_ends_meanwhile_changes_nothing_that_is_read(made: Any) -> None:
    keeping = kept()
    report = made(keeping, "run:8")
    keeping.shelf.reports.insert(0, replace(RUNS[0], run=10))
    keeping.note_run()
    assert report.tab.view == "run:8"
    assert report.tab.runs.count() == 5


def test_a_run_that_is_forgotten_gives_way_to_the_diary(made: Any) -> None:
    assert made(target="run:1").tab.view == ALL


def test_nothing_new_is_designed(made: Any) -> None:
    report = made(target="run:7")
    assert report.tab.said.startswith("Nothing was new in this run")
    report.tab.failures.setChecked(True)
    assert report.tab.said.startswith("Nothing failed in this run")


def test_what_left_says_why() -> None:
    for reason in Gone:
        assert why_words(Outcome(Fate.REMOVED, "1", "x", "1", reason.value), "x")
    assert why_words(Outcome(Fate.ADDED, "1", "x"), "x") == ""


def test_a_thousand_of_more_are_said_to_be_so() -> None:
    long = replace(RUNS[1], counts={Fate.ADDED: 2500})
    assert "only the first 3 are listed" in headline(long)


def test_files_are_counted_too() -> None:
    assert "3 file" in headline(replace(RUNS[1], files=3))
    bare = headline(replace(RUNS[1], counts={}, files=3))
    assert "3 file" in bare
    assert "nothing new" not in bare
    assert "nothing new" in headline(replace(RUNS[1], counts={}))
