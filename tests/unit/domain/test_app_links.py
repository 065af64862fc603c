"""Addresses of our own, and what else a start can be asked to open."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.domain.app_links import LONGEST, elsewhere, made, read
from confluence_desk.domain.entities import Site
from confluence_desk.domain.links import parse

ACME = Site("https://acme.atlassian.net")
PAGE = "https://acme.atlassian.net/wiki/spaces/OPS/pages/123/A+b?x=1&y=%20#h"


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        (PAGE, PAGE),
        (f"  {PAGE}\n", PAGE),
        ("acme.atlassian.net/wiki/x/AbC", "https://acme.atlassian.net/wiki/x/AbC"),
        ("123456", "123456"),
        ("att42", "att42"),
        ("OPS:👩‍💻 On call", "OPS:👩‍💻 On call"),
        ("OPS:Redis failover", "OPS:Redis failover"),
        ("ops:Was nun? 100 %", "ops:Was nun? 100 %"),
        ("~557058:ab-cd:My page", "~557058:ab-cd:My page"),
        (made(PAGE), PAGE),
        (
            "Confluence-Desk://OPEN/?url=https%3A%2F%2Facme.atlassian.net%2Fwiki%2Fx%2FAbC",
            "https://acme.atlassian.net/wiki/x/AbC",
        ),
        ("confluence-desk:page/123", "123"),
        ("confluence-desk://page/123", "123"),
        ("confluence-desk://page/123/", "123"),
        ("confluence-desk://open?url=OPS:Redis%20failover", "OPS:Redis failover"),
        ("confluence-desk://title/OPS/Redis%20failover", "OPS:Redis failover"),
        ("confluence-desk://title/OPS/TCP%2FIP", "OPS:TCP/IP"),
        ("confluence-desk://space/~ana", "/wiki/spaces/~ana"),
        (
            "confluence-desk://page/123?site=acme.atlassian.net",
            "https://acme.atlassian.net/wiki/pages/123",
        ),
        (
            "confluence-desk://title/OPS/a%20b?site=acme.atlassian.net",
            "https://acme.atlassian.net/wiki/display/OPS/a%20b",
        ),
    ],
)
def test_every_way_to_name_a_page_is_read(text: str, opened: str) -> None:
    assert read(text) == opened
    assert parse(opened, ACME.url) is not None or opened.startswith("ops:")  # known in the library


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "nonsense",
        "--home=/tmp/x",
        "file:///etc/passwd",
        "javascript://acme.atlassian.net/%0aalert(1)",
        "data://text/html,hi",
        "https://",
        "https:///wiki/x",
        "https://ada:secret@acme.atlassian.net/wiki/pages/1",
        "https://acme.atlassian.net:99999/wiki",
        "https://[::1/wiki",
        "confluence-desk://[",
        "confluence-desk://open?" + "a=1&" * 40 + "url=1",
        "https://acme.atlassian.net/a b",
        "OPS:\x1b[31mred",
        "OPS:evil\u202egnp.exe",
        "OPS:half \ud800",
        "1" * 20,
        "x" * (LONGEST + 1),
        "confluence-desk:",
        "confluence-desk://",
        "confluence-desk://open",
        "confluence-desk://open?url=",
        "confluence-desk://open?url=file:///etc/passwd",
        "confluence-desk://open?url=confluence-desk%3A%2F%2Fpage%2F1",
        "confluence-desk://open?url=OPS:a%0Ab",
        "confluence-desk://open/more?url=OPS:a",
        "confluence-desk://page/12x",
        "confluence-desk://page/1/2",
        "confluence-desk://title/OPS",
        "confluence-desk://title/OPS/%20",
        "confluence-desk://space/",
        "confluence-desk://page/1?site=acme.atlassian.net%40evil.example",
        "confluence-desk://delete/123",
        "confluence-desk://open?url=https://ada:secret@acme.atlassian.net/",
    ],
)
def test_what_is_nonsense_or_hostile_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is no Confluence link") as refused:
        read(text)
    said = str(refused.value)
    assert len(said) < 200
    assert said.isprintable()


def test_a_refusal_never_repeats_a_password() -> None:
    with pytest.raises(ValueError, match="is no Confluence link") as refused:
        read("https://ada:secret@acme.atlassian.net/wiki")
    assert "secret" not in str(refused.value)


@given(st.text(max_size=60))
def test_whatever_comes_is_read_or_refused(text: str) -> None:
    for asked in (text, f"confluence-desk://{text}", f"confluence-desk://open?url={text}"):
        try:
            opened = read(asked)
        except ValueError as refused:
            assert "is no Confluence link" in str(refused)  # noqa: PT017 - both ends are right
        else:
            assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in opened)
            assert not opened.lower().startswith(("file:", "javascript:", "confluence-desk:"))


@pytest.mark.parametrize(
    ("text", "host"),
    [
        (PAGE, ""),
        ("http://ACME.atlassian.net/wiki/x/AbC", ""),
        ("OPS:Redis failover", ""),
        ("123", ""),
        ("/wiki/spaces/OPS", ""),
        ("https://ACME.atlassian.net/jira/browse/X-1", ""),
        ("https://globex.atlassian.net/wiki/pages/1", "globex.atlassian.net"),
        ("https://acme.atlassian.net.evil.example/wiki/pages/1", "acme.atlassian.net.evil.example"),
    ],
)
def test_a_link_of_another_site_is_recognised(text: str, host: str) -> None:
    assert elsewhere(text, ACME) == host
