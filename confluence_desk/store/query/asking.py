"""Who asks, what comes back, and what could not be told: the values of a query."""

from datetime import datetime, tzinfo
from enum import StrEnum

from confluence_desk.cql.dialect import DOCUMENTED, Dialect
from confluence_desk.cql.tree import Span
from confluence_desk.domain.frozen import frozen


@frozen
class Asker:
    """Who asks, when and from where: what functions and dates depend on.

    ``space_key`` and ``content_id`` are what ``currentSpace()`` and ``currentContent()`` mean,
    empty where they mean nothing. ``dialect`` is how the site reads what is not settled.
    """

    account_id: str
    zone: tzinfo
    now: datetime
    space_key: str = ""
    content_id: str = ""
    dialect: Dialect = DOCUMENTED


class Reason(StrEnum):
    """Why a clause could not be answered, or only in part."""

    OTHERS = "others"
    """Only the asking person's own are known here."""
    ABSENT = "absent"
    """What it names is not in the library."""
    NOT_KEPT = "not kept"
    """The library keeps nothing of the kind."""
    NO_CONTEXT = "no context"
    """The function means nothing where it was asked."""
    PEOPLE = "people"
    """It belongs to the search of people."""
    PARTLY = "partly"
    """Of some content too little is known here: that was left out."""
    NOT_INDEXED = "not indexed"
    """Of some texts the words are not known yet: these were left out."""
    TOO_MANY = "too many"
    """So many texts have parts of what is to stand there exactly so that some were not read."""


@frozen
class Unanswered:
    """A clause of the query, by its place in the text, and why the library cannot answer it."""

    start: int
    end: int
    reason: Reason
    field: str = ""
    value: str = ""


@frozen
class Selection:
    """What was found, in order; ``kinds[i]`` is the ``type`` of ``ids[i]``.

    A clause in ``unanswered`` keeps nothing by itself, nor does its opposite: what hangs on it
    is left out rather than guessed. ``more`` tells that the limit cut something off.
    """

    ids: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    more: bool = False


def unanswered(span: Span, reason: Reason, field: str = "", value: str = "") -> Unanswered:
    """The remark on what stands at ``span``."""
    return Unanswered(span.start, span.end, reason, field, value)
