"""What was taken away comes back from any window, and nothing is offered that does nothing."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.services.favourites import Favourites
from confluence_desk.ui.messages import Messages, Notice
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.undoing import Undoing
from tests.ui.fakes.drawer import Drawer
from tests.ui.fakes.library import sample

Settle = Callable[[], Coroutine[Any, Any, None]]
Story = Callable[["Room"], Coroutine[Any, Any, None]]


class Room:
    """Favourites of which some were taken away."""

    def __init__(self, settle: Settle) -> None:
        self.settle = settle
        drawer: Any = Drawer()
        library: Any = sample()
        self.drawer = drawer
        self.stars = Favourites(drawer, library)
        self.messages = Messages()
        self.scope = TaskScope(self.messages.report)
        self.undoing = Undoing(self.messages, self.scope)

    async def remove(self, page: str) -> None:
        star = self.stars.star_of(page)
        assert star
        self.undoing.offer(f"Removed {page}", await self.stars.remove(star.key))

    async def press(self, number: int = -1) -> None:
        action = self.messages.history[number].action
        assert action is not None
        action()
        await self.settle()

    def offered(self) -> list[Notice]:
        return [notice for notice in self.messages.history if notice.action is not None]


@pytest.fixture
def tell(run: Any, settle: Settle, qtbot: QtBot) -> Callable[[Story], None]:  # noqa: ARG001
    def told(story: Story) -> None:
        async def main() -> None:
            room = Room(settle)
            for page in ("10", "11"):
                await room.stars.star(page)
            await story(room)
            await room.scope.aclose()

        run(main())

    return told


def test_each_deed_is_taken_back_for_itself(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        await room.remove("10")
        await room.remove("11")
        await room.press(0)
        assert room.stars.ids() == ("10",)
        assert [notice.text for notice in room.messages.history] == ["Removed 11"]

    tell(story)


def test_what_came_back_by_hand_is_not_offered_any_more_trap_97(
    tell: Callable[[Story], None],
) -> None:
    async def story(room: Room) -> None:
        await room.remove("10")
        await room.remove("11")
        await room.stars.star("10")
        assert [notice.text for notice in room.offered()] == ["Removed 11"]
        assert room.messages.history[0].past == "It is here again."

    tell(story)


def test_where_the_disk_refuses_that_is_told(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        await room.remove("10")

        async def refuse(*_: object) -> None:
            raise StoreTrouble("full")

        room.drawer.keep_favourites = refuse
        await room.press()
        assert "disk is full" in room.messages.history[-1].text

    tell(story)


def test_after_the_end_nothing_is_offered_and_nothing_heard(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        await room.remove("10")
        room.undoing.end()
        assert room.offered() == []
        assert room.messages.history[0].past == "The connection was closed."
        await room.stars.star("10")
        assert room.messages.history[0].past == "The connection was closed."

    tell(story)
