"""What conditions of a query are called for a person."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from confluence_desk.cql.about import About
from confluence_desk.cql.filters import Filter
from confluence_desk.cql.questions.meaning import Chip
from confluence_desk.cql.tree import Call, Clause, Literal, Operand, Operator
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.models.found_results import kind_words

translate = QCoreApplication.translate
Named = Callable[[str, str], str]
"""What a person knows a space, person or page by: kind, value."""

_LIST = ", "
_SAID = {
    "type": QT_TRANSLATE_NOOP("Finder", "Type: {name}"),
    "space": QT_TRANSLATE_NOOP("Finder", "Space: {name}"),
    "label": QT_TRANSLATE_NOOP("Finder", "Label: {name}"),
    "person": QT_TRANSLATE_NOOP("Finder", "Person: {name}"),
    "date": QT_TRANSLATE_NOOP("Finder", "Time: {name}"),
    "title": QT_TRANSLATE_NOOP("Finder", "Title: {name}"),
    "place": QT_TRANSLATE_NOOP("Finder", "Under: {name}"),
    "order": QT_TRANSLATE_NOOP("Finder", "In order of time"),
    "creator": QT_TRANSLATE_NOOP("Finder", "Created by: {name}"),
    "not label": QT_TRANSLATE_NOOP("Finder", "Without label: {name}"),
    "text": QT_TRANSLATE_NOOP("Finder", "Words: {name}"),
}
_FIELDS = {
    "type": "type",
    "space": "space",
    "space.key": "space",
    "label": "label",
    "creator": "creator",
    "contributor": "person",
    "ancestor": "place",
    "text": "text",
}
"""What a clause on such a field is called; any other is shown as it is written."""
_TIMES = {
    "lastmodified": QT_TRANSLATE_NOOP("Finder", "Changed: {name}"),
    "created": QT_TRANSLATE_NOOP("Finder", "Created: {name}"),
}
_MOMENTS = {
    ("startOfDay", ""): QT_TRANSLATE_NOOP("Finder", "today"),
    ("startOfDay", "-1d"): QT_TRANSLATE_NOOP("Finder", "yesterday"),
    ("startOfWeek", ""): QT_TRANSLATE_NOOP("Finder", "this week"),
    ("startOfWeek", "-1w"): QT_TRANSLATE_NOOP("Finder", "last week"),
    ("startOfMonth", ""): QT_TRANSLATE_NOOP("Finder", "this month"),
    ("startOfMonth", "-1M"): QT_TRANSLATE_NOOP("Finder", "last month"),
    ("startOfYear", ""): QT_TRANSLATE_NOOP("Finder", "this year"),
    ("startOfYear", "-1y"): QT_TRANSLATE_NOOP("Finder", "last year"),
}
_NAMED = {"space": "space", "creator": "person", "person": "person", "place": "page"}


def said(chip: Chip) -> str:
    """A part of a question that was understood."""
    name = chip.name
    if chip.about is About.TYPE:
        name = kind_words(name)
    elif chip.about is About.DATE:
        name = chip.said
    elif chip.about is About.PERSON and not name:
        name = _me()
    elif chip.about is About.SPACE and not name:
        name = _favourites()
    return translate("Finder", _SAID[chip.about]).format(name=name)


def shown(one: Filter, named: Named) -> str:
    """A condition of a query; its own words where there are none simpler."""
    if one.about is About.DATE:
        return _time(one) or one.cql
    what = _FIELDS.get(one.field, "")
    if one.refuses and what:
        what = f"not {what}"
    values = _values(one, what, named)
    if what not in _SAID or not values or len(one.nodes) > 1:
        return one.cql
    return translate("Finder", _SAID[what]).format(name=values)


def _time(one: Filter) -> str:
    """When, in words: a day by its date, a week or month by its name; empty for anything else."""
    clauses = [node for node in one.nodes if isinstance(node, Clause)]
    starts = [each for each in clauses if each.operator is Operator.AT_LEAST]
    ends = [each for each in clauses if each.operator is Operator.BELOW]
    field = _TIMES.get(one.field, "")
    if not field or len(starts) + len(ends) < len(one.nodes):
        return ""
    start = _moment(starts[0].values[0]) if starts else ""
    end = _moment(ends[0].values[0], back=bool(starts)) if ends else ""
    if start and ends and _is_whole(starts[0].values[0], ends[0].values[0]):
        name = start
    elif start and end:
        name = translate("Finder", "{start} to {end}").format(start=start, end=end)
    elif start and not ends:
        name = translate("Finder", "since {moment}").format(moment=start)
    elif end and not starts:
        name = translate("Finder", "before {moment}").format(moment=end)
    else:
        return ""
    return translate("Finder", field).format(name=name)


def _moment(value: Operand, *, back: bool = False) -> str:
    """A day or the name of a time; of an end, the day before, which is the last one in."""
    if isinstance(value, Literal):
        day = QDate.fromString(value.text, Qt.DateFormat.ISODate).addDays(-back)
        return QLocale().toString(day, QLocale.FormatType.ShortFormat)
    increment = value.arguments[0].text if value.arguments else ""
    words = _MOMENTS.get((value.name, increment), "")
    return translate("Finder", words) if words else ""


def _is_whole(start: Operand, end: Operand) -> bool:
    """Whether one ends where the other does: last week up to this one."""
    return (
        isinstance(start, Call)
        and isinstance(end, Call)
        and start.name == end.name
        and (start.name, start.arguments[0].text if start.arguments else "") in _MOMENTS
        and not end.arguments
    )


def _values(one: Filter, what: str, named: Named) -> str:
    node, known = one.nodes[0], _NAMED.get(what, "")
    names = []
    for value in node.values if isinstance(node, Clause) else ():
        if isinstance(value, Call):
            names.append(_called(value))
        elif what == "type":
            names.append(kind_words(value.text))
        else:
            names.append(named(known, value.text) if known else value.text)
    return _LIST.join(names) if all(names) else ""


def _called(call: Call) -> str:
    known = {"currentuser": _me, "favouritespaces": _favourites}.get(call.name.lower())
    return known() if known else ""


def _me() -> str:
    return translate("Finder", "me")


def _favourites() -> str:
    return translate("Finder", "my favourites")
