"""The page's versions: who saved when, and what they said about it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from confluence_desk.domain.entities import Version
from confluence_desk.domain.moments import ago
from confluence_desk.ui.panels.labels import ElidedLabel, exactly, plain, tip
from confluence_desk.ui.panels.section import Section
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library


class VersionSection(Section):
    """One line a version, newest first."""

    def __init__(
        self,
        library: "Library",
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", theme, parent=parent)
        self._title = self.tr("Versions")
        self._library = library
        self._now = now

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Show these versions."""
        if not versions:
            self.show_note(self.tr("No versions known."))
            return
        ordered = sorted(versions, key=lambda version: version.number, reverse=True)
        self.show_rows([partial(self._made, version) for version in ordered])

    def _made(self, version: Version) -> QWidget:
        number = plain(str(version.number), wrap=False, bold=True)
        number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        about = ElidedLabel(self._about(version))
        about.setProperty("tone", "muted")
        minor = self.tr(" · minor edit") if version.minor_edit else ""
        about.setToolTip(tip(f"{exactly(version.created_at)}{minor}  {version.message}".strip()))
        line = QWidget()
        lay = QHBoxLayout(line)
        lay.setContentsMargins(8, 3, 8, 3)
        lay.setSpacing(8)
        lay.addWidget(number)
        lay.addWidget(about, 1)
        return line

    def _about(self, version: Version) -> str:
        parts = (
            self._library.person_name(version.author_id),
            ago(version.created_at, self._now()),
            " ".join(version.message.split()),
        )
        return " · ".join(part for part in parts if part)
