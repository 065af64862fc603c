"""What hangs on a page beside its text, now or when a version of it was saved.

Labels have no past in the service; files have: each of their versions has its day.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.frozen import frozen
from confluence_desk.services.page_lists import PageLists

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.domain.entities import Attachment, Version
    from confluence_desk.store import Store

Named = tuple[str, str]
"""A file's name, and the number of its version; "" where that says nothing."""
Ask = Callable[[Coroutine[Any, Any, None]], Coroutine[Any, Any, None]]
_MOST = 25
"""So many files' pasts are asked for at once; a page with more keeps the others to itself."""


@frozen
class Hanging:
    """Its labels, and its attachments."""

    labels: tuple[str, ...] = ()
    files: tuple[Named, ...] = ()


NOTHING = Hanging()


class Hangings(Protocol):
    """What is known of labels and files, now and when a version was saved."""

    def now(self, page_id: str) -> Hanging | None:
        """Those of a page as it is; None where they were never fetched."""

    def then(
        self, page_id: str, old: datetime | None, new: datetime | None
    ) -> tuple[Hanging, Hanging]:
        """Those of a page at two moments, as far as both is known."""

    async def bring(self, page_id: str) -> bool:
        """Have what hangs on a page here; whether more is known now."""

    async def bring_past(self, page_id: str, old: datetime | None, new: datetime | None) -> bool:
        """Have known what hung on it then; whether more is known now."""


class Hung:
    """Answers from what is here; ``bring`` asks for what is not, where that is cheap."""

    def __init__(self, store: "Store", client: "ConfluenceClient", ask: Ask) -> None:
        self._store = store
        self._page_lists = PageLists(client, store)
        self._ask = ask

    def now(self, page_id: str) -> Hanging | None:
        """Labels and attachments of a page; None where they were never fetched."""
        labels, files = self._store.labels(page_id), self._store.attachments(page_id)
        if labels is None or files is None:
            return None
        return Hanging(tuple(one.name for one in labels), tuple((one.title, "") for one in files))

    def then(
        self, page_id: str, old: datetime | None, new: datetime | None
    ) -> tuple[Hanging, Hanging]:
        """The files that hung on a page at two moments: those of which both is known."""
        if old is None or new is None:
            return NOTHING, NOTHING
        sides: tuple[list[Named], list[Named]] = ([], [])
        for file in self._store.attachments(page_id) or ():
            numbers = [_standing(file, self._past(file), moment) for moment in (old, new)]
            if None in numbers:
                continue
            for side, number in zip(sides, numbers, strict=True):
                if number:
                    side.append((file.title, str(number)))
        return Hanging(files=tuple(sides[0])), Hanging(files=tuple(sides[1]))

    async def bring(self, page_id: str) -> bool:
        """Have labels and files of a page here; whether more is known now."""
        if self.now(page_id) is not None:
            return False
        return await self._asked([self._lists(page_id)])

    async def bring_past(self, page_id: str, old: datetime | None, new: datetime | None) -> bool:
        """Have the versions of files here that changed since; whether more is known now."""
        if old is None or new is None:
            return False
        lacking = [
            file.id
            for file in self._store.attachments(page_id) or ()
            if None in [_standing(file, self._past(file), moment) for moment in (old, new)]
            and not any(one.number == file.version.number for one in self._past(file))
        ]
        return await self._asked(
            [self._page_lists.file_versions(file_id) for file_id in lacking[:_MOST]]
        )

    async def _asked(self, questions: Sequence[Coroutine[Any, Any, None]]) -> bool:
        """Whether any was answered; what is not to be had is not said then."""
        answers = await asyncio.gather(*map(self._ask, questions), return_exceptions=True)
        for answer in answers:
            if isinstance(answer, BaseException) and not isinstance(answer, DeskError):
                raise answer
        return any(answer is None for answer in answers)

    def _past(self, file: "Attachment") -> "Sequence[Version]":
        return self._store.versions(file.id) or ()

    async def _lists(self, page_id: str) -> None:
        node = self._store.node(page_id)
        if node is None:
            return
        await self._page_lists.labels(node.kind, page_id)
        await self._page_lists.attachments(node.kind, page_id)


def _standing(file: "Attachment", past: "Sequence[Version]", moment: datetime) -> int | None:
    """A file's version at a moment, 0 before it came; None where nobody knows."""
    known = sorted({one.number: one for one in (*past, file.version)}.items())
    begun = [number for number, one in known if one.created_at and one.created_at <= moment]
    if any(one.created_at is None for _, one in known):
        return None
    if not begun:
        return 0 if known[0][0] == 1 else None
    last = max(begun)
    following = {number for number, _ in known} | {file.version.number + 1}
    return last if last + 1 in following else None
