from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.ui.keeping import StateKeeper
from confluence_desk.ui.remembered import Remembered, WindowState
from confluence_desk.ui.session import SessionFile
from confluence_desk.ui.tasks import TaskScope

Run = Callable[[Coroutine[Any, Any, Any]], Any]


class Place:
    def __init__(self, path: Path) -> None:
        self.troubles: list[BaseException] = []
        self.now = Remembered()
        self.file = SessionFile(path)
        self.scope = TaskScope(self.troubles.append)
        self.keeper = StateKeeper(self.file, lambda: self.now, self.scope, self.troubles.append)

    def move(self, filter_: str) -> None:
        self.now = Remembered(windows={"a": (WindowState(filter=filter_),)})
        self.keeper.touch()

    async def end(self) -> None:
        self.keeper.end()
        await self.scope.aclose()


def test_a_burst_of_changes_is_written_once_and_soon(
    run: Run, until: Callable[..., Any], tmp_path: Path
) -> None:
    async def story() -> None:
        place = Place(tmp_path / "session.json")
        for number in range(50):
            place.move(f"word {number}")
        assert not (tmp_path / "session.json").exists()
        await until((tmp_path / "session.json").exists)
        assert place.file.load() == place.now
        await place.end()

    run(story())


def test_the_last_word_is_on_disk_at_once(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        place = Place(tmp_path / "session.json")
        place.move("last")
        place.keeper.save()
        assert SessionFile(tmp_path / "session.json").load() == place.now
        await place.end()

    run(story())


def test_what_did_not_change_is_not_written_again(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        place = Place(tmp_path / "session.json")
        place.move("same")
        place.keeper.save()
        (tmp_path / "session.json").unlink()
        place.keeper.save()
        assert not (tmp_path / "session.json").exists()
        await place.end()

    run(story())


def test_a_disk_that_refuses_is_told_and_tried_again(
    run: Run, until: Callable[..., Any], tmp_path: Path
) -> None:
    async def story() -> None:
        (tmp_path / "state").write_text("in the way")
        place = Place(tmp_path / "state" / "session.json")
        place.move("one")
        await until(lambda: place.troubles)
        assert isinstance(place.troubles[0], StoreTrouble)
        (tmp_path / "state").unlink()
        place.keeper.save()
        assert place.file.load() == place.now
        await place.end()

    run(story())


def test_nothing_is_written_after_the_end(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        place = Place(tmp_path / "session.json")
        place.move("late")
        timer = place.keeper.findChild(QTimer)
        assert timer is not None
        assert timer.isActive()
        await place.end()
        assert not timer.isActive()

    run(story())


def test_what_is_in_the_file_is_told_however_it_came_there(
    run: Run, until: Callable[..., Any], tmp_path: Path
) -> None:
    async def story() -> None:
        place, told = Place(tmp_path / "session.json"), list[Remembered]()
        place.keeper.kept.connect(told.append)
        place.move("soon")
        assert told == []
        await until(lambda: told == [place.now])
        place.move("last")
        place.keeper.save()
        assert told[1:] == [place.now]
        await place.end()

    run(story())
