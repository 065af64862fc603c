"""The wizard over a fake entrance, and hands that press its buttons."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from confluence_desk.ui.messages import Messages
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.screen_connecting import FakeEntrance, made_wizard

Settle = Callable[[], Coroutine[Any, Any, None]]


class Asked:
    """A shown dialog and what it answered."""

    def __init__(self, theme: Theme, settle: Settle, **more: Any) -> None:
        self.entrance = FakeEntrance()
        self.settle = settle
        self.crashes: list[BaseException] = []
        messages = Messages(self.crashes.append)
        self.dialog = made_wizard(self.entrance, theme, messages=messages, **more)
        self.task: asyncio.Task[Any] | None = None

    async def open(self, **more: Any) -> None:
        self.task = asyncio.create_task(self.dialog.ask(**more))
        await self.settle()

    def fill(self, token: str = "good") -> None:  # noqa: S107 - a fake one
        self.dialog.how.token_card.email.setText("ana@acme.test")
        self.dialog.how.token_card.token.setText(token)

    async def press(self) -> None:
        self.dialog.next_button.click()
        await self.settle()

    async def to(self, number: int) -> None:
        """Go on to a step, counted from 0."""
        await self.open()
        self.dialog.where.site.setText("acme")
        self.fill()
        for _ in range(number):
            await self.press()
        assert self.dialog.step is self.dialog.steps[number]

    async def answer(self) -> Any:
        assert self.task is not None
        return await self.task


Tell = Callable[..., Asked]
