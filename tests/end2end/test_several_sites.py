"""Two sites at once: each its windows, its library, its name (demand 40)."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from confluence_desk.demo.content import fill
from confluence_desk.demo.launch import Access
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.desk import Desk
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.connection import Link
from confluence_desk.services.headless import Given
from confluence_desk.services.session import Account
from confluence_desk.system.paths import Paths
from confluence_desk.system.settings import Settings
from confluence_desk.ui.dialogs.connect import ConnectDialog
from confluence_desk.ui.dialogs.connection import ConnectionDialog
from confluence_desk.ui.dialogs.sign_out import SignOutDialog
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.panels.site_menu import SiteMenu
from tests.ui.fakes.ground import ground

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]
W = TypeVar("W", bound=QWidget)


class Ring:
    """A keyring that outlives the program."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    async def get(self, name: str) -> str | None:
        return self.kept.get(name)

    async def set(self, name: str, value: str) -> None:
        self.kept[name] = value

    async def delete(self, name: str) -> None:
        self.kept.pop(name, None)


@dataclass
class Machine:
    """The program with two connections, of which the second was used last."""

    app: QApplication
    path: Path
    ring: Ring
    demos: tuple[DemoSite, DemoSite]
    until: Until

    @property
    def accounts(self) -> Accounts:
        settings = Settings(self.path / "settings.json")
        return Accounts(self.ring, settings, self.path, gateway=self.demos[0].gateway)

    @property
    def remembered(self) -> list[str]:
        """The sites in the settings."""
        return [each.site.url for each in self.accounts.connections.all()]

    @asynccontextmanager
    async def started(self, given: Given | None = None) -> AsyncIterator[Desk]:
        """One run, which ends when its last window is closed."""
        stand = ground(self.path, Settings(self.path / "settings.json"))
        desk = Desk(self.app, self.accounts, replace(stand, given=given))
        life = asyncio.create_task(desk.live())
        try:
            await self.until(lambda: desk.window and spaces(desk.window))
            yield desk
            desk.quit()
            assert await life == 0
        finally:
            life.cancel()
            await asyncio.gather(life, return_exceptions=True)
            await desk.aclose()

    def shown(self, kind: type[W]) -> W | None:
        """The dialog of this kind that stands open."""
        widgets = self.app.topLevelWidgets()
        return next((w for w in widgets if isinstance(w, kind) and w.isVisible()), None)

    async def asked(self, kind: type[W]) -> W:
        """As ``shown``, once it does."""
        await self.until(lambda: self.shown(kind))
        found = self.shown(kind)
        assert found is not None
        return found


def spaces(window: MainWindow | None) -> bool:
    return window is not None and bool(window.library.spaces())


def sites(desk: Desk) -> list[str]:
    return [each.session.account.site.url for each in desk.sittings]


async def turned(desk: Desk) -> None:
    """Wait until whoever comes or goes by now has come or gone."""
    done = asyncio.Event()

    async def turn() -> None:
        done.set()

    desk.take_turn(turn)
    await done.wait()


def menu_of(window: MainWindow) -> SiteMenu:
    menu = window.top.site.menu()
    assert isinstance(menu, SiteMenu)
    menu.fill()
    return menu


def choose(menu: QMenu | None, title: str) -> None:
    assert menu is not None
    action = next(each for each in menu.actions() if each.text() == title)
    action.trigger()


@pytest.fixture
def machine(qapp: QApplication, until: Until, tmp_path: Path) -> Any:
    @asynccontextmanager
    async def made() -> AsyncIterator[Machine]:
        states = (SiteState(seed=1), SiteState(seed=2))
        for state in states:
            fill(state, NOW)
        async with DemoSite(states[0]) as one, DemoSite(states[1]) as other:
            it = Machine(qapp, tmp_path, Ring(), (one, other), until)
            for demo, name in ((one, "One"), (other, "Other")):
                accounts = it.accounts
                session = await accounts.sign_in(demo.url, demo.email, demo.token)
                named: dict[str, Any] = {"name": name}
                account = Account(**{**fields_of(session.account), **named})
                accounts.connections.keep(account)
                await session.aclose()
            yield it

    return made


def fields_of(account: Account) -> dict[str, Any]:
    return {name: getattr(account, name) for name in account.__match_args__}


