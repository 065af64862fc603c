"""Insides of tabs that tests look at as a whole."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.domain.errors import Forbidden, Unreachable
from confluence_desk.domain.journal import Failure
from confluence_desk.services.connection import Connection, Link
from confluence_desk.services.journal import Journal
from confluence_desk.services.search import Found
from confluence_desk.ui.panels.preview.attachment_tab import AttachmentTab
from confluence_desk.ui.panels.report import ReportTab
from confluence_desk.ui.panels.results import ResultsTab
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.panels.welcome_tab import WelcomeTab
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.drawer import Drawer
from tests.ui.fakes.library import NOON, FakeLibrary, sample
from tests.ui.fakes.search import FakeSearch
from tests.ui.fakes.session import answers
from tests.ui.fakes.stage import Screen, Stage

WRONG = "created > yesterday"
FOUND = (
    Found(
        "1",
        "page",
        "Redis failover",
        "Operations",
        "Promote a replica when redis does not answer",
        NOON,
        here=True,
        author="Ana Ruiz",
        labels=("redis", "runbook"),
        checked_at=NOON,
        page_id="1",
        heading="Steps",
        lit=((23, 28),),
        title_lit=((0, 5),),
    ),
    Found("2", "blogpost", "Quorum", "Operations", "after a failover", NOON),
    Found("att3", "attachment", "failover.png", "Operations", web_path="/x/att3"),
)


class Files(FakeLibrary):
    """A library whose files were never fetched."""

    def blob_now(self, _attachment_id: str, _version: int) -> tuple[bytes, str] | None:
        return None


async def _shown(stage: Stage, tab: TabContent) -> TabContent:
    tab.resize(900, 600)
    tab.show()
    for _ in range(5):
        await stage.settle()
    return tab


@asynccontextmanager
async def welcome(state: Link, stage: Stage) -> AsyncIterator[QWidget]:
    """Where one begins: two doors before any site, one's own pages after."""
    library: Any = sample()
    connection = Connection("", answers, state=state)
    tab = WelcomeTab(library, connection, stage.theme, TabState("welcome"))
    yield await _shown(stage, tab)
    await tab.aclose()


@asynccontextmanager
async def results(stage: Stage, search: FakeSearch, query: str = "redis") -> AsyncIterator[QWidget]:
    """What a search found, or why it found nothing."""
    scope = TaskScope(lambda _: None)
    asked: Any = search
    tab = ResultsTab(asked, stage.theme, scope, TabState("results", query), now=lambda: NOON)
    yield await _shown(stage, tab)
    await tab.aclose()
    await scope.aclose()


@asynccontextmanager
async def report(stage: Stage, *, full: bool = True) -> AsyncIterator[QWidget]:
    """What was fetched and what failed."""
    library = sample()
    for nodes in library.server.values():
        library.nodes.update({node.id: node for node in nodes})
    known: Any = library
    drawer: Any = Drawer()
    journal = Journal(drawer, known, now=lambda: NOON)
    if full:
        library.changed.emit(Changes(pages=frozenset({"14"}), comments_of=frozenset({"14"})))
        library.changed.emit(Changes(children_of=frozenset({"space:1"})))
        library.failed.emit(Failure("13", Forbidden("page 13")))
    tab = ReportTab(known, journal, stage.theme, TabState("report"), now=lambda: NOON)
    yield await _shown(stage, tab)
    await tab.aclose()


@asynccontextmanager
async def attachment(stage: Stage, media_type: str, size: int) -> AsyncIterator[QWidget]:
    """A file that is not shown: too large, not here, or of a sort nobody knows."""
    file = Attachment("att1", "1", "diagram.png", Version(3, NOON, "ana"), media_type, size)
    library: Any = Files(
        people={"ana": "Ana Ruiz"}, attachments_of={"1": [file]}, failure=Unreachable("acme")
    )
    scope = TaskScope(lambda _: None)
    state = TabState("attachment", "att1")
    tab = AttachmentTab(library, stage.theme, scope, state, now=lambda: NOON)
    yield await _shown(stage, tab)
    await tab.aclose()
    await scope.aclose()


TABS: dict[str, Screen] = {
    "doors": partial(welcome, Link.NOBODY),
    "welcome": partial(welcome, Link.ONLINE),
    "results": partial(results, search=FakeSearch({"redis": [FOUND[0]]}, {"redis": [*FOUND]})),
    "no results": partial(results, search=FakeSearch()),
    "results offline": partial(results, search=FakeSearch(trouble=Unreachable("acme"))),
    "results of no query": partial(results, search=FakeSearch(), query=WRONG),
    "empty search": partial(results, search=FakeSearch(), query=""),
    "report": report,
    "empty report": partial(report, full=False),
    "file offline": partial(attachment, media_type="image/png", size=100),
    "large file": partial(attachment, media_type="image/png", size=900_000_000),
    "unknown file": partial(attachment, media_type="application/x-thing", size=100),
}
