"""The demo beside a running window: started once, never awaited by the loop, always ended."""

import asyncio
import threading
from collections.abc import Sequence

import pytest

from confluence_desk.demo.inside import InsideDemo
from confluence_desk.demo.launch import Access, DemoProcess, LaunchError

ACCESS = Access("http://127.0.0.1:1", "ana@acme.test", "t", "", "", "", "")


class Process(DemoProcess):
    """Comes up when its gate opens, or fails as told."""

    def __init__(self, gate: threading.Event, told: list[str], *, fails: bool = False) -> None:
        super().__init__()
        self.gate = gate
        self.told = told
        self.fails = fails

    def __enter__(self) -> Access:
        self.told.append(f"start in {threading.current_thread() is threading.main_thread()}")
        assert self.gate.wait(5)
        if self.fails:
            raise LaunchError("no")
        return ACCESS

    def __exit__(self, *_: object) -> None:
        self.told.append("end")


class Runs:
    def __init__(self) -> None:
        self.gate = threading.Event()
        self.told: list[str] = []
        self.fails = False

    def demo(self) -> InsideDemo:
        return InsideDemo(process=self.make)

    def make(self, _options: Sequence[str]) -> Process:
        return Process(self.gate, self.told, fails=self.fails)


def test_it_starts_beside_the_loop_and_once() -> None:
    runs = Runs()

    async def main() -> None:
        demo = runs.demo()
        starts = asyncio.gather(demo.start(), demo.start())
        await asyncio.sleep(0)
        runs.gate.set()
        assert set(await starts) == {ACCESS}
        await demo.aclose()
        await demo.aclose()

    asyncio.run(main())
    assert runs.told == ["start in False", "end"]


def test_giving_up_waiting_leaves_no_orphan() -> None:
    runs = Runs()

    async def main() -> None:
        demo = runs.demo()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await demo.start()
        runs.gate.set()
        await demo.aclose()

    asyncio.run(main())
    assert runs.told == ["start in False", "end"]


def test_after_a_failure_it_can_be_tried_again() -> None:
    runs = Runs()
    runs.gate.set()
    runs.fails = True

    async def main() -> None:
        demo = runs.demo()
        with pytest.raises(LaunchError):
            await demo.start()
        runs.fails = False
        assert await demo.start() == ACCESS
        await demo.aclose()

    asyncio.run(main())
    assert runs.told == ["start in False", "start in False", "end"]


def test_ending_what_never_began_does_nothing() -> None:
    asyncio.run(InsideDemo().aclose())
