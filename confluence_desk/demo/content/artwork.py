"""Every file that hangs on a page of the demo: its name, and what makes its bytes."""

from collections.abc import Callable
from functools import cache
from random import Random

from confluence_desk.demo.content import papers
from confluence_desk.demo.content.pictures import (
    BLUE,
    CORAL,
    DEEP,
    GREEN,
    GREY,
    RED,
    YELLOW,
    bars,
    curve,
    diagram,
    swatches,
)

Made = list[tuple[bytes, str]]
"""Versions of a file, oldest first: the bytes and the message."""

_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "log": "text/plain",
    "zip": "application/zip",
    "json": "application/json",
    "drawio": "application/vnd.jgraph.mxfile",
}

_DRAWIO = b'<mxfile host="app.example.com"><diagram name="Page-1"/></mxfile>'


def media_type(name: str) -> str:
    """The media type by the ending of a name."""
    return _TYPES.get(name.rpartition(".")[2], "application/octet-stream")


@cache
def versions(name: str) -> Made:
    """All versions of the file with this name; raises KeyError for one nobody makes."""
    made = _FILES[name]()
    return made if isinstance(made, list) else [(made, "")]


def _redis() -> Made:
    boxes = [
        ("APP", "12 PODS", 0, 0, BLUE),
        ("PRIMARY", "CACHE-1", 1, 0, GREEN),
        ("REPLICA", "CACHE-2", 2, 0, GREY),
        ("SENTINEL A", "ZONE 1", 0, 1, YELLOW),
        ("SENTINEL B", "ZONE 2", 1, 1, YELLOW),
        ("SENTINEL C", "ZONE 3", 2, 1, YELLOW),
    ]
    first = diagram("REDIS - TWO NODES", boxes[:3], [(0, 1), (1, 2)])
    arrows = [(0, 1), (1, 2), (0, 3), (4, 1), (5, 2)]
    return [(first, ""), (diagram("REDIS - WHO ASKS WHOM", boxes, arrows), "Add the sentinels")]


def _platform() -> bytes:
    boxes = [
        ("EDGE", "2 REGIONS", 0, 0, BLUE),
        ("GATEWAY", "ENVOY", 1, 0, BLUE),
        ("CHECKOUT", "18 PODS", 2, 0, GREEN),
        ("SEARCH", "9 PODS", 1, 1, GREEN),
        ("KAFKA", "6 BROKERS", 2, 1, YELLOW),
        ("POSTGRES", "1 + 2", 3, 0, GREY),
        ("WAREHOUSE", "NIGHTLY", 3, 1, GREY),
    ]
    return diagram("PLATFORM", boxes, [(0, 1), (1, 2), (2, 5), (1, 3), (2, 4), (4, 6)])


def _retry() -> bytes:
    boxes = [
        ("CALL", "DEADLINE 2 S", 0, 0, BLUE),
        ("RETRYABLE", "429 503 RESET", 1, 0, YELLOW),
        ("BUDGET", "10%", 2, 0, YELLOW),
        ("WAIT", "JITTER", 1, 1, GREEN),
        ("FAIL", "TELL CALLER", 2, 1, RED),
    ]
    return diagram("ONE OUTBOUND CALL", boxes, [(0, 1), (1, 2), (2, 4), (1, 3)])


def _incident() -> bytes:
    days = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
    return bars("PAGES PER DAY AND LIMIT", days, (4, 7, 3, 11, 6, 2, 1), limit=8)


def _postmortem_pdf() -> bytes:
    first = [
        "Summary",
        "Checkout answered 5xx to 6.2 % of requests between 09:41 and 10:27 UTC.",
        "A cache failover moved traffic to a node that still held yesterday's limits.",
        "No orders were lost; 1,318 had to be paid again by hand-off to the ledger.",
        "",
        "What went well",
        "- The alert fired after 70 seconds and named the right service.",
        "- The roll back took 4 minutes, as practised in March.",
    ]
    second = [
        "Timeline (UTC)",
        "09:41 alert",
        "09:44 on call takes it",
        "10:19 roll back",
        "10:27 all clear",
    ]
    return papers.pdf("Post-incident review: checkout cache", [first, second])


def _plan_pdf() -> bytes:
    lines = [
        "Zone evacuation, step by step",
        "",
        *(f"{n}. {text}" for n, text in enumerate(_STEPS, 1)),
    ]
    return papers.pdf("Evacuating a zone", [lines])


