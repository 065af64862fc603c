"""The words of the navigator that are no titles: how loading goes, what a row is aloud."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from confluence_desk.domain.errors import DeskError, Paused, ScopeMissing, Stopped, Unreachable
from confluence_desk.ui.models.tree_nodes import Face, Role
from confluence_desk.ui.models.tree_row import Row, note


def loading() -> Row:
    """An answer is on its way."""
    return note(QCoreApplication.translate("TreeRows", "Loading…"), "circle-dashed")


def loading_words(row: Row) -> str:
    """What the list of running work says; without a key it is all spaces."""
    if not row.key:
        return QCoreApplication.translate("PageTreeModel", "Loading the spaces")
    words = QCoreApplication.translate("PageTreeModel", "Loading “{title}”")
    return words.format(title=row.title)


def failed() -> Row:
    """No answer, and nothing stored."""
    words = QCoreApplication.translate("TreeRows", "Could not load · Retry")
    return note(words, "warning-circle", retries=True)


def stopped() -> Row:
    """Nothing stored, and the person did not want to wait."""
    words = QCoreApplication.translate("TreeRows", "Stopped · Retry")
    return note(words, "circle-dashed", retries=True)


def failed_again() -> Row:
    """No answer; what is stored stands above."""
    words = QCoreApplication.translate("TreeRows", "Could not refresh · Retry")
    return note(words, "warning-circle", retries=True)


def offline() -> Row:
    """No network, and nothing stored."""
    words = QCoreApplication.translate("TreeRows", "Not available offline · Retry")
    return note(words, "cloud-slash", retries=True)


def paused() -> Row:
    """Nothing stored, and the person works offline: asking would be in vain."""
    return note(QCoreApplication.translate("TreeRows", "Not on this machine"), "cloud-slash")


def why_not(trouble: DeskError | None) -> Row:
    """What stands where nothing is stored and nothing came."""
    if isinstance(trouble, Paused):
        return paused()
    if isinstance(trouble, Stopped):
        return stopped()
    if isinstance(trouble, ScopeMissing) and trouble.scopes:
        words = QCoreApplication.translate("TreeRows", "Missing scope: {scope}")
        return note(words.format(scope=trouble.scopes[0]), "warning-circle")
    return offline() if isinstance(trouble, Unreachable) else failed()


def no_spaces() -> Row:
    """The account sees no space."""
    return note(QCoreApplication.translate("TreeRows", "No spaces to show"))


def no_pages() -> Row:
    """A space without pages."""
    return note(QCoreApplication.translate("TreeRows", "No pages yet"))


def _spoken(face: Face) -> str:
    """A row as a screen reader says it."""
    row = face.row
    parts = [row.title, row.role, row.count and _found(row.count)]
    if face.starred:
        parts.append(QCoreApplication.translate("TreeRows", "favourite"))
    if face.held and face.kept:
        parts.append(QCoreApplication.translate("TreeRows", "kept offline"))
    elif face.held:
        parts.append(QCoreApplication.translate("TreeRows", "to be kept offline"))
    elif face.kept:
        parts.append(QCoreApplication.translate("TreeRows", "kept on this machine"))
    return ", ".join(part for part in parts if part)


def _found(count: str) -> str:
    return QCoreApplication.translate("TreeRows", "{count} found").format(count=count)


OF_FACE: dict[int, Callable[[Face], Any]] = {
    Role.FACE: lambda face: face,
    Role.KEPT: lambda face: face.kept,
    Role.STARRED: lambda face: face.starred,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
}
"""What a row answers that depends on more than the row itself."""
