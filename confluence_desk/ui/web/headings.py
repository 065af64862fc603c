"""Tells where the text stands and which heading is being read, once it has come to rest."""

import json

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

from confluence_desk.ui.web import scripts

_REST_MS = 90
_OUR_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value


class HeadingFollower(QObject):
    """``passed`` carries the anchor of the heading at the top of what is seen.

    ``rested`` carries how far down the text stands, as the page itself tells it.
    """

    passed = Signal(str)
    rested = Signal(float)

    def __init__(self, page: QWebEnginePage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._chosen = ""
        self.row = -1
        """The row of a comparison that is the first in sight."""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        page.scrollPositionChanged.connect(self.look)
        page.loadFinished.connect(self.look)

    def look(self) -> None:
        """Ask once the text has come to rest."""
        self._rest.start()

    def choose(self, anchor: str) -> None:
        """Somebody chose a heading: near the end of a page it cannot come to the top."""
        self._chosen = anchor

    def end(self) -> None:
        """Ask no more."""
        self._rest.stop()

    def _ask(self) -> None:
        if self._page.lifecycleState() != QWebEnginePage.LifecycleState.Discarded:
            self._page.runJavaScript(scripts.topmost(self._chosen), _OUR_WORLD, self._told)

    def _told(self, answer: object) -> None:
        if not isinstance(answer, str) or not answer:
            return  # the page went away under the question
        anchor, position, self.row = json.loads(answer)
        self.rested.emit(float(position))
        if anchor:
            self.passed.emit(anchor)
