"""Traps 33, 34 and 46: wherever a run ends, the next one goes on from there and forgets nothing."""

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from confluence_desk.demo.journal import Received
from confluence_desk.domain.syncing import Ending
from tests.end2end.traps.kept import Kept, a_site, keeping

PAGES = 600


def at_request(
    kept: Kept, ok: Callable[[Received], bool], count: int, deed: Callable[[], object]
) -> None:
    """Do something when the site is asked for the ``count``-th of these."""
    journal, add, seen = kept.demo.site.journal, kept.demo.site.journal.add, [0]

    def noted(received: Received) -> None:
        add(received)
        seen[0] += ok(received)
        if seen[0] == count and ok(received):
            deed()

    journal.add = noted  # type: ignore[method-assign]


def for_bodies(received: Received) -> bool:
    return "body-format" in received.query and received.path.endswith("/pages")


def missing(kept: Kept) -> list[int]:
    """The pages of the space whose texts are not here."""
    rows = kept.state.contents.values()
    return [r.id for r in rows if r.space_id == kept.space and kept.here(r.id) is None]


@pytest.mark.parametrize("how", ["stop", "cancel"])
def test_46_an_interrupted_run_goes_on_where_it_was(tmp_path: Path, how: str) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(PAGES)) as kept:
            stop = asyncio.Event()
            run = asyncio.create_task(kept.sync(stop=stop))
            at_request(kept, for_bodies, 5, stop.set if how == "stop" else run.cancel)
            try:
                assert (await run).ending is Ending.STOPPED
            except asyncio.CancelledError:
                assert how == "cancel"
            left = missing(kept)
            assert 0 < len(left) < PAGES
            kept.forget()
            assert (await kept.sync()).ending is Ending.WHOLE
            assert missing(kept) == []
            assert kept.bodies_asked() == set(map(str, left))

    asyncio.run(main())


@pytest.mark.parametrize("request_number", [1, 2, 3, 5, 8, 13, 21])
def test_34_a_run_cut_off_anywhere_is_repaired_by_the_next(
    tmp_path: Path, request_number: int
) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(60)) as kept:
            run = asyncio.create_task(kept.sync())
            at_request(kept, lambda _: True, request_number, run.cancel)
            with contextlib.suppress(asyncio.CancelledError):
                await run
            assert (await kept.sync()).ending is Ending.WHOLE
            assert missing(kept) == []
            assert await kept.store.sound()
            assert kept.graves() == {}

    asyncio.run(main())


def test_33_no_mark_is_set_by_a_run_that_missed_something(tmp_path: Path) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(60)) as kept:
            await kept.sync()
            subject = str(kept.space)
            before = kept.store.mark("space", subject)
            assert before is not None
            kept.demo.site.faults.add("500", "/spaces/[0-9]+/pages")
            await kept.sync()
            assert kept.store.mark("space", subject) == before
            kept.demo.site.faults.clear()
            await kept.sync()
            after = kept.store.mark("space", subject)
            assert after is not None
            assert after[0] > before[0]

    asyncio.run(main())
