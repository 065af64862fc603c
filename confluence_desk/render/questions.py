"""What a macro may ask of the library, and the answers: frozen values, told apart by ``==``.

Every question names the pages and spaces it is about, so that one answer serves a body wherever
it is drawn. No answer (None) means: not known here. That is not the same as "none".
"""

from datetime import datetime
from enum import StrEnum

from confluence_desk.domain.entities import Attachment, Kind, Space, Version
from confluence_desk.domain.frozen import frozen
from confluence_desk.render.question import Around


class State(StrEnum):
    """How another page stands here."""

    HERE = "here"
    NO_COPY = "no copy"
    """It exists, but its text was never fetched."""
    GONE = "gone"
    HIDDEN = "hidden"
    """Confluence does not show it to this account."""
    UNHEARD = "unheard"
    """Nothing is known of it; it may well exist."""
    NOWHERE = "nowhere"
    """All pages of that space are known, and none has this title."""


class Take(StrEnum):
    """How much of another page's text is wanted."""

    NOTHING = ""
    BODY = "body"
    EXCERPTS = "excerpt"
    DETAILS = "details"
    MULTIEXCERPTS = "multiexcerpt-macro"
    SHARED = "shared-block"


@frozen
class Piece:
    """The inside of a macro on another page: its name or id, and its storage format."""

    name: str
    storage: str
    hidden: bool = False


@frozen
class Neighbour:
    """Another page, as far as it is here; ``body`` and ``pieces`` as the question wanted them."""

    state: State
    id: str = ""
    kind: Kind = Kind.PAGE
    title: str = ""
    space_key: str = ""
    parent_id: str = ""
    files_known: bool = False
    body: str = ""
    pieces: tuple[Piece, ...] = ()


@frozen
class Other(Around[Neighbour]):
    """A page by its id, or by its title in a space."""

    take: Take
    page_id: str = ""
    space_key: str = ""
    title: str = ""


@frozen
class Row:
    """A page, a post or what else stands in a list; ``below`` is None where that is not known."""

    id: str
    kind: Kind
    title: str
    status: str = "current"
    space_key: str = ""
    space_name: str = ""
    changed_by: str = ""
    changed_at: datetime | None = None
    made_by: str = ""
    made_at: datetime | None = None
    below: tuple["Row", ...] | None = ()

    @property
    def hides_some(self) -> bool:
        """Whether pages may well stand below it that nobody has listed yet."""
        return self.below is None and self.kind in {Kind.PAGE, Kind.FOLDER}


@frozen
class Branch:
    """What stands under something; ``more``: there is more than fits a list."""

    rows: tuple[Row, ...]
    more: bool = False


@frozen
class Below(Around[Branch]):
    """What stands under a page, so many levels deep (0: all); without one, at a space's top."""

    page_id: str
    space_key: str = ""
    depth: int = 1


@frozen
class Matches:
    """What of the library a query finds, as far as it can be answered here.

    ``unanswered`` are the parts of the query that cannot; ``partial`` are names of spaces it
    looks into that are not here as a whole ("" for: any space at all).
    """

    rows: tuple[Row, ...]
    more: bool = False
    unanswered: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()


@frozen
class Matching(Around[Matches]):
    """What a query finds; the space and the page are those it is written on."""

    cql: str
    space_key: str
    page_id: str
    most: int


@frozen
class Summary(Around[str]):
    """A page in a few words: its excerpt, else how it begins."""

    page_id: str


@frozen
class FileOf(Around[Attachment]):
    """A file of a page, by its name."""

    page_id: str
    name: str


@frozen
class Files(Around[tuple[Attachment, ...]]):
    """All files of a page, by name."""

    page_id: str


@frozen
class SpaceFiles(Around[tuple[Attachment, ...]]):
    """The files of a space that are known here, the newest first."""

    space_key: str
    most: int


@frozen
class Versions(Around[tuple[Version, ...]]):
    """The versions of a page, the newest first."""

    page_id: str


@frozen
class LabelsOf(Around[tuple[str, ...]]):
    """The labels of a page, by name."""

    page_id: str


@frozen
class LabelCounts(Around[tuple[tuple[str, int], ...]]):
    """Labels in a space ("": in all), and how much carries each, by name."""

    space_key: str = ""


@frozen
class RelatedLabels(Around[tuple[tuple[str, int], ...]]):
    """Labels that stand beside a page's own on other pages, the most frequent first."""

    page_id: str


@frozen
class Hand:
    """Somebody who had a hand in pages, how often, and when last."""

    account_id: str
    edits: int
    last: datetime | None = None


@frozen
class Hands(Around[tuple[Hand, ...]]):
    """Who had a hand in a page, in what stands under it too (``scope`` descendants, children)."""

    page_id: str
    scope: str = ""


@frozen
class Spaces(Around[tuple[Space, ...]]):
    """The spaces of the site, or those with these keys, by name."""

    keys: tuple[str, ...] = ()


@frozen
class Task:
    """A task on some page: its storage format, and what is known of it."""

    page_id: str
    page_title: str
    storage: str
    done: bool = False
    due: str = ""
    assignee: str = ""


@frozen
class FoundTasks:
    """Tasks, and whether pages were left out: too many, or not here."""

    tasks: tuple[Task, ...]
    partial: bool = False


@frozen
class Tasks(Around[FoundTasks]):
    """Tasks on the pages a query finds."""

    cql: str
    space_key: str
    page_id: str
    most: int
