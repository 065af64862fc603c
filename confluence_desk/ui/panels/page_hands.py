"""What is done with a page beside reading it: copying, printing, looking closer, asking ahead."""

from functools import cached_property
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from confluence_desk.services.library import Document
from confluence_desk.ui.panels.page_copying import PageCopier
from confluence_desk.ui.panels.page_pictures import picture_at, pictures_of
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.view import PageView

if TYPE_CHECKING:
    from confluence_desk.services.library import Library
    from confluence_desk.ui.panels.hover_card import HoverCard
    from confluence_desk.ui.panels.lightbox import Lightbox
    from confluence_desk.ui.panels.page_paper import PagePaper


class PageHands(QObject):
    """The tools of one page's tab; all but copying are made when they are first wanted."""

    told = Signal(str, bool)
    copied = Signal()
    save_requested = Signal(object)
    attachment_requested = Signal(str, str)
    dismissed = Signal()

    def __init__(
        self, library: "Library", theme: Theme, scope: TaskScope, view: PageView, panel: QWidget
    ) -> None:
        super().__init__(panel)
        self._library = library
        self._theme = theme
        self._scope = scope
        self._view = view
        self._panel = panel
        self.copier = PageCopier(library, view, scope, self)
        self.copier.copied.connect(lambda words: self.told.emit(words, False))
        view.hovered.connect(self._point_at)
        view.scrolled.connect(lambda _position: self._dismiss_card())
        view.arrived.connect(lambda _id: self._dismiss_card())

    @cached_property
    def paper(self) -> "PagePaper":
        """What puts the page on paper."""
        from confluence_desk.ui.panels.page_paper import PagePaper  # noqa: PLC0415 - few are printed

        paper = PagePaper(self._library, self._view, self._scope, self._panel)
        paper.told.connect(self.told)
        return paper

    @cached_property
    def lightbox(self) -> "Lightbox":
        """What shows the page's pictures large, over the window that the page is in."""
        from confluence_desk.ui.panels.lightbox import Lightbox  # noqa: PLC0415 - few are looked at

        lightbox = Lightbox(self._library, self._theme, self._scope, self._panel.window())
        lightbox.save_requested.connect(self.save_requested)
        lightbox.tab_requested.connect(self.attachment_requested)
        lightbox.copied.connect(self.copied)
        lightbox.dismissed.connect(self.dismissed)
        return lightbox

    @cached_property
    def card(self) -> "HoverCard":
        """What tells where a link leads before it is followed."""
        from confluence_desk.ui.panels.hover_card import HoverCard  # noqa: PLC0415 - no start needs it

        return HoverCard(self._library, self._theme, self._scope, self._view)

    def look_at(self, link: str, face: Document) -> bool:
        """Show a picture of the page large; False where the link leads to none."""
        shown = pictures_of(face.html)
        at = picture_at(link, shown)
        if at >= 0:
            self.lightbox.show_pictures(shown, at)
        return at >= 0

    def hide_all(self) -> None:
        """The page went out of sight: what lies over it goes too."""
        self._dismiss_card()
        if "lightbox" in vars(self):  # it belongs to the window of then; a tab may move on
            lightbox = vars(self).pop("lightbox")
            if shiboken6.isValid(lightbox):
                lightbox.dismiss()
                lightbox.deleteLater()

    def end(self) -> None:
        """Stop all of it."""
        self.copier.end()
        if "paper" in vars(self):
            self.paper.end()
        self.hide_all()

    def _point_at(self, link: str) -> None:
        if link or "card" in vars(self):
            self.card.point_at(link)

    def _dismiss_card(self) -> None:
        if "card" in vars(self):
            self.card.dismiss()
