"""What was probably meant by what makes no sense."""

import re
from difflib import get_close_matches

from confluence_desk.cql import dates, fields
from confluence_desk.cql.errors import CqlError

_MEANT = {
    "author": "creator",
    "body": "text",
    "contents": "content",
    "createddate": "created",
    "creationdate": "created",
    "date": "lastModified",
    "key": "space",
    "labels": "label",
    "modified": "lastModified",
    "modifier": "contributor",
    "name": "title",
    "pageid": "id",
    "spacekey": "space",
    "spaces": "space",
    "status": "pageStatus",
    "tag": "label",
    "tags": "label",
    "updated": "lastModified",
    "user": "contributor",
    "watchers": "watcher",
}
_TYPES = {"blog": "blogpost", "blogs": "blogpost", "file": "attachment", "post": "blogpost"}
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}).*", re.ASCII)
_BACKWARDS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_MONTHS = 12
_NAME = re.compile(r"[^\W\d_]+|.*[\s@].*")
_TURNED = {"=": "~", "!=": "!~", "~": "=", "!~": "!=", "in": "=", "not in": "!="}


def field_like(name: str) -> str:
    """The field whose name is nearest."""
    known = {one.name.lower(): one.name for one in fields.FIELDS.values() if not one.people_search}
    meant = _MEANT.get(name.lower(), "")
    return meant or known.get(_near(name, list(known)), "")


def function_like(name: str) -> str:
    """The function whose name is nearest."""
    found = _near(name, list(fields.FUNCTIONS))
    return fields.FUNCTIONS[found].name if found else ""


def type_like(value: str) -> str:
    """The type whose name is nearest."""
    return _TYPES.get(value.lower()) or _near(value, list(fields.TYPES))


def operator_for(operator: str, allowed: tuple[str, ...]) -> str:
    """The operator that means about the same and is allowed."""
    turned = _TURNED.get(operator, "")
    return turned if turned in allowed else ""


def date_like(value: str) -> str:
    """The date as the language writes it, in quotes where it needs them."""
    if match := _ISO.fullmatch(value):
        year, month, day, hour, minute = match.groups()
        made = f"{year}-{month}-{day} {hour}:{minute}"
        return f'"{made}"' if dates.is_date(made) else ""
    if match := _BACKWARDS.fullmatch(value):
        one, other, year = match.groups()
        day, month = (one, other) if int(one) > _MONTHS else (other, one)
        made = f"{year}-{month:0>2}-{day:0>2}"
        return made if dates.is_date(made) else ""
    return ""


def for_syntax(source: str, error: CqlError) -> str:
    """What would mend a fault of the grammar, in place of its span."""
    wrong = source[error.start : error.end]
    if wrong[:1] in {'"', "'"} and error.expected:
        return wrong + wrong[0]
    if "value" in error.expected and wrong.isidentifier():
        return f'"{wrong}"'
    if ")" in error.expected and error.start >= len(source):
        return ")"
    return ""


def is_name(value: str) -> bool:
    """Whether a value is rather what somebody is called than an account id."""
    return bool(_NAME.fullmatch(value))


def _near(name: str, known: list[str]) -> str:
    return next(iter(get_close_matches(name.lower(), known, 1, 0.7)), "")
