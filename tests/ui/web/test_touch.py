"""What hands do to a page: clicking marked text, and taking what is selected."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from confluence_desk.ui.theme import Theme
from tests.ui.web.browsing import FakePages, Seen, viewing

Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]
MARKED = '<p style="margin:0"><span class="marker" data-ref="r1">marked words</span> others</p>'
SELECT = (
    "const range = document.createRange(); range.selectNodeContents({});"
    "getSelection().removeAllRanges(); getSelection().addRange(range);"
)


def hand(seen: Seen) -> QWidget:
    """The widget that takes the mouse and the keys."""
    inside = seen.web.focusProxy()
    assert isinstance(inside, QWidget)
    return inside


async def place(seen: Seen, selector: str) -> QPoint:
    """Where a thing stands in the view."""
    box = f"document.querySelector('{selector}').getBoundingClientRect()"
    left, top = await seen.ask(f"[{box}.left + 4, {box}.top + 4]")
    factor = seen.page.zoomFactor()
    return QPoint(int(left * factor), int(top * factor))


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_click_on_marked_text_tells_its_comment(
    run: Run, theme: Theme, until: Until, zoom: float
) -> None:
    library = FakePages({"1": f'{MARKED}<p><a href="#x" id="x">link</a> <b>words</b></p>'})

    async def main() -> None:
        async with viewing(library, theme) as seen:
            told: list[str] = []
            seen.view.touch.mark_clicked.connect(told.append)
            seen.view.set_zoom(zoom)
            await seen.show("1")
            left = Qt.MouseButton.LeftButton
            QTest.mouseClick(hand(seen), left, pos=await place(seen, "b"))
            QTest.mouseClick(hand(seen), left, pos=await place(seen, ".marker"))
            await until(lambda: told == ["r1"])

    run(main())


def test_a_mark_that_is_in_sight_stays_where_it_is(run: Run, theme: Theme) -> None:
    above, below = '<p class="tall">x</p>', '<p class="tall">y</p>'
    library = FakePages({"1": above + MARKED + below})

    async def main() -> None:
        async with viewing(library, theme) as seen:
            await seen.show("1")
            await seen.scroll(2900)
            seen.view.mark_comment("r1")
            await seen.asked_until("document.querySelectorAll('.on').length", 1)
            assert await seen.ask("window.scrollY") == 2900

    run(main())


STORIES = {
    "document.querySelector('p')": "<b>One</b> two.",  # and not who wrote it
    "document.querySelector('li b')": "<b>one</b>",
    "document.querySelector('ul')": "<ul><li>a <b>one</b></li><li>two</li></ul>",
    "document.querySelector('tr')": "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
    "document.querySelector('pre')": "<pre>x\n  y</pre>",
}
BODY = (
    '<article id="body"><ul><li>a <b>one</b></li><li>two</li></ul><table><tbody><tr><td>1</td>'
    "<td>2</td></tr><tr><td>3</td></tr></tbody></table><pre>x\n  y</pre>"
    "<p><a class=by>v1 Ana</a><b>One</b> two.</p></article>"
)


@pytest.mark.parametrize(("what", "expected"), STORIES.items())
def test_a_selection_is_taken_in_what_gives_it_meaning(
    run: Run, theme: Theme, until: Until, what: str, expected: str
) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": BODY}), theme) as seen:
            taken: list[tuple[str, str]] = []
            await seen.show("1")
            seen.view.touch.take(lambda html, text: taken.append((html, text)))
            await until(lambda: taken == [("", "")])
            await seen.do(SELECT.format(what))
            seen.view.touch.take(lambda html, text: taken.append((html, text)))
            await until(lambda: len(taken) == 2)
            assert taken[1][0] == expected
            assert taken[1][1].strip()

    run(main())


def test_the_keys_that_copy_are_told_and_reach_no_browser(
    run: Run, theme: Theme, until: Until
) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": BODY}), theme) as seen:
            told: list[bool] = []
            seen.view.touch.takes = True
            seen.view.touch.copy_wanted.connect(lambda: told.append(True))
            await seen.show("1")
            QTest.keyClick(hand(seen), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
            await until(lambda: told == [True])

    run(main())


def test_the_keyboard_goes_to_who_wrote_a_part_and_its_link_is_told(
    run: Run, theme: Theme, until: Until
) -> None:
    link = "desk://site/wrote/1/2"
    body = (
        f'<p data-ref="c1">No name</p><p data-ref="c2"><a class="writer" href="{link}">v2</a></p>'
    )

    async def main() -> None:
        async with viewing(FakePages({"1": body}), theme) as seen:
            links: list[str] = []
            places: list[QPoint | None] = []
            await seen.show("1")
            seen.view.activateWindow()
            seen.view.setFocus(Qt.FocusReason.TabFocusReason)
            await until(seen.view.isActiveWindow)
            seen.view.touch.focus_in("c1", links.append)
            seen.view.touch.focus_in("c2", links.append)
            await seen.asked_until("document.activeElement.className", "writer")
            await until(lambda: links == ["", link])
            seen.view.touch.find_focus(link, places.append)
            await until(lambda: places and places[0] is not None)

    run(main())
