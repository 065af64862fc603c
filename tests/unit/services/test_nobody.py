"""Before any site is named: everything is empty, nothing is asked, and that is no error."""

import asyncio

import pytest

from confluence_desk.api.silence import silent_client
from confluence_desk.domain.errors import NotConnected, Unreachable
from confluence_desk.services.connection import Link
from confluence_desk.services.nobody import nobody
from tests.unit.services.conftest import Worlds


def test_nobodys_library_is_empty_and_asks_nobody() -> None:
    async def main() -> None:
        session = nobody()
        try:
            assert session.library.spaces() == []
            assert session.library.statistics()[0] == 0
            with pytest.raises(NotConnected):
                await session.library.refresh_spaces()
        finally:
            await session.aclose()

    asyncio.run(main())


def test_the_state_stays_whatever_is_noted() -> None:
    async def main() -> None:
        session = nobody()
        link = session.connection
        for act in (
            link.note_answer,
            link.note_silence,
            link.note_refusal,
            link.pause,
            link.resume,
        ):
            act()
            assert link.state is Link.NOBODY
        assert not await link.probe()
        await session.aclose()

    asyncio.run(main())


def test_the_client_itself_opens_no_connection() -> None:
    async def main() -> None:
        async with silent_client() as client:
            with pytest.raises(NotConnected):
                await client.current_user()

    asyncio.run(main())


def test_being_nobody_is_the_status_pills_business() -> None:
    assert issubclass(NotConnected, Unreachable)  # which messages leave to the pill


def test_trying_a_site_out_remembers_nothing(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            await at.accounts.sign_out(at.session.account)
            session = await at.accounts.try_out(at.demo.url, at.demo.email, at.demo.token)
            try:
                await session.library.refresh_spaces()
                assert session.library.spaces()
                assert not session.account.remembered
                assert at.accounts.last() is None
            finally:
                await session.aclose()

    asyncio.run(main())
