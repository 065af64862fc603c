"""The details pane, the navigator and the tabs for tests of their parts."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import FakeLibrary, sample
from tests.ui.fakes.navigator import Shown
from tests.ui.fakes.pane import Pane, Settle, full
from tests.ui.fakes.session import FakeSession
from tests.ui.fakes.tabs import Area

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


@pytest.fixture
def in_navigator(run: Any, qtbot: QtBot, theme: Theme, settle: Settle) -> Callable[..., None]:
    """Tell a story of a navigator over a library, or over what a person ``collected`` in one."""

    def told(
        story: Callable[[Shown], Coroutine[Any, Any, None]],
        library: FakeLibrary | None = None,
        collected: FakeSession | None = None,
    ) -> None:
        panes = []  # qtbot holds widgets weakly

        async def main() -> None:
            shown = collected.library if collected else library or sample()
            pane = Shown(shown, theme, settle, collected)
            panes.append(pane)
            qtbot.addWidget(pane.nav)
            await story(pane)
            await pane.scope.aclose()
            pane.nav.close_model()

        run(main())

    return told


@pytest.fixture
def collected() -> FakeSession:
    """What a person may collect of the sample library, every page known."""
    library = sample()
    for nodes in library.server.values():
        library.nodes.update({node.id: node for node in nodes})
    return FakeSession(library)


@pytest.fixture
def with_tabs(run: Any, qtbot: QtBot, theme: Theme) -> Callable[..., None]:
    """Tell a story of an area with tabs of these pages, the first one in front."""

    def told(story: Callable[[Area], Coroutine[Any, Any, None]], *targets: str) -> None:
        areas = []  # qtbot holds widgets weakly

        async def main() -> None:
            area = Area(theme, *targets)
            areas.append(area)
            qtbot.addWidget(area.area)
            area.area.resize(900, 400)
            area.area.show()
            await story(area)
            await area.aclose()
            assert area.troubles == []

        run(main())

    return told
