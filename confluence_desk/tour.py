"""Drives the real window through its main jobs and leaves a picture of every step.

It does what a person would do: types, presses, opens rows; and it fails where a step does
not come to the end a person would expect.
"""

import asyncio
import sys
import urllib.request
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QWidget

from confluence_desk.demo.launch import Access
from confluence_desk.desk import Desk
from confluence_desk.services.connection import Link
from confluence_desk.services.library import Library
from confluence_desk.ui.dialogs.connect import ConnectDialog
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.panels.comparison import ComparisonTab
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.panels.results import ResultsTab
from confluence_desk.ui.panels.section import Section
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Scheme

if TYPE_CHECKING:
    from confluence_desk.services.session import Session

SIZE = QSize(1440, 900)
PATIENCE = 30.0
"""Seconds a step may take before it has failed."""
_BEAT = 0.02
_SETTLE = 0.4
"""Seconds for a picture to be painted once all that it shows is there."""

_QUESTION = "runbooks in OPS"

Step = tuple[str, Callable[[], Awaitable[None]]]


class Tour:
    """One round through a demo site; ``folder`` is where its pictures go."""

    def __init__(self, desk: Desk, access: Access, folder: Path) -> None:
        self._desk = desk
        self._access = access
        self._folder = folder
        self._scope = TaskScope(desk.messages.report, name="tour")
        self._dialog: ConnectDialog | None = None
        self._asking: asyncio.Task[Session | None] | None = None

    async def run(self) -> int:
        """Take every step; 0 when all went well, 1 at the first that did not."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for old in self._folder.glob("[0-9][0-9]-*.png"):
            old.unlink()
        try:
            return await self._walk()
        finally:
            await self._scope.aclose()

    async def _walk(self) -> int:
        for number, (name, step) in enumerate(self._steps(), 1):
            try:
                async with asyncio.timeout(PATIENCE):
                    await step()
            except TimeoutError:
                self._picture(f"{number:02}-{name}-failed")
                sys.stderr.write(f"The tour failed at step {number}, {name}: {self._state()}\n")
                return 1
            await asyncio.sleep(_SETTLE)
            self._picture(f"{number:02}-{name}")
            sys.stdout.write(f"  {number:2}  {name}\n")
        sys.stdout.write(f"The tour's pictures are in {self._folder}\n")
        return 0

    def _steps(self) -> list[Step]:
        return [
            ("connect-where", self._begin),
            ("connect-how", self._say_where),
            ("connect-check", self._say_how),
            ("connect-keep", lambda: self._go_on(self._wizard.keep)),
            ("connect-done", lambda: self._go_on(self._wizard.last)),
            ("spaces", self._see_spaces),
            ("hierarchy", self._open_space),
            ("runbook", lambda: self._open("OPS:Redis failover")),
            ("design", lambda: self._open("ENG:Retry policy for outbound calls")),
            ("space-home", lambda: self._open_first("DOCS")),
            ("comments", self._read_comments),
            ("attachments", self._see_attachments),
            ("offline", self._go_offline),
            ("online", self._come_back),
            ("search", self._search),
            ("changes", self._compare),
            ("dark", self._turn_dark),
        ]

    @property
    def _window(self) -> MainWindow:
        if self._desk.window is None:
            raise RuntimeError("no window is open")
        return self._desk.window

    @property
    def _page(self) -> PagePanel:
        page = self._window.page
        if not isinstance(page, PagePanel):
            raise TypeError("no page is in front")
        return page

    @property
    def _library(self) -> Library:
        if self._desk.session is None:
            raise RuntimeError("nobody is signed in")
        return self._desk.session.library

    @property
    def _wizard(self) -> ConnectDialog:
        if self._dialog is None:
            raise RuntimeError("the wizard is not open")
        return self._dialog

    async def _begin(self) -> None:
        """Open the wizard that connects."""
        self._dialog = await self._desk.dialog()
        self._asking = self._scope.start(self._dialog.ask(), key="connect")
        await asyncio.sleep(0)
        self._wizard.where.site.setText(self._access.url)
        await self._until(self._wizard.next_button.isEnabled)

    async def _say_where(self) -> None:
        await self._go_on(self._wizard.how)
        card = self._wizard.how.token_card
        card.email.setText(self._access.email)
        card.token.setText(self._access.token)

    async def _say_how(self) -> None:
        await self._go_on(self._wizard.check)
        await self._until(lambda: self._wizard.check.ready)

    async def _go_on(self, step: QWidget) -> None:
        """Press the button that leads on, and wait for the step it leads to."""
        await self._until(self._wizard.next_button.isEnabled)
        self._wizard.next_button.click()
        await self._until(lambda: self._wizard.step is step)

    async def _see_spaces(self) -> None:
        """Leave the wizard for the window."""
        await self._until(self._wizard.next_button.isEnabled)
        self._wizard.next_button.click()
        session = await self._asking if self._asking is not None else None
        self._wizard.deleteLater()
        self._dialog = None
        if session is None:
            raise RuntimeError("the wizard gave no session")
        self._desk.show(session).resize(SIZE)
        await self._until(lambda: self._desk.window is not None)
        await self._until(lambda: self._row("Operations").isValid())

    async def _open_space(self) -> None:
        """Open the rows down to the runbooks."""
        for title in ("Operations", "Runbooks"):
            await self._until(lambda title=title: self._row(title).isValid())  # type: ignore[misc]
            self._window.navigator.tree.expand(self._row(title))
        await self._until(lambda: self._row("Data stores").isValid())

    async def _open(self, address: str) -> None:
        """Type an address and press Enter."""
        box = self._window.top.address
        box.setText(address)
        box.entered.emit("here")
        title = address.partition(":")[2]
        await self._until(lambda: self._reading() == title)
        await self._drawn()

    async def _open_first(self, key: str) -> None:
        """Open a space's homepage."""
        library = self._library
        space = next(s for s in library.spaces() if s.key == key)
        self._window.open_space(space.id)
        await self._until(
            lambda: bool(self._window.page) and self._page.node_id == space.homepage_id
        )
        await self._drawn()

    async def _read_comments(self) -> None:
        self._page.back()
        self._page.back()
        await self._until(lambda: self._reading() == "Redis failover")
        await self._drawn()
        details = self._window.details
        self._show_only(details.comments)
        await self._until(lambda: bool(details.comments.texts()))

    async def _see_attachments(self) -> None:
        details = self._window.details
        self._show_only(details.attachments, details.versions)
        await self._until(lambda: bool(details.attachments.texts()))

    async def _go_offline(self) -> None:
        """Pull the plug, then open a page that was read before."""
        await self._tell("down")
        self._page.reload()
        await self._until(lambda: self._link() is Link.OFFLINE)
        await self._open("ENG:Retry policy for outbound calls")
        await self._until(lambda: bool(self._page.notice))

    async def _come_back(self) -> None:
        await self._tell("up")
        self._window.actions_table["retry"].trigger()
        await self._until(lambda: self._link() is Link.ONLINE)
        await self._until(lambda: not self._page.notice)

    async def _search(self) -> None:
        """Ask in plain English, as a newcomer would."""
        self._window.top.address.setText(_QUESTION)
        self._window.top.address.entered.emit("front")
        await self._until(lambda: isinstance(self._window.tabs.current, ResultsTab))
        results = self._window.tabs.current
        if isinstance(results, ResultsTab):
            await self._until(lambda: results.model.rowCount() > 0)

    async def _compare(self) -> None:
        """Lay two versions of the design page side by side."""
        await self._open("ENG:Retry policy for outbound calls")
        self._window.actions_table["compare"].trigger()
        await self._until(lambda: isinstance(self._window.tabs.current, ComparisonTab))
        tab = self._window.tabs.current
        if isinstance(tab, ComparisonTab):
            await self._until(lambda: bool(tab.heading.place.text()))

    async def _turn_dark(self) -> None:
        self._desk.theme.choose(Scheme.DARK)
        await self._open("OPS:Redis failover")

    def _link(self) -> Link | None:
        return self._desk.session.connection.state if self._desk.session else None

    def _reading(self) -> str:
        front = self._window.page
        page = self._library.page(front.node_id) if front else None
        return page.title if page and page.body is not None else ""

    async def _drawn(self) -> None:
        """Wait until the page stands with its pictures."""
        page = self._page
        await self._until(lambda: page.settled)

    def _show_only(self, *wanted: Section) -> None:
        for section in self._window.details.sections:
            section.set_opened(section in wanted)

    def _row(self, title: str) -> QModelIndex:
        """A row of the tree by its words, at any depth that is loaded."""
        model = self._window.navigator.tree.model()
        first = model.index(0, 0)
        flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        found = model.match(first, Qt.ItemDataRole.DisplayRole, title, 1, flags)
        return found[0] if found else QModelIndex()

    async def _tell(self, order: str) -> None:
        """Speak to the demo site's control route."""
        request = urllib.request.Request(  # noqa: S310 - our own address on loopback
            f"{self._access.control}/{order}", data=b"{}", method="POST"
        )
        await asyncio.to_thread(lambda: urllib.request.urlopen(request, timeout=10).close())  # noqa: S310 - as above

    async def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():  # noqa: ASYNC110 - what a person sees is no event
            await asyncio.sleep(_BEAT)

    def _picture(self, name: str) -> None:
        window = self._dialog or self._desk.window
        if window is not None:
            window.grab().save(str(self._folder / f"{name}.png"))

    def _state(self) -> str:
        page = self._desk.window.page if self._desk.window else None
        if not isinstance(page, PagePanel):
            return f"no page is in front, link {self._link()}"
        return f"page {page.node_id}, link {self._link()}, notice “{page.notice}”"
