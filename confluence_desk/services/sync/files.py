"""Brings the bytes of files that the rules ask for, and makes room where there is none left."""

import mimetypes
from collections.abc import Iterable
from typing import TYPE_CHECKING

from confluence_desk.domain import keeping
from confluence_desk.domain.entities import Attachment
from confluence_desk.domain.keeping import Rule
from confluence_desk.services.sync.fetching import UNKNOWN_TYPE, Fetching, Room

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

    async def bring(self, run: int, depth: "Depth", budget: "Budget") -> None:  # noqa: ARG002 - bytes are no lists: always all
        """Fetch what is wanted and not here, pictures and small files first."""
        wishes = Wishes(self._store)
        kept = self._store.kept_files()
        held = {file.id for file in kept if wishes.want(file)}
        missing = [file for file in self._store.files_wanted() if file.id in held]
        await self._forget_troubles(held)
        room = Room(self._store, self._caps.files, held)
        await room.ensure()
        missing.sort(key=lambda file: (not is_picture(file), file.file_size, file.id))
        await Fetching(self._client, self._store, self._ledger, room).fetch(missing)

    async def _forget_troubles(self, held: set[str]) -> None:
        """Files that nobody wants any more, or that are gone, trouble nobody."""
        left = [one for one in self._ledger.troubled("file") if one not in held]
        await self._ledger.healed("file", left)


class Wishes:
    """Which files the rules want, by the page they hang on or are shown in."""

    def __init__(self, store: "Store") -> None:
        self._rules: dict[str, list[Rule]] = {}
        for rule in store.rules():
            if not rule.excludes and rule.files is not keeping.Files.NONE:
                for content_id in store.members(rule.key):
                    self._rules.setdefault(content_id, []).append(rule)
        self._pages = store.borrowers("page")
        self._files = store.borrowers("file")

    def want(self, file: Attachment) -> bool:
        """Whether any rule wants the bytes of this file."""
        return any(_wants(rule, file) for rule in self._about(file))

    def _about(self, file: Attachment) -> Iterable[Rule]:
        """The rules that hold the page it is on, or any page that shows it or that page."""
        waiting = [file.container_id, *self._files.get(file.id, ())]
        seen = set(waiting)
        while waiting:
            page = waiting.pop()
            yield from self._rules.get(page, ())
            waiting += [one for one in self._pages.get(page, ()) if one not in seen]
            seen.update(waiting)


def is_picture(file: Attachment) -> bool:
    """Whether it is an image, by its type or, where that says nothing, by its name."""
    kind = file.media_type
    if kind in {"", UNKNOWN_TYPE}:
        kind = mimetypes.guess_type(file.title)[0] or ""
    return kind.startswith("image/")


def _wants(rule: Rule, file: Attachment) -> bool:
    if rule.files is keeping.Files.IMAGES and not is_picture(file):
        return False
    return rule.files_up_to is None or file.file_size <= rule.files_up_to
