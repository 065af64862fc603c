"""Signing out where the machine does not do what it should."""

import asyncio
from pathlib import Path

import pytest

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.services.accounts import Accounts
from confluence_desk.system.settings import Settings
from tests.unit.services.conftest import Worlds
from tests.unit.services.signing.conftest import Ring


def test_a_library_that_cannot_be_deleted_is_told_and_the_secrets_are_gone(
    world: Worlds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_path: Path, *, missing_ok: bool) -> None:
        raise PermissionError(missing_ok)

    async def story() -> None:
        async with world() as here:
            ring = Ring()
            settings = Settings(tmp_path / "other.json")
            mine = Accounts(ring, settings, tmp_path, gateway=here.demo.gateway)
            session = await mine.sign_in(here.demo.url, here.demo.email, here.demo.token)
            await session.aclose()
            monkeypatch.setattr(Path, "unlink", locked)
            with pytest.raises(StoreTrouble):
                await mine.sign_out(session.account, delete=True)
            monkeypatch.undo()
            assert mine.last() is None
            assert not ring.held()

    asyncio.run(story())
