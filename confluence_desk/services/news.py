"""Tells what the store committed, each commit once: what one question brought, together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.frozen import described


@described
class Batch:
    """What one question has changed so far."""

    changes: Changes = field(default_factory=Changes)
    ended: bool = False


_BATCH: ContextVar[Batch | None] = ContextVar("batch", default=None)


class News:
    """Stands between the store's commits and ``tell``.

    A question that is cancelled while the store writes ends before the commit is heard: such
    late news is told by itself, so that no view misses it.
    """

    def __init__(self, tell: Callable[[Changes], None]) -> None:
        self._tell = tell

    def hear(self, changes: Changes) -> None:
        """Take in one commit, in the context of the task that asked for it."""
        batch = _BATCH.get()
        if batch is None or batch.ended:
            self._tell(changes)
        else:
            batch.changes |= changes

    @contextmanager
    def together(self) -> Iterator[Batch]:
        """Tell what is committed inside when it ends, however it ends."""
        batch = Batch()
        token = _BATCH.set(batch)
        try:
            yield batch
        finally:
            _BATCH.reset(token)
            batch.ended = True
            if batch.changes:
                self._tell(batch.changes)
