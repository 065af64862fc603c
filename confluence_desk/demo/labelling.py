"""Changes that keep the indexes true: the one way to alter a row, and labels on anything."""

from collections.abc import Iterator
from contextlib import contextmanager

from confluence_desk.demo.permissions import PermittedRows
from confluence_desk.demo.records import AttachmentRecord, ContentRecord
from confluence_desk.demo.refusals import Absent, Invalid
from confluence_desk.demo.rows import Label

_FORBIDDEN = set("()!#&*,.:;<>?@[]^ \t\n")
_LONGEST = 255


class LabelledRows(PermittedRows):
    """Rows that can be altered, and labelled."""

    @contextmanager
    def changing(self, row: ContentRecord) -> Iterator[None]:
        """Alter ``row`` inside the block: indexes, lag and revision follow."""
        self.history.note(row.id, row)
        self._forget(row)
        try:
            yield
        finally:
            self._index(row)
            self.touch()

    def add_label(self, number: int, name: str, prefix: str = "global") -> Label:
        """Label a page, blog post or attachment; raises Invalid for a name that cannot be one."""
        label = (prefix, valid_label(name))
        row = self._labelable(number)
        if label not in row.labels:
            self._note_labels(row)
            row.labels.append(label)
            self._index_labels(number, [label])
            self.touch()
        return label

    def remove_label(self, number: int, name: str, prefix: str = "global") -> bool:
        """Take a label off; whether it was there."""
        row = self._labelable(number)
        label = (prefix, name.lower())
        if label not in row.labels:
            return False
        self._note_labels(row)
        row.labels.remove(label)
        self._labelled[label].discard(number)
        self.touch()
        return True

    def _note_labels(self, row: ContentRecord | AttachmentRecord) -> None:
        if isinstance(row, ContentRecord):
            self.history.note(row.id, row)

    def _labelable(self, number: int) -> ContentRecord | AttachmentRecord:
        row = self.contents.get(number) or self.attachments.get(number)
        if row is None:
            raise Absent
        return row


def valid_label(name: str) -> str:
    """The name as it is stored, in lower case; raises Invalid."""
    if not name or len(name) > _LONGEST or not _FORBIDDEN.isdisjoint(name):
        raise Invalid(f"Label name is not valid: {name}")
    return name.lower()
