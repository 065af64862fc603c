"""Makes the parts of a library that no window waits for, each when it is first asked."""

from typing import TYPE_CHECKING

from confluence_desk.services.late import on_demand

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.domain.entities import Site
    from confluence_desk.domain.speech import Speech
    from confluence_desk.services.cards import Cards
    from confluence_desk.services.comparing import Comparing
    from confluence_desk.services.hanging import Ask
    from confluence_desk.services.late_documents import LateDocuments
    from confluence_desk.services.needs import Needs
    from confluence_desk.services.refresh import Refresher
    from confluence_desk.services.resolve import Resolver
    from confluence_desk.services.served import Asking, Served
    from confluence_desk.store import Store


class LibraryParts:
    """What they are made of; ``client`` asks Confluence."""

    def __init__(self, site: "Site", store: "Store", client: "ConfluenceClient") -> None:
        self._site = site
        self._store = store
        self._client = client

    def refresher(self, needs: "Needs") -> "Refresher":
        """What brings rows, pages and details up to date."""

        def made() -> "Refresher":
            from confluence_desk.services.refresh import Refresher  # noqa: PLC0415 - as said above

            return Refresher(self._client, self._store, needs)

        return on_demand(made)

    def served(self, asking: "Asking") -> "Served":
        """What a page shows beside its text and its files."""

        def made() -> "Served":
            from confluence_desk.services.served import Served  # noqa: PLC0415 - as said above

            return Served(self._site, self._store, self._client, asking)

        return on_demand(made)

    def cards(self, resolver: "Resolver") -> "Cards":
        """What links show of where they lead."""

        def made() -> "Cards":
            from confluence_desk.services.cards import Cards  # noqa: PLC0415 - as said above

            return Cards(self._store, resolver)

        return on_demand(made)

    def comparing(self, drawings: "LateDocuments", speech: "Speech", ask: "Ask") -> "Comparing":
        """What compares two versions."""

        def made() -> "Comparing":
            from confluence_desk.services.comparing import Comparing  # noqa: PLC0415 - as above
            from confluence_desk.services.hanging import Hung  # noqa: PLC0415 - as above

            hung = Hung(self._store, self._client, ask)
            return Comparing(self._store.page_version, drawings.context, speech, hung)

        return on_demand(made)
