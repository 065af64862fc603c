"""What left the site while it was kept here: why, when, and whose last copy is readable."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.domain.syncing import Gone
from confluence_desk.ui.kept_words import gone_words
from confluence_desk.ui.moments import Agoes
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


class GraveRows:
    """The newest first; each is made when it is looked at."""

    def __init__(
        self,
        graves: Sequence[tuple[PageNode, Gone, datetime]],
        library: "Library",
        now: Callable[[], datetime],
    ) -> None:
        self._graves = sorted(graves, key=lambda grave: grave[2], reverse=True)
        self._spaces = {space.id: space.name for space in library.spaces()}
        self._told = Agoes(now())

    @property
    def keys(self) -> list[str]:
        """The ids of what left."""
        return [node.id for node, _reason, _at in self._graves]

    def row(self, number: int) -> PlainRow:
        """One of them."""
        node, reason, at = self._graves[number]
        title = node.title or translate("Offline", "Untitled")
        return PlainRow(
            node.id,
            (
                Cell(title, icon=_ICONS.get(node.kind, "file-text")),
                Cell(self._spaces.get(node.space_id, ""), tone="muted"),
                Cell(gone_words(reason)),
                Cell(self._told(at), -at.timestamp(), "muted", tip=at),
            ),
        )
