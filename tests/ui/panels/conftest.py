"""The details pane for tests of its sections."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import FakeLibrary
from tests.ui.fakes.pane import Pane, Settle, full

Story = Callable[[Pane], Coroutine[Any, Any, None]]


@pytest.fixture
def tell(run: Any, qtbot: QtBot, theme: Theme, settle: Settle) -> Callable[..., None]:
    def told(story: Story, library: FakeLibrary | None = None) -> None:
        panes = []  # qtbot holds widgets weakly

        async def main() -> None:
            pane = Pane(library or full(), theme, settle)
            panes.append(pane)
            qtbot.addWidget(pane.panel)
            await story(pane)
            await pane.scope.aclose()
            pane.panel.close_panel()

        run(main())

    return told
