"""Who wrote either side is said inside a comparison, and a version named there leads to itself."""

from collections.abc import Callable, Coroutine
from typing import Any

from confluence_desk.diff.writers import Wrote
from confluence_desk.services.cards import VersionCard
from confluence_desk.services.comparing import Pair
from confluence_desk.ui.panels.comparison import ComparisonTab
from tests.ui.fakes.library import NOON, FakeLibrary
from tests.ui.panels import test_comparison as base

Until = Callable[..., Coroutine[Any, Any, None]]
Tell = Callable[..., None]
tell = base.tell


class Annotating:
    """Knows nothing, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Pair] = []

    async def both(self, pair: Pair) -> Wrote:
        self.asked.append(pair)
        return Wrote()


def written() -> Any:
    library: Any = base.retry(1, 2, 3)
    library.annotating = Annotating()
    return library


def test_it_is_found_out_when_it_is_wanted(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, library: Any) -> None:
        assert not tab.shows_writers
        assert not library.annotating.asked
        tab.toggle_writers()
        assert tab.shows_writers
        await until(lambda: len(library.comparing.wishes) == 2)
        assert library.annotating.asked == [Pair("14", 1, 3)]
        assert library.comparing.wishes[-1][1].wrote == Wrote()
        tab.show_as("source")  # that has no writers
        await until(lambda: len(library.comparing.wishes) == 3)
        assert len(library.annotating.asked) == 1
        assert library.comparing.wishes[-1][1].wrote is None

    tell(story, written())


def test_a_version_leads_to_what_it_changed(tell: Tell) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        links: list[str] = []
        others: list[str] = []
        tab.link_requested.connect(lambda link, _how: links.append(link))
        tab.comparison_requested.connect(others.append)
        tab.view.link_clicked.emit("desk://site/wrote/14/2", "here")
        assert tab.state().target == "14:1:2"
        tab.view.link_clicked.emit("desk://site/wrote/14/1", "here")  # nothing stood before it
        assert tab.state().target == "14:1:2"
        tab.view.link_clicked.emit("desk://site/wrote/15/4", "here")
        tab.view.link_clicked.emit("desk://site/page/15", "here")
        assert others == ["15::4"]
        assert links == ["desk://site/page/15"]

    tell(story, base.retry(1, 2, 3))


def test_a_card_tells_of_the_version_that_is_rested_on(tell: Tell, until: Until) -> None:
    link = "desk://site/wrote/14/2"

    async def story(tab: ComparisonTab, library: FakeLibrary) -> None:
        library.cards.known[link] = VersionCard(2, "Ana Ruiz", NOON, "why")
        tab.view.hovered.emit(link)
        pointing = tab.pointing
        await until(lambda: pointing.card is not None and pointing.card.isVisible())
        assert pointing.card is not None
        assert pointing.card.told.startswith("Ana Ruiz")
        tab.view.scrolled.emit(20.0)
        assert pointing.card.isHidden()

    tell(story, base.retry(1, 2, 3))


def test_going_to_a_change_tells_who_wrote_it(tell: Tell, until: Until) -> None:
    link = "desk://site/wrote/14/2"

    async def story(tab: ComparisonTab, library: Any) -> None:
        library.cards.known[link] = VersionCard(2, "Ana Ruiz", NOON, "why")
        went: list[str] = []

        def focus_in(reference: str, told: Callable[[str], None]) -> None:
            went.append(reference)
            told(link)

        tab.view.touch.focus_in = focus_in  # type: ignore[method-assign]
        tab.next_change()
        assert not went  # nobody asked
        loaded = base.heard(tab.view.loaded)
        tab.toggle_writers()
        await until(lambda: loaded)  # what comes later would take the card away
        assert len(library.comparing.wishes) == 2
        tab.next_change()
        assert len(went) == 1
        await until(lambda: tab.pointing.card is not None and tab.pointing.card.isVisible())

    tell(story, written())
