"""What could not be had: on which thing, why, since when, and what would help."""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale

from confluence_desk.domain import errors
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.syncing import Trouble
from confluence_desk.ui.messages import Words, words
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.plain_rows import Cell, Column, PlainRow

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

translate = QCoreApplication.translate
_JOINT = "\t"


def trouble_columns() -> tuple[Column, ...]:
    """What, what of it, why, how often, since when."""
    return (
        Column(translate("Offline", "What"), wide=True),
        Column(translate("Offline", "Part")),
        Column(translate("Offline", "Why"), wide=True),
        Column(translate("Offline", "Tries"), number=True),
        Column(translate("Offline", "Since")),
        Column(translate("Offline", "Last try")),
    )


def trouble_rows(
    troubles: Sequence[Trouble], library: "Library", now: Callable[[], datetime]
) -> list[PlainRow]:
    """The latest first."""
    moment = now()
    latest = sorted(troubles, key=lambda trouble: trouble.last_at, reverse=True)
    return [
        PlainRow(
            key_of(trouble),
            (
                Cell(title_of(trouble.subject, library), icon="warning-circle"),
                Cell(part_words(trouble.what), tone="muted"),
                Cell(trouble_words(trouble, library).text, tone="bad"),
                Cell(QLocale().toString(trouble.tries), trouble.tries),
                _when(trouble.first_at, moment),
                _when(trouble.last_at, moment),
            ),
        )
        for trouble in latest
    ]


def key_of(trouble: Trouble) -> str:
    """What tells it from every other."""
    return f"{trouble.what}{_JOINT}{trouble.subject}"


def _when(at: datetime, now: datetime) -> Cell:
    return Cell(ago(at, now), -at.timestamp(), "muted", tip=at)


_SAME = {
    "footer-comment": "comments",
    "inline-comment": "comments",
    "attachment": "attachments",
    "files": "file",
    "label": "labels",
    "labelled": "labels",
}
"""Parts of a list, or all of it, under the name of the list."""
_LISTS = frozenset({"*", "footer", "inline", "attachments"})
"""Lists of the whole site."""
_PREFIXES = frozenset({"global", "my", "team", "system"})


def title_of(subject: str, library: "Library") -> str:
    """What to call the thing in trouble."""
    if subject in _LISTS:
        return translate("Offline", "the site")
    prefix, colon, label = subject.partition(":")
    if colon and prefix in _PREFIXES:
        return label
    if subject.startswith("att"):
        file = library.attachment(subject)
        return file.title if file else translate("Offline", "An attachment")
    node = library.node(subject)
    if node is not None and node.title:
        return node.title
    if not subject.isdecimal():
        return subject  # the label or the query of a rule
    space = library.space(subject)
    return space.name if space else translate("Offline", "Content {id}").format(id=subject)


def page_of(subject: str, library: "Library") -> str:
    """The page to open for the thing in trouble; "" for a list, a label, a query."""
    if subject.startswith("att"):
        file = library.attachment(subject)
        return file.container_id if file is not None else ""
    if not subject.isdecimal():
        return ""
    space = library.space(subject) if library.node(subject) is None else None
    return (space.homepage_id or "") if space is not None else subject


def part_words(what: str) -> str:
    """What of it could not be had."""
    what = _SAME.get(what, what)
    return {
        "page": translate("Offline", "Page"),
        "blogpost": translate("Offline", "Blog post"),
        "file": translate("Offline", "File"),
        "comments": translate("Offline", "Comments"),
        "labels": translate("Offline", "Labels"),
        "attachments": translate("Offline", "List of attachments"),
        "include": translate("Offline", "Included page"),
        "version": translate("Offline", "Older version"),
        "space": translate("Offline", "Space"),
        "cql": translate("Offline", "Query"),
        "tree": translate("Offline", "Page"),
    }.get(what, what)


def trouble_words(trouble: Trouble, library: "Library") -> Words:
    """What happened and what helps, as any other trouble says it."""
    return words(error_of(trouble.error, title_of(trouble.subject, library), trouble.detail))


def error_of(name: str, what: str, detail: str) -> DeskError:
    """A trouble again, of the name it was kept by."""
    kind: Any = getattr(errors, name, None)
    known = _fields_of(kind, {"what": what, "detail": detail, "kind": detail})
    made: DeskError = DeskError(detail) if known is None else kind(**known)
    return made


def _fields_of(kind: object, given: dict[str, str]) -> dict[str, Any] | None:
    if not is_dataclass(kind):
        return None
    known: dict[str, Any] = {}
    for field in fields(kind):
        if field.name in given:
            known[field.name] = given[field.name]
        elif field.default is MISSING:
            known[field.name] = 0 if field.type in (int, "int") else ""
    return known
