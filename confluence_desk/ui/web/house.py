"""Makes every web view of a session: one profile, one scheme, one guard for all of them."""

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QTimer

from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.awake import Awake
from confluence_desk.ui.web.guard import RequestGuard
from confluence_desk.ui.web.profile import closed_profile
from confluence_desk.ui.web.scheme import SCHEME, DeskScheme
from confluence_desk.ui.web.shared import Pages, Shared
from confluence_desk.ui.web.shelf import Shelf
from confluence_desk.ui.web.view import PageView

_WARM_MS = 400
"""How long after a view was taken the next one is made ready."""


class WebHouse(QObject):
    """Views for one account's pages; ends after all that its views are shown in.

    Pictures are fetched in ``scope``. A view is kept ready that has its process already, so that
    the next tab opens at once.
    """

    def __init__(self, library: Pages, theme: Theme, scope: TaskScope) -> None:
        super().__init__()
        self._profile = closed_profile(self)
        shelf = Shelf()
        awake = Awake(lambda sleep: QTimer.singleShot(0, sleep))
        self._shared = Shared(library, theme, self._profile, shelf, awake)
        self._views: list[PageView] = []
        self._spare: PageView | None = None
        self._guard = RequestGuard(self._profile)
        self._scheme = DeskScheme(library, shelf.held, scope, self._profile)
        self._profile.setUrlRequestInterceptor(self._guard)
        self._profile.installUrlSchemeHandler(QByteArray(SCHEME.encode()), self._scheme)
        self._warming = QTimer(self, singleShot=True, interval=_WARM_MS)
        self._warming.timeout.connect(self.warm)

    def view(self) -> PageView:
        """A view of one's own; it ends with ``end``."""
        view, self._spare = self._spare or self._made(), None
        self._warming.start()
        return view

    def warm(self) -> None:
        """Make the next view ready, unless one is."""
        if self._spare is None:
            self._spare = self._made()
            self._spare.warm()

    def wait(self) -> None:
        """Leave the next view alone until it is asked for or ``warm`` is called."""
        self._warming.stop()

    def end(self) -> None:
        """Let go of WebEngine: every page first, the profile after them."""
        if not shiboken6.isValid(self._profile):
            return
        self._warming.stop()
        for view in self._views:
            view.end()
        if self._spare is not None:
            shiboken6.delete(self._spare)
            self._spare = None
        self._views.clear()
        shiboken6.delete(self._profile)

    def _made(self) -> PageView:
        self._views = [view for view in self._views if not view.ended]
        view = PageView(self._shared)
        self._views.append(view)
        return view
