"""What a person follows and is told: entries of the inbox and reminders."""

from datetime import datetime
from enum import StrEnum

from confluence_desk.domain.frozen import frozen


class Cause(StrEnum):
    """Why an entry stands in the inbox."""

    WATCHED = "watched"
    STARRED = "starred"
    SEARCH = "search"
    REMINDER = "reminder"


@frozen
class InboxEntry:
    """One thing to know.

    ``node_id`` is the page it is about; ``version`` its number then (0 where it does not matter);
    ``about`` names a saved search or holds a reminder's words; ``author_id`` who changed it.
    """

    key: int
    cause: Cause
    node_id: str
    title: str
    at: datetime
    version: int = 0
    author_id: str = ""
    about: str = ""
    read: bool = False


@frozen
class Reminder:
    """A page to come back to at a moment, with a word to oneself."""

    key: int
    node_id: str
    title: str
    due: datetime
    words: str = ""
