"""Tells a refused credential from a refused thing: 403 and 404 say either (api-notes 2.1)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from confluence_desk.domain.entities import Person
from confluence_desk.domain.errors import Removed, ScopeMissing, SignInNeeded

GOOD_FOR = timedelta(minutes=1)


class Credential:
    """Asks who we are when in doubt, one question at a time, and remembers a good answer."""

    def __init__(
        self, who_am_i: Callable[[], Awaitable[Person | None]], clock: Callable[[], datetime]
    ) -> None:
        self._who_am_i = who_am_i
        self._clock = clock
        self._good_until: datetime | None = None
        self._asking = asyncio.Lock()

    async def confirm(self, site: str) -> None:
        """Return when the credential stands; raise ``SignInNeeded`` when it does not."""
        async with self._asking:
            if self._good_until is None or self._good_until <= self._clock():
                await self._ask(site)
                self._good_until = self._clock() + GOOD_FOR

    async def _ask(self, site: str) -> None:
        self._good_until = None
        try:
            if await self._who_am_i() is None:
                raise SignInNeeded(site, "anonymous")
        except (ScopeMissing, Removed):
            return  # whoever is told that has been recognised
