"""Much is done in portions, one in a turn of the loop."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QObject

from confluence_desk.ui.models.portions import Portions

Run = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture
def parent(qapp: object) -> QObject:  # noqa: ARG001 - timers need it
    return QObject()


def test_few_are_done_at_once_and_many_in_turns(
    parent: QObject, run: Run, until: Callable[..., Coroutine[Any, Any, None]]
) -> None:
    async def scenario() -> None:
        done: list[Sequence[str]] = []
        portions = Portions(done.append, parent, at_once=2)
        portions.take(["1", "2"])
        assert done == [["1", "2"]]
        portions.take(["3", "4", "5"])
        portions.take(["5", "6"])
        assert done[1:] == [["3", "4"]]
        await until(lambda: len(done) == 3)
        assert done[2:] == [["5", "6"]]

    run(scenario())


def test_nothing_comes_once_it_is_dropped(parent: QObject) -> None:
    done: list[Sequence[str]] = []
    portions = Portions(done.append, parent, at_once=1)
    portions.take(["1", "2"])
    portions.drop()
    portions.take(["3"])
    assert done == [["1"], ["3"]]
