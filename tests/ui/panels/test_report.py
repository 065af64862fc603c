"""The report: what was fetched and what failed, narrowed, growing without a jump."""

from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QTest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import Forbidden, Unreachable
from confluence_desk.domain.journal import Failure
from confluence_desk.services.journal import Journal
from confluence_desk.ui.panels.report import ReportTab
from confluence_desk.ui.panels.report_rows import ReportRows
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.drawer import Drawer
from tests.ui.fakes.library import NOON, FakeLibrary, sample


class Report:
    """A tab over a diary that a test fills through the library's news."""

    def __init__(self, theme: Theme, state: TabState | None = None) -> None:
        self.theme = theme
        self.library = full()
        self.journal = Journal(Drawer(), self.library, now=lambda: NOON)  # type: ignore[arg-type]
        self.state = state or TabState("report")
        self.open_tab()

    def open_tab(self) -> None:
        self.tab = ReportTab(
            self.library,  # type: ignore[arg-type]
            self.journal,
            self.theme,
            self.state,
            now=lambda: NOON,
        )
        self.tab.resize(760, 300)
        self.tab.show()

    def fill(self) -> None:
        self.library.changed.emit(Changes(pages=frozenset({"14"}), comments_of=frozenset({"14"})))
        self.library.changed.emit(Changes(children_of=frozenset({"space:1"})))
        self.library.failed.emit(Failure("13", Forbidden("page 13")))

    def cells(self) -> list[tuple[str, ...]]:
        model = self.tab.shown_rows
        return [
            tuple(model.index(row, column).data() for column in (1, 2))
            for row in range(model.rowCount())
        ]


def full() -> FakeLibrary:
    library = sample()
    for nodes in library.server.values():
        library.nodes.update({node.id: node for node in nodes})
    return library


@pytest.fixture
def report(theme: Theme, run: Any) -> Iterator[Report]:
    report = Report(theme)
    yield report
    run(report.tab.aclose())
    shiboken6.delete(report.tab)


def test_nothing_fetched_is_designed(report: Report) -> None:
    assert "Nothing was fetched yet" in report.tab.said


def test_what_came_and_what_failed_is_told_newest_first(report: Report) -> None:
    report.fill()
    assert report.cells() == [
        ("Certificates & <keys>", "Failed: not allowed"),
        ("Operations", "List of pages"),
        ("Redis failover", "Text, Comments"),
    ]


def test_failures_alone_and_words_narrow_it(report: Report) -> None:
    report.fill()
    report.tab.failures.setChecked(True)
    assert [place for place, _what in report.cells()] == ["Certificates & <keys>"]
    report.tab.failures.setChecked(False)
    report.tab.box.setText("COMM")
    assert [place for place, _what in report.cells()] == ["Redis failover"]
    report.tab.box.setText("nowhere")
    assert "No entry is like that" in report.tab.said


def test_it_grows_without_losing_what_is_chosen(report: Report) -> None:
    report.fill()
    report.tab.table.setCurrentIndex(report.tab.shown_rows.index(2, 0))
    report.library.failed.emit(Failure("", Unreachable("acme")))
    report.library.failed.emit(Failure("", Unreachable("acme")))
    assert report.cells()[0] == ("Confluence", "Failed: no answer · 2 time(s)")
    assert report.tab.table.currentIndex().row() == 3
    report.library.changed.emit(Changes(blobs=frozenset({"att9"})))
    assert report.cells()[0] == ("An attachment", "File")


def test_what_is_forgotten_leaves_at_the_end(theme: Theme) -> None:
    library = full()
    journal = Journal(Drawer(), library, now=lambda: NOON)  # type: ignore[arg-type]
    rows = ReportRows(library, theme, lambda: NOON)  # type: ignore[arg-type]
    library.changed.emit(Changes(pages=frozenset({"14", "15"})))
    rows.show_entries(journal.entries())
    chosen = QPersistentModelIndex(rows.index(0, 1))
    library.changed.emit(Changes(pages=frozenset({"16"})))
    rows.show_entries(journal.entries()[:2])
    assert (chosen.row(), rows.rowCount()) == (1, 2)


def test_a_row_opens_its_page_and_a_space_none(report: Report) -> None:
    report.fill()
    told: list[Any] = []
    report.tab.open_requested.connect(lambda *values: told.append(values))
    table = report.tab.table
    table.setCurrentIndex(report.tab.shown_rows.index(2, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    table.setCurrentIndex(report.tab.shown_rows.index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert told == [("14", "", "front")]


def test_how_it_was_narrowed_comes_back(theme: Theme, run: Any) -> None:
    state = TabState("report", "failures", words="cert")
    report = Report(theme, state)
    report.fill()
    assert [place for place, _what in report.cells()] == ["Certificates & <keys>"]
    assert report.tab.state() == state
    run(report.tab.aclose())
    shiboken6.delete(report.tab)


def test_a_closed_one_hears_nothing_more(report: Report, run: Any) -> None:
    run(report.tab.aclose())
    report.fill()
    assert report.cells() == []


def test_the_model_is_sound(qtmodeltester: Any, theme: Theme) -> None:
    library = full()
    journal = Journal(Drawer(), library, now=lambda: NOON)  # type: ignore[arg-type]
    rows = ReportRows(library, theme, lambda: NOON)  # type: ignore[arg-type]
    qtmodeltester.check(rows)
    library.changed.emit(Changes(pages=frozenset({"14", "15"})))
    rows.show_entries(journal.entries())
    library.changed.emit(Changes(pages=frozenset({"16"})))
    rows.show_entries(journal.entries())
    assert rows.rowCount() == 3
    qtmodeltester.check(rows)
