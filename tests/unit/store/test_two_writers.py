"""A window and a sync write one file at once, and either may die at any moment."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.domain.entities import (
    Attachment,
    Comment,
    Label,
    Page,
    PageNode,
    Place,
    Version,
)
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.syncing import Depth, Gone
from confluence_desk.store import Store

ROOT = Path(__file__).resolve().parents[3]
SECRET = "doormat"
MEGABYTE = 1 << 20
SYNCS_FOR_EVER = """if True:
    import asyncio, sys
    from itertools import count
    from pathlib import Path
    from confluence_desk.domain.entities import Page, Place, Comment, Version
    from confluence_desk.domain.syncing import Depth
    from confluence_desk.store import Store

    def pages(batch, body):
        return [Page(f"{batch}-{n}", "t", "7", Version(1), body=body) for n in range(50)]

    async def main():
        store = Store.open(Path(sys.argv[1]), bytes(range(32)))
        run = await store.begin_run(Depth.FULL)
        for batch in count():
            await store.save_listed(pages(batch, None), run)
            await store.save_pages(pages(batch, "x" * 3000))
            comments = [Comment(f"c{batch}-{n}", f"{batch}-{n}", Place.FOOTER, Version(1))
                        for n in range(50)]
            await store.save_comments_seen(comments, run)
            await store.begin_blob(f"att{batch}", 1, 2_000_000, "")
            await store.append_blob(f"att{batch}", 1, 0, bytes(1_000_000))
            print(batch, flush=True)

    asyncio.run(main())
"""
Wait = Callable[..., Any]


def _slice(batch: int, number: int = 1, body: str | None = None) -> list[Page]:
    return [
        Page(f"{batch}-{n}", f"Page {n}", "7", Version(number), body=body, parent_id="top")
        for n in range(50)
    ]


def test_killed_in_the_middle_of_a_sync_nothing_saved_is_lost_and_it_goes_on(  # traps 34, 46
    library: Path, key: bytes
) -> None:
    command = [sys.executable, "-c", SYNCS_FOR_EVER, str(library)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        window = Store.open(library, key)  # a window reads and writes beside it
        saved = [int(writer.stdout.readline()) for _ in range(8)][-1]
        asyncio.run(window.save_page(Page("mine", "Mine", "7", Version(1), body="kept")))
        writer.kill()
    everything = [f"{batch}-{n}" for batch in range(saved + 1) for n in range(50)]
    assert window.kept(everything) == set(everything)
    assert window.stale(everything) == []
    assert all(window.comments(id_) for id_ in everything)
    assert window.blob_have(f"att{saved}", 1) == 1_000_000
    assert window.page("mine") is not None
    assert window.runs()[0].ended_at is None
    assert asyncio.run(window.sound())
    assert asyncio.run(window.begin_run(Depth.FULL)) == window.runs()[0].run
    window.close()


def test_a_window_saves_and_reads_while_a_sync_writes_without_a_pause(
    library: Path, key: bytes
) -> None:
    async def sync(store: Store, run: int) -> None:
        for batch in range(30):
            await store.save_listed(_slice(batch), run)
            await store.save_pages(_slice(batch, body="x" * 500))

    async def story() -> None:
        cron, window = Store.open(library, key), Store.open(library, key)
        run = await cron.begin_run(Depth.FULL)
        writing = asyncio.ensure_future(sync(cron, run))
        opened = 0
        while not writing.done():
            await window.save_page(Page(f"w{opened}", "Opened", "7", Version(1), body="y"))
            kept = window.statistics()[0] - opened - 1
            assert kept % 50 == 0  # whole batches only
            opened += 1
        await writing
        assert opened > 1
        assert window.statistics()[0] == 30 * 50 + opened
        assert window.unseen("7", run) == []  # what was opened meanwhile counts as seen
        cron.close()
        window.close()

    asyncio.run(story())


def test_the_log_beside_the_library_stays_small_whoever_reads(library: Path, key: bytes) -> None:
    async def story() -> int:
        cron, window = Store.open(library, key), Store.open(library, key)
        log, largest = library.with_name(library.name + "-wal"), 0
        for batch in range(60):
            await cron.save_pages(_slice(batch, body=os.urandom(4_000).hex()))
            assert window.page(f"{batch}-7") is not None
            largest = max(largest, log.stat().st_size)
        cron.close()
        window.close()
        return largest

    assert asyncio.run(story()) < 8 * MEGABYTE < library.stat().st_size


def test_only_writes_of_others_count_as_foreign(library: Path, key: bytes) -> None:
    async def story() -> None:
        window, cron = Store.open(library, key), Store.open(library, key)
        before = await window.others_version()
        await window.save_page(Page("1", "Mine", "7", Version(1), body="x"))
        window.page("1")
        assert await window.others_version() == before
        await cron.save_page(Page("2", "Theirs", "7", Version(1), body="x"))
        assert await window.others_version() != before
        window.close()
        cron.close()

    asyncio.run(story())


def test_a_full_disk_in_the_middle_of_a_sync_leaves_all_that_was_saved(  # trap 48
    store: Store, wait: Wait
) -> None:
    async def story() -> None:
        run = await store.begin_run(Depth.FULL)
        await store.save_listed(_slice(0), run)
        await store.begin_blob("att1", 1, 3 * MEGABYTE, "")
        await store.append_blob("att1", 1, 0, bytes(MEGABYTE))
        await store._db.run(lambda c: c.pragma("max_page_count", c.pragma("page_count") + 20))  # noqa: SLF001
        for attempt in (
            store.append_blob("att1", 1, MEGABYTE, bytes(MEGABYTE)),
            store.save_pages([replace(page, body=os.urandom(9000).hex()) for page in _slice(0)]),
        ):
            with pytest.raises(StoreTrouble) as caught:
                await attempt
            assert caught.value.kind == "full"
        assert store.blob_have("att1", 1) == MEGABYTE
        assert len(store.stale([f"0-{n}" for n in range(50)])) == 50
        assert await store.sound()

    wait(story())


def test_nothing_of_a_sync_lies_readable_on_disk(  # trap 12
    library: Path, key: bytes, wait: Wait
) -> None:
    store = Store.open(library, key)

    async def story() -> None:
        run, version = await store.begin_run(Depth.FULL), Version(1, message=f"{SECRET} 1")
        page = Page("1", f"{SECRET} 2", "7", version, body=f"{SECRET} 3")
        await store.save_listed([page], run)
        await store.save_pages([page])
        await store.save_nodes([PageNode("2", page.kind, f"{SECRET} 4", "7")], run)
        rule = await store.add_rule(Rule(0, Holds.CQL, f"{SECRET} 5"))
        await store.note_members(rule, ["1"], run)
        await store.save_comments_seen([Comment("3", "1", Place.INLINE, version, SECRET)], run)
        await store.save_files_seen([Attachment("att1", "1", f"{SECRET} 6", version)], run)
        await store.save_label_seen(Label(SECRET), ["1"], run)
        await store.begin_blob("att1", 1, 9 * len(SECRET), "")
        await store.append_blob("att1", 1, 0, SECRET.encode() * 9)
        await store.note_trouble("page", "1", SECRET, SECRET)
        await store.ask(SECRET, [SECRET], 1)
        await store.bury({"1": Gone.TRASHED})

    wait(story())
    on_disk = b"".join(file.read_bytes() for file in library.parent.iterdir())
    store.close()
    on_disk += library.read_bytes()
    assert SECRET.encode() not in on_disk
