"""Keeps the pages read last as they were drawn, so that a start shows one without drawing it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from confluence_desk import __version__
from confluence_desk.domain.entities import Page
from confluence_desk.domain.speech import Speech
from confluence_desk.render.context import Outline
from confluence_desk.services.document import Document
from confluence_desk.store import Store

_LONGEST = 200_000
"""So many characters at most are kept: to write out more takes longer than a frame, and a long page
is drawn beside the windows anyway."""


class LastShown:
    """Documents of a site by page; one counts only for the text and the words it was made of."""

    def __init__(
        self, store: Store, speech: Speech, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._store = store
        self._speech = speech
        self._now = now
        self._kept: dict[str, Document] = {}

    def document(self, node_id: str) -> Document | None:
        """What was drawn of a page in an earlier run, if it still says when that was written."""
        if node_id not in self._kept:
            page, told = self._store.about(node_id), self._store.last_shown(node_id)
            found = _read(told) if page is not None and told else None
            if page is None or found is None or found[0] != self._mark(page):
                return None
            self._kept[node_id] = found[1]
        return self._kept[node_id]

    def keep(self, node_id: str, document: Document) -> None:
        """Keep what is shown of a page, unless that is kept already."""
        long = len(document.html) > _LONGEST
        if long or not document.version or self._kept.get(node_id) == document:
            return
        page = self._store.about(node_id)
        if page is None:
            return
        self._kept = {node_id: document}
        self._store.note_shown(node_id, document.version, _written(self._mark(page), document))

    def _mark(self, page: Page) -> str:
        """What a drawing says besides the text itself, and what draws it."""
        here = self._store.body_version(page.id), page.version.number, page.status
        when = self._speech.ago(page.version.created_at, self._now())
        missing = self._store.missing_reason(page.id)
        return json.dumps([__version__, self._speech.language, page.title, *here, when, missing])


def _written(mark: str, document: Document) -> str:
    outline = [[each.level, each.text, each.anchor] for each in document.outline]
    whole = (document.html, document.title, outline, document.codes, document.version)
    return json.dumps([mark, *whole])


def _read(told: str) -> tuple[str, Document] | None:
    """The mark and the document; None where another version of the program wrote them."""
    try:
        mark, html, title, outline, codes, version = json.loads(told)
        headings: list[list[Any]] = outline
        lines = tuple(Outline(*each) for each in headings)
        return mark, Document(html, title, lines, tuple(codes), version)
    except (ValueError, TypeError):
        return None
