"""Half-typed values are completed from the library."""

import asyncio
from collections.abc import Iterator

import pytest

from confluence_desk.cql.completion import Completion, complete
from confluence_desk.domain.entities import Label, Page, Person, Space, Version
from confluence_desk.services.indexing import Indexing
from confluence_desk.services.query_values import LibraryValues
from confluence_desk.store import Store

TOC = '<ac:structured-macro ac:name="toc"/>'


@pytest.fixture
def values() -> Iterator[LibraryValues]:
    store = Store.open(None, bytes(32))

    async def fill() -> None:
        spaces = [Space("1", "OPS", "Operations"), Space("2", "~ada", "Ada's own")]
        await store.save_spaces(spaces, complete=True)
        people = [Person("557058:1-2", "Ana Novak"), Person("557058:3-4", "Bo Reed")]
        await store.save_people(people)
        titles = ("Redis failover", "Red tape", "Backups")
        await store.save_pages(
            [Page(str(at), title, "1", Version(1), body=TOC) for at, title in enumerate(titles, 1)]
        )
        for id_, names in (("1", ("runbook", "redis")), ("2", ("runbook",))):
            await store.save_labels(id_, [Label(name, "global", "1") for name in names])
        await store.note_visit("3")
        await Indexing(store, breath=0).catch_up()

    asyncio.run(fill())
    yield LibraryValues(store)
    store.close()


def _texts(text: str, values: LibraryValues) -> list[tuple[str, str]]:
    found: Completion = complete(text, len(text), values)
    return [(one.text, one.name) for one in found.offers if one.what == "value"]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("space = ", [('"~ada"', "Ada's own"), ("OPS", "Operations")]),
        ("space = oper", [("OPS", "Operations")]),
        ("label = r", [("runbook", "2"), ("redis", "1")]),
        ("creator = nov", [('"557058:1-2"', "Ana Novak")]),
        ("ancestor = red fa", []),
        ("ancestor = 'red fa", [("1", "Redis failover")]),
        ("parent = ", [("3", "Backups")]),
        ("title = 'red", [('"Red tape"', ""), ('"Redis failover"', "")]),
        ("macro = t", [("toc", "")]),
        ("type = page and pageStatus = ", []),
    ],
)
def test_what_the_library_offers(
    text: str, offered: list[tuple[str, str]], values: LibraryValues
) -> None:
    assert _texts(text, values) == offered
