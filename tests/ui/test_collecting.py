import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

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


def test_much_that_came_in_a_turn_is_looked_at_when_it_ends(collector: Collector) -> None:
    collector.collect()
    ended: list[int] = []
    dispatcher = QAbstractEventDispatcher.instance()
    Cycle(ended)
    dispatcher.aboutToBlock.emit()
    assert ended == []
    kept = [[] for _ in range(5_000)]  # type: ignore[var-annotated]
    dispatcher.aboutToBlock.emit()
    assert ended == [threading.get_ident()]
    assert kept


def test_what_outlived_the_young_is_looked_at_in_small_portions(collector: Collector) -> None:
    collector.collect()
    gc.collect(1)
    dispatcher = QAbstractEventDispatcher.instance()
    ended: list[int] = []
    still = Cycle(ended)
    kept = list[list[object]]()
    for turn in range(7):
        kept += [[] for _ in range(2_500)]
        dispatcher.aboutToBlock.emit()
        if turn == 0:
            del still
    assert ended == [threading.get_ident()]
    assert len(kept) < 20_000


def test_a_start_is_not_held_up(collector: Collector) -> None:
    ended: list[int] = []
    Cycle(ended)
    kept = [[] for _ in range(5_000)]  # type: ignore[var-annotated]
    QAbstractEventDispatcher.instance().aboutToBlock.emit()
    assert ended == []
    collector.collect()
    assert ended == [threading.get_ident()]
    assert kept


def test_what_lives_on_is_set_aside_before_there_is_very_much(collector: Collector) -> None:
    collector.collect()
    dispatcher = QAbstractEventDispatcher.instance()
    kept = list[list[object]]()
    for _ in range(60):
        kept += [[] for _ in range(5_000)]
        dispatcher.aboutToBlock.emit()
    assert gc.get_freeze_count() > 100_000
    assert len(gc.get_objects(generation=2)) < 150_000
    assert len(kept) == 300_000


def test_what_lives_on_is_looked_at_in_a_turn_of_its_own(collector: Collector) -> None:
    collector.collect()
    dispatcher = QAbstractEventDispatcher.instance()
    turns: list[list[int]] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            turns[-1].append(told["generation"])

    kept = list[list[object]]()
    gc.callbacks.append(note)
    try:
        for _ in range(40):
            kept += [[] for _ in range(2_500)]
            turns.append([])
            dispatcher.aboutToBlock.emit()
    finally:
        gc.callbacks.remove(note)
    assert {len(turn) for turn in turns} == {1}
    assert {turn[0] for turn in turns} == {0, 1, 2}
    assert len(kept) == 100_000


@pytest.mark.parametrize(("at_work", "beats"), [(False, 150), (True, 901)])
@pytest.mark.usefixtures("qapp")
def test_what_lived_long_ends_once_nobody_is_at_work_or_hands_rest_after_half_an_hour(
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


def _press(widget: QWidget) -> None:
    at = QPointF(1, 1)
    kind, button = QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, at, at, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget.windowHandle(), event)


def test_nobody_at_work_is_held_up_by_a_look_at_all(qtbot: QtBot) -> None:
    widget, ended = QWidget(), list[int]()
    qtbot.addWidget(widget)
    widget.show()
    collector = Collector(at_work=lambda: True)
    collector.begin()
    old = Cycle(ended)
    for _ in range(900):
        collector.collect()
    del old
    for _ in range(60):
        _press(widget)
        collector.collect()
        assert ended == []
    collector.collect()
    collector.end()
    assert ended == [threading.get_ident()]


def test_who_never_rests_is_held_up_once_an_hour(qtbot: QtBot) -> None:
    widget, ended = QWidget(), list[int]()
    qtbot.addWidget(widget)
    widget.show()
    collector = Collector(at_work=lambda: True)
    collector.begin()
    old = Cycle(ended)
    for _ in range(20):
        collector.collect()
    del old
    for beat in range(20, 1800):
        assert ended == [], beat
        _press(widget)
        collector.collect()
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
