"""Lets the program load without Python looking for garbage in it, a tenth of a second a start."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from confluence_desk.system.seldom import let_call_wait, let_wait, without

_NAMED = ("html", "ipaddress", "locale", "shutil", "tempfile", "textwrap", "tokenize")
"""What of the standard library is named wherever it is loaded, and mostly for nothing."""
_SELDOM = (
    "ssl",
    "asyncio.staggered",
    "asyncio.sslproto",
    "pickle",
    "msgspec.inspect",
    "msgspec._json_schema",
    "msgspec.msgpack",
    "msgspec.toml",
    "msgspec.yaml",
)
"""What libraries that every start needs name, and this program hardly ever makes them use.

The loop speaks no TLS itself, as what asks Confluence brings its own way to, and opens no line to
several addresses at once; nobody sends log entries to another machine, or writes anything but JSON.
"""


@contextmanager
def uncollected() -> Iterator[None]:
    """Load inside: what was loaded stays until the end and need not be looked at again."""
    let_wait(*_NAMED)
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Load a window inside: like ``uncollected``, and what is seldom used waits."""
    let_wait(*_SELDOM)
    for function in ("schema", "schema_components"):
        let_call_wait("msgspec._json_schema", function)
    with uncollected():
        with without("typing_extensions"):
            import msgspec  # noqa: F401, PLC0415 - takes typing's own, and spares 2 ms
        try:
            yield
        finally:
            let_wait(*_SELDOM)
