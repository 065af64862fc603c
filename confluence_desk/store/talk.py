"""Comments, labels and files' records as listings of the whole site bring them."""

from collections.abc import Iterable, Sequence

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Attachment, Comment, Label, Place
from confluence_desk.store.shelf import Shelf


class TalkRows(Shelf):
    """Rows are kept for kept pages only: those with a text here or in some rule."""

    async def save_comments_seen(self, comments: Sequence[Comment], run: int) -> Changes:
        """Keep comments of kept pages; a reply without a page hangs where its parent hangs."""
        return Changes()

    async def end_comments(self, place: Place, run: int) -> Changes:
        """After a complete listing: what it did not name goes; all kept pages' are known.

        The comments of a tombstone stay, they belong to its last copy.
        """
        return Changes()

    async def save_files_seen(self, rows: Sequence[Attachment], run: int) -> Changes:
        """Keep the records of kept pages' files."""
        return Changes()

    async def end_files(self, run: int) -> Changes:
        """After a complete listing: what it did not name left its page."""
        return Changes()

    async def save_label_seen(self, label: Label, ids: Iterable[str], run: int) -> Changes:
        """A label exists, and these carry it (those of them that are kept)."""
        return Changes()

    async def end_label(self, label: Label, run: int) -> Changes:
        """After a complete listing of what carries a label: nothing else does."""
        return Changes()

    async def end_labels(self, run: int) -> Changes:
        """After a complete listing of labels, each told by ``save_label_seen``: no others exist.

        The labels of a page are known once each label was listed whole since it is here.
        """
        return Changes()

    def comment_versions(self, ids: Iterable[str]) -> dict[str, int]:
        """The versions of those of these comments that are here."""
        return {}

    def file_versions(self, ids: Iterable[str]) -> dict[str, int]:
        """The versions of those of these files' records that are here, on their page."""
        return {}

    def kept_files(self) -> list[Attachment]:
        """The records of all files that hang on kept pages."""
        return []

    def files_wanted(self) -> list[Attachment]:
        """Those of ``kept_files`` whose bytes are not wholly here in this version."""
        return []

    def body_numbers(self, content_id: str) -> set[int]:
        """The versions whose bodies are here."""
        return set()
