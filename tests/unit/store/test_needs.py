"""What pages rest on: which texts are still to be looked through, and what they borrow."""

import asyncio
from collections.abc import Callable

from confluence_desk.domain.entities import Comment, Kind, Page, Person, Place, Version
from confluence_desk.domain.keeping import ALL_VERSIONS, Holds, Rule
from confluence_desk.domain.syncing import Depth
from confluence_desk.store import Store
from confluence_desk.store.needs import ALL_OLDER, Looked


async def held(store: Store, *pages: Page, older: int = 0) -> int:
    """Pages in a new rule; its key."""
    run = await store.begin_run(Depth.FULL)
    rule = await store.add_rule(Rule(0, Holds.SPACE, "1", older_versions=older))
    await store.save_pages(pages)
    await store.note_members(rule, [page.id for page in pages], run)
    return rule


async def todo(store: Store) -> list[tuple[str, int]]:
    return [(one.id, one.older) for one in await store.texts_to_look_through()]


def test_a_text_is_looked_through_once_for_each_version(
    store: Store, make_page: Callable[..., Page]
) -> None:
    async def scenario() -> None:
        page = make_page("1")
        await held(store, page)
        await store.save_pages([make_page("9")])
        (looked,) = await store.texts_to_look_through()
        assert looked == Looked("1", Kind.PAGE, page.space_id, page.version.number, 0)
        await store.note_complete([(looked, [])])
        assert await todo(store) == []
        await store.save_pages([make_page("1", number=page.version.number + 1)])
        assert await todo(store) == [("1", 0)]

    asyncio.run(scenario())


def test_more_older_versions_wanted_is_a_reason_too(
    store: Store, make_page: Callable[..., Page]
) -> None:
    async def scenario() -> None:
        await held(store, make_page("1"))
        await store.note_complete([(one, []) for one in await store.texts_to_look_through()])
        await held(store, make_page("1"), older=3)
        assert await todo(store) == [("1", 3)]
        await held(store, make_page("1"), older=ALL_VERSIONS)
        assert await todo(store) == [("1", ALL_OLDER)]

    asyncio.run(scenario())


def test_a_shown_page_is_looked_through_itself_and_borrowed_while_it_is_needed(
    store: Store, make_page: Callable[..., Page]
) -> None:
    async def scenario() -> None:
        rule = await held(store, make_page("1"), make_page("2"))
        await store.save_pages([make_page("7"), make_page("8")])
        first, second = await store.texts_to_look_through()
        needs = [("page", "7"), ("page", "2"), ("page", "1"), ("holder", "8"), ("file", "att5")]
        await store.note_complete([(first, needs), (second, [("lost", "1:Nowhere")])])
        assert await todo(store) == [("7", 0)]
        assert store.borrowed_pages() == ["7", "8"]
        assert store.borrowers("page") == {"2": ["1"], "7": ["1"]}
        (shown,) = await store.texts_to_look_through()
        await store.save_pages([make_page("6")])
        await store.note_complete([(shown, [("page", "6")])])
        assert await todo(store) == [("6", 0)]
        assert store.borrowed_pages() == ["6", "7", "8"]
        assert store.borrowers("file") == {"att5": ["1"]}
        assert store.borrowers("lost") == {"1:Nowhere": ["2"]}
        await store.remove_rule(rule)
        assert await todo(store) == []
        assert store.borrowed_pages() == []

    asyncio.run(scenario())


def test_looking_again(store: Store, make_page: Callable[..., Page]) -> None:
    async def scenario() -> None:
        await held(store, make_page("1"), make_page("2"))
        await store.note_complete([(one, []) for one in await store.texts_to_look_through()])
        await store.look_again(["2"])
        assert await todo(store) == [("2", 0)]

    asyncio.run(scenario())


def test_people_without_a_name(store: Store, make_page: Callable[..., Page]) -> None:
    async def scenario() -> None:
        await held(store, make_page("1", author_id="made", owner_id="owns"))
        said = Comment("5", "1", Place.FOOTER, Version(1, author_id="said"))
        await store.save_comments("1", [said])
        await store.save_people([Person("made", "Known")])
        unknown = set(await store.people_unknown())
        assert {"owns", "said"} <= unknown
        assert not unknown & {"made", ""}

    asyncio.run(scenario())


def test_bytes_of_earlier_versions_go(store: Store) -> None:
    async def scenario() -> None:
        for number in (1, 2, 3):
            await store.save_blob("att1", number, b"x", "t")
        await store.save_blob("att2", 1, b"y", "t")
        changes = await store.drop_older_blobs("att1", 3)
        assert changes.blobs == {"att1"}
        assert not await store.drop_older_blobs("att1", 3)
        assert [store.has_blob("att1", number) for number in (1, 2, 3)] == [False, False, True]
        assert store.blob_bytes() == 2

    asyncio.run(scenario())
