"""What the last runs of the sync did, one line each."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from confluence_desk.domain.syncing import Ending, Report
from confluence_desk.ui.kept_words import depth_words, ending_words, fates_words
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.offline.storage import size
from confluence_desk.ui.panels.offline.troubles import error_of
from confluence_desk.ui.panels.plain_rows import Cell, Column, PlainRow
from confluence_desk.ui.trouble_words import words

translate = QCoreApplication.translate
_TONES = {Ending.WHOLE: "ok", Ending.PARTLY: "warn", Ending.STOPPED: "muted", Ending.FAILED: "bad"}
_ICONS = {
    Ending.WHOLE: "check-circle",
    Ending.PARTLY: "warning",
    Ending.STOPPED: "pause",
    Ending.FAILED: "x-circle",
}
_MINUTE = 60


def run_columns() -> tuple[Column, ...]:
    """When, how, how it ended, what happened, and what that took."""
    return (
        Column(translate("Offline", "When")),
        Column(translate("Offline", "How")),
        Column(translate("Offline", "Ended")),
        Column(translate("Offline", "What happened"), wide=True),
        Column(translate("Offline", "Requests"), number=True),
        Column(translate("Offline", "Received"), number=True),
        Column(translate("Offline", "Took"), number=True),
    )


def run_rows(reports: Sequence[Report], now: Callable[[], datetime]) -> list[PlainRow]:
    """The newest first, as they come."""
    moment = now()
    return [_row(report, moment) for report in reports]


def _row(report: Report, now: datetime) -> PlainRow:
    at = report.started_at
    happened = fates_words(report.counts) or translate("Offline", "nothing new")
    return PlainRow(
        str(report.run),
        (
            Cell(ago(at, now), -at.timestamp(), tip=at),
            Cell(depth_words(report.depth)),
            Cell(ended_words(report), tone=_TONES[report.ending], icon=_ICONS[report.ending]),
            Cell(happened),
            Cell(QLocale().toString(report.requests), report.requests),
            size(report.bytes_done),
            _took(report),
        ),
    )


def ended_words(report: Report) -> str:
    """How it ended, with the reason where it failed.

    A run that wrote no end may be at work in another process as well as killed.
    """
    if report.ended_at is None:
        return translate("Offline", "Under way, or cut off")
    if report.ending is not Ending.FAILED or not report.reason:
        return ending_words(report.ending)
    detail = report.detail
    return words(error_of(report.reason, translate("Offline", "the site"), detail)).text


def _took(report: Report) -> Cell:
    if report.ended_at is None:
        return Cell("", -1)
    seconds = (report.ended_at - report.started_at).total_seconds()
    return Cell(seconds_words(seconds), seconds)


def seconds_words(seconds: float) -> str:
    """So long, in the largest unit that fits."""
    if seconds < _MINUTE:
        return translate("Offline", "{count} s").format(count=QLocale().toString(round(seconds)))
    minutes = QLocale().toString(round(seconds / _MINUTE))
    return translate("Offline", "{count} min").format(count=minutes)
