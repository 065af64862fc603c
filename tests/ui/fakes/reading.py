"""A page's tab over a library of drawn documents, and the end of both after a story."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import shiboken6

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import DeskError
from confluence_desk.services.library import Document
from confluence_desk.services.look import Look
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.panels.page_reader import Times
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.house import WebHouse
from tests.ui.fakes.library import FakeLibrary

Run = Callable[[Coroutine[Any, Any, None]], None]
Story = Callable[[PagePanel, "Pages"], Coroutine[Any, Any, None]]


@dataclass
class Pages(FakeLibrary):
    """A library of drawn documents; a page's answer comes when its gate opens."""

    drawn: dict[str, Document] = field(default_factory=dict)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    newer: dict[str, Document] = field(default_factory=dict)
    trouble: DeskError | None = None
    answered: list[str] = field(default_factory=list)
    visits: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def clock(self) -> float:
        return self.seconds

    def tab(self, state: TabState) -> PagePanel:
        """One more tab; ``told`` makes it."""
        raise NotImplementedError(state)

    def document(self, node_id: str) -> Document | None:
        return self.drawn.get(node_id)

    def placeholder(self, node_id: str, *, reason: str, kind: str = "offline") -> Document:
        self.reasons.append(reason)
        self.pictures.append(kind)
        return Document(f"<p>{node_id} {kind} {reason}</p>", "Not here")

    def stylesheet(self, look: Look) -> bytes:
        return b"" if look.dark else b"body{margin:0}"

    def blob_now(self, *_: object) -> None:
        return None

    async def note_visit(self, page_id: str) -> None:
        self.visits.append(page_id)

    async def refresh_page(self, page_id: str) -> Changes:
        if page_id in self.gates:
            await self.gates[page_id].wait()
        if self.trouble is not None:
            raise self.trouble
        self.answered.append(page_id)
        if page_id not in self.newer:
            return Changes()
        self.drawn[page_id] = self.newer.pop(page_id)
        changes = Changes(pages=frozenset({page_id}))
        self.changed.emit(changes)
        return changes


def told(
    run: Run,
    theme: Theme,
    library: Pages,
    story: Story,
    *,
    state: TabState | None = None,
    patience: int = 60_000,
) -> None:
    """Run a story on a panel; scope, panel and views are closed after it."""
    troubles: list[BaseException] = []

    async def main() -> None:
        scope = TaskScope(troubles.append)
        views = WebHouse(library, theme, scope)
        times = Times(library.clock, patience)

        def tab(state: TabState) -> PagePanel:
            return PagePanel(library, theme, scope, views, state, times)  # type: ignore[arg-type]

        library.tab = tab  # type: ignore[method-assign]
        panel = tab(state or TabState())
        try:
            await story(panel, library)
        finally:
            await panel.aclose()
            await scope.aclose()
            views.end()
            shiboken6.delete(panel)

    run(main())
    assert not troubles


def three() -> Pages:
    return Pages(drawn={i: Document(f"<p>{i}</p>", f"Page {i}", version=1) for i in "123"})


def tall(number: int) -> Document:
    """A version with a head that tells it and a long text."""
    return Document(
        f"<!DOCTYPE html><p>version {number}</p>" + "<p>a line</p>" * 400,
        f"Page v{number}",
        version=number,
    )


async def until_settled(panel: PagePanel, also: Callable[[], bool] = lambda: True) -> None:
    """Wait for the page to stand, and for what else is awaited."""
    async with asyncio.timeout(30):
        while not (panel.settled and also()):  # noqa: ASYNC110 - a state of Qt, not an event
            await asyncio.sleep(0.005)
