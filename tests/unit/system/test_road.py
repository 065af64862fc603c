"""The way to the network: what was typed, what is kept where, what is not kept in clear."""

import asyncio
from pathlib import Path

import pytest

from confluence_desk.domain.errors import NoKeyring
from confluence_desk.domain.road import Road
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.road import NoProxy, Roads, proxy_of
from confluence_desk.system.settings import Settings


def roads(folder: Path) -> Roads:
    return Roads(Preferences(Settings(folder / "settings.json")))


@pytest.mark.parametrize(
    ("typed", "address", "login"),
    [
        ("proxy.acme.com:8080", "http://proxy.acme.com:8080", ""),
        (" HTTP://Proxy.acme.com:8080/ ", "http://proxy.acme.com:8080", ""),
        ("https://proxy", "https://proxy", ""),
        ("http://ana:s%40cret@proxy:3128", "http://proxy:3128", "ana:s@cret"),
        ("http://[::1]:3128", "http://[::1]:3128", ""),
    ],
)
def test_whatever_was_pasted_becomes_a_proxy(typed: str, address: str, login: str) -> None:
    assert proxy_of(typed) == (address, login)


@pytest.mark.parametrize("typed", ["", "socks5://proxy", "http://", "http://p:x", "http://p/a.pac"])
def test_what_is_no_proxy_is_not_chosen(tmp_path: Path, typed: str) -> None:
    with pytest.raises(NoProxy):
        roads(tmp_path).choose(Road("manual", typed))
    assert roads(tmp_path).road() == Road()


def test_name_and_password_lie_with_the_tokens_and_in_no_file(tmp_path: Path) -> None:
    async def story() -> None:
        ring = SessionSecrets()
        told: list[Road] = []
        chosen = roads(tmp_path)
        chosen.changed.connect(told.append)
        chosen.choose(Road("manual", "http://ana:s3cret@proxy:3128", "/etc/acme.pem"))
        await chosen.save(ring)
        assert told == [Road("manual", "http://proxy:3128", "/etc/acme.pem", "ana:s3cret")]
        assert "s3cret" not in repr(told[0])
        again = roads(tmp_path)
        await again.load(ring)
        assert again.road() == told[0]
        assert "s3cret" not in (tmp_path / "settings.json").read_text("utf-8")
        again.choose(Road("none"))
        await again.save(ring)
        assert await ring.get("proxy") is None
        assert again.road() == Road("none")

    asyncio.run(story())


def test_without_a_place_for_secrets_it_is_good_for_this_run(tmp_path: Path) -> None:
    class Absent(SessionSecrets):
        async def set(self, name: str, value: str) -> None:
            raise NoKeyring(name, value)

    async def story() -> None:
        chosen = roads(tmp_path)
        chosen.choose(Road("manual", "proxy:3128", "", "ana:s3cret"))
        await chosen.save(Absent())
        assert chosen.road().login == "ana:s3cret"
        again = roads(tmp_path)
        await again.load(Absent())
        assert again.road() == Road("manual", "http://proxy:3128")

    asyncio.run(story())
