import asyncio
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from confluence_desk.domain.changes import Changes
from confluence_desk.ui.panels.status_line import StatusLine
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import FakeLibrary


class Growing(FakeLibrary):
    """Has one page more each time it is asked."""

    pages_here = 0

    def statistics(self) -> tuple[int, int]:
        self.pages_here += 1
        return self.pages_here, 1000


@pytest.fixture
def line(qtbot: QtBot, theme: Theme) -> StatusLine:
    line = StatusLine(Growing(), theme)  # type: ignore[arg-type]
    qtbot.addWidget(line)
    return line


def test_one_page_is_not_called_pages(line: StatusLine) -> None:
    assert line.statistics == "1 page offline · 1 kB"
    line.count()
    assert line.statistics == "2 pages offline · 1 kB"


def test_a_burst_of_news_is_counted_once(run: Any, until: Any, qtbot: QtBot, theme: Theme) -> None:
    library = Growing()
    line = StatusLine(library, theme)  # type: ignore[arg-type]
    qtbot.addWidget(line)

    async def main() -> None:
        for number in range(50):
            library.changed.emit(Changes(pages=frozenset({str(number)})))
        library.changed.emit(Changes(people=frozenset({"ana"})))
        assert line.statistics.startswith("1 page ")
        await until(lambda: line.statistics.startswith("2 pages"))
        await asyncio.sleep(0)
        assert line.statistics.startswith("2 pages")

    run(main())
    line.close_line()
    library.changed.emit(Changes(pages=frozenset({"1"})))
    assert library.pages_here == 2


def test_where_a_link_leads_stands_before_the_activity(line: StatusLine) -> None:
    line.show_busy(True)  # noqa: FBT003 - a slot
    line.say("https://example.com")
    assert line.activity == "https://example.com"
    line.say("")
    assert line.activity == "Checking for news…"
