"""Fetches the bytes of files, some side by side: in pieces, so that half a file is gone on with."""

import asyncio
from collections.abc import Collection, Iterable
from contextlib import aclosing
from typing import TYPE_CHECKING

from confluence_desk.api.together import together
from confluence_desk.domain.entities import Attachment
from confluence_desk.domain.errors import (
    BadReply,
    DeskError,
    TooLarge,
    Unreachable,
    Untrusted,
)
from confluence_desk.domain.syncing import Stage
from confluence_desk.services.sync.failures import of_one

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.sync.ledger import Ledger
    from confluence_desk.store import Store

AT_ONCE = 4
PIECE = 1 << 20
TRIES = 3
"""So often a file may break off without a byte more of it."""
IN_A_ROW = 8
"""So many files that fail one after the other: it is not the files."""
UNKNOWN_TYPE = "application/octet-stream"


class Room:
    """How many bytes files may still take; what no rule holds makes way, longest unused first."""

    def __init__(self, store: "Store", cap: int, spare: Collection[str]) -> None:
        self._store = store
        self._spare = spare
        self._left = cap - store.blob_bytes()
        self._turn = asyncio.Lock()

    async def ensure(self) -> None:
        """Give up what is too much already."""
        if self._left < 0:
            self._left += await self._store.evict(-self._left, self._spare)

    async def take(self, size: int) -> bool:
        """Whether there is, or could be made, room for so many bytes: they are taken then."""
        async with self._turn:
            if size > self._left:
                self._left += await self._store.evict(size - self._left, self._spare)
            if size > self._left:
                return False
            self._left -= size
            return True

    def give_back(self, size: int) -> None:
        """Bytes that were taken and not used."""
        self._left += size


class Fetching:
    """Fetches files; one that fails is noted as a trouble and leaves the others alone.

    A lost connection may be one file's alone too: files come from a host of their own.
    """

    def __init__(
        self, client: "ConfluenceClient", store: "Store", ledger: "Ledger", room: Room
    ) -> None:
        self._client = client
        self._store = store
        self._ledger = ledger
        self._room = room
        self._failed_in_a_row = 0
        self._given_up: DeskError | None = None
        self._full = False

    async def fetch(self, files: Iterable[Attachment]) -> None:
        """Bring these, in this order, as far as there is room."""
        todo = list(files)
        self._ledger.progress(Stage.FILES, files_total=len(todo))
        waiting = iter(todo)
        await together(self._worker(waiting) for _ in range(min(AT_ONCE, len(todo))))
        if self._given_up is not None:
            await self._ledger.trouble("files", "*", self._given_up)
        elif self._full:
            await self._ledger.trouble("files", "*", TooLarge("all files together"))
        else:
            await self._ledger.healed("files", ["*"])

    async def _worker(self, waiting: Iterable[Attachment]) -> None:
        for file in waiting:
            if self._given_up is not None:
                return
            await self._guarded(file)
            self._ledger.progress(Stage.FILES, files=1)

    async def _guarded(self, file: Attachment) -> None:
        size = file.file_size - self._store.blob_have(file.id, file.version.number)
        if not await self._room.take(max(0, size)):
            self._full = True
            return
        try:
            await self._whole(file)
        except DeskError as error:
            self._room.give_back(max(0, size))
            if not (of_one(error) or isinstance(error, Unreachable)):
                raise
            await self._failed(file, error)
        else:
            self._failed_in_a_row = 0
            await self._ledger.healed("file", [file.id])

    async def _failed(self, file: Attachment, error: DeskError) -> None:
        await self._ledger.trouble("file", file.id, error, title=file.title)
        self._failed_in_a_row += 1
        if self._failed_in_a_row >= IN_A_ROW:
            self._given_up = error

    async def _whole(self, file: Attachment) -> None:
        """Go on where an earlier run was interrupted; begin anew where that does not fit."""
        number = file.version.number
        kind = file.media_type or UNKNOWN_TYPE
        have = await self._store.begin_blob(file.id, number, file.file_size, kind)
        if have:
            try:
                have = await self._rest(file, have)
            except BadReply:
                have = -1
        if have <= 0 or have != file.file_size:
            await self._store.drop_blob(file.id, number)
            await self._store.begin_blob(file.id, number, file.file_size, kind)
            await self._rest(file, 0)
        await self._store.finish_blob(file.id, number)
        await self._store.drop_older_blobs(file.id, number)

    async def _rest(self, file: Attachment, have: int) -> int:
        """Fetch from there on; how many bytes there are then. A stream may break off and go on."""
        idle = 0
        while not 0 < file.file_size == have:
            before = have
            try:
                return await self._stream(file, have)
            except Unreachable as error:
                have = self._store.blob_have(file.id, file.version.number)
                idle = idle + 1 if have == before else 0
                if isinstance(error, Untrusted) or idle >= TRIES:
                    raise
        return have

    async def _stream(self, file: Attachment, have: int) -> int:
        """Save what comes in pieces; what came before a break is saved as well."""
        held = bytearray()
        number = file.version.number
        stream = self._client.download_stream(file, number, start=have)
        try:
            async with aclosing(stream) as chunks:
                async for chunk in chunks:
                    held += chunk
                    if len(held) >= PIECE:
                        have = await self._save(file, have, held)
        finally:
            have = await self._save(file, have, held)
        return have

    async def _save(self, file: Attachment, have: int, held: bytearray) -> int:
        if held:
            await self._store.append_blob(file.id, file.version.number, have, bytes(held))
            have += len(held)
            held.clear()
        return have
