"""What shows the past of pages, as tests look at it; the drawn comparison itself is WebEngine's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from confluence_desk.domain.entities import Version
from confluence_desk.domain.readings import Moved, Reading
from confluence_desk.ui.panels.comparison_heading import ComparisonHeading
from confluence_desk.ui.panels.history.changed_tab import ChangedTab
from confluence_desk.ui.panels.history.timeline import Timeline
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.library import NOON, FakeLibrary, sample
from tests.ui.fakes.stage import Screen, Stage

VERSIONS = [
    Version(number, NOON - timedelta(days=9 - number), "ana", "Redis", minor_edit=number == 6)
    for number in (7, 6, 3)
]


def _library() -> FakeLibrary:
    library = sample()
    library.people["ana"] = "Ana Ruiz"
    library.history.texts["14"] = {6, 7}
    library.history.read["14"] = [Reading(3, NOON)]
    return library


@asynccontextmanager
async def timeline(stage: Stage) -> AsyncIterator[QWidget]:
    """Versions with a gap, under the head of a comparison."""
    library, scope = _library(), TaskScope(lambda _trouble: None)
    heading = ComparisonHeading(library, stage.theme, lambda: NOON)  # type: ignore[arg-type]
    line = Timeline(library, stage.theme, scope, "14", lambda: NOON)  # type: ignore[arg-type]
    heading.name("Redis")
    heading.offer(VERSIONS, 6, 7)
    heading.tell({"added": 2, "removed": 1, "cell": 1, "moved": 1}, hidden=1)
    heading.tell_place(1, 5)
    line.show_versions(VERSIONS, 6, 7)
    line.model.set_size(7, 6, (3, 12))
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(heading)
    column.addWidget(line)
    window.resize(900, 520)
    window.show()
    await stage.settle()
    yield window
    line.end()
    await scope.aclose()


@asynccontextmanager
async def changed(stage: Stage, rows: bool = True) -> AsyncIterator[QWidget]:  # noqa: FBT002 - a plain switch
    """Pages that changed since a shift began, or none."""
    library, scope = _library(), TaskScope(lambda _trouble: None)
    row = Moved("14", "Redis", "1", 7, 6, NOON, "ana", "Redis", minor_edit=True)
    library.history.changed_pages = [row] if rows else []

    searches = [("Runbooks", "label = redis")]
    state = TabState("changes")
    tab = ChangedTab(
        library,  # type: ignore[arg-type]
        searches,
        None,  # type: ignore[arg-type]
        stage.theme,
        scope,
        state,
        now=lambda: NOON,
    )
    tab.resize(700, 300)
    tab.show()
    await stage.settle()
    yield tab
    await tab.aclose()
    await scope.aclose()


HISTORY: dict[str, Screen] = {
    "timeline": timeline,
    "changed pages": changed,
    "no changed pages": partial(changed, rows=False),
}
