"""Brings versions before the current one, as many as rules say: a request for each."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import Version
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.syncing import Stage
from confluence_desk.services.page_lists import PageLists
from confluence_desk.services.sync.failures import of_one

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.sync.ledger import Ledger
    from confluence_desk.store import Store
    from confluence_desk.store.needs import Looked


class OlderVersions:
    """The history of pages whose text is new; deleting a version renumbers the later ones."""

    def __init__(self, client: "ConfluenceClient", store: "Store", ledger: "Ledger") -> None:
        self._client = client
        self._store = store
        self._ledger = ledger

    async def bring(self, page: "Looked") -> bool:
        """Bring a page's older versions; False where some could not be had."""
        before = {one.number: one for one in self._store.versions(page.id) or ()}
        try:
            listed = await PageLists(self._client, self._store).versions(page.kind, page.id)
        except DeskError as error:
            await self._failed(page, error)
            return False
        older = [one for one in listed if one.number < page.number][: page.older]
        whole = await self._bodies(page, self._missing(page.id, older, before))
        if whole:
            await self._store.forget_old(page.id, [one.number for one in older])
            await self._ledger.healed("version", [page.id])
        return whole

    def _missing(
        self, content_id: str, older: Sequence[Version], before: dict[int, Version]
    ) -> list[Version]:
        """Those that are not here, or are here under a number that was another's."""
        here = self._store.body_numbers(content_id)
        return [
            one
            for one in older
            if one.number not in here
            or (one.number in before and before[one.number].created_at != one.created_at)
        ]

    async def _bodies(self, page: "Looked", missing: Sequence[Version]) -> bool:
        for version in missing:
            try:
                found = await self._client.page(page.id, kind=page.kind, version=version.number)
            except DeskError as error:
                await self._failed(page, error)
                return False
            await self._store.save_old_version(replace(found, version=version))
            self._ledger.progress(Stage.COMPLETING)
        return True

    async def _failed(self, page: "Looked", error: DeskError) -> None:
        if not of_one(error):
            raise error
        await self._ledger.trouble("version", page.id, error, space_id=page.space_id)
