"""What is said between a window and its child arrives as it was meant, and nothing else does."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Site
from confluence_desk.domain.syncing import (
    Depth,
    Ending,
    Fate,
    Job,
    Outcome,
    Progress,
    Report,
    Stage,
)
from confluence_desk.services.session import Account, WayIn
from confluence_desk.services.sync.budget import Caps
from confluence_desk.services.sync.lines import (
    Advance,
    Done,
    Line,
    News,
    Order,
    Refused,
    line,
    order,
    written,
)

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ACCOUNT = Account(Site("https://acme.atlassian.net"), "ana@acme.test", "ana", "Ana Ruiz", "base")
WAY = WayIn(ACCOUNT, Path("/data/acme.desk"), "secret-token", "secret-key")
REPORT = Report(7, Depth.FULL, NOON, NOON, Ending.PARTLY, counts={Fate.ADDED: 3, Fate.FAILED: 1})


def test_an_order_arrives_whole() -> None:
    job = Job(Depth.THOROUGH, spaces=("1",), trees=("2",), pages=("3",), queries=("type = page",))
    said = Order(WAY, job, Caps(files=5, tombstones_kept=None))
    assert written(said).count(b"\n") == 1
    assert order(written(said)) == said


@pytest.mark.parametrize(
    "said",
    [
        Advance(Progress(Stage.WAITING, "1", 40, 100, 1, 2, 9000, 12, 1.5, NOON)),
        News(Changes(pages=frozenset({"1", "2"}), children_of=frozenset({"space:1"}))),
        Done(REPORT),
        Refused("StoreTrouble", "full"),
        Refused("Locked"),
    ],
)
def test_every_line_arrives_whole(said: Line) -> None:
    assert written(said).count(b"\n") == 1
    assert line(written(said)) == said


def test_a_line_end_in_a_text_stays_inside_the_line() -> None:
    said = Done(replace(REPORT, outcomes=(Outcome(Fate.ADDED, "1", "two\nlines"),)))
    assert written(said).count(b"\n") == 1
    assert line(written(said)) == said


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"type":"else"}', b"\xff\xfe", b'"news"'])
def test_what_makes_no_sense_is_nothing(text: bytes) -> None:
    assert line(text) is None
    assert order(text) is None


def test_secrets_show_in_nothing_that_is_printed() -> None:
    assert "secret" not in f"{WAY} {WAY!r} {Order(WAY)}"
