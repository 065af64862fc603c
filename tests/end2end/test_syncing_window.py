"""The whole program syncs in a process of its own, and nothing of that process outlives it."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.demo.content import fill
from confluence_desk.demo.faults import Kind
from confluence_desk.demo.generator import generate
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.entities import Kind as ContentKind
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.syncing import Ending, Fate, Progress, Stage
from confluence_desk.services.connection import Link
from confluence_desk.ui.panels.sync_progress import SyncProgress
from confluence_desk.ui.syncing import Outcome, Syncing
from tests.end2end.conftest import Programs, Running

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Sync:
    """The sync of a running program as a person meets it."""

    def __init__(self, running: Running) -> None:
        self.running = running
        found = running.window.desk.syncing
        assert found is not None
        self.syncing: Syncing = found
        self.outcomes: list[Outcome] = []
        self.stages: set[Stage] = set()
        self.seen: set[str] = set()
        found.ended.connect(self.outcomes.append)
        found.progressed.connect(self._look)

    @property
    def shown(self) -> SyncProgress | None:
        """What the status line shows of a run; nothing before the first."""
        found = self.running.window.status.findChild(SyncProgress)
        return None if found is None or found.isHidden() else found

    def _look(self, progress: Progress) -> None:
        self.stages.add(progress.stage)
        if self.shown is not None:
            self.seen.add(self.shown.text)

    def do(self, command: str) -> None:
        self.running.window.actions_table[command].trigger()

    async def keep(self, key: str = "OPS") -> str:
        """Keep a space offline; gives its id."""
        library = self.running.window.library
        await self.running.until(lambda: any(space.key == key for space in library.spaces()))
        space_id = next(space.id for space in library.spaces() if space.key == key)
        await self.running.window.session.keeping.add(Rule(0, Holds.SPACE, space_id))
        return space_id

    async def begun(self) -> int:
        """Wait until its process has something to tell; gives its number."""
        await self.running.until(lambda: self.syncing.far is not None)
        return self.syncing.pid

    async def over(self) -> Outcome:
        await self.running.until(lambda: self.outcomes and not self.syncing.running)
        return self.outcomes[-1]


@pytest.fixture
def live(run: Any, program: Programs) -> Callable[..., None]:
    def lived(story: Callable[[Sync], Any], *, pages: int = 0, slow: bool = False) -> None:
        state = SiteState(seed=1)
        fill(state, NOW)
        if pages:
            generate(state, pages, 1, NOW)

        async def main() -> None:
            async with program(state) as running:
                sync = Sync(running)
                if slow:
                    running.demo.site.faults.add(Kind.LATENCY, "/wiki/", seconds=0.4)
                await story(sync)

        run(main())

    return lived


def test_what_is_kept_comes_is_seen_and_stays_fresh(live: Any) -> None:
    async def story(sync: Sync) -> None:
        window, session = sync.running.window, sync.running.window.session
        assert sync.shown is None
        space_id = await sync.keep()
        report = (await sync.over()).ended.report
        assert report is not None
        assert report.ending is Ending.WHOLE
        assert Stage.TEXTS in sync.stages
        assert any("pages" in text for text in sync.seen)
        assert sync.shown is None
        assert session.keeping.rule_looked_at(session.keeping.rules()[0]) is not None
        below = window.library.children(f"space:{space_id}") or ()
        kept = [node.id for node in below if node.kind is ContentKind.PAGE]
        assert kept
        assert session.keeping.held(kept) == set(kept)
        await sync.running.read(int(kept[0]))
        sync.running.demo.site.state.edit(int(kept[0]), "<p>Nobody knew before</p>")
        sync.outcomes.clear()
        sync.do("sync_now")
        report = (await sync.over()).ended.report
        assert report is not None
        assert (report.ending, report.counts[Fate.CHANGED]) == (Ending.WHOLE, 1)
        page = window.library.page(kept[0])
        assert page is not None
        assert "Nobody knew" in (page.body or "")

    live(story)


def test_quitting_in_the_middle_leaves_no_process(live: Any) -> None:
    async def story(sync: Sync) -> None:
        await sync.keep("GEN")
        pid = await sync.begun()
        assert alive(pid)
        await sync.running.desk.close_windows()
        assert not alive(pid)

    live(story, pages=300, slow=True)


def test_signing_out_in_the_middle_ends_it_before_the_token_goes(live: Any) -> None:
    async def story(sync: Sync) -> None:
        await sync.keep("GEN")
        pid = await sync.begun()
        desk = sync.running.desk
        await desk.comings.forget(desk.sittings[-1])
        assert not alive(pid)
        assert sync.outcomes[-1].ended.wanted

    live(story, pages=300, slow=True)


def test_working_offline_stops_it_and_going_online_brings_the_rest(live: Any) -> None:
    async def story(sync: Sync) -> None:
        await sync.keep("GEN")
        await sync.begun()
        sync.do("work_offline")
        await sync.over()
        assert not sync.running.window.actions_table["sync_now"].isEnabled()
        sync.running.demo.site.faults.clear()
        sync.outcomes.clear()
        sync.do("work_offline")
        report = (await sync.over()).ended.report
        assert report is not None
        assert report.ending is Ending.WHOLE

    live(story, pages=120, slow=True)


def test_a_withdrawn_token_asks_for_a_new_one(live: Any) -> None:
    async def story(sync: Sync) -> None:
        running = sync.running
        space = await sync.keep("GEN")
        running.window.session.connection.hold()  # or the window itself may hear of it first
        await sync.begun()
        running.demo.site.credentials.revoke(running.demo.token)
        report = (await sync.over()).ended.report
        assert space
        assert report is not None
        assert (report.ending, report.reason) == (Ending.FAILED, "SignInNeeded")
        assert running.window.session.connection.state is Link.SIGNED_OUT
        assert not running.window.actions_table["sync_now"].isEnabled()

    live(story, pages=120, slow=True)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
