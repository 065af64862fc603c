"""Brings a page and everything below it to this machine, a few requests at a time."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import TypeVar

from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.domain.errors import DeskError, SignInNeeded, StoreTrouble, Unreachable
from confluence_desk.services.refresh import Refresher
from confluence_desk.store import Store

T = TypeVar("T")

_SPACE, _BLOG = "space:", "blog:"
_AT_ONCE = 4
_PORTION = 50
_HOPELESS = (Unreachable, SignInNeeded, StoreTrouble)
"""What will happen to every other request too."""


class Below:
    """Walks a hierarchy level by level; every portion is saved, and told, as it comes."""

    def __init__(self, store: Store, refresher: Refresher) -> None:
        self._store = store
        self._refresher = refresher

    async def fetch(self, key: str) -> None:
        """Fetch the lists and bodies below a node or ``space:ID``, and the node's own body.

        What cannot be had is passed over; the first failure is raised when the rest is here.
        """
        failures: list[DeskError] = []
        node = self._store.node(key)
        own = [node or PageNode(key, Kind.PAGE, "")] if not key.startswith(_SPACE) else []
        failures += await self._bodies(own)
        seen, level = {key}, [key]
        while level:
            failures += await self._lists(level)
            fresh = [n for n in self._rows(level) if n.id not in seen]
            seen |= {n.id for n in fresh}
            failures += await self._bodies(fresh)
            level = [n.id for n in fresh if n.kind is not Kind.BLOGPOST]
        if failures:
            raise failures[0]

    async def _lists(self, keys: Sequence[str]) -> list[DeskError]:
        failures: list[DeskError] = []
        for some in _portions(keys, _AT_ONCE):
            answers = await asyncio.gather(
                *(self._refresher.children(key) for key in some), return_exceptions=True
            )
            failures += _expected(answers)
        return failures

    async def _bodies(self, nodes: Sequence[PageNode]) -> list[DeskError]:
        failures: list[DeskError] = []
        readable = [node for node in nodes if node.kind.readable]
        for some in _portions(readable, _PORTION):
            answers = await asyncio.gather(self._refresher.bodies(some), return_exceptions=True)
            failures += _expected(answers)
        return failures

    def _rows(self, keys: Sequence[str]) -> Iterator[PageNode]:
        for key in keys:
            yield from self._store.children(key) or ()
            if key.startswith(_SPACE):
                yield from self._store.children(f"{_BLOG}{key.removeprefix(_SPACE)}") or ()


def _portions(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _expected(answers: Sequence[BaseException | None]) -> list[DeskError]:
    """The failures that leave hope for the rest; any other is raised."""
    failures: list[DeskError] = []
    for answer in answers:
        if isinstance(answer, DeskError) and not isinstance(answer, _HOPELESS):
            failures.append(answer)
        elif answer is not None:
            raise answer
    return failures
