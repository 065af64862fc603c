"""One side of a comparison: which version, who saved it when, and its page as it was."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from confluence_desk.domain.entities import Version
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.labels import ElidedLabel, exactly
from confluence_desk.ui.panels.vacancy import Vacancy, Way
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Document, Library
    from confluence_desk.ui.web.view import PageView

_SHORTEST = 12
"""Letters of a version's words that are always seen."""


class VersionSide(QWidget):
    """A picker above a view; ``picked`` carries the number of the version that was chosen."""

    picked = Signal(int)

    def __init__(
        self,
        library: "Library",
        theme: Theme,
        view: "PageView",
        name: str,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._library = library
        self._now = now
        self.view = view
        self.number = 0
        self.picker = QComboBox()
        self.picker.setAccessibleName(name)
        self.picker.setToolTip(name)
        self.picker.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.picker.setMinimumContentsLength(_SHORTEST)
        self.picker.activated.connect(lambda at: self.picked.emit(self.picker.itemData(at)))
        self._about = QVBoxLayout()
        self._vacancy = Vacancy(theme)
        self._stack = QStackedLayout()
        self._lay_out()

    @property
    def said(self) -> str:
        """What is said in place of the version; empty while it is shown."""
        return self._vacancy.text if self._stack.currentWidget() is self._vacancy else ""

    def offer(self, versions: Sequence[Version], chosen: int) -> None:
        """Offer these versions, newest first, with one of them chosen."""
        self.number = chosen
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

    def show_version(self, document: "Document", position: float | None = None) -> None:
        """Show a version's page, at its beginning or where it stood."""
        self.view.show_document(document, position=position)
        self._stack.setCurrentWidget(self.view)

    def say(self, icon: str, title: str, text: str = "", *ways: Way, busy: bool = False) -> None:
        """Say why there is nothing to see."""
        self._vacancy.say(icon, title, text, *ways, busy=busy)
        self._stack.setCurrentWidget(self._vacancy)

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

    def _lay_out(self) -> None:
        heading = QFrame()
        heading.setObjectName("tabHeading")
        above = QVBoxLayout(heading)
        above.setContentsMargins(12, 6, 12, 6)
        above.setSpacing(4)
        above.addWidget(self.picker)
        above.addLayout(self._about)
        self._stack.addWidget(self._vacancy)
        self._stack.addWidget(self.view)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(heading)
        lay.addLayout(self._stack, 1)
