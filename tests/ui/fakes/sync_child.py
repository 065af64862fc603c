"""The process that syncs, with an engine that does what the queries of its job say, in turn.

``say 40/100`` tells progress, ``space KEY`` stores one, ``wait`` rests until it is stopped,
``hang`` does not let itself be stopped, ``die`` ends the process, ``fail Reason`` and ``partly``
say how it ended, ``bug TITLE`` raises what nobody expects.
"""

import os
import sys
import time
from datetime import UTC, datetime
from typing import Any

from confluence_desk.domain.entities import Space
from confluence_desk.domain.syncing import Ending, Job, Progress, Report, Stage
from confluence_desk.services.sync.errand import Errand
from confluence_desk.services.sync.lines import Order
from confluence_desk.store import Store
from confluence_desk.sync_child import serve


class Scripted:
    """Plays an engine."""

    def __init__(self, _client: Any, store: Store, _order: Order, errand: Errand) -> None:
        self._store = store
        self._errand = errand
        self._ending, self._reason = Ending.WHOLE, ""

    async def run(self, job: Job) -> Report:
        run, began = await self._store.begin_run(job.depth), datetime.now(UTC)
        for query in job.queries:
            verb, _, what = query.partition(" ")
            await getattr(self, f"_{verb}")(what)
            if self._errand.stop.is_set():
                self._ending = Ending.STOPPED
                break
        report = Report(run, job.depth, began, datetime.now(UTC), self._ending, self._reason)
        await self._store.end_run(report)
        return report

    async def _say(self, what: str) -> None:
        done, _, total = what.partition("/")
        self._errand.advance(Progress(Stage.TEXTS, "", int(done), int(total)))

    async def _space(self, key: str) -> None:
        await self._store.save_spaces([Space(key, key, key)], complete=False)

    async def _wait(self, _what: str) -> None:
        await self._errand.stop.wait()

    async def _hang(self, _what: str) -> None:
        while True:
            time.sleep(1)  # noqa: ASYNC251 - that is what hanging means

    async def _die(self, _what: str) -> None:
        os._exit(9)

    async def _bug(self, title: str) -> None:
        raise RuntimeError(f"the title “{title}” made no sense")

    async def _partly(self, _what: str) -> None:
        self._ending = Ending.PARTLY

    async def _fail(self, reason: str) -> None:
        self._ending, self._reason = Ending.FAILED, reason


if __name__ == "__main__":
    sys.exit(serve(Scripted))
