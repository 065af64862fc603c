"""The palette of quick open: it asks beside the window's thread, the newest answer counts."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from confluence_desk.ui.models.found_items import Item
from confluence_desk.ui.panels.palette import Palette
from confluence_desk.ui.quick_finder import QuickFinder
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

translate = QCoreApplication.translate

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ASK, _CATCH_UP = "quick-open", "quick-open-index"


class _Waiting:
    """Stands in for the finder where the palette would ask it at once."""

    def __init__(self, finder: QuickFinder) -> None:
        self.chosen = finder.chosen

    def find(self, _sought: str) -> Sequence[Item]:
        """Nothing yet."""
        return ()


class QuickPalette(Palette):
    """What is typed is looked for by a task; a later letter ends the task before it."""

    def __init__(self, finder: QuickFinder, scope: TaskScope, theme: Theme, over: QWidget) -> None:
        self._quick = finder
        self._scope = scope
        self._answered = ""
        self._entered: QKeyEvent | None = None
        super().__init__(
            _Waiting(finder),
            theme,
            over,
            name=translate("QuickOpen", "Quick open"),
            prompt=translate("QuickOpen", "A page, a space, a person, or > for a command"),
            nothing="",
        )

    def open_palette(self, text: str = "") -> None:
        """Ask, and bring the index up to the library meanwhile."""
        self.field.setText(text)
        self._answered, self._entered = "", None
        self.show_items(self._quick.begin())
        super().open_palette(text)
        self._scope.start(self._catch_up(), key=_CATCH_UP)

    def refresh(self) -> None:
        """Ask for what is typed now."""
        self._scope.start(self._ask(self.field.text().strip()), key=_ASK)

    def show_items(self, items: Sequence[Item]) -> None:
        """Offer these; where there is nothing yet, say what will be."""
        self.nothing.setText(self._about_nothing())
        super().show_items(items)

    def _about_nothing(self) -> str:
        if self._quick.ready:
            return translate("QuickOpen", "What you read and star appears here.")
        return translate("QuickOpen", "The titles are being read…")

    def _key(self, event: QKeyEvent) -> bool:
        """Enter waits for the answer to what is typed: the list may show an older one."""
        pressed = event.type() is QEvent.Type.KeyPress
        if pressed and event.key() in _ENTER and self._answered != self.field.text().strip():
            self._entered = event.clone()
            return True
        if pressed:
            self._entered = None
        return super()._key(event)

    async def _ask(self, sought: str) -> None:
        items = await self._quick.find(sought)
        if not self.isVisible() or self.field.text().strip() != sought:
            return
        self._answered = sought
        self.show_items(items)
        entered, self._entered = self._entered, None
        if entered is not None:
            super()._key(entered)

    async def _catch_up(self) -> None:
        """Ask once more where titles came only now."""
        if await self._quick.catch_up() and self.isVisible():
            self.refresh()
