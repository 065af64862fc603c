"""A saved search tells what a sync brings, in the whole program: once, also after being offline."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from confluence_desk.demo.content import fill
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.services.connection import Link
from confluence_desk.system.choices import NOTIFY
from confluence_desk.ui.upkeep import Upkeep
from tests.end2end.conftest import Programs, Running

NOW = datetime.now(UTC)


class Desktop:
    """Stands in for the desktop's own notifications."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    async def tell(self, title: str, text: str, _clicked: Callable[[], None]) -> None:
        self.told.append((title, text))


class Follower:
    """Somebody who keeps a space and follows searches."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.session = running.window.session
        upkeep = running.desk.sittings[-1].upkeep
        assert upkeep is not None
        self.upkeep: Upkeep = upkeep
        self.desktop = Desktop()
        upkeep.notifications._announcer = self.desktop  # noqa: SLF001 - the desktop of a test
        self.ended = 0
        upkeep.syncing.ended.connect(self._note)

    def _note(self, _outcome: object) -> None:
        self.ended += 1

    async def begin(self) -> None:
        """Keep a space, and save a search once all of it is here."""
        library = self.session.library
        await library.refresh_spaces()
        key = next(space.id for space in library.spaces() if space.key == "OPS")
        await self.session.keeping.add(Rule(0, Holds.SPACE, key))
        await self.running.until(lambda: self.ended and not self.upkeep.syncing.running)
        await self.session.searches.save("Quorum", "title ~ quorum")
        await self.session.recounting.run()

    async def counted(self, count: int) -> None:
        await self.running.until(lambda: self.session.searches.all()[0].count == count)

    def write(self, title: str) -> None:
        state = self.running.demo.state
        space = next(each for each in state.spaces.values() if each.key == "OPS")
        other = next(each for each in state.users if each != state.owner_id)
        state.create_page(space.id, title, "<p>new</p>", parent_id=space.homepage_id, by=other)

    @property
    def looking(self) -> bool:
        return self.upkeep.notifications._scope.running("look")  # noqa: SLF001 - nobody else waits

    @property
    def counting(self) -> bool:
        """Whether what a sync brought is still being counted or told."""
        under_way = self.upkeep.indexer._scope._current  # noqa: SLF001 - as above
        return any(key == "index" or key.startswith("announce") for key in under_way)

    @property
    def inbox(self) -> list[str]:
        return [entry.title for entry in self.session.inbox.entries()]


def test_what_a_sync_brings_is_announced_once(run: Any, program: Programs) -> None:
    async def story(me: Follower) -> None:
        window = me.running.window
        window.outfit.preferences.choose(NOTIFY, value=True)
        await me.begin()
        me.write("Redis quorum")
        window.actions_table["sync_now"].trigger()
        await me.running.until(lambda: me.desktop.told)
        assert me.desktop.told == [("Redis quorum", "New in your search “Quorum”")]
        await me.counted(1)
        assert me.inbox == ["Redis quorum"]
        me.upkeep.notifications.look()
        await me.running.until(lambda: not me.looking)
        assert me.inbox == ["Redis quorum"]
        window.actions_table["work_offline"].trigger()
        await me.running.until(lambda: me.session.connection.state is Link.PAUSED)
        me.write("Kafka quorum")
        window.actions_table["work_offline"].trigger()
        await me.running.until(lambda: me.session.connection.state is Link.ONLINE)
        window.actions_table["sync_now"].trigger()
        await me.counted(2)
        await me.running.until(lambda: len(me.desktop.told) == 2)
        assert me.inbox == ["Kafka quorum", "Redis quorum"]

    _spend(run, program, story)


def test_who_turned_it_off_is_told_nothing_and_sees_it_counted(run: Any, program: Programs) -> None:
    async def story(me: Follower) -> None:
        await me.begin()
        me.write("Redis quorum")
        me.running.window.actions_table["sync_now"].trigger()
        await me.counted(1)
        await me.running.until(lambda: not me.counting)
        assert me.inbox == []
        assert me.desktop.told == []

    _spend(run, program, story)


def _spend(run: Any, program: Programs, story: Callable[[Follower], Any]) -> None:
    async def main() -> None:
        state = SiteState(seed=1)
        fill(state, NOW)
        async with program(state) as running:
            await story(Follower(running))

    run(main())
