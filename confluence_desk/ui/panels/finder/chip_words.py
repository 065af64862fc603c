"""What conditions of a query are called for a person, in plain words throughout."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from confluence_desk.cql.about import About
from confluence_desk.cql.filters import Filter, filters, inside_of
from confluence_desk.cql.tree import And, Call, Clause, Literal, Node, Not, Operand, Operator, Or
from confluence_desk.cql.tree import Query as Tree
from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.models.found_results import kind_words
from confluence_desk.ui.panels.finder.chip_moments import when

translate = QCoreApplication.translate
Named = Callable[[str, str], str]
"""What a person knows a space, person or page by: kind, value."""

_MOST = 12
"""Values that are named; nobody reads more on a chip."""
_ESCAPED = re.compile(r"\\(.)")
_NOT_TYPE = QT_TRANSLATE_NOOP("Finder", "Type: not {name}")
_SPACE = QT_TRANSLATE_NOOP("Finder", "Space: {name}")
_NOT_SPACE = QT_TRANSLATE_NOOP("Finder", "Space: not {name}")
_CREATOR = QT_TRANSLATE_NOOP("Finder", "Created by: {name}")
_NOT_CREATOR = QT_TRANSLATE_NOOP("Finder", "Not created by: {name}")
_PERSON = QT_TRANSLATE_NOOP("Finder", "Person: {name}")
_NOT_PERSON = QT_TRANSLATE_NOOP("Finder", "Person: not {name}")
_STAR = QT_TRANSLATE_NOOP("Finder", "Starred by: {name}")
_NOT_STAR = QT_TRANSLATE_NOOP("Finder", "Not starred by: {name}")
_ONLY = QT_TRANSLATE_NOOP("Finder", "Only: {name}")
_EXCEPT = QT_TRANSLATE_NOOP("Finder", "All but: {name}")
_WORDS = QT_TRANSLATE_NOOP("Finder", "Words: {name}")
_NOT_WORDS = QT_TRANSLATE_NOOP("Finder", "Without words: {name}")
_SAID: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "type": (QT_TRANSLATE_NOOP("Finder", "Type: {name}"), _NOT_TYPE),
        "space": (_SPACE, _NOT_SPACE),
        "space.key": (_SPACE, _NOT_SPACE),
        "space.title": (
            QT_TRANSLATE_NOOP("Finder", "Name of the space: {name}"),
            QT_TRANSLATE_NOOP("Finder", "Name of the space: not {name}"),
        ),
        "space.type": (
            QT_TRANSLATE_NOOP("Finder", "Kind of space: {name}"),
            QT_TRANSLATE_NOOP("Finder", "Kind of space: not {name}"),
        ),
        "space.category": (
            QT_TRANSLATE_NOOP("Finder", "Category of the space: {name}"),
            QT_TRANSLATE_NOOP("Finder", "Category of the space: not {name}"),
        ),
        "label": (
            QT_TRANSLATE_NOOP("Finder", "Label: {name}"),
            QT_TRANSLATE_NOOP("Finder", "Without label: {name}"),
        ),
        "creator": (_CREATOR, _NOT_CREATOR),
        "creator.fullname": (_CREATOR, _NOT_CREATOR),
        "contributor": (_PERSON, _NOT_PERSON),
        "user": (_PERSON, _NOT_PERSON),
        "user.accountid": (_PERSON, _NOT_PERSON),
        "user.fullname": (_PERSON, _NOT_PERSON),
        "user.userkey": (_PERSON, _NOT_PERSON),
        "lastmodifier": (
            QT_TRANSLATE_NOOP("Finder", "Last changed by: {name}"),
            QT_TRANSLATE_NOOP("Finder", "Not last changed by: {name}"),
        ),
        "mention": (
            QT_TRANSLATE_NOOP("Finder", "Mentions: {name}"),
            QT_TRANSLATE_NOOP("Finder", "Does not mention: {name}"),
        ),
        "watcher": (
            QT_TRANSLATE_NOOP("Finder", "Watched by: {name}"),
            QT_TRANSLATE_NOOP("Finder", "Not watched by: {name}"),
        ),
        "favourite": (_STAR, _NOT_STAR),
        "favorite": (_STAR, _NOT_STAR),
        "ancestor": (
            QT_TRANSLATE_NOOP("Finder", "Under: {name}"),
            QT_TRANSLATE_NOOP("Finder", "Not under: {name}"),
        ),
        "parent": (
            QT_TRANSLATE_NOOP("Finder", "Directly under: {name}"),
            QT_TRANSLATE_NOOP("Finder", "Not directly under: {name}"),
        ),
        "container": (
            QT_TRANSLATE_NOOP("Finder", "On: {name}"),
            QT_TRANSLATE_NOOP("Finder", "Not on: {name}"),
        ),
        "id": (_ONLY, _EXCEPT),
        "content": (_ONLY, _EXCEPT),
        "text": (_WORDS, _NOT_WORDS),
        "sitesearch": (_WORDS, _NOT_WORDS),
        "title": (
            QT_TRANSLATE_NOOP("Finder", "Title is: {name}"),
            QT_TRANSLATE_NOOP("Finder", "Title is not: {name}"),
        ),
        "macro": (
            QT_TRANSLATE_NOOP("Finder", "Macro: {name}"),
            QT_TRANSLATE_NOOP("Finder", "Without macro: {name}"),
        ),
        "pagestatus": (
            QT_TRANSLATE_NOOP("Finder", "Status: {name}"),
            QT_TRANSLATE_NOOP("Finder", "Status: not {name}"),
        ),
    }
)
_INSIDE = QT_TRANSLATE_NOOP("Finder", "In or under: {name}")
_NOT_INSIDE = QT_TRANSLATE_NOOP("Finder", "Not in or under: {name}")
_TITLE = (
    QT_TRANSLATE_NOOP("Finder", "Title: {name}"),
    QT_TRANSLATE_NOOP("Finder", "Title without: {name}"),
)
"""What a title has in it; what it is as a whole stands above."""
_TIMES: Mapping[str, str] = MappingProxyType(
    {
        "lastmodified": QT_TRANSLATE_NOOP("Finder", "Changed: {name}"),
        "created": QT_TRANSLATE_NOOP("Finder", "Created: {name}"),
    }
)
_COMPARED: Mapping[Operator, str] = MappingProxyType(
    {
        Operator.ABOVE: QT_TRANSLATE_NOOP("Finder", "{field}: more than {name}"),
        Operator.AT_LEAST: QT_TRANSLATE_NOOP("Finder", "{field}: at least {name}"),
        Operator.BELOW: QT_TRANSLATE_NOOP("Finder", "{field}: less than {name}"),
        Operator.AT_MOST: QT_TRANSLATE_NOOP("Finder", "{field}: at most {name}"),
    }
)
_KINDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("space", "space.key"), "space"),
        **dict.fromkeys(("creator", "contributor", "lastmodifier", "mention"), "person"),
        **dict.fromkeys(("watcher", "favourite", "favorite"), "person"),
        **dict.fromkeys(("user", "user.accountid", "user.userkey"), "person"),
        **dict.fromkeys(("ancestor", "parent", "container", "id", "content"), "page"),
    }
)
_CALLS: Mapping[str, str] = MappingProxyType(
    {
        "currentuser": QT_TRANSLATE_NOOP("Finder", "me"),
        "favouritespaces": QT_TRANSLATE_NOOP("Finder", "my favourites"),
        "currentspace": QT_TRANSLATE_NOOP("Finder", "the space one is in"),
        "currentcontent": QT_TRANSLATE_NOOP("Finder", "the page one is at"),
    }
)
_TURNED: Mapping[Operator, Operator] = MappingProxyType(
    {
        Operator.EQUALS: Operator.DIFFERS,
        Operator.MATCHES: Operator.LACKS,
        Operator.IN: Operator.NOT_IN,
        Operator.ABOVE: Operator.AT_MOST,
        Operator.AT_LEAST: Operator.BELOW,
    }
)
_OTHERS = {value: key for key, value in _TURNED.items()}
_SEARCHED = frozenset({Operator.MATCHES, Operator.LACKS})


@frozen
class Told:
    """What a chip says of ``what``; ``as_words`` where it is only looked for in texts."""

    words: str
    what: object
    as_words: bool = False


def told(query: Tree, named: Named) -> list[Told]:
    """Every condition of a query, what is looked for in texts last."""
    some = [Told(shown(one, named), one, one.about is About.TEXT) for one in filters(query)]
    return sorted(some, key=lambda each: each.as_words)


def shown(one: Filter, named: Named) -> str:
    """A condition of a query in plain words."""
    nodes = [node for node in one.nodes if isinstance(node, Clause)]
    if len(one.nodes) == 1 or len(nodes) < len(one.nodes):
        return _listed([_node(node, named) for node in one.nodes], _both)
    span = when(tuple(nodes))
    if span:
        return translate("Finder", _TIMES[one.field]).format(name=span)
    return _listed([_clause(node, named) for node in nodes], _both)


def _node(node: Node, named: Named, *, refused: bool = False) -> str:
    """``refused`` turns it round: neither of two is not the one and not the other."""
    match node:
        case Clause():
            return _clause(_turned(node) if refused else node, named)
        case Not(part):
            return _node(part, named, refused=not refused)
        case And(parts):
            some = _together(parts) if not refused else ()
            parted = [shown(each, named) for each in some] or [
                _node(part, named, refused=refused) for part in parts
            ]
            return _listed(parted, _either if refused else _both)
        case Or(parts):
            if page := inside_of(node):
                words = _NOT_INSIDE if refused else _INSIDE
                return translate("Finder", words).format(name=named("page", page))
            merged = _merged(parts)
            if merged is not None:
                return _node(merged, named, refused=refused)
            either = [_grouped(part, _node(part, named, refused=refused)) for part in parts]
            return _listed(either, _both if refused else _either)


def _grouped(part: Node, words: str) -> str:
    """What belongs together inside of what is joined otherwise."""
    return f"({words})" if isinstance(part, And) else words


def _together(parts: Sequence[Node]) -> Sequence[Filter]:
    """The two ends of a time are one condition."""
    return filters(Tree(And(tuple(parts))))


def _merged(parts: Sequence[Node]) -> Clause | None:
    """Several values of one field, asked for one by one."""
    some = [part for part in parts if isinstance(part, Clause)]
    if len(some) < len(parts) or not some:
        return None
    fits = all(one.operator in {Operator.EQUALS, Operator.IN} for one in some)
    searched = all(one.operator is Operator.MATCHES for one in some)
    if len({one.field.key for one in some}) > 1 or not (fits or searched):
        return None
    values = tuple(value for one in some for value in one.values)
    return Clause(some[0].field, Operator.IN if fits else Operator.MATCHES, values)


def _turned(clause: Clause) -> Clause:
    operator = _TURNED.get(clause.operator) or _OTHERS[clause.operator]
    return Clause(clause.field, operator, clause.values)


def _clause(clause: Clause, named: Named) -> str:
    key, operator = clause.field.key, clause.operator
    if key in _TIMES and not operator.takes_set:
        return translate("Finder", _TIMES[key]).format(name=when((clause,)))
    name = _listed([_value(one, key, named, operator) for one in clause.values], _either)
    words = _TITLE if key == "title" and operator in _SEARCHED else _SAID.get(key)
    if words is not None and operator not in _COMPARED:
        return translate("Finder", words[operator.negative]).format(name=name)
    compared = _COMPARED.get(operator)
    if compared is None:
        yes = QT_TRANSLATE_NOOP("Finder", "{field}: {name}")
        no = QT_TRANSLATE_NOOP("Finder", "{field}: not {name}")
        compared = no if operator.negative else yes
    return translate("Finder", compared).format(field=clause.field.name, name=name)


def _value(value: Operand, key: str, named: Named, operator: Operator) -> str:
    if isinstance(value, Call):
        return _called(value)
    if key == "type":
        return kind_words(value.text)
    if key in _KINDS:
        return named(_KINDS[key], value.text)
    return _searched(value) if operator in _SEARCHED else value.text


def _searched(value: Literal) -> str:
    """Words as somebody would type them: what is exactly so in quotes, nothing escaped."""
    plain = _ESCAPED.sub(r"\1", value.text)
    return f"“{plain[1:-1]}”" if len(plain) > 2 and plain[0] == plain[-1] == '"' else plain  # noqa: PLR2004 - a pair of quotes and a letter


def _called(call: Call) -> str:
    number = call.arguments[0].text if call.arguments else ""
    n = min(int(number), 10**6) if number.isascii() and number.isdigit() else 0
    name = call.name.lower()
    if name.startswith("recentlyviewed"):
        return translate("Finder", "the last %n I looked at", "", n)
    words = _CALLS.get(name)
    return translate("Finder", words) if words else call.name


def _listed(parts: Sequence[str], join: Callable[[str, str], str]) -> str:
    """``a, b or c``; the last one is joined by a word."""
    some = list(dict.fromkeys(part for part in parts if part))
    if len(some) > _MOST:
        return ", ".join([*some[:_MOST], "…"])
    if len(some) < 2:  # noqa: PLR2004 - a pair
        return "".join(some)
    return join(", ".join(some[:-1]), some[-1])


def _either(first: str, last: str) -> str:
    return translate("Finder", "{first} or {last}").format(first=first, last=last)


def _both(first: str, last: str) -> str:
    return translate("Finder", "{first} and {last}").format(first=first, last=last)
