import asyncio
import base64
import json
import re
from typing import Any

import httpx
import pytest

from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState

PAGES = "/wiki/api/v2/pages"
PEOPLE = "/wiki/api/v2/users-bulk"


def client(demo: DemoSite) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=demo.url, auth=(demo.email, demo.token), timeout=60)


def test_the_site_and_the_second_origin_answer_and_stop(state: SiteState) -> None:
    page = state.create("page", 1, "P")
    file = state.attach(page.id, "a.txt", b"bytes", "text/plain")

    async def main() -> None:
        async with DemoSite(state) as demo, client(demo) as http:
            url = f"/wiki/rest/api/content/{page.id}/child/attachment/att{file.id}/download"
            found = await http.get(url)
            assert found.status_code == 302
            location = httpx.URL(found.headers["location"])
            assert location.port != httpx.URL(demo.url).port
            async with httpx.AsyncClient() as plain:
                assert (await plain.get(location)).content == b"bytes"
            assert (await http.get(str(location))).status_code == 400
            base = f"{demo.gateway}/ex/confluence/{demo.cloud_id}"
            scoped = await http.get(f"{base}{PAGES}", auth=(demo.email, demo.scoped_token))
            assert scoped.json()["_links"]["base"] == f"{demo.url}/wiki"
        with pytest.raises(httpx.ConnectError):
            async with client(demo) as http:
                await http.get(PAGES)

    asyncio.run(main())


def test_every_answer_is_signed_by_the_edge(state: SiteState) -> None:
    async def main() -> None:
        async with DemoSite(state) as demo, client(demo) as http:
            for path in (PAGES, "/wiki/rest/api/nope", "/nope"):
                headers = (await http.get(path)).headers
                assert headers.get_list("server") == ["AtlassianEdge"]
                assert re.fullmatch(r"[0-9a-f]{32}", headers["atl-traceid"])
                assert headers["atl-request-id"].replace("-", "") == headers["atl-traceid"]
                assert int(headers["x-confluence-request-time"]) > 1_600_000_000_000

    asyncio.run(main())


def test_a_taken_port_is_an_os_error_and_leaves_nothing_open(state: SiteState) -> None:
    async def main() -> None:
        async with DemoSite(state) as demo:
            port = httpx.URL(demo.url).port
            with pytest.raises(OSError, match="in use"):
                async with DemoSite(state, port=port or 0):
                    raise AssertionError

    asyncio.run(main())


def test_resets_hangs_and_an_unreachable_site_are_transport_errors(state: SiteState) -> None:
    async def main() -> None:
        async with DemoSite(state) as demo, client(demo) as http:
            faults = demo.site.faults
            faults.add("reset", PAGES, count=1)
            with pytest.raises(httpx.TransportError):
                await http.get(PAGES)
            faults.down = True
            for _ in range(2):
                with pytest.raises(httpx.TransportError):
                    await http.get(PAGES)
            assert (await http.post(f"{demo.control}/up")).status_code == 200
            assert (await http.get(PAGES)).status_code == 200
            faults.add("hang", PAGES)
            with pytest.raises(httpx.ReadTimeout):
                await http.get(PAGES, timeout=httpx.Timeout(60, read=0.05))

    asyncio.run(main())


def test_a_client_that_leaves_before_its_request_is_whole_is_no_trouble(state: SiteState) -> None:
    async def main() -> None:
        async with DemoSite(state) as demo, client(demo) as http:
            url = httpx.URL(demo.url)
            _, writer = await asyncio.open_connection(url.host, url.port)
            said = f"POST {PEOPLE} HTTP/1.1\r\nHost: {url.host}\r\nContent-Length: 90\r\n"
            signed = base64.b64encode(f"{demo.email}:{demo.token}".encode()).decode()
            writer.write(f"{said}Authorization: Basic {signed}\r\n\r\n{{".encode())
            while not demo.site.journal.received:  # noqa: ASYNC110 - the journal has no event
                await asyncio.sleep(0)
            writer.close()
            await writer.wait_closed()
            assert (await http.get(PAGES)).status_code == 200

    asyncio.run(main())


def test_stopping_lets_go_of_a_request_that_hangs(state: SiteState) -> None:
    async def main() -> None:
        async with asyncio.TaskGroup() as group, DemoSite(state) as demo:
            demo.site.faults.add("hang")

            async def ask() -> None:
                async with client(demo) as http:
                    with pytest.raises(httpx.TransportError):
                        await http.get(PAGES, timeout=60)

            group.create_task(ask())
            while not demo.site.journal.received:  # noqa: ASYNC110 - the journal has no event
                await asyncio.sleep(0)

    asyncio.run(main())


def test_a_slow_body_arrives_whole(state: SiteState) -> None:
    async def main() -> None:
        async with DemoSite(state) as demo, client(demo) as http:
            demo.site.faults.add("slow", seconds=0.001)
            assert (await http.get(PAGES)).json()["results"] == []

    asyncio.run(main())


def test_another_process_changes_the_site_by_the_control_route(state: SiteState) -> None:
    page = state.create("page", 1, "P")

    async def control(http: httpx.AsyncClient, demo: DemoSite, what: str, /, **given: Any) -> Any:
        answer = await http.post(f"{demo.control}{what}", json=given)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def main() -> None:
        async with DemoSite(state) as demo, client(demo) as http:
            made = await control(http, demo, "/call/edit", content_id=page.id, body="<p>2</p>")
            assert made == {"id": str(page.id), "title": "P", "status": "current", "version": 2}
            await control(http, demo, "/call/restrict", content_id=page.id, read={"users": ["bo"]})
            assert page.read.users == {"bo"}
            await control(http, demo, "/call/attach", container_id=page.id, title="a", data="eA==")
            await control(http, demo, "/faults", kind="429-seconds", path="/spaces", count=1)
            limited = await http.get("/wiki/api/v2/spaces")
            assert (limited.status_code, limited.headers["retry-after"]) == (429, "1")
            faults = (await http.get(f"{demo.control}/faults")).json()["faults"]
            assert faults[0]["hits"] == 1
            asked = (await http.get(f"{demo.control}/requests")).json()["requests"]
            assert [(one["path"], one["status"]) for one in asked] == [("/wiki/api/v2/spaces", 429)]
            assert asked[0]["hasAuthorization"] is True
            token = (await control(http, demo, "/tokens", account_id="bo"))["token"]
            assert (await http.get(PAGES, auth=("bo@acme.test", token))).status_code == 200

    asyncio.run(main())


def test_the_control_route_refuses_nonsense_and_browsers(state: SiteState) -> None:
    async def main() -> None:
        async with DemoSite(state) as demo, client(demo) as http:
            for path, given in {
                "/call/nothing": {},
                "/call/add_user": {},
                "/call/edit": {"content_id": 5},
                "/call/rename": {"wrong": 1},
                "/faults": {"kind": "flood"},
            }.items():
                answer = await http.post(f"{demo.control}{path}", json=given)
                assert answer.status_code in {400, 404}
            origin = {"origin": "http://evil.test"}
            answer = await http.post(f"{demo.control}/down", headers=origin, content=json.dumps({}))
            assert answer.status_code == 403

    asyncio.run(main())
