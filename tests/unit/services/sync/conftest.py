"""What the tests of the sync share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.services.sync.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A site without spaces, and an empty library."""
    made = Desk(tmp_path)
    yield made
    made.store.close()
