"""The port that waits for the browser, and the browser's own ways."""

import asyncio
from typing import cast

import pytest

from confluence_desk.domain.errors import SignInBroken
from confluence_desk.services.signing.loopback import _Visits, listening
from confluence_desk.terminal import told
from confluence_desk.ui.messages import words
from tests.unit.services.signing.browser import free_port


class Page:
    """What the browser is sent."""

    def __init__(self) -> None:
        self.sent = b""
        self.closed = False

    def write(self, data: bytes) -> None:
        self.sent += data

    async def drain(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        self.closed = True


def test_nothing_is_closed_before_the_browser_has_said_all() -> None:
    async def story() -> None:
        reader, page = asyncio.StreamReader(), Page()
        visits = _Visits(lambda target: f"came to {target}")
        answering = asyncio.create_task(visits.answer(reader, cast("asyncio.StreamWriter", page)))
        reader.feed_data(b"GET /callback?code=1 HTTP/1.1\r\nHost: localhost\r\n")
        for _ in range(5):
            await asyncio.sleep(0)
        assert not page.closed
        reader.feed_data(b"Cookie: a=b\r\n\r\n")
        await answering
        assert b"came to /callback?code=1" in page.sent
        assert page.closed

    asyncio.run(story())


def test_another_sign_in_of_this_program_is_told_from_another_program() -> None:
    async def story() -> None:
        port = free_port()
        async with listening(port, str):
            with pytest.raises(SignInBroken) as caught:
                async with listening(port, str):
                    pytest.fail("the port is taken")
            assert caught.value.kind == "twice"
            said = words(caught.value).text, told(caught.value)
            assert all("nother sign-in of this program" in each for each in said)
        async with listening(port, str):
            pass

    asyncio.run(story())
