"""The diary: what came, what failed, bounded, in the library's encrypted file."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import Forbidden, Missing, StoreTrouble, Unreachable
from confluence_desk.domain.events import Event
from confluence_desk.domain.journal import Entry, Failure, Fetched
from confluence_desk.services import journal as module
from confluence_desk.services.journal import TOGETHER, Journal
from confluence_desk.store import Store
from confluence_desk.store.journal import JOURNAL_KEPT
from tests.unit.services.conftest import Worlds

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class Source:
    def __init__(self) -> None:
        self.changed: Event[Changes] = Event()
        self.failed: Event[Failure] = Event()


class Diary:
    def __init__(self, store: Store | None = None) -> None:
        self.store = store or Store.open(None, "0" * 64)
        self.source = Source()
        self.moment = NOON
        self.journal = Journal(self.store, self.source, now=lambda: self.moment)

    def hear(self, **changes: frozenset[str]) -> None:
        self.source.changed.emit(Changes(**changes))

    def fail(self, subject: str, error: Exception) -> None:
        self.source.failed.emit(Failure(subject, error))


def noting(store: Store, written: asyncio.Event) -> Callable[[Sequence[Entry]], Awaitable[None]]:
    write = store.add_to_journal

    async def noted(entries: Sequence[Entry]) -> None:
        await write(entries)
        written.set()

    return noted


def ids(*names: str) -> frozenset[str]:
    return frozenset(names)


def test_what_moved_of_one_page_is_one_entry() -> None:
    diary = Diary()
    diary.hear(pages=ids("1"), labels_of=ids("1"), comments_of=ids("2"), people=ids("ana"))
    assert set(diary.journal.entries()) == {
        Entry(NOON, "1", (Fetched.TEXT, Fetched.LABELS)),
        Entry(NOON, "2", (Fetched.COMMENTS,)),
    }
    diary.store.close()


def test_a_bulk_is_one_entry_with_its_number() -> None:
    diary = Diary()
    diary.hear(pages=ids(*map(str, range(TOGETHER + 1))), children_of=ids("0"))
    (entry,) = diary.journal.entries()
    assert entry == Entry(NOON, "", (Fetched.TREE, Fetched.TEXT), TOGETHER + 1)
    diary.store.close()


def test_news_of_people_alone_is_nothing_to_tell() -> None:
    diary = Diary()
    diary.hear(people=ids("ana"))
    assert diary.journal.entries() == []
    diary.store.close()


def test_a_trouble_that_goes_on_is_one_entry_until_something_else_comes() -> None:
    diary = Diary()
    for _ in range(3):
        diary.fail("1", Unreachable("acme"))
    diary.fail("1", Forbidden("page 1"))
    diary.fail("1", Unreachable("acme"))
    told = [(entry.reason, entry.count) for entry in diary.journal.entries()]
    assert told == [("Unreachable", 1), ("Forbidden", 1), ("Unreachable", 3)]
    diary.moment += timedelta(hours=1)
    diary.fail("1", Unreachable("acme"))
    assert len(diary.journal.entries()) == 4
    diary.store.close()


def test_it_is_there_in_the_next_run_newest_first_and_bounded() -> None:
    async def main() -> None:
        diary = Diary()
        for number in range(JOURNAL_KEPT + 10):
            diary.hear(pages=ids(str(number)))
        diary.fail("last", Unreachable("acme"))
        await diary.journal.save()
        again = Diary(diary.store).journal.entries()
        assert again == diary.journal.entries()
        assert len(again) == JOURNAL_KEPT
        assert (again[0].subject, again[0].reason) == ("last", "Unreachable")
        await diary.journal.clear()
        assert Diary(diary.store).journal.entries() == []
        diary.store.close()

    asyncio.run(main())


def test_watching_writes_while_there_is_news(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def main() -> None:
        diary = Diary()
        written = asyncio.Event()
        monkeypatch.setattr(diary.store, "add_to_journal", noting(diary.store, written))
        watching = asyncio.get_running_loop().create_task(diary.journal.watch())
        diary.hear(pages=ids("1"))
        async with asyncio.timeout(60):
            await written.wait()
        assert diary.store.journal()
        watching.cancel()
        diary.store.close()

    monkeypatch.setattr(module, "PAUSE", 0.0)
    asyncio.run(main())


def test_a_full_disk_costs_the_diary_and_nothing_else() -> None:
    class Full:
        def journal(self) -> list[Entry]:
            return []

        async def add_to_journal(self, _entries: object) -> None:
            raise StoreTrouble("full")

    async def main() -> None:
        source = Source()
        journal = Journal(Full(), source, now=lambda: NOON)  # type: ignore[arg-type]
        source.changed.emit(Changes(pages=ids("1")))
        await journal.save()
        assert len(journal.entries()) == 1

    asyncio.run(main())


def test_a_session_tells_its_diary_what_it_fetched_and_what_failed(world: Worlds) -> None:
    async def main() -> None:
        async with world() as at:
            told: list[None] = []
            at.session.journal.changed.connect(told.append)
            await at.library.refresh_spaces()
            assert told
            before = len(at.session.journal.entries())
            with pytest.raises(Missing):
                await at.library.refresh_page("999999999")
            newest = at.session.journal.entries()[0]
            assert (newest.subject, newest.reason) == ("999999999", "Missing")
            assert len(at.session.journal.entries()) == before + 1

    asyncio.run(main())
