"""The real wizard on a machine whose keyring is of no use: the person says where secrets go."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.demo.site import DemoSite
from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import NoKeyring
from confluence_desk.services.accounts import Account, Accounts
from confluence_desk.services.signing.grant import Grant
from confluence_desk.services.signing.grant import written as written_grant
from confluence_desk.services.signing.registration import Registration
from confluence_desk.system.settings import Settings
from confluence_desk.system.strongbox import Place
from confluence_desk.ui.dialogs.connect import ConnectDialog
from confluence_desk.ui.dialogs.secret_place import Safekeeping
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.machine import Machine
from tests.ui.fakes.wizard import Wizard, made_site

Run = Callable[[Coroutine[Any, Any, None]], None]
PASSPHRASE = "correct horse battery"


@asynccontextmanager
async def at_how(theme: Theme, machine: Machine, home: Path) -> AsyncIterator[Wizard]:
    """The second step, with a good token filled in."""
    async with DemoSite(made_site()) as demo:
        box = machine.box()
        settings = Settings(home / "settings" / "settings.json")
        accounts = Accounts(box, settings, home, gateway=demo.gateway)
        secrets = Safekeeping(box, await box.trouble())
        dialog = ConnectDialog(accounts, theme, Messages(), secrets=secrets)
        here = Wizard(demo, dialog, accounts)
        asking = here.asking = asyncio.create_task(dialog.ask())
        await asyncio.sleep(0)
        try:
            await here.to_how()
            here.enter(demo.token)
            yield here
        finally:
            dialog.close()
            session = await asking
            if session is not None:
                await session.aclose()
            dialog.deleteLater()


async def connected(here: Wizard) -> None:
    """Go on to the end, keeping nothing offline."""
    dialog = here.dialog
    await here.press()
    await here.checked()
    await here.press()
    await here.at(dialog.keep)
    await here.until(dialog.next_button.isEnabled)
    await here.press()
    await here.at(dialog.last)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def written(home: Path) -> list[str]:
    return sorted(path.name for path in home.rglob("*") if path.is_file())


def test_memory_alone_writes_neither_token_nor_library_trap_12(
    run: Run, theme: Theme, machine: Machine, tmp_path: Path
) -> None:
    async def story() -> None:
        async with at_how(theme, machine, tmp_path) as here:
            place = here.dialog.how.place
            assert place is not None
            assert place.isVisible()
            assert "no keyring" in place.text.text()
            assert not here.dialog.how.token_card.kept.isVisible()
            await connected(here)
            assert here.accounts.last() is None
            assert here.accounts.box is not None
            assert here.accounts.box.place is Place.MEMORY

    run(story())
    assert written(tmp_path) == []


def test_a_vault_is_made_when_something_is_kept_and_not_before(
    run: Run, theme: Theme, machine: Machine, tmp_path: Path
) -> None:
    async def story() -> None:
        async with at_how(theme, machine, tmp_path) as here:
            place = here.dialog.how.place
            assert place is not None
            place.vault.setChecked(True)
            assert not here.dialog.next_button.isEnabled()
            place.passphrase.setText(PASSPHRASE)
            place.repeated.setText(PASSPHRASE)
            await here.press()
            await here.checked()
            assert await asyncio.to_thread(written, tmp_path) == []
            await here.press()
            await here.at(here.dialog.keep)
            await here.press()
            await here.at(here.dialog.last)
            assert here.accounts.last() is not None

    run(story())
    assert "secrets.vault" in written(tmp_path)


def test_esc_leaves_no_vault(run: Run, theme: Theme, machine: Machine, tmp_path: Path) -> None:
    async def story() -> None:
        async with at_how(theme, machine, tmp_path) as here:
            place = here.dialog.how.place
            assert place is not None
            place.vault.setChecked(True)
            place.passphrase.setText(PASSPHRASE)
            place.repeated.setText(PASSPHRASE)
            await here.press()
            await here.checked()
            here.dialog.reject()

    run(story())
    assert written(tmp_path) == []


def test_a_vault_that_is_there_is_opened_by_its_passphrase_alone(
    run: Run, theme: Theme, machine: Machine, tmp_path: Path
) -> None:
    async def story() -> None:
        await machine.box().choose_vault(PASSPHRASE)
        async with at_how(theme, machine, tmp_path) as here:
            how = here.dialog.how
            assert how.place is not None
            how.place.passphrase.setText("wrong")
            await here.press()
            assert "does not open the vault" in how.trouble.text.text()
            how.place.passphrase.setText(PASSPHRASE)
            await connected(here)

    run(story())


def test_a_keyring_that_is_unlocked_meanwhile_takes_the_token_trap_13(
    run: Run, theme: Theme, machine: Machine, tmp_path: Path
) -> None:
    async def story() -> None:
        machine.trouble = NoKeyring("locked", "locked")
        async with at_how(theme, machine, tmp_path) as here:
            place = here.dialog.how.place
            assert place is not None
            assert place.text.text().startswith("The keyring is locked.")
            machine.trouble = None
            place.again.click()
            await here.until(place.isHidden)
            assert here.dialog.how.token_card.kept.isVisible()
            await connected(here)
            assert here.demo.token in machine.held.values()

    run(story())


def test_a_consent_behind_a_locked_keyring_is_renewed_where_one_signs_in(
    run: Run, theme: Theme, machine: Machine, tmp_path: Path
) -> None:
    async def story() -> None:
        machine.trouble = NoKeyring("locked", "locked")
        box = machine.box()
        accounts = Accounts(box, Settings(tmp_path / "settings.json"), tmp_path)
        url = "https://acme.atlassian.net"
        last = Account(Site(url), "", "ana", "Ana", url, oauth=True)
        app = Registration("client-7", "s3cret", 5001)
        grant = Grant(app, "a", "r", datetime(2026, 1, 1, tzinfo=UTC))
        machine.held[f"token {last.key}"] = written_grant(grant)
        secrets = Safekeeping(box, await box.trouble())
        dialog = ConnectDialog(accounts, theme, Messages(), secrets=secrets)
        known = await accounts.registration_of(last)
        asking = asyncio.create_task(dialog.ask(site=url, registration=known, last=last))
        await asyncio.sleep(0)
        try:
            place, card = dialog.how.place, dialog.how.consent_card
            assert place is not None
            assert dialog.step is dialog.how
            assert dialog.how.by_consent.isChecked()
            assert url in dialog.how.sentence.text()
            assert place.isVisible()
            assert "keyring is locked" in place.text.text()
            assert card.client_id.text() == ""
            machine.trouble = None
            place.again.click()
            here = Wizard(None, dialog, accounts)  # type: ignore[arg-type] # no site is asked
            await here.until(lambda: card.client_id.text() == "client-7")
            assert (card.port.value(), place.isVisible()) == (5001, False)
        finally:
            dialog.close()
            await asking
            dialog.deleteLater()

    run(story())
