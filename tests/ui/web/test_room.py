"""Pictures have their room before they are there: nothing jumps when they come."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.services.look import Look
from confluence_desk.ui.theme import Theme
from tests.ui.web.browsing import FakePages, picture, viewing

Run = Callable[[Coroutine[Any, Any, None]], None]
SHEET = (Path(__file__).parents[3] / "resources" / "styles" / "page.css").read_bytes()
BODY = (
    "<main><p>above</p><p><img id='i' src='desk://site/blob/att9/1' {sides} loading='lazy'></p>"
    "<p id='below'>below</p></main>"
)
TOP = "document.getElementById('below').getBoundingClientRect().top"

pytestmark = pytest.mark.qt_log_level_fail("NO")


@dataclass
class Dressed(FakePages):
    """Pages in the style sheet that readers see them in."""

    def stylesheet(self, look: Look) -> bytes:
        return SHEET + super().stylesheet(look)


@pytest.mark.parametrize(
    ("sides", "jumps"),
    [('width="64" height="64"', False), ('width="3200" height="3200"', False), ("", True)],
)
def test_a_picture_of_known_size_moves_nothing_when_it_comes(
    run: Run, theme: Theme, until: Any, sides: str, jumps: bool
) -> None:
    async def main() -> None:
        data = picture(size=64)
        pages = Dressed({"1": BODY.format(sides=sides)}, remote={("att9", 1): (data, "image/png")})
        pages.gate = asyncio.Event()
        async with viewing(pages, theme) as seen:
            seen.view.resize(700, 600)
            seen.start("1")
            await until(lambda: pages.asked == ["att9"], 30)
            before = await seen.ask(TOP)
            pages.gate.set()
            await until(lambda: seen.loaded == ["1"], 30)
            assert await seen.ask("document.getElementById('i').naturalWidth") == 64
            assert (await seen.ask(TOP) != before) is jumps

    run(main())
