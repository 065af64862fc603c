"""A shown window over fakes, and a site for it."""

from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest

from confluence_desk.services.connection import Link
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.recent import Recent
from confluence_desk.system.settings import Settings
from confluence_desk.ui.activities import Activities
from confluence_desk.ui.callbacks import Callbacks
from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.contents import Maker
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.panels.welcome_tab import WelcomeTab
from confluence_desk.ui.remembered import TabState, WindowState
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import FakeLibrary, sample
from tests.ui.fakes.page import FakePage
from tests.ui.fakes.pane import full
from tests.ui.fakes.session import FakeSession

Settle = Callable[[], Coroutine[Any, Any, None]]


class FakeTab(TabContent):
    """A tab of any kind that remembers its state."""

    def __init__(self, kind: str, state: TabState) -> None:
        super().__init__()
        self.kind = kind  # type: ignore[misc]
        self._state = state

    @property
    def title(self) -> str:
        return f"{self.kind} {self._state.target}"

    def state(self) -> TabState:
        return self._state


class FakeResults(FakeTab):
    """A search that asks nobody."""

    def __init__(self, state: TabState) -> None:
        super().__init__("results", state)
        self.typed = state.words or state.target

    @property
    def asked(self) -> str:
        return self.typed

    def ask(self, text: str) -> None:
        self.typed = text
        self._state = TabState("results", text)
        self.titled.emit(self.title)
        self.asked_changed.emit()

    def preview(self, text: str) -> None:
        self.typed = text


class FakeMakers:
    """Pages that draw nothing, a true welcome, and stand-ins for the rest."""

    def __init__(self, session: FakeSession, theme: Theme) -> None:
        self._session = session
        self._theme = theme

    def of(self, _window: object) -> Mapping[str, Maker]:
        session: Any = self._session
        return {
            "page": lambda state: FakePage(session.library, state),
            "welcome": lambda state: WelcomeTab(
                session.library, session.connection, self._theme, state
            ),
            "results": FakeResults,
            **{
                k: partial(FakeTab, k)
                for k in (
                    *("attachment", "comparison", "changes", "report", "offline"),
                    *("readiness", "alert"),
                )
            },
        }


class Desk:
    """A shown window over fakes; ``told`` is what it asked of the program."""

    def __init__(
        self,
        library: FakeLibrary,
        theme: Theme,
        path: Path,
        settle: Settle,
        state: WindowState | None = None,
        *,
        started: bool = True,
    ) -> None:
        self.library = library
        self.settle = settle
        self.session = FakeSession(library)
        self.messages = Messages()
        self.outside: list[str] = []
        self.told: list[object] = []
        self.preferences = Preferences(Settings(path / "settings.json"))
        self.preferences.changed.connect(lambda _id: theme.follow(self.preferences))
        self.activities = Activities()
        outfit = Outfit(
            theme,
            self.messages,
            self.preferences,
            Keymap(COMMANDS, self.preferences),
            Recent(None, "commands"),
            self.activities,
            self._open_url,
        )
        makers: Any = FakeMakers(self.session, theme)
        session: Any = self.session
        self.window = MainWindow(session, outfit, self._callbacks(), makers)
        self.messages.connect_window(self.window.show_notice)
        self.window.restore(state or WindowState())
        self.window.show()
        self.window.load()
        if started:
            self.window.following.show_details()  # what a start makes last

    @property
    def page(self) -> Any:
        """The page in front."""
        return self.window.page

    def enabled(self, command: str) -> bool:
        return self.window.actions_table[command].isEnabled()

    def ticked(self, command: str) -> bool:
        return self.window.actions_table[command].isChecked()

    def link(self) -> Link:
        return self.session.connection.state

    def do(self, command: str) -> None:
        self.window.actions_table[command].trigger()

    async def enter(self, text: str) -> None:
        self.window.top.address.setText(text)
        QTest.keyClick(self.window.top.address, Qt.Key.Key_Return)
        await self.settle()

    def _open_url(self, url: QUrl) -> bool:
        self.outside.append(url.toString())
        return True

    def _callbacks(self) -> Callbacks:
        def note(*what: object) -> None:
            self.told.append(what)

        return Callbacks(
            sign_in=partial(note, "sign in"),
            sign_out=partial(note, "sign out"),
            settings=lambda _window, section: note("settings", section),
            new_window=partial(note, "window"),
            quit=partial(note, "quit"),
            try_demo=partial(note, "demo"),
            logs=QUrl("file:///logs"),
        )


def site() -> FakeLibrary:
    library, details = sample(), full()
    for nodes in library.server.values():
        library.nodes.update({node.id: node for node in nodes})
    library.pages = {"14": details.pages["1"]}
    library.comments_of = {"14": details.comments_of["1"]}
    library.attachments_of = {"14": details.attachments_of["1"]}
    return library
