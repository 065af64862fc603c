"""A page panel that draws nothing and remembers what it was told."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confluence_desk.ui.panels.labels import plain


class FakeView:
    def __init__(self) -> None:
        self.zooms: list[str] = []

    def zoom_in(self) -> None:
        self.zooms.append("in")

    def zoom_out(self) -> None:
        self.zooms.append("out")

    def zoom_reset(self) -> None:
        self.zooms.append("reset")


class FakeFinder:
    def __init__(self, told: list[str]) -> None:
        self.told = told

    def find_next(self) -> None:
        self.told.append("next")

    def find_previous(self) -> None:
        self.told.append("previous")


class FakePage(QWidget):
    title_changed = Signal(str)
    page_shown = Signal(str)
    outline_changed = Signal(object)
    history_changed = Signal(bool, bool)
    external_link = Signal(str)
    command_requested = Signal(str)
    space_requested = Signal(str)
    attachment_requested = Signal(str, str)
    comment_requested = Signal(str)
    heading_passed = Signal(str)
    copied = Signal()
    hovered = Signal(str)
    busy_changed = Signal(bool)

    def __init__(self, library: Any, *_: Any) -> None:
        super().__init__()
        self.library = library
        self.told: list[str] = []
        self.view = FakeView()
        self.find_bar = FakeFinder(self.told)
        self.stops: list[str] = []
        self.at = -1
        self.closed = False
        QVBoxLayout(self).addWidget(plain("the page"))

    @property
    def current_id(self) -> str:
        return self.stops[self.at] if self.stops else ""

    def open(self, node_id: str, *, anchor: str = "") -> None:
        self.told.append(f"open {node_id}#{anchor}")
        self.stops = [*self.stops[: self.at + 1], node_id]
        self.at = len(self.stops) - 1
        self._show()

    def back(self) -> None:
        self.at -= 1
        self._show()

    def forward(self) -> None:
        self.at += 1
        self._show()

    def reload(self) -> None:
        self.told.append("reload")

    def open_finder(self) -> None:
        self.told.append("find")

    def follow(self, link: str) -> None:
        self.told.append(f"follow {link}")

    def scroll_to(self, anchor: str) -> None:
        self.told.append(f"scroll {anchor}")

    def mark_comment(self, ref: str) -> None:
        self.told.append(f"mark {ref}")

    async def aclose(self) -> None:
        self.closed = True

    def _show(self) -> None:
        node = self.library.node(self.current_id)
        self.title_changed.emit(node.title if node else "Not here")
        self.page_shown.emit(self.current_id)
        self.history_changed.emit(self.at > 0, self.at < len(self.stops) - 1)
