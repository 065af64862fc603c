"""A page's tab while it says who wrote its page: the command, the margin's links, the way back."""

from dataclasses import dataclass

import pytest

from confluence_desk.services.annotating import Authorship, Told
from confluence_desk.services.library import Document
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.reading import Pages, Run, told, until_settled

register_scheme()
pytestmark = pytest.mark.qt_log_ignore(
    "RHI|QRhi|Vulkan|GBM|GPUInfo|This plugin does not support", extend=True
)


@dataclass
class Written(Pages):
    """Pages that know their writers."""

    @property
    def annotating(self) -> "Written":
        return self

    async def authorship(self, page_id: str, tell: Told) -> Authorship:
        tell("reading", 0, 1)
        return Authorship(Document(f"<p>who wrote {page_id}</p>", "Who", version=1), 1)


def two() -> Written:
    drawn = {i: Document(f"<p>{i}</p>", f"Page {i}", version=1) for i in "12"}
    library = Written(drawn=drawn)
    library.versions_of = {"1": [], "2": []}
    return library


def test_the_tab_shows_who_wrote_its_page_and_no_other(run: Run, theme: Theme) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        moved: list[bool] = []
        panel.moved.connect(lambda: moved.append(panel.shows_writers))
        panel.open("1")
        await until_settled(panel)
        assert not panel.shows_writers
        panel.toggle_writers()
        assert moved[-1]
        await until_settled(panel, lambda: panel.title == "Who")
        panel.follow("desk://site/wrote/")
        await until_settled(panel, lambda: panel.title == "Page 1")
        assert not moved[-1]
        panel.toggle_writers()
        await until_settled(panel, lambda: panel.title == "Who")
        panel.open("2")
        await until_settled(panel, lambda: panel.title == "Page 2")
        assert not panel.shows_writers
        panel.back()
        await until_settled(panel, lambda: panel.title == "Page 1")
        assert panel.notice == ""

    told(run, theme, two(), story)


def test_a_tab_without_a_page_says_nothing(run: Run, theme: Theme) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        panel.toggle_writers()
        assert not panel.shows_writers
        assert panel.notice == ""

    told(run, theme, two(), story)
