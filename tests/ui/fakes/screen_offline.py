"""What is kept offline, to be looked at as a whole: the tab, readiness, a run, the editor."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from confluence_desk.domain.errors import DeskError, Unreachable
from confluence_desk.domain.keeping import Files, Holds, Rule, Window
from confluence_desk.domain.readiness import Readiness
from confluence_desk.services.journal import Journal
from confluence_desk.ui.dialogs.keep_offline import KeepOfflineDialog
from confluence_desk.ui.panels.offline.pages import PAGES
from confluence_desk.ui.panels.offline.tab import OfflineTab
from confluence_desk.ui.panels.readiness import ReadinessTab
from confluence_desk.ui.panels.report import ReportTab
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.drawer import Drawer
from tests.ui.fakes.keeping import FakeKeeping
from tests.ui.fakes.library import NOON
from tests.ui.fakes.offline import kept, known
from tests.ui.fakes.readiness import LACKING, READY, FakeSurveyor
from tests.ui.fakes.stage import Screen, Stage

_OFFERS = (Rule(0, Holds.TREE, "11"), Rule(0, Holds.SPACE, "1"))
_FULL = Rule(
    1, Holds.CQL, "label = redis", files=Files.ALL, files_up_to=5_000_000, older_versions=3,
    window=Window(NOON, NOON, NOON, NOON),
)  # fmt: skip


async def _shown(stage: Stage, tab: TabContent) -> TabContent:
    tab.resize(900, 600)
    tab.show()
    for _ in range(5):
        await stage.settle()
    return tab


@asynccontextmanager
async def offline(stage: Stage, page: str, *, full: bool = True) -> AsyncIterator[QWidget]:
    """One page of the offline library."""
    scope = TaskScope(lambda _: None)
    library: Any = known()
    keeping = kept() if full else FakeKeeping()
    state = TabState("offline", page)
    tab = OfflineTab(library, keeping, stage.theme, scope, state, now=lambda: NOON)
    yield await _shown(stage, tab)
    await tab.aclose()
    await scope.aclose()


@asynccontextmanager
async def readiness(stage: Stage, answer: Readiness | DeskError | None) -> AsyncIterator[QWidget]:
    """Ready, not ready, still looking, or not to be known."""
    scope = TaskScope(lambda _: None)
    library: Any = known()
    tab = ReadinessTab(
        library,
        FakeKeeping(),
        FakeSurveyor(answer),
        stage.theme,
        scope,
        TabState("readiness", "space:1"),
        now=lambda: NOON,
    )
    yield await _shown(stage, tab)
    await tab.aclose()
    await scope.aclose()


@asynccontextmanager
async def run(stage: Stage) -> AsyncIterator[QWidget]:
    """What a run of the sync did."""
    library: Any = known()
    drawer: Any = Drawer()
    journal = Journal(drawer, library, now=lambda: NOON)
    state = TabState("report", "run:8")
    tab = ReportTab(library, journal, stage.theme, state, keeping=kept(), now=lambda: NOON)
    yield await _shown(stage, tab)
    await tab.aclose()


@asynccontextmanager
async def keep(stage: Stage, *offers: Rule) -> AsyncIterator[QWidget]:
    """The editor of rules."""
    library: Any = known()
    dialog = KeepOfflineDialog(library, offers, stage.theme)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    await stage.settle()
    yield dialog
    dialog.close()


OFFLINE: dict[str, Screen] = {
    **{f"offline {page}": partial(offline, page=page) for page in PAGES},
    **{f"offline {page} empty": partial(offline, page=page, full=False) for page in PAGES[1:]},
    "ready": partial(readiness, answer=READY),
    "not ready": partial(readiness, answer=LACKING),
    "looking": partial(readiness, answer=None),
    "readiness unknown": partial(readiness, answer=Unreachable("acme")),
    "run": run,
    "keep": lambda stage: keep(stage, *_OFFERS),
    "keep a query": lambda stage: keep(stage, _FULL),
    "keep anything": lambda stage: keep(stage, Rule(0, Holds.SPACE, ""), Rule(0, Holds.LABEL, "")),
}
