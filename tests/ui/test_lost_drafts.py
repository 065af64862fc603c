"""What was typed into a tab is kept as long as the tab can come back, and no longer."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from confluence_desk.demo.content import fill
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.desk import Desk
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.drafts import Drafts
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.settings import Settings
from confluence_desk.ui.lost_drafts import forget_lost
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.panels.alert_tab import AlertTab
from confluence_desk.ui.panels.closed_tabs import MOST
from confluence_desk.ui.remembered import Remembered, TabState, WindowState
from confluence_desk.ui.session import SessionFile
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.drawer import Drawer
from tests.ui.fakes.ground import ground

register_scheme()
Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]
QUIET = pytest.mark.qt_log_ignore(
    "RHI|QRhi|Vulkan|GBM|GPUInfo|This plugin does not support", extend=True
)
TEXT = "RedisPrimaryDown on cache-0"


def test_tabs_and_closed_tabs_of_every_account_hold_what_was_typed() -> None:
    names = ("tab", "closed", "other", "older", "lost")
    drawers = [Drawer(drafts=dict.fromkeys(names, TEXT)) for _ in range(2)]
    window = WindowState(tabs=(TabState("alert", draft="tab"), TabState()))
    other = WindowState(closed=(TabState("alert", draft="other"),))
    beside = WindowState(closed=(TabState("alert", draft="closed"),))
    now = Remembered(windows={"ana": (window, beside), "ben": (other,)})
    before = Remembered(windows={"ben": (WindowState(tabs=(TabState("alert", draft="older"),)),)})
    forget_lost([Drafts(each) for each in drawers], before, now)  # type: ignore[arg-type]
    assert [set(each.drafts) for each in drawers] == [set(names) - {"lost"}] * 2


@pytest.mark.parametrize("text", ["{ damaged", '{"format": 99}'])
def test_a_file_that_was_kept_aside_may_name_more_than_what_is_written(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "session.json"
    assert SessionFile(path).is_whole
    assert not SessionFile(None).is_whole, "what lies there was not read"
    path.write_text(text)
    file = SessionFile(path)
    file.load()
    assert not file.is_whole


class Person:
    """Somebody who pastes an alert."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self.desk = desk
        self.window = window
        self.drafts: Drafts = window.session.drafts

    def paste(self) -> str:
        """The name under which the text is kept."""
        self.window.open_tab(TabState("alert"))
        self.alert.box.setPlainText(TEXT)
        return self.alert.state().draft

    @property
    def alert(self) -> AlertTab:
        assert isinstance(self.window.tabs.current, AlertTab)
        return self.window.tabs.current

    def close(self) -> None:
        self.window.tabs.close_tab(self.window.tabs.at)

    def close_many(self) -> None:
        """As many others as come back at all."""
        tabs = self.window.tabs
        for _ in range(MOST):
            tabs.open(TabState("report"), front=False)
            tabs.close_tab(tabs.count - 1)


@pytest.fixture
def tell(run: Run, qapp: QApplication, tmp_path: Path) -> Callable[..., None]:
    """Run a story in a true window on a demo site."""

    def told(story: Callable[[Person], Coroutine[Any, Any, None]], *, safe: bool = False) -> None:
        async def main() -> None:
            state = SiteState(seed=1)
            fill(state, datetime.now(UTC))
            settings = Settings(tmp_path / "settings.json")
            stood = ground(tmp_path, settings)
            if safe:
                stood = replace(stood, session_file=SessionFile(None))
            async with DemoSite(state) as demo:
                accounts = Accounts(SessionSecrets(), settings, tmp_path, gateway=demo.gateway)
                desk = Desk(qapp, accounts, stood)
                session = await accounts.sign_in(demo.url, demo.email, demo.token)
                await story(Person(desk, desk.show(session)))
                desk.quit()
                await desk.aclose()

        run(main())

    return told


@QUIET
def test_an_alert_is_kept_until_its_closed_tab_can_come_back_no_more(
    tell: Callable[..., None], until: Until, tmp_path: Path
) -> None:
    kept = ground(tmp_path, Settings(tmp_path / "settings.json")).paths.session_file

    async def story(person: Person) -> None:
        name = person.paste()
        person.close()
        await until(lambda: kept.exists() and name in kept.read_text())
        await until(lambda: person.drafts.words(name) == TEXT)
        person.window.tabs.reopen()
        assert person.alert.box.toPlainText() == TEXT
        assert person.alert.state().draft == name
        person.close()
        person.close_many()
        await until(lambda: not person.drafts.words(name))
        assert name not in kept.read_text()

    tell(story)


@QUIET
@pytest.mark.parametrize("safe", [False, True])
def test_safe_mode_forgets_nothing_of_tabs_that_it_does_not_know(
    tell: Callable[..., None], until: Until, safe: bool
) -> None:
    async def story(person: Person) -> None:
        person.drafts.keep("0123456789abcdef", TEXT)
        await until(lambda: person.drafts.words("0123456789abcdef"))
        person.paste()
        person.desk.quit()
        await person.window.session._store.moment()  # noqa: SLF001 - all was written by then
        assert bool(person.drafts.words("0123456789abcdef")) is safe

    tell(story, safe=safe)
