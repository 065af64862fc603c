"""Redaction: secrets go, the rest stays readable."""

import base64

import pytest

from confluence_desk.system.redaction import redact

BASIC = base64.b64encode(b"ada@example.org:ATATT3xFfGF0secret").decode()
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2VjcmV0LXNpZ25hdHVyZQ"


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"Authorization: Basic {BASIC}", BASIC),
        (f"{{'authorization': 'Basic {BASIC}', 'accept': '*/*'}}", BASIC),
        (f"[(b'Authorization', b'Basic {BASIC}')]", BASIC),
        (f"sent bearer {JWT} away", JWT),
        (f"GET https://media.example/file?token={JWT}&name=x", JWT),
        ("https://x.example/?client=1&access_token=abc123def&x=1", "abc123def"),
        ('{"refresh_token": "abc-123", "expires": 1}', "abc-123"),
        ("Endpoint(token='hunter2hunter2')", "hunter2hunter2"),
        ("pasted ATATT3xFfGF0abcdefghij=ABCD here", "xFfGF0abcdefghij"),
        ("https://ada:hunter2@acme.atlassian.net/wiki", "hunter2"),
        ("Set-Cookie: cloud.session.token=abc; Path=/", "abc"),
        ("PRAGMA hexkey='" + "0f" * 32 + "'", "0f" * 32),
        ("key " + "a1" * 32, "a1" * 32),
        ("https://s3.example/x?X-Amz-Signature=deadbeef&y=1", "deadbeef"),
        ("/callback?code=abc123&state=1", "abc123"),
        ("password: hunter2", "hunter2"),
    ],
)
def test_secrets_are_taken_out(text: str, secret: str) -> None:
    assert secret in text
    assert secret not in redact(text)
    assert "[hidden]" in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "GET /wiki/api/v2/pages/123?limit=250&cursor=abc 200 OK in 12 ms",
        "Page “Basic setup of tokens” was saved",
        "the process ended with exit code: 3, status code=404",
        "2026-03-09T14:02:00Z attachment att123 version 7",
        "",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert redact(text) == text


def test_a_long_text_is_no_trouble() -> None:
    assert len(redact("a token of thanks " * 50_000)) == 18 * 50_000
