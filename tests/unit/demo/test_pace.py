"""Long work leaves room for others."""

import asyncio

from confluence_desk.demo.pace import Leisure, Pace


def test_others_have_their_turn_between_rows() -> None:
    seconds = iter(range(1000))
    turns: list[int] = []

    async def other() -> None:
        for _ in range(5):
            turns.append(len(turns))
            await asyncio.sleep(0)

    async def main() -> list[int]:
        task = asyncio.create_task(other())
        found = await Pace(lambda: next(seconds), turn=0.5).kept(range(10), lambda n: n % 2 == 0)
        assert len(turns) == 5
        await task
        return found

    assert asyncio.run(main()) == [0, 2, 4, 6, 8]


def test_leisure_waits_until_nobody_asks() -> None:
    busy = [True, True, False]
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def main() -> None:
        leisure = Leisure(lambda: bool(busy) and busy.pop(0), sleep=sleep, turn=0)
        await leisure.rest()
        assert len(slept) == 3
        assert slept[0] == slept[1] > slept[2]

    asyncio.run(main())
