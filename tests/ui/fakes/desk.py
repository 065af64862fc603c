"""A shown window over fakes, and a site for it."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from confluence_desk.services.connection import Link
from confluence_desk.system.settings import Settings
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import FakeLibrary, sample
from tests.ui.fakes.page import FakePage
from tests.ui.fakes.pane import full
from tests.ui.fakes.session import FakeSession

Settle = Callable[[], Coroutine[Any, Any, None]]


class Desk:
    """A shown window over fakes."""

    def __init__(self, library: FakeLibrary, theme: Theme, path: Path, settle: Settle) -> None:
        self.library = library
        self.settle = settle
        self.session = FakeSession(library)
        self.messages = Messages()
        self.outside: list[str] = []
        self.window = MainWindow(
            self.session,  # type: ignore[arg-type]
            theme,
            self.messages,
            Settings(path / "state.json"),
            FakePage,  # type: ignore[arg-type]
            open_url=lambda url: self.outside.append(url.toString()),
        )
        self.page: Any = self.window.page
        self.window.show()
        self.window.load()

    def enabled(self, command: str) -> bool:
        return self.window.actions_table[command].isEnabled()

    def link(self) -> Link:
        return self.session.connection.state

    def do(self, command: str) -> None:
        self.window.actions_table[command].trigger()

    async def enter(self, text: str) -> None:
        self.window.top.address.setText(text)
        QTest.keyClick(self.window.top.address, Qt.Key.Key_Return)
        await self.settle()


def site() -> FakeLibrary:
    library, details = sample(), full()
    for nodes in library.server.values():
        library.nodes.update({node.id: node for node in nodes})
    library.pages = {"14": details.pages["1"]}
    library.comments_of = {"14": details.comments_of["1"]}
    library.attachments_of = {"14": details.attachments_of["1"]}
    return library
