"""Two walks over one listing meet, and together they name all that is in it."""

import asyncio
from collections.abc import AsyncGenerator, Sequence

import pytest

from confluence_desk.api.together import together
from confluence_desk.domain.entities import Page, Version
from confluence_desk.domain.errors import ServerFault
from confluence_desk.domain.keeping import Holds
from confluence_desk.domain.syncing import Ending
from confluence_desk.services.sync.both_ends import BothEnds
from tests.unit.services.sync.desk import Desk, through

ROWS = 2


class Listing:
    """A listing in slices; ``asked`` are those that were asked for."""

    def __init__(self, ids: Sequence[int], *, broken: int = -1) -> None:
        self.asked = 0
        self._ids = ids
        self._broken = broken

    async def slices(self) -> AsyncGenerator[list[Page], None]:
        for at in range(0, len(self._ids), ROWS):
            await asyncio.sleep(0)
            if self.asked == self._broken:
                raise ServerFault(500)
            self.asked += 1
            yield [Page(str(one), "", "1", Version(1)) for one in self._ids[at : at + ROWS]]


def walked(up: Listing, down: Listing) -> set[int]:
    """What both name."""
    ends, found = BothEnds(), set[int]()

    async def take(slices: AsyncGenerator[list[Page], None]) -> None:
        async for pages in slices:
            found.update(int(page.id) for page in pages)

    async def main() -> None:
        await together([take(ends.rising(up.slices())), take(ends.falling(down.slices()))])

    asyncio.run(main())
    return found


def test_both_name_everything_in_half_the_steps() -> None:
    ids = range(100, 200)
    up, down = Listing(ids), Listing(ids[::-1])
    assert walked(up, down) == set(ids)
    assert up.asked + down.asked <= len(ids) / ROWS + 2
    assert abs(up.asked - down.asked) <= 4


@pytest.mark.parametrize("count", [0, 1, 2, 4])
def test_a_short_listing_is_walked_once(count: int) -> None:
    ids = range(10, 10 + count)
    up, down = Listing(ids), Listing(ids[::-1])
    assert walked(up, down) == set(ids)
    assert down.asked == 0


def test_an_order_that_the_service_does_not_know_costs_one_slice() -> None:
    ids = range(100, 140)
    up, down = Listing(ids), Listing(ids)
    assert walked(up, down) == set(ids)
    assert (up.asked, down.asked) == (20, 1)


def test_rows_out_of_order_are_no_meeting() -> None:
    ids = [1, 90, 2, 3, 4, 5, 6, 7, 8, 9]
    assert walked(Listing(ids), Listing(sorted(ids, reverse=True))) == set(ids)


def test_what_is_wrong_with_the_second_walk_is_passed_over() -> None:
    ids = range(100, 140)
    assert walked(Listing(ids), Listing(ids[::-1], broken=3)) == set(ids)
    assert walked(Listing(ids), Listing([])) == set(ids)


def test_a_first_walk_that_ends_too_early_is_made_good_by_the_second() -> None:
    ids = range(100, 140)
    assert walked(Listing(ids[:9]), Listing(ids[::-1])) == set(ids)


def test_what_fails_in_the_first_walk_has_failed() -> None:
    ids = range(100, 140)
    with pytest.raises(ServerFault):
        walked(Listing(ids, broken=4), Listing(ids[::-1]))


def test_the_first_time_a_long_space_is_listed_from_both_ends(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.space("OPS", pages=1300)
        await desk.keep(Holds.SPACE, space)
        report = await desk.run()
        assert report.ending is Ending.WHOLE
        assert desk.shape(space) == desk.truth(space)
        asked = desk.asked(f"/spaces/{space}/pages")
        assert len([one for one in asked if "sort=-id" in one]) >= 2
        assert len(asked) <= 1300 // 250 + 3
        await desk.run()
        assert not [one for one in desk.asked(f"/spaces/{space}/pages") if "sort" in one]

    through(scenario)
