"""One small request for each thing that the program asks, to learn what a credential opens."""

from collections.abc import Sequence

import msgspec

from confluence_desk.api.call import V1, V2, Call
from confluence_desk.api.transport import Transport
from confluence_desk.api.wire import PLURAL
from confluence_desk.domain.entities import Kind

SAMPLE = 25
"""So many are looked at to guess how large all of them are."""


class _Row(msgspec.Struct):
    id: str | int = ""


class _Rows(msgspec.Struct):
    results: list[_Row] = []


class _File(msgspec.Struct, rename="camel"):
    id: str = ""
    page_id: str | None = None


class _Files(msgspec.Struct):
    results: list[_File] = []


class _Total(msgspec.Struct, rename="camel"):
    total_size: int = 0


class _SizedFile(msgspec.Struct, rename="camel"):
    file_size: int = 0
    media_type: str = ""


class _SizedFiles(msgspec.Struct):
    results: list[_SizedFile] = []


class Probing:
    """Asks for one row at a time; every method raises ``DeskError``.

    Where a page or a file is wanted and none is to be seen, an id that nothing has tells as
    much: who lacks a scope hears that first, and who does not gets ``Missing``.
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def spaces(self) -> str:
        """The id of some space, "" where none is to be seen."""
        return await self._first(f"{V2}/spaces", "spaces")

    async def pages(self) -> str:
        """The id of some page, "" where none is to be seen."""
        return await self._first(f"{V2}/pages", "pages", {"status": "current"})

    async def children(self, page_id: str) -> None:
        """The hierarchy downwards."""
        await self._first(f"{V2}/pages/{page_id}/direct-children", "the page tree")

    async def ancestors(self, page_id: str) -> None:
        """The hierarchy upwards."""
        await self._first(f"{V2}/pages/{page_id}/ancestors", "the path of a page")

    async def stub(self, kind: Kind, node_id: str) -> None:
        """What hangs in the hierarchy beside pages: folders, whiteboards, databases, embeds."""
        await self._raw(Call(f"{V2}/{PLURAL[kind]}/{node_id}", PLURAL[kind]))

    async def search(self) -> None:
        """The search."""
        query = {"cql": "type = page", "limit": "1", "excerpt": "none"}
        await self._raw(Call(f"{V1}/search", "search", query, search=True))

    async def comments(self, page_id: str) -> None:
        """Comments under pages."""
        await self._first(f"{V2}/pages/{page_id}/footer-comments", "comments")

    async def labels(self) -> None:
        """The labels of the site."""
        await self._first(f"{V2}/labels", "labels")

    async def labels_of(self, page_id: str) -> None:
        """The labels of a page."""
        await self._first(f"{V2}/pages/{page_id}/labels", "labels")

    async def attachments(self, page_id: str) -> None:
        """The files of a page."""
        await self._first(f"{V2}/pages/{page_id}/attachments", "attachments")

    async def some_file(self) -> tuple[str, str]:
        """Some file of the site: its page's id and its own; "" where none is to be seen."""
        call = Call(f"{V2}/attachments", "attachments", {"limit": "1"})
        rows = msgspec.json.decode(await self._raw(call), type=_Files).results
        return (rows[0].page_id or "", rows[0].id) if rows else ("", "")

    async def bytes_of(self, page_id: str, file_id: str) -> None:
        """The way to a file's bytes; the bytes themselves stay where they are."""
        path = f"{V1}/content/{page_id}/child/attachment/{file_id}/download"
        async with self._transport.opened(Call(path, "files", stream=True)):
            return

    async def versions(self, page_id: str) -> None:
        """The versions of a page."""
        await self._first(f"{V2}/pages/{page_id}/versions", "versions")

    async def people(self, account_ids: Sequence[str]) -> None:
        """People by their ids."""
        body = {"accountIds": list(account_ids)}
        await self._raw(Call(f"{V2}/users-bulk", "people", body=body))

    async def restrictions(self, page_id: str) -> None:
        """Who may read a page."""
        await self._raw(Call(f"{V1}/content/{page_id}/restriction/byOperation", "restrictions"))

    async def audit(self) -> None:
        """The log of the administrators."""
        await self._raw(Call(f"{V1}/audit", "the audit log", {"limit": "1"}))

    async def starred_spaces(self, account_id: str) -> list[str]:
        """The ids of the spaces that somebody starred, the first 250 of them."""
        query = {"favorited-by": account_id, "limit": "250"}
        raw = await self._raw(Call(f"{V2}/spaces", "spaces", query))
        return [str(row.id) for row in msgspec.json.decode(raw, type=_Rows).results]

    async def count(self, cql: str) -> int:
        """How much a query finds, in archived spaces too."""
        query = {"cql": cql, "limit": "1", "excerpt": "none", "includeArchivedSpaces": "true"}
        raw = await self._raw(Call(f"{V1}/search", "search", query, search=True))
        return msgspec.json.decode(raw, type=_Total).total_size

    async def bytes_of_pages(self) -> tuple[int, int]:
        """How many bytes some pages take with their texts, and how many pages these are."""
        query = {"limit": str(SAMPLE), "body-format": "storage"}
        raw = await self._raw(Call(f"{V2}/pages", "pages", query))
        return len(raw), len(msgspec.json.decode(raw, type=_Rows).results)

    async def sizes_of_files(self) -> list[tuple[str, int]]:
        """The media types and sizes of some files."""
        raw = await self._raw(Call(f"{V2}/attachments", "attachments", {"limit": str(SAMPLE * 2)}))
        rows = msgspec.json.decode(raw, type=_SizedFiles).results
        return [(row.media_type, row.file_size) for row in rows]

    async def _first(self, path: str, what: str, query: dict[str, str] | None = None) -> str:
        raw = await self._raw(Call(path, what, {**(query or {}), "limit": "1"}))
        rows = msgspec.json.decode(raw, type=_Rows).results
        return str(rows[0].id) if rows else ""

    async def _raw(self, call: Call) -> bytes:
        return await self._transport.ask(call, _checked)


def _checked(body: bytes) -> bytes:
    """The answer as it came, once it is known to be JSON."""
    msgspec.json.decode(body, type=msgspec.Raw)
    return body
