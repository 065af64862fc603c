"""Texts in batches: their size follows the service, and one bad item spoils no batch."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, Page, Version
from confluence_desk.domain.errors import (
    DeskError,
    LoginPage,
    ServerFault,
    SignInNeeded,
    TimedOut,
    TooLarge,
)
from confluence_desk.domain.syncing import Trouble
from confluence_desk.services.sync.bodies import AT_ONCE, CULPRITS, Bodies
from confluence_desk.services.sync.ledger import Ledger
from confluence_desk.services.sync.pace import HEAVY, LEAST, MOST, SLOW, START, Pace


@dataclass
class Service:
    """Gives pages by ids; ``refuse`` may raise for a batch, ``keep_back`` leaves pages out."""

    refuse: Callable[[Sequence[str]], DeskError | None] = lambda _: None
    keep_back: frozenset[str] = frozenset()
    without_text: frozenset[str] = frozenset()
    batches: list[int] = field(default_factory=list)
    busy: int = 0
    busiest: int = 0

    async def pages_by_id(
        self,
        ids: Iterable[str],
        *,
        bodies: bool = False,
        statuses: Sequence[str] = ("current", "archived"),
    ) -> list[Page]:
        assert bodies
        wanted = list(ids)
        self.batches.append(len(wanted))
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        await asyncio.sleep(0)
        self.busy -= 1
        error = self.refuse(wanted)
        if error is not None:
            raise error
        here = [one for one in wanted if one not in self.keep_back or "trashed" in statuses]
        trash = "trashed" if "trashed" in statuses else "current"
        return [
            Page(
                one,
                f"Page {one}",
                "1",
                Version(1),
                status=trash if one in self.keep_back else "current",
                body=None if one in self.without_text else "<p>text</p>",
            )
            for one in here
        ]

    posts_by_id = pages_by_id


@dataclass
class Shelf:
    """Keeps what it is given."""

    saved: list[str] = field(default_factory=list)
    troubled: dict[tuple[str, str], str] = field(default_factory=dict)

    def troubles(self) -> list[Trouble]:
        return []

    async def save_pages(self, pages: Sequence[Page]) -> Changes:
        self.saved += [page.id for page in pages]
        return Changes()

    async def note_trouble(self, what: str, subject: str, error: str, _detail: str = "") -> None:
        self.troubled[what, subject] = error

    async def clear_troubles(self, what: str, subjects: Iterable[str]) -> None:
        for one in subjects:
            self.troubled.pop((what, one), None)


def fetch(service: Service, count: int, ticks: Callable[[], float] = lambda: 0.0) -> Shelf:
    """Wish for so many pages and work until they are here."""
    shelf = Shelf()
    ledger = Ledger(shelf)  # type: ignore[arg-type]
    bodies = Bodies(service, shelf, ledger, ticks=ticks)  # type: ignore[arg-type]

    async def wish() -> None:
        for start in range(0, count, 250):
            some = range(start, min(count, start + 250))
            await bodies.want((str(number), Kind.PAGE) for number in some)
            await asyncio.sleep(0)
        await bodies.close()

    async def main() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(wish())
            group.create_task(bodies.work())

    asyncio.run(main())
    return shelf


def ids(count: int) -> list[str]:
    return sorted(str(number) for number in range(count))


def test_every_text_comes_once_and_batches_grow() -> None:
    service = Service()
    shelf = fetch(service, 3000)
    assert sorted(shelf.saved) == ids(3000)
    assert service.batches[0] == START
    assert max(service.batches) == MOST
    assert len(service.batches) < 30
    assert 1 < service.busiest <= AT_ONCE


@pytest.mark.parametrize("error", [ServerFault(500), TimedOut("host"), TooLarge("pages")])
def test_a_culprit_is_found_and_the_rest_comes(error: DeskError) -> None:
    """Trap 27."""
    service = Service(refuse=lambda batch: error if "77" in batch else None)
    shelf = fetch(service, 300)
    assert sorted(shelf.saved) == sorted(set(ids(300)) - {"77"})
    assert shelf.troubled == {("page", "77"): type(error).__name__}


def test_a_service_that_is_overcome_is_asked_for_less() -> None:
    service = Service(refuse=lambda batch: TooLarge("much") if len(batch) > 30 else None)
    shelf = fetch(service, 600)
    assert sorted(shelf.saved) == ids(600)
    assert shelf.troubled == {}


def test_a_service_that_fails_for_all_is_down_and_not_asked_for_each() -> None:
    service = Service(refuse=lambda _: ServerFault(500))
    with pytest.raises(BaseExceptionGroup) as raised:
        fetch(service, 2000)
    assert raised.group_contains(ServerFault, depth=1)
    assert len(service.batches) < CULPRITS * 20


@pytest.mark.parametrize("error", [SignInNeeded("site"), LoginPage("html")])
def test_what_befalls_every_request_is_not_split(error: DeskError) -> None:
    service = Service(refuse=lambda _: error)
    with pytest.raises(BaseExceptionGroup) as raised:
        fetch(service, 500)
    assert raised.group_contains(type(error), depth=1)
    assert len(service.batches) <= AT_ONCE


def test_what_went_to_the_trash_meanwhile_is_no_trouble() -> None:
    service = Service(keep_back=frozenset({"5", "9"}))
    shelf = fetch(service, 60)
    assert "5" not in shelf.saved
    assert shelf.troubled == {}


def test_a_page_that_comes_without_its_text_is_a_trouble_and_saves_nothing() -> None:
    service = Service(without_text=frozenset({"5"}))
    shelf = fetch(service, 60)
    assert "5" not in shelf.saved
    assert shelf.troubled == {("page", "5"): "BadReply"}


def test_the_pace_slows_on_time_size_and_failure_and_grows_on_speed() -> None:
    pace = Pace()
    for _ in range(5):
        pace.took(0.1, 1000, pace.size)
    assert pace.size == MOST
    pace.took(SLOW + 1, 1000, MOST)
    assert pace.size == MOST // 2
    pace.took(0.1, HEAVY + 1, pace.size)
    assert pace.size == MOST // 4
    for _ in range(5):
        pace.failed(pace.size)
    assert pace.size == LEAST
    pace.took(3.0, 1000, LEAST)
    assert pace.size == LEAST


def test_a_day_of_sleep_in_one_answer_only_makes_the_next_smaller() -> None:
    times = iter([0.0, 86_400.0])
    service = Service()
    shelf = fetch(service, 400, ticks=lambda: next(times, 86_400.0))
    assert sorted(shelf.saved) == ids(400)
    assert min(service.batches[:-1]) >= LEAST
