"""Refresh tokens work once: nobody uses one twice, and none is lost (api-notes 2.3)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from confluence_desk.domain.errors import NoKeyring, SignInEnded, TimedOut, Unreachable
from confluence_desk.services.signing import rotation
from confluence_desk.services.signing.grant import Grant, read, written
from confluence_desk.services.signing.registration import Registration
from confluence_desk.services.signing.rotation import Rotation, Shelf, lock_path
from confluence_desk.system.locks import FileLock
from tests.unit.services.signing.conftest import Ring

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
APP = Registration("client", "s3cret")
SITE = "https://acme.atlassian.net"


def grant(number: int, expires: datetime = NOW + timedelta(hours=1)) -> Grant:
    return Grant(APP, f"access-{number}", f"refresh-{number}", expires)


class World:
    """An authority that gives each refresh token's successor once, and a keyring."""

    def __init__(self, home: Path, first: Grant) -> None:
        self.now = NOW
        self.ring = Ring()
        self.used: list[str] = []
        self.free = asyncio.Event()
        self.free.set()
        self.asked = asyncio.Event()
        self.shelf = Shelf(self.ring, "token", lock_path(home / "library.desk"))
        self.first = first

    async def begin(self) -> "World":
        await self.ring.set("token", written(self.first))
        return self

    async def renew(self, old: Grant) -> Grant:
        self.asked.set()
        await self.free.wait()
        if old.refresh in self.used:
            raise SignInEnded(SITE, "refresh_token is invalid")
        self.used.append(old.refresh)
        number = int(old.refresh.rpartition("-")[2]) + 1
        return grant(number, self.now + timedelta(hours=1))

    def window(self, renew: Callable[[Grant], Awaitable[Grant]] | None = None) -> Rotation:
        return Rotation(SITE, self.first, self.shelf, renew or self.renew, clock=lambda: self.now)

    def kept(self) -> Grant:
        found = read(self.ring.held()["token"])
        assert found is not None
        return found


ENDED = grant(1, NOW - timedelta(minutes=1))


def test_a_grant_is_written_and_read() -> None:
    assert read(written(grant(3))) == grant(3)
    for nonsense in ("", "ATATT3x", "{}", "[]", "null", '{"expires": 1e99}'):
        assert read(nonsense) is None
    assert "access-3" not in repr(grant(3))
    assert "refresh-3" not in repr(grant(3))
    assert "s3cret" not in repr(grant(3))


def test_a_good_token_is_given_without_asking_anybody(tmp_path: Path) -> None:
    async def story() -> None:
        world = World(tmp_path, grant(1))
        assert await world.window().token() == "access-1"
        assert world.used == []

    asyncio.run(story())


def test_an_ended_token_is_replaced_once_for_all_who_ask_trap_15(tmp_path: Path) -> None:
    async def story() -> None:
        world = await World(tmp_path, ENDED).begin()
        window = world.window()
        assert set(await asyncio.gather(*(window.token() for _ in range(20)))) == {"access-2"}
        assert world.used == ["refresh-1"]

    asyncio.run(story())


def test_a_refused_token_is_replaced_once_for_all_who_used_it_trap_15(tmp_path: Path) -> None:
    async def story() -> None:
        world = await World(tmp_path, grant(1)).begin()
        window = world.window()
        asked = (window.renewed("access-1") for _ in range(20))
        assert set(await asyncio.gather(*asked)) == {"access-2"}
        assert await window.renewed("access-1") == "access-2"
        assert world.used == ["refresh-1"]

    asyncio.run(story())


def test_the_new_tokens_are_kept_before_anybody_uses_them(tmp_path: Path) -> None:
    async def story() -> None:
        world = await World(tmp_path, ENDED).begin()
        token = await world.window().token()
        assert world.ring.given[-1][0] == "token"
        assert world.kept().access == token
        assert world.kept().refresh == "refresh-2"

    asyncio.run(story())


