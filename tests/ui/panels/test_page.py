import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import pytest
import shiboken6

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import DeskError, Unreachable
from confluence_desk.services.library import Document
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.library import FakeLibrary

register_scheme()
# What WebEngine says once a process on a machine without a graphics card.
no_graphics_card = pytest.mark.qt_log_ignore(
    "RHI|QRhi|Vulkan|GBM|GPUInfo|This plugin does not support", extend=True
)

Run = Callable[[Coroutine[Any, Any, None]], None]
Settle = Callable[[], Coroutine[Any, Any, None]]
Story = Callable[[PagePanel, "Pages"], Coroutine[Any, Any, None]]


@dataclass
class Pages(FakeLibrary):
    """A library of drawn documents; a page's answer comes when its gate opens."""

    drawn: dict[str, Document] = field(default_factory=dict)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    trouble: DeskError | None = None
    answered: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def document(self, node_id: str, *, dark: bool) -> Document | None:
        assert not dark
        return self.drawn.get(node_id)

    def placeholder(self, node_id: str, *, dark: bool, reason: str) -> Document:
        self.reasons.append(reason)
        return Document(f"<p>{node_id} {dark} {reason}</p>", "Not here")

    def stylesheet(self, *, dark: bool) -> bytes:
        return b"" if dark else b"body{margin:0}"

    def blob_now(self, *_: object) -> None:
        return None

    async def note_visit(self, _page_id: str) -> None:
        return None

    async def refresh_page(self, page_id: str) -> Changes:
        if page_id in self.gates:
            await self.gates[page_id].wait()
        if self.trouble is not None:
            raise self.trouble
        self.answered.append(page_id)
        return Changes()


def told(run: Run, theme: Theme, library: Pages, story: Story) -> None:
    """Run a story on a panel; scope and panel are closed after it."""
    troubles: list[BaseException] = []

    async def main() -> None:
        scope = TaskScope(troubles.append)
        panel = PagePanel(library, theme, scope)  # type: ignore[arg-type]
        try:
            await story(panel, library)
        finally:
            await scope.aclose()
            await panel.aclose()
            shiboken6.delete(panel)

    run(main())
    assert not troubles


def three() -> Pages:
    return Pages(drawn={i: Document(f"<p>{i}</p>", f"Page {i}", version=1) for i in "123"})


@no_graphics_card
def test_a_late_answer_of_a_page_that_was_left_never_lands_trap_81(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        busy: list[bool] = []
        panel.busy_changed.connect(busy.append)
        library.gates = {"1": asyncio.Event(), "2": asyncio.Event()}
        panel.open("1")
        await settle()
        panel.open("2")
        await settle()
        library.gates["1"].set()
        await settle()
        assert library.answered == []
        assert busy == [True, True]
        library.gates["2"].set()
        await settle()
        assert library.answered == ["2"]
        assert busy == [True, True, False]

    told(run, theme, three(), story)


@no_graphics_card
def test_back_and_forward_are_only_offered_where_they_lead_somewhere_trap_97(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        states: list[tuple[bool, bool]] = []
        panel.history_changed.connect(lambda back, ahead: states.append((back, ahead)))
        panel.open("1")
        panel.open("2")
        panel.back()
        panel.back()
        panel.open("3")
        await settle()
        assert states == [(False, False), (True, False), (False, True), (True, False)]
        assert panel.current_id == "3"

    told(run, theme, three(), story)


@no_graphics_card
def test_a_saved_copy_stays_and_says_why_it_is_not_fresh(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        titles: list[str] = []
        panel.title_changed.connect(titles.append)
        library.trouble = Unreachable("acme.atlassian.net")
        panel.open("1")
        await settle()
        assert titles == ["Page 1"]
        assert "does not answer" in panel.notice
        library.trouble = None
        panel.reload()
        await settle()
        assert panel.notice == ""

    told(run, theme, three(), story)


@no_graphics_card
def test_a_page_that_is_not_here_says_so_in_place_traps_94_and_95(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        library.trouble = Unreachable("acme.atlassian.net")
        panel.open("9")
        await settle()
        assert library.reasons[0] == ""
        assert "does not answer" in library.reasons[-1]

    told(run, theme, three(), story)
