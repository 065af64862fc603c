"""Two versions compared: fetched when they are not here, gone through by change, named right."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QToolButton, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Version
from confluence_desk.domain.errors import Missing, Unreachable
from confluence_desk.services.library import Document
from confluence_desk.ui.panels.comparison import ComparisonTab
from confluence_desk.ui.panels.labels import ElidedLabel
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.scheme import register_scheme
from confluence_desk.ui.web.view import PageView
from tests.ui.fakes.comparing import FakeComparing
from tests.ui.fakes.library import NOON, FakeLibrary, page_node
from tests.ui.web.browsing import FakePages, housing, written

register_scheme()
pytestmark = pytest.mark.qt_log_ignore(
    "RHI|QRhi|Vulkan|GBM|GPUInfo|This plugin does not support", extend=True
)

Until = Callable[..., Coroutine[Any, Any, None]]
Story = Callable[[ComparisonTab, Any], Coroutine[Any, Any, None]]
Tell = Callable[..., None]


class Texts(FakeLibrary):
    comparing: FakeComparing

    async def refresh_page(self, page_id: str) -> Changes:
        await self._ask(f"page:{page_id}")
        return Changes()


def text_of(number: int) -> Document:
    body = f'<p>text {number}</p><p class="tall">tall</p>'
    return Document(written(body), f"Retry {number}", version=number)


def retry(*stored: int) -> Texts:
    """Page 14 with three versions, the texts of some of them here."""
    library = Texts(people={"ana": "Ana <b>Ruiz"})
    library.comparing = FakeComparing(library.text_here)
    library.nodes["14"] = page_node("14", "Retry policy")
    library.versions_of["14"] = [
        Version(number, NOON - timedelta(days=10 - number), "ana", "why", minor_edit=number == 2)
        for number in (3, 2, 1)
    ]
    texts = {("14", number): text_of(number) for number in (1, 2, 3)}
    library.old_texts = {key: text for key, text in texts.items() if key[1] in stored}
    library.server_texts = texts
    return library


@pytest.fixture
def tell(run: Any, theme: Theme, until: Until) -> Tell:
    def told(story: Story, library: FakeLibrary, target: str = "14:1:3", **more: Any) -> None:
        async def main() -> None:
            troubles: list[BaseException] = []
            scope = TaskScope(troubles.append)
            async with housing(FakePages(), theme) as house:
                state = TabState("comparison", target, **more)
                tab = ComparisonTab(
                    library,  # type: ignore[arg-type]
                    theme,
                    scope,
                    house,
                    state,
                    now=lambda: NOON,
                )
                loaded = heard(tab.view.loaded)
                tab.resize(800, 500)
                tab.show()
                await until(lambda: not any(map(scope.running, ("versions", "pair"))))
                await until(lambda: tab.said or loaded)
                await story(tab, library)
                await tab.aclose()
                await scope.aclose()
                shiboken6.delete(tab)
            assert not troubles

        run(main())

    return told


def heard(signal: Any) -> list[Any]:
    told: list[Any] = []
    signal.connect(lambda *values: told.append(values))
    return told


def offered(picker: QComboBox) -> list[str]:
    return [picker.itemText(at) for at in range(picker.count())]


def test_both_sides_say_who_saved_what_when(tell: Tell) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        assert tab.title == "Retry policy: v1 and v3"
        assert tab.old.picker.currentText().startswith("Version 1 · Ana <b>Ruiz · 9 day")
        assert tab.new.picker.currentText().startswith("Version 3 · Ana <b>Ruiz · 7 day")
        assert len(offered(tab.old.picker)) == 3
        assert tab.said == ""

    tell(story, retry(1, 3))


def test_what_is_not_here_is_fetched_and_only_that(tell: Tell) -> None:
    async def story(tab: ComparisonTab, library: FakeLibrary) -> None:
        assert [what for what in library.asked if what.startswith("version")] == ["version:14:1"]
        assert tab.said == ""

    tell(story, retry(3))


def test_another_version_is_picked(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, library: Texts) -> None:
        moves = heard(tab.moved)
        tab.old.picked.emit(2)
        await until(lambda: len(library.comparing.wishes) == 2)
        assert tab.state().target == "14:2:3"
        assert moves
        assert "version:14:2" in library.asked
        assert "version:14:3" not in library.asked

    tell(story, retry(1, 3))


def test_the_sides_are_swapped(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        tab.heading.swap_button.click()
        assert tab.state().target == "14:3:1"
        await until(lambda: not tab.said)

    tell(story, retry(1, 3))


@pytest.mark.parametrize("target", ["14", "14::", "14::3"])
def test_without_numbers_it_is_the_newest_and_the_one_before(tell: Tell, target: str) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        assert tab.state().target == "14:2:3"

    tell(story, retry(2, 3), target)


def test_it_is_enlarged(tell: Tell) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        tab.view.zoom_in()
        assert tab.zoom == tab.state().zoom > 1.25

    tell(story, retry(1, 3), zoom=1.25)


def test_one_goes_from_change_to_change_round_and_round(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        place = tab.heading.place
        assert place.text().startswith("2 change")
        tab.next_change()
        assert place.text() == "1 of 2"
        await until(lambda: tab.view.position > 2000)
        tab.heading.after_button.click()
        assert place.text() == "2 of 2"
        tab.next_change()
        assert place.text() == "1 of 2"
        tab.previous_change()
        assert place.text() == "2 of 2"

    tell(story, retry(1, 3))


def test_the_numbers_of_changes_are_told(tell: Tell) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        assert tab.heading.told == "+2 1 moved · 1 changed"

    tell(story, retry(1, 3))


def test_no_visible_change_is_an_answer(tell: Tell) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        assert tab.heading.told == "No visible change"

    library = retry(1, 3)
    library.comparing.counts = {}
    tell(story, library)


def test_it_is_shown_in_one_column_and_as_source(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, library: Texts) -> None:
        tab.heading.shape_buttons["inline"].click()
        await until(lambda: len(library.comparing.wishes) == 2)
        tab.heading.shape_buttons["source"].click()
        await until(lambda: len(library.comparing.wishes) == 3)
        asked = [(numbers, wish.shape, wish.unfolded) for numbers, wish in library.comparing.wishes]
        assert asked == [
            ((1, 3), "sides", False),
            ((1, 3), "inline", False),
            ((1, 3), "source", False),
        ]

    tell(story, retry(1, 3))


def test_trap_87_another_shape_stays_at_the_row_that_is_read_and_at_its_change(
    tell: Tell, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(tab: ComparisonTab, library: Texts) -> None:
        tab.next_change()
        monkeypatch.setattr(PageView, "row", 1)
        tab.heading.shape_buttons["inline"].click()
        await until(lambda: len(library.comparing.wishes) == 2)
        assert library.comparing.wishes[-1][1].stay == ("sides", 1)
        await until(lambda: tab.view.position > 2000)
        assert tab.heading.place.text() == "1 of 2"
        tab.heading.shape_buttons["source"].click()
        await until(lambda: len(library.comparing.wishes) == 3)
        assert library.comparing.wishes[-1][1].stay == ("inline", 1)

    tell(story, retry(1, 3))


def test_it_turns_with_the_window_and_stays_at_its_change(
    tell: Tell, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(tab: ComparisonTab, library: Texts) -> None:
        tab.next_change()
        monkeypatch.setattr(PageView, "row", 1)
        tab.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        await until(lambda: len(library.comparing.wishes) == 2)
        drawn = library.comparing.wishes[-1][1]
        assert (drawn.runs, drawn.stay) == ("rtl", ("sides", 1))
        await until(lambda: tab.view.position > 2000)
        assert tab.heading.place.text() == "1 of 2"

    tell(story, retry(1, 3))


def test_what_has_nothing_to_show_turns_without_asking(tell: Tell) -> None:
    async def story(tab: ComparisonTab, library: Texts) -> None:
        said = tab.said
        tab.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        assert (tab.said, library.comparing.wishes) == (said, [])

    library = retry(1)
    library.versions_of["14"] = library.versions_of["14"][2:]
    tell(story, library, "14")


def test_trap_87_folding_draws_nothing_anew_and_lasts(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, library: Texts) -> None:
        tab.toggle_fold()
        assert len(library.comparing.wishes) == 1
        assert tab.state().words == "whole"
        tab.heading.shape_buttons["inline"].click()
        await until(lambda: len(library.comparing.wishes) == 2)
        assert library.comparing.wishes[-1][1].unfolded
        tab.toggle_fold()
        assert tab.state().words == "inline"

    tell(story, retry(1, 3))


def test_trap_87_after_a_mark_of_the_ruler_it_goes_on_from_there(tell: Tell) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        tab.view.anchored.emit("change-1")
        assert tab.heading.place.text() == "1 of 2"
        tab.next_change()
        assert tab.heading.place.text() == "2 of 2"
        tab.view.anchored.emit("move-1-new")
        assert tab.heading.place.text() == "2 of 2"

    tell(story, retry(1, 3))


def test_its_place_comes_back(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        await until(lambda: abs(tab.view.position - 700) < 3)
        assert abs(tab.state().position - 700) < 3

    tell(story, retry(1, 3), position=700.0)


def test_offline_shows_what_is_here_and_says_what_is_not(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, library: FakeLibrary) -> None:
        assert "not here yet" in tab.said
        library.failure = None
        next(b for b in tab.findChildren(QPushButton) if b.text() == "Try again").click()
        await until(lambda: not tab.said)

    library = retry(3)
    library.failure = Unreachable("acme.atlassian.net")
    tell(story, library)


def test_a_page_that_is_gone_and_never_was_here_says_so(tell: Tell) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        assert "does not find" in tab.said
        assert tab.state().target == "14:1:3"

    library = retry()
    library.versions_of = {}
    library.failure = Missing("page 14")
    tell(story, library)


def test_a_new_version_is_offered_and_changes_nothing_shown(tell: Tell) -> None:
    async def story(tab: ComparisonTab, library: FakeLibrary) -> None:
        library.versions_of["14"].insert(0, Version(4, NOON, "ana"))
        library.changed.emit(Changes(versions_of=frozenset({"14"})))
        assert len(offered(tab.new.picker)) == 4
        assert tab.state().target == "14:1:3"

    tell(story, retry(1, 3))


def test_trap_88_a_deleted_version_keeps_its_place_in_the_picker(tell: Tell) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        assert tab.old.picker.currentText() == "Version 1"
        assert tab.said == ""

    library = retry(1, 3)
    library.versions_of["14"] = library.versions_of["14"][:2]
    tell(story, library)


def test_trap_88_versions_that_are_renumbered_stay_the_same_two(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, library: Texts) -> None:
        times = [one.created_at for one in library.versions_of["14"] if one.number != 1]
        library.versions_of["14"] = [
            Version(number, time, "ana") for number, time in zip((2, 1), times, strict=True)
        ]
        library.changed.emit(Changes(versions_of=frozenset({"14"})))
        await until(lambda: tab.state().target == "14:1:2")

    tell(story, retry(1, 2, 3), "14:2:3")


def test_trap_88_a_version_without_a_text_says_so(tell: Tell) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        assert "This version has no text" in tab.said

    library = retry(1, 3)
    library.comparing.texts = lambda _page_id, _number: None
    tell(story, library)


def test_what_was_asked_in_vain_is_asked_again_once_it_comes_to_the_front(
    tell: Tell, until: Until
) -> None:
    async def story(tab: ComparisonTab, library: FakeLibrary) -> None:
        library.failure = None
        tab.shown()
        await until(lambda: not tab.said)
        asked = len(library.asked)
        tab.shown()
        assert not tab.in_vain
        assert len(library.asked) == asked

    library = retry(3)
    library.failure = Unreachable("acme.atlassian.net")
    tell(story, library)


def test_words_are_found(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        bar = tab.find_bar
        tab.open_finder()
        bar.box.setText("text")
        await until(lambda: bar.told == "1 of 2")
        tab.find_next()
        await until(lambda: bar.told == "2 of 2")
        tab.find_previous()
        await until(lambda: bar.told == "1 of 2")
        bar.close_bar()
        assert bar.told == ""

    tell(story, retry(1, 3))


def test_words_are_looked_for_in_what_stands_there_then(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        tab.open_finder()
        tab.find_bar.box.setText("text 2")
        await until(lambda: tab.find_bar.told == "No hits")
        tab.old.picked.emit(2)
        await until(lambda: tab.find_bar.told == "1 of 1")

    tell(story, retry(1, 2, 3))


def test_where_nothing_is_shown_no_change_is_told(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, library: FakeLibrary) -> None:
        known: list[tuple[bool, ...]] = []
        tab.moved.connect(lambda: known.append((tab.can_step, tab.can_find, tab.can_copy)))
        assert tab.heading.told
        library.failure = Unreachable("acme.atlassian.net")
        tab.old.picked.emit(2)
        await until(lambda: "not here yet" in tab.said)
        assert not any(known[-1]), "whoever enables commands hears of it (trap 97)"
        assert (tab.heading.told, tab.heading.place.text()) == ("", "")
        assert not tab.heading.after_button.isEnabled()
        tab.old.picked.emit(1)
        await until(lambda: not tab.said)
        assert tab.heading.told

    tell(story, retry(1, 3))


@pytest.mark.parametrize("width", [1200, 700, 620, 320])
def test_however_narrow_it_is_every_button_is_whole(tell: Tell, until: Until, width: int) -> None:
    async def story(tab: ComparisonTab, _library: FakeLibrary) -> None:
        heading = tab.heading
        heading.resize(width, heading.heightForWidth(width))
        buttons = [one for one in heading.findChildren(QToolButton) if one.isVisible()]
        assert len(buttons) >= 12

        def whole() -> bool:
            hints = [button.sizeHint() for button in buttons]
            within = [heading.rect().contains(_place_in(heading, button)) for button in buttons]
            sizes = [button.size() for button in buttons]
            return all(within) and all(
                size.width() >= hint.width() and size.height() >= hint.height()
                for size, hint in zip(sizes, hints, strict=True)
            )

        await until(whole)
        (title,) = [label for label in heading.findChildren(ElidedLabel) if label.font().bold()]
        assert title.width() >= (100 if width > 400 else 40)

    tell(story, retry(1, 3))


def _place_in(heading: QWidget, button: QWidget) -> QRect:
    return QRect(button.mapTo(heading, QPoint(0, 0)), button.size())
