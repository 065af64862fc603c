"""Starts the demo site as a process of its own, which ends with the one that started it."""

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from types import TracebackType

from confluence_desk.domain.frozen import frozen


@frozen
class Access:
    """How to reach a running demo site: what its line of JSON says."""

    url: str
    email: str
    token: str
    gateway: str
    cloud_id: str
    scoped_token: str
    control: str
    service_token: str = ""


class LaunchError(Exception):
    """The demo site did not start; the sentence says why."""


class DemoProcess(AbstractContextManager[Access]):
    """``with DemoProcess(["--pages", "100"]) as access: ...`` runs it for as long as the block."""

    def __init__(self, options: Sequence[str] = ()) -> None:
        self._command = [
            sys.executable,
            "-m",
            "confluence_desk",
            "demo-site",
            *("--json", "--port", "0", "--until-stdin-closes"),
            *options,
        ]
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Access:
        """Start it and wait for its line; raises ``LaunchError`` with what it said instead."""
        self._process = subprocess.Popen(  # noqa: S603 - our own program, our own options
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        line = self._process.stdout.readline() if self._process.stdout else ""
        try:
            return _access(json.loads(line))
        except (ValueError, KeyError):
            self.__exit__(None, None, None)
            raise LaunchError("The demo site did not start; it says why above.") from None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close its standard input, which ends it; insist after a while."""
        process = self._process
        if process is None:
            return
        self._process = None
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _access(line: dict[str, str]) -> Access:
    return Access(
        url=line["url"],
        email=line["email"],
        token=line["token"],
        gateway=line["gateway"],
        cloud_id=line["cloudId"],
        scoped_token=line["scopedToken"],
        control=line["control"],
        service_token=line.get("serviceToken", ""),
    )
