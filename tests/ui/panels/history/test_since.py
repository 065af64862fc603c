"""A page remembers the version that was read last, and says what came since."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from confluence_desk.services.history import Since
from confluence_desk.services.library import Document
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.reading import Pages, Run, told
from tests.ui.web.browsing import written

register_scheme()
pytestmark = pytest.mark.qt_log_ignore(
    "RHI|QRhi|Vulkan|GBM|GPUInfo|This plugin does not support", extend=True
)
Until = Callable[..., Coroutine[Any, Any, None]]
READ = datetime(2020, 11, 4, 12).astimezone()


def page(version: int) -> Document:
    return Document(written("<p>Text</p>"), "Runbook", version=version)


def library(changes: int | None = 3) -> Pages:
    made = Pages()
    made.drawn = {"1": page(14), "2": page(1)}
    made.history.since["1", 14] = Since(11, READ, changes)
    return made


def hurry(panel: PagePanel) -> None:
    panel.since.looking.setInterval(0)
    panel.since.reading.setInterval(0)
    panel.resize(400, 300)
    panel.show()


def test_the_changes_since_it_was_read_are_told_and_shown(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        wished: list[str] = []
        panel.comparison_requested.connect(wished.append)
        hurry(panel)
        panel.open("1")
        await until(lambda: panel.since.said)
        assert panel.since.said == "3 change(s) since you read v11 on 4 Nov 2020"
        buttons = {one.text(): one for one in panel.findChildren(QPushButton)}
        buttons["What changed"].click()
        assert wished == ["1:11:14"]
        panel.open("2")
        await until(lambda: not panel.since.said)

    told(run, theme, library(), story)


def test_a_text_that_is_not_here_any_more_is_told_without_a_number(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        hurry(panel)
        panel.open("1")
        await until(lambda: panel.since.said)
        assert panel.since.said == "This is v14. You read v11 on 4 Nov 2020."

    told(run, theme, library(None), story)


def test_nothing_is_said_where_nothing_visible_changed(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        hurry(panel)
        panel.open("1")
        await until(lambda: library.history.noted)  # what was to be said is said before
        assert panel.since.said == ""

    told(run, theme, library(0), story)


def test_what_is_looked_at_for_a_while_counts_as_read(run: Run, theme: Theme, until: Until) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        hurry(panel)
        panel.open("1")
        await until(lambda: library.history.noted == [("1", 14)])
        panel.open("2")
        await until(lambda: library.history.noted == [("1", 14), ("2", 1)])

    told(run, theme, library(), story)


def test_what_nobody_sees_is_not_read(run: Run, theme: Theme, until: Until) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        hurry(panel)
        panel.hide()
        panel.open("1")
        await until(lambda: panel.since.said)
        await until(lambda: not panel.since.reading.isActive())
        assert library.history.noted == []
        panel.show()
        panel.shown()
        await until(lambda: library.history.noted == [("1", 14)])

    told(run, theme, library(), story)
