"""The program's own process, killed at some instants: nothing of the site can be read anywhere."""

import asyncio
import contextlib
import os
import random
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from confluence_desk.demo.site import DemoSite
from confluence_desk.domain.entities import Site
from confluence_desk.domain.syncing import Depth, Ending, Job
from confluence_desk.services.session import Account, WayIn
from confluence_desk.services.sync.lines import Done, Order, line, written
from confluence_desk.store import Store
from tests.end2end.soak.checker import differences
from tests.end2end.soak.leaks import readable
from tests.end2end.soak.nursery import leaks_beside
from tests.end2end.soak.world import READER, World, build

KEY = "5e" * 32
KILLS = 3


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """All folders of the program, and where it puts what is temporary."""
    for name in ("settings", "data", "state", "logs", "cache", "temporary"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    opened = Store.open(home / "data" / "library.desk", KEY)
    yield opened
    opened.close()


def test_nothing_is_readable_whenever_the_process_dies(home: Path, store: Store) -> None:
    world, dice = build(seed=11, pages=16), random.Random(11)  # noqa: S311 - the same each time

    async def main() -> None:
        for rule in world.rules():
            await store.add_rule(rule)
        async with DemoSite(world.state) as demo:
            token = demo.site.credentials.issue(READER)
            secrets = [KEY, token, "Rita Reader", "rita@acme.test"]
            wanted = written(_order(world, demo, token, home))
            for _ in range(KILLS):
                await _run(home, wanted, kill_after=dice.uniform(0.4, 1.2))
                assert await leaks_beside(home, secrets) == []
            for _ in range(2):
                output, log = await _run(home, wanted)
                assert await leaks_beside(home, secrets) == []
                assert readable(log, [one.encode() for one in secrets]) == set()
                told = line(output.splitlines()[-1])
                assert isinstance(told, Done)
                assert told.report.ending is Ending.WHOLE
            assert differences(store, world) == []

    asyncio.run(main())


def _order(world: World, demo: DemoSite, token: str, home: Path) -> Order:
    user = world.state.users[READER]
    account = Account(Site(demo.url), user.email, READER, user.display_name, demo.url)
    way = WayIn(account, home / "data" / "library.desk", token, KEY)
    return Order(way, Job(Depth.FULL))


async def _run(home: Path, order: bytes, kill_after: float | None = None) -> tuple[bytes, bytes]:
    """What a process of a window's own says and logs, until it ends or is killed."""
    temporary = str(home / "temporary")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "confluence_desk", "--home", str(home), "sync", "--for-window"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "TMPDIR": temporary, "SQLITE_TMPDIR": temporary, "HOME": str(home)},
    )
    assert process.stdin
    process.stdin.write(order)
    talking = asyncio.create_task(_said(process))
    if kill_after is not None:
        await asyncio.wait({talking}, timeout=kill_after)
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
    said = await talking
    process.stdin.close()
    return said


async def _said(process: asyncio.subprocess.Process) -> tuple[bytes, bytes]:
    """Both outputs to their end; its input stays open, for its end would stop it."""
    assert process.stdout
    assert process.stderr
    output, log = await asyncio.gather(process.stdout.read(), process.stderr.read())
    await process.wait()
    return output, log
