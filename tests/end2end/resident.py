"""The whole program in a process of its own, led by a test: orders in, answers out, a line each.

``python -m tests.end2end.resident HOME GATEWAY [URL EMAIL TOKEN]`` signs in where it is told how,
and else goes on as the account that a run before left in this home.
"""

import asyncio
import json
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWebEngineCore import QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView

from confluence_desk.app import Program, Wishes
from confluence_desk.demo.launch import Access
from confluence_desk.desk import Desk
from confluence_desk.services.session import Session
from confluence_desk.system.choices import REOPEN
from confluence_desk.system.crashes import Crashes
from confluence_desk.system.logs import configure
from confluence_desk.system.paths import Paths
from confluence_desk.ui import qt_log
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.panels.alert_tab import AlertTab
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope

PATIENCE = 180.0
"""A whole day is one order; on a machine that has more to do it is a long one."""
_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value


class FileRing:
    """A keyring that outlives the process; in clear, as only a test may."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def get(self, name: str) -> str | None:
        return self._all().get(name)

    async def set(self, name: str, value: str) -> None:
        self._path.write_text(json.dumps({**self._all(), name: value}))

    async def delete(self, name: str) -> None:
        self._path.write_text(json.dumps({k: v for k, v in self._all().items() if k != name}))

    def _all(self) -> dict[str, str]:
        found: dict[str, str] = json.loads(self._path.read_text()) if self._path.exists() else {}
        return found


class Resident:
    """Does with the program what a person does in a day, and says what is seen then."""

    def __init__(self, desk: Desk, scope: TaskScope) -> None:
        self._desk = desk
        self._scope = scope
        self._orders = count()

    def obey(self, order: dict[str, Any]) -> None:
        """Carry out one order and answer it."""
        self._scope.start(self._answer(order), key=f"order:{next(self._orders)}")

    async def _answer(self, order: dict[str, Any]) -> None:
        name = order.pop("do")
        try:
            async with asyncio.timeout(PATIENCE):
                await self._until(lambda: self._windows)
                said = await getattr(self, name)(**order)
        except Exception:  # noqa: BLE001 - the test that waits for the answer fails by it
            said = {"error": f"{traceback.format_exc()}\n{self._state()}"}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()

    # orders

    async def first(self) -> dict[str, Any]:
        """What is there the moment the window is."""
        page = self.front.page
        return {
            "kind": self.front.tabs.current.kind if self.front.tabs.current else "",
            "title": self.front.windowTitle(),
            "spaces": self._row("Operations").isValid(),
            "document": isinstance(page, PagePanel) and not page.view.empty,
        }

    async def day(self) -> dict[str, Any]:
        """Live the day; see ``test_day`` for what is left at its end."""
        await self._expand()
        await self._read_and_go_back()
        await self._fill_with_tabs()
        await self._rearrange()
        await self._leave_unsent()
        await self._open_second_window()
        return await self.seen()

    async def seen(self) -> dict[str, Any]:
        """What is remembered of the windows, and what they show."""
        await self.settle()
        return {
            "states": self._states(),
            "shown": [await self._shown(window) for window in self._windows],
            "notices": [notice.text for notice in self._desk.messages.history],
        }

    async def go(self, title: str, window: int = 0) -> dict[str, Any]:
        """Look at a tab; says what it shows and where its text stands."""
        shown = self._windows[window]
        titles = [face.title for face in shown.tabs.faces()]
        shown.tabs.go(titles.index(title))
        await self.settle()
        return await self._shown(shown)

    async def star(self, title: str) -> dict[str, Any]:
        """Star a page from the first window."""
        await self._session.favourites.toggle(self._id(title))
        return await self.seen()

    async def prefer(self, *, reopen: bool) -> dict[str, Any]:
        """Choose whether the next start brings everything back."""
        self.front.outfit.preferences.choose(REOPEN, reopen)
        return {}

    async def written(self, path: str) -> dict[str, Any]:
        """Wait until all that is remembered of the windows is written."""
        file = Path(path)
        await self._until(lambda: windows_in(file) == self._states())
        await self._until(self._keeps_alerts)
        return {}

    async def quit(self) -> dict[str, Any]:
        """End as a person does."""
        self._desk.quit()
        return {}

    async def abort(self) -> dict[str, Any]:
        """Crash."""
        os.abort()

    # what a person does

    async def _expand(self) -> None:
        for title in ("Operations", "Runbooks", "Machines and clusters", "Delivery", "Data stores"):
            await self._until(partial(self._is_there, title))
            self.front.navigator.tree.expand(self._row(title))
        await self._until(partial(self._is_there, "Redis failover"))
        self.front.navigator.tree.expand(self._row("Engineering"))
        await self._until(partial(self._is_there, "Designs"))

    async def _read_and_go_back(self) -> None:
        for title in ("OPS:On-call handbook", "OPS:Redis failover", "OPS:Kafka consumer lag"):
            self.front.open_address(title)
            await self._until(partial(self._reads, title.partition(":")[2]))
        await self._scroll(400)
        self.front.actions_table["back"].trigger()
        await self._until(partial(self._reads, "Redis failover"))
        self.front.actions_table["zoom_in"].trigger()
        await self._scroll(700)

    async def _fill_with_tabs(self) -> None:
        opening, page = self.front.opening, self._id("Redis failover")
        for each in self._pages("Machines and clusters", "Delivery", "Data stores"):
            opening.page(each, how="behind")
        file = next(iter(self._session.library.attachments(page) or ()))
        opening.tab(TabState("results", "redis", words="redis AND ty"))
        opening.tab(TabState("attachment", file.id))
        opening.tab(TabState("comparison", f"{page}:4:6"))
        opening.page(self._id("Hardware register"), how="front")
        self.front.open_address("ENG:Retry policy for outbound calls")
        await self._until(partial(self._reads, "Retry policy for outbound calls"))
        await self._scroll(500)
        opening.tab(TabState("alert"))
        alert = self.front.tabs.current
        assert isinstance(alert, AlertTab)
        alert.box.setPlainText("RedisPrimaryDown on cache-0, password hunter2")
        opening.tab(TabState("report"))

    async def _rearrange(self) -> None:
        tabs = self.front.tabs
        tabs.close_tab(tabs.find("page", self._id("Log volume")))
        tabs.close_tab(tabs.find("page", self._id("Clock drift")))
        tabs.pin(tabs.find("page", self._id("Deploy and roll back")))
        tabs.pin(tabs.find("comparison", f"{self._id('Redis failover')}:4:6"))
        tabs.move(tabs.count - 1, 4)
        tabs.go(2)
        await self._until(partial(self._reads, "Redis failover"))

    async def _leave_unsent(self) -> None:
        self.front.top.address.setText("half a ques")
        self.front.navigator.box.setText("re")
        self.front.details.versions.set_opened(False)
        self.front.resize(1300, 800)
        self.front.panes.setSizes([330, 600, 370])
        self.front.panes.splitterMoved.emit(330, 1)
        await self.settle()

    async def _open_second_window(self) -> None:
        tabs = self.front.tabs
        tabs.move_to_window(tabs.find("report", ""))
        await self._until(lambda: len(self._windows) == 2)
        second = self._windows[1]
        second.opening.page(self._id("Escalation"), how="behind")
        second.actions_table["toggle_right"].trigger()
        second.resize(1000, 700)

    # what is seen

    @property
    def front(self) -> MainWindow:
        """The first window, in which nearly everything is done."""
        return self._windows[0]

    @property
    def _session(self) -> Session:
        assert self._desk.session is not None
        return self._desk.session

    @property
    def _windows(self) -> tuple[MainWindow, ...]:
        return self._desk.windows.all if self._desk.windows else ()

    async def settle(self) -> None:
        """Wait until all that was asked is answered, and every text in front came to rest."""
        while not await self._calm():  # noqa: ASYNC110 - as below
            await asyncio.sleep(0.01)

    async def _calm(self) -> bool:
        """Whether nothing moves; asking a page takes its turn behind all it was told before."""
        if not self._windows or not all(map(_settled, self._windows)):
            return False
        places = [await self._told_by(window, "window.scrollY") for window in self._windows]
        return all(map(_rests, self._windows, places)) and all(map(_settled, self._windows))

    def _states(self) -> Any:
        assert self._desk.windows is not None
        return json.loads(msgspec.json.encode(self._desk.windows.states()))

    async def _shown(self, window: MainWindow) -> dict[str, Any]:
        front = window.tabs.current
        return {
            "title": window.windowTitle(),
            "tabs": [face.title for face in window.tabs.faces()],
            "kind": front.kind if front else "",
            "typed": front.box.toPlainText() if isinstance(front, AlertTab) else "",
            "text": await self._told_by(window, "document.body.innerText.slice(0, 400)"),
            "scroll": await self._told_by(window, "window.scrollY"),
            "size": list(window.size().toTuple()),
            "panes": window.panes.sizes(),
            "rows": _rows(window),
            "current": window.navigator.current_id(),
        }

    async def _told_by(self, window: MainWindow, script: str) -> Any:
        page = window.page
        if not isinstance(page, PagePanel):
            return None
        told: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        view: Any = page.view.findChild(QWebEngineView)
        view.page().runJavaScript(script, _WORLD, told.set_result)
        return await told

    async def _scroll(self, position: float) -> None:
        page = self.front.page
        assert isinstance(page, PagePanel)
        page.view.move_to(position)
        await self.settle()

    def _keeps_alerts(self) -> bool:
        kept = self._session.drafts.words
        states = [state for window in self._windows for state in window.tabs.states()]
        alerts = [state for state in states if state.kind == "alert" and state.words]
        return all(kept(alert.draft) == alert.words for alert in alerts)

    def _reads(self, title: str) -> bool:
        page = self.front.page
        return isinstance(page, PagePanel) and page.title == title and page.settled

    def _is_there(self, title: str) -> bool:
        return self._row(title).isValid()

    def _row(self, title: str) -> QModelIndex:
        model = self.front.navigator.tree.model()
        flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, title, 1, flags)
        return found[0] if found else QModelIndex()

    def _id(self, title: str) -> str:
        return self._nodes().get(title, "")

    def _pages(self, *folders: str) -> list[str]:
        library = self._session.library
        found = [library.children(self._id(folder)) or () for folder in folders]
        return [node.id for nodes in found for node in nodes]

    def _nodes(self) -> dict[str, str]:
        library, found = self._session.library, {}
        waiting = [f"space:{space.id}" for space in library.spaces()]
        while waiting:
            for node in library.children(waiting.pop()) or ():
                found[node.title] = node.id
                waiting.append(node.id)
        return found

    async def _until(self, condition: Callable[[], object]) -> None:
        while not condition():  # noqa: ASYNC110 - what a person sees is no event
            await asyncio.sleep(0.01)

    def _state(self) -> str:
        fronts = [window.tabs.current for window in self._windows]
        return "\n".join(f"{front and front.state()}" for front in fronts)


def windows_in(file: Path) -> Any:
    """The windows that a session's file remembers of its only account."""
    if not file.exists():
        return None
    (windows,) = json.loads(file.read_bytes())["windows"].values()
    return windows


