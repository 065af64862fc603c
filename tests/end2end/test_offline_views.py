"""From choosing what to keep to being ready, with the real sync in between; then what left."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from confluence_desk.demo.content import fill
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.readiness import Lack, Scope
from confluence_desk.domain.syncing import Ending
from confluence_desk.ui.dialogs.keep_offline import KeepOfflineDialog
from confluence_desk.ui.panels.offline.tab import OfflineTab
from confluence_desk.ui.panels.readiness import ReadinessTab
from confluence_desk.ui.panels.report import ReportTab
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.syncing import Outcome
from tests.end2end.conftest import Programs, Running

NOW = datetime.now(UTC)
PICTURES = os.environ.get("OFFLINE_PICTURES", "")


class Day:
    """A window and somebody who wants to read without a network."""

    def __init__(self, running: Running, state: SiteState) -> None:
        self.running = running
        self.state = state
        self.window = running.window
        self.window.resize(1440, 900)
        syncing = self.window.desk.syncing
        assert syncing is not None
        self.syncing = syncing
        self.asked: list[Outcome] = []
        syncing.ended.connect(self._note)

    def do(self, command: str) -> None:
        self.window.actions_table[command].trigger()

    def picture(self, name: str) -> None:
        """For whoever wants to look."""
        if PICTURES:
            self.window.grab().save(str(Path(PICTURES) / f"{name}.png"))

    async def space(self, key: str) -> str:
        spaces = self.window.library.spaces
        await self.running.until(lambda: any(space.key == key for space in spaces()))
        return next(space.id for space in spaces() if space.key == key)

    async def keep(self, key: str) -> str:
        space_id = await self.space(key)
        self.window.navigator.keep_offline(f"space:{space_id}")
        (dialog,) = self.window.findChildren(KeepOfflineDialog)
        keeping = self.window.session.keeping
        wanted: list[Rule] = []
        forget = keeping.wanted.connect(wanted.append)
        press(dialog, "Keep offline")
        # Once it is told, the schedule knows, too: it begins no run later of its own.
        await self.running.until(lambda: wanted)
        forget()
        assert keeping.rule_of(Holds.SPACE, space_id) is not None
        return space_id

    async def sync(self) -> None:
        """Have a run of one's own, whatever the schedule has before it or after it."""
        await self.running.until(lambda: not self.syncing.running)
        before = len(self.asked)
        self.do("sync_full")
        await self.running.until(lambda: self.asked[before:] and not self.syncing.running)
        for outcome in self.asked[before:]:
            report = outcome.ended.report
            assert report is not None, outcome
            assert report.ending is Ending.WHOLE, report

    def _note(self, outcome: Outcome) -> None:
        if outcome.asked:
            self.asked.append(outcome)

    async def readiness(self, space_id: str) -> ReadinessTab:
        self.window.open_tab(TabState("readiness", Scope(Holds.SPACE, space_id).key))
        tab = self.window.tabs.current
        assert isinstance(tab, ReadinessTab)
        await self.running.until(lambda: tab.found is not None)
        return tab


def press(over: Any, words: str) -> None:
    next(b for b in over.findChildren(QAbstractButton) if b.text() == words).click()


@pytest.fixture
def spend(run: Any, program: Programs) -> Callable[..., None]:
    def spent(story: Callable[[Day], Any]) -> None:
        async def main() -> None:
            state = SiteState(seed=1)
            fill(state, NOW)
            async with program(state) as running:
                await story(Day(running, state))

        run(main())

    return spent


def test_a_space_becomes_ready(spend: Callable[..., None]) -> None:
    async def story(day: Day) -> None:
        space_id = await day.space("OPS")
        before = await day.readiness(space_id)
        assert before.verdict.text() == "Not ready"
        await day.keep("OPS")
        await day.sync()
        before.links.setChecked(False)
        # What is told in the middle of a run is looked at as well.
        await day.running.until(lambda: before.verdict.text() == "Ready")
        day.picture("readiness")
        counts = before.found.counts if before.found else {}
        assert set(counts) <= {Lack.LINK, Lack.FILE}, "all but what is outside is here"
        day.do("offline")
        offline = day.window.tabs.current
        assert isinstance(offline, OfflineTab)
        day.picture("offline-rules")
        for page in ("storage", "troubles", "left", "runs"):
            offline.show_page(page)
            await day.running.pause()
            day.picture(f"offline-{page}")
        day.do("report")
        report = day.window.tabs.current
        assert isinstance(report, ReportTab)
        choose_what_brought_something(report)
        await day.running.until(lambda: report.run.count > 0)
        day.picture("report")

    spend(story)


def choose_what_brought_something(report: ReportTab) -> None:
    """As a person does in the list: the schedule may have had a run of its own, for nothing."""
    runs = report.runs
    (row, *_) = (at for at in range(runs.count()) if "added" in runs.itemText(at))
    runs.setCurrentIndex(row)
    runs.activated.emit(row)


def leaves(state: SiteState, space_id: str) -> list[int]:
    """Pages of a space without any below."""
    above = {record.parent_id for record in state.contents.values()}
    return [
        record.id
        for record in state.contents.values()
        if record.kind == "page"
        and str(record.space_id) == space_id
        and record.status == "current"
        and record.id not in above
        and record.parent_id is not None
    ]


def test_what_leaves_the_site_stays_readable_until_it_is_purged(
    spend: Callable[..., None],
) -> None:
    async def story(day: Day) -> None:
        space_id = await day.keep("OPS")
        await day.sync()
        gone = leaves(day.state, space_id)[0]
        title = day.window.library.node(str(gone)).title  # type: ignore[union-attr]
        day.state.trash(gone)
        day.state.purge(gone)
        await day.sync()
        await day.sync()
        day.do("offline")
        offline = day.window.tabs.current
        assert isinstance(offline, OfflineTab)
        offline.show_page("left")
        left = offline.pages.left
        await day.running.until(lambda: left.rows.rowCount() == 1)
        assert left.rows.index(0, 0).data() == title
        day.picture("left")
        left.choose(str(gone))
        press(left, "Read the last copy")
        await day.running.until(lambda: day.running.window.page is not None)
        await day.running.until(lambda: day.running.page.settled)
        day.picture("last-copy")
        day.do("offline")
        left.choose(str(gone))
        press(left, "Purge…")
        box = offline.pages.asking.box
        assert box is not None
        press(box, "Purge")
        await day.running.until(lambda: not day.window.session.keeping.tombstones())
        await day.running.until(lambda: day.window.library.document(str(gone)) is None)

    spend(story)


def test_a_mass_that_vanishes_is_asked_about(spend: Callable[..., None]) -> None:
    async def story(day: Day) -> None:
        space_id = await day.keep("OPS")
        await day.sync()
        keeping = day.window.session.keeping
        for page in leaves(day.state, space_id)[:20]:
            day.state.trash(page)
        await day.sync()
        if not keeping.questions():
            await day.sync()
        assert keeping.questions()
        day.do("offline")
        offline = day.window.tabs.current
        assert isinstance(offline, OfflineTab)
        assert offline.page == "questions"
        await day.running.pause()
        day.picture("question")
        press(offline, "Let them go")
        await day.running.until(lambda: not keeping.questions())
        await day.sync()
        await day.sync()
        await day.running.until(lambda: len(keeping.tombstones()) >= 20)

    spend(story)
