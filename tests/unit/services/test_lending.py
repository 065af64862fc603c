"""Tokens that the window lends to the process that syncs, which never refreshes by itself."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from confluence_desk.domain.errors import NoKeyring, SignInEnded, Unreachable
from confluence_desk.services.lending import EARLY, Borrowed, Lent, Wanted, lent, mark_of
from confluence_desk.services.sync import lines

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SITE = "https://acme.atlassian.net"


class Window:
    """Tokens with numbers; ``asked`` are the questions of the process."""

    def __init__(self) -> None:
        self.now = NOW
        self.number = 1
        self.expires = NOW + timedelta(hours=1)
        self.trouble: Exception | None = None
        self.asked: list[Wanted] = []
        self.process = Borrowed(SITE, self.asked.append, clock=lambda: self.now)

    async def token(self) -> str:
        if self.trouble is not None:
            raise self.trouble
        return f"token-{self.number}"

    async def renewed(self, refused: str) -> str:
        assert refused == f"token-{self.number}"
        self.number += 1
        return f"token-{self.number}"

    async def aclose(self) -> None:
        pass

    async def questions(self, count: int) -> None:
        """Wait until so much was asked: its question goes out in the next turns of the loop."""
        for _ in range(20):
            await asyncio.sleep(0)
        assert len(self.asked) >= count

    async def answer(self) -> None:
        """Answer the latest question, over the same lines as the processes."""
        await self.questions(1)
        said = lines.line(lines.written(self.asked[-1]))
        assert isinstance(said, Wanted)
        answer = lines.lent(lines.written(await lent(self, said.refused)).rstrip())
        assert answer is not None
        self.process.hear(answer)


def test_a_token_is_asked_for_once_and_used_until_it_ends() -> None:
    async def story() -> None:
        window = Window()
        process = window.process
        asking = asyncio.gather(*(process.token() for _ in range(5)))
        await window.answer()
        assert await asking == ["token-1"] * 5
        assert await process.token() == "token-1"
        assert window.asked == [Wanted()]
        window.now = window.expires - timedelta(seconds=EARLY - 1)
        window.number, window.expires = 2, window.expires + timedelta(hours=1)
        asked = asyncio.ensure_future(process.token())
        await window.questions(2)
        await window.answer()
        assert await asked == "token-2"

    asyncio.run(story())


def test_a_refused_token_is_replaced_and_never_told() -> None:
    async def story() -> None:
        window = Window()
        first = asyncio.ensure_future(window.process.token())
        await window.answer()
        await first
        window.asked.clear()
        asking = asyncio.gather(*(window.process.renewed("token-1") for _ in range(3)))
        await window.answer()
        assert await asking == ["token-2"] * 3
        assert window.asked == [Wanted(mark_of("token-1"))]
        assert b"token-1" not in lines.written(window.asked[0])
        assert await window.process.renewed("token-1") == "token-2"

    asyncio.run(story())


@pytest.mark.parametrize(
    ("trouble", "raised"),
    [
        (SignInEnded(SITE), SignInEnded),
        (Unreachable("auth.atlassian.com"), Unreachable),
        (NoKeyring("locked", "locked"), Unreachable),
    ],
)
def test_the_windows_trouble_is_told(trouble: Exception, raised: type[Exception]) -> None:
    async def story() -> None:
        window = Window()
        window.trouble = trouble
        asking = asyncio.ensure_future(window.process.token())
        await window.answer()
        with pytest.raises(raised):
            await asking
        window.trouble = None
        window.asked.clear()
        again = asyncio.ensure_future(window.process.token())
        await window.answer()
        assert await again == "token-1"

    asyncio.run(story())


def test_whoever_stops_waiting_leaves_the_question_to_the_others() -> None:
    async def story() -> None:
        window = Window()
        one, two = (asyncio.ensure_future(window.process.token()) for _ in range(2))
        await asyncio.sleep(0)
        one.cancel()
        await window.answer()
        assert await two == "token-1"
        assert len(window.asked) == 1
        with pytest.raises(asyncio.CancelledError):
            await one

    asyncio.run(story())


def test_what_was_not_asked_for_is_not_heard_and_nothing_prints_a_token() -> None:
    async def story() -> None:
        window = Window()
        window.process.hear(Lent("token-9", 9e9))
        assert "token-9" not in repr(Lent("token-9", 9e9))
        asking = asyncio.ensure_future(window.process.token())
        await window.answer()
        assert await asking == "token-1"
        for nonsense in (b"", b"{", b"[]", b'{"type":"report"}'):
            assert lines.lent(nonsense) is None
        await window.process.aclose()

    asyncio.run(story())
