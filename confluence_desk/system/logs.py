"""A rotating log in the user's own folder: one JSON object a line, and never a secret in it."""

import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from typing import Any, TextIO, cast

from confluence_desk.system.files import make_folder
from confluence_desk.system.paths import Paths
from confluence_desk.system.redaction import redact
from confluence_desk.system.traces import trace

_BYTES, _KEPT = 1_000_000, 3
_STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """A record as one line of JSON; what callers gave as ``extra`` stands beside the message."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without secrets anywhere and without page text in the traceback."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": redact(record.getMessage()),
        }
        extras = {k: v for k, v in vars(record).items() if k not in _STANDARD}
        line |= {name: _safe(f"{name}={value}", name) for name, value in extras.items()}
        if record.exc_info and record.exc_info[1] is not None:
            line["traceback"] = trace(record.exc_info[1])
        if record.stack_info:
            line["stack"] = redact(record.stack_info)
        return json.dumps(line, ensure_ascii=False)


def _safe(pair: str, name: str) -> str:
    """Redacted together with its name, which often says what the value is."""
    return redact(pair).removeprefix(f"{name}=")


class _PrivateFile(RotatingFileHandler):
    """A rotating file that only its owner can read, from its first byte on."""

    def _open(self) -> TextIOWrapper:
        file = open(  # noqa: SIM115 - the handler closes it
            self.baseFilename,
            self.mode,
            encoding=self.encoding,
            errors=self.errors,
            opener=lambda path, flags: os.open(path, flags, 0o600),
        )
        return cast("TextIOWrapper", file)


def configure(
    paths: Paths, *, verbose: bool = False, name: str = "confluence-desk"
) -> Callable[[], None]:
    """Log to ``paths.logs`` and, if ``verbose``, everything to standard error as well.

    Two processes never share a file: each ``name`` has its own. Without ``verbose`` only
    warnings of other libraries are kept: what httpx says of a request would name pages. The
    returned function ends the logging.
    """
    make_folder(paths.logs)
    handlers: list[logging.Handler] = [_file(paths, name)]
    if verbose:
        handlers.append(logging.StreamHandler(sys.stderr))
    return _begun(handlers, verbose=verbose)


def configure_stream(stream: TextIO) -> Callable[[], None]:
    """Log to a stream alone, for a process whose parent keeps the file."""
    return _begun([logging.StreamHandler(stream)], verbose=False)


def _begun(handlers: Sequence[logging.Handler], *, verbose: bool) -> Callable[[], None]:
    ours, everything = logging.getLogger("confluence_desk"), logging.getLogger()
    before = (ours.level, everything.level)
    ours.setLevel(logging.DEBUG if verbose else logging.INFO)
    everything.setLevel(logging.INFO if verbose else logging.WARNING)
    for handler in handlers:
        handler.setFormatter(JsonLines())
        everything.addHandler(handler)

    def end() -> None:
        ours.setLevel(before[0])
        everything.setLevel(before[1])
        for handler in handlers:
            everything.removeHandler(handler)
            handler.close()

    return end


def _file(paths: Paths, name: str) -> RotatingFileHandler:
    target = paths.logs / f"{name}.log"
    return _PrivateFile(
        target, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", errors="replace"
    )
