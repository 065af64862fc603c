"""Tabs without a site: contents that note what happens to them, and an area around them."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag

from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.panels.tab_area import TabArea
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.panels.tab_hooks import TabHooks
from confluence_desk.ui.remembered import StopState, TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable


def page(target: str, *, pinned: bool = False) -> TabState:
    return TabState("page", target, pinned=pinned, stops=(StopState(target),))


class FakeContent(TabContent):
    """A tab of one page that is titled at once."""

    def __init__(self, state: TabState, log: list[str]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = f"Page {state.target}"
        self._state = state
        self._log = log

    @property
    def title(self) -> str:
        return self.words

    def state(self) -> TabState:
        return self._state

    def become(self, state: TabState, title: str) -> None:
        self._state, self.words = state, title
        self.titled.emit(title)

    def shown(self) -> None:
        self._log.append(f"shown {self._state.target}")

    def hidden(self) -> None:
        self._log.append(f"hidden {self._state.target}")

    async def aclose(self) -> None:
        self._log.append(f"ended {self._state.target}")


class Area:
    """A ``TabArea`` and everything it told, in order."""

    def __init__(self, theme: Theme, *targets: str, family: str = "family") -> None:
        self.troubles: list[BaseException] = []
        self.scope = TaskScope(self.troubles.append)
        self.preferences = Preferences(None)
        self.log: list[str] = []
        self.made: list[str] = []
        self.named = "Asleep {}"
        self.modifiers = Qt.KeyboardModifier.NoModifier
        self.windows: list[TabState] = []
        self.carried: list[str] = []
        self.dropped: list[str] = []
        self.fronts: list[str] = []
        self.copied: list[str] = []
        self.outside = True
        self.lands: Callable[[], object] = lambda: None
        self.area = TabArea(
            self.make, self.name, self.scope, theme, self.preferences, hooks=self.hooks(family)
        )
        self.area.current_changed.connect(self._front)
        self.area.window_requested.connect(self.windows.append)
        self.area.dropped.connect(self.dropped.append)
        self.area.restore([page(target) for target in targets], 0)

    def hooks(self, family: str) -> TabHooks:
        return TabHooks(
            url_of=lambda state: f"https://x.example/{state.target}" if state.target else "",
            copy_link=lambda state: self.copied.append(state.target),
            family=family,
            modifiers=lambda: self.modifiers,
            carry=self.carry,
        )

    def carry(self, drag: QDrag) -> bool:
        self.carried.append(drag.mimeData().text())
        self.lands()
        return self.outside

    async def settle(self) -> None:
        """Let Qt lay out what changed."""
        for _ in range(4):
            await asyncio.sleep(0)

    def make(self, state: TabState) -> TabContent:
        self.made.append(state.target)
        return FakeContent(state, self.log)

    def name(self, state: TabState) -> tuple[str, str]:
        return self.named.format(state.target), "file-text"

    @property
    def targets(self) -> str:
        return " ".join(state.target for state in self.area.states())

    @property
    def front(self) -> str:
        return self.area.current.state().target if self.area.current else ""

    async def aclose(self) -> None:
        await self.area.aclose()
        await self.scope.aclose()

    def _front(self, content: TabContent | None) -> None:
        self.fronts.append(content.state().target if content else "")
