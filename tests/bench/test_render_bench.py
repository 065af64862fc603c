"""What drawing costs, as a multiple of merely parsing and serialising the same bytes.

The clock counts the processor's time, not the wall's: others may be at work on the machine.
"""

import time
from collections.abc import Callable, Iterable
from html.entities import name2codepoint

import pytest
from lxml import etree

from confluence_desk.render.document import draw
from confluence_desk.render.names import NAMESPACES
from confluence_desk.render.plain import plain
from confluence_desk.render_command import stranger
from tests.unit.render.corpus import NONE_HERE, STORAGE, read

MOST_TIMES_LXML, HUGE_MS, MEDIAN_MS = 6.0, 200.0, 2.0
_KNOWN = frozenset({"lt", "gt", "amp", "quot"})
_DECLARED = "".join(
    f'<!ENTITY {name} "&#{code};">' for name, code in name2codepoint.items() if name not in _KNOWN
)
_OPEN = (
    f"<!DOCTYPE body [{_DECLARED}]><body "
    + " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    + ">"
)
_CONTEXT = stranger()

pytestmark = [pytest.mark.bench, pytest.mark.skipif(not STORAGE, reason=NONE_HERE)]


def _milliseconds(work: Callable[[str], object], bodies: Iterable[str]) -> float:
    """The best of five: what the processor can do, not what else disturbed it."""
    times = []
    for _ in range(5):
        begun = time.process_time()
        for body in bodies:
            work(body)
        times.append(time.process_time() - begun)
    return min(times) * 1000


def _bare(body: str) -> bytes:
    """What lxml does by itself: a tree, with the entities the format relies on, and out again."""
    parser = etree.XMLParser(recover=True, huge_tree=True)
    raw = f"{_OPEN}{body}</body>".encode("utf-8", "replace")
    try:
        return etree.tostring(etree.fromstring(raw, parser), encoding="utf-8")
    except (etree.LxmlError, ValueError, TypeError):
        return b""  # beyond recovery: not drawn by lxml, and not counted in our favour


def test_drawing_the_corpus_against_bare_lxml() -> None:
    bodies = [read(path) for path in STORAGE]
    bare, drawn = _milliseconds(_bare, bodies), _milliseconds(lambda b: draw(b, _CONTEXT), bodies)
    text = _milliseconds(plain, bodies)
    each = sorted(_milliseconds(lambda b: draw(b, _CONTEXT), [body]) for body in bodies)
    huge = _milliseconds(lambda b: draw(b, _CONTEXT), [max(bodies, key=len)])
    median = each[len(each) // 2]
    print(  # noqa: T201 - a bench reports
        f"\n{len(bodies)} bodies, processor time: lxml alone {bare:.0f} ms, drawn {drawn:.0f} ms,"
        f" plain {text:.0f} ms; {drawn / bare:.1f} x lxml (at most {MOST_TIMES_LXML:.0f});"
        f" median body {median:.2f} ms (at most {MEDIAN_MS:.0f});"
        f" the 1.5 MB body {huge:.0f} ms (at most {HUGE_MS:.0f})"
    )
    assert median <= MEDIAN_MS
    assert huge <= HUGE_MS
    assert drawn / bare <= MOST_TIMES_LXML
