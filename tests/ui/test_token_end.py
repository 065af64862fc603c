"""The end of a token is told in time: in the window, and by the desktop where that is wished."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.services.session import Account
from confluence_desk.system.choices import NOTIFY
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.recent import Recent
from confluence_desk.ui.activities import Activities
from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.token_end import TokenEnd
from tests.ui.fakes.desk import site
from tests.ui.fakes.session import FakeSession


class Announcer:
    def __init__(self) -> None:
        self.told: list[str] = []

    async def tell(self, title: str, text: str, clicked: Callable[[], None]) -> None:
        assert (title, callable(clicked)) == ("acme", True)
        self.told.append(text)


class World:
    """A session whose token ends on Christmas Eve, and what came of the days before."""

    def __init__(self, theme: Theme) -> None:
        session: Any = FakeSession(site())
        self.session = session
        self.session.account = replace(self.session.account, expires="2026-12-24")
        self.messages = Messages()
        self.preferences = Preferences(None)
        self.announcer = Announcer()
        self.kept: list[Account] = []
        self.asked: list[str] = []
        self.day = 1
        keymap = Keymap(COMMANDS, self.preferences)
        outfit = Outfit(
            *(theme, self.messages, self.preferences, keymap, Recent(None, "commands")),
            Activities(),
            lambda _url: True,
        )
        self.scope = outfit.scope("test")
        self.end = TokenEnd(
            self.session,
            outfit,
            self.announcer,
            self.scope,
            keep=self.renew,
            sign_in=lambda: self.asked.append("sign in"),
            now=lambda: datetime(2026, 12, self.day, 12, tzinfo=UTC),
        )

    def renew(self, account: Account) -> None:
        self.kept.append(account)
        self.session.account = account
        self.session.renewed.emit(account)

    def said(self) -> list[str]:
        return [notice.text for notice in self.messages.history]


@pytest.fixture
def world(theme: Theme, tmp_path: Path, qapp: object) -> World:
    assert tmp_path
    assert qapp
    return World(theme)


def test_it_is_told_on_the_right_days_and_once(world: World, run: Any, settle: Any) -> None:
    async def story() -> None:
        world.preferences.choose(NOTIFY, value=True)
        world.end.begin()
        for world.day in range(1, 30):
            world.end.look()
            world.end.look()
            await settle()
        assert len(world.said()) == 5
        assert "in 14 day(s)" in world.said()[0]
        assert "in 1 day(s)" in world.said()[2]
        assert "ends today" in world.said()[3]
        assert "ended on" in world.said()[4]
        assert world.announcer.told[0] == world.said()[0]
        assert all(notice.problem for notice in world.messages.history)
        action = world.messages.history[-1].action
        assert action is not None
        action()
        assert world.asked == ["sign in"]
        world.end.end()
        await world.scope.aclose()

    run(story())


def test_the_desktop_is_left_alone_unless_it_is_wished(world: World, run: Any, settle: Any) -> None:
    async def story() -> None:
        world.day = 23
        world.end.begin()
        await settle()
        assert len(world.said()) == 1
        assert world.announcer.told == []
        world.end.end()
        await world.scope.aclose()

    run(story())


def test_a_date_that_is_entered_is_looked_at_at_once(world: World, run: Any) -> None:
    async def story() -> None:
        world.end.begin()
        assert world.said() == []
        world.renew(replace(world.session.account, expires="2026-12-02"))
        assert len(world.said()) == 1
        world.renew(replace(world.session.account, expires="2027-12-02"))
        assert world.said() == [], "another day was entered"
        world.renew(replace(world.session.account, expires="2026-12-03"))
        assert len(world.said()) == 1
        world.end.end()
        assert world.said() == [], "who goes needs no new token here"
        world.renew(replace(world.session.account, expires="2026-12-01"))
        assert world.said() == []
        await world.scope.aclose()

    run(story())
