"""The words for what is wrong with a query; the reader of queries says it in English."""

from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.phrasebook import Phrasebook

REMARKS = (
    QT_TRANSLATE_NOOP("Cql", "The query ends too early; expected {wanted}."),
    QT_TRANSLATE_NOOP("Cql", "The quotation mark is never closed."),
    QT_TRANSLATE_NOOP("Cql", "Did not expect {text}; expected {wanted}."),
    QT_TRANSLATE_NOOP("Cql", "The query is nested too deeply."),
    QT_TRANSLATE_NOOP("Cql", "There is no field {name}."),
    QT_TRANSLATE_NOOP("Cql", "{field} takes {allowed}; not {operator}."),
    QT_TRANSLATE_NOOP("Cql", "There is no function {name}."),
    QT_TRANSLATE_NOOP("Cql", "{function} is no value for {place}."),
    QT_TRANSLATE_NOOP("Cql", "{function} takes {wanted} arguments."),
    QT_TRANSLATE_NOOP("Cql", "Write an increment as -7d, +1M or 3h."),
    QT_TRANSLATE_NOOP("Cql", "{function} counts in whole numbers."),
    QT_TRANSLATE_NOOP("Cql", "Write a date as 2026-03-01, with a time in quotes."),
    QT_TRANSLATE_NOOP("Cql", "There is no type {name}."),
    QT_TRANSLATE_NOOP("Cql", "Content is named by its number."),
    QT_TRANSLATE_NOOP("Cql", "This value should stand in quotation marks."),
    QT_TRANSLATE_NOOP("Cql", "Results cannot be sorted by {field}."),
    QT_TRANSLATE_NOOP(
        "Cql", "The documentation does not allow a negative first clause; most sites do."
    ),
    QT_TRANSLATE_NOOP(
        "Cql", "The documentation does not name the field {name}; a site may refuse it."
    ),
    QT_TRANSLATE_NOOP("Cql", "People are named by their account id; a name finds nobody."),
    QT_TRANSLATE_NOOP("Cql", "AND and OR meet here: parentheses would say which is first."),
    QT_TRANSLATE_NOOP("Cql", "There is no word to search for."),
    QT_TRANSLATE_NOOP("Cql", "A word cannot begin with * or ?."),
)
"""What the reader of queries remarks; names of fields and operators stay as CQL has them."""

_BOOK = Phrasebook("Cql", REMARKS)


def remark(english: str) -> str:
    """A remark on a query in the person's language."""
    return _BOOK.said(english)


def is_known(english: str) -> bool:
    """Whether a remark has words for translators."""
    return _BOOK.knows(english)
