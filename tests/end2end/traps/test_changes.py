"""Traps 31 to 37, 43 and 45: what changes on the site is seen, whatever dates and versions say."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from confluence_desk.demo.journal import Received
from confluence_desk.domain.entities import Label
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.syncing import Depth, Ending, Fate
from tests.end2end.traps.kept import READER, a_site, keeping, titled


class Night:
    """A clock that a test sets."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=7)
        return self.now


@pytest.mark.parametrize("zone", ["Pacific/Pago_Pago", "Pacific/Kiritimati", "America/New_York"])
def test_31_an_edit_at_any_hour_is_seen_in_any_time_zone(tmp_path: Path, zone: str) -> None:
    async def main() -> None:
        state = a_site(4)
        state.users[READER].time_zone = zone
        night = state.clock = Night(datetime(2026, 10, 31, 22, tzinfo=UTC))
        async with keeping(tmp_path, state) as kept:
            await kept.sync()
            number = titled(state, "Page 2")
            for hour in range(10):  # clocks go back at 06:00 UTC of this night in New York
                night.now += timedelta(hours=1)
                state.edit(number, f"<p>hour {hour}</p>")
                await kept.sync(Depth.QUICK)
                assert kept.here(number) == f"<p>hour {hour}</p>"

    asyncio.run(main())


