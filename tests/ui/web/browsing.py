"""A library written by hand and a view on it, for tests that look at what WebEngine shows."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QBuffer, QObject
from PySide6.QtGui import QColor, QImage
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView

from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import DeskError, Missing
from confluence_desk.services.library import Document
from confluence_desk.services.look import Look
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.house import WebHouse
from confluence_desk.ui.web.view import PageView

OUR_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
SHEET = b"""
html { background: rgb(255, 255, 255); color: rgb(16, 16, 16); }
.on { outline: 3px solid red; } .tall { height: 3000px; } a { display: block; }
"""
NIGHT = b"html { background: rgb(20, 22, 26); color: rgb(240, 240, 240); }"


def written(body: str, *, title: str = "Title") -> str:
    """A complete document around ``body``, as the renderer makes them."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="stylesheet" href="desk://site/style/page.css"></head>'
        f'<body><span id="freshness"></span>{body}</body></html>'
    )


def picture(colour: str = "#00c800", size: int = 40) -> bytes:
    """A PNG of one colour."""
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@dataclass
class FakePages:
    """Bodies, pictures that are stored or at Confluence, and the failure it answers with."""

    bodies: dict[str, str] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    sheet: bytes = SHEET
    stored: dict[tuple[str, int], tuple[bytes, str]] = field(default_factory=dict)
    remote: dict[tuple[str, int], tuple[bytes, str]] = field(default_factory=dict)
    failure: DeskError | None = None
    gate: asyncio.Event | None = None
    site: Site = field(default_factory=lambda: Site("https://acme.atlassian.net", name="acme"))
    asked: list[str] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)

    def document(self, node_id: str) -> Document | None:
        body = self.bodies.get(node_id)
        if body is None:
            return None
        html = written(body, title=node_id)
        return Document(html, node_id, codes=self.codes, version=1)

    def placeholder(self, node_id: str, *, reason: str, kind: str = "offline") -> Document:
        return Document(written(f'<p class="{kind}">{reason or "Loading"}</p>'), node_id)

    def web_url(self, node_id: str) -> str:
        return f"https://acme.atlassian.net/wiki/pages/{node_id}"

    def stylesheet(self, look: Look) -> bytes:
        return self.sheet + (NIGHT if look.dark else b"")

    def blob_now(self, attachment_id: str, version: int) -> tuple[bytes, str] | None:
        return self.stored.get((attachment_id, version))

    def outer_now(self, address: str) -> tuple[bytes, str] | None:
        return self.stored.get((address, 0))

    async def outer(self, address: str) -> tuple[bytes, str]:
        return await self.blob(address, 0)

    async def blob(self, attachment_id: str, version: int) -> tuple[bytes, str]:
        self.asked.append(attachment_id)
        try:
            await (self.gate.wait() if self.gate else asyncio.sleep(0))
        except asyncio.CancelledError:
            self.cancelled.append(attachment_id)
            raise
        if self.failure is not None:
            raise self.failure
        found = self.remote.get((attachment_id, version))
        if found is None:
            raise Missing(attachment_id)
        return found


class Seen:
    """What a view told, and questions to the document in it."""

    def __init__(self, view: PageView, library: FakePages) -> None:
        self.view = view
        self.library = library
        self.loaded: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.found: list[tuple[int, int]] = []
        self.crashes = 0
        view.loaded.connect(self.loaded.append)
        view.link_clicked.connect(lambda address, how: self.links.append((address, how)))
        view.found.connect(lambda active, total: self.found.append((active, total)))
        view.crashed.connect(self._crashed)

    @property
    def web(self) -> QWebEngineView:
        """Qt's widget inside the view."""
        web = self.view.findChild(QWebEngineView)
        assert isinstance(web, QWebEngineView)
        return web

    @property
    def page(self) -> QWebEnginePage:
        """Qt's page inside the view."""
        return self.web.page()

    async def ask(self, script: str) -> Any:
        """What a line of script says, in our own world beside the document."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.page.runJavaScript(f"JSON.stringify({script})", OUR_WORLD, answer.set_result)
        async with asyncio.timeout(20):
            said = await answer
        return json.loads(said) if said else None

    async def do(self, script: str) -> None:
        """Run some lines of script there."""
        await self.ask(f"(() => {{ {script} }})()")

    async def scroll(self, position: int) -> None:
        """Scroll as a person would, and wait until Qt knows."""
        await self.do(f"window.scrollTo(0, {position})")
        wanted = position * self.page.zoomFactor()
        async with asyncio.timeout(20):
            while abs(self.page.scrollPosition().y() - wanted) > 1:
                await self.ask("window.scrollY")

    async def asked_until(self, script: str, wanted: object) -> None:
        """Ask until the answer is ``wanted``."""
        async with asyncio.timeout(20):
            while await self.ask(script) != wanted:  # each question is a turn of the loop
                pass

    async def show(self, node_id: str, **more: Any) -> None:
        """Show a page and wait until all of it is there."""
        await self._after_loading(lambda: self.start(node_id, **more))

    def start(self, node_id: str, **more: Any) -> None:
        """Begin to show a page."""
        document = self.library.document(node_id)
        assert document is not None
        self.view.show_document(document, node_id=node_id, **more)

    async def show_document(self, document: Document) -> None:
        """Show a drawn document and wait until all of it is there."""
        await self._after_loading(lambda: self.view.show_document(document))

    async def _after_loading(self, start: Callable[[], None]) -> None:
        done = asyncio.Event()
        connection = self.view.loaded.connect(lambda _id: done.set())
        start()
        async with asyncio.timeout(30):
            await done.wait()
        QObject.disconnect(connection)

    def _crashed(self) -> None:
        self.crashes += 1


@asynccontextmanager
async def housing(library: FakePages, theme: Theme) -> AsyncIterator[WebHouse]:
    """A house of views that ends before the loop does, with everything it started."""

    def unexpected(trouble: BaseException) -> None:
        raise trouble

    scope = TaskScope(unexpected)
    house = WebHouse(library, theme, scope)
    try:
        yield house
    finally:
        await scope.aclose()
        house.end()


@asynccontextmanager
async def viewing(library: FakePages, theme: Theme) -> AsyncIterator[Seen]:
    """A shown view in a house of its own."""
    async with housing(library, theme) as house:
        view = house.view()
        view.resize(600, 400)
        view.show()
        yield Seen(view, library)
        view.end()
        view.close()
        view.deleteLater()
