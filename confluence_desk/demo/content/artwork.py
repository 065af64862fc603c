"""Every file that hangs on a page of the demo: its name, and what makes its bytes."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from random import Random

from confluence_desk.demo.content import papers
from confluence_desk.demo.content.charts import bars, curve, swatches
from confluence_desk.demo.content.diagrams import diagram, lanes
from confluence_desk.demo.content.vector import ACCENT, ALARM, BLUE, GREEN, GREY, RED, YELLOW, Tone

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


def drawings() -> dict[str, bytes]:
    """What the exports beside this module were exported from, by their names."""
    return {
        "redis-topology-1": _redis_at_first(),
        "redis-topology": _redis(),
        "platform": _platform(),
        "retry-flow": _retry(),
        "palette": _palette(),
    }


def _export(name: str) -> bytes:
    """A drawing as the PNG of twice its size that a drawing program attaches beside it."""
    return files(__package__).joinpath("exports", f"{name}.png").read_bytes()


def _redis_at_first() -> bytes:
    boxes = [
        ("Checkout", "12 pods", 0, 0, BLUE),
        ("Primary", "cache-1", 1, 0, GREEN),
        ("Replica", "cache-2", 2, 0, GREY),
    ]
    return diagram("Redis, two nodes", boxes, [(0, 1, "writes"), (1, 2, "copies")])


def _redis() -> bytes:
    boxes = [
        ("Checkout", "12 pods", 0, 0, BLUE),
        ("Primary", "cache-1", 1, 0, GREEN),
        ("Replica", "cache-2", 2, 0, GREY),
        ("Sentinel A", "zone 1", 0, 1, YELLOW),
        ("Sentinel B", "zone 2", 1, 1, YELLOW),
        ("Sentinel C", "zone 3", 2, 1, YELLOW),
    ]
    arrows = [
        (0, 1, "writes"),
        (1, 2, "copies"),
        (0, 3, "asks"),
        (4, 1, "watches"),
        (5, 2, "watches"),
    ]
    return diagram("Redis: who asks whom", boxes, arrows, [("Two of three decide", 0, 1, 2, 1)])


def _platform() -> bytes:
    boxes = [
        ("Edge", "2 regions", 0, 0, BLUE),
        ("Gateway", "Envoy", 1, 0, BLUE),
        ("Search", "9 pods", 2, 0, GREEN),
        ("Checkout", "18 pods", 1, 1, GREEN),
        ("Ledger", "Postgres, 1 + 2", 2, 1, GREY),
        ("Kafka", "6 brokers", 1, 2, YELLOW),
        ("Warehouse", "nightly", 2, 2, GREY),
    ]
    arrows = [
        *((0, 1, ""), (1, 2, "queries"), (1, 3, "orders")),
        *((3, 4, "SQL"), (3, 5, "events"), (5, 6, "loads")),
    ]
    return diagram("What runs where", boxes, arrows)


def _retry() -> bytes:
    boxes = [
        ("Call", "deadline 2 s", 0, 0, BLUE),
        ("Retryable?", "429, 503, reset", 1, 0, YELLOW),
        ("Budget left?", "10 % of calls", 2, 0, YELLOW),
        ("Give up", "tell the caller", 1, 1, RED),
        ("Wait, try again", "with jitter", 2, 1, GREEN),
    ]
    arrows = [(0, 1, "fails"), (1, 2, "yes"), (1, 3, "no"), (2, 4, "yes")]
    return diagram("One outbound call", boxes, arrows)


def _palette() -> bytes:
    strong = [("Link", Tone(ACCENT, ACCENT)), ("Late", Tone(ALARM, ALARM))]
    return swatches([("Note", BLUE), ("Done", GREEN), ("Wait", YELLOW), ("Stop", RED), *strong])


def _incident() -> bytes:
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return bars("Pages per day", days, (4, 7, 3, 11, 6, 2, 1), limit=8)


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
    return lanes(
        "From commit to customers",
        {
            "Author": ("Open change", "Answer review", "Merge"),
            "Pipeline": ("Test", "Build image", "Sign", "Canary 5 %"),
            "On call": ("Watch 15 min", "Go to 100 %", "Close"),
        },
    )


def _onboarding() -> bytes:
    return lanes(
        "Your first week on call",
        {"You": ("Shadow", "Lead with help", "Lead"), "Your buddy": ("Explain", "Listen", "Sleep")},
    )


_FILES: dict[str, Callable[[], bytes | Made]] = {
    "redis-topology.png": lambda: [
        (_export("redis-topology-1"), ""),
        (_export("redis-topology"), "Add the sentinels"),
    ],
    "redis-topology": lambda: _DRAWIO,
    "platform.png": lambda: _export("platform"),
    "platform": lambda: _DRAWIO,
    "retry-flow.png": lambda: _export("retry-flow"),
    "retry-flow": lambda: _DRAWIO,
    "palette.png": lambda: _export("palette"),
    "pages-per-day.svg": _incident,
    "consumer-lag.svg": lambda: curve("Consumer lag of orders, minutes", 48, 3),
    "replica-lag.svg": lambda: curve("Replica lag, seconds", 32, 8),
    "error-rate.svg": lambda: curve("Checkout errors, share of requests", 8, 11, " %"),
    "latency.svg": lambda: bars("99th percentile by region, ms", ("EU West", "EU North", "US East", "AP South"), (210, 184, 265, 342), 300),
    "disk-growth.svg": lambda: bars("Growth in a week, GB", ("WAL", "Logs", "Index", "Temp", "Data"), (41, 67, 22, 9, 55)),
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
