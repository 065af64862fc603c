"""What one run of the sync did, thing by thing: added, changed, moved, removed, failed and why."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confluence_desk.domain.syncing import Fate, Gone, Outcome, Report
from confluence_desk.ui.commands.list_context import OUTCOMES
from confluence_desk.ui.kept_words import depth_words, fate_words, fates_words, gone_words
from confluence_desk.ui.panels.list_page import ListPage
from confluence_desk.ui.panels.offline.runs import ended_words, seconds_words
from confluence_desk.ui.panels.offline.storage import size_words
from confluence_desk.ui.panels.offline.troubles import error_of, page_of, title_of
from confluence_desk.ui.panels.plain_rows import Cell, Column, PlainRow
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.trouble_words import words

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

translate = QCoreApplication.translate
_ICONS = {
    Fate.ADDED: "plus-circle",
    Fate.CHANGED: "pencil-simple",
    Fate.RENAMED: "text-t",
    Fate.MOVED: "arrow-bend-up-right",
    Fate.REMOVED: "trash",
    Fate.RESTORED: "arrow-counter-clockwise",
    Fate.FAILED: "warning-circle",
}


class RunReport(QWidget):
    """``open_requested`` carries an id, an anchor and how."""

    open_requested = Signal(str, str, str)

    def __init__(self, library: "Library", theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._report: Report | None = None
        self._only_failures = False
        self.page = ListPage(theme, self.tr("What the run did"), self._columns())
        self.page.offer(OUTCOMES, self)
        self.page.opened.connect(lambda key: self.open(self.page_of(key)))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.page)
        self.setFocusProxy(self.page)

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return self.page.shown_rows.rowCount()

    def show_run(self, report: Report) -> None:
        """Show another one, or the same anew."""
        self._report = report
        self._draw()

    def narrow(self, sought: str, *, only_failures: bool) -> None:
        """Show only what holds these words, or failed."""
        self._only_failures = only_failures
        self._draw()
        self.page.narrow(sought)

    def page_of(self, key: str) -> str:
        """The page that a line is about; "" where it is about none."""
        report = self._report
        return page_of(report.outcomes[int(key)].subject, self._library) if report else ""

    def open(self, page_id: str) -> None:
        """Open a page."""
        if page_id:
            self.open_requested.emit(page_id, "", "front")

    def _draw(self) -> None:
        report = self._report
        if report is None:
            return
        self.page.explain(headline(report))
        shown = [
            number
            for number, outcome in enumerate(report.outcomes)
            if outcome.fate is Fate.FAILED or not self._only_failures
        ]
        keys = [str(number) for number in shown]
        self.page.show_made(keys, lambda at: self._row(shown[at], report.outcomes[shown[at]]))
        if self._only_failures:
            self.page.say_nothing("check-circle", self.tr("Nothing failed in this run"))
        else:
            self.page.say_nothing("check-circle", self.tr("Nothing was new in this run"))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("What happened")),
            Column(self.tr("To what"), wide=True),
            Column(self.tr("Space")),
            Column(self.tr("Why"), wide=True),
        )

    def _row(self, number: int, outcome: Outcome) -> PlainRow:
        failed = outcome.fate is Fate.FAILED
        space = self._library.space(outcome.space_id)
        title = outcome.title or title_of(outcome.subject, self._library)
        tone = "bad" if failed else ""
        return PlainRow(
            str(number),
            (
                Cell(
                    fate_words(outcome.fate), list(Fate).index(outcome.fate), tone,
                    _ICONS[outcome.fate],
                ),
                Cell(title),
                Cell(space.name if space else "", tone="muted"),
                Cell(why_words(outcome, title), tone=tone),
            ),
        )  # fmt: skip


def why_words(outcome: Outcome, title: str) -> str:
    """Why it failed or went; "" where that is no question."""
    if outcome.fate is Fate.FAILED:
        return words(error_of(outcome.detail, title, "")).text
    if outcome.fate is Fate.REMOVED and outcome.detail in set(Gone):
        return gone_words(Gone(outcome.detail))
    return ""


def headline(report: Report) -> str:
    """How it went, in one line."""
    n = report.files
    files = translate("RunReport", "%Ln file(s) fetched", "", n) if n else ""
    n = report.requests
    news = [part for part in (fates_words(report.counts), files) if part]
    parts = [
        depth_words(report.depth),
        ended_words(report),
        *(news or [translate("Offline", "nothing new")]),
        translate("RunReport", "%Ln request(s)", "", n),
        size_words(report.bytes_done),
    ]
    if report.ended_at is not None:
        parts.append(seconds_words((report.ended_at - report.started_at).total_seconds()))
    hidden = sum(report.counts.values()) - len(report.outcomes)
    if hidden > 0 and report.outcomes:
        said = translate("RunReport", "only the first {count} are listed")
        parts.append(said.format(count=QLocale().toString(len(report.outcomes))))
    return " · ".join(parts)
