"""What conditions of a query are called for a person."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from confluence_desk.cql.filters import Filter
from confluence_desk.cql.questions.meaning import About, Chip
from confluence_desk.cql.tree import Call, Clause
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
    what = _FIELDS.get(one.field, "")
    if one.refuses and what:
        what = f"not {what}"
    values = _values(one, what, named)
    if what not in _SAID or not values or len(one.nodes) > 1:
        return one.cql
    return translate("Finder", _SAID[what]).format(name=values)


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
