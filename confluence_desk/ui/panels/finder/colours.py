"""Colours a query in the bar, and underlines what is wrong with it."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from confluence_desk.cql.check import Finding, Severity
from confluence_desk.cql.highlighting import Part, Role
from confluence_desk.ui.theme import Theme

_ROLES = {
    Role.FIELD: "accent",
    Role.UNKNOWN: "bad",
    Role.OPERATOR: "muted",
    Role.FUNCTION: "accent",
    Role.STRING: "ok",
    Role.DATE: "warn",
    Role.NUMBER: "warn",
    Role.VALUE: "ok",
    Role.MARK: "muted",
    Role.ERROR: "bad",
}


def query_colours(
    parts: Sequence[Part], findings: Sequence[Finding], theme: Theme
) -> list[QTextLayout.FormatRange]:
    """The formats of every part; a fault has a wave below it, so that colour is not all."""
    formats = []
    for part in parts:
        look = QTextCharFormat()
        if part.role is Role.KEYWORD:
            look.setFontWeight(QFont.Weight.DemiBold)
        else:
            look.setForeground(theme.color(_ROLES[part.role]))
        look.setFontItalic(part.role is Role.FUNCTION)
        for finding in findings:
            if finding.span.start < max(part.end, part.start + 1) and part.start < finding.span.end:
                _underline(look, finding, theme)
                break
        formats.append(_range(part.start, part.end, look))
    return formats


def _underline(look: QTextCharFormat, finding: Finding, theme: Theme) -> None:
    wrong = finding.severity is Severity.ERROR
    styles = QTextCharFormat.UnderlineStyle
    look.setUnderlineStyle(styles.WaveUnderline if wrong else styles.DotLine)
    look.setUnderlineColor(theme.color("bad" if wrong else "warn"))


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made
