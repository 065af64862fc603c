import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QRect

from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web import scripts
from tests.ui.web.browsing import FakePages, picture, viewing

Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]

TALL = '<p class="tall">top</p>'
ODD = "Déjà \"vu\" / <b>#1</b> & 100% \\ 'x'"


def test_the_same_page_drawn_again_keeps_its_place(run: Run, theme: Theme) -> None:
    library = FakePages({"1": TALL + "<p>old</p>", "2": TALL})

    async def main() -> None:
        async with viewing(library, theme) as seen:
            await seen.show("1")
            await seen.scroll(700)
            library.bodies["1"] = TALL + "<p>new</p>"
            await seen.show("1", keep_scroll=True)
            assert await seen.ask("document.body.textContent") == "topnew"
            assert await seen.ask("window.scrollY") == 700
            await seen.show("2", keep_scroll=True)
            assert await seen.ask("window.scrollY") == 0

    run(main())


def test_the_place_is_kept_below_pictures_that_come_late(run: Run, theme: Theme) -> None:
    image = '<img src="desk://site/blob/att1/1">'
    library = FakePages({"1": image + "<p>text</p>"}, stored={("att1", 1): _tall_picture()})

    async def main() -> None:
        async with viewing(library, theme) as seen:
            await seen.show("1")
            await seen.scroll(900)
            await seen.show("1", keep_scroll=True)
            await seen.asked_until("window.scrollY", 900)

    run(main())


@pytest.mark.parametrize("anchor", [ODD, "Überschrift-1", "日本", "a b", "<script>", "%41", "'"])
def test_an_anchor_may_hold_any_characters(run: Run, theme: Theme, anchor: str) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": f"{TALL}<h2>there</h2>{TALL}"}), theme) as seen:
            await seen.show("1")
            await seen.do(f"document.querySelector('h2').id = {json.dumps(anchor)}")
            seen.view.scroll_to(anchor)
            await seen.asked_until(
                "document.querySelector('h2').getBoundingClientRect().y < 5", wanted=True
            )
            assert await seen.ask("window.scrollY") > 2000
            seen.view.scroll_to("no such anchor")
            seen.view.scroll_to("")
            await seen.asked_until("window.scrollY", 0)

    run(main())


def test_a_page_may_open_at_an_anchor_inside_a_folded_part(run: Run, theme: Theme) -> None:
    body = f'{TALL}<details><summary>s</summary><h2 id="a&quot;b c">there</h2></details>{TALL}'

    async def main() -> None:
        async with viewing(FakePages({"1": body}), theme) as seen:
            await seen.show("1", anchor='a"b c')
            assert await seen.ask("document.querySelector('details').open")
            assert await seen.ask("window.scrollY") > 2000

    run(main())


def test_the_heading_that_is_read_is_told_when_the_text_rests(
    run: Run, theme: Theme, until: Until
) -> None:
    body = "".join(f'<h2 id="h{n}">{n}</h2><p class="tall">x</p>' for n in (1, 2))
    body += '<h2 id="h3">3</h2><p>x</p><details><h2 id="folded">f</h2></details>'

    async def main() -> None:
        async with viewing(FakePages({"1": body}), theme) as seen:
            passed: list[str] = []
            seen.view.heading_passed.connect(passed.append)
            await seen.show("1")
            await until(lambda: passed[-1:] == ["h1"])
            await seen.scroll(3200)
            await until(lambda: passed[-1:] == ["h2"])
            seen.view.scroll_to("h3")  # too near the end to come to the top
            await until(lambda: passed[-1:] == ["h3"])

    run(main())


def test_a_place_can_be_kept_and_found_again(run: Run, theme: Theme, until: Until) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": '<p class="tall">x</p>'}), theme) as seen:
            await seen.show("1")
            seen.view.set_zoom(1.5)
            seen.view.move_to(700)
            await until(lambda: abs(seen.view.position - 700) < 2)
            place = seen.view.position
            seen.view.scroll_to("")
            await until(lambda: seen.view.position == 0)
            seen.view.move_to(place)
            await until(lambda: abs(seen.view.position - place) < 2)
            seen.view.select_all()
            await until(lambda: seen.view.selected_text == "x")

    run(main())


def test_a_zoomed_page_keeps_its_place_too(run: Run, theme: Theme) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": TALL}), theme) as seen:
            await seen.show("1")
            seen.view.set_zoom(1.5)
            await seen.asked_until("window.devicePixelRatio", 1.5)
            await seen.scroll(600)
            await seen.show("1", keep_scroll=True)
            assert await seen.ask("window.scrollY") == pytest.approx(600, abs=1)

    run(main())


def _tall_picture() -> tuple[bytes, str]:
    return picture(size=1600), "image/png"


def test_a_place_among_late_pictures_is_found_again(run: Run, theme: Theme, until: Until) -> None:
    """What comes above must not push the text away, nor count as somebody's scrolling."""
    image = '<img src="desk://site/blob/att1/1">'
    library = FakePages({"1": image + TALL * 3 + "<p>end</p>"}, gate=asyncio.Event())
    library.remote[("att1", 1)] = _tall_picture()

    async def main() -> None:
        async with viewing(library, theme) as seen:
            seen.start("1", position=2500)
            await until(lambda: library.asked)
            await seen.asked_until("window.scrollY", 2500)
            assert library.gate is not None
            library.gate.set()
            await until(lambda: seen.loaded)
            await seen.asked_until("document.images[0].height", 1600)
            await seen.asked_until("window.scrollY", 2500)

    run(main())


