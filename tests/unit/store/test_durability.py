"""What was awaited is there whatever happens next, and readers never see half of it."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from confluence_desk.store import Store
from confluence_desk.store.opening import connect

ROOT = Path(__file__).resolve().parents[3]
WRITES_FOR_EVER = """if True:
    import asyncio, sys
    from itertools import count
    from pathlib import Path
    from confluence_desk.domain.entities import Page, Version
    from confluence_desk.store import Store

    async def main():
        store = Store.open(Path(sys.argv[1]), bytes(range(32)))
        for batch in count():
            pages = [Page(f"{batch}-{n}", "t", "1", Version(1), body="x" * 3000) for n in range(20)]
            await store.save_pages(pages)
            print(batch, flush=True)

    asyncio.run(main())
"""


def test_killed_while_writing_the_library_has_every_batch_that_was_saved(  # trap 34
    library: Path, key: bytes
) -> None:
    command = [sys.executable, "-c", WRITES_FOR_EVER, str(library)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        saved = [int(writer.stdout.readline()) for _ in range(15)][-1]
        writer.kill()
    store = Store.open(library, key)
    for batch in range(saved + 1):
        assert all(store.page(f"{batch}-{number}") for number in range(20))
    pages, _ = store.statistics()
    assert pages % 20 == 0  # a batch is there whole or not at all
    store.close()
    connection = connect(library, key, read_only=False)
    assert connection.pragma("integrity_check") == "ok"
    connection.close()


def test_reading_meets_whole_batches_only_while_another_thread_writes(
    store: Store, make_page: Any
) -> None:
    async def write() -> None:
        for number in range(1, 60):
            await store.save_pages([make_page(str(n), number=number) for n in range(10)])

    async def story() -> None:
        writing = asyncio.ensure_future(write())
        while not writing.done():
            pages = store.statistics()[0]
            assert pages in {0, 10}
            await asyncio.sleep(0)
        await writing

    asyncio.run(story())
    page = store.page("3")
    assert page is not None
    assert page.version.number == 59


def test_two_programs_share_one_library(library: Path, key: bytes, make_page: Any) -> None:
    async def story() -> None:
        window, cron = Store.open(library, key), Store.open(library, key)
        await asyncio.gather(
            *(
                store.save_page(make_page(f"{who}-{n}"))
                for n in range(30)
                for who, store in (("window", window), ("cron", cron))
            )
        )
        assert window.page("cron-29") == make_page("cron-29")
        assert cron.statistics()[0] == 60
        cron.close()
        window.close()

    asyncio.run(story())
