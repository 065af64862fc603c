"""Signing in by OAuth: the browser goes out, comes back or does not, and somebody is told."""

import asyncio
import contextlib
import socket
from collections.abc import Callable, Coroutine, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from confluence_desk.api.oauth import Tokens
from confluence_desk.demo.authority import Resource
from confluence_desk.domain.errors import DeskError, SignInBroken
from confluence_desk.services.signing.flow import SigningIn, Stage
from confluence_desk.services.signing.grant import Offer
from confluence_desk.services.signing.registration import PORT, SCOPES, Registration
from tests.unit.services.conftest import NOW
from tests.unit.services.signing.browser import Browser, free_port
from tests.unit.services.signing.conftest import Ground, Grounds

Until = Callable[..., Coroutine[Any, Any, None]]


async def broken(signing: SigningIn) -> SignInBroken:
    with pytest.raises(SignInBroken) as caught:
        await signing.run()
    return caught.value


def test_a_consent_ends_in_a_site_and_tokens(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            browser, stages = Browser(), list[Stage]()
            granted = await here.signing_in(browser, tell=stages.append).run()
            assert granted.offer.site.url == here.demo.url
            assert granted.offer.site.cloud_id == here.demo.cloud_id
            assert "read:page:confluence" in granted.offer.scopes
            assert here.demo.site.authority.bearer(granted.grant.access)
            assert granted.grant.refresh
            assert stages == [Stage.BROWSER, Stage.REDEEMING]
            await browser.done.wait()
            assert "You can close this page now" in browser.seen

    asyncio.run(story())


def test_all_seven_parts_of_the_address_are_there_and_no_secret(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            signing = here.signing_in(Browser())
            query = parse_qs(urlsplit(signing.url).query)
            assert query["audience"] == ["api.atlassian.com"]
            assert query["redirect_uri"] == [f"http://localhost:{here.registration.port}/callback"]
            assert query["scope"][0].split() == list(SCOPES)
            assert (query["response_type"], query["prompt"]) == (["code"], ["consent"])
            assert query["client_id"] == ["demo-client"]
            assert len(query["state"][0]) >= 32
            assert len(query) == 7
            assert "s3cret" not in signing.url + repr(here.registration)
            assert here.signing_in(Browser()).url != signing.url

    asyncio.run(story())


def test_the_port_is_one_that_can_be_registered_once() -> None:
    assert Registration("a", "b").redirect_uri == f"http://localhost:{PORT}/callback"
    assert Registration("a", "b", 8080).redirect_uri == "http://localhost:8080/callback"


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_a_port_that_another_program_uses_is_named(ground: Grounds, host: str) -> None:
    async def story() -> None:
        async with ground() as here:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            with socket.socket(family) as other:
                try:
                    other.bind((host, here.registration.port))
                except OSError:
                    pytest.skip("this machine has no IPv6")
                other.listen()
                browser = Browser()
                trouble = await broken(here.signing_in(browser))
            assert (trouble.kind, trouble.detail) == ("port", str(here.registration.port))
            assert browser.opened == []

    asyncio.run(story())


def test_the_port_is_free_again_after_each_attempt(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            for answer in ("deny", "approve"):
                browser = Browser(answer)
                if answer == "deny":
                    assert (await broken(here.signing_in(browser))).kind == "denied"
                else:
                    await here.granted(browser)

    asyncio.run(story())


def test_giving_up_lets_go_of_the_port(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            opened = asyncio.Event()
            signing = here.signing_in(Browser(""), tell=lambda _: opened.set())
            running = asyncio.ensure_future(signing.run())
            await opened.wait()
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running
            await here.granted()

    asyncio.run(story())


def test_an_answer_with_another_state_is_not_heard(ground: Grounds, until: Until) -> None:
    async def story() -> None:
        async with ground() as here:
            stages = list[Stage]()
            browser = Browser(change={"state": "of somebody else"})
            signing = here.signing_in(browser, tell=stages.append)
            running = asyncio.ensure_future(signing.run())
            await until(lambda: stages)
            await browser.done.wait()
            assert "belongs to another sign-in" in browser.seen
            assert not running.done()
            with pytest.raises(SignInBroken) as caught:
                signing.paste(browser.address)
            assert caught.value.kind == "state"
            honest = Browser()
            honest.open(signing.url)
            assert (await running).grant.access

    asyncio.run(story())


def test_a_browser_that_never_comes_back_is_answered_by_pasting_trap_14(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            browser, offered = Browser(goes_back=False), asyncio.Event()

            def tell(stage: Stage) -> None:
                if stage is Stage.PASTE:
                    offered.set()

            signing = here.signing_in(browser, tell=tell, patience=0.01)
            running = asyncio.ensure_future(signing.run())
            await offered.wait()
            await browser.done.wait()
            for nonsense in ("", "hello", "http://localhost/callback", "http://[", "ATATT3xyz"):
                with pytest.raises(SignInBroken) as caught:
                    signing.paste(nonsense)
                assert caught.value.kind == "pasted"
            signing.paste(f"  {browser.address[:40]}\n{browser.address[40:]} ")
            assert (await running).grant.refresh

    asyncio.run(story())


def test_the_browser_may_still_answer_after_pasting_was_offered_trap_14(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            browser = Browser()

            def tell(stage: Stage) -> None:
                if stage is Stage.PASTE:
                    browser.open(signing.url)

            signing = here.signing_in(browser, open_url=lambda _: True, tell=tell, patience=0.01)
            assert (await signing.run()).grant.access

    asyncio.run(story())


@pytest.mark.parametrize("listen", [True, False])
def test_without_a_browser_or_a_port_pasting_is_offered_at_once(
    ground: Grounds, until: Until, listen: bool
) -> None:
    async def story() -> None:
        async with ground() as here:
            stages = list[Stage]()
            browser = Browser(goes_back=False)
            signing = here.signing_in(
                browser, open_url=lambda _: listen is False, tell=stages.append, listen=listen
            )
            running = asyncio.ensure_future(signing.run())
            await until(lambda: Stage.PASTE in stages)
            browser.open(signing.url)
            await browser.done.wait()
            signing.paste(browser.address)
            assert (await running).grant.access

    asyncio.run(story())


def test_several_sites_are_chosen_from_each_once(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            authority = here.demo.site.authority
            authority.others = (
                Resource("cloud-2", "https://other.atlassian.net/", "Other"),
                Resource("cloud-2", "https://Other.atlassian.net", "Other"),
                Resource("cloud-3", "javascript:alert(1)", "No site at all"),
            )
            seen: list[Offer] = []
            stages = list[Stage]()

            async def choose(offers: Sequence[Offer]) -> Offer:
                seen.extend(offers)
                return offers[1]

            signing = here.signing_in(Browser(), choose=choose, tell=stages.append)
            granted = await signing.run()
            assert [offer.site.cloud_id for offer in seen] == [here.demo.cloud_id, "cloud-2"]
            assert granted.offer.site.url == "https://other.atlassian.net"
            assert stages[-1] is Stage.CHOOSING

    asyncio.run(story())


@pytest.mark.parametrize("lifetime", [-5, 0, 3600, 10**12, 10**30])
def test_however_long_a_token_is_said_to_live_its_end_is_a_date(lifetime: int) -> None:
    until = Tokens("a", lifetime).until(NOW)
    assert NOW <= until <= NOW + timedelta(days=1)


def test_a_consent_without_any_confluence_says_so(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            browser = Browser(change={"scope": "read:jira-work offline_access"})
            assert (await broken(here.signing_in(browser))).kind == "nowhere"

    asyncio.run(story())


def test_a_wrong_client_secret_is_named(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            wrong = Registration("demo-client", "another-s3cret", here.registration.port)
            trouble = await broken(here.signing_in(Browser(), registration=wrong))
            assert trouble.kind == "secret"
            assert "s3cret" not in repr(trouble)

    asyncio.run(story())


def test_a_code_works_once_only(ground: Grounds, until: Until) -> None:
    async def story() -> None:
        async with ground() as here:
            browser = Browser(goes_back=False)
            signing = here.signing_in(browser, listen=False)
            running = asyncio.ensure_future(broken(signing))
            await until(lambda: browser.address)
            code = parse_qs(urlsplit(browser.address).query)["code"][0]
            assert here.demo.site.authority.redeem(code, here.registration.redirect_uri)
            signing.paste(browser.address)
            assert (await running).kind == "code"

    asyncio.run(story())


def test_a_callback_address_that_is_not_registered_shows_in_the_browser_only(
    ground: Grounds, until: Until
) -> None:
    async def story() -> None:
        async with ground() as here:
            elsewhere = Registration("demo-client", "demo-s3cret", free_port())
            stages, browser = list[Stage](), Browser()
            signing = here.signing_in(
                browser, registration=elsewhere, tell=stages.append, patience=0.05
            )
            running = asyncio.ensure_future(signing.run())
            await until(lambda: Stage.PASTE in stages)
            await browser.done.wait()
            assert "redirect_uri is not registered" in browser.seen
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running

    asyncio.run(story())


@pytest.mark.parametrize("fault", ["login", "500", "cut", "reset", "429"])
def test_an_authority_in_trouble_is_a_trouble_of_ours(ground: Grounds, fault: str) -> None:
    async def story() -> None:
        async with ground() as here:
            here.demo.site.faults.add(fault, "/oauth/token")
            with pytest.raises(DeskError) as caught:
                await here.granted()
            assert not isinstance(caught.value, SignInBroken)

    asyncio.run(story())


async def _knock(here: Ground, raw: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", here.registration.port)
    with contextlib.suppress(ConnectionError):
        writer.write(raw)
        writer.write_eof()
        assert b"200 OK" not in await reader.read()
    writer.close()


def test_whatever_else_knocks_at_the_port_is_sent_away(ground: Grounds, until: Until) -> None:
    async def story() -> None:
        async with ground() as here:
            stages = list[Stage]()
            signing = here.signing_in(Browser(""), tell=stages.append)
            running = asyncio.ensure_future(signing.run())
            await until(lambda: stages)
            origin = f"http://localhost:{here.registration.port}"
            async with httpx.AsyncClient(trust_env=False) as http:
                assert (await http.get(f"{origin}/favicon.ico")).status_code == 404
                assert (await http.post(f"{origin}/callback?code=x")).status_code == 404
                answer = await http.get(f"{origin}/callback?code=x&state=<script>")
                assert "<script>" not in answer.text
                assert answer.headers["referrer-policy"] == "no-referrer"
            for raw in (b"", b"\x16\x03\x01\x02", b"GET\r\n", b"GET /" + b"x" * 40_000):
                await _knock(here, raw)
            assert not running.done()
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running

    asyncio.run(story())
