"""Writes the query behind a list macro: its own CQL, or what its older parameters mean."""

from collections.abc import Iterable, Sequence

from confluence_desk.render.macros.macro import Macro

_ALL = frozenset({"@all", "*", "all"})
_HERE = frozenset({"@self", "currentspace()", "current"})
_KINDS = {
    "@global": "space.type = global",
    "@personal": "space.type = personal",
    "@favorite": "space.type = favourite",
    "@favourite": "space.type = favourite",
    "@favorites": "space.type = favourite",
    "@favourites": "space.type = favourite",
}
_TYPES = {
    "page": "page", "pages": "page", "blogpost": "blogpost", "blogposts": "blogpost",
    "blog": "blogpost", "blogs": "blogpost", "news": "blogpost", "attachment": "attachment",
    "attachments": "attachment", "comment": "comment", "comments": "comment",
    "whiteboard": "whiteboard", "database": "database", "folder": "folder",
}  # fmt: skip
SHOWN_TYPES = ("page", "blogpost")
_SORTS = {
    "title": "title", "creation": "created", "created": "created", "modified": "lastmodified",
    "modification": "lastmodified", "lastmodified": "lastmodified",
}  # fmt: skip
_BACKWARD = frozenset({"created", "lastmodified"})


def quoted(text: str) -> str:
    """A text as a value of the query language."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def listed(values: Iterable[str]) -> str:
    """Several texts as a set."""
    return f"({', '.join(map(quoted, values))})"


def all_of(parts: Iterable[str]) -> str:
    """All of these conditions."""
    return " and ".join(filter(None, parts))


def in_spaces(names: Sequence[str], default: str = "") -> str:
    """Space keys and the words for kinds of spaces, as a condition; ``-KEY`` leaves one out."""
    lower = [name.lower() for name in names]
    if not names:
        return default
    if any(name in _ALL for name in lower):
        return ""
    wanted = [name for name in names if name[0] not in "-@" and name.lower() not in _HERE]
    some = [_KINDS[name] for name in lower if name in _KINDS]
    some += ["space = currentSpace()"] if any(name in _HERE for name in lower) else []
    some += [f"space in {listed(wanted)}"] if wanted else []
    without = [name[1:] for name in names if name[0] == "-" and name[1:]]
    parts = [f"({' or '.join(some)})"] if some else []
    parts += [f"space not in {listed(without)}"] if without else []
    return all_of(parts)


def of_types(names: Sequence[str]) -> str:
    """Kinds of content as a condition; without any the readable ones."""
    known = [_TYPES[name.lower()] for name in names if name.lower() in _TYPES]
    kinds = tuple(dict.fromkeys(known)) or SHOWN_TYPES
    return f"type in ({', '.join(kinds)})"


def with_labels(names: Sequence[str], *, every: bool = False) -> str:
    """Labels as a condition: any of them or all; ``-name`` must not, ``+name`` must be there."""
    some = [name for name in names if name[0] not in "-+"]
    needed = [name[1:] for name in names if name[0] == "+" and name[1:]]
    without = [name[1:] for name in names if name[0] == "-" and name[1:]]
    if every:
        needed, some = [*needed, *some], []
    parts = [f"label in {listed(some)}"] if some else []
    parts += [f"label = {quoted(name)}" for name in needed]
    parts += [f"label not in {listed(without)}"] if without else []
    return all_of(parts)


def by_people(field: str, names: Sequence[str]) -> str:
    """Account ids as a condition on who."""
    return f"{field} in {listed(names)}" if names else ""


def ordered(macro: Macro, default: str = "") -> str:
    """The end of the query: newest first for dates, A to Z for titles, unless it is reversed."""
    field = _SORTS.get(macro.parameter("sort").lower(), default)
    if not field:
        return ""
    backward = (field in _BACKWARD) != macro.on("reverse")
    return f" order by {field}{' desc' if backward else ' asc'}"


def by_label(macro: Macro) -> str:
    """The query of a list by label, in its new or its old parameters; "" when it names nothing."""
    written = macro.parameter("cql").strip()
    if not written:
        every = macro.parameter("operator", "match-labels").upper() in {"AND", "ALL"}
        labels = with_labels(macro.several("labels", "label", ""), every=every)
        people = by_people("creator", macro.several("author", "authors"))
        if not labels and not people:
            return ""
        spaces = in_spaces(macro.several("spaces", "space", "key", "spaceKey"))
        written = all_of((labels, of_types(macro.several("type", "types")), spaces, people))
    if "order by" in written.lower():
        return written
    return written + (ordered(macro) or " order by lastmodified desc")