def _settled(window: MainWindow) -> bool:
    """Whether the page in front stands, and all rows of the navigator that are on their way."""
    front, rows = window.tabs.current, window.navigator
    asking = window.scope._alive  # noqa: SLF001 - whatever a window asks for
    opening = rows.rows._rest and not rows.box.text()  # noqa: SLF001 - those come a while later
    narrowing = rows._filter._again.isActive()  # noqa: SLF001 - as above
    if front is None or asking or opening or narrowing:
        return False
    return not isinstance(front, PagePanel) or front.settled


def _rests(window: MainWindow, place: float | None) -> bool:
    """Whether the text in front stands where the program believes, and tells of it no more."""
    page = window.page
    if not isinstance(page, PagePanel):
        return True
    view = page.view
    moving = view._headings._rest.isActive()  # noqa: SLF001 - nobody else must know it
    return place is not None and not moving and abs(view.position - place) < 1


def _rows(window: MainWindow) -> list[str]:
    """The rows of the navigator that are open to sight, from the top."""
    tree, found = window.navigator.tree, []
    at = tree.model().index(0, 0)
    while at.isValid():
        found.append(str(at.data()))
        at = tree.indexBelow(at)
    return found


async def _lived(desk: Desk, access: Access | None) -> int:
    loop, scope = asyncio.get_running_loop(), TaskScope(desk.messages.report, name="test")
    resident = Resident(desk, scope)
    pending = bytearray()

    def hear() -> None:
        pending.extend(os.read(0, 65536))
        *lines, rest = bytes(pending).split(b"\n")
        pending[:] = rest
        for line in lines:
            resident.obey(json.loads(line))

    loop.add_reader(0, hear)
    try:
        return await desk.live(access)
    finally:
        loop.remove_reader(0)
        await scope.aclose()


def main() -> int:
    home, gateway, *signing_in = sys.argv[1:]
    paths = Paths.of(Path(home))
    paths.make()
    url, email, token = signing_in or ("", "", "")
    access = Access(url, email, token, gateway, "", "", "") if signing_in else None
    end_logging = configure(paths, verbose=False)
    crashes = Crashes(paths.runs, paths.logs)
    ending = crashes.begin()
    end_qt = qt_log.catch(crashes.note_text)
    secrets = FileRing(Path(home) / "ring.json")
    program = Program(paths, secrets, Wishes(), crashes, gateway)
    code = program.run(partial(_lived, access=access), ending)
    end_qt()
    crashes.end()
    end_logging()
    return code


if __name__ == "__main__":
    sys.exit(main())
