"""What was fetched, and what failed, as entries of a diary."""

from datetime import datetime
from enum import StrEnum

from confluence_desk.domain.frozen import frozen


class Fetched(StrEnum):
    """What moved in the library."""

    SPACES = "spaces"
    TREE = "tree"
    TEXT = "text"
    COMMENTS = "comments"
    LABELS = "labels"
    FILES = "files"
    VERSIONS = "versions"
    BYTES = "bytes"


@frozen
class Entry:
    """One piece of news.

    ``subject`` is a node's id, ``space:ID``, ``blog:ID`` or an attachment's id; it is empty where
    ``count`` of them moved together. ``reason`` is the name of a trouble, empty for a success.
    """

    at: datetime
    subject: str = ""
    kinds: tuple[Fetched, ...] = ()
    count: int = 1
    reason: str = ""

    @property
    def failed(self) -> bool:
        """Whether nothing came of it."""
        return bool(self.reason)


@frozen
class Failure:
    """A request that came to nothing; ``subject`` as an entry's."""

    subject: str
    error: Exception