def test_31_a_query_with_dates_is_asked_again_each_time(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site(4)
        state.clock = night = Night(datetime.now(UTC) - timedelta(hours=1))
        rules = [Rule(0, Holds.CQL, 'type = page and label = "night"')]
        async with keeping(tmp_path, state, rules) as kept:
            await kept.sync()
            number = titled(state, "Page 3")
            assert kept.here(number) is None
            night.now += timedelta(minutes=5)
            state.add_label(number, "night")
            await kept.sync()
            assert kept.here(number) == "<p>OPS text 3</p>"

    asyncio.run(main())


def test_32_nothing_is_missed_where_dates_are_wrong(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site()
        async with keeping(tmp_path, state) as kept:
            await kept.sync()
            # an edit that says it is older than everything else
            state.clock = Night(datetime(2019, 1, 1, tzinfo=UTC))
            old = titled(state, "Page 5")
            state.edit(old, "<p>from the past</p>")
            state.clock = Night(datetime(2031, 1, 1, tzinfo=UTC))
            new = titled(state, "Page 6")
            state.edit(new, "<p>from the future</p>")
            await kept.sync()
            assert kept.here(old) == "<p>from the past</p>"
            assert kept.here(new) == "<p>from the future</p>"

    asyncio.run(main())


def test_32_a_version_number_that_comes_back_is_another_version(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site()
        async with keeping(tmp_path, state) as kept:
            number = titled(state, "Page 5")
            state.edit(number, "<p>second</p>")
            await kept.sync()
            state.delete_version(number, 1)
            state.edit(number, "<p>second again</p>")
            await kept.sync()
            assert kept.here(number) == "<p>second again</p>"

    asyncio.run(main())


def test_33_an_edit_during_the_run_and_a_page_that_failed_come_in_the_next(
    tmp_path: Path,
) -> None:
    async def main() -> None:
        state = a_site(30)
        async with keeping(tmp_path, state) as kept:
            edited, failing = titled(state, "Page 3"), titled(state, "Page 5")
            journal, add = kept.demo.site.journal, kept.demo.site.journal.add

            def meanwhile(received: Received) -> None:
                add(received)
                if "body-format" in received.query and state.contents[edited].current.body != "x":
                    state.edit(edited, "x")

            journal.add = meanwhile  # type: ignore[method-assign]
            fault = kept.demo.site.faults.add("500", r"/(pages|blogposts)$", count=1, skip=2)
            await kept.sync()
            assert fault.hits == 1
            await kept.sync()
            assert kept.here(edited) == "x"
            assert kept.here(failing) == "<p>OPS text 5</p>"

    asyncio.run(main())


@pytest.mark.parametrize("depth", [Depth.QUICK, Depth.FULL])
def test_35_a_new_child_and_an_edit_below_a_kept_page_are_seen(
    tmp_path: Path, depth: Depth
) -> None:
    async def main() -> None:
        state = a_site()
        top = titled(state, "Page 4")
        space = state.contents[top].space_id
        below = state.create_page(space, "Below", "<p>below</p>", parent_id=top)
        async with keeping(tmp_path, state, [Rule(0, Holds.TREE, str(top))]) as kept:
            await kept.sync()
            assert kept.here(below.id) == "<p>below</p>"
            new = state.create_page(space, "New", "<p>new</p>", parent_id=below.id)
            state.edit(below.id, "<p>edited</p>")
            await kept.sync(depth)
            assert kept.here(below.id) == "<p>edited</p>"
            assert kept.here(new.id) == "<p>new</p>"
            assert kept.here(titled(state, "Page 5")) is None

    asyncio.run(main())


def test_36_a_move_and_a_new_order_are_seen_though_no_version_moves(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site(4)
        async with keeping(tmp_path, state) as kept:
            home = state.spaces[kept.space].homepage_id
            assert home
            await kept.sync()
            assert kept.children(home) == ["Page 1", "Page 2", "Page 3", "Page 4"]
            moved, under = titled(state, "Page 2"), titled(state, "Page 4")
            state.move(moved, under)
            state.reorder(state.child_ids(home)[::-1])
            kept.forget()
            report = await kept.sync()
            assert kept.children(home) == ["Page 4", "Page 3", "Page 1"]
            assert kept.children(under) == ["Page 2"]
            path = [node.title for node in kept.store.path(str(moved))]
            assert path == ["Operations Home", "Page 4"]
            assert kept.bodies_asked() == set()
            assert report.counts[Fate.MOVED] >= 1

    asyncio.run(main())


def test_37_what_hangs_on_a_page_is_seen_and_its_text_not_fetched_again(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site()
        async with keeping(tmp_path, state) as kept:
            await kept.sync()
            number = titled(state, "Page 7")
            state.comment(number, "<p>a word</p>")
            state.add_label(number, "night")
            file = state.attach(number, "a.txt", b"bytes", "text/plain")
            kept.forget()
            await kept.sync()
            assert [c.body for c in kept.store.comments(str(number)) or []] == ["<p>a word</p>"]
            assert [label.name for label in kept.store.labels(str(number)) or []] == ["night"]
            assert [f.title for f in kept.store.attachments(str(number)) or []] == ["a.txt"]
            assert kept.store.blob(f"att{file.id}", 1) == b"bytes"
            assert kept.bodies_asked() == set()

    asyncio.run(main())


def test_one_edit_fetches_one_text(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site()
        async with keeping(tmp_path, state) as kept:
            await kept.sync()
            number = titled(state, "Page 7")
            for depth in Depth:
                state.edit(number, f"<p>{depth}</p>")
                kept.forget()
                await kept.sync(depth)
                assert kept.bodies_asked() == {str(number)}
                assert kept.here(number) == f"<p>{depth}</p>"

    asyncio.run(main())


def test_43_an_archived_page_says_so_and_leaves_the_tree(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site(4)
        number = titled(state, "Page 2")
        async with keeping(tmp_path, state) as kept:
            home = state.spaces[kept.space].homepage_id
            assert home
            await kept.sync()
            state.archive(number)
            await kept.sync()
            page = kept.store.page(str(number))
            assert page is not None
            assert page.status == "archived"
            assert page.body == "<p>OPS text 2</p>"
            assert kept.children(home) == ["Page 1", "Page 3", "Page 4"]
            state.restore(number)
            await kept.sync()
            assert kept.children(home) == ["Page 1", "Page 2", "Page 3", "Page 4"]
            assert kept.graves() == {}

    asyncio.run(main())


def test_45_pages_of_the_same_title_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site(3)
        mine, other = titled(state, "Page 2"), titled(state, "Page 2", "ELSE")
        async with keeping(tmp_path, state) as kept:
            await kept.sync()
            state.add_label(other, "theirs")
            state.comment(other, "<p>theirs</p>")
            state.add_label(mine, "mine")
            report = await kept.sync()
            assert report.ending is Ending.WHOLE
            labels = kept.store.labels(str(mine)) or []
            assert [(one.name, one.prefix) for one in labels] == [("mine", "global")]
            assert all(isinstance(one, Label) for one in labels)
            assert kept.store.comments(str(mine)) == []
            assert kept.here(other) is None
            state.trash(other)
            await kept.sync()
            await kept.sync()
            assert kept.here(mine) == "<p>OPS text 2</p>"
            assert kept.graves() == {}

    asyncio.run(main())
