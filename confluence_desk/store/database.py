"""One library file in use: a connection to read at once, a thread to write behind."""

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Self

import apsw

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.store import damage
from confluence_desk.store.migrations import migrate
from confluence_desk.store.opening import connect, prepare
from confluence_desk.store.troubles import translated
from confluence_desk.store.writer import Job, T, Writer

_ASKING_KIB = 48 * 1024
"""As much as all rows of a large library take: a query may have to look at each of them."""


class Database:
    """Reads run in the calling thread, one thread at a time; writes run on the writer's."""

    def __init__(
        self,
        reader: apsw.Connection,
        writer: Writer,
        path: Path,
        again: Callable[[], apsw.Connection],
        *,
        fleeting: bool,
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._again = again
        self._asker: Writer | None = None
        self._path = path
        self._fleeting = fleeting
        self._closed = False

    @classmethod
    def open(cls, path: Path | None, key: bytes | str) -> Self:
        """Open or make ``path``; None is a file of its own that goes when it is closed.

        That file is as encrypted as any other and lies in a folder nobody else can enter:
        SQLite cannot share an encrypted in-memory database between two connections.
        """
        if path is not None:
            return cls._opened(path, key, fleeting=False)
        with translated():
            folder = Path(tempfile.mkdtemp(prefix="confluence-desk-"))
        try:
            return cls._opened(folder / "session.desk", key, fleeting=True)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    @classmethod
    def _opened(cls, path: Path, key: bytes | str, *, fleeting: bool) -> Self:
        prepare(path)
        writing = connect(path, key, read_only=False)
        try:
            with translated():
                migrate(writing)
                damage.look(path, writing)
            again = partial(connect, path, key, read_only=True)
            reading = again()
        except BaseException:
            writing.close()
            raise
        return cls(reading, Writer(writing), path, again, fleeting=fleeting)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._path

    def all(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Every row of a query, now."""
        if self._closed:
            raise StoreTrouble("closed")
        with damage.noted(self._path), translated():
            try:
                return self._reader.execute(sql, values).fetchall()
            except (OverflowError, UnicodeError):  # no row holds such a number or text
                return []

    def one(self, sql: str, values: tuple[Any, ...] = ()) -> tuple[Any, ...] | None:
        """The only row of a query, or None."""
        rows = self.all(sql, values)
        return rows[0] if rows else None

    @property
    def closed(self) -> bool:
        """Whether ``close`` was called."""
        return self._closed

    async def run(self, job: Job[T], *, then: Callable[[T], None] | None = None) -> T:
        """Run a job on the writer's thread, in one transaction; see ``Writer.run``."""
        with damage.noted(self._path):
            return await self._writer.run(job, then=then)

    async def look(self, job: Job[T]) -> T:
        """Run a job that only reads on the writer's thread; see ``Writer.look``."""
        with damage.noted(self._path):
            return await self._writer.look(job)

    async def ask(self, job: Job[T]) -> T:
        """Run a job that only reads on a thread of its own: no write makes it wait."""
        if self._closed:
            raise StoreTrouble("closed")
        if self._asker is None:
            self._asker = Writer(self._reading())
        with damage.noted(self._path):
            return await self._asker.look(job)

    def _reading(self) -> apsw.Connection:
        connection = self._again()
        with translated():
            connection.pragma("cache_size", -_ASKING_KIB)
        return connection

    def post(self, job: Job[object]) -> None:
        """Write something small that nobody waits for; see ``Writer.post``."""
        self._writer.post(job)

    def close(self) -> None:
        """Finish the writes, let go of the file; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        self._reader.close()
        if self._asker is not None:
            self._asker.close()
        self._writer.close()
        if self._fleeting:
            shutil.rmtree(self._path.parent, ignore_errors=True)
