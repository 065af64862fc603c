"""Which files hung on a page when a version was saved: told where both times are known."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from confluence_desk.domain.entities import Attachment, Kind, Label, PageNode, Version
from confluence_desk.domain.errors import DeskError, Unreachable
from confluence_desk.services.hanging import NOTHING, Hanging, Hung
from tests.unit.services.conftest import Worlds

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def day(number: int) -> datetime:
    return NOON + timedelta(days=number)


def file(name: str, number: int, saved: int) -> Attachment:
    return Attachment(f"att-{name}", "1", name, Version(number, day(saved)))


@dataclass
class FakeStore:
    files: list[Attachment] = field(default_factory=list)
    pasts: dict[str, list[Version]] = field(default_factory=dict)
    lists: bool = True

    def labels(self, _id: str) -> list[Label] | None:
        return [Label("api")] if self.lists else None

    def attachments(self, _id: str) -> list[Attachment] | None:
        return self.files if self.lists else None

    def versions(self, id_: str) -> list[Version] | None:
        return self.pasts.get(id_)

    def node(self, id_: str) -> PageNode | None:
        return PageNode(id_, Kind.PAGE, "Retry", "1")

    async def save_versions(self, id_: str, versions: list[Version]) -> None:
        self.pasts[id_] = versions

    async def save_labels(self, _id: str, _labels: object) -> None:
        self.lists = True

    async def save_attachments(self, _id: str, files: list[Attachment]) -> None:
        self.files = files


@dataclass
class FakeClient:
    pasts: dict[str, list[Version]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    failure: DeskError | None = None

    async def file_versions(self, id_: str) -> list[Version]:
        self.asked.append(id_)
        if self.failure is not None:
            raise self.failure
        return self.pasts[id_]

    async def labels(self, *_what: object) -> list[Label]:
        return [Label("api")]

    async def attachments(self, *_what: object) -> list[Attachment]:
        return [file("plan", 1, 0)]


async def ask(request: Any) -> None:
    await request


def hung(store: FakeStore, client: FakeClient | None = None) -> Hung:
    return Hung(store, client or FakeClient(), ask)  # type: ignore[arg-type]


def test_a_file_that_came_between_is_on_the_newer_side_alone() -> None:
    known = hung(FakeStore([file("old", 1, 0), file("new", 1, 2)]))
    then = known.then("1", day(1), day(3))
    assert then == (
        Hanging(files=(("old", "1"),)),
        Hanging(files=(("old", "1"), ("new", "1"))),
    )
    assert known.then("1", day(3), day(1)) == then[::-1]


def test_of_what_is_not_known_nothing_is_said() -> None:
    changed = hung(FakeStore([file("plan", 3, 2)]))
    assert changed.then("1", day(1), day(3)) == (NOTHING, NOTHING)
    assert changed.then("1", day(2), day(3))[0].files == (("plan", "3"),)
    assert changed.then("1", None, day(3)) == (NOTHING, NOTHING)
    assert hung(FakeStore(lists=False)).then("1", day(1), day(3)) == (NOTHING, NOTHING)


def test_versions_that_are_kept_tell_which_one_it_was() -> None:
    past = [Version(number, day(number)) for number in (1, 2, 3)]
    known = hung(FakeStore([file("plan", 3, 3)], {"att-plan": past}))
    then = known.then("1", day(0), day(2))
    assert [side.files for side in then] == [(), (("plan", "2"),)]
    stale = hung(FakeStore([file("plan", 5, 9)], {"att-plan": past}))
    assert stale.then("1", day(1), day(4)) == (NOTHING, NOTHING)


def test_only_files_of_which_nothing_is_known_are_asked_about() -> None:
    async def main() -> None:
        files = [file("new", 1, 2), file("plan", 2, 2), file("still", 4, 0)]
        client = FakeClient({"att-plan": [Version(2, day(2)), Version(1, day(0))]})
        known = hung(FakeStore(files), client)
        assert await known.bring_past("1", day(1), day(3))
        assert client.asked == ["att-plan"]
        assert known.then("1", day(1), day(3))[0].files == (("plan", "1"), ("still", "4"))
        assert not await known.bring_past("1", day(1), day(3))
        assert client.asked == ["att-plan"]

    asyncio.run(main())


def test_what_cannot_be_had_is_not_said() -> None:
    async def main() -> None:
        client = FakeClient(failure=Unreachable("acme"))
        known = hung(FakeStore([file("plan", 2, 2)]), client)
        assert not await known.bring_past("1", day(1), day(3))
        assert known.then("1", day(1), day(3)) == (NOTHING, NOTHING)

    asyncio.run(main())


def test_lists_that_were_never_fetched_are_brought() -> None:
    async def main() -> None:
        known = hung(FakeStore(lists=False))
        assert known.now("1") is None
        assert await known.bring("1")
        assert known.now("1") == Hanging(("api",), (("plan", ""),))
        assert not await known.bring("1")

    asyncio.run(main())


def test_a_living_site_tells_the_versions_of_its_files(world: Worlds) -> None:
    async def main() -> None:
        async with world() as site:
            library = site.library
            found = await library.resolve("ENG:Retry policy for outbound calls")
            assert found is not None
            page_id = found.page_id
            await library.refresh_page(page_id)
            await library.refresh_details(page_id)
            store = site.session.library._store  # noqa: SLF001 - what is kept
            first = (store.attachments(page_id) or [])[0]
            versions = await library._client.file_versions(first.id)  # noqa: SLF001 - as above
            assert versions[0].number == first.version.number
            await store.save_versions(first.id, versions)
            assert store.versions(first.id) == versions

    asyncio.run(main())
