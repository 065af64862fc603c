"""Trap 11, demand 33: a company's proxy and its own certificate, through the real wizard.

The proxy, the TLS server and the private authority that signed for it are real, on this machine.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from confluence_desk.demo.site import DemoSite
from confluence_desk.domain.road import Road
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.session import Session
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.road import Roads
from confluence_desk.system.settings import Settings
from confluence_desk.ui.dialogs.connect import ConnectDialog
from confluence_desk.ui.dialogs.settings_network import NetworkPage
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.wizard import Wizard, made_site
from tests.unit.api.company import HOST, Company, company
from tests.unit.api.notary import DAY, NOW, Paper, Terms, signed, written

Run = Callable[[Coroutine[Any, Any, None]], None]

ROOT = signed("ACME Root", house="ACME Ltd")
ISSUING = signed("ACME Issuing", ROOT, house="ACME Ltd")
OLD = signed(HOST, ISSUING, Terms((HOST,), ends=NOW - DAY / 2))
OTHER = signed("captive.test", ISSUING, Terms(("captive.test",)))
GOOD = signed(HOST, ISSUING, Terms((HOST,)))
SCANNER = signed("Zscaler Root CA")
OPENED = signed(HOST, SCANNER, Terms((HOST,)))


@asynccontextmanager
async def behind(
    theme: Theme, home: Path, sent: Path | None = None
) -> AsyncIterator[tuple[Wizard, Company, Roads]]:
    """The wizard on a machine that reaches the site by the company's proxy alone."""
    async with DemoSite(made_site()) as demo:
        port = urlsplit(demo.url).port or 0
        async with company(home, sent=sent, inside=port) as it:
            settings = Settings(home / "settings.json")
            roads = Roads(Preferences(settings))
            accounts = Accounts(
                SessionSecrets(), settings, home, gateway=demo.gateway, road=roads.road
            )
            dialog = ConnectDialog(accounts, theme, Messages(), network=roads)
            here = Wizard(demo, dialog, accounts)
            asking = here.asking = asyncio.create_task(dialog.ask())
            await asyncio.sleep(0)
            try:
                yield here, it, roads
            finally:
                dialog.close()
                session = await asking
                if session is not None:
                    await session.aclose()
                dialog.deleteLater()


async def found_by(here: Wizard, proxy: str, certificates: str) -> None:
    """Fill in the fields, and try again by them."""
    fields = here.dialog.network
    assert fields is not None
    here.dialog.network_wanted()
    assert fields.isVisible()
    fields.proxy.setCurrentIndex(fields.proxy.findData("manual"))
    fields.address.setText(proxy)
    fields.certificates.setText(certificates)
    fields.use.click()
    await here.until(lambda: "is there" in here.dialog.where.hint.text())


async def entered(here: Wizard) -> Session:
    dialog = here.dialog
    await here.press()
    await here.at(dialog.how)
    here.enter(here.demo.token)
    await here.press()
    await here.checked()
    await here.press()
    await here.at(dialog.keep)
    await here.press()
    await here.at(dialog.last)
    await here.press()
    assert here.asking is not None
    session: Session = await here.asking
    return session


def test_trap_11_the_certificate_is_told_and_the_file_helps(
    run: Run, theme: Theme, tmp_path: Path
) -> None:
    async def story() -> None:
        async with behind(theme, tmp_path) as (here, it, roads):
            where = here.dialog.where
            roads.choose(Road("manual", it.proxy))
            where.site.setText(HOST)
            await here.until(where.trouble.isVisible)
            assert "certificate" in where.trouble.text.text().lower()
            assert here.dialog.network is not None
            await found_by(here, it.proxy, it.authority)
            assert not where.trouble.isVisible()
            session = await entered(here)
            assert session.account.site.url == f"https://{HOST}"
            assert session.library.spaces()
            assert any(f"CONNECT {HOST}:443" in head for head in it.asked)
            again = Roads(Preferences(Settings(tmp_path / "settings.json")))
            assert again.road() == Road("manual", it.proxy, it.authority)

    run(story())


@pytest.mark.parametrize(
    ("sent", "authority", "words", "remedy"),
    [
        ((OLD, ISSUING), ROOT, f"the certificate of {HOST} ended on", "renew it"),
        ((OTHER, ISSUING), ROOT, f"it is for captive.test, not for {HOST}", "sign in first"),
        ((OPENED, SCANNER), None, "signed by Zscaler Root CA. A proxy or", "company's"),
        ((GOOD, ISSUING), None, "signed by ACME Root, which this machine does not", "company's"),
        ((GOOD,), ROOT, "ACME Issuing, in between, is not sent", "whole chain"),
    ],
)
def test_trap_11_why_a_certificate_is_not_trusted_is_told_in_place(
    run: Run,
    theme: Theme,
    tmp_path: Path,
    sent: tuple[Paper, ...],
    authority: Paper | None,
    words: str,
    remedy: str,
) -> None:
    async def story() -> None:
        async with behind(theme, tmp_path, written(tmp_path, sent)) as (here, it, roads):
            known = tmp_path / "known.pem"
            known.write_bytes((authority or OTHER).pem)
            roads.choose(Road("manual", it.proxy, str(known)))
            where = here.dialog.where
            where.site.setText(HOST)
            await here.until(where.trouble.isVisible)
            assert words in where.trouble.text.text()
            assert remedy in where.trouble.remedy.text()
            assert where.trouble.network.isVisible()

    run(story())


def test_the_settings_take_the_way_back_and_give_it_again(
    run: Run, theme: Theme, tmp_path: Path
) -> None:
    async def story() -> None:
        async with behind(theme, tmp_path) as (here, it, roads):
            roads.choose(Road("manual", it.proxy, it.authority))
            here.dialog.where.site.setText(HOST)
            session = await entered(here)
            page = NetworkPage(roads, theme)
            page.fields.certificates.clear()
            page.fields.use.click()
            await session.take_road(roads.road())
            assert not await session.connection.probe()
            page.fields.certificates.setText(it.authority)
            page.fields.use.click()
            await session.take_road(roads.road())
            assert await session.connection.probe()
            page.deleteLater()

    run(story())
