import gc
import os
import signal
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from confluence_desk.services.library import Document
from confluence_desk.ui.theme import Scheme, Theme
from tests.ui.web.browsing import FakePages, viewing, written

Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]

TALL = '<p class="tall">top</p>'
ODD = "Déjà \"vu\" / <b>#1</b> & 100% \\ 'x'"


def test_a_page_is_drawn_in_its_colours_trap_68(run: Run, theme: Theme, until: Until) -> None:
    library = FakePages({"1": "<h1>Redis failover</h1>"})

    async def main() -> None:
        async with viewing(library, theme) as seen:
            await seen.show("1")
            assert seen.loaded == ["1"]
            assert await seen.ask("document.querySelector('h1').textContent") == "Redis failover"

            def colours() -> set[int]:
                image = seen.view.grab().toImage()
                return {image.pixel(x, y) for x in range(0, 400, 2) for y in range(0, 120, 2)}

            await until(lambda: len(colours()) > 8, 20)

    run(main())


def test_scripts_of_a_page_do_not_run_while_ours_do(run: Run, theme: Theme) -> None:
    library = FakePages({"1": "<script>document.title = 'owned'</script><p>text</p>"})

    async def main() -> None:
        async with viewing(library, theme) as seen:
            await seen.show("1")
            assert await seen.ask("document.title") == "1"

    run(main())


def test_a_drawn_document_is_shown_as_it_is(run: Run, theme: Theme) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": "<p>page</p>"}), theme) as seen:
            await seen.show("1")
            await seen.show_document(Document(written("<p>You are offline.</p>"), "Offline"))
            assert seen.loaded == ["1", ""]
            assert await seen.ask("document.body.textContent") == "You are offline."

    run(main())


@pytest.mark.parametrize("node_id", ["a/b", "50%", "ünï", "x?v=9#y"])
def test_an_odd_id_is_still_a_page(run: Run, theme: Theme, node_id: str) -> None:
    async def main() -> None:
        async with viewing(FakePages({node_id: "<p>here</p>"}), theme) as seen:
            await seen.show(node_id)
            assert seen.loaded == [node_id]
            assert await seen.ask("document.body.textContent") == "here"

    run(main())


def test_of_two_pages_asked_for_at_once_the_last_is_shown_trap_81(run: Run, theme: Theme) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": "<p>one</p>", "2": "<p>two</p>"}), theme) as seen:
            seen.start("1")
            await seen.show("2")
            assert seen.loaded == ["2"]
            assert await seen.ask("document.body.textContent") == "two"

    run(main())


def test_light_and_dark_change_without_moving_or_loading(run: Run, theme: Theme) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": TALL}), theme) as seen:
            await seen.show("1")
            await seen.scroll(500)
            await seen.do("window.same = 1")
            theme.choose(Scheme.DARK)
            back = "getComputedStyle(document.documentElement).backgroundColor"
            await seen.asked_until(back, "rgb(20, 22, 26)")
            assert await seen.ask("window.scrollY") == 500
            assert await seen.ask("window.same") == 1
            assert seen.page.backgroundColor() == theme.color("panel")
            assert seen.loaded == ["1"]

    run(main())


def test_a_document_is_born_in_the_look_of_the_moment(run: Run, theme: Theme) -> None:
    theme.choose(Scheme.DARK)

    async def main() -> None:
        async with viewing(FakePages(), theme) as seen:
            await seen.show_document(Document(written("<p>x</p>"), "x"))
            back = "getComputedStyle(document.documentElement).backgroundColor"
            assert await seen.ask(back) == "rgb(20, 22, 26)"

    run(main())


def test_the_text_of_a_comment_is_marked_and_brought_into_sight(run: Run, theme: Theme) -> None:
    spans = '<span data-ref="r1">one</span>' + TALL + '<span data-ref="r&quot;2">two</span>' + TALL
    on = "[...document.querySelectorAll('.on')].map(e => e.textContent).join()"

    async def main() -> None:
        async with viewing(FakePages({"1": spans}), theme) as seen:
            await seen.show("1", comment_ref='r"2')
            assert await seen.ask(on) == "two"
            assert await seen.ask("window.scrollY") > 2000
            seen.view.mark_comment("r1")
            await seen.asked_until(on, "one")
            await seen.asked_until("window.scrollY < 100", wanted=True)
            seen.view.mark_comment("not there")
            await seen.asked_until(on, "")

    run(main())


def test_freshness_is_text_and_outlives_a_redraw(run: Run, theme: Theme) -> None:
    said = "document.getElementById('freshness').textContent"

    async def main() -> None:
        async with viewing(FakePages({"1": "<p>x</p>", "2": "<p>y</p>"}), theme) as seen:
            seen.start("1")
            seen.view.set_freshness("<b>Saved</b> & 'checked'")
            await seen.show("1")
            assert await seen.ask(said) == "<b>Saved</b> & 'checked'"
            seen.view.set_freshness("just now")
            await seen.asked_until(said, "just now")
            await seen.show("2")
            assert await seen.ask(said) == ""

    run(main())


def test_finding_counts_hits_and_goes_round_both_ways(run: Run, theme: Theme, until: Until) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": "<p>redis Redis</p><p>REDIS</p>"}), theme) as seen:
            await seen.show("1")
            seen.view.find("redis")
            await until(lambda: (1, 3) in seen.found)
            seen.view.find("redis")
            await until(lambda: (2, 3) in seen.found)
            seen.view.find("redis", backward=True)
            await until(lambda: seen.found[-1] == (1, 3))
            seen.view.find("nowhere")
            await until(lambda: seen.found[-1] == (0, 0))
            seen.view.find("")

    run(main())


