"""Bytes come by the route that takes tokens, and no key to them is shown or kept."""

import asyncio
import logging
from contextlib import aclosing

import httpx
import pytest

from confluence_desk.api.endpoint import Endpoint
from confluence_desk.api.redirects import followed
from confluence_desk.domain.entities import Attachment, Site, Version
from confluence_desk.domain.errors import (
    BadReply,
    DeskError,
    Forbidden,
    LoginPage,
    Missing,
    ServerFault,
    SignInNeeded,
    Unreachable,
)
from tests.unit.api.fakes import GATEWAY, NOT_FOUND, SITE, TOKEN, Answer, FakeSite, run

FILE = Attachment("att2", "1", "a b.png", Version(3), "image/png", 4)
ROUTE = "/wiki/rest/api/content/1/child/attachment/att2/download"
SIGNED = "https://api.media.atlassian.com/file/d1/binary?token=eyJSECRET&name=a.png"
CDN = "https://d111.cloudfront.net/d1?Signature=SECRET2"


def to(location: str) -> Answer:
    return Answer("", 302, {"location": location})


def site_with_file() -> FakeSite:
    site = FakeSite()
    site.on(ROUTE, to(SIGNED))
    site.on("/file/d1/binary", Answer(b"\x89PNG"))
    return site


def download(site: FakeSite, **more: int) -> bytes:
    return run(site.client().download(FILE, **more))


def test_trap_50_a_file_comes_by_the_v1_route_and_the_redirect() -> None:
    site = site_with_file()
    assert download(site) == b"\x89PNG"
    assert site.paths() == [ROUTE, "/file/d1/binary"]
    assert not [path for path in site.paths() if path.startswith("/wiki/download")]


def test_trap_51_an_older_version_is_asked_for_by_its_number() -> None:
    site = site_with_file()
    download(site, version=2)
    assert site.queries()[0] == {"version": "2"}


def test_trap_16_the_credential_goes_to_no_other_origin() -> None:
    site = site_with_file()
    site.on("/file/d1/binary", to(CDN))
    site.on("/d1", Answer(b"data"))
    assert download(site) == b"data"
    first, *others = site.requests
    assert "authorization" in first.headers
    assert len(others) == 2
    for other in others:
        assert "authorization" not in other.headers
        assert "cookie" not in other.headers
        assert TOKEN not in str(other.headers)


def test_the_gateways_route_is_the_gateways() -> None:
    site = site_with_file()
    assert run(site.client(base=GATEWAY).download(FILE)) == b"\x89PNG"
    assert str(site.requests[0].url) == GATEWAY + ROUTE


@pytest.mark.parametrize(
    "location",
    ["https://evil.example/file", "http://api.media.atlassian.com/file/d1/binary?token=eyJSECRET",
     "https://atlassian.com.evil.example/x", "https://evilatlassian.com/", "//evil.example/x",
     "https://api.media.atlassian.com:8443/x", "https://user@evil.example@evil.example/",
     "file:///etc/passwd", "http://127.0.0.1:8090/x", "http://localhost/x", "https://[::1]/x",
     "http://169.254.169.254/latest", "https://[", ""],
)  # fmt: skip
def test_a_redirect_astray_is_not_followed_and_not_quoted(location: str) -> None:
    site = FakeSite()
    site.on(ROUTE, to(location))
    with pytest.raises(DeskError) as caught:
        download(site)
    assert isinstance(caught.value, BadReply | LoginPage)
    assert "SECRET" not in repr(caught.value)
    assert len(site.requests) == 1


def test_loopback_may_redirect_only_to_loopback_or_atlassian() -> None:
    local = Endpoint("http://127.0.0.1:1", Site("http://127.0.0.1:1"), "a", "t")
    came = "http://127.0.0.1:1/wiki/x"
    assert followed("http://127.0.0.1:2/f?token=1", came, local) == "http://127.0.0.1:2/f?token=1"
    assert followed("/f", came, local) == "http://127.0.0.1:1/f"
    with pytest.raises(BadReply):
        followed("http://10.0.0.1/f", came, local)
    far = Endpoint(SITE.url, SITE, "a", "t")
    assert followed("/wiki/f", f"{SITE.url}/wiki/x", far) == f"{SITE.url}/wiki/f"


def test_a_circle_of_redirects_ends() -> None:
    site = site_with_file()
    site.on("/file/d1/binary", to(SIGNED))
    with pytest.raises(BadReply, match="without end"):
        download(site)
    assert len(site.requests) <= 7


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_trap_52_an_address_that_grew_old_is_asked_for_again_once(status: int) -> None:
    site = site_with_file()
    site.on("/file/d1/binary", Answer("old", status), Answer(b"data"))
    assert download(site) == b"data"
    assert site.paths() == [ROUTE, "/file/d1/binary"] * 2
    site.on("/file/d1/binary", Answer("old", status))
    with pytest.raises((Missing, Forbidden)):
        download(site)


