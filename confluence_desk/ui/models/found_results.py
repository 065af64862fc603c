"""The results of a search as rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from confluence_desk.services.search import Found
from confluence_desk.ui.moments import ago

translate = QCoreApplication.translate
_Index = QModelIndex | QPersistentModelIndex
FOUND = Qt.ItemDataRole.UserRole


class FoundResults(QAbstractListModel):
    """One row a result; the row itself as ``FOUND``, all of it in words for who cannot see."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Found] = []

    def show_rows(self, rows: Sequence[Found]) -> None:
        """Show these in place of those before."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, found_id: str) -> int:
        """Where a result stands; -1 when it is none of these."""
        return next((n for n, found in enumerate(self._rows) if found.id == found_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """A result's title, or the result."""
        if not index.isValid():
            return None
        found = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return found.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in self._told(found) if part)
        return found if role == FOUND else None

    def _told(self, found: Found) -> tuple[str, ...]:
        kind, place = kind_words(found.kind), place_words(found)
        excerpt = f"{found.heading}: {found.excerpt}" if found.heading else found.excerpt
        return (
            found.title,
            kind,
            found.page_title,
            found.space_name,
            found.author,
            ", ".join(found.labels),
            place,
            excerpt,
        )


def about_words(found: Found, now: datetime) -> str:
    """What a result is, where it stands, who changed it when, how fresh the copy here is."""
    place = (kind_words(found.kind), found.page_title, found.space_name)
    parts = [*place, found.author, ago(found.modified_at, now)]
    if found.here and found.checked_at is not None:
        told = translate("Results", "synced {moment}").format(moment=ago(found.checked_at, now))
        parts.append(told)
    return " · ".join(part for part in parts if part)


def kind_words(kind: str) -> str:
    """What a kind of content is called; the service's own word for one we do not know."""
    known = {
        "page": translate("Results", "Page"),
        "blogpost": translate("Results", "Blog post"),
        "folder": translate("Results", "Folder"),
        "whiteboard": translate("Results", "Whiteboard"),
        "database": translate("Results", "Database"),
        "embed": translate("Results", "Smart Link"),
        "attachment": translate("Results", "Attachment"),
        "comment": translate("Results", "Comment"),
        "space": translate("Results", "Space"),
        "user": translate("Results", "Person"),
    }
    return known.get(kind, kind)


def place_words(found: Found, *, briefly: bool = False) -> str:
    """Whether it is here or has to be fetched; of some only the name is here."""
    if found.here:
        return translate("Results", "Here")
    if not found.known:
        return translate("Results", "On Confluence")
    if briefly:
        return translate("Results", "Name only")
    if found.kind == "attachment":
        return translate("Results", "Name here, file on Confluence")
    return translate("Results", "Title here, text on Confluence")
