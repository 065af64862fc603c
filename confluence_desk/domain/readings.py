"""What the reader has read: which version of a page, and when."""

from datetime import datetime

from confluence_desk.domain.frozen import frozen


@frozen
class Reading:
    """A version that was read, and when last."""

    number: int
    read_at: datetime | None = None


@frozen
class Moved:
    """A page that was saved again since some moment, or since it was read.

    ``before`` is the version to compare with the newest, 0 where none is known.
    """

    page_id: str
    title: str
    space_id: str
    number: int
    before: int
    saved_at: datetime | None = None
    author_id: str = ""
    message: str = ""
    minor_edit: bool = False
    read_at: datetime | None = None
