"""Brings the names of people: of authors, commenters and whoever is mentioned."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from confluence_desk.domain.errors import DeskError
from confluence_desk.services.sync.failures import of_one
from confluence_desk.services.sync.ledger import utc_now

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.sync.ledger import Ledger
    from confluence_desk.store import Store

AT_ONCE = 250
AGAIN = timedelta(days=7)
"""Whom the service knows nothing of is asked about again after this."""
_PERSON = "person"


class People:
    """Asks for names that are not here, 250 a request."""

    def __init__(
        self,
        client: "ConfluenceClient",
        store: "Store",
        ledger: "Ledger",
        *,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._client = client
        self._store = store
        self._ledger = ledger
        self._now = now

    async def name(self, account_ids: Iterable[str], run: int) -> None:
        """Bring the names of these, as far as there are any; without them all else is as good."""
        try:
            await self._name(account_ids, run)
        except DeskError as error:
            if not of_one(error):
                raise
            await self._ledger.trouble("people", "*", error)
        else:
            await self._ledger.healed("people", ["*"])

    async def _name(self, account_ids: Iterable[str], run: int) -> None:
        unknown = self._store.people_missing(account_ids)
        if not unknown:
            return
        asked = self._store.audits(_PERSON)
        before = self._now() - AGAIN
        todo = [
            one
            for one in unknown
            if (audit := asked.get(one)) is None or audit.at is None or audit.at < before
        ]
        for start in range(0, len(todo), AT_ONCE):
            some = todo[start : start + AT_ONCE]
            await self._store.save_people(await self._client.people(some))
            for one in self._store.people_missing(some):
                await self._store.note_audit(_PERSON, one, run, 0)
