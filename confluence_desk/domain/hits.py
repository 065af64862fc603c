"""What a search of the library finds, with the words that matched and where they stand."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum

from confluence_desk.domain.frozen import frozen

HEADING = "\x11"
"""Begins each line that is a heading, where headings are to be told from other text."""
SOMEBODY, SOMEBODY_ENDS = "\x0e", "\x0f"
"""Stand around the account of a person who is named in a text, where it is shown with names."""
Spans = tuple[tuple[int, int], ...]
"""Pieces of a text, by where they start and end."""


@frozen
class Excerpt:
    """The part of a text that matched; ``lit`` are the matches in it.

    ``heading`` is the one it stands under, empty where it stands under none.
    """

    text: str = ""
    lit: Spans = ()
    heading: str = ""


@frozen
class Hit:
    """A result; ``kind`` is page, blogpost, folder, comment, attachment, whiteboard and so on.

    ``title_lit`` are the matches in the title, ``here`` tells that its text or its bytes are on
    this machine, ``page_id`` is the page it stands on (itself for a page), ``author`` wrote its
    newest version, ``checked_at`` is when that was last known to be the newest, ``page_title`` is
    what the page is called that a file hangs on.
    """

    id: str
    kind: str
    title: str
    space_name: str = ""
    space_key: str = ""
    modified_at: datetime | None = None
    here: bool = False
    web_path: str = ""
    page_id: str = ""
    author: str = ""
    author_id: str = ""
    labels: tuple[str, ...] = ()
    checked_at: datetime | None = None
    title_lit: Spans = ()
    excerpt: Excerpt = Excerpt()
    page_title: str = ""


class Where(StrEnum):
    """In which part of a text something was found, the weightiest first."""

    LABEL = "label"
    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"


@frozen
class Term:
    """Something to look for, as it is written, and how much it counts."""

    text: str
    weight: float = 1.0


@frozen
class Match:
    """A term that was found, and the weightiest part it was found in."""

    term: str
    where: Where


@frozen
class Ranked:
    """A result with its worth (more is better) and all terms that it has."""

    hit: Hit
    worth: float
    why: tuple[Match, ...] = field(default=())
