"""Chooses one of a page's versions, and says who saved it when and why."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from confluence_desk.domain.entities import Version
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.choice_box import LEAST, SHORT, ChoiceBox
from confluence_desk.ui.panels.labels import ElidedLabel, exactly, plain, show_tip

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

_SHORTEST = 6
"""Letters of a version's words that are always seen."""
_ABOUT = 28
"""Letters of what is told about it that must have room."""
_LAST = 1_000_000


class VersionPicker(QWidget):
    """A list of versions; ``picked`` carries the number of the one that was chosen."""

    picked = Signal(int)

    def __init__(self, library: "Library", name: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._library = library
        self._now = now
        self.number = 0
        self._name = name
        self.picker = ChoiceBox()
        self.picker.setAccessibleName(name)
        self.picker.setToolTip(name)
        label = plain(name, wrap=False)  # on Linux the box is called by it, seen or not
        label.setParent(self)
        label.setBuddy(self.picker)
        label.hide()
        self.picker.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.picker.setMinimumContentsLength(_SHORTEST)
        self.picker.setProperty("snug", "true")
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
            self._add(version)
        at = self.picker.findData(chosen)
        if at < 0 and chosen:
            self._add(Version(chosen), 0)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the line below would be cut after the date it is told by the tooltip alone."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if (item := self._about.itemAt(0)) is not None and (about := item.widget()) is not None:
            least = _ABOUT * self.fontMetrics().averageCharWidth()
            about.setVisible(self.width() >= least)

    def _add(self, version: Version, at: int = _LAST) -> None:
        name = self._library.person_name(version.author_id) if version.author_id else ""
        since = ago(version.created_at, self._now())
        number, short = self.tr("Version {number}"), self.tr("v{number}")
        row = min(at, self.picker.count())
        words = (number.format(number=version.number), name, since)
        fewer = (short.format(number=version.number), name, since)
        self.picker.insertItem(row, _line(words), version.number)
        self.picker.setItemData(row, _line(fewer), SHORT)
        self.picker.setItemData(row, fewer[0], LEAST)

    def _tell(self, version: Version | None) -> None:
        """The exact time, and what its author said of it."""
        while (item := self._about.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        minor = self.tr("minor edit") if version and version.minor_edit else ""
        parts = (exactly(version.created_at), minor, version.message) if version else ()
        label = ElidedLabel(_line(" ".join(part.split()) for part in parts))
        label.setProperty("tone", "muted")
        self._about.addWidget(label)
        show_tip(self.picker, "\n".join(part for part in (self._name, label.text()) if part))
        self._fit()


def _line(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
