"""The page's versions: who saved when, and what they said about it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from confluence_desk.domain.entities import Version
from confluence_desk.ui.moments import age
from confluence_desk.ui.panels.labels import ElidedLabel, exactly, plain, show_tip
from confluence_desk.ui.panels.nameless import why_nameless
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
        line = QWidget()
        show_tip(line, self._exactly(version))
        lay = QHBoxLayout(line)
        lay.setContentsMargins(8, 3, 8, 3)
        lay.setSpacing(8)
        lay.addWidget(number)
        lay.addLayout(self._made_words(version), 1)
        return line

    def _made_words(self, version: Version) -> QHBoxLayout:
        """Who and when at their full width; what was said gets the rest of the line."""
        message = " ".join(version.message.split())
        saved = ElidedLabel(self._saved(version) + (" ·" if message else ""), snug=True)
        said = ElidedLabel(message)
        font = said.font()
        font.setItalic(True)
        said.setFont(font)
        lay = QHBoxLayout()
        lay.setSpacing(4)
        for label in (saved, said):
            label.setProperty("tone", "muted")
            show_tip(label, "")  # the line's own tells everything
            lay.addWidget(label)
        lay.setStretch(1, 1)
        return lay

    def _saved(self, version: Version) -> str:
        name = self._library.person_name(version.author_id)
        since = age(version.created_at, self._now())
        return " · ".join(part for part in (name, since) if part)

    def _exactly(self, version: Version) -> str:
        minor = self.tr("minor edit") if version.minor_edit else ""
        name = self._library.person_name(version.author_id)
        when = " · ".join(part for part in (name, exactly(version.created_at), minor) if part)
        why = why_nameless(self._library, (version.author_id,))
        return "\n".join(part for part in (when, why, version.message) if part)
