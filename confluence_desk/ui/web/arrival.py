"""Follows a document on its way to the screen, so that nothing else is done before it is seen."""

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage, QWebEngineScript

from confluence_desk.ui.web.surface import Surface

_OUR_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_SUCCEEDED = QWebEngineLoadingInfo.LoadStatus.LoadSucceededStatus
_UNSEEN_MS = 100
"""So long a picture is waited for; one that changes nothing on the screen never comes."""


class Arrival(QObject):
    """One document after the other.

    ``committed`` tells that the text begins to take the place of the one before, ``completed``
    that its pictures are all there. ``arrived`` and ``loaded`` say the same of what is seen:
    they come when that was painted, and at once where nobody looks.
    """

    committed = Signal()
    completed = Signal()
    arrived = Signal()
    loaded = Signal()

    def __init__(self, page: QWebEnginePage, surface: Surface) -> None:
        super().__init__(surface)
        self._page = page
        self._surface = surface
        self._address = QUrl()
        self.here = False
        self.complete = False
        self._told = False
        self._waiting = QTimer(self, singleShot=True, interval=_UNSEEN_MS)
        self._waiting.timeout.connect(self._tell)
        page.urlChanged.connect(self._committed)
        page.loadingChanged.connect(self._loading_changed)
        surface.painted.connect(self._painted)

    def expect(self, address: QUrl) -> None:
        """From now on this document counts, and no earlier one."""
        self._address = address
        self.here = self.complete = self._told = False
        self._waiting.stop()

    def end(self) -> None:
        """Wait for nothing more."""
        self._waiting.stop()

    def _is_it(self, url: QUrl) -> bool:
        wanted = self._address
        return url.path() == wanted.path() and url.query() == wanted.query()

    def _committed(self, url: QUrl) -> None:
        """The new document takes the old one's place; what it answers, it drew first."""
        if self._is_it(url) and not self.here:
            self.committed.emit()
            number = url.query()
            self._page.runJavaScript("1", _OUR_WORLD, lambda _one: self._answered(number))

    def _answered(self, number: str) -> None:
        if self.here or number != self._address.query():
            return
        self.here = True
        if self._surface.isVisible():
            self._surface.await_picture()
            self._waiting.start()
        else:
            self._tell()

    def _loading_changed(self, info: QWebEngineLoadingInfo) -> None:
        if info.status() != _SUCCEEDED or not self._is_it(info.url()) or self.complete:
            return
        self._answered(self._address.query())
        self.complete = True
        self.completed.emit()
        if self._told:
            self.loaded.emit()

    def _painted(self) -> None:
        if self._waiting.isActive():
            self._tell()

    def _tell(self) -> None:
        self._waiting.stop()
        self._told = True
        self.arrived.emit()
        if self._told and self.complete:  # who hears of it may have asked for another one
            self.loaded.emit()
