"""Brings the bytes of files that the rules ask for, and makes room where there is none left."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.domain.syncing import Depth
    from confluence_desk.services.sync.budget import Budget, Caps
    from confluence_desk.services.sync.ledger import Ledger
    from confluence_desk.store import Store


class Files:
    """Brings the bytes of files; ``caps`` says how much room all of them may take."""

    def __init__(
        self, client: "ConfluenceClient", store: "Store", ledger: "Ledger", caps: "Caps"
    ) -> None:
        self._client = client
        self._store = store
        self._ledger = ledger
        self._caps = caps

    async def bring(self, run: int, depth: "Depth", budget: "Budget") -> None:
        """Fetch what is wanted and not here; bytes are no lists, so no budget is asked."""