def test_switching_takes_the_place_of_the_window(run: Run, machine: Any) -> None:
    async def story() -> None:
        async with machine() as it:
            one, other = (demo.url for demo in it.demos)
            async with it.started() as desk:
                assert sites(desk) == [other]
                assert desk.window.top.site.text().strip().startswith("Other")
                await it.until(desk.window.actions_table["switch_site"].isEnabled)
                choose(menu_of(desk.window), "One")
                await it.until(lambda: sites(desk) == [one] and spaces(desk.window))
                assert desk.window.top.site.text().strip().startswith("One")
            async with it.started() as desk:  # it was used last
                assert sites(desk) == [one]

    run(story())


def test_two_windows_on_two_sites_come_back_together(run: Run, machine: Any) -> None:
    async def story() -> None:
        async with machine() as it:
            one, other = (demo.url for demo in it.demos)
            async with it.started() as desk:
                first = desk.window
                menu = menu_of(first)
                choose(menu.beside, "One")
                await it.until(lambda: len(desk.sittings) == 2 and spaces(desk.window))
                second = desk.window
                assert first is not second
                assert first.isVisible()
                libraries = {each.session.way_in.library for each in desk.sittings}
                assert len(libraries) == 2
                it.demos[1].site.faults.down = True  # the one is gone, the other goes on
                first.navigator.load()
                await it.until(lambda: first.session.connection.state.value == "offline")
                assert second.session.connection.state.value == "online"
                it.demos[1].site.faults.down = False
            async with it.started() as desk:
                await it.until(lambda: sorted(sites(desk)) == sorted([one, other]))
                await it.until(lambda: all(spaces(each.window) for each in desk.sittings))
                front = desk.sittings[-1]
                windows = [each.window for each in desk.sittings]
                windows[0].close()  # one site's last window: the other stays
                await it.until(lambda: desk.sittings == [front])

    run(story())


def test_a_site_that_is_open_comes_forward_instead_of_twice(run: Run, machine: Any) -> None:
    async def story() -> None:
        async with machine() as it, it.started() as desk:
            first = desk.window
            choose(menu_of(first).beside, "One")
            await it.until(lambda: len(desk.sittings) == 2)
            choose(menu_of(desk.window), "Other")
            await it.until(first.isActiveWindow)
            assert len(desk.sittings) == 2

    run(story())


