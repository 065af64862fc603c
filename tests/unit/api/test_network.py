"""The way out of a company: its proxy, its certificate, and an environment that makes no sense."""

import asyncio
import base64
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from confluence_desk.api.inspection import look
from confluence_desk.api.network import new_http
from confluence_desk.api.tenant import tenant
from confluence_desk.domain.errors import ProxyTrouble, Untrusted
from confluence_desk.domain.road import Road
from confluence_desk.system.certificates import links
from tests.unit.api.company import HOST, ISSUER, company

SITE = f"https://{HOST}"
LOGIN = "ana:s3cret"
HEADER = f"Basic {base64.b64encode(LOGIN.encode()).decode()}"


def test_trap_11_a_company_certificate_is_named_and_then_trusted(tmp_path: Path) -> None:
    async def story() -> None:
        async with company(tmp_path) as it:
            road = Road("manual", it.proxy)
            it.ahead = timedelta(hours=1)
            sight = await look(SITE, road)
            assert isinstance(sight.trouble, Untrusted)
            assert [each.issuer for each in links(sight.chain)] == [ISSUER]
            with pytest.raises(Untrusted):
                await tenant(SITE, reference=SITE, road=road)
            told = Road("manual", it.proxy, it.authority)
            sight = await look(SITE, told)
            assert sight.trouble is None
            assert sight.issuer == ISSUER
            assert [each.issuer for each in links(sight.chain)] == [ISSUER]
            assert sight.until is not None
            assert sight.protocol.startswith("TLS")
            assert sight.ahead == pytest.approx(3600, abs=60)
            found = await tenant(SITE, reference=SITE, road=told)
            assert found.cloud_id == "c1"
            assert not any("authorization" in head.lower() for head in it.asked)

    asyncio.run(story())


def test_a_proxy_is_told_who_asks_and_the_site_is_not(tmp_path: Path) -> None:
    async def story() -> None:
        async with company(tmp_path, HEADER) as it:
            with pytest.raises(ProxyTrouble):
                await tenant(SITE, reference=SITE, road=Road("manual", it.proxy, it.authority))
            it.asked.clear()
            road = Road("manual", it.proxy, it.authority, LOGIN)
            await tenant(SITE, reference=SITE, road=road)
            by_proxy, by_site = it.asked
            assert by_proxy.startswith(f"CONNECT {HOST}:443")
            assert HEADER in by_proxy
            assert "authorization" not in by_site.lower()

    asyncio.run(story())


def test_the_proxy_of_the_environment_is_used_unless_none_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with company(tmp_path) as it:
            monkeypatch.setenv("HTTPS_PROXY", it.proxy)
            monkeypatch.delenv("NO_PROXY", raising=False)
            monkeypatch.delenv("no_proxy", raising=False)
            await tenant(SITE, reference=SITE, road=Road("system", "", it.authority))
            asked = len(it.asked)
            async with new_http(road=Road("none", "", it.authority)) as http:
                with pytest.raises(httpx.ConnectError):
                    await http.get(SITE)
            async with new_http(local=True, road=Road("manual", it.proxy)) as http:
                with pytest.raises(httpx.ConnectError):
                    await http.get("http://127.0.0.1:9")
            assert len(it.asked) == asked

    asyncio.run(story())


@pytest.mark.expect_log("confluence_desk.api.network")
@pytest.mark.parametrize("named", ["socks5://proxy:1080", "pac+ftp://x", "://", "http://[::1"])
def test_a_proxy_of_a_strange_kind_keeps_nobody_from_starting(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", named)

    async def story() -> None:
        async with new_http() as http:
            assert not http.is_closed

    asyncio.run(story())


@pytest.mark.expect_log("confluence_desk.api.network")
@pytest.mark.parametrize("text", [None, "", "no certificate"])
def test_a_file_without_certificates_adds_nothing(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "x.pem"
    if text is not None:
        file.write_text(text)

    async def story() -> None:
        async with new_http(road=Road(ca_file=str(file))) as http:
            assert not http.is_closed

    asyncio.run(story())
