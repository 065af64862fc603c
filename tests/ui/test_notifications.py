"""What is told by the desktop: what was asked for, when it may disturb, and never twice."""

import asyncio
from collections.abc import Callable, Collection, Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.domain.errors import ServerFault
from confluence_desk.domain.followed import Cause, InboxEntry
from confluence_desk.services.connection import Link
from confluence_desk.system import choices
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.language import Language
from confluence_desk.ui.notifications import Notifications
from confluence_desk.ui.tasks import TaskScope
from tests.ui.conftest import Settle
from tests.ui.fakes.library import FakeLibrary
from tests.ui.fakes.session import FakeSession

NIGHT = datetime(2026, 11, 21, 3, 10, tzinfo=UTC)


def news(number: int, cause: Cause = Cause.STARRED, about: str = "") -> InboxEntry:
    return InboxEntry(number, cause, str(number), f"Page {number}", NIGHT, 2, "bo", about)


class FakeWatching:
    """Counts how often anybody is asked, and finds what a test puts there."""

    def __init__(self) -> None:
        self.asked: list[set[Cause]] = []
        self.dues = 0
        self.found: list[InboxEntry] = []
        self.come: list[InboxEntry] = []
        self.trouble: Exception | None = None
        self.gate: asyncio.Event | None = None

    async def look(self, causes: Collection[Cause]) -> list[InboxEntry]:
        self.asked.append(set(causes))
        if self.gate is not None:
            await self.gate.wait()
        if self.trouble is not None:
            raise self.trouble
        return self.found

    async def due(self) -> list[InboxEntry]:
        self.dues += 1
        if self.gate is not None:
            await self.gate.wait()
        come, self.come = self.come, []
        return come


class Room:
    def __init__(self, settle: Settle) -> None:
        self.settle = settle
        self.watching = FakeWatching()
        session: Any = FakeSession(FakeLibrary())
        session.watching = self.watching
        self.connection = session.connection
        self.preferences = Preferences(None)
        self.troubles: list[BaseException] = []
        self.scope = TaskScope(self.troubles.append)
        self.told: list[tuple[str, str]] = []
        self.clicks: list[Callable[[], None]] = []
        self.opened: list[str] = []
        self.reading = ""
        self.now = NIGHT
        self.notifications = Notifications(
            session,
            self.preferences,
            self,
            self.scope,
            front=lambda: self.reading,
            now=lambda: self.now,
        )
        self.notifications.wanted.connect(self.opened.append)
        self.notifications.inbox_wanted.connect(lambda: self.opened.append("inbox"))

    async def tell(self, title: str, text: str, clicked: Callable[[], None]) -> None:
        self.told.append((title, text))
        self.clicks.append(clicked)

    async def choose(self, preference: Any, value: object) -> None:
        self.preferences.choose(preference, value)
        await self.settle()

    async def begin(self, *, notify: bool = True) -> None:
        self.preferences.choose(choices.NOTIFY, notify)
        self.notifications.begin()
        await self.settle()

    async def look(self) -> None:
        self.notifications.look()
        await self.settle()


Story = Callable[[Room], Coroutine[Any, Any, None]]


@pytest.fixture
def tell(run: Any, settle: Settle, english: Language) -> Callable[[Story], None]:  # noqa: ARG001 - plurals
    def told(story: Story) -> None:
        async def main() -> None:
            room = Room(settle)
            room.connection.note_answer()
            await story(room)
            room.notifications.end()
            room.notifications.end()
            await room.scope.aclose()

        run(main())

    return told