POINT = QRect(300, 100, 1, 1)
COLOURED = b"body{margin:0} .red,.blue{height:3000px;background:#f00} .blue{background:#00f}"
BANDS = '<div class="red"></div><div class="blue" id="there"></div><div class="blue"></div>'


@pytest.mark.parametrize("aim", [{"position": 3200.0}, {"anchor": "there"}])
@pytest.mark.parametrize("before", [True, False])
def test_a_page_never_shows_anything_but_the_place_that_is_meant(
    run: Run, theme: Theme, aim: dict[str, Any], *, before: bool
) -> None:
    """Neither its beginning nor, in a new tab, what the graphics memory held before."""
    library = FakePages({"0": "", "1": BANDS}, sheet=COLOURED)

    async def main() -> None:
        async with viewing(library, theme) as seen:
            if before:
                await seen.show("0")
            seen.start("1", **aim)
            colours: list[str] = []
            async with asyncio.timeout(20):
                while colours[-1:] != ["#0000ff"]:
                    colours.append(seen.view.grab(POINT).toImage().pixelColor(0, 0).name())
                    await asyncio.sleep(0)
            assert set(colours) <= {theme.color("panel").name(), "#0000ff"}

    run(main())


def test_a_document_that_came_meanwhile_is_never_the_one_blanked(run: Run, theme: Theme) -> None:
    """The order to hide the old text takes its time; the new one may stand by then."""
    seen_at_all = "document.documentElement.style.visibility"

    async def main() -> None:
        async with viewing(FakePages({"1": "<p>old</p>", "2": "<p>new</p>"}), theme) as seen:
            await seen.show("1")
            first = await seen.ask("location.href")
            await seen.show("2")
            second = await seen.ask("location.href")
            for address in (first, second):
                await seen.do(scripts.blank(address))
                assert await seen.ask(seen_at_all) == ""
            await seen.do(scripts.blank("desk://site/page/1?v=1000000"))
            assert await seen.ask(seen_at_all) == "hidden"
            await seen.do(scripts.place_again())
            assert await seen.ask(seen_at_all) == ""

    run(main())


def test_the_old_text_is_hidden_only_until_the_next_is_there(run: Run, theme: Theme) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": "<p>old</p>", "2": "<p>new</p>"}), theme) as seen:
            await seen.show("1")
            told = asyncio.Event()
            seen.view.loaded.connect(lambda _id: told.set())
            seen.start("2")
            seen.view.blank()
            await told.wait()
            assert await seen.ask("document.documentElement.style.visibility") == ""
            assert await seen.ask("document.body.textContent") == "new"

    run(main())


FOLD = (
    '<details class=unchanged><summary>nothing</summary><p class="diff-row tall">same</p></details>'
)
ROW = '<p class="diff-row tall" id="change-{}">change</p>'
ROWS = [ROW.format(number) for number in range(1, 5)]
COMPARED = f"<div class=diff>{FOLD}{FOLD.join(ROWS[:3])}{ROWS[3]}</div>"


def test_trap_87_what_is_read_stays_where_it_is_when_all_is_folded_or_unfolded(
    run: Run, theme: Theme
) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": COMPARED}), theme) as seen:
            await seen.show("1")
            await seen.scroll(4000)
            place = "Math.round(document.getElementById('change-2').getBoundingClientRect().y)"
            stood = await seen.ask(place)
            for opened in (True, False, True):
                seen.view.fold(opened=opened)
                await seen.asked_until("document.querySelector('details').open", opened)
                await seen.asked_until(place, stood)
            assert await seen.ask("window.scrollY") > 9000

    run(main())


def test_trap_87_who_reads_in_a_stretch_that_is_folded_sees_its_line(
    run: Run, theme: Theme
) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": COMPARED}), theme) as seen:
            await seen.show("1")
            seen.view.fold(opened=True)
            await seen.asked_until("document.querySelector('details').open", wanted=True)
            await seen.do("document.querySelectorAll('.unchanged > p')[1].scrollIntoView()")
            await seen.do("window.scrollBy(0, 1000)")
            seen.view.fold(opened=False)
            line = "Math.abs(document.querySelectorAll('summary')[1].getBoundingClientRect().y) < 5"
            await seen.asked_until(line, wanted=True)

    run(main())


def test_a_click_that_leads_to_another_place_of_the_document_is_told(
    run: Run, theme: Theme, until: Until
) -> None:
    body = f'<a href="#change-1" id="mark">1</a>{COMPARED}'

    async def main() -> None:
        async with viewing(FakePages({"1": body}), theme) as seen:
            led: list[str] = []
            seen.view.anchored.connect(led.append)
            await seen.show("1", anchor="change-2")
            assert led == []
            await seen.do("document.getElementById('mark').click()")
            await until(lambda: led == ["change-1"])

    run(main())


def test_the_view_knows_which_row_of_a_comparison_is_the_first_in_sight(
    run: Run, theme: Theme, until: Until
) -> None:
    async def main() -> None:
        pages = FakePages({"1": COMPARED, "2": TALL})
        async with viewing(pages, theme) as seen:
            await seen.show("1")
            await until(lambda: seen.view.row == _row_in(COMPARED, "change-1"))
            await seen.scroll(4000)
            await until(lambda: seen.view.row == _row_in(COMPARED, "change-2"))
            await seen.show("2")
            await until(lambda: seen.view.row == -1)

    run(main())


def _row_in(html: str, name: str) -> int:
    return html.partition(f'id="{name}"')[0].count("diff-row") - 1
