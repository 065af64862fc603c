"""Chooses one of a page's versions, and says who saved it when and why."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from confluence_desk.domain.entities import Version
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.labels import ElidedLabel, exactly, plain

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

_SHORTEST = 12
"""Letters of a version's words that are always seen."""


class VersionPicker(QWidget):
    """A list of versions; ``picked`` carries the number of the one that was chosen."""

    picked = Signal(int)

    def __init__(self, library: "Library", name: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._library = library
        self._now = now
        self.number = 0
        self.picker = QComboBox()
        self.picker.setAccessibleName(name)
        self.picker.setToolTip(name)
        label = plain(name, wrap=False)  # on Linux the box is called by it, seen or not
        label.setParent(self)
        label.setBuddy(self.picker)
        label.hide()
        self.picker.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.picker.setMinimumContentsLength(_SHORTEST)
        self.picker.activated.connect(lambda at: self.picked.emit(self.picker.itemData(at)))
        self._about = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.picker)
        column.addLayout(self._about)

    def offer(self, versions: Sequence[Version], chosen: int) -> None:
        """Offer these versions; a chosen one that is not among them (deleted since) comes first."""
        self.number = chosen
        self.picker.setEnabled(len(versions) > 1)
        blocked = QSignalBlocker(self.picker)
        self.picker.clear()
        for version in versions:
            self.picker.addItem(self._words(version), version.number)
        at = self.picker.findData(chosen)
        if at < 0 and chosen:
            self.picker.insertItem(0, self._words(Version(chosen)), chosen)
            at = 0
        self.picker.setCurrentIndex(at)
        blocked.unblock()
        self._tell(next((v for v in versions if v.number == chosen), None))

    def stand_for(self, name: str) -> None:
        """Say what is compared in place of a version."""
        self.number = 0
        blocked = QSignalBlocker(self.picker)
        self.picker.clear()
        self.picker.addItem(name, 0)
        blocked.unblock()
        self.picker.setEnabled(False)
        self._tell(None)

    def _words(self, version: Version) -> str:
        name = self._library.person_name(version.author_id) if version.author_id else ""
        number = self.tr("Version {number}").format(number=version.number)
        parts = (number, name, ago(version.created_at, self._now()))
        return " · ".join(part for part in parts if part)

    def _tell(self, version: Version | None) -> None:
        """The exact time, and what its author said of it."""
        while (item := self._about.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        minor = self.tr("minor edit") if version and version.minor_edit else ""
        parts = (exactly(version.created_at), minor, version.message) if version else ()
        label = ElidedLabel(" · ".join(" ".join(part.split()) for part in parts if part))
        label.setProperty("tone", "muted")
        self._about.addWidget(label)
