"""One run of the engine on a demo site of another process, and the same answers fetched bare."""

import asyncio
import contextlib
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.endpoint import Endpoint
from confluence_desk.api.transport import IN_FLIGHT, Transport
from confluence_desk.demo.launch import Access
from confluence_desk.domain.entities import Site
from confluence_desk.domain.keeping import Files, Holds, Rule
from confluence_desk.domain.syncing import Depth, Ending, Job, Report
from confluence_desk.services.session import Account, WayIn
from confluence_desk.services.sync.engine import Engine
from confluence_desk.services.sync.lines import Done, Order, line, written
from confluence_desk.store import Store

KEY = "5c" * 32
PLACE = "/__control__"


@dataclass(frozen=True)
class Taken:
    """How long a run took by the clock, and how much of that this process worked."""

    seconds: float
    worked: float
    report: Report


async def synced(access: Access, path: Path, depth: Depth = Depth.FULL) -> Taken:
    """Bring the generated spaces, but no bytes of files, into the library at ``path``."""
    endpoint = Endpoint(access.url, Site(access.url), access.email, access.token)
    store = Store.open(path, KEY)
    transport = Transport(endpoint, patient=True)
    try:
        client = ConfluenceClient(transport)
        me = (await client.current_user()).account_id
        if not store.rules():
            await _keep(client, store)
        began, worked = time.perf_counter(), time.process_time()
        report = await Engine(client, store, me=me).run(Job(depth))
        taken = Taken(time.perf_counter() - began, time.process_time() - worked, report)
        assert report.ending is Ending.WHOLE, report
        return taken
    finally:
        await transport.aclose()
        store.close()


async def _keep(client: ConfluenceClient, store: Store) -> None:
    for space in await client.spaces():
        if space.key.startswith("GEN"):
            await store.add_rule(Rule(0, Holds.SPACE, space.id, files=Files.NONE))


def forget(access: Access) -> None:
    """Let the site begin a new journal."""
    httpx.delete(f"{access.url}{PLACE}/requests", timeout=60).raise_for_status()


def journal(access: Access) -> list[dict[str, Any]]:
    """What the site was asked since."""
    answer = httpx.get(f"{access.url}{PLACE}/requests", timeout=60)
    found: list[dict[str, Any]] = answer.json()["requests"]
    return found


def latency(access: Access, seconds: float) -> None:
    """Let every answer take so much longer."""
    httpx.delete(f"{access.url}{PLACE}/faults", timeout=60).raise_for_status()
    if seconds:
        rule = {"kind": "latency", "path": "^(?!/__control__)", "seconds": seconds}
        httpx.post(f"{access.url}{PLACE}/faults", json=rule, timeout=60).raise_for_status()


@dataclass(frozen=True)
class Child:
    """How the program's own process fared: megabytes resident, one value for each look."""

    seconds: float
    resident: tuple[float, ...]
    report: Report

    @property
    def peak(self) -> float:
        return max(self.resident)

    def half(self, which: int) -> float:
        """The most in the first half of the run (0), or in the second (1)."""
        middle = len(self.resident) // 2
        return max(self.resident[middle:] if which else self.resident[:middle])


def order(access: Access, me: str, library: Path, depth: Depth = Depth.FULL) -> Order:
    """What a window would ask of its child."""
    account = Account(Site(access.url), access.email, me, "Somebody", access.url)
    return Order(WayIn(account, library, access.token, KEY), Job(depth))


def child(wanted: Order) -> Child:
    """Run ``confluence-desk sync`` as a window does, and watch how much memory it takes."""
    began, seen, last = time.perf_counter(), [], b""
    with subprocess.Popen(
        [sys.executable, "-m", "confluence_desk", "sync", "--for-window"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(written(wanted))
        process.stdin.flush()
        watched = psutil.Process(process.pid)
        for text in process.stdout:  # a line for each step that it tells
            last = text
            with contextlib.suppress(psutil.Error):
                seen.append(watched.memory_info().rss / 1e6)
    told = line(last)
    assert isinstance(told, Done), last
    assert told.report.ending is Ending.WHOLE, told
    return Child(time.perf_counter() - began, tuple(seen), told.report)


async def bare(access: Access, paths: Sequence[str], at_once: int = IN_FLIGHT) -> float:
    """Seconds that a loop needs which asks for all of ``paths`` and does nothing with it."""
    waiting = iter(paths)

    async def one_after_another(http: httpx.AsyncClient) -> None:
        for path in waiting:
            (await http.get(path)).raise_for_status()

    auth = (access.email, access.token)
    headers = {"Accept": "application/json"}
    async with httpx.AsyncClient(
        base_url=access.url, auth=auth, headers=headers, timeout=120
    ) as http:
        began = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for _ in range(at_once):
                group.create_task(one_after_another(http))
        return time.perf_counter() - began
