"""What stands around and in place of pages went through the translators."""

from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Page, Version
from confluence_desk.domain.errors import DeskError, Forbidden, Missing, ServerFault, Unreachable
from confluence_desk.services.library import Document
from confluence_desk.ui.panels.comparison import ComparisonTab
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.comparing import FakeComparing
from tests.ui.fakes.library import NOON, FakeLibrary, page_node
from tests.ui.fakes.pseudo import Pseudo, clipped, rest, untranslated
from tests.ui.fakes.reading import Pages, Run, three, told
from tests.ui.fakes.stage import DATA, KEYS
from tests.ui.web.browsing import FakePages, housing, written

Until = Callable[..., Coroutine[Any, Any, None]]
SAID = (*DATA, *KEYS, "Page 1", "Page v2", "Not here", "why", "The service's own words")


@pytest.fixture(autouse=True)
def pseudo(qapp: QApplication) -> Iterator[None]:
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("trouble", [Unreachable("acme"), ServerFault(500), Missing("page 1")])
def test_a_saved_page_says_what_is_the_matter(
    run: Run, theme: Theme, until: Until, trouble: DeskError
) -> None:
    library = three()
    library.trouble = trouble

    async def story(panel: PagePanel, _library: Pages) -> None:
        panel.resize(900, 500)
        panel.show()
        panel.open("1")
        await until(lambda: panel.notice)
        panel.open_finder()
        panel.grab()
        assert untranslated(panel, SAID) == []
        assert clipped(panel) == []

    told(run, theme, library, story)


@pytest.mark.parametrize(
    "trouble", [Unreachable("acme"), ServerFault(500), Missing("page 1"), Forbidden("page 1")]
)
def test_what_stands_in_place_of_a_page_is_translated(
    run: Run, theme: Theme, until: Until, trouble: DeskError
) -> None:
    library = Pages(trouble=trouble)

    async def story(panel: PagePanel, library: Pages) -> None:
        panel.open("7")
        await until(lambda: any(library.reasons))
        assert [rest(reason, SAID) for reason in library.reasons if reason] == [""]

    told(run, theme, library, story)


def test_a_newer_version_is_offered_in_translated_words(
    run: Run, theme: Theme, until: Until
) -> None:
    library = three()
    library.people = {"ana": "Ana Ruiz"}
    library.pages["1"] = Page("1", "Page 1", "1", Version(2, NOON, "ana"))

    async def story(panel: PagePanel, library: Pages) -> None:
        panel.resize(900, 500)
        panel.show()
        panel.open("1")
        await until(lambda: library.answered)
        library.seconds = 3600
        library.drawn["1"] = Document("<p>new</p>", "Page v2", version=2)
        library.changed.emit(Changes(pages=frozenset({"1"})))
        await until(lambda: panel.notice)
        panel.grab()
        assert untranslated(panel, SAID) == []

    told(run, theme, library, story)


class Texts(FakeLibrary):
    async def refresh_page(self, page_id: str) -> Changes:
        await self._ask(f"page:{page_id}")
        return Changes()


def test_a_comparison_is_translated(run: Run, theme: Theme, until: Until) -> None:
    library: Any = Texts(people={"ana": "Ana Ruiz"})
    library.nodes["14"] = page_node("14", "Redis failover")
    library.versions_of["14"] = [
        Version(n, NOON, "ana", "why", minor_edit=n == 2) for n in (3, 2, 1)
    ]
    library.old_texts = {("14", 1): Document(written("<p>1</p>"), "Redis failover", version=1)}
    library.server_texts = dict(library.old_texts)
    library.server_texts["14", 3] = library.old_texts["14", 1]
    library.comparing = FakeComparing(library.text_here)

    async def main() -> None:
        scope = TaskScope(lambda _: None)
        async with housing(FakePages(), theme) as house:
            state = TabState("comparison", "14:1:3")
            tab = ComparisonTab(library, theme, scope, house, state, now=lambda: NOON)
            tab.resize(1100, 600)
            tab.show()
            await until(lambda: not any(map(scope.running, ("versions", "pair"))))
            tab.grab()
            assert untranslated(tab, SAID) == []
            assert clipped(tab) == []
            await tab.aclose()
            await scope.aclose()
            shiboken6.delete(tab)

    run(main())