def test_two_windows_refresh_once(tmp_path: Path) -> None:
    async def story() -> None:
        world = await World(tmp_path, ENDED).begin()
        windows = [world.window() for _ in range(5)]
        tokens = await asyncio.gather(*(window.token() for window in windows))
        assert set(tokens) == {"access-2"}
        assert world.used == ["refresh-1"]

    asyncio.run(story())


def test_what_another_process_fetched_is_taken_even_after_a_refusal(tmp_path: Path) -> None:
    async def story() -> None:
        world = await World(tmp_path, grant(1)).begin()
        window = world.window()
        await world.ring.set("token", written(grant(7)))
        assert await window.renewed("access-1") == "access-7"
        assert world.used == []

    asyncio.run(story())


def test_whoever_stops_waiting_does_not_lose_the_tokens(tmp_path: Path) -> None:
    async def story() -> None:
        world = await World(tmp_path, ENDED).begin()
        world.free.clear()
        window = world.window()
        asking = asyncio.ensure_future(window.token())
        await world.asked.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        world.free.set()
        await window.aclose()
        assert world.kept().refresh == "refresh-2"
        assert await window.token() == "access-2"
        assert world.used == ["refresh-1"]

    asyncio.run(story())


@pytest.mark.expect_log("confluence_desk.services.signing")
def test_tokens_that_the_keyring_did_not_take_are_not_lost_nor_used(tmp_path: Path) -> None:
    async def story() -> None:
        world = await World(tmp_path, ENDED).begin()
        window = world.window()
        world.ring.refuses = True
        for _ in range(2):
            with pytest.raises(NoKeyring):
                await window.token()
        world.ring.refuses = False
        assert await window.token() == "access-2"
        assert world.kept().refresh == "refresh-2"
        assert world.used == ["refresh-1"]

    asyncio.run(story())


def test_a_dead_refresh_token_ends_the_sign_in(tmp_path: Path) -> None:
    async def story() -> None:
        world = await World(tmp_path, ENDED).begin()
        world.used.append("refresh-1")
        with pytest.raises(SignInEnded):
            await world.window().token()
        assert FileLock(world.shelf.lock).take()

    asyncio.run(story())


@pytest.mark.parametrize("kept", [None, "nonsense"])
def test_signed_out_elsewhere_ends_the_sign_in(tmp_path: Path, kept: str | None) -> None:
    async def story() -> None:
        world = World(tmp_path, ENDED)
        if kept is not None:
            await world.ring.set("token", kept)
        with pytest.raises(SignInEnded):
            await world.window().token()
        assert world.used == []

    asyncio.run(story())


def test_without_a_refresh_token_the_sign_in_ends_with_its_hour(tmp_path: Path) -> None:
    async def story() -> None:
        bare = Grant(APP, "access-1", "", NOW - timedelta(seconds=1))
        world = await World(tmp_path, bare).begin()
        with pytest.raises(SignInEnded):
            await world.window().token()

    asyncio.run(story())


def test_an_authority_that_does_not_answer_is_asked_again(tmp_path: Path) -> None:
    async def story() -> None:
        world = await World(tmp_path, ENDED).begin()
        answers = [Unreachable("auth.atlassian.com")]

        async def renew(old: Grant) -> Grant:
            if answers:
                raise answers.pop()
            return await world.renew(old)

        window = world.window(renew)
        with pytest.raises(Unreachable):
            await window.token()
        assert await window.token() == "access-2"

    asyncio.run(story())


def test_a_process_that_holds_the_lock_for_ever_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "LOCK_PATIENCE", 0.0)

    async def story() -> None:
        world = await World(tmp_path, ENDED).begin()
        other = FileLock(world.shelf.lock)
        assert other.take()
        with pytest.raises(TimedOut):
            await world.window().token()
        other.end()
        assert await world.window().token() == "access-2"

    asyncio.run(story())
