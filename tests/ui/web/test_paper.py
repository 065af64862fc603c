"""A document on paper: in a PDF that says on every sheet what it is."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

from confluence_desk.ui.theme import Scheme, Theme
from confluence_desk.ui.web.paper import Margins
from tests.ui.web.browsing import FakePages, picture, viewing

Run = Callable[[Coroutine[Any, Any, None]], None]
SHEET = b"@page { margin: 16mm }"
NASTY = 'A "quoted" \\ title } @page { size: 1px } <b>'


def read(data: bytes) -> list[str]:
    """The letters of every sheet: where words end is not told of its margins."""
    buffer, paper = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    paper.load(buffer)
    count = paper.pageCount()
    sheets = ["".join(paper.getAllText(number).text().split()) for number in range(count)]
    paper.close()
    return sheets


def test_every_sheet_says_what_it_is_of_and_how_many_there_are(run: Run, theme: Theme) -> None:
    library = FakePages({"1": "<h1>Head</h1>" + "<p>words</p>" * 150}, sheet=SHEET)

    async def main() -> None:
        async with viewing(library, theme) as seen:
            await seen.show("1")
            data = await seen.view.paper.pdf(
                Margins(NASTY, "Operations", "v6 · Ana Ruiz", "Page {page} of {all}")
            )
            sheets = read(data)
            assert len(sheets) > 2
            for number, text in enumerate(sheets, 1):
                assert "Operations" in text
                assert "v6·AnaRuiz" in text
                assert f"Page{number}of{len(sheets)}" in text
            title = "".join(NASTY.split())
            assert title in sheets[1]
            assert title not in sheets[0]  # its title stands there in large letters

    run(main())


def test_pictures_far_below_are_fetched_before_they_are_printed(run: Run, theme: Theme) -> None:
    far = (
        '<p class="tall">x</p>' * 4 + '<img src="desk://site/blob/att1/1" loading="lazy" alt="a"/>'
    )
    library = FakePages({"1": far}, remote={("att1", 1): (picture(), "image/png")})

    async def main() -> None:
        async with viewing(library, theme) as seen:
            library.gate = asyncio.Event()
            seen.start("1")
            await seen.asked_until("document.images.length", 1)

            async def come() -> None:
                assert library.gate is not None
                library.gate.set()

            data, _ = await asyncio.gather(seen.view.paper.pdf(Margins("", "", "", "")), come())
            assert data
            assert await seen.ask("document.images[0].naturalWidth") == 40

    run(main())


def test_paper_is_white_at_night_and_the_window_stays_dark(run: Run, theme: Theme) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": "<p>x</p>"}), theme) as seen:
            theme.choose(Scheme.DARK)
            await seen.show("1")
            before = seen.page.backgroundColor()
            assert await seen.view.paper.pdf(Margins("", "", "", ""))
            assert seen.page.backgroundColor() == before != "#ffffff"

    run(main())
