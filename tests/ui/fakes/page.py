"""A page's tab that draws nothing and remembers what it was told."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.panels.page_tab import PageTab
from confluence_desk.ui.remembered import StopState, TabState


class FakePage(PageTab):
    def __init__(self, library: Any, state: TabState) -> None:
        super().__init__()
        self.library = library
        self.told: list[str] = []
        self.stops = [stop.node_id for stop in state.stops] or [state.target][: bool(state.target)]
        self.at = min(state.at, len(self.stops) - 1)
        self.factor = state.zoom
        self.headings: Sequence[Any] = ()
        self.closed = False
        QVBoxLayout(self).addWidget(plain("the page"))

    @property
    def outline(self) -> Sequence[Any]:
        return self.headings

    @property
    def title(self) -> str:
        node = self.library.node(self.node_id) if self.stops else None
        return node.title if node else ""

    @property
    def node_id(self) -> str:
        return self.stops[self.at] if self.stops else ""

    def state(self) -> TabState:
        stops = tuple(StopState(node_id) for node_id in self.stops)
        return TabState("page", self.node_id, stops=stops, at=max(self.at, 0), zoom=self.factor)

    def open(self, node_id: str, *, anchor: str = "") -> None:
        self.told.append(f"open {node_id}#{anchor}")
        self._go_to([*self.stops[: self.at + 1], node_id], self.at + 1)

    @property
    def can_back(self) -> bool:
        return self.at > 0

    @property
    def can_forward(self) -> bool:
        return self.at < len(self.stops) - 1

    def back(self, steps: int = 1) -> None:
        self._go_to(self.stops, max(self.at - steps, 0))

    def forward(self, steps: int = 1) -> None:
        self._go_to(self.stops, min(self.at + steps, len(self.stops) - 1))

    def stops_before(self) -> Sequence[str]:
        return [f"Page {node_id}" for node_id in reversed(self.stops[: self.at])]

    def stops_after(self) -> Sequence[str]:
        return [f"Page {node_id}" for node_id in self.stops[self.at + 1 :]]

    @property
    def can_reload(self) -> bool:
        return bool(self.stops)

    def reload(self) -> None:
        self.told.append("reload")

    @property
    def can_find(self) -> bool:
        return bool(self.stops)

    def open_finder(self) -> None:
        self.told.append("find")

    def find_next(self) -> None:
        self.told.append("next")

    def find_previous(self) -> None:
        self.told.append("previous")

    @property
    def can_zoom(self) -> bool:
        return True

    @property
    def zoom(self) -> float:
        return self.factor

    def set_zoom(self, factor: float) -> None:
        self.factor = factor
        self.moved.emit()

    def zoom_in(self) -> None:
        self.told.append("zoom in")

    def zoom_out(self) -> None:
        self.told.append("zoom out")

    def follow(self, link: str, how: str = "here") -> None:
        self.told.append(f"follow {link}" + (f" {how}" if how != "here" else ""))

    def scroll_to(self, anchor: str) -> None:
        self.told.append(f"scroll {anchor}")

    def mark_comment(self, ref: str) -> None:
        self.told.append(f"mark {ref}")

    async def aclose(self) -> None:
        self.closed = True

    def _go_to(self, stops: list[str], at: int) -> None:
        self.stops, self.at = stops, at
        self.page_shown.emit(self.node_id)
        self.titled.emit(self.title)
        self.moved.emit()
