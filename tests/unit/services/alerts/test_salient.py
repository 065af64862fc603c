"""What an alert is about is drawn out of it; what changes from night to night is not."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.services.alerts.payloads import pieces
from confluence_desk.services.alerts.salient import MOST, SignKind, signs

ALERTS = tomllib.loads((Path(__file__).parents[3] / "data/alerts.toml").read_text("utf-8"))["alert"]


def kinds(text: str) -> dict[str, SignKind]:
    return {sign.text: sign.kind for sign in signs(text)}


@pytest.mark.parametrize(
    ("text", "sign", "kind"),
    [
        ("redis.exceptions.ReadOnlyError: You can't write", "ReadOnlyError", SignKind.EXCEPTION),
        (
            "Caused by: java.net.SocketTimeoutException: timed out",
            "SocketTimeoutException",
            SignKind.EXCEPTION,
        ),
        ("write error: ENOSPC", "ENOSPC", SignKind.CODE),
        ("the job ended with E-4021 again", "E-4021", SignKind.CODE),
        ("ORA-00600: internal error code", "ORA-00600", SignKind.CODE),
        ("[SSL: CERTIFICATE_VERIFY_FAILED]", "CERTIFICATE_VERIFY_FAILED", SignKind.CODE),
        ("POST /basket answers 503", "503", SignKind.CODE),
        ("HTTP/1.1 429 Too Many", "429", SignKind.CODE),
        ("alertname=RedisPrimaryDown", "RedisPrimaryDown", SignKind.NAME),
        ("orders-consumer is behind", "orders-consumer", SignKind.NAME),
        ("instance: ledger-db-replica-2:9187", "ledger-db-replica", SignKind.HOST),
        ("instance=cache-0.eu-west.internal:6379", "cache", SignKind.HOST),
        ("container is OOMKilled", "memory", SignKind.MEANING),
        ("the canary was quiet", "canary", SignKind.WORD),
    ],
)
def test_what_tells_something_is_drawn_out(text: str, sign: str, kind: SignKind) -> None:
    assert kinds(text).get(sign) is kind


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-21T03:07:12.231Z",
        "10.3.4.11:6379",
        "7f9c2ba4-e88f-41f9-b0a5-0c9e2f7d1a33",
        "0xdeadbeef c0ffee1234567890",
        "https://prometheus:9090/graph?g0.expr=up",
        "ana@acme.test",
        '  File "/srv/checkout/basket/cache.py", line 88, in put',
        "\tat java.base/java.lang.Thread.run(Thread.java:1583)",
        '{"fingerprint": "abc", "generatorURL": "http://x/y", "startsAt": "now", "version": "4"}',
        "the alert is firing and critical",
        "",
    ],
)
def test_what_is_another_every_night_is_left_out(text: str) -> None:
    assert signs(text) == ()


def test_the_parts_of_a_name_are_looked_for_too() -> None:
    found = kinds("RedisPrimaryDown")
    assert {"redis", "primary"} <= set(found)


def test_hosts_lose_their_numbers_and_domains() -> None:
    assert not {"0", "cache-0", "eu-west", "internal"} & set(kinds("host=cache-0.eu-west.internal"))
    assert "mailer" in kinds("pod=mailer-6c9d7f5b8-xx2l9")


def test_a_name_weighs_more_than_a_word_and_again_more_than_once() -> None:
    weights = {
        sign.text: sign.weight for sign in signs("alertname=KafkaLag\nconsumer consumer slowly")
    }
    assert weights["KafkaLag"] > weights["consumer"] > weights["slowly"]


def test_json_inside_a_line_of_a_log_is_read() -> None:
    assert "search" in kinds('api | {"msg": "no such index", "service": "search"}')


def test_what_is_deep_in_a_payload_is_found() -> None:
    deep: object = {"alertname": "DiskFull"}
    for _ in range(8):
        deep = {"data": [deep]}
    assert "DiskFull" in kinds(json.dumps(deep))


def test_there_are_never_too_many() -> None:
    assert (
        len(signs(" ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(500))))
        == MOST
    )


@pytest.mark.parametrize("blob", ["QUJD" * 50_000, "a." * 5_000, "A_" * 5_000, "Aa" * 5_000 + "=="])
def test_what_is_endless_is_no_name_and_costs_no_minutes(blob: str) -> None:
    read = "".join(piece.text for piece in pieces(f'redis primary is gone {blob} "{blob}" kafka'))
    assert blob[:200] not in read
    assert {"redis", "kafka"} <= set(kinds(f"redis primary is gone {blob} kafka"))


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert["name"])
def test_every_alert_tells_something(alert: dict[str, str]) -> None:
    assert signs(alert["text"])


@given(st.text(max_size=400))
def test_any_text_at_all_can_be_pasted(text: str) -> None:
    assert all(sign.weight > 0 and sign.text for sign in signs(text))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=12),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
        ),
    )
)
def test_any_json_at_all_can_be_pasted(whole: object) -> None:
    assert all(sign.text for sign in signs(json.dumps(whole)))
