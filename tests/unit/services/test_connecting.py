"""From an address and a token to an account: what is tried, and in which way it is sent."""

import asyncio
from pathlib import Path

import pytest

from confluence_desk.demo.scopes import READING
from confluence_desk.domain.errors import SignInNeeded
from confluence_desk.services.accounts import Accounts
from confluence_desk.system.settings import Settings
from tests.unit.services.conftest import Worlds
from tests.unit.services.signing.conftest import Ring


@pytest.mark.parametrize("email", ["", "bot@serviceaccount.atlassian.com", "ops@acme.test"])
def test_a_service_accounts_token_is_sent_alone_whatever_stands_beside_it(
    world: Worlds, tmp_path: Path, email: str
) -> None:
    async def story() -> None:
        async with world() as here:
            demo, settings = here.demo, Settings(tmp_path / "kept.json")
            accounts = Accounts(Ring(), settings, tmp_path / "kept", gateway=demo.gateway)
            session = await accounts.sign_in(demo.url, email, f" {demo.service_token}\n")
            try:
                account = session.account
                assert (account.service, account.base) == (True, demo.gateway_base)
                assert account.email == "sync-robot-x1y2z3@serviceaccount.atlassian.com"
                await session.library.refresh_spaces()
                assert session.library.spaces()
            finally:
                await session.aclose()
            (known,) = accounts.connections.all()
            again = await accounts.resume(known)
            try:
                await again.library.refresh_spaces()
            finally:
                await again.aclose()

    asyncio.run(story())


def test_a_service_accounts_token_of_an_unknown_look_is_found_out_as_well(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            demo = here.demo
            demo.site.credentials.issue_service(READING, "looks-like-nothing")
            for email in ("", demo.email):
                account, sent = await here.accounts.recognised(
                    demo.url, email, "looks-like-nothing"
                )
                assert (account.service, sent) == (True, "looks-like-nothing")

    asyncio.run(story())


def test_two_service_accounts_that_may_not_ask_who_they_are_share_no_library(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            demo, few = here.demo, frozenset({"read:space:confluence", "read:page:confluence"})
            tokens = [demo.site.credentials.issue_service(few, f"ATSTT3x{n}") for n in "ab"]
            one, _ = await here.accounts.recognised(demo.url, "", tokens[0])
            two, _ = await here.accounts.recognised(demo.url, "", tokens[1])
            assert one.unnamed
            assert one.key != two.key

    asyncio.run(story())


@pytest.mark.parametrize("token", ["nonsense", "ATATT3xNobody"])
def test_a_persons_token_alone_asks_for_the_e_mail(world: Worlds, token: str) -> None:
    async def story() -> None:
        async with world() as here:
            with pytest.raises(SignInNeeded) as refusal:
                await here.accounts.recognised(here.demo.url, "", token)
            assert refusal.value.detail == "no e-mail"

    asyncio.run(story())


def test_a_persons_token_is_never_sent_alone(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            with pytest.raises(SignInNeeded):
                await here.accounts.recognised(here.demo.url, here.demo.email, "ATATT3xWrong")
            asked = [each.path for each in here.demo.site.journal.received]
            behind = [each for each in asked if each.startswith("/ex/confluence/")]
            assert len(behind) == 1

    asyncio.run(story())
