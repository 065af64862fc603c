"""A consent that ends while the program runs: sign in again, and read on meanwhile."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from confluence_desk.demo.authority import App
from confluence_desk.demo.content import fill
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.desk import Desk
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.connection import Link
from confluence_desk.services.signing.registration import Registration
from confluence_desk.system.settings import Settings
from confluence_desk.ui.dialogs.connect import ConnectDialog
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.ground import ground
from tests.unit.services.signing.browser import Browser, free_port
from tests.unit.services.signing.conftest import Ring

register_scheme()
Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]


async def granted(accounts: Accounts, registration: Registration) -> None:
    """A consent of an earlier day."""

    async def choose(_offers: object) -> Any:
        raise AssertionError

    signing = accounts.signing_in(registration, open_url=Browser().open, choose=choose)
    session = await accounts.enter(await signing.run())
    found = await session.library.resolve("OPS:Redis failover")
    assert found is not None
    await session.library.refresh_page(found.page_id)
    await session.aclose()


def wizard_of(desk: Desk) -> ConnectDialog | None:
    assert desk.window is not None
    found = desk.window.findChildren(ConnectDialog)
    return found[-1] if found and found[-1].isVisible() else None


@pytest.mark.qt_log_ignore("RHI|QRhi|Vulkan|GBM|GPUInfo|This plugin does not support", extend=True)
def test_a_dead_refresh_token_says_sign_in_again_and_pages_stay(
    run: Run, qapp: QApplication, tmp_path: Path, until: Until
) -> None:
    async def main() -> None:
        state = SiteState(seed=1)
        fill(state, datetime.now(UTC))
        async with DemoSite(state) as demo:
            app = Registration("demo-client", "demo-s3cret", free_port())
            demo.site.authority.app = App(app.client_id, app.client_secret, app.redirect_uri)
            ring, settings = Ring(), Settings(tmp_path / "settings.json")
            accounts = Accounts(ring, settings, tmp_path, gateway=demo.gateway)
            await granted(accounts, app)
            demo.site.authority.revoke()
            desk = Desk(qapp, accounts, ground(tmp_path, settings))
            living = asyncio.create_task(desk.live())
            await until(lambda: desk.window is not None)
            window, session = desk.window, desk.session
            assert window is not None
            assert session is not None
            await until(lambda: session.connection.state is Link.SIGNED_OUT, 20)
            assert "Sign in again" in window.top.status.text()
            window.open_address("OPS:Redis failover")
            await until(lambda: isinstance(window.page, PagePanel) and window.page.settled, 20)
            page = window.page
            assert isinstance(page, PagePanel)
            assert window.windowTitle().startswith("Redis failover")

            window.actions_table["sign_in"].trigger()
            await until(lambda: wizard_of(desk), 20)
            wizard = wizard_of(desk)
            assert wizard is not None
            assert wizard.step is wizard.how
            assert wizard.how.by_consent.isChecked()
            assert wizard.how.consent_card.registration == app
            wizard.how.open_url = Browser().open
            wizard.next_button.click()
            await until(lambda: desk.session is not session and desk.session is not None, 20)
            fresh = desk.session
            assert fresh is not None
            assert fresh.account.key == session.account.key
            await fresh.library.refresh_spaces()
            assert fresh.connection.state is Link.ONLINE
            desk.quit()
            assert await living == 0
            await desk.aclose()

    run(main())
