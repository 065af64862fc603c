"""One endpoint asked: what goes out, what an answer means, what is told of the link."""

import asyncio
import base64
import logging
import traceback
from datetime import timedelta

import httpx
import pytest

from confluence_desk.api.call import V2, Call
from confluence_desk.api.paging import Slice
from confluence_desk.api.transport import LACKS_FOR, Endpoint, Outcome, Transport
from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import (
    BadReply,
    Forbidden,
    LoginPage,
    Missing,
    Refused,
    ScopeMissing,
    ServerFault,
    SignInNeeded,
    Unreachable,
)
from tests.unit.api.fakes import GATEWAY, NOT_FOUND, SITE, TOKEN, Answer, FakeSite, run

X = Call(f"{V2}/pages/1", "page 1")
SEARCH = Call("/wiki/rest/api/search", "search", search=True)
UP, DOWN = Outcome(reached=True), Outcome(reached=False)
BASIC = "Basic " + base64.b64encode(f"ada@example.com:{TOKEN}".encode()).decode()


def text(body: bytes) -> str:
    return body.decode()


async def fetch(transport: Transport, call: Call = X) -> str:
    return await transport.ask(call, text)


def test_what_goes_out_on_the_site_and_on_the_gateway() -> None:
    for base, bearer, credential in (
        (SITE.url, False, BASIC),
        (GATEWAY, False, BASIC),
        (GATEWAY, True, f"Bearer {TOKEN}"),
    ):
        site = FakeSite()
        site.on(X.path, {})
        run(fetch(site.transport(Endpoint(base, SITE, "ada@example.com", TOKEN, bearer))))
        (request,) = site.requests
        assert str(request.url) == f"{base}{X.path}"
        assert request.headers["authorization"] == credential
        assert request.headers["accept"] == "application/json"


def test_the_token_shows_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    site = FakeSite()
    site.on(X.path, httpx.ConnectError("no route"), httpx.ReadError("gone"), Answer({}, 400))
    transport = site.transport()
    said = [repr(transport.endpoint), str(transport.endpoint)]
    for _ in range(2):
        with pytest.raises((Unreachable, Refused)) as caught:
            run(fetch(transport))
        said.append("".join(traceback.format_exception(caught.value)))
        said.append(repr(caught.value))
    said.append(caplog.text)
    for secret in (TOKEN, BASIC, BASIC.removeprefix("Basic ")):
        assert not [words for words in said if secret in words]


def test_the_trace_that_support_asks_for_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "confluence_desk.api")
    site = FakeSite()
    site.on(X.path, Answer({}, headers={"atl-traceid": "be0ddfe8"}))
    run(fetch(site.transport()))
    assert f"GET {X.path} -> 200 be0ddfe8" in caplog.text


@pytest.mark.parametrize("status", [403, 404])
def test_a_refusal_is_the_things_when_the_credential_stands(status: int) -> None:
    site = FakeSite()
    site.on(X.path, Answer(NOT_FOUND, status))
    transport = site.transport()

    async def main() -> None:
        for _ in range(3):
            with pytest.raises((Missing, Forbidden)):
                await fetch(transport)

    run(main())
    assert site.paths().count("/wiki/rest/api/user/current") == 1
    assert site.outcomes == [UP] * 3


def test_many_refusals_at_once_ask_once_who_we_are_and_again_after_a_minute() -> None:
    site = FakeSite()
    transport = site.transport()

    async def main() -> None:
        calls = [fetch(transport, Call(f"{V2}/pages/{n}", "p")) for n in range(5)]
        answers = await asyncio.gather(*calls, return_exceptions=True)
        assert {type(answer) for answer in answers} == {Missing}
        assert site.paths().count("/wiki/rest/api/user/current") == 1
        site.world.now += timedelta(minutes=2)
        with pytest.raises(Missing):
            await fetch(transport)
        assert site.paths().count("/wiki/rest/api/user/current") == 2

    run(main())


@pytest.mark.parametrize(
    "who",
    [Answer(NOT_FOUND, 404), Answer({"statusCode": 403, "message": "no"}, 403),
     Answer("<h1>401</h1>", 401), Answer({"type": "anonymous"})],
)  # fmt: skip
def test_a_refusal_is_ours_when_the_credential_does_not_stand(who: Answer) -> None:
    site = FakeSite()
    site.on("/wiki/rest/api/user/current", who)
    for _ in range(2):  # and a bad answer is not remembered
        with pytest.raises(SignInNeeded) as caught:
            run(fetch(site.transport()))
    assert caught.value.site == SITE.url
    assert site.paths().count("/wiki/rest/api/user/current") == 2


def test_a_token_that_may_not_say_who_we_are_is_still_good() -> None:
    site = FakeSite()
    header = {"x-failure-category": "FAILURE_CLIENT_SCOPE_CHECK"}
    site.on("/wiki/rest/api/user/current", Answer({"code": 401}, 401, header))
    with pytest.raises(Missing):
        run(fetch(site.transport()))


def test_a_missing_scope_is_told_without_asking_who_we_are() -> None:
    site = FakeSite()
    site.on(X.path, Answer({"code": 401, "message": "Unauthorized; scope does not match"}, 401))
    with pytest.raises(ScopeMissing) as caught:
        run(fetch(site.transport()))
    assert caught.value.scopes == ("read:page:confluence",)
    assert len(site.requests) == 1


