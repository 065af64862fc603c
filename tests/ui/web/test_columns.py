"""Columns of a comparison go the way of the window; what stands in them goes that of the page."""

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.domain.entities import Page, Version
from confluence_desk.render_command import stranger
from confluence_desk.services.comparing import Comparing, Pair, Shape, Way, Wish
from confluence_desk.services.look import Look
from confluence_desk.services.styles import sheet
from confluence_desk.ui.theme import Theme
from tests.ui.web.browsing import FakePages, Seen, viewing

Run = Callable[[Coroutine[Any, Any, None]], None]
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ENGLISH = (
    "Retry policy",
    "Payments owns it.",
    "Invoices owns it.",
    "Links",
)
HEBREW = ("מדיניות", "הצוות של התשלומים אחראי.", "הצוות של החשבוניות אחראי.", "קישורים")
LAYOUT = (
    '<p>{0}</p><ac:layout><ac:layout-section ac:type="two_equal"><ac:layout-cell><p>{0}</p>'
    "</ac:layout-cell><ac:layout-cell><p>{1}</p></ac:layout-cell></ac:layout-section></ac:layout>"
)
LEFT = "Math.round(document.querySelector('{}').getBoundingClientRect().left)"
BAR = "getComputedStyle(document.querySelector('{}'), '::before').left"
ROW = ".diff > .diff-row > "
LANES = ".lane:nth-child({}) .{}:not(.gap):not(.nowhere)"

pytestmark = pytest.mark.qt_log_level_fail("NO")


class Dressed(FakePages):
    """Pages in the style sheet that readers see them in."""

    def stylesheet(self, look: Look) -> bytes:
        return sheet(look)


async def compared(seen: Seen, words: tuple[str, ...], runs: Way, shape: Shape = "sides") -> None:
    """Show two versions of a page, in a window that runs one way or the other."""
    title, *versions, other = words
    pages = {
        number: Page("1", title, "1", Version(number, NOON), body=LAYOUT.format(text, other))
        for number, text in enumerate(versions, 1)
    }
    comparing = Comparing(lambda _id, number: pages.get(number), lambda _id, _page: stranger())
    found = await comparing.compared(Pair("1", 1, 2), Wish(shape, runs=runs))
    assert found is not None
    await seen.show_document(found.document)


@pytest.mark.parametrize("runs", ["ltr", "rtl"])
@pytest.mark.parametrize("words", [ENGLISH, HEBREW], ids=["english", "hebrew"])
def test_the_older_version_stands_where_the_window_begins(
    run: Run, theme: Theme, words: tuple[str, ...], runs: Way
) -> None:
    async def main() -> None:
        async with viewing(Dressed(), theme) as seen:
            seen.view.resize(1300, 600)
            await compared(seen, words, runs)

            async def left(what: str) -> int:
                return int(await seen.ask(LEFT.format(what)))

            old, new = await left(f"{ROW}.old"), await left(f"{ROW}.new")
            assert (old < new) is (runs == "ltr")
            bars = [await seen.ask(BAR.format(f"{ROW}.{side}")) for side in ("old", "new")]
            assert {bar == "0px" for bar in bars} == {runs == "ltr"}
            for side in ("old", "new"):
                one, other = [await left(LANES.format(n, side)) for n in (1, 2)]
                assert (one < other) is (words is ENGLISH), "a page's own columns stay its own"
                way = f"getComputedStyle(document.querySelector('{ROW}.{side} p')).direction"
                assert await seen.ask(way) == ("ltr" if words is ENGLISH else "rtl")
            halves = [await left(LANES.format(1, side)) for side in ("old", "new")]
            assert (halves[0] < halves[1]) is (runs == "ltr")
            assert await left(".ruler") > 1200, "beside the scroll bar"

    run(main())


def test_one_column_has_its_bars_where_the_window_begins(run: Run, theme: Theme) -> None:
    async def main() -> None:
        async with viewing(Dressed(), theme) as seen:
            seen.view.resize(1300, 600)
            bars = []
            for runs in ("ltr", "rtl"):
                await compared(seen, ENGLISH, runs, "inline")
                bars.append(await seen.ask(BAR.format(f"{ROW}.new")))
            assert bars[0] == "0px" != bars[1]

    run(main())
