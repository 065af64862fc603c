"""Writes down what a run does: outcomes, troubles, how far it is, and the report at its end."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.syncing import (
    Depth,
    Ending,
    Fate,
    Outcome,
    Progress,
    Report,
    Stage,
)

if TYPE_CHECKING:
    from confluence_desk.store import Store

OUTCOMES_KEPT = 1000
PAUSE = 0.1
"""Seconds between two tellings within a stage: nobody reads faster."""
_TOGETHER = (Stage.LISTING, Stage.TEXTS, Stage.TALK)


def utc_now() -> datetime:
    """The time now, aware."""
    return datetime.now(UTC)


class Ledger:
    """One run's book. ``spent`` says how many requests and bytes the client has made so far."""

    def __init__(
        self,
        store: "Store",
        *,
        depth: Depth = Depth.QUICK,
        tell: Callable[[Progress], None] = lambda _: None,
        now: Callable[[], datetime] = utc_now,
        spent: Callable[[], tuple[int, int]] = lambda: (0, 0),
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self.run = 0
        self.depth: Final = depth
        self.counts: Counter[Fate] = Counter()
        self._store = store
        self._tell = tell
        self._now = now
        self._spent = spent
        self._spent_before = spent()
        self._ticks = ticks
        self._started_ticks = ticks()
        self._started_at = now()
        self._told_at = -PAUSE
        self._outcomes: list[Outcome] = []
        self._troubled = {(one.what, one.subject) for one in store.troubles()}
        self._stage = Stage.LISTING
        self._progress = Progress(Stage.LISTING)

    @property
    def requests(self) -> int:
        """How many requests this run has made."""
        return self._spent()[0] - self._spent_before[0]

    def note(self, *outcomes: Outcome) -> None:
        """Take what happened into the report; it keeps the first thousand and counts them all."""
        for outcome in outcomes:
            self.counts[outcome.fate] += 1
            if len(self._outcomes) < OUTCOMES_KEPT:
                self._outcomes.append(outcome)

    async def trouble(
        self, what: str, subject: str, error: DeskError, *, title: str = "", space_id: str = ""
    ) -> None:
        """Keep an item that could not be had, to be tried again and shown; the run goes on."""
        name, detail = type(error).__name__, str(getattr(error, "detail", ""))
        self.note(Outcome(Fate.FAILED, subject, title, space_id, name))
        self._troubled.add((what, subject))
        await self._store.note_trouble(what, subject, name, detail)

    async def healed(self, what: str, subjects: Iterable[str]) -> None:
        """These are here now: end the troubles they were in; free of cost where there were none."""
        well = [one for one in subjects if (what, one) in self._troubled]
        if well:
            self._troubled -= {(what, one) for one in well}
            await self._store.clear_troubles(what, well)

    def troubled(self, what: str) -> list[str]:
        """The subjects of this kind that could not be had the last time."""
        return sorted(subject for kind, subject in self._troubled if kind == what)

    def progress(
        self,
        stage: Stage,
        *,
        space_id: str | None = None,
        pages: int = 0,
        pages_total: int = 0,
        files: int = 0,
        files_total: int = 0,
    ) -> None:
        """Add what was done just now (the totals too grow by what is given) and tell it.

        Listing, texts and talk go on side by side: what began last of them is told.
        """
        last = self._progress
        if stage in _TOGETHER and self._stage in _TOGETHER:
            stage = max(stage, self._stage, key=_TOGETHER.index)
        self._stage = stage
        self._progress = replace(
            last,
            stage=stage,
            space_id=last.space_id if space_id is None else space_id,
            pages_done=last.pages_done + pages,
            pages_total=last.pages_total + pages_total,
            files_done=last.files_done + files,
            files_total=last.files_total + files_total,
            until=None,
        )
        if stage is not last.stage or self._ticks() - self._told_at >= PAUSE:
            self._say()

    def waiting(self, until: datetime | None) -> None:
        """Tell that Confluence, or the network, is waited for; the next progress ends that."""
        self._progress = replace(self._progress, stage=Stage.WAITING, until=until)
        self._say()

    def report(self, ending: Ending, reason: str = "", detail: str = "") -> Report:
        """What the run did up to now."""
        requests, size = self._spent()
        return Report(
            run=self.run,
            depth=self.depth,
            started_at=self._started_at,
            ended_at=self._now(),
            ending=ending,
            reason=reason,
            requests=requests - self._spent_before[0],
            bytes_done=size - self._spent_before[1],
            counts=dict(self.counts),
            outcomes=tuple(self._outcomes),
            detail=detail,
            files=self._progress.files_done,
        )

    def _say(self) -> None:
        requests, size = self._spent()
        self._told_at = self._ticks()
        self._progress = replace(
            self._progress,
            requests=requests - self._spent_before[0],
            bytes_done=size - self._spent_before[1],
            seconds=self._told_at - self._started_ticks,
        )
        self._tell(self._progress)