def test_trap_6_a_login_page_with_status_200_is_named() -> None:
    site = FakeSite()
    site.on(X.path, Answer("<!doctype html><title>Log in with your company</title>"))
    with pytest.raises(LoginPage):
        run(fetch(site.transport()))
    assert site.outcomes == [DOWN]


@pytest.mark.parametrize("location", ["https://id.atlassian.com/login", "https://evil.example/x"])
def test_trap_16_a_call_follows_no_redirect(location: str) -> None:
    site = FakeSite()
    site.on(X.path, Answer("", 302, {"location": location}))
    with pytest.raises(LoginPage):
        run(fetch(site.transport()))
    assert site.paths() == [X.path]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (httpx.ConnectError("[Errno -2] Name or service not known"), "Name or service"),
        (httpx.ConnectTimeout(""), "ConnectTimeout"),
        (httpx.ReadTimeout(""), "ReadTimeout"),
    ],
)
def test_no_answer_is_told_at_once(error: Exception, told: str) -> None:
    site = FakeSite()
    site.on(X.path, error)
    with pytest.raises(Unreachable) as caught:
        run(fetch(site.transport()))
    assert told in caught.value.detail
    assert caught.value.host == "acme.atlassian.net"
    assert len(site.requests) == 1
    assert site.outcomes == [DOWN]


def test_a_connection_that_broke_is_tried_again() -> None:
    site = FakeSite()
    site.on(X.path, httpx.ReadError(""), httpx.RemoteProtocolError("hung up"), {"a": 1})
    assert run(fetch(site.transport())) == '{"a":1}'
    assert site.outcomes == [UP]


def test_a_write_over_a_broken_connection_is_not_sent_twice() -> None:
    site = FakeSite()
    site.on(X.path, httpx.ReadError(""))
    write = Call(X.path, "page 1", body={"a": 1}, repeatable=False)
    writer = Endpoint(SITE.url, SITE, "ada@example.com", TOKEN, may_write=lambda: True)
    with pytest.raises(Unreachable):
        run(fetch(site.transport(writer), write))
    assert len(site.requests) == 1
    assert site.requests[0].method == "POST"
    assert site.requests[0].content == b'{"a":1}'


def test_faults_of_the_service_pass_or_are_told_with_their_trace() -> None:
    site = FakeSite()
    fault = Answer("<h1>502</h1>", 502, {"atl-traceid": "t1"})
    site.on(X.path, fault, Answer({}, 500), {"a": 1})
    assert run(fetch(site.transport())) == '{"a":1}'
    assert site.world.slept == [1.0, 2.0]
    site.on(X.path, fault)
    with pytest.raises(ServerFault) as caught:
        run(fetch(site.transport()))
    assert (caught.value.status, caught.value.trace) == (502, "t1")


def test_an_edge_404_in_html_is_a_passing_fault_and_no_proof() -> None:
    site = FakeSite()
    edge = Answer("<h1>404</h1>", 404, {"x-cache": "Error from cloudfront"})
    site.on(X.path, edge, {"a": 1})
    assert run(fetch(site.transport())) == '{"a":1}'
    site.on(X.path, edge)
    with pytest.raises(ServerFault):
        run(fetch(site.transport()))


@pytest.mark.parametrize("path", ["/wiki/api/v2/pages/../x", "/wiki/a b", "/wiki/%2e%2e", "/wiki/"])
def test_an_id_that_would_change_the_path_is_not_sent(path: str) -> None:
    site = FakeSite()
    with pytest.raises(Missing):
        run(fetch(site.transport(), Call(path, "odd")))
    assert site.paths() == ["/wiki/rest/api/user/current"]


def test_a_reply_that_breaks_the_promise_is_told_and_does_not_mean_offline() -> None:
    site = FakeSite()
    site.on(X.path, Answer(b'{"results":', headers={"content-type": "application/json"}))

    def never(_: bytes) -> Slice[str]:
        raise BadReply("cut")

    with pytest.raises(BadReply):
        run(site.transport().ask(X, never))
    assert site.outcomes == [UP]


def test_the_loopback_demo_is_an_endpoint_too() -> None:
    site = FakeSite()
    site.on(X.path, {"a": 1})
    local = Site("http://127.0.0.1:8090")
    assert run(fetch(site.transport(Endpoint(local.url, local, "ada", TOKEN)))) == '{"a":1}'


def test_trap_4_what_the_token_may_not_is_not_asked_again_for_a_while() -> None:
    site = FakeSite()
    refusal = Answer(
        {"code": 401, "message": "Unauthorized; scope does not match"},
        401,
        {"x-failure-category": "FAILURE_CLIENT_SCOPE_CHECK"},
    )
    site.on("/wiki/api/v2/labels", refusal, {"results": []})
    client = site.client(base=GATEWAY)

    async def story() -> None:
        for _ in range(3):
            with pytest.raises(ScopeMissing) as told:
                await client.labels_everywhere()
            assert told.value.scopes == ("read:label:confluence",)
        assert len(site.requests) == 1
        await site.world.sleep(LACKS_FOR.total_seconds())
        assert await client.labels_everywhere() == []

    run(story())
