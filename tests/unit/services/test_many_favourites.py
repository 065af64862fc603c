"""20 000 favourites: a file of them comes in small steps, and one more costs no more than ever."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import pytest

from confluence_desk.domain.collected import Favourite, Taken
from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.services.favourite_merging import AT_ONCE
from confluence_desk.services.favourites import Favourites
from confluence_desk.services.nobody import nobody
from tests.ui.fakes.drawer import Drawer

SITE = "https://acme.atlassian.net"
MANY = 2_000
T = TypeVar("T")
Story = Callable[["Crowd"], Coroutine[Any, Any, None]]


class Counting(Drawer):
    """Notes how much each change writes."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[tuple[int, int, int]] = []
        self.busy: asyncio.Event | None = None

    async def keep_favourites(self, rows: Any, order: Any, gone: Any = ()) -> None:
        self.written.append((len(rows), len(order), len(gone)))
        if self.busy is not None:
            await self.busy.wait()
        await super().keep_favourites(rows, order, gone)


class Crowd:
    """Favourites over a library that counts what is looked up in it."""

    def __init__(self, library: Any) -> None:
        library.site = type(library.site)(SITE)
        self._node = library.node
        library.node = self._counted
        self.looks = 0
        self.drawer = Counting()
        self.stars = Favourites(self.drawer, library)  # type: ignore[arg-type]
        self.steps: list[int] = []

    def _counted(self, ident: str) -> PageNode | None:
        self.looks += 1
        found: PageNode | None = self._node(ident)
        return found

    async def in_steps(
        self, taking: Coroutine[Any, Any, T], beside: Coroutine[Any, Any, None] | None = None
    ) -> T:
        """Take or write a file, and note how much is looked up in each turn of the loop.

        ``beside`` is done when some of it was looked up.
        """
        task = asyncio.get_running_loop().create_task(taking)
        while not task.done():
            before = self.looks
            await asyncio.sleep(0)
            self.steps.append(self.looks - before)
            if beside is not None and self.looks:
                await beside
                beside = None
        return task.result()


def as_json(count: int) -> str:
    rows = [{"kind": "page", "id": str(n), "title": f"Page {n}"} for n in range(count)]
    whole = {"format": "confluence-desk-favourites", "version": 1, "site": SITE, "items": rows}
    return json.dumps(whole)


def as_bookmarks(count: int) -> str:
    link = '<DT><A HREF="{}/wiki/spaces/OPS/pages/{}/x">Page {}</A>\n'
    return "<DL><p>" + "".join(link.format(SITE, n, n) for n in range(count)) + "</DL>"


@pytest.fixture
def tell() -> Callable[[Story], None]:
    def told(story: Story) -> None:
        async def main() -> None:
            session = nobody()
            try:
                await story(Crowd(session.library))
            finally:
                await session.aclose()

        asyncio.run(main())

    return told


def test_a_file_is_taken_a_portion_in_a_turn_and_told_once(tell: Callable[[Story], None]) -> None:
    async def story(crowd: Crowd) -> None:
        heard: list[int] = []
        crowd.stars.changed.connect(lambda _what: heard.append(len(crowd.stars.all())))
        taken = await crowd.in_steps(crowd.stars.take_json(as_json(MANY)))
        assert taken == Taken(added=MANY)
        assert heard == [MANY]
        assert 0 < max(crowd.steps) <= AT_ONCE
        assert crowd.drawer.written == [(MANY, MANY, 0)]

    tell(story)


def test_bookmarks_are_no_other(tell: Callable[[Story], None]) -> None:
    async def story(crowd: Crowd) -> None:
        text = as_bookmarks(MANY)
        assert await crowd.in_steps(crowd.stars.take_bookmarks(text)) == Taken(added=MANY)
        assert max(crowd.steps) < MANY / 2

    tell(story)


def test_a_file_is_written_a_portion_in_a_turn(tell: Callable[[Story], None]) -> None:
    async def story(crowd: Crowd) -> None:
        await crowd.stars.take_json(as_json(MANY))
        for writing in (crowd.stars.as_json(), crowd.stars.as_bookmarks()):
            crowd.steps.clear()
            text = await crowd.in_steps(writing)
            assert text.count("Page ") == MANY
            assert 0 < max(crowd.steps) < MANY / 2
            assert len(crowd.steps) > MANY / AT_ONCE

    tell(story)


def test_one_star_among_many_looks_up_and_writes_one(tell: Callable[[Story], None]) -> None:
    async def story(crowd: Crowd) -> None:
        await crowd.stars.take_json(as_json(MANY))
        crowd.looks = 0
        crowd.drawer.written.clear()
        await crowd.stars.star("77777")
        await crowd.stars.rename(await crowd.stars.make_group("Night"), "Day")
        removal = await crowd.stars.remove(1)
        assert crowd.drawer.written == [(1, 1, 0), (1, 1, 0), (1, 0, 0), (0, 0, 1)]
        await removal.put_back()
        assert crowd.stars.all()[0].key == 1
        assert crowd.looks <= 5

    tell(story)


def test_what_is_starred_while_a_file_comes_in_is_starred_once(
    tell: Callable[[Story], None],
) -> None:
    async def story(crowd: Crowd) -> None:
        taking = crowd.stars.take_json(as_json(MANY))
        taken = await crowd.in_steps(taking, beside=crowd.stars.star("3"))
        assert taken == Taken(added=MANY - 1, known=1)
        assert [row.target for row in crowd.stars.all()].count("3") == 1

    tell(story)


@pytest.mark.parametrize("turns", range(1, 4))
def test_what_is_shown_is_kept_even_when_whoever_asked_is_gone(
    tell: Callable[[Story], None], turns: int
) -> None:
    """A window that is closed stops what was begun in it."""

    async def story(crowd: Crowd) -> None:
        heard: list[None] = []
        await crowd.stars.star("1")
        crowd.drawer.busy = asyncio.Event()
        crowd.stars.changed.connect(heard.append)
        taking = asyncio.get_running_loop().create_task(crowd.stars.take_json(as_json(AT_ONCE + 9)))
        for _ in range(turns):
            await asyncio.sleep(0)
        taking.cancel()
        await asyncio.wait({taking})
        assert taking.cancelled()
        assert tuple(crowd.drawer.stars) == crowd.stars.all()
        assert bool(heard) == (len(crowd.drawer.stars) > 1) == (turns > 1)

    tell(story)


def test_the_file_of_the_library_knows_every_order_and_the_last_titles() -> None:
    async def main() -> None:
        session = nobody()
        stars, store = session.favourites, session._store  # noqa: SLF001 - what it stands on

        def kept() -> tuple[Favourite, ...]:
            return Favourites(store, session.library).all()

        night, day = await stars.make_group("Night"), await stars.make_group("Day")
        for number in range(10, 16):
            await stars.star(str(number), group=night)
        await stars.star("13", group=night, at=0)
        await stars.star("10", group=night, at=3)
        await stars.star("12", group=day)
        await stars.move(day, night, 1)
        assert kept() == stars.all()
        removal = await stars.remove(day)
        await stars.star("16", group=night, at=1)
        assert kept() == stars.all()
        await removal.put_back()
        assert kept() == stars.all()
        assert [row.target for row in stars.under(night)] == [
            "13",
            "",
            "16",
            "11",
            "10",
            "14",
            "15",
        ]
        node = PageNode("14", Kind.PAGE, "New name", "1")
        await store.save_children("space:1", [node])
        await stars.star("17")
        assert "New name" in [row.title for row in kept()]
        await session.aclose()

    asyncio.run(main())
