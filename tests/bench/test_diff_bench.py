"""What comparing costs, as a share of ``lxml.html.diff.htmldiff`` on the same bytes."""

import re
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml.html.diff import htmldiff

from confluence_desk.diff.annotate import begun, grown
from confluence_desk.diff.page import side_by_side
from confluence_desk.diff.report import compare
from confluence_desk.render_command import stranger
from tests.unit.render.corpus import CORPUS, NONE_HERE, read

_HISTORIES = sorted(path for path in (CORPUS / "versions").glob("*") if path.is_dir())
_HUGE = "adf-extension-huge-page"
_RUNBOOK = 10_000

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not CORPUS.is_dir(), reason=NONE_HERE),
]


def _seconds(work: Callable[[], object], times: int = 1) -> float:
    """The best of several, of processor time: others may be at work."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def _pairs(history: Path) -> Iterator[tuple[str, str]]:
    paths = sorted(history.glob("v*.*ml"), key=lambda path: int(re.sub(r"\D", "", path.stem)))
    return pairwise([read(path) for path in paths])


def test_every_pair_of_the_corpus_against_htmldiff() -> None:
    ours = theirs = 0.0
    slowest = 0.0
    for history in _HISTORIES:
        for old, new in _pairs(history):
            mine = _seconds(lambda old=old, new=new: compare(old, new), 2)  # type: ignore[misc]
            other = _seconds(lambda old=old, new=new: htmldiff(old, new))  # type: ignore[misc]
            ours, theirs = ours + mine, theirs + other
            if history.name == _HUGE:
                print(f"\n1.5 MB: {mine:.2f} s, htmldiff {other:.2f} s, 1/{other / mine:.1f}")  # noqa: T201 - a bench reports
                assert mine <= other / 8
            else:
                slowest = max(slowest, mine)
    print(f"all: {ours:.2f} s, htmldiff {theirs:.2f} s, 1/{theirs / ours:.1f}; {slowest:.2f} s")  # noqa: T201 - as above
    assert ours <= theirs / 2
    assert slowest < 1


def test_a_runbook_to_rows_and_to_html() -> None:
    section = "<h2>Step {0}</h2><p>Stop the writers of shard {0}, then wait for the lag to end.</p>"
    section += "<ul><li>Promote replica {0}</li><li>Tell the channel about shard {0}</li></ul>"
    old = "".join(section.format(n) for n in range(_RUNBOOK // 190))
    new = old.replace("shard 7", "shard seven").replace("<h2>Step 9</h2>", "")
    rows = _seconds(lambda: compare(old, new), 5)
    html = _seconds(lambda: side_by_side(compare(old, new), stranger()), 5)
    print(f"\n{len(old)} bytes: {rows * 1000:.1f} ms to rows, {html * 1000:.1f} ms to HTML")  # noqa: T201 - as above
    assert rows <= 0.015
    assert html <= 0.08


def test_another_version_costs_little() -> None:
    body = "".join(
        f"<p>Line {n} of a runbook tells what to do in step {n}.</p>" for n in range(150)
    )
    known = begun(1, body)
    begun_at = time.process_time()
    for number in range(2, 202):
        body = body.replace(f"step {number % 150}.", f"step {number % 150}, round {number}.")
        known = grown(known, number, body)
    each = (time.process_time() - begun_at) / 200
    print(f"\n{len(body)} bytes: {each * 1000:.1f} ms a version")  # noqa: T201 - as above
    assert each <= 0.02
