"""Every field and function of the language as data: what compares with what."""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from confluence_desk.cql.tree import Operator
from confluence_desk.domain.frozen import frozen

EQUALITY = frozenset({Operator.EQUALS, Operator.DIFFERS, Operator.IN, Operator.NOT_IN})
RANGE = frozenset(
    {
        Operator.EQUALS,
        Operator.DIFFERS,
        Operator.ABOVE,
        Operator.AT_LEAST,
        Operator.BELOW,
        Operator.AT_MOST,
    }
)
MATCH = frozenset({Operator.MATCHES, Operator.LACKS})
_SETS = frozenset({Operator.IN, Operator.NOT_IN})
_USERS_ONLY = frozenset({Operator.EQUALS, Operator.IN})


class Type(StrEnum):
    """What a field's values are."""

    CONTENT = "content"
    DATE = "date"
    USER = "user"
    STRING = "string"
    TEXT = "text"
    SPACE = "space"
    KIND = "type"
    PROPERTY = "property"


@frozen
class Field:
    """One field; ``name`` is the spelling to offer.

    ``people_search`` fields are for the search of users and refused by the search of content;
    ``documented`` is false for those that live in old or third-party texts.
    """

    name: str
    type: Type
    operators: frozenset[Operator]
    sortable: bool = False
    multiple: bool = False
    people_search: bool = False
    documented: bool = True


@frozen
class Function:
    """One function: on which types and with which operators, and what it wants to be told.

    ``arguments`` are the fewest and the most; ``argument`` is ``increment`` or ``number``.
    """

    name: str
    types: frozenset[Type]
    operators: frozenset[Operator]
    arguments: tuple[int, int] = (0, 0)
    argument: str = ""
    fields: frozenset[str] = frozenset()
    documented: bool = True


_FIELDS = (
    Field("ancestor", Type.CONTENT, EQUALITY, multiple=True),
    Field("container", Type.CONTENT, EQUALITY, documented=False),
    Field("content", Type.CONTENT, EQUALITY),
    Field("contributor", Type.USER, EQUALITY, multiple=True),
    Field("created", Type.DATE, RANGE, sortable=True),
    Field("creator", Type.USER, EQUALITY, sortable=True),
    Field("creator.fullname", Type.TEXT, MATCH, documented=False),
    Field("favourite", Type.USER, EQUALITY, sortable=True, multiple=True),
    Field("favorite", Type.USER, EQUALITY, sortable=True, multiple=True),
    Field("id", Type.CONTENT, EQUALITY),
    Field("label", Type.STRING, EQUALITY, multiple=True),
    Field("lastModified", Type.DATE, RANGE, sortable=True),
    Field("lastModifier", Type.USER, EQUALITY, documented=False),
    Field("macro", Type.STRING, EQUALITY, multiple=True),
    Field("mention", Type.USER, EQUALITY, multiple=True),
    Field("pageStatus", Type.STRING, EQUALITY),
    Field("parent", Type.CONTENT, EQUALITY),
    Field("siteSearch", Type.TEXT, MATCH, documented=False),
    Field("space", Type.SPACE, EQUALITY, sortable=True),
    Field("space.category", Type.STRING, EQUALITY, multiple=True, documented=False),
    Field("space.key", Type.SPACE, EQUALITY, documented=False),
    Field("space.title", Type.TEXT, MATCH),
    Field("space.type", Type.STRING, EQUALITY, documented=False),
    Field("text", Type.TEXT, MATCH),
    Field("title", Type.TEXT, EQUALITY | MATCH, sortable=True),
    Field("type", Type.KIND, EQUALITY, sortable=True),
    Field("user", Type.USER, EQUALITY, people_search=True),
    Field("user.accountid", Type.USER, _USERS_ONLY, people_search=True),
    Field("user.fullname", Type.TEXT, MATCH, people_search=True),
    Field("user.userkey", Type.USER, _USERS_ONLY, people_search=True, documented=False),
    Field("watcher", Type.USER, EQUALITY, multiple=True),
)

FIELDS: Mapping[str, Field] = MappingProxyType({one.name.lower(): one for one in _FIELDS})
"""Every field by its lower-case name."""

CONTENT_TYPES = (
    *("page", "blogpost", "comment", "attachment"),
    *("whiteboard", "database", "embed", "folder"),
)
"""What ``type`` may be where content is searched."""

TYPES = (*CONTENT_TYPES, "space", "user")
"""What ``type`` may be anywhere."""

SPACE_TYPES = ("personal", "global", "collaboration", "knowledge_base", "favourite", "favorite")
"""What ``space.type`` may be; sites know more, so that others are let through."""

_CONTENT_FIELDS = frozenset({"ancestor", "parent", "content", "id"})


def _moment(name: str) -> Function:
    return Function(name, frozenset({Type.DATE}), RANGE, (0, 1), "increment")


_FUNCTIONS = (
    Function("currentUser", frozenset({Type.USER}), EQUALITY),
    Function("currentSpace", frozenset({Type.SPACE}), EQUALITY),
    Function(
        "currentContent",
        frozenset({Type.CONTENT}),
        EQUALITY,
        fields=_CONTENT_FIELDS,
        documented=False,
    ),
    Function("favouriteSpaces", frozenset({Type.SPACE}), _SETS),
    Function("recentlyViewedSpaces", frozenset({Type.SPACE}), _SETS, (1, 1), "number"),
    Function(
        "recentlyViewedContent",
        frozenset({Type.CONTENT}),
        _SETS,
        (1, 2),
        "number",
        fields=_CONTENT_FIELDS,
    ),
    *(_moment(name) for name in ("now", "startOfDay", "endOfDay", "startOfWeek", "endOfWeek")),
    *(_moment(name) for name in ("startOfMonth", "endOfMonth", "startOfYear", "endOfYear")),
)

FUNCTIONS: Mapping[str, Function] = MappingProxyType({f.name.lower(): f for f in _FUNCTIONS})
"""Every function by its lower-case name."""

_PROPERTY = re.compile(r"content\.property\[[^\]]+\](?:\.\w+)*", re.IGNORECASE)


def field(name: str) -> Field | None:
    """The field of that name in any case, or None; an app's content property is a field too."""
    if _PROPERTY.fullmatch(name):
        return Field(name, Type.PROPERTY, RANGE | EQUALITY | MATCH)
    return FIELDS.get(name.lower())


def functions_of(one: Field, operator: Operator | None = None) -> tuple[Function, ...]:
    """What may stand as a value of ``one`` beside a literal."""
    return tuple(f for f in _FUNCTIONS if allows(f, one, operator))


def allows(function: Function, one: Field, operator: Operator | None = None) -> bool:
    """Whether ``function`` is a value for ``one``, with ``operator`` or with any."""
    fits = one.type in function.types and (
        not function.fields or one.name.lower() in function.fields
    )
    return fits and (operator is None or operator in function.operators)
