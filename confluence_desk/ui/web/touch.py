"""What a hand does to a page beside following links: clicking marked text, copying, resting."""

import json
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

from confluence_desk.ui.web import asking
from confluence_desk.ui.web.surface import Surface

_OUR_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
Taken = Callable[[str, str], None]
"""Hears what is selected as HTML and as text."""


class Touch(QObject):
    """``mark_clicked`` carries the reference of an inline comment whose text was clicked.

    ``copy_wanted`` tells that the selection is to be copied; where nobody has said ``takes``
    it is copied as the browser does it.
    """

    mark_clicked = Signal(str)
    copy_wanted = Signal()

    def __init__(self, surface: Surface, page: QWebEnginePage) -> None:
        super().__init__(surface)
        self.takes = False
        self._page = page
        surface.clicked.connect(self._clicked)
        surface.copy_pressed.connect(self.copy)

    def copy(self) -> None:
        """Copy what is selected."""
        if self.takes:
            self.copy_wanted.emit()
        else:
            self._page.triggerAction(QWebEnginePage.WebAction.Copy)

    def take(self, taken: Taken) -> None:
        """Tell what is selected, once the page said it; nothing of nothing."""

        def told(answer: object) -> None:
            html, text = json.loads(answer) if isinstance(answer, str) and answer else ("", "")
            taken(html, text)

        self._page.runJavaScript(asking.selection(), _OUR_WORLD, told)

    def focus_in(self, reference: str, told: Callable[[str], None]) -> None:
        """Put the keyboard on who wrote a marked part, where that is said in it; tell the link."""
        script = asking.focus_in(reference)
        self._page.runJavaScript(script, _OUR_WORLD, lambda link: told(str(link or "")))

    def find_focus(self, link: str, found: Callable[[QPoint | None], None]) -> None:
        """Tell where in the view a link stands that the keyboard is on; None for no such."""

        def told(answer: object) -> None:
            if isinstance(answer, str) and answer:
                x, y = json.loads(answer)
                found((QPointF(x, y) * self._page.zoomFactor()).toPoint())
            else:
                found(None)

        self._page.runJavaScript(asking.focused(link), _OUR_WORLD, told)

    def _clicked(self, place: QPointF) -> None:
        at = place / self._page.zoomFactor()
        self._page.runJavaScript(asking.mark_at(at.x(), at.y()), _OUR_WORLD, self._told_mark)

    def _told_mark(self, answer: object) -> None:
        if isinstance(answer, str) and answer:
            self.mark_clicked.emit(answer)
