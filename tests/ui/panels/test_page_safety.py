"""A page that breaks, and a page that wishes for something: what the tab shows of it (trap 69)."""

import os
import signal
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from confluence_desk.domain.errors import Paused
from confluence_desk.render.addresses import ours
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.reading import Pages, Run, three, told

register_scheme()
pytestmark = pytest.mark.qt_log_level_fail("NO")  # WebEngine grumbles when a process dies

Settle = Callable[[], Coroutine[Any, Any, None]]
Until = Callable[..., Coroutine[Any, Any, None]]


def test_a_page_whose_process_dies_says_so_and_is_there_again_trap_69(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        panel.resize(600, 400)
        panel.show()
        panel.open("1")
        await until(lambda: panel.settled, 30)
        assert panel.notice == ""
        loads: list[str] = []
        panel.view.loaded.connect(loads.append)
        os.kill(panel.view._page.renderProcessPid(), signal.SIGKILL)  # noqa: SLF001 - what dies
        await until(lambda: loads == ["1"], 30)
        assert "stopped working" in panel.notice
        assert panel.settled

    told(run, theme, three(), story)


@pytest.mark.parametrize("verb", ["draw", "load", "welcome"])
def test_a_wish_that_cannot_be_met_offline_says_so_above_the_page(
    run: Run, theme: Theme, until: Until, verb: str
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        library.served.failure = Paused("acme.atlassian.net")
        panel.open("1")
        panel.follow(ours(verb, "https://a.example/x", "m"))
        await until(lambda: "working offline" in panel.notice)
        assert len(library.served.wished) == 1

    told(run, theme, three(), story)


@pytest.mark.parametrize("command", ["reload", "sign_in", "quit", "../draw/1/2"])
def test_no_command_is_taken_for_a_wish(
    run: Run, theme: Theme, settle: Settle, command: str
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        heard: list[str] = []
        panel.command_requested.connect(heard.append)
        panel.open("1")
        panel.follow(f"desk://site/command/{command}")
        await settle()
        assert heard == [command]
        assert library.served.wished == []

    told(run, theme, three(), story)
