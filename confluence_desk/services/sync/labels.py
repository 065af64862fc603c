"""Brings labels up to date: which exist, and what is under each."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.domain.syncing import Depth
    from confluence_desk.services.sync.budget import Budget
    from confluence_desk.services.sync.ledger import Ledger
    from confluence_desk.store import Store


class Labels:
    """Brings labels up to date: which exist, and what is under each."""

    def __init__(self, client: "ConfluenceClient", store: "Store", ledger: "Ledger") -> None:
        self._client = client
        self._store = store
        self._ledger = ledger

    async def bring(self, run: int, depth: "Depth", budget: "Budget") -> None:
        """Do it, as deep as asked and as far as the budget goes."""
