"""Has both texts here, compares them beside the loop, and shows what came of it, or why nothing."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from confluence_desk.domain.errors import DeskError, Unreachable
from confluence_desk.ui.messages import words
from confluence_desk.ui.panels.tab_content import passes
from confluence_desk.ui.panels.vacancy import Vacancy, Way
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.comparing import Compared, Pair, Wish
    from confluence_desk.services.library import Library
    from confluence_desk.ui.web.view import PageView

KEY = "pair"
"""The task that shows a pair."""


class Drawing(QWidget):
    """``drawn`` carries what was compared; ``position`` is where it is to stand, if anywhere.

    ``emptied`` tells that nothing is shown any more, ``failed`` that a text could not be had, and
    whether asking again later may help; ``way_on`` says what helps. ``pair`` is what is shown.
    """

    drawn = Signal(object)
    emptied = Signal()
    failed = Signal(bool)

    def __init__(
        self,
        library: "Library",
        theme: Theme,
        scope: TaskScope,
        view: "PageView",
        way_on: Callable[[DeskError], Way],
    ) -> None:
        super().__init__()
        self._library = library
        self._scope = scope
        self._way_on = way_on
        self.view = view
        self.position: float | None = None
        self.pair: Pair | None = None
        self._vacancy = Vacancy(theme)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._vacancy)
        self._stack.addWidget(view)

    @property
    def said(self) -> str:
        """What is said in place of the comparison; empty while it is shown."""
        return self._vacancy.text if self._stack.currentWidget() is self._vacancy else ""

    def show_pair(self, pair: "Pair", wish: "Wish", at: int = 0) -> None:
        """Show a pair, at one of its changes or where ``position`` says."""
        self._scope.start(self._show(pair, wish, at), key=KEY)

    def say_loading(self) -> None:
        """Say that something is on its way."""
        self._say("hourglass", self.tr("Loading"), busy=True)

    def say_trouble(self, trouble: DeskError) -> None:
        """Say why there is nothing to show."""
        said = words(trouble)
        offline = isinstance(trouble, Unreachable)
        icon = "cloud-slash" if offline else "warning-circle"
        title = self.tr("This version is not here yet") if offline else said.text
        text = f"{said.text} {said.remedy}" if offline else said.remedy
        self._say(icon, title, text, self._way_on(trouble))

    def say_none(self) -> None:
        """Say that there is nothing to compare."""
        self._say("clock-counter-clockwise", self.tr("No versions are known of this."))

    def say_alone(self, *, only: bool) -> None:
        """Say that nothing stood before this version."""
        title = self.tr("This page has only one version.")
        if not only:
            title = self.tr("This is the oldest version: all of it is new.")
        self._scope.cancel(KEY)
        self._say("clock-counter-clockwise", title)

    async def _show(self, pair: "Pair", wish: "Wish", at: int) -> None:
        if self.view.empty or self.said:
            self.say_loading()
        try:
            pair = await self._fetched(pair)
        except DeskError as trouble:
            self.say_trouble(trouble)
            self.failed.emit(passes(trouble))
            return
        if wish.writers:
            wish = replace(wish, wrote=await self._library.annotating.both(pair))
        compared = await self._library.comparing.compared(pair, wish)
        if compared is None:
            text = self.tr("Confluence gave no text for it.")
            self._say("file", self.tr("This version has no text"), text)
            return
        self.pair = pair
        self._show_document(compared, at)
        if await self._library.comparing.bring_hanging(pair):
            again = await self._library.comparing.compared(pair, wish)
            if again is not None:  # what hangs on the pages stands above all else
                self.position = self.view.position
                self._show_document(again, 0)

    def _show_document(self, compared: "Compared", at: int) -> None:
        reference = f"change-{at}" if at else ""
        here = compared.here
        place = None if reference or here else self.position
        self.view.show_document(
            compared.document, anchor=here, position=place, comment_ref=reference
        )
        self._stack.setCurrentWidget(self.view)
        self.drawn.emit(compared)

    async def _fetched(self, pair: "Pair") -> "Pair":
        """The pair with its texts here; the newest version of another page has a number then."""
        other = pair.other
        if other is None:
            await self._library.refresh_version(pair.page_id, pair.old)
        elif other.page_id:
            number = other.number or await self._newest(other.page_id)
            await self._library.refresh_version(other.page_id, number)
            pair = replace(pair, other=replace(other, number=number))
        await self._library.refresh_version(pair.page_id, pair.new)
        return pair

    async def _newest(self, page_id: str) -> int:
        page = self._library.page(page_id)
        if page is None or page.body is None:
            await self._library.refresh_page(page_id)
            page = self._library.page(page_id)
        return page.version.number if page is not None else 0

    def _say(self, icon: str, title: str, text: str = "", *ways: Way, busy: bool = False) -> None:
        self._vacancy.say(icon, title, text, *ways, busy=busy)
        self._stack.setCurrentWidget(self._vacancy)
        self.emptied.emit()
