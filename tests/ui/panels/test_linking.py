"""What links to the page, in the dock: known at once, looked through behind."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from confluence_desk.domain.entities import Space
from confluence_desk.ui.panels.labels import Row
from tests.ui.fakes.library import page_node
from tests.ui.fakes.pane import Pane, full

Until = Callable[..., Coroutine[Any, Any, None]]


def test_pages_that_link_here_are_counted_and_lead_there(tell: Callable[..., None]) -> None:
    library = full()
    library.stored_spaces = [Space("1", "OPS", "Operations")]
    library.backlinks.known["1"] = [page_node("8", "Deploy"), page_node("9", "On-call")]

    async def story(pane: Pane) -> None:
        opened: list[str] = []
        links = pane.panel.links
        pane.panel.page_requested.connect(opened.append)
        pane.panel.show_page("1")
        assert links.header.text() == "Links here · 2"
        links.set_opened(True)
        assert "Deploy" in links.texts()
        row = links.body.findChildren(Row)[1]
        QTest.keyClick(row, Qt.Key.Key_Return)
        assert opened == ["9"]
        await pane.settle()

    tell(story, library)


def test_what_is_found_behind_appears_by_itself(tell: Callable[..., None], until: Until) -> None:
    library = full()
    library.backlinks.whole = False
    library.backlinks.due["1"] = [page_node("8", "Deploy")]

    async def story(pane: Pane) -> None:
        links = pane.panel.links
        links.set_opened(True)
        pane.panel.show_page("1")
        assert links.texts() == ["Looking through the pages in your library…"]
        await until(lambda: "Deploy" in links.texts())
        assert library.backlinks.gathered == 1
        pane.panel.show_page("2")
        assert links.texts() == ["No page in your library links here."]

    tell(story, library)
