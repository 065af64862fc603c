"""Signing in again in the real window: by consent, while the keyring is locked (trap 13)."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from confluence_desk.demo.authority import App
from confluence_desk.demo.content import fill
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.desk import Desk
from confluence_desk.domain.errors import NoKeyring
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.connection import Link
from confluence_desk.services.signing.registration import Registration
from confluence_desk.system.settings import Settings
from confluence_desk.ui.dialogs.connect import ConnectDialog
from tests.ui.fakes.ground import ground
from tests.ui.fakes.machine import Machine
from tests.unit.services.signing.browser import Browser, free_port

Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def shown(app: QApplication) -> ConnectDialog | None:
    found = (each for each in app.topLevelWidgets() if isinstance(each, ConnectDialog))
    return next((each for each in found if each.isVisible()), None)


def link(desk: Desk) -> Link | None:
    """None while one session takes the place of another."""
    return desk.session.connection.state if desk.session is not None else None


async def consented(accounts: Accounts, app: Registration) -> None:
    """Somebody came by consent before, and closed the program."""
    browser = Browser()

    async def choose(_offers: object) -> Any:
        raise AssertionError("there is one site")

    signing = accounts.signing_in(app, open_url=browser.open, choose=choose)
    session = await accounts.enter(await signing.run())
    await session.aclose()
    await browser.done.wait()


def test_a_dead_consent_is_renewed_though_the_keyring_is_locked_meanwhile(
    run: Run, until: Until, qapp: QApplication, tmp_path: Path
) -> None:
    async def story() -> None:
        state = SiteState(seed=1)
        fill(state, NOW)
        async with DemoSite(state) as demo:
            app = Registration("demo-client", "demo-s3cret", free_port())
            authority = demo.site.authority
            authority.app = App(app.client_id, app.client_secret, app.redirect_uri)
            machine = Machine(tmp_path)
            machine.trouble = None
            settings = Settings(tmp_path / "settings.json")
            accounts = Accounts(machine.box(), settings, tmp_path, gateway=demo.gateway)
            await consented(accounts, app)
            desk = Desk(qapp, accounts, ground(tmp_path, settings))
            life = asyncio.create_task(desk.live())
            try:
                await until(lambda: desk.window and desk.window.library.spaces())
                authority.revoke()
                authority._access.clear()  # noqa: SLF001 - an hour passed there
                assert desk.session is not None
                await desk.session.connection.probe()
                assert link(desk) is Link.SIGNED_OUT
                machine.trouble = NoKeyring("locked", "locked")
                assert desk.window is not None
                desk.window.actions_table["sign_in"].trigger()
                await until(lambda: shown(qapp))
                dialog = shown(qapp)
                assert dialog is not None
                assert dialog.step is dialog.how
                assert dialog.how.by_consent.isChecked()
                assert dialog.how.place is not None
                assert "keyring is locked" in dialog.how.place.text.text()
                machine.trouble = None
                dialog.how.place.again.click()
                await until(dialog.next_button.isEnabled)  # the app is known, nothing is typed
                dialog.how.open_url = Browser().open
                dialog.next_button.click()
                await until(lambda: shown(qapp) is None)
                await until(lambda: link(desk) is Link.ONLINE)
                desk.quit()
                assert await life == 0
            finally:
                life.cancel()
                await asyncio.gather(life, return_exceptions=True)
                await desk.aclose()

    run(story())
