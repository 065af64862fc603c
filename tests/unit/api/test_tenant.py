"""Whether an address is a site of Confluence Cloud, told by itself to anybody."""

import socket
import ssl

import httpx
import pytest
import truststore

from confluence_desk.api import tenant as asking
from confluence_desk.api.network import explained, new_http
from confluence_desk.api.tenant import Tenant, tenant
from confluence_desk.domain.errors import (
    BadReply,
    DeskError,
    LoginPage,
    NoConfluence,
    NoNetwork,
    ProxyTrouble,
    RateLimited,
    ServerFault,
    Unreachable,
    Untrusted,
)
from confluence_desk.domain.road import Road
from tests.unit.api.fakes import Answer, FakeSite, run

ACME = "https://acme.atlassian.net"
REFERENCE = "https://api.atlassian.com"
PATH = "/_edge/tenant_info"
PAGE = {"content-type": "text/html"}
NAMELESS = httpx.ConnectError("[Errno -2] Name or service not known")
NAMELESS.__cause__ = socket.gaierror(-2, "Name or service not known")
BROKEN = [
    (httpx.ConnectError("refused"), Unreachable, ""),
    (httpx.ReadError("reset"), Unreachable, ""),
    (httpx.ProxyError("407 Proxy Authentication Required"), ProxyTrouble, ""),
    (httpx.ConnectError("CERTIFICATE_VERIFY_FAILED"), Untrusted, ""),
    (httpx.DecodingError("bad gzip"), BadReply, ""),
    (NAMELESS, NoConfluence, "nowhere"),
]
ANSWERS = [
    (Answer("<h1>404</h1>", 404, PAGE), NoConfluence, "unknown"),
    (Answer("<h1>403</h1>", 403, PAGE), NoConfluence, "closed"),
    (Answer({}), NoConfluence, "other"),
    (Answer({"cloudId": 5}), NoConfluence, "other"),
    (Answer("<h1>hello</h1>", 200, PAGE), LoginPage, ""),
    (Answer("", 302, {"location": "https://evil.example/login?secret=1"}), LoginPage, ""),
    (Answer("", 302, {"location": f"{ACME}/login"}), LoginPage, ""),
    (Answer("", 429), RateLimited, ""),
    (Answer("", 502, PAGE), ServerFault, ""),
    (Answer("", 407), ProxyTrouble, ""),
]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> FakeSite:
    """Every host there is."""
    site = FakeSite()
    monkeypatch.setattr(
        asking,
        "new_http",
        lambda **_: httpx.AsyncClient(transport=httpx.MockTransport(site)),
    )
    return site


def ask(url: str = ACME, road: Road | None = None) -> Tenant:
    return run(tenant(url, reference=REFERENCE, road=road))


def trouble(url: str = ACME, road: Road | None = None) -> DeskError:
    with pytest.raises(DeskError) as told:
        ask(url, road)
    return told.value


def test_the_cloud_id_needs_no_credential(site: FakeSite) -> None:
    site.on(PATH, {"cloudId": "1111-2222"})
    assert ask() == Tenant(ACME, "1111-2222")
    assert "authorization" not in site.requests[0].headers


@pytest.mark.parametrize(("answer", "kind", "which"), ANSWERS)
def test_each_other_answer_has_its_own_name(
    site: FakeSite, answer: Answer, kind: type[DeskError], which: str
) -> None:
    site.on(PATH, answer)
    told = trouble()
    assert type(told) is kind
    assert getattr(told, "kind", "") == which
    assert "secret" not in repr(told)


@pytest.mark.parametrize(("error", "kind", "which"), BROKEN)
def test_each_silence_has_its_own_name(
    site: FakeSite, error: Exception, kind: type[DeskError], which: str
) -> None:
    site.on(PATH, error)
    told = trouble()
    assert type(told) is kind
    assert getattr(told, "kind", "") == which


def test_where_nothing_answers_the_address_is_not_to_blame(site: FakeSite) -> None:
    site.on(PATH, NAMELESS)
    site.on("/", NAMELESS)
    assert isinstance(trouble(), NoNetwork)


def test_a_proxy_that_is_not_there_is_told_apart(site: FakeSite) -> None:
    site.on(PATH, httpx.ConnectError("refused"))
    assert isinstance(trouble(road=Road("manual", "http://proxy.example:8080")), ProxyTrouble)


def test_a_renamed_site_is_followed_once(site: FakeSite) -> None:
    moved = Answer("", 301, {"location": f"https://new.atlassian.net{PATH}"})
    site.on(PATH, moved, {"cloudId": "1111-2222"})
    assert ask() == Tenant("https://new.atlassian.net", "1111-2222")


def test_an_unsafe_address_is_not_asked(site: FakeSite) -> None:
    with pytest.raises(ValueError, match="https"):
        ask("http://acme.atlassian.net")
    assert site.requests == []


def test_a_certificate_that_nobody_signed_is_told_apart() -> None:
    error = httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate")
    assert isinstance(explained(error, "h"), Untrusted)
    assert type(explained(httpx.ConnectError("refused"), "h")) is Unreachable
    assert isinstance(explained(httpx.DecodingError("bad gzip"), "h"), BadReply)


def test_tls_is_judged_by_the_systems_trust_store(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[ssl.SSLContext] = []

    class Spy(truststore.SSLContext):
        def __init__(self, protocol: int) -> None:
            super().__init__(protocol)
            made.append(self)

    monkeypatch.setattr(truststore, "SSLContext", Spy)
    http = new_http()
    assert len(made) == 1
    assert made[0].verify_mode is ssl.CERT_REQUIRED
    assert made[0].check_hostname
    run(http.aclose())
