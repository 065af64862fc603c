"""The real wizard by OAuth, with the demo's authority and a browser that does what it is told."""

import socket
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from confluence_desk.demo.authority import App, Resource
from confluence_desk.domain.errors import SignInEnded
from confluence_desk.services.signing.loopback import listening
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.wizard import Wizard, wizard
from tests.unit.services.signing.browser import Browser, free_port

Run = Callable[[Coroutine[Any, Any, None]], None]


@asynccontextmanager
async def by_consent(
    theme: Theme, home: Path, browser: Browser, **ask: Any
) -> AsyncIterator[Wizard]:
    """The second step, with the organisation's app filled in."""
    async with wizard(theme, home, **ask) as here:
        port = free_port()
        app = App("demo-client", "demo-s3cret", f"http://localhost:{port}/callback")
        here.demo.site.authority.app = app
        how = here.dialog.how
        how.open_url = browser.open
        if here.dialog.step is here.dialog.where:
            here.dialog.where.browser.click()
        how.consent_card.client_id.setText(app.client_id)
        how.consent_card.secret.setText(f" {app.client_secret} ")
        how.consent_card.port.setValue(port)
        yield here


def test_a_consent_leads_to_the_spaces(run: Run, theme: Theme, tmp_path: Path) -> None:
    async def story() -> None:
        async with by_consent(theme, tmp_path, Browser()) as here:
            dialog = here.dialog
            assert dialog.how.consent_card.callback.text().endswith("/callback")
            await here.press()
            await here.checked()
            assert "by OAuth" in dialog.check.sentence.text()
            await here.press()
            await here.at(dialog.keep)
            await here.until(lambda: dialog.keep.rules)
            await here.press()
            await here.at(dialog.last)
            await here.press()
            assert here.asking is not None
            session = await here.asking
            assert session.account.oauth
            assert session.library.spaces()

    run(story())


def test_trap_14_a_browser_that_never_comes_back_is_answered_by_pasting(
    run: Run, theme: Theme, tmp_path: Path
) -> None:
    async def story() -> None:
        browser = Browser(goes_back=False)
        async with by_consent(theme, tmp_path, browser) as here:
            how = here.dialog.how
            how.patience = 0.01
            assert not how.consent_card.answer.isVisible()
            here.dialog.next_button.click()
            await here.until(how.consent_card.answer.isVisible)
            await browser.done.wait()
            how.consent_card.answer.setText("https://acme.atlassian.net/wiki")
            assert "not the address that the browser was sent to" in how.trouble.text.text()
            how.consent_card.answer.setText(browser.address)
            await here.checked()

    run(story())


def test_who_says_no_in_the_browser_is_told_and_may_try_again(
    run: Run, theme: Theme, tmp_path: Path
) -> None:
    async def story() -> None:
        async with by_consent(theme, tmp_path, Browser("deny")) as here:
            how = here.dialog.how
            await here.press()
            assert "declined in the browser" in how.trouble.text.text()
            assert how.consent_card.client_id.text() == "demo-client"
            how.open_url = Browser().open
            await here.press()
            await here.checked()

    run(story())


def test_a_wrong_secret_says_so(run: Run, theme: Theme, tmp_path: Path) -> None:
    async def story() -> None:
        async with by_consent(theme, tmp_path, Browser()) as here:
            here.dialog.how.consent_card.secret.setText("wrong")
            await here.press()
            said = here.dialog.how.trouble.text.text()
            assert "does not accept the client id and secret" in said

    run(story())


def test_a_port_that_is_taken_is_named(run: Run, theme: Theme, tmp_path: Path) -> None:
    async def story() -> None:
        async with by_consent(theme, tmp_path, Browser()) as here:
            port = here.dialog.how.consent_card.port.value()
            with socket.create_server(("127.0.0.1", port)):
                await here.press()
            assert f"uses the port {port}" in here.dialog.how.trouble.text.text()

    run(story())


