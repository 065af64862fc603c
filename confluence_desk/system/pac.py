"""Asks a company's proxy auto-configuration which proxy leads to a host, in another process."""

import asyncio
import json
import logging
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from confluence_desk.domain.road import Road
from confluence_desk.system.aside import in_thread

_LOG = logging.getLogger(__name__)
_NAMES = ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
_MARK = "pac+"
PATIENCE = 15.0
"""Seconds for fetching the script and running it: a script may have no end."""
LASTS, FAILED_LASTS = 30 * 60.0, 60.0
"""Seconds for which an answer is good, and for which a script of no use is not asked again."""


def pac_of(environment: Mapping[str, str]) -> str:
    """Where the environment says that the script is; "" where it says nothing.

    ``pac+http://…`` in a proxy's place is how desktops hand it on, ``auto_proxy`` an older way.
    """
    for name in _NAMES:
        value = environment.get(name, "")
        if value.lower().startswith(_MARK):
            return value[len(_MARK) :]
    return environment.get("auto_proxy", "") or environment.get("AUTO_PROXY", "")


class Guide:
    """Asks the script once for each host, whoever wants to know; one of no use names no proxy."""

    def __init__(
        self,
        script: str,
        *,
        ask: "Callable[[str, str], str | None] | None" = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.script = script
        self.broken = False
        self._ask = ask or asked
        self._clock = clock
        self._told: dict[str, tuple[str, float]] = {}
        self._asking: dict[str, asyncio.Lock] = {}

    async def proxy_to(self, host: str) -> str:
        """The proxy's address; "" for none."""
        async with self._asking.setdefault(host, asyncio.Lock()):
            address, until = self._told.get(host, ("", -1.0))
            if until < self._clock():
                asked = partial(self._ask, self.script, f"https://{_named(host)}")
                found = await asyncio.wrap_future(in_thread(asked, "pac"))
                self.broken, address = found is None, found or ""
                lasts = FAILED_LASTS if self.broken else LASTS
                self._told[host] = address, self._clock() + lasts
            return address


def guided(road: Road) -> Road:
    """The same in another process, where nobody asks the script yet."""
    return replace(road, guide=Guide(road.script)) if road.script and not road.guide else road


def asked(script_url: str, site_url: str) -> str | None:
    """The proxy's address for a site; "" for none, None where the script is of no use."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, with nothing foreign in its arguments
            program(),
            input=json.dumps({"script": script_url, "site": site_url, "patience": PATIENCE}),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        _LOG.warning("the proxy's script is of no use: %s", type(error).__name__)
        return None
    return done.stdout.strip()


def program() -> list[str]:
    """What starts the process, whether the program is installed or one file."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "pac"]
    return [sys.executable, "-m", "confluence_desk", "pac"]


def _named(host: str) -> str:
    return f"[{host}]" if ":" in host else host
