"""The short form of the soak: ``python -m tests.end2end.soak`` is the long one."""

import asyncio
from pathlib import Path

import pytest

from tests.end2end.soak.soak import Plan, Soak


@pytest.mark.parametrize("seed", [1, 2])
def test_after_changes_faults_and_kills_the_copy_is_equal(tmp_path: Path, seed: int) -> None:
    tally = asyncio.run(Soak(Plan(seed, mutations=30, kills=8, pages=12), tmp_path).run())
    assert tally.wrong == []
    assert tally.mutations.total() == 30
    assert tally.kills == 8
    assert tally.faults.total() > 0
