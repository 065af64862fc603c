"""What the demo site holds: mutable rows, as a server's database would hold them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

Text = str | Callable[[], str]
"""A body: the text itself, or what makes it when it is asked for (large generated sites)."""

Data = bytes | Callable[[], bytes]
"""A file's bytes, or what makes them when they are asked for."""


@dataclass(slots=True)
class UserRecord:
    """A user; ``time_zone`` is an IANA name and decides how the user's CQL dates are read."""

    account_id: str
    display_name: str
    email: str = ""
    time_zone: str = "UTC"
    account_type: str = "atlassian"
    account_status: str = "active"
    personal_space_id: int | None = None
    admin: bool = False
    groups: set[str] = field(default_factory=set)
    favourite_spaces: set[int] = field(default_factory=set)
    favourites: set[int] = field(default_factory=set)
    watches: set[int] = field(default_factory=set)
    viewed: list[int] = field(default_factory=list)


@dataclass(slots=True)
class GroupRecord:
    """A group of users."""

    id: str
    name: str


@dataclass(slots=True)
class SpaceRecord:
    """A space; ``permissions`` are (principal type, principal id, operation, target type)."""

    id: int
    key: str
    name: str
    author_id: str
    created_at: datetime
    type: str = "collaboration"
    status: str = "current"
    alias: str = ""
    homepage_id: int | None = None
    description: str = ""
    labels: list[tuple[str, str]] = field(default_factory=list)
    permissions: list[tuple[str, str, str, str]] = field(default_factory=list)
    readers: set[str] | None = None
    """Account ids that may see the space; None is everybody."""


@dataclass(slots=True)
class VersionRecord:
    """One version of a content item, with its whole text."""

    created_at: datetime
    author_id: str
    title: str
    body: Text = ""
    message: str = ""
    minor_edit: bool = False


@dataclass(slots=True)
class Restriction:
    """Who may ``read`` or ``update`` one item: account and group ids; both empty is everybody."""

    users: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        """Whether it restricts anything."""
        return bool(self.users or self.groups)


@dataclass(slots=True)
class AttachmentVersion:
    """One version of a file."""

    created_at: datetime
    author_id: str
    data: Data
    size: int
    message: str = ""
    minor_edit: bool = False


@dataclass(slots=True)
class AttachmentRecord:
    """A file on a page or blog post; ids share content's numbers (``att`` is added outside)."""

    id: int
    container_id: int
    title: str
    media_type: str
    file_id: str
    versions: list[AttachmentVersion]
    status: str = "current"
    labels: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class CommentRecord:
    """A comment or reply; ``place`` is footer or inline; ``container_id`` the page, always."""

    id: int
    place: str
    container_id: int
    versions: list[VersionRecord]
    parent_id: int | None = None
    resolution: str = "open"
    marker_ref: str = ""
    selection: str = ""
    resolved_by: str = ""
    resolved_at: datetime | None = None
    status: str = "current"


@dataclass(slots=True)
class ContentRecord:
    """A page, blog post, folder, whiteboard, database or embed (``kind`` is the API's word).

    ``versions`` is oldest first and never empty; the version number is the place in it plus one.
    ``position`` orders siblings, with gaps and ties; None is "by title, after the others".
    """

    id: int
    kind: str
    space_id: int
    versions: list[VersionRecord]
    parent_id: int | None = None
    position: int | None = None
    status: str = "current"
    subtype: str = ""
    owner_id: str = ""
    embed_url: str = ""
    labels: list[tuple[str, str]] = field(default_factory=list)
    """(prefix, name); a ``my`` label is written ``my:ACCOUNT`` in the prefix."""
    likes: list[str] = field(default_factory=list)
    properties: dict[str, object] = field(default_factory=dict)
    read: Restriction = field(default_factory=Restriction)
    update: Restriction = field(default_factory=Restriction)
    state: str = ""
    """The page status lozenge ("Rough draft"), as CQL's ``pageStatus`` reads it."""
    draft: VersionRecord | None = None

    @property
    def current(self) -> VersionRecord:
        """The newest version."""
        return self.versions[-1]

    @property
    def title(self) -> str:
        """Today's title."""
        return self.versions[-1].title

    @property
    def created_at(self) -> datetime:
        """When the first version was made."""
        return self.versions[0].created_at

    @property
    def author_id(self) -> str:
        """Who made the first version."""
        return self.versions[0].author_id


@dataclass(slots=True)
class PropertyRecord:
    """A property that an app keeps on something."""

    id: int
    key: str
    value: object
    changed_at: datetime
    author_id: str
    number: int = 1


def text_of(body: Text) -> str:
    """The text itself."""
    return body if isinstance(body, str) else body()


def bytes_of(data: Data) -> bytes:
    """The bytes themselves."""
    return data if isinstance(data, bytes) else data()
