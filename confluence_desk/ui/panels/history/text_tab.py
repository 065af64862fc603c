"""A tab around one text: words are found in it, and it is enlarged."""

from typing import ClassVar

from confluence_desk.ui.panels.find_bar import FindBar
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.web.view import PageView
from confluence_desk.ui.web.zoom import ZOOMS

_UNSEEN = 0.001


class TextTab(TabContent):
    """Whoever makes one gives it its ``view`` and its ``find_bar``."""

    finds_on: ClassVar[bool] = True

    view: PageView
    find_bar: FindBar

    @property
    def shows_text(self) -> bool:
        """Whether the text stands there, and not a sentence in its place."""
        return True

    @property
    def can_find(self) -> bool:
        """Words are found wherever they stand in it."""
        return self.shows_text

    def open_finder(self) -> None:
        """Open the bar that finds words."""
        self.find_bar.open_bar()

    def find_next(self) -> None:
        """Go to the next hit."""
        self.find_bar.find_next()

    def find_previous(self) -> None:
        """Go to the hit before."""
        self.find_bar.find_previous()

    @property
    def can_zoom(self) -> bool:
        """A text can always be enlarged, once it is shown."""
        return self.shows_text

    @property
    def zoom(self) -> float:
        """How large it is."""
        return self.view.zoom

    @property
    def zoom_bounds(self) -> tuple[float, float]:
        """How small and how large it can be."""
        return ZOOMS[0], ZOOMS[-1]

    def set_zoom(self, factor: float) -> None:
        """Show it this large."""
        if abs(self.view.zoom - factor) > _UNSEEN:
            self.view.set_zoom(factor)

    def zoom_in(self) -> None:
        """Enlarge it by a step."""
        self.view.zoom_in()

    def zoom_out(self) -> None:
        """Shrink it by a step."""
        self.view.zoom_out()
