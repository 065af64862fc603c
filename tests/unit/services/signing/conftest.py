"""A demo site with an app of its own, whose callback address is a port that is free."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from confluence_desk.demo.authority import App
from confluence_desk.demo.content import fill
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.errors import NoKeyring
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.signing.flow import Authority, SigningIn, Stage
from confluence_desk.services.signing.grant import Granted, Offer
from confluence_desk.services.signing.registration import Registration
from confluence_desk.system.credentials import Secrets
from confluence_desk.system.settings import Settings
from tests.unit.services.conftest import NOW
from tests.unit.services.signing.browser import Browser, free_port


class Ring(Secrets):
    """A keyring that outlives the program, and tells what it was given."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}
        self.given: list[tuple[str, str]] = []
        self.refuses = False

    async def get(self, name: str) -> str | None:
        return self._held.get(name)

    async def set(self, name: str, value: str) -> None:
        if self.refuses:
            raise NoKeyring("locked", "locked")
        self.given.append((name, value))
        self._held[name] = value

    async def delete(self, name: str) -> None:
        self._held.pop(name, None)

    def held(self) -> dict[str, str]:
        return dict(self._held)


@dataclass
class Ground:
    """The site, the machine's keyring and folder, and who asks for consent."""

    demo: DemoSite
    ring: Ring
    home: Path
    registration: Registration

    @property
    def accounts(self) -> Accounts:
        """As a new start of the program makes them."""
        settings = Settings(self.home / "settings.json")
        return Accounts(self.ring, settings, self.home, gateway=self.demo.gateway)

    def signing_in(self, browser: Browser, **other: object) -> SigningIn:
        given: dict[str, object] = {"open_url": browser.open, "choose": self.first, **other}
        authority = Authority(self.demo.url, self.demo.gateway)
        registration = given.pop("registration", self.registration)
        return SigningIn(registration, authority, **given)  # type: ignore[arg-type]

    async def granted(self, browser: Browser | None = None) -> Granted:
        return await self.signing_in(browser or Browser()).run()

    @staticmethod
    async def first(offers: object) -> Offer:
        raise AssertionError(f"nobody is to be asked: {offers}")


Grounds = Callable[[], AbstractAsyncContextManager[Ground]]


@pytest.fixture
def ground(tmp_path: Path) -> Grounds:
    @asynccontextmanager
    async def opened() -> AsyncIterator[Ground]:
        state = SiteState(seed=1)
        fill(state, NOW)
        async with DemoSite(state) as demo:
            registration = Registration("demo-client", "demo-s3cret", free_port())
            demo.site.authority.app = App(
                registration.client_id, registration.client_secret, registration.redirect_uri
            )
            yield Ground(demo, Ring(), tmp_path, registration)

    return opened


__all__ = ["Ground", "Grounds", "Stage"]
