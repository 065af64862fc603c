"""Loads what draws pages when one is drawn: a start shows the page that a run before drew."""

import asyncio
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Page, Site
from confluence_desk.domain.speech import Speech
from confluence_desk.services.document import Document
from confluence_desk.services.last_shown import LastShown
from confluence_desk.services.needs import Needs
from confluence_desk.store import Store

if TYPE_CHECKING:
    from confluence_desk.render.context import Context
    from confluence_desk.services.documents import Documents

LOOK_AGAIN = 2.5
"""Seconds after which what an earlier run drew is held against the library."""


class LateDocuments:
    """The documents of a site; ``tell`` hears of a page that may have to be drawn after all."""

    def __init__(
        self,
        site: Site,
        store: Store,
        speech: Speech,
        account_id: str,
        needs: Needs,
        tell: Callable[[Changes], None],
    ) -> None:
        self._site = site
        self._store = store
        self._speech = speech
        self._account_id = account_id
        self._needs = needs
        self._tell = tell
        self._last = LastShown(store, speech)
        self._read = ""

    @cached_property
    def made(self) -> "Documents":
        """What draws them; from then on everything is drawn."""
        from confluence_desk.services.documents import Documents  # noqa: PLC0415 - as said above

        who, needs = self._account_id, self._needs
        return Documents(self._site, self._store, self._speech, account_id=who, needs=needs)

    @property
    def first(self) -> bool:
        """Whether nothing was drawn yet."""
        return "made" not in vars(self)

    def document(self, node_id: str) -> Document | None:
        """The complete document of a page; the first of a run may be one that a run before drew."""
        if self.first and (kept := self._last.document(node_id)) is not None:
            asyncio.get_running_loop().call_later(LOOK_AGAIN, self._look_again, node_id)
            return kept
        found = self.made.document(node_id)
        if found is not None and node_id == self._read:
            self._last.keep(node_id, found)
        return found

    def ready(self, node_id: str) -> bool:
        """Whether ``document`` answers at once."""
        kept = self.first and self._last.document(node_id) is not None
        return kept or self.made.ready(node_id)

    def gathers(self, node_id: str) -> bool:
        """Whether what was drawn of a page shows what stands elsewhere."""
        return not self.first and self.made.gathers(node_id)

    def doubt(self) -> None:
        """Something that drawings may rest on has changed."""
        if not self.first:
            self.made.doubt()

    def note_read(self, node_id: str) -> None:
        """It stands before somebody's eyes: keep it for the next start, as long as it does."""
        self._read = node_id
        if not self.first:
            self.document(node_id)

    def person_name(self, account_id: str) -> str:
        """What to call somebody; never empty."""
        if (person := self._store.person(account_id)) is not None:
            return person.display_name
        from confluence_desk.render.phrases import Phrase  # noqa: PLC0415 - as said above

        return self._speech.say(Phrase.UNKNOWN_USER)

    def context(self, page_id: str, page: Page | None) -> "Context":
        """What a body on a page may ask of the library."""
        return self.made.context(page_id, page)

    def _look_again(self, node_id: str) -> None:
        if not self._store.closed:
            self._tell(Changes(pages=frozenset({node_id})))
