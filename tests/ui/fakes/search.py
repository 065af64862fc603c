"""A search whose answers and troubles a test decides."""

import asyncio
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from confluence_desk.cql.check import inspect
from confluence_desk.cql.completion import Completion, complete
from confluence_desk.cql.guessing import is_meant_as_cql
from confluence_desk.cql.questions.meaning import Nameless
from confluence_desk.cql.questions.reading import understand
from confluence_desk.domain.links import parse
from confluence_desk.services.search import Found, Looked
from confluence_desk.services.understanding import Asked, Kind

SITE = "https://acme.atlassian.net"
TODAY = date(2026, 11, 21)


class FakeUnderstanding:
    """Tells texts apart without a library."""

    def __init__(self) -> None:
        self.names: Any = Nameless()
        self.gates: dict[str, asyncio.Event] = {}

    def kind(self, text: str) -> Kind:
        stripped = text.strip()
        if not stripped:
            return Kind.NOTHING
        if is_meant_as_cql(stripped):
            return Kind.CQL
        if stripped.isdigit():
            return Kind.NUMBER
        return Kind.WORDS if parse(stripped, SITE) is None else Kind.LINK

    async def read(self, text: str) -> Asked:
        if text in self.gates:
            await self.gates[text].wait()
        if self.kind(text) is Kind.CQL:
            return Asked(text, Kind.CQL, text, findings=inspect(text).findings)
        reading = understand(text, self.names, TODAY)
        return Asked(text, self.kind(text), reading.cql, reading.words, reading.chips)

    async def complete(self, text: str, caret: int) -> Completion:
        return complete(text, caret)


@dataclass
class FakeSearch:
    """``stored`` is found here, ``server`` on Confluence, by the text that was asked."""

    stored: dict[str, list[Found]] = field(default_factory=dict)
    server: dict[str, list[Found]] = field(default_factory=dict)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    slow: dict[str, asyncio.Event] = field(default_factory=dict)
    trouble: Exception | None = None
    asked: list[str] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)
    unanswered: tuple[Any, ...] = ()
    loose: int = 0
    more: bool = False
    understanding: FakeUnderstanding = field(default_factory=FakeUnderstanding)
    values: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    async def read(self, text: str) -> Asked:
        return await self.understanding.read(text)

    async def look(self, asked: Asked, *, typing: bool = False) -> Looked:  # noqa: ARG002 - as the real one
        if asked.text in self.slow:
            await self.slow[asked.text].wait()
        self.looked.append(asked.text)
        found = tuple(self.stored.get(asked.text, ()))
        return Looked(found, self.unanswered, self.more, self.loose)

    async def here(self, query: str) -> list[Found]:
        return self.stored.get(query, [])

    async def ask_there(self, asked: Asked) -> list[Found]:
        return await self.there(asked.text)

    async def there(self, query: str) -> list[Found]:
        self.asked.append(query)
        if query in self.gates:
            await self.gates[query].wait()
        if self.trouble is not None:
            raise self.trouble
        return self.server.get(query, [])

    def name_of(self, what: str, value: str) -> str:
        return dict(self.values.get(what, ())).get(value, value)

    async def choices(self, what: str, typed: str = "") -> list[tuple[str, str]]:  # noqa: ARG002 - as the real one
        return self.values.get(what, [])
