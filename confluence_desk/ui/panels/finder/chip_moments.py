"""What the times of a query are called for a person: a day by its date, the rest by its name."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from confluence_desk.cql.dates import Increment, increment
from confluence_desk.cql.tree import Call, Clause, Literal, Operand, Operator
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
# lupdate reads a count only where it is a plain name.
_MOMENTS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("now", ""): QT_TRANSLATE_NOOP("Finder", "now"),
        ("startofday", ""): QT_TRANSLATE_NOOP("Finder", "today"),
        ("startofday", "-1d"): QT_TRANSLATE_NOOP("Finder", "yesterday"),
        ("startofweek", ""): QT_TRANSLATE_NOOP("Finder", "this week"),
        ("startofweek", "-1w"): QT_TRANSLATE_NOOP("Finder", "last week"),
        ("startofmonth", ""): QT_TRANSLATE_NOOP("Finder", "this month"),
        ("startofmonth", "-1M"): QT_TRANSLATE_NOOP("Finder", "last month"),
        ("startofyear", ""): QT_TRANSLATE_NOOP("Finder", "this year"),
        ("startofyear", "-1y"): QT_TRANSLATE_NOOP("Finder", "last year"),
    }
)
_SINCE = frozenset({Operator.AT_LEAST, Operator.ABOVE})
_UNTIL = frozenset({Operator.BELOW, Operator.AT_MOST})
_ONE: Mapping[Operator, str] = MappingProxyType(
    {
        Operator.EQUALS: QT_TRANSLATE_NOOP("Finder", "on {moment}"),
        Operator.DIFFERS: QT_TRANSLATE_NOOP("Finder", "not on {moment}"),
        Operator.AT_LEAST: QT_TRANSLATE_NOOP("Finder", "since {moment}"),
        Operator.ABOVE: QT_TRANSLATE_NOOP("Finder", "after {moment}"),
        Operator.BELOW: QT_TRANSLATE_NOOP("Finder", "before {moment}"),
        Operator.AT_MOST: QT_TRANSLATE_NOOP("Finder", "until {moment}"),
    }
)


def when(clauses: tuple[Clause, ...]) -> str:
    """The time that one clause names, or two that are its ends; empty for any other two."""
    if len(clauses) == 1:
        return _alone(clauses[0].operator, clauses[0].values[0])
    starts = [each for each in clauses if each.operator in _SINCE]
    ends = [each for each in clauses if each.operator in _UNTIL]
    if (len(starts), len(ends)) != (1, 1):
        return ""
    start, end = starts[0].values[0], ends[0].values[0]
    if _is_whole(start, end) and starts[0].operator is Operator.AT_LEAST:
        return _moment(start)
    last = _moment(end, back=ends[0].operator is Operator.BELOW)
    return translate("Finder", "{start} to {end}").format(start=_moment(start), end=last)


def _alone(operator: Operator, value: Operand) -> str:
    far = _distance(value)
    if far is not None and isinstance(value, Call) and value.name.lower() == "now":
        if operator in _SINCE and far.count < 0:
            return _in_the_last(-far.count, far.unit)
        if operator in _UNTIL and far.count < 0:
            return _more_than(-far.count, far.unit)
    if operator is Operator.AT_LEAST and _is_running(value):
        return _moment(value)  # nothing was changed later than that
    words = _ONE.get(operator, "{moment}")
    return translate("Finder", words).format(moment=_moment(value))


def _moment(value: Operand, *, back: bool = False) -> str:
    """A day or the name of a time; of an end, the day before, which is the last one in."""
    if isinstance(value, Literal):
        return _dated(value.text, back=back)
    name = value.name.lower()
    known = _MOMENTS.get((name.replace("endof", "startof"), _told(value)))
    far = _distance(value)
    if known is not None:
        words = translate("Finder", known)
    elif far is None:
        words = value.name
    else:
        words = _back(-far.count, far.unit) if far.count < 0 else _ahead(far.count, far.unit)
    return translate("Finder", "the end of {moment}").format(moment=words) if _ends(name) else words


def _ends(name: str) -> bool:
    return name.startswith("endof")


def _dated(text: str, *, back: bool) -> str:
    """As this machine writes days; as it stands where it is none."""
    short = QLocale.FormatType.ShortFormat
    plain = text.replace("/", "-")
    day = QDate.fromString(plain, "yyyy-M-d")
    if day.isValid():
        return QLocale().toString(day.addDays(-back), short)
    moment = QDateTime.fromString(plain, "yyyy-M-d HH:mm")
    return QLocale().toString(moment, short) if moment.isValid() else text


def _distance(value: Operand) -> Increment | None:
    return increment(_told(value))


def _is_running(value: Operand) -> bool:
    """Whether it is the day, week, month or year that is not over."""
    begins = isinstance(value, Call) and value.name.lower().startswith("startof")
    return begins and not _told(value)


def _told(value: Operand) -> str:
    """What a function is told."""
    return value.arguments[0].text if isinstance(value, Call) and value.arguments else ""


def _is_whole(start: Operand, end: Operand) -> bool:
    """Whether one ends where the other does: last week up to this one."""
    if isinstance(start, Literal) and isinstance(end, Literal):
        days = [QDate.fromString(each.text, Qt.DateFormat.ISODate) for each in (start, end)]
        return days[0].isValid() and days[0].addDays(1) == days[1]
    return (
        isinstance(start, Call)
        and isinstance(end, Call)
        and start.name.lower() == end.name.lower()
        and (start.name.lower(), _told(start)) in _MOMENTS
        and bool(start.arguments)
        and not end.arguments
    )


def _in_the_last(n: int, unit: str) -> str:
    match unit:
        case "m":
            return translate("Finder", "in the last %n min", "", n)
        case "h":
            return translate("Finder", "in the last %n hour(s)", "", n)
        case "d":
            return translate("Finder", "in the last %n day(s)", "", n)
        case "w":
            return translate("Finder", "in the last %n week(s)", "", n)
        case "M":
            return translate("Finder", "in the last %n month(s)", "", n)
    return translate("Finder", "in the last %n year(s)", "", n)


def _more_than(n: int, unit: str) -> str:
    match unit:
        case "m":
            return translate("Finder", "more than %n min ago", "", n)
        case "h":
            return translate("Finder", "more than %n hour(s) ago", "", n)
        case "d":
            return translate("Finder", "more than %n day(s) ago", "", n)
        case "w":
            return translate("Finder", "more than %n week(s) ago", "", n)
        case "M":
            return translate("Finder", "more than %n month(s) ago", "", n)
    return translate("Finder", "more than %n year(s) ago", "", n)


def _back(n: int, unit: str) -> str:
    match unit:
        case "m":
            return translate("Moment", "%n min ago", "", n)
        case "h":
            return translate("Moment", "%n hour(s) ago", "", n)
        case "d":
            return translate("Moment", "%n day(s) ago", "", n)
        case "w":
            return translate("Moment", "%n week(s) ago", "", n)
        case "M":
            return translate("Moment", "%n month(s) ago", "", n)
    return translate("Moment", "%n year(s) ago", "", n)


def _ahead(n: int, unit: str) -> str:
    match unit:
        case "m":
            return translate("Moment", "in %n min", "", n)
        case "h":
            return translate("Moment", "in %n hour(s)", "", n)
        case "d":
            return translate("Moment", "in %n day(s)", "", n)
        case "w":
            return translate("Moment", "in %n week(s)", "", n)
        case "M":
            return translate("Moment", "in %n month(s)", "", n)
    return translate("Moment", "in %n year(s)", "", n)
