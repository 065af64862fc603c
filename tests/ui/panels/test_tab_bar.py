"""Mouse and keys on the tabs."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from confluence_desk.ui.panels.tab_bar import OUT, TabBar
from confluence_desk.ui.panels.tab_painter import NARROWEST, WIDEST, WIDEST_PINNED
from tests.ui.fakes.tabs import Area, page

WithTabs = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton
MOVING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def click(bar: TabBar, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
    QTest.mouseClick(bar, button, pos=at)


def drag(bar: TabBar, start: QPoint, *way: QPoint) -> None:
    """Press, carry along ``way`` and let go."""
    QTest.mousePress(bar, LEFT, pos=start)
    for point in way:
        where = QPointF(bar.mapToGlobal(point))
        kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
        move = QMouseEvent(kind, QPointF(point), where, none, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(bar, move)
    QTest.mouseRelease(bar, LEFT, pos=way[-1])


def middle(bar: TabBar, index: int) -> QPoint:
    return bar.tabRect(index).center()


def test_a_click_chooses_and_the_cross_or_the_middle_button_closes(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        bar = it.area.bar
        click(bar, middle(bar, 2))
        assert it.front == "3"
        click(bar, bar.close_rect(1).center())
        assert (it.targets, it.front) == ("1 3", "3")
        click(bar, middle(bar, 0), MIDDLE)
        assert it.targets == "3"

    with_tabs(story, "1", "2", "3")


def test_let_go_elsewhere_closes_nothing(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        bar = it.area.bar
        QTest.mousePress(bar, MIDDLE, pos=middle(bar, 0))
        QTest.mouseRelease(bar, MIDDLE, pos=middle(bar, 1))
        QTest.mousePress(bar, LEFT, pos=bar.close_rect(0).center())
        QTest.mouseRelease(bar, LEFT, pos=middle(bar, 0))
        assert it.targets == "1 2"

    with_tabs(story, "1", "2")


def test_a_pinned_tab_has_no_cross_and_the_middle_button_spares_it(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        bar = it.area.bar
        it.area.pin(0)
        assert bar.close_rect(0).isEmpty()
        click(bar, middle(bar, 0), MIDDLE)
        assert it.targets == "1 2"
        it.area.close_tab(0)
        assert it.targets == "2"

    with_tabs(story, "1", "2")


def test_a_tab_dragged_along_the_strip_changes_places(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        bar = it.area.bar
        drag(bar, middle(bar, 0), middle(bar, 1), middle(bar, 2))
        assert (it.targets, it.front) == ("2 3 1", "1")
        drag(bar, middle(bar, 2), middle(bar, 0) - QPoint(20, 0))
        assert (it.targets, it.made) == ("1 2 3", ["1"])

    with_tabs(story, "1", "2", "3")


def test_dragging_follows_the_mouse_from_right_to_left_too(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        bar = it.area.bar
        assert middle(bar, 0).x() > middle(bar, 1).x()
        drag(bar, middle(bar, 0), middle(bar, 1) - QPoint(20, 0))
        assert it.targets == "2 1 3"

    with_tabs(story, "1", "2", "3")


def test_pinned_tabs_and_the_others_cannot_be_dragged_among_each_other(
    with_tabs: WithTabs,
) -> None:
    async def story(it: Area) -> None:
        bar = it.area.bar
        it.area.pin(0)
        it.area.pin(1)
        drag(bar, middle(bar, 0), middle(bar, 3))
        assert it.targets == "2 1 3 4"
        drag(bar, middle(bar, 3), middle(bar, 0))
        assert it.targets == "2 1 4 3"

    with_tabs(story, "1", "2", "3", "4")


def test_a_neighbour_of_another_width_does_not_make_the_tab_tremble(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.named = "A long title of a page that makes a wide tab {}"
        it.area.refresh_names()
        bar = it.area.bar
        edge = QPoint(bar.tabRect(1).left() + 5, 10)
        drag(bar, middle(bar, 0), edge, edge, edge)
        assert it.targets == "1 2"

    with_tabs(story, "1", "2")


def test_a_tab_let_go_over_nothing_becomes_a_window(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        bar = it.area.bar
        away = middle(bar, 1) + QPoint(0, 5000)
        drag(bar, middle(bar, 1), away)
        assert it.windows == [page("2")]
        assert it.targets == "1 3"

    with_tabs(story, "1", "2", "3")


def test_a_tab_that_another_program_took_stays(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        bar = it.area.bar
        it.outside = False
        drag(bar, middle(bar, 1), QPoint(10, OUT * 10))
        assert (it.windows, it.targets) == ([], "1 2")
        assert it.carried == ["https://x.example/2"]

    with_tabs(story, "1", "2")


def test_keys_choose_move_and_close(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        bar = it.area.bar
        for key, front in ((Qt.Key.Key_Right, "2"), (Qt.Key.Key_End, "3"), (Qt.Key.Key_Home, "1")):
            QTest.keyClick(bar, key)
            assert it.front == front
        QTest.keyClick(bar, Qt.Key.Key_Left)
        assert it.front == "1"
        QTest.keyClick(bar, Qt.Key.Key_Right, MOVING)
        assert (it.targets, it.front) == ("2 1 3", "1")
        QTest.keyClick(bar, Qt.Key.Key_Left, MOVING)
        QTest.keyClick(bar, Qt.Key.Key_Left, MOVING)
        assert it.targets == "1 2 3"
        QTest.keyClick(bar, Qt.Key.Key_Delete)
        assert it.targets == "2 3"

    with_tabs(story, "1", "2", "3")


def test_arrow_keys_point_where_the_tabs_run(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        QTest.keyClick(it.area.bar, Qt.Key.Key_Left)
        assert it.front == "2"

    with_tabs(story, "1", "2")


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_cross_is_at_the_end_of_its_tab(
    with_tabs: WithTabs, direction: Qt.LayoutDirection
) -> None:
    async def story(it: Area) -> None:
        it.area.setLayoutDirection(direction)
        bar = it.area.bar
        cross, tab = bar.close_rect(0), bar.tabRect(0)
        assert tab.contains(cross)
        ends_right = direction is Qt.LayoutDirection.LeftToRight
        assert (cross.center().x() > tab.center().x()) is ends_right

    with_tabs(story, "1", "2")


def test_tabs_shrink_to_a_bound_and_pins_stay_small(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.named = "A very long title of a page that nobody can read in a tab {}"
        it.area.refresh_names()
        it.area.pin(2)
        bar = it.area.bar
        await it.settle()
        assert bar.tabRect(0).width() == WIDEST_PINNED
        assert bar.tabRect(2).width() == WIDEST
        it.area.restore([page(str(number)) for number in range(30)])
        await it.settle()
        assert bar.tabRect(20).width() == NARROWEST
        assert bar.tabRect(0).width() == WIDEST_PINNED

    with_tabs(story, "1", "2", "3")


def test_a_double_click_beside_the_tabs_wants_a_new_one(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        asked: list[str] = []
        it.area.new_requested.connect(lambda: asked.append("new"))
        QTest.mouseDClick(it.area.bar, LEFT, pos=middle(it.area.bar, 0))
        assert asked == []
        QTest.mouseDClick(it.area.strip, LEFT, pos=QPoint(800, 20))
        assert asked == ["new"]

    with_tabs(story, "1")
