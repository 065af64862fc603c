"""Answers about readiness, as a test decides."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.keeping import Holds
from confluence_desk.domain.readiness import Gap, Lack, Readiness, Scope
from tests.ui.fakes.library import NOON

SPACE = Scope(Holds.SPACE, "1")
_LONG_AGO = NOON - timedelta(days=3)
GAPS = (
    Gap(Lack.TEXT, "13", "Certificates & <keys>"),
    Gap(Lack.INCLUDE, "14", "Redis failover", "On-call handbook", "9"),
    Gap(Lack.IMAGE, "14", "Redis failover", "topology.png", "att5"),
    Gap(Lack.IMAGE, "15", "Deploy", "pipeline.drawio.png"),
    Gap(Lack.LINK, "15", "Deploy", "Post-mortem"),
    Gap(Lack.OLD, "16", "Sentinel quorum lost", at=_LONG_AGO),
)
READY = Readiness(SPACE, NOON, 412, 310, 12, 40, NOON - timedelta(minutes=12), NOON)
LACKING = Readiness(
    SPACE,
    NOON,
    412,
    310,
    12,
    40,
    _LONG_AGO,
    NOON,
    GAPS,
    {Lack.TEXT: 1, Lack.INCLUDE: 1, Lack.IMAGE: 2, Lack.LINK: 1, Lack.OLD: 1},
)


class FakeSurveyor:
    """Answers this, fails with it, or with None never ends."""

    def __init__(self, answer: Readiness | DeskError | None) -> None:
        self.answer = answer

    async def look(
        self, _scope: Scope, *, tell: Callable[[int, int], None] = lambda _done, _total: None
    ) -> Readiness:
        tell(120, 412)
        if self.answer is None:
            await asyncio.Event().wait()
        if isinstance(self.answer, DeskError):
            raise self.answer
        assert self.answer is not None
        return self.answer
