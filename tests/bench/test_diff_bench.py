"""What comparing costs, as a share of ``lxml.html.diff.htmldiff`` on the same bytes."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from lxml.html.diff import htmldiff

from confluence_desk.diff.annotate import begun, grown
from confluence_desk.diff.page import inline, side_by_side
from confluence_desk.diff.report import compare
from confluence_desk.render_command import stranger
from tests.bench.runbook import RUNBOOK, RUNBOOK_EDITED
from tests.unit.diff.histories import HISTORIES, HUGE, revisions
from tests.unit.diff.laws import MOST_MARKED, lawful, marked
from tests.unit.render.corpus import CORPUS, NONE_HERE
from tests.unit.render.html_rules import judged

_VERSIONS = 2_000

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


def test_every_pair_of_the_corpus_against_htmldiff() -> None:
    ours = theirs = 0.0
    slowest = 0.0
    for history in HISTORIES:
        for old, new in pairwise(revisions(history)):
            mine = _seconds(lambda old=old, new=new: compare(old, new), 2)  # type: ignore[misc]
            other = _seconds(lambda old=old, new=new: htmldiff(old, new))  # type: ignore[misc]
            ours, theirs = ours + mine, theirs + other
            if history.name == HUGE:
                print(f"\n1.5 MB: {mine:.2f} s, htmldiff {other:.2f} s, 1/{other / mine:.1f}")  # noqa: T201 - a bench reports
                assert mine <= other / 8
            else:
                slowest = max(slowest, mine)
    print(f"all: {ours:.2f} s, htmldiff {theirs:.2f} s, 1/{theirs / ours:.1f}; {slowest:.2f} s")  # noqa: T201 - as above
    assert ours <= theirs / 2
    assert slowest < 1


def test_every_history_of_the_corpus_keeps_the_laws() -> None:
    """Every adjacent pair and the first against the last, in all shapes, each within a second."""
    slowest, many, fewest, pairs = 0.0, 0, 0, 0
    for history in HISTORIES:
        bodies = revisions(history)
        for old, new in (*pairwise(bodies), (bodies[0], bodies[-1])):
            spent = _seconds(lambda old=old, new=new: compare(old, new))  # type: ignore[misc]
            slowest = max(slowest, spent) if history.name != HUGE else slowest
            found = lawful(old, new)
            judged(side_by_side(found, stranger()).drawn.html)
            judged(inline(found, stranger()).drawn.html)
            words = marked(found)
            many, fewest, pairs = many + words[0], fewest + words[1], pairs + 1
    print(  # noqa: T201 - as above
        f"\n{pairs} pairs: {many} words marked, {fewest} at least, {many / fewest:.3f};"
        f" slowest {slowest:.2f} s"
    )
    assert len(HISTORIES) >= 101
    assert many <= MOST_MARKED * fewest
    assert slowest < 1


def test_a_runbook_to_rows_and_to_html() -> None:
    rows = _seconds(lambda: compare(RUNBOOK, RUNBOOK_EDITED), 5)
    html = _seconds(lambda: side_by_side(compare(RUNBOOK, RUNBOOK_EDITED), stranger()), 5)
    print(f"\n{len(RUNBOOK)} bytes: {rows * 1e3:.1f} ms to rows, {html * 1e3:.1f} ms to HTML")  # noqa: T201 - as above
    assert rows <= 0.015
    assert html <= 0.08


def test_another_version_costs_little() -> None:
    """Two thousand versions, each with a line changed, one more or less, or one that moved."""
    lines = [f"Line {n} of a runbook tells what to do in step {n}." for n in range(150)]
    known = begun(1, _page(lines))
    spent = 0.0
    for number in range(2, _VERSIONS + 1):
        _edit(lines, number)
        body = _page(lines)
        at = time.process_time()
        known = grown(known, number, body)
        spent += time.process_time() - at
    each = spent / (_VERSIONS - 1)
    print(f"\n{_VERSIONS} versions of {len(_page(lines))} bytes: {each * 1e3:.1f} ms a version")  # noqa: T201 - as above
    assert each <= 0.02


def _page(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def _edit(lines: list[str], number: int) -> None:
    at = number * 37 % len(lines)
    if number % 4 == 0:
        lines.insert(at, f"Another line came in round {number}, about step {at}.")
    elif number % 4 == 1 and len(lines) > 100:
        del lines[at]
    elif number % 4 == 2:
        lines.insert(at, lines.pop(-at))
    else:
        lines[at] = f"Line {at} of a runbook says what to do in step {at}, round {number}."
