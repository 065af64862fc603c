"""Half a file is gone on with: ranges of the file host, and hosts that know none."""

from contextlib import aclosing

import httpx
import pytest

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.domain.errors import BadReply
from tests.unit.api.demo_client import Demo
from tests.unit.api.fakes import TOKEN, Answer, FakeSite, run

FILE = Attachment("att2", "1", "a b.png", Version(3), "image/png", 10)
ROUTE = "/wiki/rest/api/content/1/child/attachment/att2/download"
DATA = b"0123456789"


async def tail(client: ConfluenceClient, start: int, file: Attachment = FILE) -> bytes:
    async with aclosing(client.download_stream(file, file.version.number, start=start)) as chunks:
        return b"".join([chunk async for chunk in chunks])


def site_that(answer: Answer) -> FakeSite:
    site = FakeSite()
    site.on(ROUTE, Answer("", 302, {"location": "https://api.media.atlassian.com/file/d1/binary"}))
    site.on("/file/d1/binary", answer)
    return site


@pytest.mark.parametrize("gateway", [False, True], ids=["site", "gateway"])
@pytest.mark.parametrize("start", [0, 1, 70_000, 199_999])
def test_the_rest_of_a_file_of_the_demo_comes_alone(start: int, *, gateway: bool) -> None:
    demo = Demo()
    page = demo.state.create_page(demo.space.id, "With a file")
    data = bytes(number % 251 for number in range(200_000))
    row = demo.state.attach(page.id, "../../etc/passwd", data)
    file = Attachment(f"att{row.id}", str(page.id), row.title, Version(1))

    async def main() -> None:
        async with demo.client(gateway=gateway) as client:
            assert await tail(client, start, file) == data[start:]
            assert client.bytes_in < len(data) - start + 10_000

    run(main())


def test_only_the_file_host_is_told_of_the_range_and_never_the_credential() -> None:
    site = site_that(Answer(DATA[4:], 206, {"content-range": "bytes 4-9/10"}))
    assert run(tail(site.client(), 4)) == DATA[4:]
    api, files = site.requests
    assert "range" not in api.headers
    assert dict(api.url.params) == {"version": "3"}
    assert files.headers["range"] == "bytes=4-"
    assert "authorization" not in files.headers
    assert TOKEN not in str(files.headers)


def test_a_host_that_knows_no_ranges_gives_the_rest_all_the_same() -> None:
    assert run(tail(site_that(Answer(DATA)).client(), 4)) == DATA[4:]


def test_a_host_that_begins_earlier_than_asked_is_cut_to_fit() -> None:
    site = site_that(Answer(DATA[2:], 206, {"content-range": "bytes 2-9/10"}))
    assert run(tail(site.client(), 4)) == DATA[4:]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(DATA[6:], 206, {"content-range": "bytes 6-9/10"}),
        Answer(DATA[4:], 206),
        Answer(b"", 416, {"content-range": "bytes */3"}),
    ],
    ids=["a later part", "an unnamed part", "beyond the end"],
)
def test_bytes_that_do_not_follow_on_what_is_here_are_refused(answer: Answer) -> None:
    with pytest.raises(BadReply):
        run(tail(site_that(answer).client(), 4))


def test_trap_52_each_part_gets_an_address_of_its_own() -> None:
    site = site_that(Answer(DATA[4:], 206, {"content-range": "bytes 4-9/10"}))
    client = site.client()
    run(tail(client, 4))
    run(tail(client, 4))
    assert [request.url.path for request in site.requests] == [ROUTE, "/file/d1/binary"] * 2


def test_nothing_stays_open_after_a_refused_part() -> None:
    closed = []

    class Body(httpx.AsyncByteStream):
        async def __aiter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204
            yield b"x"

        async def aclose(self) -> None:
            closed.append(True)

    site = site_that(Answer(b""))

    async def serve(request: httpx.Request) -> httpx.Response:
        if request.url.path == ROUTE:
            return await FakeSite.__call__(site, request)
        return httpx.Response(416, stream=Body())

    client = site.client()
    client._transport._http = httpx.AsyncClient(  # noqa: SLF001 - only its stream is at stake
        transport=httpx.MockTransport(serve)
    )
    with pytest.raises(BadReply):
        run(tail(client, 4))
    assert closed == [True]
