"""Reads what a v2 request asks: ids, flags, lists and bodies, with the service's complaints."""

import json
from collections.abc import Iterable

from starlette.requests import Request

from confluence_desk.demo.answers import Row
from confluence_desk.demo.refusals import Invalid

_LONGEST = 2**63
_DIGITS = 19


def wrong_type(value: str, name: str, expected: str) -> Invalid:
    """The complaint about a value of the wrong type."""
    return Invalid(
        f"Provided value {{{value}}} for '{name}' is not the correct type. "
        f"Expected type is {expected}."
    )


def long(value: str, name: str) -> int:
    """A Java long; raises Invalid."""
    digits = value.removeprefix("-")
    if not (
        digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS and int(digits) < _LONGEST
    ):
        raise wrong_type(value, name, "long")
    return int(value)


def path_id(request: Request, name: str = "id") -> int:
    """The number in the path."""
    return long(request.path_params[name], name)


def attachment_id(request: Request, name: str = "id") -> int:
    """The number of an attachment in the path, with or without ``att``."""
    return long(request.path_params[name].removeprefix("att"), name)


def flag(request: Request, name: str, *, default: bool = False) -> bool:
    """A query parameter that is true or false; raises Invalid."""
    value = request.query_params.get(name)
    if value is None:
        return default
    if value.lower() not in {"true", "false"}:
        raise wrong_type(value, name, "boolean")
    return value.lower() == "true"


def several(request: Request, name: str) -> list[str]:
    """A parameter that may be repeated and may be comma-separated."""
    values = request.query_params.getlist(name)
    return [one for value in values for one in value.split(",") if one]


def numbers(request: Request, name: str, *, most: int = 250) -> list[int] | None:
    """Several ids; None when the parameter is absent; raises Invalid for too many."""
    if name not in request.query_params:
        return None
    found = [long(one, name) for one in several(request, name)]
    if len(found) > most:
        raise Invalid(f"The maximum number of values for '{name}' is {most}")
    return found


def number(request: Request, name: str) -> int | None:
    """One number out of the query."""
    value = request.query_params.get(name)
    return None if value is None else long(value, name)


def chosen(
    request: Request, name: str, allowed: Iterable[str], default: Iterable[str] = ()
) -> set[str]:
    """Several out of the ``allowed`` words; raises Invalid."""
    found = several(request, name)
    known = set(allowed)
    for one in found:
        if one not in known:
            raise wrong_type(one, name, "enum")
    return set(found) if name in request.query_params else set(default)


def choice(request: Request, name: str, allowed: Iterable[str], default: str = "") -> str:
    """One of the ``allowed`` words; raises Invalid."""
    value = request.query_params.get(name, default)
    if value != default and value not in set(allowed):
        raise wrong_type(value, name, "enum")
    return value


async def sent(request: Request) -> Row:
    """The JSON object in the request's body; raises Invalid."""
    try:
        content = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise Invalid("Request body is not valid JSON") from error
    if not isinstance(content, dict):
        raise Invalid("Request body must be an object")
    return content


def text(content: Row, name: str, *, required: bool = True) -> str:
    """A text out of a body; raises Invalid."""
    value = content.get(name)
    if value is None and not required:
        return ""
    if not isinstance(value, str):
        raise Invalid(f"'{name}' is required")
    return value


def identity(content: Row, name: str) -> int | None:
    """An id out of a body, a string of digits or a number; None when absent."""
    value = content.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise wrong_type(str(value), name, "long")
    return long(str(value), name)


def next_number(content: Row) -> int:
    """``version.number`` out of a body; raises Invalid."""
    version = content.get("version")
    found = version.get("number") if isinstance(version, dict) else None
    if isinstance(found, bool) or not isinstance(found, int):
        raise Invalid("'version.number' is required")
    return found
