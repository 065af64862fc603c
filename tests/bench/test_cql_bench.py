"""What reading a query takes, also one that was made to take long."""

import time

import pytest

from confluence_desk.cql.check import inspect
from tests.unit.cql.test_recovery import LONG

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_a_thousand_characters_take_no_fifty_milliseconds(text: str) -> None:
    best = min(_seconds(text) for _ in range(3))
    assert best / (len(text) / 1024) <= 0.05


def _seconds(text: str) -> float:
    start = time.process_time()
    inspect(text)
    return time.process_time() - start