def test_no_signed_address_is_logged_or_in_an_error(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)  # traps 50, 51, 52
    site = site_with_file()
    download(site)
    site.on("/file/d1/binary", httpx.ConnectError("refused"))
    with pytest.raises(Unreachable) as caught:
        download(site)
    assert caught.value.host == "api.media.atlassian.com"
    assert "api.media.atlassian.com" in caplog.text
    for text in (caplog.text, repr(caught.value), str(caught.value)):
        assert "SECRET" not in text


def test_the_file_hosts_silence_does_not_mean_that_confluence_is_gone() -> None:
    site = site_with_file()
    site.on("/file/d1/binary", httpx.ConnectError("blocked"))
    with pytest.raises(Unreachable):
        download(site)
    assert [outcome.reached for outcome in site.outcomes] == [True]


def test_a_fault_of_the_file_host_passes_or_is_told() -> None:
    site = site_with_file()
    site.on("/file/d1/binary", httpx.ReadError(""), Answer("", 503), Answer("", 429), Answer(b"ok"))
    assert download(site) == b"ok"
    site.on("/file/d1/binary", Answer("", 500))
    with pytest.raises(ServerFault):
        download(site)
    site.on("/file/d1/binary", Answer("", 418))
    with pytest.raises(BadReply):
        download(site)


def test_bytes_without_a_redirect_are_taken() -> None:
    site = FakeSite()
    site.on(ROUTE, Answer(b"data"))
    assert download(site) == b"data"


def test_trap_6_a_web_page_in_place_of_the_redirect_is_closed_unread() -> None:
    body = Slow(b"<h1>Log in</h1>")

    class Portal(FakeSite):
        async def __call__(self, _: httpx.Request) -> httpx.Response:
            return httpx.Response(200, stream=body, headers={"content-type": "text/html"})

    with pytest.raises(LoginPage):
        download(Portal())
    assert body.closed


def test_an_html_file_is_a_file() -> None:
    site = site_with_file()
    site.on("/file/d1/binary", Answer("<h1>mine</h1>"))
    assert download(site) == b"<h1>mine</h1>"


def test_a_missing_file_and_a_refused_credential_are_told_apart() -> None:
    site = FakeSite()
    site.on(ROUTE, Answer(NOT_FOUND, 404))
    with pytest.raises(Missing):
        download(site)
    site.on("/wiki/rest/api/user/current", Answer({}, 403))
    with pytest.raises(SignInNeeded):
        download(site)


class Slow(httpx.AsyncByteStream):
    """A body that comes in pieces; remembers that it was closed."""

    def __init__(self, *pieces: bytes | Exception) -> None:
        self.pieces = pieces
        self.closed = 0

    async def __aiter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204 - as httpx has it
        for piece in self.pieces:
            await asyncio.sleep(0)
            if isinstance(piece, Exception):
                raise piece
            yield piece

    async def aclose(self) -> None:
        self.closed += 1


def streaming(body: Slow) -> FakeSite:
    class Streams(FakeSite):
        async def __call__(self, request: httpx.Request) -> httpx.Response:
            if request.url.path == "/file/d1/binary":
                return httpx.Response(200, stream=body)
            return await super().__call__(request)

    site = Streams()
    site.on(ROUTE, to(SIGNED))
    return site


def test_a_stream_gives_what_came_and_closes() -> None:
    body = Slow(b"a" * 70_000, b"b" * 10)
    site = streaming(body)

    async def main() -> list[int]:
        return [len(chunk) async for chunk in site.client().download_stream(FILE)]

    assert sum(run(main())) == 70_010
    assert body.closed


def test_a_stream_that_breaks_is_told_and_closed() -> None:
    body = Slow(b"a" * 10, httpx.ReadError("reset"))
    with pytest.raises(Unreachable):
        download(streaming(body))
    assert body.closed


def test_a_stream_that_nobody_wants_any_more_is_closed() -> None:
    body = Slow(b"a" * 70_000, b"b" * 70_000)
    site = streaming(body)

    async def main() -> None:
        async with aclosing(site.client().download_stream(FILE)) as chunks:
            async for _ in chunks:
                break
        assert body.closed

    run(main())


def test_four_files_at_once() -> None:
    most = inside = 0

    async def serve(_: httpx.Request) -> Answer:
        nonlocal most, inside
        inside += 1
        most = max(most, inside)
        for _turn in range(20):
            await asyncio.sleep(0)
        inside -= 1
        return Answer(b"x")

    site = site_with_file()
    site.on("/file/d1/binary", serve)

    async def main() -> None:
        client = site.client()
        await asyncio.gather(*[client.download(FILE) for _ in range(10)])

    run(main())
    assert most == 4
