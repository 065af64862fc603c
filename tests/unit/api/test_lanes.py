"""No more than so many at once, whoever gives up meanwhile."""

import asyncio

from confluence_desk.api.lanes import Lane
from tests.unit.api.fakes import run


class Crowd:
    """Users of a lane who stay until they are let go."""

    def __init__(self, lane: Lane, size: int, group: asyncio.TaskGroup) -> None:
        self.inside: list[int] = []
        self.leave = [asyncio.Event() for _ in range(size)]
        self.tasks = [group.create_task(self._use(lane, n)) for n in range(size)]

    async def _use(self, lane: Lane, number: int) -> None:
        async with lane.slot():
            self.inside.append(number)
            await self.leave[number].wait()
            self.inside.remove(number)


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def test_users_enter_in_order_and_never_too_many() -> None:
    async def main() -> None:
        async with asyncio.TaskGroup() as group:
            crowd = Crowd(Lane(2), 5, group)
            for expected in ([0, 1], [1, 2], [2, 3], [3, 4], [4]):
                await settle()
                assert sorted(crowd.inside) == expected
                crowd.leave[expected[0]].set()
            await settle()
            crowd.leave[4].set()

    run(main())


def test_a_narrow_lane_takes_one_and_widens_again() -> None:
    async def main() -> None:
        async with asyncio.TaskGroup() as group:
            lane = Lane(3)
            lane.narrow = True
            crowd = Crowd(lane, 4, group)
            await settle()
            assert crowd.inside == [0]
            lane.widen()
            await settle()
            assert crowd.inside == [0, 1, 2]
            for event in crowd.leave:
                event.set()

    run(main())


def test_one_who_gives_up_leaves_the_place_to_the_next() -> None:
    async def main() -> None:
        async with asyncio.TaskGroup() as group:
            crowd = Crowd(Lane(1), 4, group)
            await settle()
            crowd.tasks[1].cancel()
            crowd.leave[0].set()
            crowd.tasks[2].cancel()
            await settle()
            assert crowd.inside == [3]
            crowd.leave[3].set()

    run(main())


def test_one_who_is_cancelled_inside_leaves_too() -> None:
    async def main() -> None:
        async with asyncio.TaskGroup() as group:
            crowd = Crowd(Lane(1), 2, group)
            await settle()
            crowd.tasks[0].cancel()
            await settle()
            assert crowd.inside == [0, 1]  # 0 never got to remove itself
            crowd.leave[1].set()

    run(main())
