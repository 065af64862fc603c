"""Ends tabs that were closed, each in its own time, and can wait for all of them."""

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from confluence_desk.ui.panels.tab_content import TabContent
    from confluence_desk.ui.tasks import TaskScope


class TabEndings:
    """Runs the endings in ``scope``, which reports what goes wrong in them."""

    def __init__(self, scope: "TaskScope") -> None:
        self._scope = scope
        self._running: set[asyncio.Task[Any]] = set()
        self._count = 0

    def end(self, content: "TabContent") -> None:
        """Let it stop what it started, then delete it."""
        self._count += 1
        task = self._scope.start(_ended(content), key=f"closed tab {self._count}")
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def aclose(self) -> None:
        """Wait for all of them."""
        if self._running:
            await asyncio.wait(self._running)


async def _ended(content: "TabContent") -> None:
    try:
        await content.aclose()
        if content.tasks is not None:
            await content.tasks.aclose()
    finally:
        content.deleteLater()
