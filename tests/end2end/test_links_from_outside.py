"""Links that another program or the command line hands over, in the real window."""

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.demo.content import fill
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.app_links import made, read
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.remembered import TabState
from tests.end2end.conftest import Programs, Running

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Run = Callable[[Coroutine[Any, Any, None]], None]


def shown(window: MainWindow) -> str:
    """The page in front."""
    return window.tabs.current.node_id if window.tabs.current else ""


@pytest.fixture
def tell(run: Run, program: Programs) -> Callable[..., None]:
    def told(story: Callable[[Running, str], Coroutine[Any, Any, None]]) -> None:
        async def main() -> None:
            state = SiteState(seed=1)
            fill(state, NOW)
            page = next(row for row in state.contents.values() if row.title == "Redis failover")
            async with program(state) as running:
                await running.until(running.window.library.spaces)
                await story(running, str(page.id))

        run(main())

    return told


def test_every_form_opens_the_page(tell: Callable[..., None]) -> None:
    async def story(running: Running, page_id: str) -> None:
        site = running.demo.url
        for text in (
            "OPS:Redis failover",
            page_id,
            f"{site}/wiki/pages/{page_id}",
            made(f"{site}/wiki/spaces/OPS/pages/{page_id}/Redis+failover"),
            f"confluence-desk://page/{page_id}",
            "confluence-desk://title/OPS/Redis%20failover",
        ):
            running.window.open_tab(TabState("welcome"))
            running.desk.open_text(read(text))
            await running.until(lambda: shown(running.window) == page_id)

    tell(story)


def test_a_link_may_ask_for_a_window_of_its_own(tell: Callable[..., None]) -> None:
    async def story(running: Running, page_id: str) -> None:
        windows = running.desk.windows
        assert windows is not None
        running.desk.open_text(page_id, new_window=True)
        assert len(windows.all) == 2
        newest = windows.all[-1]
        await running.until(lambda: shown(newest) == page_id)
        assert shown(running.window) != page_id

    tell(story)


def test_a_link_of_another_site_is_told_and_not_opened(tell: Callable[..., None]) -> None:
    async def story(running: Running, page_id: str) -> None:
        running.desk.open_text(f"https://globex.example/wiki/pages/{page_id}")
        notice = running.desk.messages.history[-1]
        assert "globex.example" in notice.text
        assert notice.label == "Open in browser"
        assert shown(running.window) != page_id

    tell(story)


def test_every_link_that_came_before_the_window_opens(tell: Callable[..., None]) -> None:
    async def story(running: Running, page_id: str) -> None:
        desk, demo = running.desk, running.demo
        await desk.end(desk.sittings[-1])
        for text in (page_id, "OPS:Kafka consumer lag", page_id):
            desk.open_text(text)
        window = desk.show(await desk.accounts.sign_in(demo.url, demo.email, demo.token))
        kafka = next(
            row for row in demo.state.contents.values() if row.title == "Kafka consumer lag"
        )
        wanted = {page_id, str(kafka.id)}
        await running.until(lambda: wanted <= {state.target for state in window.tabs.states()})
        assert [state.target for state in window.tabs.states()].count(page_id) == 1

    tell(story)
