"""What a person wants to have offline: rules, and what they say about files and old versions."""

from datetime import datetime
from enum import StrEnum

from confluence_desk.domain.frozen import frozen

EVERY_SPACE = "*"
ALL_VERSIONS = -1


class Holds(StrEnum):
    """What a rule names by its ``subject``."""

    SPACE = "space"  # a space's id, or EVERY_SPACE
    TREE = "tree"  # a page's or folder's id: with everything below it
    BLOG = "blog"  # a space's id, or EVERY_SPACE: its blog posts
    LABEL = "label"  # a label's name
    CQL = "cql"  # a query, asked again at each sync


MARKS = {
    Holds.SPACE: "space",
    Holds.BLOG: "blog",
    Holds.TREE: "tree",
    Holds.LABEL: "kept label",
    Holds.CQL: "cql",
}
"""What marks of the runs call each kind of source."""


class Files(StrEnum):
    """Which attachments' bytes come along; their records always do."""

    ALL = "all"
    IMAGES = "images"
    NONE = "none"


@frozen
class Window:
    """When content must have been made or changed last, aware times; None sets no bound."""

    changed_after: datetime | None = None
    changed_before: datetime | None = None
    created_after: datetime | None = None
    created_before: datetime | None = None


@frozen
class Rule:
    """One thing to keep offline; a rule that ``excludes`` takes away what others hold.

    ``files_up_to`` is bytes for each file, None without a bound; ``older_versions`` is how many
    versions before the current one come along, or ``ALL_VERSIONS``. ``key`` is 0 for a new rule.
    """

    key: int
    holds: Holds
    subject: str
    excludes: bool = False
    files: Files = Files.IMAGES
    files_up_to: int | None = None
    comments: bool = True
    older_versions: int = 0
    window: Window = Window()
