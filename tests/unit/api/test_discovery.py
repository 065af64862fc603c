"""Which cloud a site is, told by the site itself to anybody."""

import ssl

import httpx
import pytest
import truststore

from confluence_desk.api.discovery import cloud_id_of
from confluence_desk.api.network import explained, new_http
from confluence_desk.domain.errors import BadReply, Unreachable, Untrusted
from tests.unit.api.fakes import SITE, Answer, FakeSite, run


def ask(site: FakeSite) -> str:
    return run(cloud_id_of(SITE.url, http=httpx.AsyncClient(transport=httpx.MockTransport(site))))


def test_the_cloud_id_needs_no_credential() -> None:
    site = FakeSite()
    site.on("/_edge/tenant_info", {"cloudId": "1111-2222"})
    assert ask(site) == "1111-2222"
    assert "authorization" not in site.requests[0].headers


@pytest.mark.parametrize(
    "answer",
    [Answer("<h1>404</h1>", 404), Answer("<h1>hello</h1>"), Answer({}), Answer({"cloudId": 5}),
     Answer(b"\xff"), Answer("", 302, {"location": "https://evil.example"})],
)  # fmt: skip
def test_where_there_is_no_such_site_it_is_empty(answer: Answer) -> None:
    site = FakeSite()
    site.on("/_edge/tenant_info", answer)
    assert ask(site) == ""
    assert len(site.requests) == 1


@pytest.mark.parametrize("error", [httpx.ConnectError("no"), httpx.ReadError("reset")])
def test_no_answer_is_no_verdict(error: Exception) -> None:
    site = FakeSite()
    site.on("/_edge/tenant_info", error)
    with pytest.raises(Unreachable):
        ask(site)


def test_an_unsafe_address_is_not_asked() -> None:
    with pytest.raises(ValueError, match="https"):
        run(cloud_id_of("http://acme.atlassian.net"))


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
