"""Lets a page neither fetch from elsewhere nor go anywhere: links become signals."""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineFullScreenRequest,
    QWebEngineLoadingInfo,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

log = logging.getLogger(__name__)

OURS = "desk"
FOLLOWED = frozenset({OURS, "http", "https", "mailto"})
TRIES = 3
_LOST_MS = 800
"""Milliseconds after which a load that neither runs nor has arrived counts as lost."""
_LINK = QWebEnginePage.NavigationType.NavigationTypeLinkClicked
_Where = QWebEngineNewWindowRequest.DestinationType
_HOW = {
    _Where.InNewTab: "front",
    _Where.InNewBackgroundTab: "behind",
    _Where.InNewWindow: "window",
    _Where.InNewDialog: "window",
}


class RequestGuard(QWebEngineUrlRequestInterceptor):
    """Blocks every request that is not for our own scheme."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Let ``desk:`` pass and nothing else."""
        info.block(info.requestUrl().scheme() != OURS)


class GuardedPage(QWebEnginePage):
    """A page that loads only what it was told to show.

    ``link_clicked`` carries the address of a link that somebody clicked and where it is to open
    (``here``, in ``front``, ``behind``, in a ``window``), once WebEngine is done with the click.
    A page that moves by itself, a frame or a form goes nowhere.
    """

    link_clicked = Signal(str, str)
    _clicked = Signal(str, str)

    def __init__(self, profile: QWebEngineProfile, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        self._wanted = QUrl()
        self._tries = 0
        self._watch = QTimer(self, interval=_LOST_MS, singleShot=True)
        self._watch.timeout.connect(self._look_for_it)
        self.loadingChanged.connect(self._loading_told)
        # Queued: whoever listens may load another page, which must not happen inside a navigation.
        self._clicked.connect(self.link_clicked, Qt.ConnectionType.QueuedConnection)
        self.newWindowRequested.connect(self._new_window)
        self.permissionRequested.connect(_deny)
        self.fullScreenRequested.connect(_stay)

    def show_address(self, url: QUrl) -> None:
        """Load one of our documents.

        A load that overtakes another is now and then lost without a word: it is asked for again.
        """
        self._wanted = url
        self._tries = TRIES
        self._watch.start()
        self.load(url)

    def _loading_told(self, info: QWebEngineLoadingInfo) -> None:
        arrived = info.status() == QWebEngineLoadingInfo.LoadStatus.LoadSucceededStatus
        if arrived and info.url() == self._wanted:
            self._watch.stop()

    def _look_for_it(self) -> None:
        if not self.isLoading():
            self._tries -= 1
            self.load(self._wanted)
        if self._tries > 0:
            self._watch.start()

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        isMainFrame: bool,  # noqa: FBT001, N803 - Qt's name
    ) -> bool:
        """Only the document we asked for may load; a click is told instead of followed."""
        url = QUrl(url)
        if kind == _LINK:
            self._tell(url)
            return False
        return isMainFrame and url.scheme() == OURS and url == self._wanted

    def createWindow(self, _kind: QWebEnginePage.WebWindowType) -> None:  # type: ignore[override]
        """No page opens windows; ``newWindowRequested`` has told the address already."""

    def chooseFiles(
        self, _mode: QWebEnginePage.FileSelectionMode, _old: Sequence[str], _types: Sequence[str]
    ) -> list[str]:
        """No page gets files of this machine."""
        return []

    def javaScriptAlert(self, _origin: QUrl | str, _text: str) -> None:
        """No page speaks to the person but by being read."""

    def javaScriptConfirm(self, _origin: QUrl | str, _text: str) -> bool:
        """No page asks the person anything."""
        return False

    def javaScriptPrompt(self, _origin: QUrl | str, _text: str, _default: str) -> tuple[bool, str]:
        """No page asks the person anything."""
        return False, ""

    def javaScriptConsoleMessage(
        self,
        _level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        _line: int,
        _source: str,
    ) -> None:
        """What WebEngine grumbles about a page is of interest to us only."""
        log.debug("page: %s", message)

    def _new_window(self, request: QWebEngineNewWindowRequest) -> None:
        if request.isUserInitiated():
            self._tell(request.requestedUrl(), _HOW[request.destination()])

    def _tell(self, url: QUrl, how: str = "here") -> None:
        if url.scheme() in FOLLOWED:
            self._clicked.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded), how)
        else:
            log.debug("refused a link of the kind %s", url.scheme())


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _stay(request: QWebEngineFullScreenRequest) -> None:
    request.reject()
