"""Without a keyring the person chooses: memory, or a vault; and unlocks it at the next start."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from confluence_desk.domain.errors import NoKeyring
from confluence_desk.system import vault as vaults
from confluence_desk.system.strongbox import Place, Strongbox
from confluence_desk.terminal import told
from confluence_desk.ui.dialogs import secret_place
from confluence_desk.ui.dialogs.secret_place import Safekeeping, SecretPlace
from confluence_desk.ui.dialogs.unlock import UnlockDialog
from confluence_desk.ui.messages import Messages, words
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.machine import Machine

Run = Callable[[Coroutine[Any, Any, None]], None]
PASSPHRASE = "correct horse battery"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


async def placed(box: Strongbox, theme: Theme, qtbot: QtBot) -> SecretPlace:
    pane = SecretPlace(
        Safekeeping(box, await box.trouble()), theme, TaskScope(lambda _: None, name="test")
    )
    qtbot.addWidget(pane)
    return pane


def test_a_keyring_that_works_asks_nothing(
    run: Run, machine: Machine, theme: Theme, qtbot: QtBot
) -> None:
    async def story() -> None:
        machine.trouble = None
        box = machine.box()
        pane = await placed(box, theme, qtbot)
        assert pane.isHidden()
        assert pane.ready
        await pane.take()
        assert box.place is Place.KEYRING

    run(story())


def test_memory_is_what_is_marked_and_nothing_is_written_trap_12(
    run: Run, machine: Machine, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    async def story() -> None:
        box = machine.box()
        pane = await placed(box, theme, qtbot)
        assert not pane.isHidden()
        assert pane.text.text() == "This machine has no keyring for secrets."
        assert pane.memory.isChecked()
        assert pane.ready
        assert box.place is Place.KEYRING
        await pane.take()
        assert not box.lasting
        await box.set("token", "s3cret")

    run(story())
    assert list(tmp_path.iterdir()) == []


def test_a_vault_wants_a_passphrase_twice(
    run: Run, machine: Machine, theme: Theme, qtbot: QtBot
) -> None:
    async def story() -> None:
        box = machine.box()
        pane = await placed(box, theme, qtbot)
        pane.vault.setChecked(True)
        assert not pane.ready
        pane.passphrase.setText("short")
        assert "At least 8 characters" in pane.hint.text()
        pane.passphrase.setText(PASSPHRASE)
        assert not pane.ready
        pane.repeated.setText("correct horse")
        assert pane.hint.text() == "The two are not the same."
        pane.repeated.setText(PASSPHRASE)
        assert pane.ready
        await pane.take()
        assert box.place is Place.VAULT
        assert pane.passphrase.text() == pane.repeated.text() == ""
        assert pane.isHidden()

    run(story())


def test_the_passphrase_is_never_shown(
    run: Run, machine: Machine, theme: Theme, qtbot: QtBot
) -> None:
    async def story() -> None:
        pane = await placed(machine.box(), theme, qtbot)
        for line in pane.findChildren(QLineEdit):
            assert line.echoMode() is QLineEdit.EchoMode.Password

    run(story())


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("locked", "The keyring is locked."),
        ("slow", "The keyring does not answer in time."),
        ("failing", "The keyring reported an error."),
    ],
)
def test_each_trouble_has_its_words_and_the_keyring_can_be_asked_again_trap_13(
    run: Run, machine: Machine, theme: Theme, qtbot: QtBot, until: Any, kind: str, said: str
) -> None:
    async def story() -> None:
        machine.trouble = NoKeyring("x", kind)
        box = machine.box()
        pane = await placed(box, theme, qtbot)
        assert pane.text.text().startswith(said)
        pane.again.click()
        await until(pane.again.isEnabled)
        assert not pane.isHidden()
        machine.trouble = None
        pane.again.click()
        await until(pane.isHidden)
        await pane.take()
        assert box.place is Place.KEYRING

    run(story())


@pytest.mark.parametrize(("kind", "warned"), [("locked", True), ("slow", True), ("absent", False)])
def test_a_vault_beside_a_keyring_that_is_only_locked_tells_what_it_means(
    run: Run, machine: Machine, theme: Theme, qtbot: QtBot, kind: str, *, warned: bool
) -> None:
    async def story() -> None:
        machine.trouble = NoKeyring("x", kind)
        pane = await placed(machine.box(), theme, qtbot)
        assert ("then try again" in pane.text.text()) is warned
        pane.vault.setChecked(True)
        for line in (pane.passphrase, pane.repeated):
            line.setText(PASSPHRASE)
        assert ("what the keyring holds is not looked for any more" in pane.hint.text()) is warned

    run(story())


@pytest.mark.parametrize(
    ("kind", "said"),
    [("held", "Another program holds the vault"), ("unwritten", "vault with your secrets cannot")],
)
def test_what_ails_a_vault_is_not_said_of_the_keyring(kind: str, said: str) -> None:
    trouble = NoKeyring("x", kind)
    assert said in words(trouble).text
    assert "keyring" not in (words(trouble).text + words(trouble).remedy + told(trouble)).lower()


def test_a_vault_that_is_there_wants_its_passphrase_once(
    run: Run, machine: Machine, theme: Theme, qtbot: QtBot
) -> None:
    async def story() -> None:
        await machine.box().choose_vault(PASSPHRASE)
        box = machine.box()
        pane = await placed(box, theme, qtbot)
        assert pane.vault.isChecked()
        assert pane.repeated.isHidden()
        pane.passphrase.setText("wrong")
        with pytest.raises(NoKeyring) as caught:
            await pane.take()
        assert caught.value.kind == "passphrase"
        pane.passphrase.setText(PASSPHRASE)
        await pane.take()
        assert not box.locked

    run(story())


def test_the_shortest_passphrase_is_the_vaults() -> None:
    assert secret_place.SHORTEST == vaults.SHORTEST


def test_unlocking_asks_until_it_fits(
    run: Run, machine: Machine, theme: Theme, qtbot: QtBot, until: Any
) -> None:
    async def story() -> None:
        await machine.box().choose_vault(PASSPHRASE)
        box = machine.box()
        dialog = UnlockDialog(box, theme, Messages())
        qtbot.addWidget(dialog)
        asked = asyncio.ensure_future(dialog.ask())
        await until(dialog.isVisible)
        assert not dialog.unlock.isEnabled()
        dialog.passphrase.setText("wrong")
        dialog.unlock.click()
        await until(dialog.trouble.text)
        assert dialog.trouble.text().startswith("This passphrase does not open the vault.")
        dialog.passphrase.setText(PASSPHRASE)
        dialog.unlock.click()
        assert await asked
        assert not box.locked
        assert dialog.passphrase.text() == ""

    run(story())


def test_who_types_the_moment_it_is_refused_may_try_again(
    run: Run, machine: Machine, theme: Theme, qtbot: QtBot, until: Any
) -> None:
    async def story() -> None:
        await machine.box().choose_vault(PASSPHRASE)
        dialog = UnlockDialog(machine.box(), theme, Messages())
        qtbot.addWidget(dialog)
        asked = asyncio.ensure_future(dialog.ask())
        await until(dialog.isVisible)
        dialog.passphrase.setText("wrong")
        loop = asyncio.get_running_loop()
        dialog.passphrase.selectionChanged.connect(
            lambda: loop.call_soon(dialog.passphrase.setText, PASSPHRASE)
        )
        dialog.unlock.click()
        await until(lambda: dialog.passphrase.text() == PASSPHRASE)
        assert dialog.unlock.isEnabled()
        dialog.unlock.click()
        assert await asked

    run(story())


@pytest.mark.parametrize("how", ["later", "close", "escape"])
def test_unlocking_can_wait(
    run: Run, machine: Machine, theme: Theme, qtbot: QtBot, until: Any, how: str
) -> None:
    async def story() -> None:
        await machine.box().choose_vault(PASSPHRASE)
        dialog = UnlockDialog(machine.box(), theme, Messages())
        qtbot.addWidget(dialog)
        asked = asyncio.ensure_future(dialog.ask())
        await until(dialog.isVisible)
        {"later": dialog.later.click, "close": dialog.close, "escape": dialog.reject}[how]()
        assert not await asked

    run(story())


def test_a_vault_that_is_there_is_unlocked_in_place(
    run: Run, until: Any, machine: Machine, theme: Theme, qtbot: QtBot
) -> None:
    async def story() -> None:
        first = machine.box()
        await first.choose_vault(PASSPHRASE)
        await first.set("token", "s3cret")
        box = machine.box()
        pane = await placed(box, theme, qtbot)
        assert (pane.again.text(), pane.again.isEnabled()) == ("Unlock", False)
        pane.passphrase.setText("wrong horse battery")
        pane.again.click()
        await until(lambda: "does not open" in pane.text.text())
        assert box.locked
        pane.passphrase.setText(PASSPHRASE)
        pane.again.click()
        await until(lambda: not pane.asks)
        assert pane.isHidden()
        assert await box.get("token") == "s3cret"
        pane.memory.setChecked(True)
        assert box.place is Place.VAULT

    run(story())
