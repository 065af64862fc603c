"""Tells what was typed into the bar: a link, a query, or words, some of which mean something."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.links import is_web, may_be_id, parse, space_named

if TYPE_CHECKING:
    from confluence_desk.cql.check import Finding
    from confluence_desk.cql.completion import Completion
    from confluence_desk.cql.questions.meaning import Chip
    from confluence_desk.store import Store
    from confluence_desk.store.query.rows import Offer

_SOME = 8
_MOST_PEOPLE = 5
_ALL = 1000
_LONG = 2_000
"""Letters of a query that takes longer to read than a frame."""


class Kind(StrEnum):
    """What a text is taken for."""

    NOTHING = "nothing"
    WORDS = "words"
    CQL = "cql"
    LINK = "link"
    NUMBER = "number"


@frozen
class Asked:
    """A text that was understood.

    ``cql`` is what it asks Confluence, ``words`` what is looked for in texts, ``chips`` what
    words of a question mean, ``findings`` what is wrong or doubtful about a query.
    """

    text: str
    kind: Kind = Kind.NOTHING
    cql: str = ""
    words: str = ""
    chips: "tuple[Chip, ...]" = ()
    findings: "tuple[Finding, ...]" = ()

    @property
    def fault(self) -> "Finding | None":
        """What makes it a query that nobody would answer."""
        return next((one for one in self.findings if one.severity == "error"), None)

    @property
    def is_query(self) -> bool:
        """Whether it is more than words: the best order is the query's own."""
        return self.kind is Kind.CQL or bool(self.chips)


class Understanding:
    """Reads texts as one person, whose zone decides what today is."""

    def __init__(
        self,
        store: "Store",
        site_url: str,
        time_zone: str = "",
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._site_url = site_url
        self._time_zone = time_zone
        self._now = now

    def kind(self, text: str) -> Kind:
        """What a text is, told at once while it is typed."""
        stripped = text.strip()
        if not stripped:
            return Kind.NOTHING
        if self._is_query(stripped):
            return Kind.CQL
        if stripped.isascii() and stripped.isdigit():
            return Kind.NUMBER if self._is_id(stripped) else Kind.WORDS
        key = space_named(stripped)
        if key and self._store.spaces() and self._store.space_by_key(key) is None:
            return Kind.WORDS  # ``ERROR: refused`` and ``C:\temp`` are no titles
        target = parse(stripped, self._site_url)
        return Kind.WORDS if target is None and not is_web(stripped) else Kind.LINK

    async def read(self, text: str) -> Asked:
        """All that can be told of a text; a link is no question."""
        kind = self.kind(text)
        if kind is Kind.CQL:
            from confluence_desk.cql.check import inspect  # noqa: PLC0415 - no start asks for anything

            long = len(text) > _LONG
            inspected = await asyncio.to_thread(inspect, text) if long else inspect(text)
            return Asked(text, kind, text.strip(), findings=inspected.findings)
        if kind is Kind.NOTHING:
            return Asked(text)
        from confluence_desk.cql.questions.reading import understand  # noqa: PLC0415 - as above
        from confluence_desk.services.local_search import zone_of  # noqa: PLC0415 - as above

        today = self._now().astimezone(zone_of(self._time_zone)).date()
        reading = await self._store.among_values(
            lambda offer: understand(text, _Names(offer), today)
        )
        return Asked(text, kind, reading.cql, reading.words, reading.chips)

    async def complete(self, text: str, caret: int) -> "Completion":
        """What could stand at the caret of a query, with values of the library."""
        from confluence_desk.cql.completion import complete  # noqa: PLC0415 - as above
        from confluence_desk.services.query_values import OfferedValues  # noqa: PLC0415 - as above

        return await self._store.among_values(
            lambda offer: complete(text, caret, OfferedValues(offer))
        )

    async def choices(self, what: str, typed: str = "") -> list[tuple[str, str]]:
        """Values to filter by, with names: ``what`` is space, label or person."""
        return await self._store.among_values(lambda offer: offer(what, typed, _SOME * 3))

    def name_of(self, what: str, value: str) -> str:
        """What a person knows a space, a person or a page by; the value itself where unknown."""
        if what == "space":
            space = self._store.space_by_key(value)
            return space.name if space else value
        if what == "person":
            person = self._store.person(value)
            return person.display_name if person else value
        node = self._store.node(value)
        return node.title if node else value

    def _is_id(self, number: str) -> bool:
        """A short number is a port or the code of an error, unless a page has it."""
        return may_be_id(number) or self._store.node(number) is not None

    @staticmethod
    def _is_query(text: str) -> bool:
        from confluence_desk.cql.guessing import is_meant_as_cql  # noqa: PLC0415 - as above

        return is_meant_as_cql(text)


class _Names:
    """A ``meaning.Names`` out of what the library offers for half-typed values."""

    def __init__(self, offer: "Offer") -> None:
        self._offer = offer
        self._spaces: dict[str, tuple[str, str]] | None = None

    def space(self, said: str) -> tuple[str, str] | None:
        if self._spaces is None:
            known = self._offer("space", "", _ALL)
            by_name = {name.lower(): (key, name) for key, name in reversed(known)}
            self._spaces = by_name | {key.lower(): (key, name) for key, name in known}
        return self._spaces.get(said.lower())

    def people(self, said: str) -> Sequence[tuple[str, str]]:
        """Those of the name, or whose name has these words side by side."""
        wanted = said.lower()
        found = self._offer("person", said, _ALL)
        exact = [one for one in found if one[1].lower() == wanted]
        some = exact or [one for one in found if f" {wanted} " in f" {one[1].lower()} "]
        return some if len(some) <= _MOST_PEOPLE else ()

    def label(self, said: str) -> str:
        found = self._offer("label", said, _SOME) if said.strip() else []
        return next((name for name, _ in found if name == said), "")

    def page(self, said: str) -> tuple[str, str] | None:
        if not any(map(str.isalnum, said)):
            return None
        found = self._offer("page", said, _SOME)
        return next((one for one in found if one[1].lower() == said.lower()), None)