def test_nobody_is_asked_anything_until_it_is_asked_for(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        await room.begin(notify=False)
        await room.look()
        room.connection.note_answer()
        await room.settle()
        assert room.watching.asked == []
        assert room.watching.dues == 1
        await room.choose(choices.NOTIFY, value=True)
        assert len(room.watching.asked) == 1
        await room.choose(choices.NOTIFY, value=False)
        await room.look()
        assert len(room.watching.asked) == 1

    tell(story)


def test_only_what_is_switched_on_is_asked_for(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        room.preferences.choose(choices.NOTIFY_WATCHED, value=False)
        await room.begin()
        assert room.watching.asked == [{Cause.STARRED, Cause.SEARCH}]
        room.preferences.choose(choices.NOTIFY_STARRED, value=False)
        room.preferences.choose(choices.NOTIFY_SEARCHES, value=False)
        await room.look()
        assert len(room.watching.asked) == 1

    tell(story)


def test_a_click_opens_the_page(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        room.watching.found = [news(1), news(2, Cause.SEARCH, "Runbooks")]
        await room.begin()
        assert room.told == [
            ("Page 1", "A new version, 2"),
            ("Page 2", "New in your search “Runbooks”"),
        ]
        room.clicks[1]()
        assert room.opened == ["2"]

    tell(story)


def test_much_news_is_one_sentence_that_opens_the_inbox(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        room.watching.found = [news(number) for number in range(4)]
        await room.begin()
        ((title, text),) = room.told
        assert title == "4 news in your inbox"
        assert text == "Page 0, Page 1, Page 2 and more"
        room.clicks[0]()
        assert room.opened == ["inbox"]

    tell(story)


def test_the_page_that_is_read_now_is_not_told_of(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        room.reading = "1"
        room.watching.found = [news(1), news(2)]
        await room.begin()
        assert [title for title, _ in room.told] == ["Page 2"]

    tell(story)


def test_quiet_hours_and_no_native_notifications_are_kept(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        room.preferences.choose(choices.QUIET, value=True)
        room.watching.found = [news(1)]
        await room.begin()
        assert (room.told, len(room.watching.asked)) == ([], 1)
        room.now = NIGHT.replace(hour=12)
        room.preferences.choose(choices.NOTIFY_NATIVE, value=False)
        await room.look()
        assert room.told == []
        room.preferences.choose(choices.NOTIFY_NATIVE, value=True)
        await room.look()
        assert len(room.told) == 1

    tell(story)


def test_reminders_come_in_any_case_and_are_told_where_wanted(
    tell: Callable[[Story], None],
) -> None:
    async def story(room: Room) -> None:
        room.watching.come = [news(1, Cause.REMINDER, "the cable")]
        await room.begin(notify=False)
        assert room.told == [("Page 1", "the cable")]
        room.preferences.choose(choices.NOTIFY_REMINDERS, value=False)
        room.watching.come = [news(2, Cause.REMINDER)]
        room.notifications.remind()
        await room.settle()
        assert len(room.told) == 1
        assert room.watching.come == []

    tell(story)


def test_a_slow_answer_is_waited_for_and_not_asked_again(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        room.watching.gate = asyncio.Event()
        room.watching.found = [news(1)]
        room.watching.come = [news(2, Cause.REMINDER, "x")]
        await room.begin()
        await room.look()
        room.notifications.remind()
        await room.settle()
        assert (len(room.watching.asked), room.watching.dues) == (1, 1)
        room.watching.gate.set()
        await room.settle()
        assert sorted(title for title, _ in room.told) == ["Page 1", "Page 2"]

    tell(story)


def test_a_site_in_trouble_is_not_told_as_a_problem(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        room.watching.trouble = ServerFault(502)
        await room.begin()
        assert room.troubles == []
        room.watching.trouble = None
        room.watching.found = [news(1)]
        await room.look()
        assert len(room.told) == 1

    tell(story)


def test_a_look_that_was_missed_offline_is_made_up_for(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        room.connection.pause()
        await room.begin()
        assert room.watching.asked == []
        room.connection.changed.emit(Link.OFFLINE)
        room.connection.resume()
        room.connection.note_answer()
        await room.settle()
        assert len(room.watching.asked) == 1
        room.connection.changed.emit(Link.ONLINE)
        await room.settle()
        assert len(room.watching.asked) == 1

    tell(story)


def test_after_the_end_nothing_is_asked_or_told(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        room.watching.gate = asyncio.Event()
        room.watching.found = [news(1)]
        await room.begin()
        room.notifications.end()
        room.watching.gate.set()
        await room.choose(choices.NOTIFY, value=False)
        await room.choose(choices.NOTIFY, value=True)
        assert room.told == []
        assert len(room.watching.asked) == 1

    tell(story)


def test_what_was_found_here_is_told_like_what_was_asked_for(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        await room.begin()
        assert room.notifications.tells_hits
        room.reading = "2"
        room.notifications.announce(
            [news(1, Cause.SEARCH, "Redis"), news(2, Cause.SEARCH, "Redis")]
        )
        await room.settle()
        assert room.told == [("Page 1", "New in your search “Redis”")]
        await room.choose(choices.QUIET, value=True)
        room.preferences.choose(choices.QUIET_FROM, "22:00")
        room.preferences.choose(choices.QUIET_TO, "07:00")
        room.notifications.announce([news(3, Cause.SEARCH, "Redis")])
        await room.settle()
        assert len(room.told) == 1
        await room.choose(choices.NOTIFY_SEARCHES, value=False)
        assert not room.notifications.tells_hits
        await room.choose(choices.NOTIFY_SEARCHES, value=True)
        await room.choose(choices.NOTIFY, value=False)
        assert not room.notifications.tells_hits

    tell(story)


def test_nothing_is_announced_after_the_end(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        await room.begin()
        room.notifications.end()
        room.notifications.announce([news(1, Cause.SEARCH, "Redis")])
        await room.settle()
        assert room.told == []

    tell(story)
