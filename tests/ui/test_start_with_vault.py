"""A start with the vault locked: asked for its passphrase, put off, asked again, and opened."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from confluence_desk.demo.site import DemoSite
from confluence_desk.desk import Desk
from confluence_desk.services.accounts import Accounts
from confluence_desk.system.settings import Settings
from confluence_desk.ui.dialogs.connect import ConnectDialog
from confluence_desk.ui.dialogs.unlock import UnlockDialog
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.ground import ground
from tests.ui.fakes.machine import Machine
from tests.ui.fakes.wizard import made_site

register_scheme()
Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]
PASSPHRASE = "correct horse battery"


def asking(desk: Desk) -> UnlockDialog | None:
    window = desk.window
    found = window.findChildren(UnlockDialog) if window is not None else []
    return found[-1] if found and found[-1].isVisible() else None


@pytest.mark.qt_log_ignore("RHI|QRhi|Vulkan|GBM|GPUInfo|This plugin does not support", extend=True)
def test_a_vault_put_off_can_be_unlocked_later(
    run: Run, qapp: QApplication, tmp_path: Path, until: Until
) -> None:
    async def main() -> None:
        machine = Machine(tmp_path)
        settings = Settings(tmp_path / "settings.json")
        async with DemoSite(made_site()) as demo:
            box = machine.box()
            await box.choose_vault(PASSPHRASE)
            before = Accounts(box, settings, tmp_path, gateway=demo.gateway)
            await (await before.sign_in(demo.url, demo.email, demo.token)).aclose()

            accounts = Accounts(machine.box(), settings, tmp_path, gateway=demo.gateway)
            desk = Desk(qapp, accounts, ground(tmp_path, settings))
            living = asyncio.create_task(desk.live())
            await until(lambda: asking(desk), 20)
            dialog, window = asking(desk), desk.window
            assert dialog is not None
            assert window is not None
            dialog.later.click()
            await until(lambda: desk.messages.problems)
            (told,) = desk.messages.problems
            assert told.text == "The vault with your secrets is locked."
            assert told.label == "Unlock"
            assert window.findChildren(ConnectDialog) == []
            assert told.action is not None
            told.action()
            await until(lambda: asking(desk), 20)
            dialog = asking(desk)
            assert dialog is not None
            dialog.passphrase.setText(PASSPHRASE)
            dialog.unlock.click()
            await until(lambda: desk.session is not None and desk.session.connected, 20)
            assert desk.session is not None
            assert desk.session.account.site.url == demo.url
            desk.quit()
            assert await living == 0
            await desk.aclose()

    run(main())
