"""Loads beside the windows what a first search, code or preview needs: no start waits for it."""

import importlib
import threading
from collections.abc import Sequence

READING = (
    "confluence_desk.render.phrases",
    "confluence_desk.render.questions",
    "confluence_desk.services.served",
    "confluence_desk.render.code",
    "pygments.lexers.shell",
    "pygments.lexers.python",
    "pygments.lexers.data",
    "confluence_desk.cql.check",
    "confluence_desk.cql.fields",
)
"""What the first page drawn, code on it and the first search load: 60 ms while somebody waits."""
_PAUSE = 0.05
"""Seconds between two of them; a thread that loads is in the way of all others."""


class Beforehand:
    """A thread that loads modules in this order, from ``begin`` until done or ``end``."""

    def __init__(self, modules: Sequence[str]) -> None:
        self._modules = modules
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Load them; a second call does nothing."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._load, name="beforehand", daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Load no more; the one that is being loaded is waited for."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _load(self) -> None:
        for module in self._modules:
            if self._ended.wait(_PAUSE):
                return
            importlib.import_module(module)
