"""Lets the program load without Python looking for garbage in it, a tenth of a second a start."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from confluence_desk.system.seldom import let_wait

_SECURE = ("ssl", "asyncio.sslproto")


@contextmanager
def undisturbed() -> Iterator[None]:
    """Load inside: what was loaded stays until the end and need not be looked at again.

    What the loop would need to speak TLS itself waits: all that we ask is asked by a library that
    brings its own way to.
    """
    let_wait(*_SECURE)
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        let_wait(*_SECURE)
        gc.freeze()
        if was_on:
            gc.enable()
