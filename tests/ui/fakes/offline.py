"""An offline library with something of everything."""

from datetime import timedelta

from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.domain.keeping import Files, Holds, Rule
from confluence_desk.domain.syncing import (
    Depth,
    Ending,
    Fate,
    Gone,
    Outcome,
    Question,
    Report,
    Trouble,
)
from confluence_desk.store.usage import SpaceUsage
from tests.ui.fakes.keeping import FakeKeeping
from tests.ui.fakes.library import NOON, FakeLibrary, sample

_BEFORE = NOON - timedelta(minutes=5)
RULES = [
    Rule(1, Holds.SPACE, "1", older_versions=5),
    Rule(2, Holds.TREE, "11", files=Files.ALL, files_up_to=10_000_000),
    Rule(3, Holds.LABEL, "runbook"),
    Rule(4, Holds.CQL, "label = redis", comments=False),
    Rule(5, Holds.SPACE, "3", excludes=True),
]
RUNS = [
    Report(
        9,
        Depth.QUICK,
        NOON - timedelta(minutes=2),
        NOON - timedelta(minutes=1, seconds=52),
        Ending.WHOLE,
        requests=7,
        bytes_done=120_000,
        counts={Fate.CHANGED: 3, Fate.ADDED: 1},
    ),
    Report(
        8,
        Depth.FULL,
        NOON - timedelta(hours=4),
        NOON - timedelta(hours=3, minutes=57),
        Ending.PARTLY,
        requests=58,
        bytes_done=9_120_000,
        counts={Fate.CHANGED: 1, Fate.MOVED: 1, Fate.FAILED: 1},
        outcomes=(
            Outcome(Fate.CHANGED, "14", "Redis failover", "1"),
            Outcome(Fate.MOVED, "15", "Deploy", "1"),
            Outcome(Fate.FAILED, "13", "Certificates & <keys>", "1", "Forbidden"),
        ),
    ),
    Report(
        7, Depth.QUICK, NOON - timedelta(hours=5), NOON, Ending.FAILED, "Unreachable", requests=1
    ),
]


def known() -> FakeLibrary:
    """The sample library, every page known."""
    library = sample()
    for nodes in library.server.values():
        library.nodes.update({node.id: node for node in nodes})
    return library


def grave(number: int) -> PageNode:
    """Something that left."""
    return PageNode(f"9{number}", Kind.PAGE, f"Notes {number}", "1")


def kept(*, graves: int = 3, questions: bool = True) -> FakeKeeping:
    """Rules, a question, troubles, room taken, graves and runs."""
    keeping = FakeKeeping()
    shelf = keeping.shelf
    shelf.rule_rows = list(RULES)
    shelf.members = {1: {str(number) for number in range(412)}, 2: {"14", "15"}}
    for what, subject in (("space", "1"), ("tree", "11")):
        shelf.marks[what, subject] = (9, NOON - timedelta(minutes=2))
    if questions:
        shelf.question_rows = [Question(1, "1", ("14", "15", "16"), 9, NOON)]
    shelf.trouble_rows = [
        Trouble("page", "13", "Forbidden", "", NOON - timedelta(days=3), _BEFORE, 7),
        Trouble("file", "att5", "ServerFault", "", NOON - timedelta(hours=3), _BEFORE, 2),
    ]
    shelf.used = [
        SpaceUsage("2", 12, 130_000, 4, 0, 0, NOON - timedelta(days=12), NOON),
        SpaceUsage("1", 412, 5_300_000, 1203, 310, 88_000_000, NOON - timedelta(hours=2), NOON),
    ]
    reasons = list(Gone)
    shelf.gone = [
        (grave(number), reasons[number % len(reasons)], NOON - timedelta(days=number))
        for number in range(graves)
    ]
    shelf.reports = list(RUNS)
    return keeping