def test_zoom_goes_by_steps_within_bounds_and_stays_with_the_view(run: Run, theme: Theme) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": "<p>x</p>", "2": "<p>y</p>"}), theme) as seen:
            await seen.show("1")
            seen.view.zoom_in()
            seen.view.zoom_in()
            assert seen.view.zoom == 1.25
            await seen.show("2")
            assert seen.page.zoomFactor() == pytest.approx(1.25)
            for _ in range(20):
                seen.view.zoom_out()
            assert seen.view.zoom == 0.5
            for _ in range(20):
                seen.view.zoom_in()
            assert seen.view.zoom == 3.0
            seen.view.zoom_reset()
            assert seen.page.zoomFactor() == pytest.approx(1.0)

    run(main())


LINKS = (
    '<a href="desk://site/copy/1">copy</a><a href="file:///etc/passwd">file</a>'
    '<a href="javascript:document.title=1">script</a><a href="desk://site/copy/7">no copy</a>'
    '<a href="tel:110">call</a><a href="desk://site/page/2#a">page</a>'
    '<a href="https://acme.example/x?a=1&amp;b=2">web</a>'
    '<a href="mailto:ana@acme.example">mail</a>'
    '<a target="_blank" href="https://new.example/">new</a>'
)
TOLD = (
    *[""] * 5,
    "desk://site/page/2#a",
    "https://acme.example/x?a=1&b=2",
    "mailto:ana@acme.example",
    "https://new.example/",
)


def test_clicks_are_told_and_the_page_stays(run: Run, theme: Theme, until: Until) -> None:
    """With the mouse, as a person clicks; kinds that nobody follows are not told."""

    async def main() -> None:
        async with viewing(FakePages({"1": LINKS}), theme) as seen:
            await seen.show("1")
            told: list[str] = []
            for number, address in enumerate(TOLD):
                place = await seen.ask(
                    f"(r => [r.x + 5, r.y + r.height / 2])"
                    f"(document.links[{number}].getBoundingClientRect())"
                )
                _click(seen.web.focusProxy(), *place)
                told += [address] if address else []
                await until(lambda: len(seen.links) >= len(told))  # noqa: B023 - awaited here
            assert [address for address, _how in seen.links] == told
            assert seen.page.url().path() == "/page/1"
            assert await seen.ask("document.title") == "1"

    run(main())


def test_a_link_within_the_page_scrolls_it(run: Run, theme: Theme) -> None:
    body = f'<a href="#a%22b%20%C3%A9">down</a>{TALL}<h2 id="a&quot;b é">there</h2>{TALL}'

    async def main() -> None:
        async with viewing(FakePages({"1": body}), theme) as seen:
            await seen.show("1")
            await seen.do("window.same = 1")
            x, y = await seen.ask(
                "(r => [r.x + 5, r.y + 5])(document.links[0].getBoundingClientRect())"
            )
            _click(seen.web.focusProxy(), x, y)
            await seen.asked_until("window.scrollY > 2000", wanted=True)
            assert await seen.ask("window.same") == 1
            assert not seen.links
            theme.choose(Scheme.DARK)
            seen.view.set_freshness("now")
            await seen.asked_until("document.getElementById('freshness').textContent", "now")
            assert await seen.ask("window.scrollY") > 2000

    run(main())


def test_the_wheel_with_control_zooms(run: Run, theme: Theme, until: Until) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": TALL}), theme) as seen:
            await seen.show("1")
            target = seen.web.focusProxy()
            assert target is not None
            QTest.wheelEvent(
                target.windowHandle() or seen.view.windowHandle(),
                QPointF(100, 100),
                QPoint(0, 120),
                QPoint(0, 120),
                Qt.KeyboardModifier.ControlModifier,
            )
            await until(lambda: seen.view.zoom == 1.1)

    run(main())


def test_a_click_on_copy_puts_the_code_on_the_clipboard(
    run: Run, theme: Theme, until: Until
) -> None:
    library = FakePages({"1": '<a href="desk://site/copy/1">Copy</a>'}, codes=("a", "b &amp; <c>"))

    async def main() -> None:
        async with viewing(library, theme) as seen:
            copied: list[bool] = []
            seen.view.copied.connect(lambda: copied.append(True))
            await seen.show("1")
            x, y = await seen.ask(
                "(r => [r.x + 5, r.y + 5])(document.links[0].getBoundingClientRect())"
            )
            _click(seen.web.focusProxy(), x, y)
            await until(lambda: copied)
            assert QGuiApplication.clipboard().text() == "b &amp; <c>"
            assert not seen.links

    run(main())


def _click(widget: Any, x: float, y: float) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))


def test_a_page_whose_process_dies_is_told_and_drawn_again_once(
    run: Run, theme: Theme, until: Until
) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": "<p>alive</p>"}), theme) as seen:
            await seen.show("1")
            os.kill(seen.page.renderProcessPid(), signal.SIGKILL)
            await until(lambda: seen.loaded == ["1", "1"], 30)
            assert seen.crashes == 1
            assert await seen.ask("document.body.textContent") == "alive"
            os.kill(seen.page.renderProcessPid(), signal.SIGKILL)
            await until(lambda: seen.crashes == 2, 30)
            await seen.show("1")
            assert await seen.ask("document.body.textContent") == "alive"

    run(main())


def test_closing_is_silent_and_may_happen_twice(run: Run, theme: Theme) -> None:
    async def main() -> None:
        for _ in range(3):
            async with viewing(FakePages({"1": "<p>x</p>"}), theme) as seen:
                await seen.show("1")
                seen.start("1")
                seen.view.end()
            gc.collect()

    run(main())
