"""How long the worst HTML takes to be made harmless."""

import time

import pytest

from confluence_desk.render.sanitize import tree
from tests.unit.render.bombs import BOMBS

pytestmark = pytest.mark.bench
MOST = 3.0
"""Seconds of the processor, and generous ones: without the sieve it was a minute."""


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_no_html_takes_long(bomb: str) -> None:
    begun = time.process_time()
    tree(bomb)
    spent = time.process_time() - begun
    print(f"\n{len(bomb)} characters: {spent:.2f} s")  # noqa: T201 - a bench reports
    assert spent < MOST
