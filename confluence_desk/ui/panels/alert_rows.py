"""One runbook of an alert as a row: what it is, how well it fits and why."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from confluence_desk.domain.hits import Hit, Match, Where
from confluence_desk.services.alerts.runbooks import Runbook
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.labels import ElidedLabel, Row, plain

translate = QCoreApplication.translate

_BAR_WIDE, _BAR_HIGH = 64, 4
_MOST_TERMS = 5
_LONGEST_EXCERPT = 220


class RunbookRow(Row):
    """Title, place and labels, the signs it has by where they stand, a piece of its text."""

    def __init__(self, runbook: Runbook, now: datetime) -> None:
        hit, why = runbook.hit, why_words(runbook.why)
        super().__init__(", ".join(part for part in (hit.title, *why) if part))
        self.hit = hit
        self.lines.setContentsMargins(16, 8, 16, 8)
        self.lines.addLayout(self._heading(runbook))
        self.lines.addWidget(ElidedLabel(_about(hit, now)))
        if why:
            self.lines.addWidget(plain("   ".join(why)))
        if excerpt := _excerpt(hit):
            self.lines.addWidget(plain(excerpt, "muted"))

    def _heading(self, runbook: Runbook) -> QHBoxLayout:
        title = ElidedLabel(runbook.hit.title)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setFixedSize(_BAR_WIDE, _BAR_HIGH)
        bar.setValue(round(100 * runbook.share))
        share = QLocale().toString(bar.value())
        bar.setAccessibleName(
            translate("Alert", "Fits {share} % as well as the best").format(share=share)
        )
        bar.setToolTip(bar.accessibleName())
        line = QHBoxLayout()
        line.addWidget(title, 1)
        line.addWidget(bar)
        return line


def why_words(why: Iterable[Match]) -> list[str]:
    """The signs that a page has, by the part of it they stand in."""
    places = {
        Where.TITLE: translate("Alert", "Title: {terms}"),
        Where.LABEL: translate("Alert", "Labels: {terms}"),
        Where.HEADING: translate("Alert", "Headings: {terms}"),
        Where.TEXT: translate("Alert", "Text: {terms}"),
    }
    found: dict[Where, list[str]] = {}
    for match in why:
        found.setdefault(match.where, []).append(match.term)
    return [
        words.format(terms=", ".join(found[where][:_MOST_TERMS]))
        for where, words in places.items()
        if where in found
    ]


def _about(hit: Hit, now: datetime) -> str:
    parts = (hit.space_name, ", ".join(hit.labels), ago(hit.modified_at, now))
    return " · ".join(part for part in parts if part)


def _excerpt(hit: Hit) -> str:
    text = " ".join(hit.excerpt.text.split())
    cut = f"{text[:_LONGEST_EXCERPT]}…" if len(text) > _LONGEST_EXCERPT else text
    return f"{hit.excerpt.heading}: {cut}" if hit.excerpt.heading and cut else cut
