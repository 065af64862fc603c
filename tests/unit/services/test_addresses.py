"""Whatever is pasted as a site, an e-mail or a token becomes one (traps 8 and 10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.services.addresses import mail_of, site_of, token_of
from confluence_desk.services.phrases import NoSite
from tests.data.pasted import NO_SITES, PASTED


@pytest.mark.parametrize("pasted", PASTED)
def test_trap_8_whatever_was_pasted_becomes_the_one_site(pasted: str) -> None:
    assert site_of(pasted) == "https://acme.atlassian.net"


@pytest.mark.parametrize(
    ("pasted", "site"),
    [
        ("http://127.0.0.1:8090/wiki", "http://127.0.0.1:8090"),
        ("localhost:8090", "http://localhost:8090"),
        ("http://[::1]:8090/wiki", "http://[::1]:8090"),
        ("https://wiki.acme.com/wiki/spaces/OPS", "https://wiki.acme.com"),
        ("wiki.acme.com:8443", "https://wiki.acme.com:8443"),
        ("https://acme.atlassian.net:8443/wiki", "https://acme.atlassian.net:8443"),
    ],
)
def test_other_hosts_and_this_machine(pasted: str, site: str) -> None:
    assert site_of(pasted) == site


@pytest.mark.parametrize(("pasted", "said"), NO_SITES)
def test_what_is_no_site_is_told_in_a_sentence(pasted: str, said: str) -> None:
    with pytest.raises(NoSite, match=said):
        site_of(pasted)


@given(st.text(max_size=60))
def test_a_site_is_always_an_origin_and_made_of_itself(text: str) -> None:
    try:
        site = site_of(text)
    except NoSite:
        return
    assert site.startswith(("https://", "http://"))
    assert "/" not in site.partition("://")[2]
    assert site_of(site) == site


@pytest.mark.parametrize(
    "pasted",
    [
        "ana@acme.com",
        " ana@acme.com\n",
        "mailto:ana@acme.com",
        "mailto:ana@acme.com?subject=Token",
        "Ana Ruiz <ana@acme.com>",
        "Ana Ruiz (ana@acme.com).",
        "E-mail: ana@acme.com.",
    ],
)
def test_the_e_mail_in_what_was_pasted(pasted: str) -> None:
    assert mail_of(pasted) == "ana@acme.com"


def test_what_holds_no_e_mail() -> None:
    assert mail_of("ana") == mail_of("@") == mail_of("ana@acme") == ""


@pytest.mark.parametrize(
    "pasted",
    [
        "ATATT3xFfGF0_a-b=1A2B",
        "  ATATT3xFfGF0_a-b=1A2B\r\n",
        "ATATT3xFfGF0\n_a-b=1A2B",
        '"ATATT3xFfGF0_a-b=1A2B"',
        "\ufeffATATT3xFfGF0_a-b=1A2B\u200b",
        "ana@acme.com:ATATT3xFfGF0_a-b=1A2B",
        "Bearer ATATT3xFfGF0_a-b=1A2B",
        "token = ATATT3xFfGF0_a-b=1A2B",
    ],
)
def test_trap_8_a_pasted_token_is_cleaned(pasted: str) -> None:
    assert token_of(pasted) == "ATATT3xFfGF0_a-b=1A2B"


@pytest.mark.parametrize(
    "before", ["Token: ", "API token:\n", "token=", "API-Token\t", "Bearer ", "My API token is: "]
)
def test_what_stands_before_a_token_is_left_out(before: str) -> None:
    assert token_of(f"{before}Ab3dEf6hIj9kLm2nOp5qRs8t") == "Ab3dEf6hIj9kLm2nOp5qRs8t"
    assert token_of(f"{before}ATATT3xFfGF0a_b-C=AB12CD34") == "ATATT3xFfGF0a_b-C=AB12CD34"


def test_what_stands_behind_a_token_is_left_out() -> None:
    assert token_of("ATATT3xFf\nGF0a=AB12CD34\nExpires 2027") == "ATATT3xFfGF0a=AB12CD34"


def test_an_address_in_brackets_is_one() -> None:
    assert site_of("[2001:db8::1]:8443") == "https://[2001:db8::1]:8443"
    assert site_of("[::1]:8090/wiki") == "http://[::1]:8090"


@pytest.mark.parametrize(
    "pasted",
    ["https://acme.atlassian.net@evil.example/x", "https://evil.example#acme.atlassian.net"],
)
def test_a_host_that_only_looks_like_a_site_is_shown_for_what_it_is(pasted: str) -> None:
    assert site_of(pasted) == "https://evil.example"


def test_a_token_of_another_shape_loses_only_what_surrounds_it() -> None:
    assert token_of(" 'wröng token' \n") == "wröngtoken"
