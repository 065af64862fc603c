"""One run of the sync in a process that may be killed: a nursery forks one for every order.

``python -m tests.end2end.soak.errand`` reads an order as a line of JSON, answers with the pid of
the process that carries it out and, when that has ended, with its exit status and its report.
"""

import asyncio
import json
import os
import sys
import time
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import msgspec

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.endpoint import Endpoint
from confluence_desk.api.network import new_http
from confluence_desk.api.transport import Transport
from confluence_desk.domain.entities import Site
from confluence_desk.domain.syncing import Depth, Job, Report
from confluence_desk.services.sync.engine import Engine
from confluence_desk.store import Store

HURRY = 200
"""How much faster time passes for whoever waits for the service."""
_TIMEOUT = 30.0
"""No fault of the soak leaves a request hanging: only a busy machine makes one wait."""


@dataclass(frozen=True)
class Errand:
    """What is to be synced, and where to."""

    url: str
    email: str
    token: str
    me: str
    library: str
    key: str
    depth: Depth = Depth.FULL


class Hurried:
    """The clock and the sleep of a world in which waiting takes hardly any time."""

    def __init__(self) -> None:
        self._began, self._ticks = datetime.now(UTC), time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / HURRY)

    def clock(self) -> datetime:
        return self._began + timedelta(seconds=(time.monotonic() - self._ticks) * HURRY)


@asynccontextmanager
async def client_of(errand: Errand, *, patient: bool) -> AsyncIterator[ConfluenceClient]:
    """A client for whom waiting takes hardly any time."""
    world = Hurried()
    endpoint = Endpoint(errand.url, Site(errand.url), errand.email, errand.token)
    async with new_http(local=True) as http:
        http.timeout = httpx.Timeout(_TIMEOUT)
        yield ConfluenceClient(
            Transport(endpoint, http=http, sleep=world.sleep, clock=world.clock, patient=patient)
        )


async def carry_out(errand: Errand) -> Report:
    """Run the engine once."""
    store = Store.open(Path(errand.library), errand.key)
    try:
        async with client_of(errand, patient=True) as client:
            return await Engine(client, store, me=errand.me).run(Job(errand.depth))
    finally:
        store.close()


def main() -> None:
    """Serve orders until there are none."""
    for line in sys.stdin:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            os._exit(_child(json.loads(line), writing))
        os.close(writing)
        _say({"pid": pid})
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        _, status = os.waitpid(pid, 0)
        _say({"status": os.waitstatus_to_exitcode(status), "report": told.decode()})


def _child(order: dict[str, Any], writing: int) -> int:
    try:
        report = asyncio.run(carry_out(msgspec.convert(order, Errand)))
    except BaseException:  # noqa: BLE001 - whoever asked is told
        told, status = traceback.format_exc().encode(), 1
    else:
        told, status = msgspec.json.encode(report), 0
    os.write(writing, told)
    return status


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
