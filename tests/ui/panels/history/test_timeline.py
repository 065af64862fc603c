"""The versions of a page: two are picked by click, key or slider; gaps are shown, texts fetched."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from confluence_desk.domain.entities import Version
from confluence_desk.domain.errors import Unreachable
from confluence_desk.domain.readings import Reading
from confluence_desk.system.choices import TEXT_SIZE
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.models.version_rows import ROW, size_words
from confluence_desk.ui.panels.history.slider import VersionSlider
from confluence_desk.ui.panels.history.target import Target, read
from confluence_desk.ui.panels.history.timeline import Timeline
from confluence_desk.ui.panels.low_scroll import LowScroll
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import NOON, FakeLibrary

Story = Callable[[Timeline, FakeLibrary, list[tuple[int, int]]], Coroutine[Any, Any, None]]
Tell = Callable[..., None]
SAVED = {1: 30, 2: 20, 5: 9, 6: 3, 7: 1}
"""Versions and how many days ago they were saved; 3 and 4 were deleted."""
SHIFT = Qt.KeyboardModifier.ShiftModifier


def versions(*numbers: int) -> list[Version]:
    return [
        Version(n, NOON - timedelta(days=SAVED[n]), "ana", f"Why {n}", minor_edit=n == 6)
        for n in sorted(numbers or SAVED, reverse=True)
    ]


@pytest.fixture
def tell(run: Any, qtbot: QtBot, theme: Theme) -> Tell:
    def told(story: Story, library: FakeLibrary | None = None) -> None:
        kept: list[Any] = []  # qtbot holds widgets weakly

        async def main() -> None:
            troubles: list[BaseException] = []
            scope = TaskScope(troubles.append)
            known = library or FakeLibrary(people={"ana": "Ana <b>Ruiz"})
            timeline = Timeline(known, theme, scope, "14", lambda: NOON)  # type: ignore[arg-type]
            kept.append(timeline)
            qtbot.addWidget(timeline)
            timeline.resize(300, 700)
            timeline.show()
            picked: list[tuple[int, int]] = []
            timeline.picked.connect(lambda old, new: picked.append((old, new)))
            timeline.show_versions(versions(), 6, 7)
            await story(timeline, known, picked)
            timeline.end()
            await scope.aclose()
            assert not troubles

        run(main())

    return told


def click(timeline: Timeline, number: int, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    index = timeline.model.index(timeline.model.row_of(number))
    place = timeline.list.visualRect(index).center()
    QTest.mouseClick(timeline.list.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_who_when_why_and_what_is_missing_is_told(  # trap 88
    tell: Tell, qtmodeltester: ModelTester
) -> None:
    async def story(timeline: Timeline, library: FakeLibrary, _picked: object) -> None:
        library.history.texts["14"] = {7}
        timeline.model.set_size(7, 6, (3, 12))
        said = [timeline.model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(6)]
        assert said[0] == "Version 7, newer side, Ana <b>Ruiz, 1 day(s) ago, Why 7, +12 \u22123"
        assert said[1].startswith("Version 6, older side, Ana <b>Ruiz, 3 day(s) ago, Why 6, minor")
        assert said[1].endswith("minor edit, Its text is not on this machine.")
        assert said[3] == "3 to 4 are not there any more"
        assert not timeline.model.index(3).flags() & Qt.ItemFlag.ItemIsSelectable
        qtmodeltester.check(timeline.model)  # type: ignore[no-untyped-call]
        assert not timeline.grab().isNull()

    tell(story)


def test_a_click_shows_what_a_version_changed(tell: Tell) -> None:
    async def story(timeline: Timeline, _library: object, picked: list[tuple[int, int]]) -> None:
        click(timeline, 5)
        click(timeline, 2, SHIFT)
        click(timeline, 1)  # nothing stood before the first
        timeline.previous.click()
        assert picked == [(2, 5), (2, 7), (6, 7)]

    tell(story)


def test_keys_pick_both_sides(tell: Tell) -> None:
    async def story(timeline: Timeline, _library: object, picked: list[tuple[int, int]]) -> None:
        timeline.list.setCurrentIndex(timeline.model.index(timeline.model.row_of(2)))
        for key in (Qt.Key.Key_O, Qt.Key.Key_N, Qt.Key.Key_Return):
            QTest.keyClick(timeline.list, key)
        QTest.keyClick(timeline.list, Qt.Key.Key_Return, SHIFT)
        assert picked == [(2, 7), (6, 2), (1, 2), (2, 7)]

    tell(story)


def test_since_a_week_and_since_it_was_read(tell: Tell) -> None:
    async def story(timeline: Timeline, library: FakeLibrary, picked: list[Any]) -> None:
        assert not timeline.since_read.isEnabled()
        timeline.since_week.click()
        library.history.read["14"] = [Reading(7, NOON), Reading(5, NOON)]
        timeline.show_versions(versions(), 6, 7)
        timeline.since_read.click()
        assert picked == [(5, 7), (5, 7)]

    tell(story)


def test_missing_texts_are_fetched_with_progress(tell: Tell, until: Any) -> None:
    async def story(timeline: Timeline, library: FakeLibrary, _picked: object) -> None:
        assert timeline.bring_button.text() == "Fetch 5 missing text(s)"
        timeline.bring_button.click()
        await until(lambda: library.history.here("14") == set(SAVED))
        await until(timeline.progress.isHidden)
        assert timeline.bring_button.isHidden()

    tell(story)


def test_what_cannot_be_fetched_says_why_and_can_be_asked_again(tell: Tell, until: Any) -> None:
    async def story(timeline: Timeline, library: FakeLibrary, _picked: object) -> None:
        library.history.failure = Unreachable("acme.atlassian.net")
        timeline.bring_button.click()
        await until(lambda: "does not answer" in timeline.told.text())
        await until(lambda: not timeline.bring_button.isHidden())

    tell(story)


def test_fetching_goes_on_once_somebody_answers_again(tell: Tell, until: Any) -> None:
    async def story(timeline: Timeline, library: FakeLibrary, _picked: object) -> None:
        told: list[bool] = []
        timeline.failed.connect(told.append)
        timeline.retry()  # nothing was asked for yet
        assert timeline.progress.isHidden()
        library.history.failure = Unreachable("acme.atlassian.net")
        timeline.bring_button.click()
        await until(lambda: told == [True])
        library.history.failure = None
        await until(lambda: timeline.bring_button.text().startswith("Fetch 5"))
        timeline.retry()
        await until(lambda: library.history.here("14") == set(SAVED))
        await until(timeline.bring_button.isHidden)

    tell(story)


def test_fetching_is_stopped_by_the_same_button(tell: Tell, until: Any) -> None:
    async def story(timeline: Timeline, library: FakeLibrary, _picked: object) -> None:
        library.history.gate = asyncio.Event()
        timeline.bring_button.click()
        await until(timeline.progress.isVisible)
        assert timeline.bring_button.text() == "Stop fetching"
        timeline.show_versions(versions(), 6, 7)  # as when a text came
        assert timeline.bring_button.text() == "Stop fetching"
        timeline.bring_button.click()
        await until(timeline.progress.isHidden)
        assert timeline.bring_button.text() == "Fetch 5 missing text(s)"
        assert library.history.here("14") == set()

    tell(story)


def test_what_is_not_known_of_a_size_is_shown_as_unknown(tell: Tell, until: Any) -> None:
    async def story(timeline: Timeline, library: FakeLibrary, _picked: object) -> None:
        model = timeline.model
        rows = {row.number: model.index(at) for at, row in enumerate(model.rows)}
        tip = Qt.ItemDataRole.ToolTipRole
        assert "text before it is not on this machine" in rows[7].data(tip)
        assert rows[6].data(tip) == "Its text is not on this machine."
        assert rows[3].data(tip) is None  # a gap
        await until(lambda: model.size_of(rows[1].data(ROW)) == (0, 9))
        assert rows[1].data(tip) is None
        library.history.texts["14"].add(6)
        timeline.show_versions(versions(), 6, 7)
        await until(lambda: model.size_of(model.rows[0]) == (2, 1))
        assert "+1" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    library = FakeLibrary()
    library.history.texts["14"] = {1, 7}
    library.history.sizes |= {(6, 7): (2, 1), (0, 1): (0, 9)}
    tell(story, library)


def test_sizes_of_versions_that_are_here_are_found_out(tell: Tell, until: Any) -> None:
    async def story(timeline: Timeline, _library: FakeLibrary, _picked: object) -> None:
        row = timeline.model.rows[0]
        await until(lambda: timeline.model.size_of(row) == (0, 4))

    library = FakeLibrary()
    library.history.texts["14"] = {6, 7}
    library.history.sizes[6, 7] = (0, 4)
    tell(story, library)


def test_sizes_are_words_with_signs() -> None:
    told = [size_words(size) for size in (None, (0, 0), (3, 0), (0, 4), (3, 4))]
    assert told == ["", "±0", "\u22123", "+4", "+4 \u22123"]


@pytest.fixture
def slider(qtbot: QtBot, theme: Theme) -> VersionSlider:
    made = VersionSlider(theme)
    qtbot.addWidget(made)
    made.resize(232, 22)
    made.show_versions([1, 2, 5, 6, 7], 5, 6)
    return made


def picked_of(slider: VersionSlider) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    slider.picked.connect(lambda old, new: told.append((old, new)))
    return told


def test_arrows_move_the_handles_of_the_slider(slider: VersionSlider) -> None:
    told = picked_of(slider)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(slider, Qt.Key.Key_Right)  # there is none beyond
    QTest.keyClick(slider, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(slider, Qt.Key.Key_Home, SHIFT)
    assert told == [(5, 7), (2, 7), (1, 7)]
    assert slider.accessibleDescription() == "Version 1 and version 7"
    assert not slider.grab().isNull()


def test_handles_are_dragged(slider: VersionSlider) -> None:
    told = picked_of(slider)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(slider, left, pos=QPoint(117, 11))
    QTest.mouseMove(slider, QPoint(20, 11))
    assert told == []  # not before it is let go
    QTest.mouseRelease(slider, left, pos=QPoint(20, 11))
    assert told == [(1, 6)]


def test_from_right_to_left_the_oldest_stands_at_the_right(slider: VersionSlider) -> None:
    slider.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    told = picked_of(slider)
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert told == [(5, 7)]


@pytest.mark.parametrize("text", ["14:1:3", "14::", "14:@15.4:3", "14:~1790000000:3", "14::3"])
def test_what_is_compared_is_spelt_and_read(text: str) -> None:
    assert read(text).written() == text


def test_what_is_left_open_is_chosen() -> None:
    assert Target("14").chosen(versions()) == (6, 7)
    assert Target("14", new=5).chosen(versions()) == (2, 5)
    assert Target("14", since=NOON - timedelta(days=10)).chosen(versions()) == (2, 7)
    assert read("14:~99999999999999999:x").chosen(versions()) == (6, 7)
    assert Target("14").chosen(versions(1)) == (1, 1)


@pytest.mark.parametrize("size", [100, 200])
def test_where_it_is_low_it_scrolls_as_a_whole(tell: Tell, theme: Theme, size: int) -> None:
    preferences = Preferences(None)
    preferences.choose(TEXT_SIZE, size)

    async def story(timeline: Timeline, _library: FakeLibrary, _picked: object) -> None:
        theme.follow(preferences)
        timeline.resize(620, theme.scaled(90))
        timeline.grab()
        lines = timeline.fontMetrics().height()
        assert timeline.minimumSizeHint().height() < 6 * lines, "the comparison gets the rest"
        row = timeline.list.sizeHintForRow(0)
        assert timeline.list.height() > 2 * row
        area = timeline.findChildren(LowScroll)[0]
        assert area.verticalScrollBar().maximum() > 0
        timeline.previous.setFocus(Qt.FocusReason.TabFocusReason)
        area.ensureWidgetVisible(timeline.list, 0, 0)
        assert timeline.list.visibleRegion().boundingRect().height() > row
        theme.follow(Preferences(None))

    tell(story)
