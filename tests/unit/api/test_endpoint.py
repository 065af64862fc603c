"""Where a credential may go, and the client that takes it there."""

import httpx
import pytest

from confluence_desk.api.call import V2, Call
from confluence_desk.api.transport import Endpoint, Transport
from tests.unit.api.fakes import SITE, TOKEN, FakeSite, run


@pytest.mark.parametrize(
    "base",
    ["http://acme.atlassian.net", "ftp://acme.atlassian.net", "acme.atlassian.net", "https://", "",
     "http://127.0.0.1.evil.example", "http://localhost.evil.example"],
)  # fmt: skip
def test_plain_http_is_for_this_machine_only(base: str) -> None:
    with pytest.raises(ValueError, match="https"):
        Endpoint(base, SITE, "ada", TOKEN)


@pytest.mark.parametrize(
    "base", ["http://127.0.0.1:8090/", "http://localhost:1", "http://[::1]:5", f"{SITE.url}/"]
)
def test_loopback_and_https_are_fine(base: str) -> None:
    assert Endpoint(base, SITE, "ada", TOKEN).base == base.rstrip("/")


@pytest.mark.parametrize(
    "base", [SITE.url, f"{SITE.url}/", f"{SITE.url}/wiki", f"{SITE.url}/wiki/"]
)
def test_trap_9_requests_have_exactly_one_wiki(base: str) -> None:
    site = FakeSite()
    call = Call(f"{V2}/pages/1", "page 1")
    site.on(call.path, {})
    run(site.transport(Endpoint(base, SITE, "ada", TOKEN)).ask(call, len))
    assert str(site.requests[0].url) == f"{SITE.url}/wiki/api/v2/pages/1"


@pytest.mark.parametrize("token", ["a\nb", "tökén", "a\x00"])
def test_a_token_that_would_break_the_header_is_refused_without_showing_it(token: str) -> None:
    with pytest.raises(ValueError, match="token") as caught:
        Endpoint(SITE.url, SITE, "ada", token, bearer=True)
    assert token not in str(caught.value)


def test_our_own_client_has_a_name_timeouts_no_redirects_and_no_cookies() -> None:
    async def main() -> None:
        transport = Transport(Endpoint(SITE.url, SITE, "ada", TOKEN))
        http = transport._http  # noqa: SLF001 - what the network would see
        assert http.headers["user-agent"].startswith("ConfluenceDesk/")
        assert (http.timeout.connect, http.timeout.read) == (10.0, 60.0)
        assert not http.follow_redirects
        answer = httpx.Response(200, request=httpx.Request("GET", SITE.url))
        answer.headers["set-cookie"] = "tenant=1"
        http.cookies.extract_cookies(answer)
        assert not http.cookies
        await transport.aclose()
        assert http.is_closed

    run(main())


def test_a_client_of_somebody_else_is_not_closed() -> None:
    async def main() -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(FakeSite()))
        await Transport(Endpoint(SITE.url, SITE, "ada", TOKEN), http=http).aclose()
        assert not http.is_closed
        await http.aclose()

    run(main())
