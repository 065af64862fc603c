"""Writes the bodies, titles and files of a generated site from numbers alone, when asked."""

import uuid
from itertools import accumulate
from random import Random

_SYSTEMS = (
    *("Billing", "Checkout", "Search", "Ingest", "Identity", "Ledger", "Catalogue", "Courier"),
    *("Pricing", "Warehouse", "Returns", "Invoicing", "Notification", "Reporting", "Scheduler"),
    *("Gateway", "Mailer", "Archive", "Quota", "Session"),
)
_PARTS = (
    *("retry schedule", "schema migration", "cache warm-up", "failover drill", "capacity plan"),
    *("access review", "rate limits", "queue sizing", "release checklist", "restore test"),
    *("alert tuning", "index rebuild", "cost report", "load test", "data retention"),
    *("interface contract", "error budget", "certificate rotation", "batch window", "hand-over"),
)
_VERBS = ("keeps", "drops", "retries", "rejects", "merges", "delays", "signs", "copies", "counts")
_THINGS = (
    *("requests", "snapshots", "events", "invoices", "partitions", "sessions", "old segments"),
    *("failed jobs", "price lists", "audit rows", "cold replicas", "duplicate keys"),
)
_REASONS = (
    "so that a slow neighbour cannot hold up the others",
    "because the nightly batch must be done before the shops open",
    "until the on-call engineer confirms the new limit",
    "which is why the dashboard shows a dip every full hour",
    "unless the region is being drained",
    "and writes one line per decision to the audit log",
    "after the second attempt within five minutes",
    "while the previous release is still taking traffic",
)
_HEADINGS = (
    *("Purpose", "Before you start", "Steps", "Limits", "What we measured", "Known problems"),
    *("Roll back", "Owners", "Open questions", "Decisions", "History", "Checks afterwards"),
)
_PANELS = ("info", "note", "tip", "warning")
_LABELS = tuple(
    f"{part.split()[0]}-{kind}"
    for kind in ("guide", "plan", "review", "runbook", "report")
    for part in _PARTS
)


def title(seed: int, index: int) -> str:
    """The title of a generated page; no two indexes share one."""
    rng = Random(seed * 1_000_003 + index)
    return f"{rng.choice(_SYSTEMS)} {rng.choice(_PARTS)} {index:05d}"


def folder_title(rng: Random) -> str:
    """The title of a folder; folders may share one."""
    return f"{rng.choice(_SYSTEMS)} documents"


def labels(rng: Random) -> list[tuple[str, str]]:
    """None to three labels, a few of them on very many pages."""
    count = rng.choices((0, 1, 2, 3), (40, 30, 20, 10))[0]
    names = {_LABELS[int(len(_LABELS) * rng.random() ** 3)] for _ in range(count)}
    return [("global", name) for name in sorted(names)]


def sentence(rng: Random) -> str:
    """One sentence that could stand on a real page."""
    subject = f"{rng.choice(_SYSTEMS)} {rng.choice(_VERBS)} {rng.choice(_THINGS)}"
    return f"{subject} {rng.choice(_REASONS)}."


def marker(seed: int, index: int) -> str:
    """The reference of the inline comment on a page that has one."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{seed}/{index}/marker"))


def selection(seed: int, index: int) -> str:
    """The words that the inline comment of a page is about."""
    return sentence(Random(seed * 7_000_003 + index))


def body(seed: int, index: int, version: int, versions: int, marked: bool) -> str:  # noqa: FBT001 - bound by partial
    """The storage of one version: later ones have more sections, and the last one has all."""
    rng = Random(seed * 9_000_011 + index)
    count = _sections(rng)
    shown = max(1, round(count * version / versions))
    parts = [_introduction(seed, index, marked=marked)]
    numbered = list(accumulate([rng.randrange(1, 1 << 30) for _ in range(count)]))
    parts += [_section(Random(one), seed, index) for one in numbered[:shown]]
    return "".join(parts)


def file(seed: int, index: int, size: int) -> bytes:
    """A log of exactly ``size`` bytes."""
    rng = Random(seed * 5_000_011 + index)
    lines = [f"level=info seq={n} {sentence(rng)}\n" for n in range(20)]
    block = "".join(lines).encode()
    return (block * (size // len(block) + 1))[:size]


def _sections(rng: Random) -> int:
    """Most pages are short, some long, one in five hundred is enormous."""
    if rng.random() < 0.002:  # noqa: PLR2004 - the share
        return rng.randrange(150, 300)
    return min(60, 1 + int(rng.lognormvariate(1.3, 0.8)))


def _introduction(seed: int, index: int, *, marked: bool) -> str:
    text = selection(seed, index)
    if marked:
        ref = marker(seed, index)
        text = f'<ac:inline-comment-marker ac:ref="{ref}">{text}</ac:inline-comment-marker>'
    return f"<p>{text}</p>"


def _section(rng: Random, seed: int, index: int) -> str:
    heading = f"<h2>{rng.choice(_HEADINGS)}</h2>"
    block = rng.choice((_prose, _prose, _list, _table, _code, _panel))
    return heading + _prose(rng) + block(rng) + _link(rng, seed, index)


def _prose(rng: Random) -> str:
    return f"<p>{' '.join(sentence(rng) for _ in range(rng.randrange(2, 6)))}</p>"


def _list(rng: Random) -> str:
    items = "".join(f"<li><p>{sentence(rng)}</p></li>" for _ in range(rng.randrange(3, 8)))
    return f"<ul>{items}</ul>"


def _table(rng: Random) -> str:
    head = "<tr><th><p>System</p></th><th><p>Limit</p></th><th><p>Note</p></th></tr>"
    rows = "".join(
        f"<tr><td><p>{rng.choice(_SYSTEMS)}</p></td><td><p>{rng.randrange(10, 9000)}</p></td>"
        f"<td><p>{sentence(rng)}</p></td></tr>"
        for _ in range(rng.randrange(3, 12))
    )
    return f"<table><tbody>{head}{rows}</tbody></table>"


def _code(rng: Random) -> str:
    system = rng.choice(_SYSTEMS).lower()
    lines = "\n".join(f"{system}_{n}: {rng.randrange(1, 900)}" for n in range(rng.randrange(4, 14)))
    return (
        '<ac:structured-macro ac:name="code" ac:schema-version="1">'
        '<ac:parameter ac:name="language">yaml</ac:parameter>'
        f"<ac:plain-text-body><![CDATA[{lines}]]></ac:plain-text-body></ac:structured-macro>"
    )


def _panel(rng: Random) -> str:
    return (
        f'<ac:structured-macro ac:name="{rng.choice(_PANELS)}" ac:schema-version="1">'
        f"<ac:rich-text-body>{_prose(rng)}</ac:rich-text-body></ac:structured-macro>"
    )


def _link(rng: Random, seed: int, index: int) -> str:
    """A link to a page that stands near this one in the same space."""
    other = max(index - index % 20, index - rng.randrange(1, 20))
    return f'<p>See <ac:link><ri:page ri:content-title="{title(seed, other)}" /></ac:link>.</p>'
