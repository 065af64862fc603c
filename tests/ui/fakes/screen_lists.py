"""Lists that open over the window, as tests look at them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from confluence_desk.domain import errors
from confluence_desk.domain.followed import Cause, InboxEntry, Reminder
from confluence_desk.domain.syncing import Progress
from confluence_desk.domain.syncing import Stage as Stages
from confluence_desk.ui.activities import Activities
from confluence_desk.ui.messages import Messages, Notice, words
from confluence_desk.ui.panels.activity_list import ActivityList
from confluence_desk.ui.panels.inbox import InboxList
from confluence_desk.ui.panels.notice_list import NoticeList
from confluence_desk.ui.panels.notices import Notices
from confluence_desk.ui.panels.popover import Popover
from confluence_desk.ui.panels.sync_progress import SyncProgress
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.library import NOON, FakeLibrary
from tests.ui.fakes.session import FakeInbox
from tests.ui.fakes.stage import Screen, Stage
from tests.ui.fakes.syncing import FakeSyncing


async def _shown(stage: Stage, inside: QWidget) -> QWidget:
    window = QWidget()
    QVBoxLayout(window).addWidget(inside)
    window.resize(420, 460)
    window.show()
    await stage.settle()
    return window


@asynccontextmanager
async def notices(stage: Stage) -> AsyncIterator[QWidget]:
    """A trouble that came twice, with another one behind it."""
    window = QWidget()
    shown = Notices(stage.theme, window, "acme")
    QVBoxLayout(window).addWidget(shown.bar)
    for trouble in (errors.Missing("page 12"), errors.ServerFault(500)):
        said = words(trouble)
        shown.show(Notice(said.text, said.remedy, "error", "detail", count=2))
    window.resize(900, 120)
    window.show()
    await stage.settle()
    yield window
    shown.end()


@asynccontextmanager
async def notice_list(stage: Stage, *, full: bool = True) -> AsyncIterator[QWidget]:
    """What was said in this run."""
    messages = Messages()
    for trouble in (errors.Missing("page 12"), errors.ServerFault(500), errors.ServerFault(500)):
        if full:
            messages.report(trouble)
    yield await _shown(stage, NoticeList(messages, stage.theme))


@asynccontextmanager
async def activities(stage: Stage, *, full: bool = True) -> AsyncIterator[QWidget]:
    """What runs."""
    running = Activities()
    task = asyncio.create_task(asyncio.sleep(3600))
    if full:
        running.watch(task, "something to do")
    yield await _shown(stage, ActivityList(running, stage.theme))
    task.cancel()
    await asyncio.wait([task])


@asynccontextmanager
async def inbox(stage: Stage, *, full: bool = True) -> AsyncIterator[QWidget]:
    """What happened to what is followed."""
    held = FakeInbox()
    if full:
        held.rows = [
            InboxEntry(n, cause, "14", "Redis failover", NOON, 3, author_id="ana")
            for n, cause in enumerate(Cause)
        ]
        held.later = [Reminder(9, "14", "Redis failover", NOON + timedelta(days=1))]
    scope = TaskScope(lambda _: None)
    library: Any = FakeLibrary(people={"ana": "Ana Ruiz"})
    given: Any = held
    yield await _shown(stage, InboxList(given, library, scope, stage.theme, lambda: full))
    await scope.aclose()


@asynccontextmanager
async def popover(stage: Stage) -> AsyncIterator[QWidget]:
    """A list in its frame."""
    window = QWidget()
    window.resize(500, 500)
    opened = Popover("⟦Nõtîçéš⟧", NoticeList(Messages(), stage.theme), window)
    window.show()
    opened.toggle(window)
    await stage.settle()
    yield window


@asynccontextmanager
async def syncing(stage: Stage, *, paused: bool = False) -> AsyncIterator[QWidget]:
    """What the status line says of a sync."""
    sync: Any = FakeSyncing()
    library: Any = FakeLibrary()
    progress = SyncProgress(sync, library, stage.theme)
    sync.begin()
    sync.advance(Progress(Stages.TEXTS, "", 40, 100, bytes_done=9000, requests=4, seconds=20))
    if paused:
        sync.toggle_pause()
        sync.finish()
    yield await _shown(stage, progress)
    progress.end()


LISTS: dict[str, Screen] = {
    "syncing": syncing,
    "sync paused": partial(syncing, paused=True),
    "notices": notices,
    "notice list": notice_list,
    "no notices": partial(notice_list, full=False),
    "activities": activities,
    "no activities": partial(activities, full=False),
    "inbox": inbox,
    "no inbox": partial(inbox, full=False),
    "popover": popover,
}
