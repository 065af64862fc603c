"""The command ``demo-site``: fills a site, serves it, says how to reach it, stops when told."""

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from confluence_desk.demo.content import fill
from confluence_desk.demo.corpus import load
from confluence_desk.demo.faults import Fault, Kind, parse
from confluence_desk.demo.generator import generate
from confluence_desk.demo.pace import Leisure
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line; ``latency`` is in milliseconds."""

    port: int = 0
    content: Path | None = None
    pages: int | None = None
    seed: int = 1
    latency: int = 0
    faults: Sequence[str] = ()
    as_json: bool = False
    until_stdin_closes: bool = False


def serve(wanted: Wanted) -> int:
    """Serve until interrupted; returns the process's exit code, 2 for options that cannot be."""
    try:
        state = filled(wanted)
        faults = [_fault(rule) for rule in wanted.faults]
    except ValueError as problem:
        sys.stderr.write(f"confluence-desk demo-site: {problem}\n")
        return 2
    try:
        asyncio.run(_serve(state, wanted, faults))
    except OSError as problem:
        reason = os.strerror(problem.errno or 0).lower()
        sys.stderr.write(
            f"confluence-desk demo-site: port {wanted.port} cannot be used ({reason})."
            " Choose another, or 0 for any.\n"
        )
        return 1
    return 0


def filled(wanted: Wanted) -> SiteState:
    """A site with the content that was asked for; raises ValueError with a sentence."""
    now = datetime.now(UTC)
    state = SiteState(seed=wanted.seed)
    if wanted.content is not None:
        load(state, wanted.content, now)
    else:
        fill(state, now)
    if wanted.pages:
        generate(state, wanted.pages, wanted.seed, now)
    return state


def _fault(rule: str) -> Fault:
    try:
        return parse(rule)
    except (ValueError, re.error):
        kinds = ", ".join(Kind)
        raise ValueError(
            f"“{rule}” is no fault. A fault is KIND[:PATH][,count=N][,probability=P]"
            f"[,seconds=S], and KIND one of {kinds}."
        ) from None


async def _serve(state: SiteState, wanted: Wanted, faults: Sequence[Fault]) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    if wanted.until_stdin_closes:
        loop.add_reader(sys.stdin.fileno(), _read_away, stop)
    async with DemoSite(state, port=wanted.port) as demo:
        demo.site.faults.rules.extend(faults)
        if wanted.latency:
            rule = parse(f"latency:^(?!/__control__),seconds={wanted.latency / 1000}")
            demo.site.faults.rules.append(rule)
        sys.stdout.write(_line(demo) if wanted.as_json else _words(demo))
        sys.stdout.flush()
        async with asyncio.TaskGroup() as group:
            reading = group.create_task(_read_ahead(demo, wanted))
            await stop.wait()
            reading.cancel()


async def _read_ahead(demo: DemoSite, wanted: Wanted) -> None:
    """Read a generated site while nobody asks for anything, so that its search is quick."""
    if wanted.pages:
        await demo.site.search.warm(Leisure(lambda: demo.site.journal.busy).rest)


def _read_away(stop: asyncio.Event) -> None:
    """Nothing is read for its own sake: only its end means something."""
    if not os.read(sys.stdin.fileno(), 1024):
        asyncio.get_running_loop().remove_reader(sys.stdin.fileno())
        stop.set()


def _line(demo: DemoSite) -> str:
    access = {
        "url": demo.url,
        "email": demo.email,
        "token": demo.token,
        "gateway": demo.gateway,
        "cloudId": demo.cloud_id,
        "scopedToken": demo.scoped_token,
        "serviceToken": demo.service_token,
        "control": demo.control,
    }
    return json.dumps(access) + "\n"


def _words(demo: DemoSite) -> str:
    return (
        f"The demo site answers at {demo.url} until you press Ctrl+C.\n"
        f"  e-mail        {demo.email}\n"
        f"  token         {demo.token}\n"
        f"  scoped token  {demo.scoped_token}  (for the gateway {demo.gateway}/ex/confluence/"
        f"{demo.cloud_id})\n"
        f"  service token {demo.service_token}  (there, without any e-mail)\n"
        f"  control       {demo.control}\n"
    )
