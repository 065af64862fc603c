"""How long it takes from two texts to a comparison that is seen, in a view that is there."""

import asyncio
import statistics
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from confluence_desk.diff.page import side_by_side
from confluence_desk.diff.report import compare
from confluence_desk.domain.entities import Page, Version
from confluence_desk.render.document import Header, page_document
from confluence_desk.render_command import stranger
from confluence_desk.services.library import Document
from confluence_desk.ui.theme import Scheme, Theme
from confluence_desk.ui.web.scheme import register_scheme
from tests.bench.runbook import RUNBOOK, RUNBOOK_EDITED
from tests.ui.web.browsing import FakePages, housing

register_scheme()
pytestmark = pytest.mark.bench

STYLES = Path(__file__).parents[2] / "resources" / "styles"
ROUNDS = 9
MOST_MS = 80


def _document(number: int) -> Document:
    drawn = side_by_side(compare(RUNBOOK, RUNBOOK_EDITED), stranger()).drawn
    page = Page("1", f"Runbook {number}", "1", Version(number))
    return Document(page_document(drawn, page=page, header=Header()), page.title)


def test_a_runbook_to_what_is_seen(
    run: Callable[[Coroutine[Any, Any, None]], None], qapp: QApplication
) -> None:
    theme = Theme(STYLES)
    theme.apply(qapp)
    theme.choose(Scheme.LIGHT)

    async def main() -> None:
        spent = []
        async with housing(FakePages(), theme) as house:
            view = house.view()
            view.resize(1200, 800)
            view.show()
            for number in range(ROUNDS + 1):
                arrived = asyncio.Event()
                place = view.arrived.connect(lambda _, arrived=arrived: arrived.set())
                begun = time.perf_counter()
                view.show_document(_document(number))
                async with asyncio.timeout(30):
                    await arrived.wait()
                view.grab()
                spent.append((time.perf_counter() - begun) * 1e3)
                view.arrived.disconnect(place)
            view.end()
        median = statistics.median(spent[1:])
        print(f"\na runbook compared and painted: {median:.0f} ms")  # noqa: T201 - a bench reports
        assert median <= MOST_MS

    run(main())
