from collections.abc import Callable, Coroutine
from typing import Any

from confluence_desk.ui.theme import Theme
from tests.ui.web.browsing import FakePages, viewing

Run = Callable[[Coroutine[Any, Any, None]], None]


def test_a_page_is_drawn_in_its_colours_trap_68(run: Run, theme: Theme) -> None:
    library = FakePages({"1": "<h1>Redis failover</h1>"})

    async def main() -> None:
        async with viewing(library, theme) as seen:
            await seen.show("1")
            assert seen.loaded == ["1"]
            assert await seen.ask("document.querySelector('h1').textContent") == "Redis failover"
            assert await seen.ask("getComputedStyle(document.body).color") == "rgb(16, 16, 16)"
            assert await seen.ask("document.documentElement.className") == "light"
            assert await seen.ask("window.deskLeft") == 0

    run(main())
