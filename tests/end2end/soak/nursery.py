"""Sends errands out as processes: each has a pid, and may be killed at any instant."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from confluence_desk.domain.syncing import Report
from tests.end2end.soak.errand import Errand

_ROOT = Path(__file__).parents[3]


class Broken(Exception):
    """A process ended by an error of ours; the message is its traceback."""


class Nursery(AbstractAsyncContextManager["Nursery"]):
    """``async with Nursery(temporary) as nursery``: one errand at a time."""

    def __init__(self, temporary: Path) -> None:
        self._temporary = temporary
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        """Start what forks; temporary files go to a folder that can be looked at."""
        folder = str(self._temporary)
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.end2end.soak.errand"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            cwd=_ROOT,
            env={**os.environ, "TMPDIR": folder, "SQLITE_TMPDIR": folder},
            limit=1 << 24,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Its end is the end of its orders."""
        assert self._process
        assert self._process.stdin
        self._process.stdin.close()
        await self._process.wait()

    async def send(self, errand: Errand, *, kill_after: float | None = None) -> Report | None:
        """What the errand reports; None when it was killed ``kill_after`` seconds before that."""
        assert self._process
        assert self._process.stdin
        self._process.stdin.write(json.dumps(asdict(errand)).encode() + b"\n")
        pid = (await self._hear())["pid"]
        ending = asyncio.create_task(self._hear())
        if kill_after is not None:
            await asyncio.wait({ending}, timeout=kill_after)
            if not ending.done():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        ended = await ending
        if ended["status"] == -signal.SIGKILL:
            return None
        if ended["status"]:
            raise Broken(ended["report"])
        return msgspec.json.decode(ended["report"], type=Report)

    async def _hear(self) -> dict[str, Any]:
        assert self._process
        assert self._process.stdout
        line = await self._process.stdout.readline()
        if not line:
            raise Broken("the nursery died")
        answer: dict[str, Any] = json.loads(line)
        return answer


async def leaks_beside(folder: Path, secrets: Sequence[str]) -> list[str]:
    """What can be read below a folder, found by a process that has nothing of it open."""
    looking = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.end2end.soak.leaks", str(folder), *secrets),
        stdout=asyncio.subprocess.PIPE,
        cwd=_ROOT,
    )
    told, _ = await looking.communicate()
    found: list[str] = json.loads(told)
    return found
