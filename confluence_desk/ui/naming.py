"""Has the strip call sleeping tabs by what the library has learnt of them meanwhile."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from confluence_desk.domain.changes import Changes

if TYPE_CHECKING:
    from confluence_desk.ui.panels.tab_holder import TabHolder

_SWARM_MS = 250
"""News come in swarms; one look does for all of them."""


class Naming(QObject):
    """Listens for titles on behalf of one strip."""

    def __init__(self, tabs: "TabHolder") -> None:
        super().__init__(tabs)
        self._soon = QTimer(self, singleShot=True, interval=_SWARM_MS)
        self._soon.timeout.connect(tabs.refresh_names)

    def hear(self, changes: Changes) -> None:
        """Something came; titles of pages stand in the lists of children too."""
        told = changes.pages or changes.children_of or changes.attachments_of
        if told and not self._soon.isActive():
            self._soon.start()

    def end(self) -> None:
        """Listen no more."""
        self._soon.stop()
