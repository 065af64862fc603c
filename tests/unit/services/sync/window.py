"""A window beside a sync, whose answers a test lets come late."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from confluence_desk.services.refresh import Refresher
from tests.unit.services.sync.desk import Desk


class Window:
    """Asks what a window asks; ``overtaken`` has one answer on its way while something is done."""

    def __init__(self, desk: Desk) -> None:
        self.client: Any = desk.client()
        self.refresher = Refresher(self.client, desk.store)
        self.asked = 0

    @asynccontextmanager
    async def overtaken(self, what: str, asks: Coroutine[Any, Any, Any]) -> AsyncIterator[None]:
        answered, go = asyncio.Event(), asyncio.Event()
        ask: Callable[..., Any] = getattr(self.client, what)

        async def late(*args: Any, **named: Any) -> Any:
            self.asked += 1
            try:
                return await ask(*args, **named)
            finally:
                answered.set()
                await go.wait()

        setattr(self.client, what, late)
        asking = asyncio.create_task(asks)
        await answered.wait()
        yield
        go.set()
        await asking
