"""Secrets that are locked at the start: asked for, waited for, and then it goes on by itself."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.domain.errors import NoKeyring
from confluence_desk.system.strongbox import Strongbox
from confluence_desk.ui.dialogs.unlock import UnlockDialog
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.unlocking import Unlocking
from tests.ui.fakes.machine import Machine

Run = Callable[[Coroutine[Any, Any, None]], None]
PASSPHRASE = "correct horse battery"


class Front:
    """A window, and what it is told."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.messages = Messages()
        self.scope = TaskScope(self.messages.report, name="test")
        self.unlocking = Unlocking(theme, self.messages, self.scope, lambda: self.window)

    async def trouble(self, box: Strongbox) -> NoKeyring:
        found = await box.trouble()
        assert found is not None
        return found

    def dialog(self) -> UnlockDialog | None:
        found = self.window.findChildren(UnlockDialog)
        return found[-1] if found and found[-1].isVisible() else None


@pytest.fixture
def front(theme: Theme, qtbot: QtBot) -> Front:
    return Front(theme, qtbot)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_locked_vault_is_asked_for_once_however_many_wait(
    run: Run, front: Front, machine: Machine, until: Any
) -> None:
    async def story() -> None:
        await machine.box().choose_vault(PASSPHRASE)
        box = machine.box()
        trouble = await front.trouble(box)
        waiting = [asyncio.ensure_future(front.unlocking.opened(box, trouble)) for _ in range(2)]
        await until(front.dialog)
        dialog = front.dialog()
        assert dialog is not None
        dialog.passphrase.setText(PASSPHRASE)
        dialog.unlock.click()
        assert await asyncio.gather(*waiting) == [True, True]
        assert not box.locked

    run(story())


def test_a_vault_may_stay_locked(run: Run, front: Front, machine: Machine, until: Any) -> None:
    async def story() -> None:
        await machine.box().choose_vault(PASSPHRASE)
        box = machine.box()
        waiting = asyncio.ensure_future(front.unlocking.opened(box, await front.trouble(box)))
        await until(front.dialog)
        dialog = front.dialog()
        assert dialog is not None
        dialog.later.click()
        assert not await waiting

    run(story())


def test_a_keyring_that_is_unlocked_meanwhile_goes_on_by_itself_trap_13(
    run: Run, front: Front, machine: Machine, until: Any
) -> None:
    async def story() -> None:
        machine.trouble = None
        machine.answers.clear()
        box = machine.box()
        trouble = await front.trouble(box)
        assert trouble.kind == "locked"
        waiting = asyncio.ensure_future(front.unlocking.opened(box, trouble))
        await until(lambda: front.messages.problems)
        assert front.messages.problems[0].text == "The keyring is locked."
        machine.answers.set()
        assert await waiting
        assert front.messages.problems == []
        await front.scope.aclose()

    run(story())


def test_a_keyring_whose_question_was_dismissed_is_asked_again_on_demand_trap_13(
    run: Run, front: Front, machine: Machine, until: Any
) -> None:
    async def story() -> None:
        machine.trouble = NoKeyring("dismissed", "locked")
        box = machine.box()
        waiting = asyncio.ensure_future(front.unlocking.opened(box, await front.trouble(box)))
        for mended in (False, True):
            await until(lambda: front.messages.problems)
            if mended:
                machine.trouble = None
            (told,) = front.messages.problems
            assert told.label == "Try again"
            assert told.action is not None
            told.action()
        assert await waiting
        await front.scope.aclose()

    run(story())


def test_whoever_waits_no_more_leaves_no_button_behind_trap_97(
    run: Run, front: Front, machine: Machine, until: Any
) -> None:
    async def story() -> None:
        machine.trouble = NoKeyring("dismissed", "locked")
        box = machine.box()
        waiting = asyncio.ensure_future(front.unlocking.opened(box, await front.trouble(box)))
        await until(lambda: front.messages.problems)
        waiting.cancel()
        await asyncio.wait([waiting])
        assert front.messages.history == []
        await front.scope.aclose()

    run(story())


def test_a_connection_left_locked_is_offered_once(run: Run, front: Front) -> None:
    async def story() -> None:
        pressed: list[str] = []
        for name in ("first", "second"):
            front.unlocking.offer(NoKeyring("", "vault"), partial(pressed.append, name), "acme")
        (offer,) = front.messages.problems
        assert offer.action is not None
        offer.action()
        assert pressed == ["second"]
        assert front.messages.problems == []

    run(story())


@pytest.mark.parametrize("kind", ["absent", "failing"])
def test_what_no_waiting_mends_is_not_waited_for(
    run: Run, front: Front, machine: Machine, qapp: QApplication, kind: str
) -> None:
    async def story() -> None:
        assert qapp is not None
        machine.trouble = NoKeyring("x", kind)
        box = machine.box()
        assert not await front.unlocking.opened(box, await front.trouble(box))

    run(story())
