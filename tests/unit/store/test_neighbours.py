import asyncio
from datetime import UTC, datetime

from confluence_desk.domain.entities import Attachment, Kind, Label, Page, PageNode, Space, Version
from confluence_desk.store import Store

AT = datetime(2026, 3, 9, tzinfo=UTC)


def filled(store: Store) -> None:
    async def story() -> None:
        await store.save_spaces([Space("s", "OPS", "Operations")], complete=True)
        await store.save_children("space:s", [PageNode("1", Kind.PAGE, "One", "s")])
        below = [PageNode("3", Kind.PAGE, "b", "s", "1"), PageNode("2", Kind.FOLDER, "a", "s", "1")]
        await store.save_children("1", below)
        page = Page("1", "One", "s", Version(2, AT, "bo"), author_id="ana", created_at=AT, body="x")
        await store.save_page(page)

    asyncio.run(story())


def test_rows_come_in_the_order_asked_for_with_their_space(store: Store) -> None:
    filled(store)
    briefs = store.briefs(["2", "nowhere", "1"])
    assert [(one.id, one.space_key, one.space_name) for one in briefs] == [
        ("2", "OPS", "Operations"),
        ("1", "OPS", "Operations"),
    ]
    assert briefs[1].changed_by == "bo"
    assert briefs[1].changed_at == AT
    assert briefs[1].made_by == "ana"


def test_many_lists_at_once_in_their_own_order(store: Store) -> None:
    filled(store)
    found = store.in_lists(["space:s", "1"], 10)
    assert [(one.listed, one.id) for one in found] == [("space:s", "1"), ("1", "2"), ("1", "3")]
    assert len(store.in_lists(["space:s", "1"], 2)) == 2
    assert store.known_lists(["1", "2", "space:s"]) == {"1", "space:s"}


def test_the_text_is_of_the_version_that_is_here(store: Store) -> None:
    filled(store)
    assert store.text_of("1") == (2, "x")
    assert store.text_of("2") is None


def test_labels_are_counted_by_space_and_know_their_company(store: Store) -> None:
    filled(store)

    async def story() -> None:
        await store.save_labels("1", [Label("a"), Label("own", "my")])
        await store.save_labels("2", [Label("a"), Label("b")])
        await store.save_labels("3", [Label("a"), Label("b"), Label("c")])

    asyncio.run(story())
    assert store.label_counts("s") == [("a", 3), ("b", 2), ("c", 1)]
    assert store.label_counts("other") == []
    assert store.label_counts() == store.label_counts("s")
    assert store.related_labels("1", 10) == [("b", 2), ("c", 1)]
    assert store.related_labels("1", 1) == [("b", 2)]


def test_hands_are_of_every_version_known_and_of_the_last(store: Store) -> None:
    filled(store)
    assert store.hands(["1"]) == [("bo", 1, AT)]
    versions = [Version(2, None, "bo"), Version(1, AT, "ana")]
    asyncio.run(store.save_versions("1", versions))
    assert store.hands(["1", "2"]) == [("ana", 1, AT), ("bo", 1, None)]
    assert store.hands([]) == []


def test_files_of_a_space_are_the_newest_first(store: Store) -> None:
    filled(store)

    async def story() -> None:
        older = Attachment("att1", "1", "a.pdf", Version(1, datetime(2020, 1, 1, tzinfo=UTC)))
        await store.save_attachments("1", [older, Attachment("att2", "1", "b.pdf", Version(1, AT))])

    asyncio.run(story())
    assert [one.id for one in store.space_files("s", 5)] == ["att2", "att1"]
    assert [one.id for one in store.space_files("s", 1)] == ["att2"]
    assert store.space_files("other", 5) == []
