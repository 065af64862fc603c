"""What left the site while it was kept here: why, when, and whose last copy is readable."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.domain.syncing import Gone
from confluence_desk.ui.kept_words import gone_words
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.labels import exactly
from confluence_desk.ui.panels.plain_rows import Cell, Column, PlainRow

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

translate = QCoreApplication.translate
_ICONS = {Kind.BLOGPOST: "newspaper", Kind.FOLDER: "folder"}


def grave_columns() -> tuple[Column, ...]:
    """Title, space, why and when."""
    return (
        Column(translate("Offline", "Title"), wide=True),
        Column(translate("Offline", "Space")),
        Column(translate("Offline", "Why"), wide=True),
        Column(translate("Offline", "Noticed")),
    )


def grave_rows(
    graves: Sequence[tuple[PageNode, Gone, datetime]],
    library: "Library",
    now: Callable[[], datetime],
) -> list[PlainRow]:
    """The newest first."""
    names = {space.id: space.name for space in library.spaces()}
    moment = now()
    newest = sorted(graves, key=lambda grave: grave[2], reverse=True)
    return [
        PlainRow(
            node.id,
            (
                Cell(
                    node.title or translate("Offline", "Untitled"),
                    icon=_ICONS.get(node.kind, "file-text"),
                ),
                Cell(names.get(node.space_id, ""), tone="muted"),
                Cell(gone_words(reason)),
                Cell(ago(at, moment), -at.timestamp(), "muted", tip=exactly(at)),
            ),
        )
        for node, reason, at in newest
    ]
