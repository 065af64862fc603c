"""What drawing costs, as a multiple of merely parsing and serialising the same bytes."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from confluence_desk.render.context import Context
from confluence_desk.render.document import draw
from confluence_desk.render.storage import parse

_STORAGE = Path(__file__).parents[3] / "shared" / "corpus" / "storage"
_FILES = sorted(_STORAGE.glob("*.xml"))
_CONTEXT = Context(
    site_url="https://acme.example",
    page_id="1",
    space_key="OPS",
    title="Bench",
    page_link=lambda _key, _title: None,
    attachment=lambda _name: None,
    attachment_of=lambda _key, _title, _name: None,
    person=lambda _account: "",
    today=date(2026, 11, 21),
)

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not _FILES, reason=f"no corpus beside the checkout: {_STORAGE}"),
]


def _seconds(work: Callable[[], object]) -> float:
    """The best of three: what the machine can do, not what else it did."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def test_drawing_the_corpus_against_bare_lxml() -> None:
    bodies = [path.read_bytes().decode("utf-8", "replace") for path in _FILES]
    bare = _seconds(lambda: [etree.tostring(parse(body)) for body in bodies])
    drawn = _seconds(lambda: [draw(body, _CONTEXT) for body in bodies])
    each = sorted(_seconds(lambda body=body: draw(body, _CONTEXT)) for body in bodies)  # type: ignore[misc]
    print(  # noqa: T201 - a bench reports
        f"\n{len(bodies)} bodies: lxml {bare * 1000:.0f} ms, drawn {drawn * 1000:.0f} ms,"
        f" ratio {drawn / bare:.1f}; median body {each[len(each) // 2] * 1000:.2f} ms,"
        f" slowest {each[-1] * 1000:.0f} ms"
    )
