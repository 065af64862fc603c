"""Fixtures of the window's tests: the look, and a scope whose troubles are seen."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from confluence_desk.ui.theme import Scheme, Theme

STYLES = Path(__file__).parents[2] / "resources" / "styles"


@pytest.fixture(autouse=True)
def loop_outlives_windows(qapp: QApplication) -> None:
    """As in the program: closing the last window does not end the loop."""
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The look in its light colours."""
    theme = Theme(STYLES)
    theme.apply(qapp)
    theme.choose(Scheme.LIGHT)
    yield theme
    theme.choose(Scheme.SYSTEM)


@pytest.fixture
def settle() -> Callable[[], Coroutine[Any, Any, None]]:
    """Let every waiting callback and answer come."""

    async def settled() -> None:
        for _ in range(12):
            await asyncio.sleep(0)

    return settled


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform complains about what only a real desktop does."""
    for item in items:
        if "ui" in item.path.parent.parts:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
