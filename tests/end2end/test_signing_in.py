"""Signing in, out and in again through the program's own dialog and window."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from confluence_desk.demo.content import fill
from confluence_desk.demo.inside import InsideDemo
from confluence_desk.demo.launch import Access
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.desk import Desk
from confluence_desk.domain.syncing import Ending
from confluence_desk.services.accounts import Accounts, Session
from confluence_desk.services.connection import Link
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.settings import Settings
from confluence_desk.ui.dialogs.connect import ConnectDialog
from confluence_desk.ui.panels.welcome_tab import WelcomeTab
from tests.ui.fakes.ground import ground

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]


def shown_dialog(app: QApplication) -> ConnectDialog | None:
    return next(
        (w for w in app.topLevelWidgets() if isinstance(w, ConnectDialog) and w.isVisible()), None
    )


def ended(session: Session) -> Ending | None:
    """How the last run came out; a stopped one is begun again."""
    last = session.keeping.last_run()
    return last.ending if last else None


def access_to(demo: DemoSite) -> Access:
    return Access(
        demo.url,
        demo.email,
        demo.token,
        demo.gateway,
        demo.cloud_id,
        demo.scoped_token,
        demo.control,
    )


@pytest.fixture
def site() -> SiteState:
    state = SiteState(seed=1)
    fill(state, NOW)
    return state


def test_a_token_that_ended_is_replaced_without_typing_the_rest_again(
    qapp: QApplication, run: Run, until: Until, tmp_path: Path, site: SiteState
) -> None:
    async def story() -> None:
        async with DemoSite(site) as demo:
            settings = Settings(tmp_path / "settings.json")
            accounts = Accounts(SessionSecrets(), settings, tmp_path, gateway=demo.gateway)
            desk = Desk(qapp, accounts, ground(tmp_path, settings))
            async with asyncio.TaskGroup() as group:
                life = group.create_task(desk.live(access_to(demo)))
                await until(lambda: desk.window and desk.session and desk.session.library.spaces())
                assert desk.window is not None
                assert desk.session is not None
                demo.site.credentials.revoke(demo.token)
                desk.window.navigator.load()
                connection = desk.session.connection
                await until(lambda: connection.state is Link.SIGNED_OUT)
                desk.window.actions_table["sign_in"].trigger()
                await until(lambda: shown_dialog(qapp))
                dialog = shown_dialog(qapp)
                assert dialog is not None
                assert dialog.where.site.text() == demo.url
                card = dialog.how.token_card
                assert card.email.text() == demo.email
                card.token.setText(demo.site.credentials.issue(site.owner_id))
                dialog.next_button.click()
                await until(lambda: desk.session and desk.session.connection is not connection)
                await until(lambda: desk.window and desk.session and desk.session.library.spaces())
                desk.window.close()
                assert await life == 0
            await desk.aclose()

    run(story())


def test_the_first_start_offers_to_connect_and_giving_up_stays_there(
    qapp: QApplication, run: Run, until: Until, tmp_path: Path
) -> None:
    async def story() -> None:
        settings = Settings(tmp_path / "settings.json")
        accounts = Accounts(SessionSecrets(), settings, tmp_path)
        desk = Desk(qapp, accounts, ground(tmp_path, settings))
        async with asyncio.TaskGroup() as group:
            life = group.create_task(desk.live())
            await until(lambda: desk.window)
            window = desk.window
            assert window is not None
            tab = window.tabs.current
            assert isinstance(tab, WelcomeTab)
            assert not window.actions_table["new_window"].isEnabled()
            tab.connect_requested.emit()
            await until(lambda: shown_dialog(qapp))
            dialog = shown_dialog(qapp)
            assert dialog is not None
            dialog.cancel_button.click()
            await until(lambda: shown_dialog(qapp) is None)
            assert desk.window is window
            window.close()
            assert await life == 0
        await desk.aclose()

    run(story())


def test_the_demo_can_be_tried_inside_the_program(
    qapp: QApplication, run: Run, until: Until, tmp_path: Path
) -> None:
    async def story() -> None:
        settings = Settings(tmp_path / "settings.json")
        accounts = Accounts(SessionSecrets(), settings, tmp_path)
        demo = InsideDemo()
        desk = Desk(qapp, accounts, ground(tmp_path, settings, demo))
        async with asyncio.TaskGroup() as group:
            life = group.create_task(desk.live())
            await until(lambda: desk.window)
            assert desk.window is not None
            tab = desk.window.tabs.current
            assert isinstance(tab, WelcomeTab)
            tab.demo_requested.emit()
            await until(lambda: desk.session and desk.session.library.spaces())
            assert accounts.last() is None
            desk.quit()
            assert await life == 0
        await desk.aclose()
        await demo.aclose()

    run(story())


@pytest.mark.parametrize("service", [False, True], ids=["a person", "a service account"])
def test_a_new_user_comes_from_the_first_start_to_spaces_that_are_synced(
    qapp: QApplication, run: Run, until: Until, tmp_path: Path, site: SiteState, *, service: bool
) -> None:
    async def story() -> None:
        async with DemoSite(site) as demo:
            settings = Settings(tmp_path / "settings.json")
            accounts = Accounts(SessionSecrets(), settings, tmp_path, gateway=demo.gateway)
            desk = Desk(qapp, accounts, ground(tmp_path, settings))
            async with asyncio.TaskGroup() as group:
                life = group.create_task(desk.live())
                await until(lambda: desk.window)
                assert desk.window is not None
                tab = desk.window.tabs.current
                assert isinstance(tab, WelcomeTab)
                tab.connect_requested.emit()
                await until(lambda: shown_dialog(qapp))
                dialog = shown_dialog(qapp)
                assert dialog is not None
                dialog.where.site.setText(f"{demo.url}/wiki/spaces/OPS/overview")
                card, token = dialog.how.token_card, demo.scoped_token
                card.email.setText("" if service else demo.email)
                card.token.setText(demo.service_token if service else token)
                for step in dialog.steps:
                    await until(lambda step=step: dialog.step is step)
                    await until(dialog.next_button.isEnabled)
                    if step is dialog.keep:
                        await until(dialog.keep.list.count)
                        dialog.keep.list.item(1).setCheckState(Qt.CheckState.Checked)
                    dialog.next_button.click()
                await until(lambda: desk.session and desk.session.connected)
                session = desk.session
                assert session is not None
                assert {space.key for space in session.library.spaces()} >= {"OPS", "ENG"}
                await until(lambda: ended(session) is Ending.WHOLE, 300)
                desk.quit()
                assert await life == 0
            await desk.aclose()

    run(story())
