"""What the connection doctor found, one sign each, with what helps."""

from enum import StrEnum

from confluence_desk.domain.frozen import frozen


class Mark(StrEnum):
    """How it looks."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@frozen
class Sign:
    """One line: ``id`` never changes, the words are in the person's language, ``detail`` is not.

    ``remedy`` is one sentence about what helps, "" where nothing has to.
    """

    id: str
    mark: Mark
    name: str
    words: str
    remedy: str = ""
    detail: str = ""
