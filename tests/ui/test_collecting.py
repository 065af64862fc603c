import gc
import threading
from collections.abc import Iterator

import pytest

from confluence_desk.ui.collecting import Collector


class Cycle:
    """Only the collector ends it."""

    ended_in: list[int]

    def __init__(self, ended_in: list[int]) -> None:
        self.itself = self
        self.ended_in = ended_in

    def __del__(self) -> None:
        self.ended_in.append(threading.get_ident())


@pytest.fixture
def collector(qapp: object) -> Iterator[Collector]:  # noqa: ARG001 - its timer needs it
    made = Collector()
    made.begin()
    yield made
    made.end()


def test_no_other_thread_ends_objects(collector: Collector) -> None:
    ended: list[int] = []

    def litter() -> None:
        for _ in range(5_000):
            Cycle(ended)
        [[] for _ in range(5_000)]

    worker = threading.Thread(target=litter)
    worker.start()
    worker.join()
    assert ended == []
    for _ in range(40):
        collector.collect()
    assert set(ended) == {threading.get_ident()}


@pytest.mark.parametrize(("at_work", "beats"), [(False, 150), (True, 900)])
@pytest.mark.usefixtures("qapp")
def test_what_lived_long_ends_once_nobody_is_at_work_or_after_half_an_hour(
    at_work: bool,
    beats: int,
) -> None:
    ended: list[int] = []
    collector = Collector(at_work=lambda: at_work)
    collector.begin()
    old = Cycle(ended)
    for _ in range(30):
        collector.collect()
    del old
    for beat in range(1, beats + 1):
        assert ended == [], beat
        collector.collect()
        if beat == 150:
            assert (ended == []) is at_work
        if ended:
            break
    collector.end()
    assert ended == [threading.get_ident()]


def test_the_end_gives_the_collector_back_as_it_was(qapp: object) -> None:  # noqa: ARG001
    before = gc.isenabled()
    gc.enable()
    made = Collector()
    made.begin()
    assert not gc.isenabled()
    made.end()
    assert gc.isenabled()
    if not before:
        gc.disable()