@pytest.mark.parametrize("asked", ["typed", "clicked"])
def test_an_address_of_another_site_opens_in_its_windows(
    run: Run, machine: Any, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both sites have pages of the same ids; what else lives on a host is the browser's."""

    async def story() -> None:
        async with machine() as it, it.started() as desk:
            first, out = desk.window, list[str]()
            monkeypatch.setattr(first.outside, "open", out.append)
            choose(menu_of(first).beside, "One")
            await it.until(lambda: len(desk.sittings) == 2 and spaces(desk.window))
            second, one = desk.window, it.demos[0].url
            first.open_address("OPS:Redis failover")
            await it.until(lambda: first.windowTitle().startswith("Redis failover"))
            page = first.tabs.current.node_id
            follow = first.open_address if asked == "typed" else first.page.elsewhere_found.emit
            follow(f"{one}/wiki/spaces/OPS/pages/{page}")
            await it.until(lambda: second.windowTitle().startswith("Redis failover"))
            await it.until(second.isActiveWindow)
            assert not out
            follow(f"{one}/browse/OPS-1")
            await it.until(lambda: out == [f"{one}/browse/OPS-1"])

    run(story())


def test_of_the_windows_on_the_demo_nothing_is_kept(
    run: Run, machine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each demo site has an address of its own, so that their windows would only pile up."""

    async def story() -> None:
        state = SiteState(seed=3)
        fill(state, NOW)
        async with machine() as it, DemoSite(state) as third:
            told = (third.url, third.email, third.token, third.gateway, "", "", "")

            async def start() -> Access:
                return Access(*told)

            async with it.started() as desk:
                other = desk.session.account.key
                monkeypatch.setattr(desk.comings, "_start_demo", start)
                desk.comings.try_demo()
                await it.until(lambda: third.url in sites(desk))
                desk.window.actions_table["sign_out"].trigger()
                dialog = await it.asked(SignOutDialog)
                assert not dialog.delete.isVisible()
                dialog.reject()
                desk.window.top.address.setText("half a question")
            kept = json.loads(Paths.of(it.path).session_file.read_bytes())
            assert list(kept["windows"]) == [other]

    run(story())


def test_name_colour_writing_and_end_are_decided_in_the_window(run: Run, machine: Any) -> None:
    async def story() -> None:
        async with machine() as it, it.started() as desk:
            window = desk.window
            assert not desk.session.account.writing
            window.actions_table["connection"].trigger()
            dialog = await it.asked(ConnectionDialog)
            dialog.name.setText("  Work   wiki ")
            dialog.colour.setCurrentIndex(dialog.colour.findData("pink"))
            dialog.writing.setChecked(True)
            dialog.end.known.setChecked(True)
            dialog.accept()
            account = desk.session.account
            assert (account.name, account.colour, account.writing) == ("Work wiki", "pink", True)
            assert account.expires
            assert window.top.site.text().strip().startswith("Work wiki")
            assert it.accounts.last() == account
            choose(menu_of(window), "One")
            await it.until(lambda: desk.session.account.title == "One")
            assert not desk.session.account.writing

    run(story())


@pytest.mark.parametrize("delete", [False, True])
def test_signing_out_leads_to_the_other_site(run: Run, machine: Any, delete: bool) -> None:
    async def story() -> None:
        async with machine() as it:
            one, other = (demo.url for demo in it.demos)
            async with it.started() as desk:
                library = desk.session.way_in.library
                desk.window.actions_table["sign_out"].trigger()
                dialog = await it.asked(SignOutDialog)
                if delete:
                    dialog.delete.click()
                    await it.until(lambda: button(it.app, "Sign out and delete"))
                    button(it.app, "Sign out and delete").click()
                else:
                    dialog.keep.click()
                await it.until(lambda: sites(desk) == [one] and spaces(desk.window))
                await it.until(lambda: it.remembered == [one])
                await it.until(lambda: not any(other in name for name in it.ring.kept))
                await it.until(lambda: library.exists() is not delete)

    run(story())


def test_signing_out_twice_is_signing_out_once(run: Run, machine: Any) -> None:
    async def story() -> None:
        async with machine() as it:
            one = it.demos[0].url
            async with it.started() as desk:
                (sitting,) = desk.sittings
                desk.comings.sign_out(sitting)
                desk.comings.sign_out(sitting)
                await it.until(lambda: sites(desk) == [one] and spaces(desk.window))
                await turned(desk)
                assert sites(desk) == [one]
                assert not desk.window.actions_table["switch_site"].isEnabled()  # trap 97

    run(story())


def test_a_site_chosen_while_it_is_signed_out_of_does_not_come_back(
    run: Run, machine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its windows are gone while its secrets still go, and the menus name it until then."""

    async def story() -> None:
        async with machine() as it:
            one, other = (demo.url for demo in it.demos)
            async with it.started() as desk:
                (sitting,) = desk.sittings
                close, resume = sitting.aclose, desk.accounts.resume
                go_on, resumed = asyncio.Event(), asyncio.Event()

                async def closing() -> None:
                    await go_on.wait()
                    await close()

                async def resuming(account: Account, **how: Any) -> Any:
                    try:
                        return await resume(account, **how)
                    finally:
                        resumed.set()

                monkeypatch.setattr(sitting, "aclose", closing)
                desk.comings.sign_out(sitting, delete=True)
                await it.until(lambda: sites(desk) == [one] and spaces(desk.window))
                monkeypatch.setattr(desk.accounts, "resume", resuming)
                choose(menu_of(desk.window), "Other")
                await resumed.wait()
                go_on.set()
                await turned(desk)
                assert sites(desk) == it.remembered == [one]
                assert not any(other in name for name in it.ring.kept)

    run(story())


def test_what_is_kept_offline_is_read_without_any_token(run: Run, machine: Any) -> None:
    async def story() -> None:  # demand 2
        async with machine() as it:
            one, other = (demo.url for demo in it.demos)
            async with it.started():
                pass
            for name in [each for each in it.ring.kept if each.startswith("token")]:
                del it.ring.kept[name]
            for demo in it.demos:
                demo.site.journal.clear()
            async with it.started() as desk:
                assert sites(desk) == [other]
                assert desk.session.connection.state is Link.SIGNED_OUT
                dialog = await it.asked(ConnectDialog)
                assert dialog.where.site.text() == other
                dialog.reject()
                choose(menu_of(desk.window), "One")
                await it.until(lambda: sites(desk) == [one])
                (await it.asked(ConnectDialog)).reject()
                assert sites(desk) == [one]
            asked = [each.path for demo in it.demos for each in demo.site.journal.received]
            assert asked == []

    run(story())


def test_the_environment_says_which_site_the_window_shows(run: Run, machine: Any) -> None:
    async def story() -> None:
        async with machine() as it:
            one = it.demos[0].url
            async with it.started(Given(one)) as desk:
                assert sites(desk) == [one]
            nowhere = "https://hooli.atlassian.net"
            async with it.started(Given(nowhere)) as desk:  # that was open at the end
                assert sites(desk) == [one]
                assert any(nowhere in notice.text for notice in desk.messages.history)

    run(story())


def button(app: QApplication, words: str) -> Any:
    """The button that says this."""
    found = (w for w in app.allWidgets() if isinstance(w, QPushButton) and w.isVisible())
    return next((each for each in found if each.text() == words), None)


def test_the_wizard_that_stands_open_only_comes_forward_and_keeps_what_was_typed(
    machine: Any, run: Run
) -> None:
    async def story() -> None:
        async with machine() as it, it.started() as desk:
            choose(menu_of(desk.window).beside, "One")
            await it.until(lambda: len(desk.sittings) == 2)
            one, other = (sitting.window for sitting in desk.sittings)
            one.actions_table["connect_another"].trigger()
            dialog = await it.asked(ConnectDialog)
            dialog.where.site.setText("third.atlassian.net")
            other.actions_table["connect_another"].trigger()
            for _ in range(20):
                await asyncio.sleep(0)
            shown = [w for w in it.app.topLevelWidgets() if isinstance(w, ConnectDialog)]
            assert [w for w in shown if w.isVisible()] == [dialog]
            assert dialog.where.site.text() == "third.atlassian.net"
            dialog.reject()
            await it.until(lambda: it.shown(ConnectDialog) is None)
            other.actions_table["connect_another"].trigger()
            again = await it.asked(ConnectDialog)
            assert again.where.site.text() == ""
            again.reject()
            await it.until(lambda: it.shown(ConnectDialog) is None)

    run(story())


def test_the_wizard_outlives_the_window_it_was_asked_over(machine: Any, run: Run) -> None:
    async def story() -> None:
        async with machine() as it, it.started() as desk:
            choose(menu_of(desk.window).beside, "One")
            await it.until(lambda: len(desk.sittings) == 2)
            desk.sittings[-1].window.actions_table["connect_another"].trigger()
            dialog = await it.asked(ConnectDialog)
            dialog.where.site.setText("third.atlassian.net")
            await desk.end(desk.sittings[-1])
            assert dialog.isVisible()
            assert dialog.parentWidget() is desk.window
            assert dialog.where.site.text() == "third.atlassian.net"
            dialog.reject()
            await it.until(lambda: it.shown(ConnectDialog) is None)

    run(story())


def test_quitting_while_the_wizard_stands_open_is_no_crash(machine: Any, run: Run) -> None:
    """What goes wrong then stands in the log, which no test may leave anything in."""

    async def story() -> None:
        async with machine() as it, it.started() as desk:
            desk.window.actions_table["connect_another"].trigger()
            await it.asked(ConnectDialog)

    run(story())


def test_a_state_that_cannot_be_told_keeps_nobody_from_quitting(
    machine: Any, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with machine() as it, it.started() as desk:
            with monkeypatch.context() as broken:
                broken.setattr(desk.window, "state", lambda: 1 / 0)
                with pytest.raises(ZeroDivisionError):
                    desk.quit()

    run(story())


def test_closing_the_windows_of_both_sites_at_once_ends_the_program(machine: Any, run: Run) -> None:
    """As a taskbar's “Close all windows” does; both are back at the next start."""

    async def story() -> None:
        async with machine() as it:
            async with it.started() as desk:
                choose(menu_of(desk.window).beside, "One")
                await it.until(lambda: len(desk.sittings) == 2)
                for sitting in tuple(desk.sittings):
                    sitting.window.close()
                await it.until(lambda: not desk.sittings)
            async with it.started() as desk:
                await it.until(lambda: len(desk.sittings) == 2)

    run(story())
