"""A search whose answers and troubles a test decides."""

import asyncio
from dataclasses import dataclass, field

from confluence_desk.services.search import Found


@dataclass
class FakeSearch:
    stored: dict[str, list[Found]] = field(default_factory=dict)
    server: dict[str, list[Found]] = field(default_factory=dict)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    trouble: Exception | None = None
    asked: list[str] = field(default_factory=list)

    async def here(self, query: str) -> list[Found]:
        return self.stored.get(query, [])

    async def there(self, query: str) -> list[Found]:
        self.asked.append(query)
        if query in self.gates:
            await self.gates[query].wait()
        if self.trouble is not None:
            raise self.trouble
        return self.server.get(query, [])