_STEPS = (
    "Say so in #operations and name the person who leads.",
    "Stop the scheduler in the zone: nothing new starts there.",
    "Move the primaries: Postgres, Redis, Kafka controllers.",
    "Drain the gateways; wait until the graph is flat.",
    "Scale the other zones to 150 %.",
    "Write down the time. You are done when the zone is silent.",
)


def _ports() -> bytes:
    rows = [
        (f"sw-{n // 24 + 1:02d}", n % 24 + 1, 10 + n % 7, "up" if n % 9 else "down")
        for n in range(96)
    ]
    return papers.table([("switch", "port", "vlan", "state"), *rows])


def _rota() -> Made:
    names = ("Ana Ruiz", "Bo Lind", "Chidi Okafor", "Emre Yildiz", "Mira Novak")
    rows = [(f"week {n}", names[n % 5], names[(n + 2) % 5]) for n in range(1, 27)]
    head = ("week", "first", "second")
    return [
        (papers.table([head, *rows[:13]]), ""),
        (papers.table([head, *rows]), "Second half year"),
    ]


def _bundle() -> bytes:
    return papers.archive(
        {
            "README.txt": b"Scripts of the restore test. Start with restore.sh --help.\n",
            "restore.sh": b'#!/bin/sh\nset -eu\nexec pg_restore --jobs 8 --dbname "$1" "$2"\n',
            "expected/rows.csv": papers.table(
                [("table", "rows"), ("orders", 18_400_212), ("refunds", 90_317)]
            ),
        }
    )


def _latency() -> bytes:
    rng = Random(5)
    rows = [(f"2026-{m:02d}", rng.randrange(40, 60), rng.randrange(180, 320)) for m in range(1, 11)]
    return papers.table([("month", "p50 ms", "p99 ms"), *rows])


def _flow() -> bytes:
    return papers.drawing(
        "From commit to customers",
        {
            "Author": ("Open change", "Answer review", "Merge"),
            "Pipeline": ("Test", "Build image", "Sign", "Canary 5 %"),
            "On call": ("Watch 15 min", "Go to 100 %", "Close"),
        },
    )


def _onboarding() -> bytes:
    return papers.drawing(
        "Your first week on call",
        {"You": ("Shadow", "Lead with help", "Lead"), "Your buddy": ("Explain", "Listen", "Sleep")},
    )


_FILES: dict[str, Callable[[], bytes | Made]] = {
    "redis-topology.png": _redis,
    "redis-topology": lambda: _DRAWIO,
    "platform.png": _platform,
    "platform": lambda: _DRAWIO,
    "retry-flow.png": _retry,
    "retry-flow": lambda: _DRAWIO,
    "pages-per-day.png": _incident,
    "consumer-lag.png": lambda: curve("CONSUMER LAG - ORDERS", 1.0, 3),
    "replica-lag.png": lambda: curve("REPLICA LAG - SECONDS", 0.7, 8),
    "error-rate.png": lambda: curve("CHECKOUT ERRORS - PERCENT", 0.9, 11),
    "latency.png": lambda: bars("P99 BY REGION - MS", ("EU-W", "EU-N", "US-E", "AP-S"), (210, 184, 265, 342), 300),
    "disk-growth.png": lambda: bars("GB A WEEK", ("WAL", "LOGS", "INDEX", "TEMP", "DATA"), (41, 67, 22, 9, 55)),
    "palette.png": lambda: swatches([("NOTE", BLUE), ("DONE", GREEN), ("WAIT", YELLOW), ("STOP", RED), ("LINK", DEEP), ("LATE", CORAL)]),
    "checkout-review.pdf": _postmortem_pdf,
    "zone-evacuation.pdf": _plan_pdf,
    "switch-ports.csv": _ports,
    "on-call-rota.csv": _rota,
    "latency-2026.csv": _latency,
    "gateway-morning.log": lambda: papers.log("gateway", 1200, 4),
    "orders-consumer.log": lambda: papers.log("orders-consumer", 400, 9),
    "restore-test.zip": _bundle,
    "release-flow.svg": _flow,
    "first-week.svg": _onboarding,
    "naïve café – plan.csv": lambda: papers.table([("city", "seats"), ("Málaga", 14), ("Łódź", 9)]),
}  # fmt: skip
