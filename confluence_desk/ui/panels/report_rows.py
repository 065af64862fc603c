"""The diary of what was fetched as a table."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from confluence_desk.domain.journal import Entry, Fetched
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.labels import exactly
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

translate = QCoreApplication.translate
_Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
WHEN, WHERE, WHAT = range(3)
_SPACE, _BLOG = "space:", "blog:"


class ReportRows(QAbstractTableModel):
    """Newest first: when, where, and what came or why nothing came."""

    def __init__(self, library: "Library", theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._library = library
        self._theme = theme
        self._now = now
        self._rows: list[Entry] = []
        self._places: dict[str, str] = {}

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; those that came since are put on top, so that nothing jumps."""
        known = self._rows
        if known and entries and _again(entries[0], known[0]):
            known[0] = entries[0]  # the same trouble once more
            self.dataChanged.emit(self.index(0, 0), self.index(0, WHAT))
        fresh = next((n for n, entry in enumerate(entries) if known and entry is known[0]), -1)
        if fresh < 0:
            self.beginResetModel()
            self._rows = list(entries)
            self.endResetModel()
            return
        if (kept := len(entries) - fresh) < len(known):  # the oldest were forgotten
            self.beginRemoveRows(QModelIndex(), kept, len(known) - 1)
            del known[kept:]
            self.endRemoveRows()
        if fresh:
            self.beginInsertRows(QModelIndex(), 0, fresh - 1)
            self._rows = list(entries)
            self.endInsertRows()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many entries there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as above
        """When, where, what."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            translate("Report", "When"),
            translate("Report", "Where"),
            translate("Report", "What"),
        )
        return names[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """A cell's words; failures in the colour of failures, and said in words too."""
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(entry, index.column())
            case Qt.ItemDataRole.ToolTipRole if index.column() == WHEN:
                return exactly(entry.at)
            case Qt.ItemDataRole.ForegroundRole if index.column() == WHEN:
                return self._theme.color("muted")
            case Qt.ItemDataRole.ForegroundRole if entry.failed and index.column() == WHAT:
                return self._theme.color("bad")
        return entry if role == ENTRY else None

    def _words(self, entry: Entry, column: int) -> str:
        if column == WHEN:
            return ago(entry.at, self._now())
        return self._place(entry) if column == WHERE else what_words(entry)

    def _place(self, entry: Entry) -> str:
        if not entry.subject:
            return _many(entry)
        if entry.subject not in self._places:
            self._places[entry.subject] = self._named(entry.subject)
        return self._places[entry.subject]

    def _named(self, subject: str) -> str:
        for prefix in (_SPACE, _BLOG):
            if subject.startswith(prefix):
                space = self._library.space(subject.removeprefix(prefix))
                return space.name if space else subject.removeprefix(prefix)
        if subject.startswith("att"):
            file = self._library.attachment(subject)
            return file.title if file else translate("Report", "An attachment")
        node = self._library.node(subject)
        space = self._library.space(subject) if node is None else None
        title = (node.title if node else "") or (space.name if space else "")
        return title or translate("Report", "Content {id}").format(id=subject)


def _many(entry: Entry) -> str:
    if entry.failed:
        return translate("Report", "Confluence")
    n = entry.count
    return translate("Report", "%n place(s)", "", n)


def what_words(entry: Entry) -> str:
    """What came, or why nothing came."""
    if entry.failed:
        why = _reasons().get(entry.reason, translate("Report", "Failed"))
        n = entry.count
        times = translate("Report", "%n time(s)", "", n)
        return why if n == 1 else f"{why} · {times}"
    kinds = _kinds()
    return ", ".join(kinds[kind] for kind in entry.kinds)


def _kinds() -> dict[Fetched, str]:
    return {
        Fetched.SPACES: translate("Report", "Spaces"),
        Fetched.TREE: translate("Report", "List of pages"),
        Fetched.TEXT: translate("Report", "Text"),
        Fetched.COMMENTS: translate("Report", "Comments"),
        Fetched.LABELS: translate("Report", "Labels"),
        Fetched.FILES: translate("Report", "List of attachments"),
        Fetched.VERSIONS: translate("Report", "Versions"),
        Fetched.BYTES: translate("Report", "File"),
    }


def _reasons() -> dict[str, str]:
    return {
        "Unreachable": translate("Report", "Failed: no answer"),
        "TimedOut": translate("Report", "Failed: no answer"),
        "Untrusted": translate("Report", "Failed: the certificate is not trusted"),
        "SignInNeeded": translate("Report", "Failed: signed out"),
        "SignInEnded": translate("Report", "Failed: signed out"),
        "ScopeMissing": translate("Report", "Failed: the token may not"),
        "Forbidden": translate("Report", "Failed: not allowed"),
        "Missing": translate("Report", "Failed: not found"),
        "Removed": translate("Report", "Failed: the service was taken away"),
        "RateLimited": translate("Report", "Failed: slowed down"),
        "ServerFault": translate("Report", "Failed: Confluence had a problem"),
        "BadReply": translate("Report", "Failed: an answer without sense"),
        "LoginPage": translate("Report", "Failed: a sign-in page in between"),
        "StoreTrouble": translate("Report", "Failed: nothing can be kept here"),
    }


def _again(entry: Entry, other: Entry) -> bool:
    return entry.failed and (entry.subject, entry.reason, entry.count) == (
        other.subject,
        other.reason,
        other.count + 1,
    )
