"""A company's script leads each host its own way: site, gateway, and where redirects end."""

import asyncio
from pathlib import Path

import httpx
import pytest

from confluence_desk.api.endpoint import Endpoint
from confluence_desk.api.inspection import look
from confluence_desk.api.network import new_http, tidied
from confluence_desk.api.tenant import tenant
from confluence_desk.api.transport import Transport
from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import ProxyTrouble
from confluence_desk.domain.road import Road
from tests.unit.api.company import ANSWER, HOST, company
from tests.unit.api.notary import Terms, signed, written

SITE = f"https://{HOST}"


class Guide:
    """As ``system.pac.Guide``."""

    broken = False

    def __init__(self, proxies: dict[str, str]) -> None:
        self.proxies = proxies
        self.asked: list[str] = []

    async def proxy_to(self, host: str) -> str:
        self.asked.append(host)
        return self.proxies.get(host, "")


def test_each_host_is_reached_by_its_own_proxy(tmp_path: Path) -> None:
    async def story() -> None:
        (tmp_path / "b").mkdir()
        async with company(tmp_path) as one, company(tmp_path / "b") as two:
            guide = Guide({HOST: one.proxy, "api.acme.test": two.proxy})
            road = Road("pac", ca_file=one.authority, script="x", guide=guide)
            found = await tenant(SITE, reference=SITE, road=road)
            assert found.cloud_id == "c1"
            assert (await look(SITE, road)).trouble is None
            assert not two.asked
            async with new_http(road=road) as http:
                with pytest.raises(httpx.ConnectError):  # its authority is another
                    await http.get("https://api.acme.test/")
                assert [head.split()[1] for head in two.asked] == ["api.acme.test:443"]
                by_name = {"sni_hostname": HOST}
                request = http.build_request(
                    "GET", "https://203.0.113.9/", headers={"Host": HOST}, extensions=by_name
                )
                guide.asked.clear()
                with pytest.raises(httpx.ConnectError):
                    await http.send(request)
                assert guide.asked == [HOST]  # by its name, not by the address looked up

    asyncio.run(story())


def test_this_machine_and_local_clients_pass_by_it() -> None:
    async def story() -> None:
        guide = Guide({"127.0.0.1": "http://proxy:1"})
        road = Road("pac", script="x", guide=guide)
        for local in (True, False):
            async with new_http(local=local, road=road) as http:
                with pytest.raises(httpx.ConnectError):
                    await http.get("http://127.0.0.1:9")
        assert not guide.asked

    asyncio.run(story())


def test_a_proxy_that_does_not_answer_is_told_as_that() -> None:
    async def story() -> None:
        road = Road("pac", script="x", guide=Guide({HOST: "http://127.0.0.1:9"}))
        with pytest.raises(ProxyTrouble):
            await tenant(SITE, reference=SITE, road=road)

    asyncio.run(story())


@pytest.mark.expect_log("confluence_desk.api.guided")
def test_a_proxy_that_makes_no_sense_is_none() -> None:
    async def story() -> None:
        guide = Guide({"nowhere.invalid": "http://["})
        async with new_http(road=Road("pac", script="x", guide=guide)) as http:
            with pytest.raises(httpx.ConnectError):
                await http.get("https://nowhere.invalid/")

    asyncio.run(story())


def test_what_a_cancelled_request_leaves_is_tidied_behind_every_proxy(tmp_path: Path) -> None:
    async def story() -> None:
        async with company(tmp_path) as it:
            guide = Guide({HOST: it.proxy})
            road = Road("pac", ca_file=it.authority, script="x", guide=guide)
            async with new_http(road=road) as http:
                await http.get(SITE)
                with pytest.raises(asyncio.CancelledError):
                    async with tidied(http):
                        raise asyncio.CancelledError

    asyncio.run(story())


def test_files_are_fetched_by_the_way_of_the_host_that_a_redirect_names(tmp_path: Path) -> None:
    media = "api.media.atlassian.com"
    root = signed("ACME Root")
    sent = written(tmp_path, (signed("site", root, Terms((HOST, media))),))
    (tmp_path / "root.pem").write_bytes(root.pem)

    async def story() -> None:
        (tmp_path / "b").mkdir()
        async with company(tmp_path, sent=sent) as one, company(tmp_path / "b", sent=sent) as two:
            guide = Guide({HOST: one.proxy, media: two.proxy})
            road = Road("pac", ca_file=str(tmp_path / "root.pem"), script="x", guide=guide)
            transport = Transport(Endpoint(SITE, Site(SITE), "ana@acme.test", "s3cret", road=road))
            async with transport.fetched(f"https://{media}/file") as response:
                assert await response.aread() == ANSWER
            await transport.aclose()
            assert guide.asked == [media]
            assert not one.asked
            assert [head.split()[1] for head in two.asked] == [f"{media}:443", "/file"]
            assert not any("authorization" in head.lower() for head in two.asked)  # trap 16

    asyncio.run(story())
