"""The rules, with how much each holds and when it was looked after last."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from confluence_desk.domain.keeping import EVERY_SPACE, Rule
from confluence_desk.ui.kept_words import ICONS, details_words, kind_words, subject_words
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.plain_rows import Cell, Column, PlainRow

if TYPE_CHECKING:
    from confluence_desk.services.keeping import Keeping
    from confluence_desk.services.library import Library

translate = QCoreApplication.translate


def rule_columns() -> tuple[Column, ...]:
    """What, which kind, what comes along, how many, how fresh."""
    return (
        Column(translate("Offline", "What"), wide=True),
        Column(translate("Offline", "Kind")),
        Column(translate("Offline", "With"), wide=True),
        Column(translate("Offline", "Pages"), number=True),
        Column(translate("Offline", "Checked")),
    )


class RuleRows:
    """Makes them."""

    def __init__(self, keeping: "Keeping", library: "Library", now: Callable[[], datetime]) -> None:
        self._keeping = keeping
        self._library = library
        self._now = now

    def rows(self) -> list[PlainRow]:
        """Those that are now."""
        counts = self._keeping.counts()
        return [self._row(rule, counts.get(rule.key)) for rule in self._keeping.rules()]

    def _row(self, rule: Rule, count: int | None) -> PlainRow:
        name = subject_words(rule.holds, rule.subject, self._library)
        icon = "prohibit" if rule.excludes else ICONS[rule.holds]
        details = details_words(rule)
        number = "" if rule.excludes or count is None else QLocale().toString(count)
        return PlainRow(
            str(rule.key),
            (
                Cell(name, icon=icon),
                Cell(kind_words(rule.holds)),
                Cell(details, tone="muted"),
                Cell(number, -1 if count is None else count),
                self._checked(rule, count),
            ),
        )

    def _checked(self, rule: Rule, count: int | None) -> Cell:
        if rule.excludes:
            return Cell("", -1)
        at = self._checked_at(rule, held=count is not None)
        if at is not None:
            return Cell(ago(at, self._now()), at.timestamp(), "muted", tip=at)
        if count is None:
            return Cell(translate("Offline", "not yet synced"), -1, "warn")
        return Cell("", -1)

    def _checked_at(self, rule: Rule, *, held: bool) -> datetime | None:
        if rule.subject != EVERY_SPACE:
            return self._keeping.rule_looked_at(rule)
        last = self._keeping.last_run()
        return last.ended_at if last is not None and held else None