def test_another_sign_in_of_this_program_is_named_and_pasting_offered(
    run: Run, theme: Theme, tmp_path: Path
) -> None:
    async def story() -> None:
        async with by_consent(theme, tmp_path, Browser()) as here:
            how = here.dialog.how
            async with listening(how.consent_card.port.value(), str):
                await here.press()
            assert "Another sign-in of this program is open" in how.trouble.text.text()
            assert how.consent_card.by_hand.isVisible()

    run(story())


def test_while_the_port_is_taken_pasting_alone_signs_in(
    run: Run, theme: Theme, tmp_path: Path
) -> None:
    async def story() -> None:
        browser = Browser(goes_back=False)
        async with by_consent(theme, tmp_path, browser) as here:
            how = here.dialog.how
            card = how.consent_card
            assert not card.by_hand.isVisible()
            with socket.create_server(("127.0.0.1", card.port.value())):
                await here.press()
                assert browser.opened == []
                card.by_hand.click()
                await here.until(card.answer.isVisible)
                assert not card.by_hand.isVisible()
                assert not how.trouble.isVisible()
                assert "Nothing came back" not in card.stage.text()
                await browser.done.wait()
                card.answer.setText(browser.address)
                await here.checked()

    run(story())


def test_of_several_sites_one_is_chosen(run: Run, theme: Theme, tmp_path: Path) -> None:
    async def story() -> None:
        async with by_consent(theme, tmp_path, Browser()) as here:
            other = Resource("cloud-2", "https://other.atlassian.net", "Other")
            here.demo.site.authority.others = (other,)
            card = here.dialog.how.consent_card
            here.dialog.next_button.click()
            await here.until(card.sites.isVisible)
            assert [card.sites.item(row).text() for row in range(card.sites.count())] == [
                f"Confluence Desk Demo · {here.demo.url}",
                "Other · https://other.atlassian.net",
            ]
            assert here.dialog.next_button.text() == "Choose"
            await here.press()
            await here.checked()
            assert here.dialog.draft.candidate is not None
            assert here.dialog.draft.candidate.account.site.cloud_id == here.demo.cloud_id

    run(story())


def test_stopping_frees_the_port_and_the_step(run: Run, theme: Theme, tmp_path: Path) -> None:
    async def story() -> None:
        async with by_consent(theme, tmp_path, Browser("")) as here:
            how = here.dialog.how
            here.dialog.next_button.click()
            await here.until(lambda: "waits for it" in how.consent_card.stage.text())
            here.dialog.reject()
            await here.until(lambda: not how.consent_card.stage.isVisible())
            how.open_url = Browser().open
            await here.press()
            await here.checked()

    run(story())


def test_after_stopping_one_signs_in_again_and_chooses_nothing(
    run: Run, theme: Theme, tmp_path: Path
) -> None:
    async def story() -> None:
        async with by_consent(theme, tmp_path, Browser("")) as here:
            dialog = here.dialog
            dialog.next_button.click()
            await here.until(dialog.how.consent_card.again.isVisible)
            assert f":{dialog.how.consent_card.port.value()}/" in (
                dialog.how.consent_card.answer.placeholderText()
            )
            dialog.cancel_button.click()
            await here.until(lambda: not dialog.how.consent_card.again.isVisible())
            assert dialog.next_button.text() == "Sign in"
            assert dialog.next_button.isEnabled()

    run(story())


def test_a_consent_that_ended_asks_for_another_one(run: Run, theme: Theme, tmp_path: Path) -> None:
    async def story() -> None:
        ended = SignInEnded("https://acme.atlassian.net")
        known = {"site": "https://acme.atlassian.net", "trouble": ended}
        async with by_consent(theme, tmp_path, Browser(), **known) as here:
            assert here.dialog.how.by_consent.isChecked()
            assert here.dialog.how.trouble.isVisible()

    run(story())
