"""Previews read files in threads: the collector must not end another test's Qt objects there."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def collector_keeps_to_its_thread() -> Iterator[None]:
    """Loops of earlier tests hold Qt timers, which only their own thread may end."""
    gc.disable()
    yield
    gc.enable()
