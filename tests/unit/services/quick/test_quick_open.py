"""A few letters lead to pages, spaces and people; what the reader knows comes first."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from confluence_desk.domain.entities import Kind, PageNode, Person, Space
from confluence_desk.services.nobody import nobody
from confluence_desk.services.quick import PERSON, QuickOpen

TITLES = {
    "10": "Redis failover",
    "11": "Retry policy for outbound calls",
    "12": "Replace a failed disk",
    "13": "Deploy checklist",
    "14": "Redis",
    "15": "Failover drill for Postgres",
    "16": "Ünïversal runbook",
    "17": "数据库 手册",
    "18": "A very long page that mentions redis failover at its very end",
}
Story = Callable[["Shelf"], Coroutine[Any, Any, None]]


class Shelf:
    def __init__(self, store: Any) -> None:
        self.store = store
        self.starred: list[str] = []
        self.quick = QuickOpen(store, lambda: self.starred, breath=0)

    async def fill(self) -> None:
        spaces = [Space("1", "OPS", "Operations"), Space("2", "ENG", "Engineering")]
        await self.store.save_spaces(spaces, complete=True)
        pages = [PageNode(id_, Kind.PAGE, title, "1") for id_, title in TITLES.items()]
        await self.store.save_children("space:1", pages)
        away = PageNode("30", Kind.PAGE, "Redis of old", "2", status="archived")
        await self.store.save_children("space:2", [away])
        await self.store.save_people([Person("ana", "Ana Ruiz")])

    async def titles(self, sought: str) -> list[str]:
        return [one.thing.title for one in await self.quick.find(sought)]


def tell(story: Story) -> None:
    async def told() -> None:
        session = nobody()
        shelf = Shelf(session._store)  # noqa: SLF001 - what the session stands on
        await shelf.fill()
        await shelf.quick.catch_up()
        try:
            await story(shelf)
        finally:
            await session.aclose()

    asyncio.run(told())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("redis", "Redis"),
        ("red fai", "Redis failover"),
        ("rf", "Redis failover"),
        ("rpoc", "Retry policy for outbound calls"),
        ("rpfoc", "Retry policy for outbound calls"),
        ("retpol", "Retry policy for outbound calls"),
        ("ployc", None),
        ("ploy", "Deploy checklist"),
        ("deplyo", "Deploy checklist"),
        ("redsi failvoer", "Redis failover"),
        ("checklsit", "Deploy checklist"),
        ("universal", "Ünïversal runbook"),
        ("手册", "数据库 手册"),
        ("据", "数据库 手册"),
        ("ops", "Operations"),
        ("engin", "Engineering"),
        ("ana", "Ana Ruiz"),
        ("ruiz", "Ana Ruiz"),
        ("deploy ops", "Deploy checklist"),
        ("operations deploy", "Deploy checklist"),
        ("zzzz", None),
    ],
)
def test_a_few_letters_find_it(typed: str, first: str | None) -> None:
    async def story(shelf: Shelf) -> None:
        assert next(iter(await shelf.titles(typed)), None) == first

    tell(story)


def test_what_was_read_or_starred_comes_first_among_what_fits_as_well() -> None:
    async def story(shelf: Shelf) -> None:
        assert (await shelf.titles("fail"))[0] == "Failover drill for Postgres"
        shelf.starred.append("12")
        await shelf.quick.note_known()
        assert (await shelf.titles("fail"))[0] == "Replace a failed disk"
        await shelf.store.note_visit("15")
        await shelf.quick.note_known()
        found = await shelf.quick.find("")
        assert [(one.thing.title, one.starred, one.visited) for one in found] == [
            ("Failover drill for Postgres", False, True),
            ("Replace a failed disk", True, False),
        ]

    tell(story)


def test_a_starred_space_is_offered_too() -> None:
    async def story(shelf: Shelf) -> None:
        shelf.starred.append("space:2")
        await shelf.quick.note_known()
        assert await shelf.titles("") == ["Engineering"]

    tell(story)


def test_what_is_away_comes_last() -> None:
    async def story(shelf: Shelf) -> None:
        assert (await shelf.titles("redis"))[-1] == "Redis of old"

    tell(story)


def test_a_new_title_and_a_new_page_are_found_after_a_look_at_what_changed() -> None:
    async def story(shelf: Shelf) -> None:
        pages = [
            PageNode("10", Kind.PAGE, "Valkey takeover", "1"),
            PageNode("40", Kind.PAGE, "Kafka lag", "1"),
        ]
        await shelf.store.save_children("space:1", pages)
        await shelf.store.save_people([Person("bo", "Bo Lind")])
        await shelf.quick.catch_up()
        assert await shelf.titles("valkey") == ["Valkey takeover"]
        assert await shelf.titles("kafka lag") == ["Kafka lag"]
        assert await shelf.titles("redis failover") == [TITLES["18"]]
        assert [one.thing.kind for one in await shelf.quick.find("bo lind")] == [PERSON]

    tell(story)


def test_before_the_index_stands_titles_are_found_as_they_are_written() -> None:
    async def story(shelf: Shelf) -> None:
        fresh = QuickOpen(shelf.store, list, breath=0)
        assert not fresh.ready
        assert [one.thing.title for one in await fresh.find("deploy")] == ["Deploy checklist"]

    tell(story)


def test_the_letters_meant_are_told() -> None:
    async def story(shelf: Shelf) -> None:
        found = (await shelf.quick.find("rf"))[0]
        assert "".join(found.thing.title[at] for at in found.fits.lit) == "Rf"

    tell(story)


def test_a_pasted_file_is_looked_for_by_its_beginning() -> None:
    async def story(shelf: Shelf) -> None:
        assert (await shelf.titles("redis failover " + "redis " * 40))[0] == "Redis failover"
        endless = "a" * 200
        await shelf.store.save_children("space:1", [PageNode("40", Kind.PAGE, endless, "1")])
        await shelf.quick.catch_up()
        assert await shelf.titles(endless + "b" * 30_000) == [endless]

    tell(story)
