import gc
from collections.abc import Iterator

import pytest

from confluence_desk.system.loading import undisturbed


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    gc.unfreeze()
    (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("on", [True, False])
def test_loading_is_not_disturbed_and_leaves_the_collector_as_it_was(*, on: bool) -> None:
    (gc.enable if on else gc.disable)()
    with undisturbed():
        assert not gc.isenabled()
    assert gc.isenabled() is on


def test_what_was_loaded_is_not_looked_at_again() -> None:
    gc.unfreeze()
    with undisturbed():
        loaded: list[list[int]] = [[] for _ in range(100)]
    assert gc.get_freeze_count() >= len(loaded)


def test_a_program_that_cannot_be_loaded_leaves_the_collector_on() -> None:
    gc.enable()
    with pytest.raises(ImportError), undisturbed():
        raise ImportError
    assert gc.isenabled()
