"""What comparing costs, as a share of ``lxml.html.diff.htmldiff`` on the same bytes."""

import gc
import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from lxml.html.diff import htmldiff

from confluence_desk.diff.page import inline, side_by_side
from confluence_desk.diff.report import compare
from confluence_desk.render_command import stranger
from tests.bench.runbook import RUNBOOK, RUNBOOK_EDITED
from tests.unit.diff.histories import HISTORIES, HUGE, revisions
from tests.unit.diff.laws import MOST_MARKED, lawful, marked
from tests.unit.render.corpus import CORPUS, NONE_HERE
from tests.unit.render.html_rules import judged

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not CORPUS.is_dir(), reason=NONE_HERE),
]


def _seconds(work: Callable[[], object], times: int = 1) -> float:
    """The best of several, of processor time: others may be at work.

    Nothing is looked at for garbage meanwhile, as in the window, which does so between turns.
    """
    spent = []
    for _ in range(times):
        gc.collect()
        gc.disable()
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
        gc.enable()
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
                drawn = _seconds(
                    lambda old=old, new=new: side_by_side(compare(old, new), stranger()),  # type: ignore[misc]
                    3,
                )
                print(  # noqa: T201 - a bench reports
                    f"\n1.5 MB: {mine:.2f} s, drawn {drawn:.2f} s, htmldiff {other:.2f} s:"
                    f" 1/{other / mine:.1f} and 1/{other / drawn:.1f}"
                )
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
