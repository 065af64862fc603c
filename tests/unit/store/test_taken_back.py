"""What has no version is refused where it would take back what may have come after its question."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.domain.entities import Kind, Page, PageNode, Space, Version
from confluence_desk.domain.syncing import Gone
from confluence_desk.store import Store
from confluence_desk.store.overtaken import Overtaken

Write = Callable[[Store], Awaitable[object]]
OPS, DEV = Space("1", "OPS", "Operations"), Space("2", "DEV", "Development")


def row(id_: str, parent: str | None = "10", *, title: str = "", number: int = 1) -> Page:
    """A light row, as listings of a run bring it."""
    return Page(id_, title or f"Page {id_}", "1", Version(number), parent_id=parent, position=5)


def node(id_: str, title: str = "", parent: str | None = "10") -> PageNode:
    return PageNode(id_, Kind.PAGE, title or f"Page {id_}", "1", parent, 5)


@pytest.fixture
def known(store: Store, wait: Any) -> Store:
    """Two pages at the top, and one below the first of them."""
    wait(store.save_listed([row("10", None), row("20", None), row("100")], 1))
    wait(store.save_children("10", [node("100")]))
    return store


async def nothing(_store: Store) -> None:
    """Nobody writes."""


async def something(store: Store) -> None:
    """What the answers here say nothing of."""
    await store.save_page(Page("7", "Other", "3", Version(1), body="text"))


async def told_again(store: Store) -> None:
    """A run says that all is as it was."""
    await store.save_listed([row("10", None), row("20", None), row("100")], 2)


async def refused(store: Store, meanwhile: Write, save: Callable[[Any], Awaitable[object]]) -> bool:
    """Whether an answer is, if that is written between its question and its coming."""
    asked = await store.moment()
    await meanwhile(store)
    before = store.children("10"), store.children("20"), store.path("100"), store.spaces()
    try:
        await save(asked)
    except Overtaken:
        after = store.children("10"), store.children("20"), store.path("100"), store.spaces()
        assert after == before
        return True
    return False


def moved(store: Store) -> Awaitable[object]:
    return store.save_listed([row("100", "20")], 2)


def came(store: Store) -> Awaitable[object]:
    return store.save_listed([row("101")], 2)


def renamed(store: Store) -> Awaitable[object]:
    return store.save_listed([row("100", title="New", number=2)], 2)


def buried(store: Store) -> Awaitable[object]:
    return store.bury({"100": Gone.TRASHED})


@pytest.mark.parametrize("meanwhile", [moved, came, renamed, buried])
def test_a_list_from_before_it_moved_is_refused(known: Store, wait: Any, meanwhile: Write) -> None:
    rows = [node("100")]
    assert wait(refused(known, meanwhile, lambda at: known.save_children("10", rows, asked=at)))


@pytest.mark.parametrize("rows", [[], [node("100", "New")], [node("100"), node("20")]])
def test_a_newer_list_comes_in_unless_anything_was_saved_meanwhile(
    known: Store, wait: Any, rows: list[PageNode]
) -> None:
    def save(asked: Any) -> Awaitable[object]:
        return known.save_children("10", rows, asked=asked)

    assert wait(refused(known, something, save))
    assert wait(refused(known, told_again, save))
    assert not wait(refused(known, nothing, save))
    assert [one.id for one in known.children("10") or ()] == [one.id for one in rows]


@pytest.mark.parametrize("rows", [[node("100")], [node("100"), node("101")]])
def test_a_list_that_takes_nothing_back_comes_in_whatever_was_saved(
    known: Store, wait: Any, rows: list[PageNode]
) -> None:
    save = partial(known.save_children, "10", rows)
    assert not wait(refused(known, told_again, lambda at: save(asked=at)))
    assert known.children("10") == rows


def test_a_list_nobody_had_keeps_a_page_where_it_went_meanwhile(known: Store, wait: Any) -> None:
    async def unheard_of(store: Store) -> None:
        await store.save_listed([row("300", "20")], 2)

    rows = [node("300", parent="100")]
    assert wait(refused(known, unheard_of, lambda at: known.save_children("100", rows, asked=at)))
    assert known.children("100") is None
    wait(known.save_children("100", rows))
    assert known.children("100") == rows


def test_a_path_from_before_it_moved_is_refused(known: Store, wait: Any) -> None:
    path = [node("10", parent=None), node("100")]

    def save(asked: Any) -> Awaitable[object]:
        return known.save_path(path, asked=asked)

    assert wait(refused(known, moved, save))
    assert not wait(refused(known, nothing, save))
    assert [one.id for one in known.path("100")] == ["10"]


def test_names_for_ancestors_without_one_take_nothing_back(store: Store, wait: Any) -> None:
    wait(store.save_path([node("10", parent=None), PageNode("11", Kind.FOLDER, "", "1", "10")]))
    named = [PageNode("11", Kind.FOLDER, "Plans", "1", "10", 3)]
    assert not wait(refused(store, something, lambda at: store.save_path(named, asked=at)))
    hidden = [PageNode("11", Kind.FOLDER, "", "1", "10")]
    assert not wait(refused(store, something, lambda at: store.save_path(hidden, asked=at)))


@pytest.mark.parametrize("meanwhile", [told_again, moved, something])
def test_a_page_that_was_told_anew_is_not_missing(
    known: Store, wait: Any, meanwhile: Write
) -> None:
    def save(asked: Any) -> Awaitable[object]:
        return known.mark_missing("100", "not found", asked=asked)

    assert wait(refused(known, meanwhile, save))
    assert known.missing_reason("100") == ""
    assert not wait(refused(known, nothing, save))
    assert known.missing_reason("100") == "not found"
    assert not wait(refused(known, something, save))


@pytest.mark.parametrize("late", [row("100"), row("100", "20", title="Older")])
def test_a_page_that_moved_without_a_new_version_stays_there(
    known: Store, wait: Any, late: Page
) -> None:
    def save(asked: Any) -> Awaitable[object]:
        return known.save_page(late, asked=asked)

    assert wait(refused(known, moved, save))
    assert not wait(
        refused(known, something, lambda at: known.save_page(row("100", "20"), asked=at))
    )


def test_a_later_version_knows_of_all_that_was_before_it(known: Store, wait: Any) -> None:
    late = row("100", title="New", number=2)
    assert not wait(refused(known, moved, lambda at: known.save_page(late, asked=at)))
    assert [one.id for one in known.children("10") or ()] == ["100"]


def test_a_late_page_does_not_come_out_of_its_grave(known: Store, wait: Any) -> None:
    def save(asked: Any) -> Awaitable[object]:
        return known.save_pages([row("100", number=2)], asked=asked)

    assert wait(refused(known, buried, save))
    assert known.missing_reason("100") == Gone.TRASHED
    assert not wait(refused(known, nothing, save))
    assert known.missing_reason("100") == ""


@pytest.mark.parametrize(
    ("here", "late"),
    [([OPS, DEV], [OPS]), ([OPS], [OPS, DEV]), ([replace(OPS, name="New"), DEV], [OPS, DEV])],
)
def test_a_list_of_spaces_from_before_is_refused(
    store: Store, wait: Any, here: list[Space], late: list[Space]
) -> None:
    wait(store.save_spaces([OPS, DEV], complete=True))

    def synced(store: Store) -> Awaitable[object]:
        return store.save_spaces(here, complete=True)

    def save(asked: Any) -> Awaitable[object]:
        return store.save_spaces(late, complete=True, asked=asked)

    assert wait(refused(store, synced, save))
    assert not wait(
        refused(store, something, lambda at: store.save_spaces(here, complete=True, asked=at))
    )
    assert not wait(refused(store, nothing, save))
    assert set(store.spaces()) == set(late)


def test_what_another_process_saved_counts(library: Path, key: bytes) -> None:
    async def story() -> None:
        window, cron = Store.open(library, key), Store.open(library, key)
        await window.save_children("space:1", [node("10"), node("20")])
        await window.save_children("10", [node("100")])
        late = partial(window.save_children, "10", [node("100")])
        assert await refused(window, lambda _: moved(cron), lambda at: late(asked=at))
        assert window.children("10") == []
        assert not await refused(window, nothing, lambda at: late(asked=at))
        assert window.children("10") == [node("100")]
        window.close()
        cron.close()

    asyncio.run(story())
