"""Puts the document that is shown on paper, or into a PDF, with what stands in its margins."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QByteArray, QLocale, QMarginsF, QObject, Qt
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.web import asking

if TYPE_CHECKING:
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter

_OUR_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_PATIENCE = 8.0
"""Seconds that pictures may take to come; paper does not wait for what cannot be had."""
_LOOK = 0.05


@frozen
class Margins:
    """What every sheet says; ``pages`` counts with ``{page}`` and ``{all}``."""

    head: str
    aside: str
    foot: str
    pages: str


class Paper(QObject):
    """The style sheet says what paper looks like: no buttons, nothing folded, nothing dark."""

    def __init__(self, surface: QWebEngineView, page: QWebEnginePage) -> None:
        super().__init__(surface)
        self._surface = surface
        self._page = page
        prefers = QWebEngineSettings.WebAttribute.PreferCSSMarginsForPrinting
        page.settings().setAttribute(prefers, True)

    async def pdf(self, margins: Margins) -> bytes:
        """The document as a PDF; empty where it could not be made."""
        from PySide6.QtGui import QPageLayout  # noqa: PLC0415 - few starts print

        made: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

        def finished(data: QByteArray) -> None:
            if not made.done():
                made.set_result(bytes(data.data()))

        layout = QPageLayout(_paper_size(), QPageLayout.Orientation.Portrait, QMarginsF())
        await self._lay_out(margins)
        with self._white():
            self._page.printToPdf(finished, layout)
            return await made

    async def send(self, printer: "QPrinter", margins: Margins) -> bool:
        """Print the document; whether the printer took it."""
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def finished(succeeded: bool) -> None:  # noqa: FBT001 - Qt's signature
            if not done.done():
                done.set_result(succeeded)

        await self._lay_out(margins)
        self._surface.printFinished.connect(finished)
        try:
            with self._white():
                self._surface.print(printer)
                return await done
        finally:
            self._surface.printFinished.disconnect(finished)

    @contextmanager
    def _white(self) -> Iterator[None]:
        """Margins have the colour that stands behind a document, in the dark too."""
        before = self._page.backgroundColor()
        self._page.setBackgroundColor(Qt.GlobalColor.white)
        try:
            yield
        finally:
            if shiboken6.isValid(self._page):
                self._page.setBackgroundColor(before)

    async def _lay_out(self, margins: Margins) -> None:
        script = asking.paper(margins.head, margins.aside, margins.foot, margins.pages)
        self._page.runJavaScript(script, _OUR_WORLD)
        self._page.runJavaScript(asking.fetch_pictures(), _OUR_WORLD)
        loop = asyncio.get_running_loop()
        until = loop.time() + _PATIENCE
        while await self._ask(asking.pictures_missing()) and loop.time() < until:  # noqa: ASYNC110 - the page's state, not an event
            await asyncio.sleep(_LOOK)

    async def _ask(self, script: str) -> float:
        answer: asyncio.Future[object] = asyncio.get_running_loop().create_future()

        def told(value: object) -> None:
            if not answer.done():
                answer.set_result(value)

        self._page.runJavaScript(script, _OUR_WORLD, told)
        said = await answer
        return float(said) if isinstance(said, (int, float)) else 0.0


def _paper_size() -> "QPageSize":
    """Letter where people measure in inches, A4 everywhere else."""
    from PySide6.QtGui import QPageSize  # noqa: PLC0415 - as above

    metric = QLocale().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return QPageSize(QPageSize.PageSizeId.A4 if metric else QPageSize.PageSizeId.Letter)
