"""What is around the tabs: what falls on them, the wheel, and where there are too many."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QCursor, QDrag, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from confluence_desk.domain.app_links import LONGEST
from confluence_desk.ui.panels.tab_drag import MOST, data_of, fell_outside, texts_of
from confluence_desk.ui.panels.tab_strip import TabStrip
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.tabs import Area, FakeContent, page

WithTabs = Callable[..., None]
MANY = tuple(str(number) for number in range(200))


def let_fall(strip: TabStrip, data: QMimeData, at: QPoint = QPoint(20, 20)) -> None:  # noqa: B008
    none = Qt.KeyboardModifier.NoModifier
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.NoButton
    strip.dropEvent(QDropEvent(QPointF(at), action, data, button, none))


def turn(strip: TabStrip, notches: int) -> None:
    at = QPointF(20, 20)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        at,
        QPointF(strip.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        none,
        Qt.KeyboardModifier.NoModifier,
        phase,
        False,  # noqa: FBT003 - Qt takes it by place
    )
    QApplication.sendEvent(strip.bar, event)


def test_addresses_and_text_that_fall_on_the_strip_are_told(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        data = QMimeData()
        data.setUrls([QUrl("https://x.example/wiki/1?a=b%20c"), QUrl("https://x.example/2")])
        let_fall(it.area.strip, data)
        words = QMimeData()
        words.setText("\n  OPS:Redis failover \nmore")
        let_fall(it.area.strip, words)
        assert it.dropped == [
            "https://x.example/wiki/1?a=b%20c", "https://x.example/2", "OPS:Redis failover",
        ]  # fmt: skip

    with_tabs(story, "1")


def test_nothing_opens_out_of_blank_text_and_only_so_much_of_a_heap() -> None:
    blank, heap = QMimeData(), QMimeData()
    blank.setText(" \n ")
    heap.setUrls([QUrl(f"https://x.example/{number}") for number in range(MOST + 5)])
    assert list(texts_of(blank)) == []
    assert len(list(texts_of(heap))) == MOST
    log = QMimeData()
    log.setText("x" * 1_000_000)
    assert [len(text) for text in texts_of(log)] == [LONGEST]


def test_a_carried_tab_is_an_address_to_others_and_its_title_without_one() -> None:
    data = data_of(3, "Redis failover", "https://x.example/1")
    assert data.urls() == [QUrl("https://x.example/1")]
    assert data.text() == "https://x.example/1"
    assert data_of(3, "Redis failover", "").text() == "Redis failover"


def test_only_what_nobody_took_fell_outside(qapp: QApplication) -> None:
    strip = QWidget()
    assert qapp.topLevelAt(QCursor.pos()) is None

    def outside(action: Qt.DropAction, button: Qt.MouseButton) -> bool:
        return fell_outside(QDrag(strip), lambda _drag, _wanted: action, lambda: button)

    taken, refused = Qt.DropAction.CopyAction, Qt.DropAction.IgnoreAction
    let_go, still_held = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    assert outside(refused, let_go)
    assert not outside(taken, let_go)
    assert not outside(refused, still_held)  # given up by Escape


def test_a_tab_of_another_window_moves_over(with_tabs: WithTabs, theme: Theme) -> None:
    async def story(it: Area) -> None:
        other = Area(theme, "a", "b")
        other.area.pin(1)
        it.area.strip.brought.emit(other.area.bar, 0, 1)
        assert (it.targets, it.front) == ("1 b 2", "b")
        assert other.targets == "a"
        it.area.strip.brought.emit(other.area.bar, 7, 1)
        assert it.area.count == 3
        await other.aclose()

    with_tabs(story, "1", "2")


def test_where_the_last_tab_went_away_nothing_comes_in_its_place(
    with_tabs: WithTabs, theme: Theme
) -> None:
    async def story(it: Area) -> None:
        other, told = Area(theme, "a"), []
        other.area.emptied.connect(lambda: told.append("emptied"))
        other.area.left.connect(lambda: told.append("left"))

        def land() -> None:
            it.area.strip.brought.emit(other.area.bar, 0, 2)
            assert not told, "Qt still carries"

        other.lands = land
        other.area.bar.carried_out.emit(0)
        assert told == ["left"]
        assert it.targets == "1 2 a"
        await other.aclose()

    with_tabs(story, "1", "2")


def test_a_tab_of_another_account_stays_there_and_only_its_address_comes(
    with_tabs: WithTabs, theme: Theme
) -> None:
    async def story(it: Area) -> None:
        other = Area(theme, "a", "b", family="another account")
        it.area.strip.brought.emit(other.area.bar, 0, 1)
        assert (it.targets, other.targets) == ("1 2", "a b")
        assert it.dropped == ["https://x.example/a"]
        await other.aclose()

    with_tabs(story, "1", "2")


def test_an_own_tab_falls_into_its_new_place(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.strip.brought.emit(it.area.bar, 0, 3)
        assert it.targets == "2 3 1"
        it.area.strip.brought.emit(it.area.bar, 2, 0)
        assert it.targets == "1 2 3"

    with_tabs(story, "1", "2", "3")


def test_arrows_and_a_list_appear_only_where_tabs_do_not_fit(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        strip = it.area.strip
        extra = (strip.back, strip.on, strip.list)
        await it.settle()
        assert not any(button.isVisible() for button in extra)
        it.area.restore([page(target) for target in MANY])
        await it.settle()
        assert all(button.isVisible() for button in extra)
        assert not strip.back.isEnabled()  # trap 97
        assert strip.on.isEnabled()
        it.area.go(it.area.count - 1)
        await it.settle()
        assert strip.back.isEnabled()
        assert not strip.on.isEnabled()
        it.area.close_others(0)
        await it.settle()
        assert not any(button.isVisible() for button in extra)

    with_tabs(story, "1")


def seen(it: Area, index: int) -> bool:
    strip, rect = it.area.strip, it.area.bar.tabRect(index)
    port = it.area.bar.parentWidget()
    assert port is not None
    return port.rect().contains(rect.translated(it.area.bar.pos())) and strip.isVisible()


def test_the_tab_in_front_is_always_seen_in_both_directions(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
            it.area.setLayoutDirection(direction)
            for index in (150, 0, 199, 7):
                it.area.go(index)
                await it.settle()
                assert seen(it, index)
        it.area.resize(500, 300)
        await it.settle()
        assert seen(it, 7)
        assert not seen(it, 150)

    with_tabs(story, *MANY)


def test_the_tab_in_front_is_seen_where_the_window_turns(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.go(150)
        await it.settle()
        for direction in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
            it.area.setLayoutDirection(direction)
            await it.settle()
            assert seen(it, 150)

    with_tabs(story, *MANY)


def test_titles_that_come_late_leave_the_tab_in_front_in_sight(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.go(49)
        await it.settle()
        it.named = "A much longer title of page {}, which widens its tab"
        it.area.refresh_names()
        await it.settle()
        assert seen(it, 49)
        it.area.go(25)
        await it.settle()
        for content in it.area.each():
            assert isinstance(content, FakeContent)
            content.become(content.state(), f"{content.title} with far more words than before")
            await it.settle()
            assert seen(it, 25)

    with_tabs(story, *MANY[:50])


def test_going_to_the_tab_in_front_brings_it_back_into_sight(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        it.area.go(49)
        await it.settle()
        it.area.strip.scroll_by(-100_000)
        await it.settle()
        assert not seen(it, 49)
        it.named = "Other {}"
        it.area.refresh_names()  # whoever scrolls away is left alone
        await it.settle()
        assert not seen(it, 49)
        it.area.go(49)
        await it.settle()
        assert seen(it, 49)

    with_tabs(story, *MANY[:50])


def test_the_wheel_scrolls_many_tabs_and_steps_through_few(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        strip = it.area.strip
        await it.settle()
        for notch, front in ((-1, "2"), (-1, "2"), (1, "1"), (1, "1")):
            turn(strip, notch)
            assert it.front == front
        it.area.restore([page(target) for target in MANY])
        await it.settle()
        front = it.front
        turn(strip, -9)
        assert it.front == front
        assert not seen(it, it.area.at)
        turn(strip, 9)
        assert seen(it, it.area.at)

    with_tabs(story, "1", "2")


def test_the_list_names_every_tab_and_goes_there(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        QTest.mouseClick(it.area.strip.list, Qt.MouseButton.LeftButton)
        menu = it.area.findChild(QMenu)
        assert menu is not None
        actions = menu.actions()
        assert len(actions) == 200
        assert [action.text() for action in actions if action.isChecked()] == ["Page 0"]
        actions[42].trigger()
        assert it.front == "42"
        menu.close()

    with_tabs(story, *MANY)


def test_the_plus_wants_a_new_tab(with_tabs: WithTabs) -> None:
    async def story(it: Area) -> None:
        asked: list[str] = []
        it.area.new_requested.connect(lambda: asked.append("new"))
        it.area.strip.plus.click()
        assert asked == ["new"]
        assert it.area.strip.plus.accessibleName() == "New tab"

    with_tabs(story, "1")
