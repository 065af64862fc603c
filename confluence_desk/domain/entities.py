"""What Confluence holds, as frozen values: the nouns every layer speaks in."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum

from confluence_desk.domain.frozen import frozen


class Kind(StrEnum):
    """What a node of the page hierarchy can be; values are the API's own words."""

    PAGE = "page"
    BLOGPOST = "blogpost"
    FOLDER = "folder"
    WHITEBOARD = "whiteboard"
    DATABASE = "database"
    EMBED = "embed"

    @property
    def readable(self) -> bool:
        """Whether the API hands out a body that we can draw."""
        return self in {Kind.PAGE, Kind.BLOGPOST}


class Place(StrEnum):
    """Where a comment stands: under the page, or on a piece of its text."""

    FOOTER = "footer"
    INLINE = "inline"


@frozen
class Site:
    """A Confluence Cloud site as one account sees it.

    ``url`` is the web origin without ``/wiki`` and without a trailing slash
    (``https://acme.atlassian.net``); ``cloud_id`` is empty until it is known.
    """

    url: str
    cloud_id: str = ""
    name: str = ""


@frozen
class Person:
    """A user, known or not; ``display_name`` is never empty."""

    account_id: str
    display_name: str
    email: str = ""
    time_zone: str = ""
    account_type: str = ""
    active: bool = True


@frozen
class Space:
    """A space; ``alias`` is the key its web addresses show."""

    id: str
    key: str
    name: str
    type: str = "global"
    status: str = "current"
    alias: str = ""
    homepage_id: str | None = None
    description: str = ""
    created_at: datetime | None = None
    web_path: str = ""

    @property
    def personal(self) -> bool:
        """Whether it is somebody's own space."""
        return self.type == "personal" or self.key.startswith("~")

    @property
    def archived(self) -> bool:
        """Whether it was put away."""
        return self.status == "archived"


@frozen
class Version:
    """One version's record; ``created_at`` is aware UTC, or None where the service has none."""

    number: int
    created_at: datetime | None = None
    author_id: str = ""
    message: str = ""
    minor_edit: bool = False


@frozen
class Label:
    """A label; prefix ``global`` is the ordinary kind."""

    name: str
    prefix: str = "global"
    id: str = ""


@frozen
class Page:
    """A page or blog post with, where it was asked for, its storage body.

    ``body`` is None when it was not fetched or the service gave none (trap 57).
    ``position`` orders siblings; None sorts by title after the positioned ones. That there is
    none may be said, and then it is ``unplaced``, or only not be told.
    """

    id: str
    title: str
    space_id: str
    version: Version
    kind: Kind = Kind.PAGE
    status: str = "current"
    subtype: str = ""
    parent_id: str | None = None
    parent_kind: str | None = None
    position: int | None = None
    author_id: str = ""
    owner_id: str = ""
    created_at: datetime | None = None
    body: str | None = None
    web_path: str = ""
    tiny_path: str = ""
    unplaced: bool = field(default=False, compare=False)

    def as_node(self) -> "PageNode":
        """Its row in the hierarchy."""
        return PageNode(
            id=self.id,
            kind=self.kind,
            title=self.title,
            space_id=self.space_id,
            parent_id=self.parent_id,
            position=self.position,
            status=self.status,
            web_path=self.web_path,
            unplaced=self.unplaced,
        )


@frozen
class PageNode:
    """A row of the hierarchy: enough to draw it, whatever its kind; ``unplaced`` as of a page."""

    id: str
    kind: Kind
    title: str
    space_id: str = ""
    parent_id: str | None = None
    position: int | None = None
    status: str = "current"
    web_path: str = ""
    unplaced: bool = field(default=False, compare=False)


@frozen
class Attachment:
    """A file on a page, blog post or draft; ``id`` begins with ``att``."""

    id: str
    container_id: str
    title: str
    version: Version
    media_type: str = ""
    file_size: int = 0
    file_id: str = ""
    comment: str = ""
    status: str = "current"


@frozen
class Comment:
    """A footer or inline comment, or a reply (``parent_id``), with its storage body.

    The service gives no author or date of its own: they are the version's (trap 72).
    """

    id: str
    container_id: str
    place: Place
    version: Version
    body: str = ""
    parent_id: str | None = None
    status: str = "current"
    resolution: str = ""
    marker_ref: str = ""
    selection: str = ""

    @property
    def resolved(self) -> bool:
        """Whether the thread was closed by somebody."""
        return self.resolution == "resolved"


@frozen
class Hit:
    """One search result: what it is, where it stands and why it matched.

    ``lit`` and ``title_lit`` are the matches in excerpt and title, by where they start and end.
    ``labels`` are all of its own, where they were asked for with it; ``page_title`` is
    what the page is called that a file hangs on.
    """

    id: str
    kind: str
    title: str
    excerpt: str = ""
    space_key: str = ""
    space_name: str = ""
    web_path: str = ""
    modified_at: datetime | None = None
    lit: tuple[tuple[int, int], ...] = ()
    title_lit: tuple[tuple[int, int], ...] = ()
    labels: tuple[Label, ...] | None = None
    page_title: str = ""
