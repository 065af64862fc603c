"""Many views in one house: apart from each other, cheap while nobody looks."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage

from confluence_desk.ui.theme import Scheme, Theme
from confluence_desk.ui.web.awake import Awake
from confluence_desk.ui.web.house import WebHouse
from confluence_desk.ui.web.shelf import Shelf
from tests.ui.web.browsing import FakePages, Seen, housing

Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]

TALL = '<p class="tall">top</p>'
BODY = "document.body.textContent"
BACK = "getComputedStyle(document.documentElement).backgroundColor"


def shown(house: WebHouse, library: FakePages) -> Seen:
    view = house.view()
    view.resize(600, 400)
    view.show()
    return Seen(view, library)


def close(*seen: Seen) -> None:
    for one in seen:
        one.view.end()
        shiboken6.delete(one.view)


def test_views_share_a_profile_and_keep_to_their_own_documents(run: Run, theme: Theme) -> None:
    library = FakePages({"1": "<p>one</p>", "2": "<p>two</p>"})

    async def main() -> None:
        async with housing(library, theme) as house:
            first, second = shown(house, library), shown(house, library)
            await first.show("1")
            await second.show("2")
            assert first.page.profile() is second.page.profile()
            assert (await first.ask(BODY), await second.ask(BODY)) == ("one", "two")
            assert (first.loaded, second.loaded) == (["1"], ["2"])
            close(first, second)

    run(main())


def test_each_view_has_its_own_zoom(run: Run, theme: Theme) -> None:
    library = FakePages({"1": "<p>one</p>", "2": "<p>two</p>"})

    async def main() -> None:
        async with housing(library, theme) as house:
            first, second = shown(house, library), shown(house, library)
            await first.show("1")
            await second.show("2")
            first.view.set_zoom(2.0)
            await first.asked_until("window.devicePixelRatio", 2)
            await first.show("2")
            assert first.page.zoomFactor() == pytest.approx(2)
            assert await second.ask("window.devicePixelRatio") == 1
            close(first, second)

    run(main())


def test_a_shelf_serves_only_what_is_shown_now() -> None:
    shelf = Shelf()
    old, new = shelf.put("a/b", "old"), shelf.put("a/b", "new")
    assert old != new
    shelf.drop(old)
    assert shelf.held(old.path(), old.query().removeprefix("v=")) is None
    number = new.query().removeprefix("v=")
    assert shelf.held(new.path(), number) == "new"
    assert shelf.held("/page/other", number) is None


def test_a_view_is_ready_before_it_is_wanted(run: Run, theme: Theme, until: Until) -> None:
    library = FakePages({"1": "<p>one</p>"})

    async def main() -> None:
        async with housing(library, theme) as house:
            house.warm()
            view = house.view()
            seen = Seen(view, library)
            await until(lambda: seen.loaded)
            before = seen.page.renderProcessPid()
            assert view.empty
            view.show()
            await seen.show("1")
            assert await seen.ask(BODY) == "one"
            assert seen.page.renderProcessPid() == before
            close(seen)

    run(main())


def test_a_hidden_view_sleeps_and_wakes_where_it_stood(
    run: Run, theme: Theme, until: Until
) -> None:
    library = FakePages({"1": TALL + "<p>end</p>"})

    async def main() -> None:
        async with housing(library, theme) as house:
            seen = shown(house, library)
            await seen.show("1")
            await seen.scroll(900)
            await until(lambda: seen.view.position == 900)
            seen.view.sleep()
            assert not seen.view.asleep  # somebody looks at it
            seen.view.hide()
            seen.view.sleep()
            assert seen.view.asleep
            assert seen.page.lifecycleState() is QWebEnginePage.LifecycleState.Discarded
            seen.view.set_freshness("checked now")  # no script runs: Qt would warn
            assert seen.view.position == 900
            seen.view.show()
            await until(lambda: seen.loaded == ["1", "1"])
            assert await seen.ask("window.scrollY") == 900
            close(seen)

    run(main())


def test_a_sleeping_view_shows_what_came_meanwhile_only_when_it_is_looked_at(
    run: Run, theme: Theme, until: Until
) -> None:
    library = FakePages({"1": TALL + "<p>old</p>"})

    async def main() -> None:
        async with housing(library, theme) as house:
            seen = shown(house, library)
            await seen.show("1")
            await seen.scroll(700)
            seen.view.hide()
            seen.view.sleep()
            library.bodies["1"] = TALL + "<p>new</p>"
            seen.start("1", keep_scroll=True)
            assert seen.page.lifecycleState() is QWebEnginePage.LifecycleState.Discarded
            seen.view.show()
            await until(lambda: seen.loaded == ["1", "1"])
            assert await seen.ask(BODY) == "topnew"
            assert await seen.ask("window.scrollY") == 700
            close(seen)

    run(main())


def test_the_view_hidden_longest_sleeps_first() -> None:
    class View:
        slept = False

        def sleep(self) -> None:
            self.slept = True

    turns: list[Callable[[], None]] = []
    awake, views = Awake(turns.append, 2), [View() for _ in range(5)]
    for view in views[:3]:
        awake.hidden(view)
    assert [view.slept for view in views] == [False] * 5
    turns.pop()()
    assert [view.slept for view in views] == [True, False, False, False, False]
    awake.shown(views[1])
    awake.hidden(views[3])
    assert not turns
    awake.hidden(views[4])
    awake.shown(views[2])
    turns.pop()()
    assert [view.slept for view in views] == [True, False, False, False, False]


def test_of_several_views_each_goes_to_sleep_in_a_turn_of_its_own() -> None:
    slept: list[int] = []

    class View:
        def __init__(self, number: int) -> None:
            self.number = number

        def sleep(self) -> None:
            slept.append(self.number)

    turns: list[Callable[[], None]] = []
    awake = Awake(turns.append, 1)
    for number in range(3):
        awake.hidden(View(number))
    turns.pop(0)()
    assert slept == [0]
    turns.pop(0)()
    assert slept == [0, 1]
    assert not turns


def test_only_views_in_sight_change_colours_at_once(run: Run, theme: Theme) -> None:
    library = FakePages({"1": TALL})

    async def main() -> None:
        async with housing(library, theme) as house:
            front, behind = shown(house, library), shown(house, library)
            await front.show("1")
            await behind.show("1")
            await behind.scroll(300)
            behind.view.hide()
            theme.choose(Scheme.DARK)
            await front.asked_until(BACK, "rgb(20, 22, 26)")
            assert await behind.ask(BACK) == "rgb(255, 255, 255)"
            behind.view.show()
            await behind.asked_until(BACK, "rgb(20, 22, 26)")
            assert await behind.ask("window.scrollY") == 300
            assert behind.loaded == ["1"]
            close(front, behind)

    run(main())


def test_a_house_may_end_before_its_views(run: Run, theme: Theme) -> None:
    library = FakePages({"1": "<p>one</p>"})

    async def main() -> None:
        async with housing(library, theme) as house:
            seen = shown(house, library)
            await seen.show("1")
            house.warm()
            house.end()
            house.end()
            assert seen.view.ended
            theme.choose(Scheme.DARK)
            close(seen)

    run(main())


LINK = '<p><a href="desk://site/page/2#a">page</a></p>'


@pytest.mark.parametrize(
    ("click", "how"),
    [("middle", "behind"), ("ctrl", "behind"), ("shift", "window"), ("both", "front")],
)
def test_where_a_link_opens_is_told_by_how_it_is_clicked(
    run: Run, theme: Theme, until: Until, click: str, how: str
) -> None:
    button = Qt.MouseButton.MiddleButton if click == "middle" else Qt.MouseButton.LeftButton
    keys = {
        "ctrl": Qt.KeyboardModifier.ControlModifier,
        "shift": Qt.KeyboardModifier.ShiftModifier,
        "both": Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    }.get(click, Qt.KeyboardModifier.NoModifier)
    library = FakePages({"1": LINK})

    async def main() -> None:
        async with housing(library, theme) as house:
            seen = shown(house, library)
            await seen.show("1")
            x, y = await seen.ask(
                "(r => [r.x + 5, r.y + 5])(document.links[0].getBoundingClientRect())"
            )
            target = seen.web.focusProxy()
            assert target is not None
            QTest.mouseClick(target, button, keys, QPoint(round(x), round(y)))
            await until(lambda: seen.links)
            assert seen.links == [("desk://site/page/2#a", how)]
            assert seen.page.url().path() == "/page/1"
            close(seen)

    run(main())
